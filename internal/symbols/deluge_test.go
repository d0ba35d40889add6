package symbols_test

import "testing"

// The connection of a task in Deluge is a literal, or unknown if it is computed.
func TestConnectionsInDeluge(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"literal":                 {`r = invokeurl [url: "https://a.example.com" connection: "books"];`, "literal \"books\" invokeurl\n"},
		"in any case":             {`r = InvokeUrl [ CONNECTION : 'books' ];`, "literal \"books\" invokeurl\n"},
		"name with a space":       {`invokeurl [connection: "my books"];`, "literal \"my books\" invokeurl\n"},
		"name with an escape":     {`invokeurl [connection: "my\"books"];`, ""},
		"empty name":              {`invokeurl [connection: ""];`, ""},
		"beginning of a name":     {`invokeurl [connection: "books" + suffix];`, "possible \"books\" invokeurl\n"},
		"sum of another value":    {`invokeurl [connection: "books" url: "https://a" + path];`, "literal \"books\" invokeurl\n"},
		"sum without a name":      {`invokeurl [url: "https://a" + path];`, ""},
		"list and string":         {`zoho.crm.create([1] + "books");`, ""},
		"variable":                {`invokeurl [connection: books];`, "possible \"books\" invokeurl unnamed\n"},
		"unterminated":            {"invokeurl [connection: \"books\n];", ""},
		"quotation mark only":     {`invokeurl [connection: "`, ""},
		"other parameter":         {`invokeurl [url: "books"];`, ""},
		"list":                    {`x = [connection: "books"];`, ""},
		"argument of a task":      {`zoho.crm.getRecords("Leads", 1, "books");`, "possible \"books\" zoho integration task\n"},
		"only argument":           {`zoho.crm.getRecords("books");`, "possible \"books\" zoho integration task\n"},
		"argument before another": {`zoho.crm.getRecords("books", 1);`, ""},
		"computed argument":       {`zoho.crm.getRecords("a", "books" + x);`, ""},
		"argument in a map":       {`zoho.crm.create("a", {"b": "books"});`, ""},
		"map, then argument":      {`zoho.crm.create({"b": "c"}, "books");`, "possible \"books\" zoho integration task\n"},
		"call as argument":        {`zoho.crm.create("a", f("books"));`, ""},
		"space in an argument":    {`zoho.crm.create("my books");`, ""},
		"encryption":              {`zoho.encryption.hmac("books");`, ""},
		"short name":              {`zoho.crm("books");`, ""},
		"other function":          {`crm.a.getRecords("books");`, ""},
		"comments":                {"/* invokeurl [connection: \"a\"] */ invokeurl // x\n[connection: /* y */ \"books\"];", "literal \"books\" invokeurl\n"},
		"unterminated comment":    {`invokeurl [connection: "books"]; /* "`, "literal \"books\" invokeurl\n"},
		"stray bracket":           {`] invokeurl [connection: "books"];`, "literal \"books\" invokeurl\n"},
	} {
		if got := described("a.ds", c.content); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, c.want)
		}
	}
}

// A function of a library is known under another name, unless that names something else.
func TestAliasesOfFunctions(t *testing.T) {
	const known, unknown = "literal \"books\" ZOHODESK.request\n", "literal \"books\" -\n"
	for name, c := range map[string]struct{ before, want string }{
		"constant":           {"const send = ZOHODESK.request;", known},
		"last of the values": {"let send; send = ZOHODESK.request;", known},
		"function":           {"function send(x) {}", unknown},
		"arrow function":     {"const send = x => {};", unknown},
		"class":              {"class send {}", unknown},
		"import":             {"import send from 'send';", unknown},
		"undeclared":         {"", unknown},
	} {
		if got := described("a.js", c.before+` send({connectionLinkName: "books"})`); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// An assignment to a property that is named like a link name is a use; one to a variable and an incomplete call are not.
func TestAssignmentsAndIncompleteCalls(t *testing.T) {
	for content, want := range map[string]string{
		`options.connectionLinkName = "books"`:                 "literal \"books\" -\n",
		`let connectionLinkName; connectionLinkName = "books"`: "",
		`dispatch()`:         "",
		`ZOHODESK.request()`: "",
		`zohoprojects.request("https://a.example.com")`:                  "request zohoprojects.request https://a.example.com\n",
		`zohoprojects.request("https://a.example.com", {}, "books")`:     "literal \"books\" zohoprojects.request\nrequest zohoprojects.request https://a.example.com connected\n",
		`zohoprojects.request(...all, "https://a.example.com", "books")`: "",
	} {
		if got := described("a.js", content); got != want {
			t.Errorf("%s: got\n%swant\n%s", content, got, want)
		}
	}
}
