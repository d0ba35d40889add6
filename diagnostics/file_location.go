package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
)

var fileLocationType = &Rule{
	Code:     "file-location-type",
	Severity: Error,
	Summary:  "The page of a Catalyst application is blank or no string.",
	Why:      "`file_location` is the path of the page that the application opens with.",
	Bad:      catalystClient + `, "file_location": ""}`,
	Good:     catalystGood,
	Source:   toolkit,
	only:     withKey("file_location"),
	member: membership{[]string{"file_location"}, func(p *Pass, _ string, v syntax.Value) {
		if _, ok := needString(p, v, `Property "file_location"`); ok && blank(v) {
			p.Report(v.Span(), "Property \"file_location\" is blank; expected a path such as /app/index.html")
		}
	}},
}

var catalystClient = strings.TrimSuffix(catalystGood, catalystRest)

var fileLocationPath = &Rule{
	Code:     "file-location-path",
	Severity: Error,
	Summary:  "The page of a Catalyst application does not begin with a slash.",
	Why:      "`file_location` is a path from the folder of the extension, such as `/app/index.html`. The toolkit crashes at any other path, and takes no URL.",
	Bad:      catalystClient + `, "file_location": "app/index.html"}`,
	Good:     catalystGood,
	Fix:      "Puts the slash before it.",
	Source:   toolkit,
	only:     withKey("file_location"),
	member: membership{[]string{"file_location"}, func(p *Pass, _ string, v syntax.Value) {
		s, ok := pageOf(v)
		if !ok || strings.HasPrefix(s, "/") {
			return
		}
		d := p.Report(v.Span(), "Page %s does not begin with \"/\"; expected a path such as /app/index.html", shown(s))
		path := strings.TrimPrefix(strings.TrimSpace(s), "./")
		switch {
		case strings.Contains(path, ":") || strings.HasPrefix(path, ".."):
		case strings.HasPrefix(path, "/"):
			d.FixSurely(changeTo(path), change(v, path))
		default:
			d.FixSurely(changeTo("/"+path), change(v, "/"+path))
		}
	}},
}

var fileLocationMissing = &Rule{
	Code:     "file-location-missing",
	Severity: Error,
	Summary:  "The page of a Catalyst application does not exist.",
	Why:      "`file_location` is a path from the folder of the extension to a file in it.",
	Bad:      "-- plugin-manifest.json --\n" + catalystGood + "\n-- app/page.html --\n<!DOCTYPE html>\n",
	Good:     "-- plugin-manifest.json --\n" + catalystGood + "\n-- app/index.html --\n<!DOCTYPE html>\n",
	Fix:      "Changes it to a file that is nearly called so, or makes the page.",
	Source:   toolkit,
	only:     withKey("file_location"),
	member: membership{[]string{"file_location"}, func(p *Pass, _ string, v syntax.Value) {
		if s, ok := pageOf(v); ok {
			needFile(p, v, s, "Page", newPage)
		}
	}},
}

// pageOf returns what stands in the string v if it is a path to look at.
func pageOf(v syntax.Value) (string, bool) {
	s, ok := literal(v)
	return s, ok && !blank(v)
}
