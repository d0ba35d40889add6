// Package widget has the rules about widgets, which are in modules or, for ServiceDesk Plus, at the top level.
package widget

import "plugin-manifest-ls/diagnostics/rule"

// Rules lists the rules of the package in the order of the documentation.
var Rules = []*rule.Rule{
	widgetsUnused,
	widgetLocationMissing,
	widgetLocationType,
	widgetLocationUnknown,
	widgetLocationDuplicate,
	widgetLocationOnce,
	widgetURLNotZoho,
	widgetURLInsecure,
}
