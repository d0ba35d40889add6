package main

import (
	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/rogpeppe/go-internal/testscript"
)

// commit is a command of scripts that commits all files in a folder and tags the commit: commit FOLDER [TAG].
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: commit FOLDER [TAG]")
	}
	ts.Check(commitAll(ts.MkAbs(args[0]), args[1:]...))
}

// commitAll commits all files in a folder and tags the commit. It creates the repository if there is none.
func commitAll(dir string, tags ...string) error {
	r, err := git.PlainOpen(dir)
	if err != nil {
		r, err = git.PlainInit(dir, false)
	}
	if err != nil {
		return err
	}
	tree, err := r.Worktree()
	if err != nil {
		return err
	}
	if err := tree.AddGlob("."); err != nil {
		return err
	}
	hash, err := tree.Commit("Change", &git.CommitOptions{Author: &object.Signature{Name: "A"}})
	for _, tag := range tags {
		if err == nil {
			_, err = r.CreateTag(tag, hash, nil)
		}
	}
	return err
}
