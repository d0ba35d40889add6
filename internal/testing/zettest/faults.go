package zettest

import "slices"

// Faults returns all faults there are.
func Faults() []Fault {
	return slices.Concat(
		fileFaults,
		textFaults,
		resourceTextFaults,
		faultsOf([]string{"DESK", "PROJECTS"}, widgetTable, localeTable, connectorTable, domainTable, cspTable),
		faultsOf([]string{"DESK"}, deskTable, deskConnectorTable, authorisationTable, resourcesTable),
		faultsOf([]string{"PROJECTS"}, projectsTable, projectsConnectorTable),
		faultsOf([]string{"SDP"}, sdpTable),
		faultsOf([]string{"CREATOR"}, creatorTable, cspTable),
		faultsOf([]string{"CATALYST"}, catalystTable),
		faultsOf([]string{"BIGIN"}, biginTable, cspTable, cspURLTable),
		faultsOf([]string{"CRM", "RECRUIT"}, bareTable),
		faultsOf([]string{"IOT"}, iotTable),
		missingFiles,
	)
}

// missingFiles are files that a manifest names and that are not there.
var missingFiles = []Fault{
	missing("translation:no-ja", Error, "app/translations/ja.json", "DESK", "manifest.locale"),
	missing("translation:no-en", Error, "app/translations/en.json", "DESK", "manifest.locale"),
	missing("translation:no-ja", Error, "app/translations/ja.json", "PROJECTS", "manifest.locale"),
	missing("translation:no-en", Error, "app/translations/en.json", "PROJECTS", "manifest.locale"),
	missing("widget.url:no-file", Error, "app/widget.html", "DESK", "manifest.modules"),
	missing("widget.url:no-file", Error, "app/widget.html", "PROJECTS", "manifest.modules"),
	missing("widget.url:no-file", Error, "app/widget.html", "SDP", "manifest.widgets"),
	missing("file-location:no-file", Error, "app/widget.html", "CATALYST", "manifest.file_location"),
	missing("widget.logo:no-file", Error, "app/img/logo.png", "DESK", "manifest.modules"),
	missing("widget.icon:no-file", Error, "app/img/icon.svg", "DESK", "manifest.modules"),
	missing("widget.icon:no-file", Error, "app/img/icon.svg", "PROJECTS", "manifest.modules"),
	missing("channel.logo:no-file", Error, "app/img/channel.png", "DESK", "resources.channel"),
	missing("file-unused:harmless", OK, "app/css/style.css", "DESK", "file.none"),
	missing("file-unused:harmless", OK, "app/css/style.css", "PROJECTS", "file.none"),
	missing("translation-unused:harmless", OK, "app/translations/en.json", "SDP", "file.none"),
	missing("translation-unused:harmless", OK, "app/translations/en.json", "CREATOR", "file.none"),
}

// missing removes a file to which a place refers.
func missing(name string, verdict Verdict, path, service, place string) Fault {
	f := fileFault(name, verdict, verdict, none, path, func(d *draft) { delete(d.files, path) })
	f.Services = []string{service}
	f.places = []string{"file", place} // the number of files changes too
	return f
}
