package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/remote"
	"github.com/typewright/typewright/internal/schema"
)

// vendorName is the directory of copies of remote documents, and sumName the
// manifest in it.
const (
	vendorName = "typewright.vendor"
	sumName    = "typewright.sum"
)

// remotes are the flags about documents on the network.
type remotes struct {
	vendorDir           once
	allowed, allPrivate bool
}

func newRemotes() remotes { return remotes{vendorDir: once{kind: "DIR"}} }

func (r *remotes) addDirFlag(cmd *cobra.Command) {
	cmd.Flags().Var(&r.vendorDir, "vendor-dir", "directory of the copies that typewright vendor makes; "+vendorName+" here or above needs no flag")
	completeDirectories(cmd, "vendor-dir")
}

func (r *remotes) addPrivateFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&r.allPrivate, "allow-private", false, "fetch from addresses that are not public, too, and through the proxy of the environment")
}

func (r *remotes) addFlags(cmd *cobra.Command) {
	r.addDirFlag(cmd)
	cmd.Flags().BoolVar(&r.allowed, "allow-remote", false, "fetch the remote documents that have no copy; else nothing is fetched")
	r.addPrivateFlag(cmd)
}

func (r *remotes) verify() error {
	if r.allPrivate && !r.allowed {
		return errors.New("--allow-private: without --allow-remote, nothing is fetched")
	}
	return nil
}

// library returns what has the documents of URLs for a call. The configuration
// is the one that is given, "" for none.
func (r *remotes) library(cmd *cobra.Command, config string) *library {
	lib := &library{find: func() (string, error) { return findVendor(r.vendorDir.text, config) }}
	if r.allowed {
		lib.fetch = r.fetcher(cmd)
	}
	return lib
}

func (r *remotes) fetcher(cmd *cobra.Command) func(url string) (*remote.Document, error) {
	client := remote.New(remote.Options{Agent: "typewright/" + Version, Private: r.allPrivate})
	say, told := voiceOf(cmd), make(map[*remote.Document]bool)
	return func(url string) (*remote.Document, error) {
		doc, err := client.Fetch(contextOf(cmd), url)
		if err == nil && !told[doc] {
			say.tell("fetched %s", url)
			told[doc] = true
		}
		return doc, err
	}
}

func contextOf(cmd *cobra.Command) context.Context {
	if ctx := cmd.Context(); ctx != nil {
		return ctx
	}
	return context.Background()
}

// A library has the documents of URLs: in copies, and else on the network if
// that is allowed.
type library struct {
	find    func() (dir string, err error)
	fetch   func(url string) (*remote.Document, error) // nil if the network is not to be asked
	copies  *copies                                    // nil until something is asked for
	watched watched                                    // nil if nobody watches
}

// reopen forgets the copies, so that they are read anew.
func (lib *library) reopen(seen watched) { lib.copies, lib.watched = nil, seen }

// retrieve returns the document of a URL; see schema.Options.
func (lib *library) retrieve(url string) (*schema.Retrieved, error) {
	if lib.copies == nil {
		dir, err := lib.find()
		if err != nil {
			return nil, err
		}
		if lib.copies, err = openCopies(dir, lib.watched); err != nil {
			return nil, err
		}
	}
	if r, err := lib.copies.retrieve(url); r != nil || err != nil {
		return r, err
	}
	if lib.fetch == nil {
		return nil, schema.ErrOffline
	}
	doc, err := lib.fetch(url)
	if err != nil {
		return nil, err
	}
	return &schema.Retrieved{URI: doc.URL, Text: doc.Text}, nil
}

// findVendor returns the directory of copies: the one that is given, the one
// that the configuration names, or else typewright.vendor beside that, which is
// looked for from the working directory upwards as the configuration is.
func findVendor(given, configured string) (string, error) {
	if given != "" {
		return given, nil
	}
	if configured == "" {
		dir, found, err := upwards(configName, vendorName)
		if !found || err != nil {
			return vendorName, err
		}
		configured = filepath.Join(dir, configName)
		if _, err := os.Stat(configured); isAbsent(err) {
			return filepath.Join(dir, vendorName), nil
		}
	}
	f, dir, err := readConfig(configured, nil)
	if err != nil {
		return "", err
	}
	return (&jobReader{file: f, dir: dir}).path(f.VendorDirOrDefault()), nil
}
