// Package zettest has what Zoho's own validator, the command "zet validate", says to extensions that
// are nearly right, so that our rules can be compared with it.
//
// A base is an extension of one service that zet accepts. A fault is one small change to it: most
// break a rule, some are harmless and catch rules that ask for too much. A project is a base with
// up to three faults. The verdict is whether a checker finds any error in a project; zet may also
// crash. A difference is a known reason why our verdict is not zet's.
//
// Everything is made from the tables in this package and a fixed seed, so that only zet's verdicts
// need to be kept: they are in testdata/verdicts.tsv, recorded by scripts/record-zet-verdicts.sh.
//
// The faults of a project never touch the same place, so that none undoes another. What is true of
// the faults alone is then true of the project: it is faulty if one of them is.
package zettest
