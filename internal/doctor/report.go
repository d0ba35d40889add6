package doctor

// Report describes the program and the extensions that it found. Its JSON names are a contract that scripts rely on.
type Report struct {
	Program     Program     `json:"program"`
	Folder      string      `json:"folder"` // that was searched; empty in the report of a server
	Extensions  []Extension `json:"extensions"`
	More        int         `json:"more"`    // extensions that are not described
	LeftOut     []LeftOut   `json:"leftOut"` // manifests and folders that the search left out
	Settings    []Setting   `json:"settings"`
	Server      *Server     `json:"server,omitempty"`
	Environment []Setting   `json:"environment"`
	Problems    []Problem   `json:"problems"`

	homes    []string  // paths that mean the home directory
	sections []Section // of the extensions, for people
}

// Program is the program that made the report.
type Program struct {
	Version  string `json:"version"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
	Path     string `json:"path"`  // empty in a browser
	Build    string `json:"build"` // how it was built: release or source; empty if unknown
}

// Problem is something that the user may want to change. It is not about the content of a manifest.
type Problem struct {
	Path    string `json:"path"` // of the extension or the file; empty if it is about neither
	Message string `json:"message"`
	Advice  string `json:"advice"`
}

// Setting is a value that influences the program.
type Setting struct {
	Name       string   `json:"name"`
	Value      string   `json:"value"`
	Source     string   `json:"source"`               // default, a flag, a file, or how the client sent it
	Overridden []string `json:"overridden,omitempty"` // other sources that set it
}

// LeftOut are files or folders that were left out for the same reason.
type LeftOut struct {
	Reason string   `json:"reason"`
	Count  int      `json:"count"`
	Paths  []string `json:"paths"` // a few of them
}

// Extension is the folder of an extension as the program interprets it.
type Extension struct {
	Root           string          `json:"root"`
	Manifest       Manifest        `json:"manifest"`
	Service        Service         `json:"service"`
	Layout         Layout          `json:"layout"`
	Files          Files           `json:"files"`
	Code           Code            `json:"code"`
	Git            Git             `json:"git"`
	Configurations []Configuration `json:"configurations"` // the outermost first
	Rules          []Setting       `json:"rules"`          // severities that are set, by rule code
	Documents      []Document      `json:"documents"`      // with diagnostics
	MoreDocuments  int             `json:"moreDocuments"`
	CodeLenses     CodeLenses      `json:"codeLenses"`
	Unavailable    []Feature       `json:"unavailable"`
	Timings        []Timing        `json:"timings"` // measured for the report
}

// Manifest is the file that makes a folder an extension.
type Manifest struct {
	Bytes  int    `json:"bytes"`
	Nature string `json:"nature"` // zoho, undecided or foreign; empty if it cannot be read
	Error  string `json:"error,omitempty"`
}

// Service is the service in a manifest.
type Service struct {
	Written string `json:"written"` // as in the manifest
	Status  string `json:"status"`  // known, unknown or missing
	Name    string `json:"name"`    // of the product
}

// Layout is where the files of an extension come from. Paths are relative to its root.
type Layout struct {
	Built          bool     `json:"built"`          // false if the folder has all sources
	Copied         bool     `json:"copied"`         // a build copies the folder
	Command        string   `json:"command"`        // builds the extension; empty if unknown
	Configurations []string `json:"configurations"` // the build configurations that say so
	Outputs        []string `json:"outputs"`        // folders that the build writes
	Sources        []string `json:"sources"`        // folders outside of the root with sources
}

// Files are the files of an extension.
type Files struct {
	Count   int       `json:"count"`
	Bytes   int64     `json:"bytes"`
	Kinds   []Kind    `json:"kinds"`
	Sources int       `json:"sources"` // more files, outside of the root
	LeftOut []LeftOut `json:"leftOut"`
}

// Kind is the number of files of a kind.
type Kind struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// Code is the index of the code of an extension.
type Code struct {
	Checked  bool     `json:"checked"` // the service has rules about code
	Files    int      `json:"files"`   // that were indexed, with and without code
	Code     int      `json:"code"`    // files with code
	Uses     int      `json:"uses"`    // of connections
	Unknown  int      `json:"unknown"` // uses whose name is not known
	Requests int      `json:"requests"`
	Complete bool     `json:"complete"`
	Notes    []string `json:"notes"` // omissions
}

// Git is the repository around an extension.
type Git struct {
	Repository string `json:"repository"` // root of the working tree; empty if there is none
	Commit     string `json:"commit"`     // the current one, abbreviated
	Found      bool   `json:"found"`      // the commit has the manifest
	Compared   bool   `json:"compared"`   // the manifest is compared with it
	Reason     string `json:"reason"`     // why it is not compared
}

// Configuration is a project configuration that applies to an extension.
type Configuration struct {
	Path            string   `json:"path"`
	Unread          string   `json:"unread,omitempty"` // why it cannot be read
	Rules           int      `json:"rules"`
	IgnoredPaths    []string `json:"ignoredPaths"`
	IgnoredFindings []string `json:"ignoredFindings"`
	More            int      `json:"more"`    // ignored paths and findings that are not listed
	Invalid         int      `json:"invalid"` // problems in the file
}

// Document is a file with the diagnostics that an editor receives for it.
type Document struct {
	Path        string       `json:"path"`
	Kind        string       `json:"kind"` // manifest, resources, configuration or file
	IgnoredBy   string       `json:"ignoredBy,omitempty"`
	Errors      int          `json:"errors"`
	Warnings    int          `json:"warnings"`
	Information int          `json:"information"`
	Hints       int          `json:"hints"`
	Codes       []CodeCount  `json:"codes"`
	Suppressed  []Suppressed `json:"suppressed"`
}

// CodeCount is the number of diagnostics of a rule.
type CodeCount struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
}

// Suppressed is the number of diagnostics of a rule that are not shown.
type Suppressed struct {
	Code  string `json:"code"`
	Count int    `json:"count"`
	By    string `json:"by"`
}

// CodeLenses are those at the connection link names of a manifest. Files of code have none.
type CodeLenses struct {
	Count  int    `json:"count"`
	Reason string `json:"reason,omitempty"` // why there are none
}

// Feature is a feature that does not work, because something is missing.
type Feature struct {
	Feature string `json:"feature"`
	Reason  string `json:"reason"`
}

// Timing is how long a step took.
type Timing struct {
	Step         string  `json:"step"` // reading, parsing, committed version, code index or first check
	Milliseconds float64 `json:"milliseconds"`
}
