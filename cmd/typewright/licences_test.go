package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// licences are those that the modules of the tool may have, by words that no
// other has.
var licences = map[string]string{
	"Apache-2.0": "Apache License Version 2.0",
	"MIT":        "Permission is hereby granted, free of charge, to any person obtaining a copy",
	"BSD":        "Redistributions of source code must retain the above copyright",
}

// TestLicences wants every module that is compiled into the tool to have one
// of the licences.
func TestLicences(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Version}} {{.Dir}}{{end}}", ".")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(modules)
	modules = slices.Compact(modules)
	if len(modules) < 5 {
		t.Fatalf("the tool has the modules %q only", modules)
	}
	for _, module := range modules {
		if module == "" {
			continue
		}
		dir := module[strings.LastIndexByte(module, ' ')+1:]
		name := strings.TrimSpace(strings.TrimSuffix(module, dir))
		if found := licence(t, dir); found == "" {
			t.Errorf("%s: no licence that is known", name)
		} else {
			t.Logf("%s: %s", name, found)
		}
	}
}

// licence reads the licence of the module in a directory.
func licence(t *testing.T, dir string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "LICENSE*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(string(text)), " ")
		for name, part := range licences {
			if strings.Contains(words, part) {
				return name
			}
		}
	}
	return ""
}
