package history

import "strings"

// exampleCommitted begins the examples with a committed version of the manifest.
const exampleCommitted = "-- HEAD:plugin-manifest.json --\n" +
	"{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"books\", \"connectionName\": \"Books\", \"serviceName\": \"books_service\", \"isUserDefinedService\": true}]}\n" +
	"-- app/index.html --\n<!-- books, my_books -->\n" +
	"-- plugin-manifest.json --\n"

// exampleScopeCommitted is [exampleCommitted] with a scope.
var exampleScopeCommitted = strings.Replace(exampleCommitted, `true}`, `true, "scope": ["bills.read"]}`, 1)

// comparedWith explains in a rule's documentation which versions are compared.
const comparedWith = "Editors compare with the last commit (HEAD) of the git repository. `check` compares with the revision of `--against` and does not run this rule without it."
