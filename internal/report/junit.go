package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"

	"plugin-manifest-ls/diagnostics"
)

// junitReport writes the XML of test runners, which GitLab, Jenkins and others show. A file is a suite, and each rule with
// diagnostics in it is a case, so that a CI service recognizes by name what is new and what is resolved. Errors, and too
// many warnings, are failures; other diagnostics are the output of passed cases.
type junitReport struct {
	out     *bufio.Writer
	program string
	suites  junitSuites
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Failure *junitFailure `xml:"failure"`
	Error   *junitFailure `xml:"error"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// File implements [Writer].
func (r *junitReport) File(f *File) error {
	name := Printable(filepath.ToSlash(f.Path))
	suite := junitSuite{Name: name}
	var codes []string // in order of their first diagnostic
	byCode := map[string][]diagnostics.Diagnostic{}
	for _, d := range f.Diagnostics {
		if byCode[d.Code] == nil {
			codes = append(codes, d.Code)
		}
		byCode[d.Code] = append(byCode[d.Code], d)
	}
	for _, code := range codes {
		suite.Cases = append(suite.Cases, junitRule(f, name, byCode[code]))
	}
	if len(codes) == 0 {
		suite.Cases = []junitCase{{Name: "no problems", Class: name, File: name}}
	}
	r.add(suite)
	return nil
}

// End implements [Writer].
func (r *junitReport) End(s Summary) error {
	run := junitSuite{Name: r.program} // what is not about one file
	for _, err := range s.Errors {
		message := Printable(err.Error())
		run.Cases = append(run.Cases, junitCase{Name: message, Class: r.program, Error: &junitFailure{Message: message, Type: "error"}})
	}
	if err := s.TooManyWarnings(); err != nil {
		run.Cases = append(run.Cases, junitCase{Name: "max-warnings", Class: r.program, Failure: &junitFailure{Message: err.Error(), Type: "warning"}})
	}
	if len(s.Absent) > 0 {
		var lines []string
		for _, a := range s.Absent {
			lines = append(lines, fmt.Sprintf("%s: resolved %s", PrintablePath(a.Path), a.text()))
		}
		run.Cases = append(run.Cases, junitCase{Name: "baseline", Class: r.program, Output: strings.Join(lines, "\n")})
	}
	if len(run.Cases) > 0 {
		r.add(run)
	}
	r.suites.Name = r.program
	if _, err := r.out.WriteString(xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(r.out)
	e.Indent("", "  ")
	if err := e.Encode(r.suites); err != nil {
		return err
	}
	return r.out.WriteByte('\n')
}

// junitRule returns the case of one rule, which has the given diagnostics in f.
func junitRule(f *File, name string, list []diagnostics.Diagnostic) junitCase {
	var lines []string
	worst := list[0]
	for _, d := range list {
		if d.Severity < worst.Severity {
			worst = d
		}
		lines = append(lines, fmt.Sprintf("%s: %s: %s", location(f, d.Span), d.Severity, Printable(d.Message)))
	}
	c := junitCase{Name: worst.Code, Class: name, File: name}
	output := strings.Join(lines, "\n")
	if worst.Severity != diagnostics.Error {
		c.Output = output
		return c
	}
	message := Printable(worst.Message)
	if more := len(list) - 1; more > 0 {
		message += fmt.Sprintf(" (and %d more)", more)
	}
	c.Failure = &junitFailure{Message: message, Type: worst.Severity.String(), Text: output}
	return c
}

// add adds a suite and its counts.
func (r *junitReport) add(s junitSuite) {
	for _, c := range s.Cases {
		s.Tests++
		if c.Failure != nil {
			s.Failures++
		}
		if c.Error != nil {
			s.Errors++
		}
	}
	r.suites.Tests += s.Tests
	r.suites.Failures += s.Failures
	r.suites.Errors += s.Errors
	r.suites.Suites = append(r.suites.Suites, s)
}
