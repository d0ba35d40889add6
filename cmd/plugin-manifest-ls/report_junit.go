package main

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"strings"

	"plugin-manifest-ls/diagnostics"
)

// junitReport writes the XML that test runners write, which GitLab, Jenkins and others show. A file is a suite
// and each rule that has found something in it a case, so that what is new and what is gone is told by name.
// What makes the run fail are failures; the rest is output of cases that have passed.
type junitReport struct {
	out    *bufio.Writer
	most   int // warnings that are no reason to fail; negative for any number
	suites junitSuites
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

func (r *junitReport) file(f *checked) error {
	name := printable(filepath.ToSlash(f.path))
	suite := junitSuite{Name: name}
	var order []string // of codes
	byCode := map[string][]diagnostics.Diagnostic{}
	for _, d := range f.findings {
		if byCode[d.Code] == nil {
			order = append(order, d.Code)
		}
		byCode[d.Code] = append(byCode[d.Code], d)
	}
	for _, code := range order {
		suite.Cases = append(suite.Cases, junitRule(f, name, byCode[code]))
	}
	if len(order) == 0 {
		suite.Cases = []junitCase{{Name: "no findings", Class: name, File: name}}
	}
	r.add(suite)
	return nil
}

// junitRule returns the case of a rule that has found something in f.
func junitRule(f *checked, name string, found []diagnostics.Diagnostic) junitCase {
	var lines []string
	worst := found[0]
	for _, d := range found {
		if d.Severity < worst.Severity {
			worst = d
		}
		lines = append(lines, fmt.Sprintf("%s: %s: %s", place(f, d.Span), d.Severity, printable(d.Message)))
	}
	c := junitCase{Name: worst.Code, Class: name, File: name}
	told := strings.Join(lines, "\n")
	if worst.Severity != diagnostics.Error {
		c.Output = told
		return c
	}
	message := printable(worst.Message)
	if more := len(found) - 1; more > 0 {
		message += fmt.Sprintf(" (and %d more)", more)
	}
	c.Failure = &junitFailure{Message: message, Type: worst.Severity.String(), Text: told}
	return c
}

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

func (r *junitReport) end(t total) error {
	own := junitSuite{Name: program} // what is about no file
	for _, fault := range t.faults {
		message := printable(fault.Error())
		own.Cases = append(own.Cases, junitCase{Name: message, Class: program, Error: &junitFailure{Message: message, Type: "fault"}})
	}
	if r.most >= 0 && t.warnings > r.most {
		message := tooManyWarnings(t.warnings, r.most).Error()
		own.Cases = append(own.Cases, junitCase{Name: "max-warnings", Class: program, Failure: &junitFailure{Message: message, Type: "warning"}})
	}
	if len(own.Cases) > 0 {
		r.add(own)
	}
	r.suites.Name = program
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
