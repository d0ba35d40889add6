package zettest

// Difference is a known reason why our verdict differs from zet's. In each, the messages or other rules of zet, or another
// source, contradict what zet does.
type Difference string

// Where zet crashes on an invalid or unusual value, which we report.
const (
	crashNull     Difference = "null where an object or array is expected makes zet crash"
	crashName     Difference = "a name that is not a string makes zet crash"
	crashValue    Difference = "a value with a wrong type makes zet crash"
	crashLocation Difference = "a Catalyst file_location without a slash makes zet crash"
	crashURL      Difference = "any default of a Projects parameter of type url makes zet crash"
	crashJSON     Difference = "a resources.json that is not JSON makes zet crash"
	crashApp      Difference = "a file in place of the folder app makes zet crash"
)

// Where zet accepts what is invalid.
const (
	laxFalsy      Difference = "zet takes null, false, 0 and the empty string for a missing key"
	laxArray      Difference = "zet takes an array for an object"
	laxURL        Difference = "zet takes an array of one URL for a URL"
	laxNumber     Difference = "zet takes whatever JavaScript converts to a number for an integer"
	laxOption     Difference = "zet accepts the default of a selectbox if it is none of the options"
	laxLink       Difference = "zet compares link names with earlier names, so that equal ones pass"
	laxResource   Difference = "zet does not see equal resource names in one list"
	laxLocation   Difference = "zet does not look at the locations of Desk's widgets"
	laxEmpty      Difference = "zet accepts an empty string where the value cannot work"
	laxDocumented Difference = "zet does not check what Zoho's guides say of connections"
)

// Where zet rejects what is valid.
const (
	strictOption   Difference = "zet rejects the default of a selectbox if it is one of the options"
	strictCheckbox Difference = "zet wants the default of a checkbox to be a string and a boolean at once"
	strictLink     Difference = "zet compares link names with earlier names, so that a link may not have one"
	strictCount    Difference = "zet counts files with the extension .json twice"
	strictQuery    Difference = "zet takes the query or fragment of a path for a part of the file's name"
)

// Where it is unknown or undecided which verdict is right.
const (
	openAccounts Difference = "zet's list of accounts servers lacks data centres that Zoho has"
	openService  Difference = "Zoho documents the service, but zet does not know it"
	openContent  Difference = "zet does not look into translations"
	openDesk     Difference = "zet does not know the connection service that newer samples of Zoho's name"
	openNull     Difference = "zet takes null for an object"
	openName     Difference = "zet does not compare the names of connections in Projects, but the guide wants unique ones"
)
