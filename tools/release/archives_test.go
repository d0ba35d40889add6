package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"testing"
	"time"
)

// packed is a file in an archive.
type packed struct {
	mode    fs.FileMode
	time    time.Time
	content []byte
}

// Every archive has the program for its platform, which can be run, and what belongs to it.
func TestArchives(t *testing.T) {
	beside := []string{
		"README.md", "CHANGELOG.md", "LICENSE", "THIRD_PARTY_LICENSES",
		"man/plugin-manifest-ls.1", "man/plugin-manifest-ls-check.1", "completions/plugin-manifest-ls.bash",
		"completions/plugin-manifest-ls.zsh", "completions/plugin-manifest-ls.fish", "completions/plugin-manifest-ls.ps1",
	}
	for _, p := range platforms {
		t.Run(p.goos+"_"+p.goarch, func(t *testing.T) {
			name := filepath.Join(dist, p.archive(t))
			files := unpack(t, name)
			for _, other := range beside {
				if len(files[other].content) == 0 {
					t.Errorf("%s is missing or empty", other)
				}
			}
			in := files[p.file()]
			for name, f := range files {
				if !f.time.Equal(in.time) {
					t.Errorf("%s has the time %v, the program %v: both are to have that of the commit", name, f.time, in.time)
				}
			}
			if in.mode.Perm()&0o111 == 0 {
				t.Errorf("%s has the mode %v", p.file(), in.mode)
			}
			if err := builtFor(in.content, p); err != nil {
				t.Error(err)
			}
		})
	}
}

// The archives for browsers have the server as WebAssembly, what runs it, and the licenses.
func TestWebArchives(t *testing.T) {
	for archive, others := range map[string][]string{
		web[0]: {"./index.html", "LICENSE", "THIRD_PARTY_LICENSES"},
		web[1]: {"wasm_exec.js", "LICENSE", "THIRD_PARTY_LICENSES"},
	} {
		files := unpack(t, filepath.Join(webDist, archive))
		for _, other := range others {
			if len(files[other].content) == 0 {
				t.Errorf("%s: %s is missing or empty", archive, other)
			}
		}
		servers := 0
		for name, f := range files {
			if path.Ext(name) == ".wasm" && bytes.HasPrefix(f.content, []byte("\x00asm")) {
				servers++
			}
			if !f.time.Equal(files["LICENSE"].time) {
				t.Errorf("%s: %s has the time %v, which must be that of the commit", archive, name, f.time)
			}
		}
		if servers != 1 {
			t.Errorf("%s has %d servers, want one", archive, servers)
		}
	}
}

// The npm package of each platform has the program for it.
func TestNPMPrograms(t *testing.T) {
	for _, p := range platforms {
		name := filepath.Join(npmDist, program+"-"+p.npm+"-"+version(t)+".tgz")
		in := unpack(t, name)["package/bin/"+p.file()]
		if in.mode.Perm()&0o111 == 0 {
			t.Errorf("%s: %s has the mode %v", name, p.file(), in.mode)
		}
		if err := builtFor(in.content, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// builtFor returns an error unless a program is one for this system and machine that needs no library from there.
func builtFor(content []byte, p platform) error {
	r := bytes.NewReader(content)
	var machine, want any
	switch p.goos {
	case "linux":
		f, err := elf.NewFile(r)
		if err != nil {
			return err
		}
		for _, prog := range f.Progs {
			if prog.Type == elf.PT_INTERP {
				return errors.New("is linked against a C library")
			}
		}
		machine, want = f.Machine, map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}[p.goarch]
	case "darwin":
		f, err := macho.NewFile(r)
		if err != nil {
			return err
		}
		machine, want = f.Cpu, map[string]macho.Cpu{"amd64": macho.CpuAmd64, "arm64": macho.CpuArm64}[p.goarch]
	case "windows":
		f, err := pe.NewFile(r)
		if err != nil {
			return err
		}
		machine, want = f.Machine, map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}[p.goarch]
	}
	if machine != want {
		return fmt.Errorf("is built for %v, want %v", machine, want)
	}
	return nil
}

// unpack returns the files of a .zip, .tar.gz or .tgz.
func unpack(t *testing.T, name string) map[string]packed {
	t.Helper()
	content := read(t, name)
	files := map[string]packed{}
	if filepath.Ext(name) == ".zip" {
		z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			files[f.Name] = packed{f.Mode(), f.Modified, readAll(t, in)}
		}
		return files
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for in := tar.NewReader(unzipped); ; {
		header, err := in.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		files[header.Name] = packed{header.FileInfo().Mode(), header.ModTime, readAll(t, in)}
	}
}

func readAll(t *testing.T, in io.Reader) []byte {
	t.Helper()
	content, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
