package main

import (
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/rogpeppe/go-internal/testscript"
)

// commit makes a commit of all files in a folder, and a tag on it: commit FOLDER [TAG].
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: commit FOLDER [TAG]")
	}
	dir := ts.MkAbs(args[0])
	r, err := git.PlainOpen(dir)
	if err != nil {
		r, err = git.PlainInit(dir, false)
	}
	ts.Check(err)
	tree, err := r.Worktree()
	ts.Check(err)
	ts.Check(tree.AddGlob("."))
	hash, err := tree.Commit("Change", &git.CommitOptions{Author: &object.Signature{Name: "A"}})
	ts.Check(err)
	if len(args) == 2 {
		_, err = r.CreateTag(args[1], hash, nil)
		ts.Check(err)
	}
}
