// Package zettest has the verdicts of Zoho's validator, the command "zet validate", on extensions that are nearly valid, to
// compare our rules with it.
//
// A base is an extension of one service that zet accepts. A fault is one small change to it: most
// break a rule, some are harmless and detect rules that are too strict. A project is a base with
// up to three faults. The verdict is whether a checker finds any error in a project; zet may also
// crash. A difference is a known reason why our verdict is not zet's.
//
// The projects are generated from the tables in this package and a fixed seed, so that only the verdicts of zet are stored:
// in testdata/verdicts.tsv, recorded by scripts/record-zet-verdicts.sh.
//
// A starter is what the command new creates. zet must accept it; its verdicts are in testdata/starters.tsv.
//
// The faults of a project never change the same value, so that none undoes another. A project is therefore invalid if one of
// its faults alone is.
package zettest
