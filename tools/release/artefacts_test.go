package release

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every artefact of every platform is there, has the sum that checksums.txt says, and no other is named there.
func TestChecksums(t *testing.T) {
	sums := checksums(t)
	if named, want := slices.Sorted(maps.Keys(sums)), expected(t); !slices.Equal(named, want) {
		t.Fatalf("checksums.txt names\n%s\nwant\n%s", strings.Join(named, "\n"), strings.Join(want, "\n"))
	}
	for name, want := range sums {
		dir := dist
		switch {
		case filepath.Ext(name) == ".vsix":
			dir = root + "/dist"
		case slices.Contains(web, name):
			dir = webDist
		}
		sum := sha256.Sum256(read(t, filepath.Join(dir, name)))
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s has the sum %s, checksums.txt says %s", name, got, want)
		}
	}
}

// An npm package is there for each platform, and the one that depends on all of them.
func TestNPMPackagesAreThere(t *testing.T) {
	want := []string{program + "-" + version(t) + ".tgz"}
	for _, p := range platforms {
		want = append(want, program+"-"+p.npm+"-"+version(t)+".tgz")
	}
	slices.Sort(want)
	found, err := filepath.Glob(npmDist + "/*.tgz")
	if err != nil {
		t.Fatal(err)
	}
	for i := range found {
		found[i] = filepath.Base(found[i])
	}
	if !slices.Equal(found, want) {
		t.Errorf("there are %q, want %q", found, want)
	}
}

// A bill of materials names the release and each module that has its licence in THIRD_PARTY_LICENSES on that system.
func TestBillsOfMaterials(t *testing.T) {
	licenses := string(read(t, root+"/THIRD_PARTY_LICENSES"))
	for _, p := range platforms {
		var bill struct {
			BOMFormat string
			Metadata  struct {
				Component struct{ Name, Version string }
			}
			Components []struct{ Name, Version string }
		}
		name := p.name(t, ".cdx.json")
		if err := json.Unmarshal(read(t, filepath.Join(dist, name)), &bill); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if bill.BOMFormat != "CycloneDX" || bill.Metadata.Component.Version != "v"+version(t) || len(bill.Components) == 0 {
			t.Errorf("%s is %s of %+v with %d components", name, bill.BOMFormat, bill.Metadata.Component, len(bill.Components))
		}
		for _, c := range bill.Components {
			if c.Name != "std" && !strings.Contains(licenses, "\n"+c.Name+"\n") {
				t.Errorf("%s: %s %s is not in THIRD_PARTY_LICENSES", name, c.Name, c.Version)
			}
		}
	}
}

// The manifests of Homebrew and Scoop name the archives of their systems, with their sums.
func TestPackageManagers(t *testing.T) {
	sums := checksums(t)
	cask := string(read(t, dist+"/homebrew/Casks/"+program+".rb"))
	bucket := string(read(t, dist+"/scoop/bucket/"+program+".json"))
	for _, p := range platforms {
		text, where := cask, "the cask"
		if p.goos == "windows" {
			text, where = bucket, "Scoop's manifest"
		}
		if !strings.Contains(text, sums[p.archive(t)]) {
			t.Errorf("%s does not have the sum of %s:\n%s", where, p.archive(t), text)
		}
	}
	if name := platforms[len(platforms)-1].archive(t); !strings.Contains(bucket, "/"+name) {
		t.Errorf("Scoop's manifest does not lead to %s:\n%s", name, bucket)
	}
}

// What the cask links to is in the archives that it unpacks.
func TestCaskPaths(t *testing.T) {
	files := unpack(t, filepath.Join(dist, platforms[0].archive(t)))
	links := regexp.MustCompile(`(?m)^ +(?:binary|manpage|[a-z]+_completion) "([^"]+)"`)
	found := links.FindAllStringSubmatch(string(read(t, dist+"/homebrew/Casks/"+program+".rb")), -1)
	if len(found) != 5 {
		t.Fatalf("the cask has the links %q", found)
	}
	for _, link := range found {
		if _, ok := files[link[1]]; !ok {
			t.Errorf("the cask links to %s, which is not in the archive", link[1])
		}
	}
}

// A scratch image has what the Dockerfile copies: all of it is given to docker, and the program needs nothing else.
func TestDockerfile(t *testing.T) {
	given := map[string]bool{"LICENSE": true, "THIRD_PARTY_LICENSES": true} // extra_files of dockers_v2
	for name := range given {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Error(err)
		}
	}
	given["$TARGETPLATFORM/"+program] = true // goreleaser's folder for each platform
	copied := map[string]bool{}
	for line := range strings.Lines(string(read(t, root+"/Dockerfile"))) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "COPY":
			for _, from := range words[1 : len(words)-1] {
				copied[from] = true
			}
		case words[0] == "ENTRYPOINT" && line != `ENTRYPOINT ["/`+program+`"]`+"\n":
			t.Errorf("the image runs %s", line)
		}
	}
	if !maps.Equal(copied, given) {
		t.Errorf("the Dockerfile copies %v, there are %v", copied, given)
	}
}

// checksums returns what checksums.txt says, by the name of the artefact.
func checksums(t *testing.T) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for line := range strings.Lines(string(read(t, dist+"/checksums.txt"))) {
		sum, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("checksums.txt has the line %q", line)
		}
		sums[name] = sum
	}
	return sums
}
