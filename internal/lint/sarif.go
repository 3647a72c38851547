package lint

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// The parts of SARIF 2.1.0 that a report needs. Names are those of the
// standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string       `json:"id"`
		ShortDescription     sarifMessage `json:"shortDescription"`
		DefaultConfiguration sarifConfig  `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
		Kind               string `json:"kind"`
	}
)

// SARIF writes findings as a log of SARIF 2.1.0, for GitHub's code scanning and
// others.
func SARIF(w io.Writer, findings []Finding, version string) error {
	driver := sarifDriver{Name: "typewright", Version: version, InformationURI: "https://github.com/typewright/typewright"}
	index := make(map[*Rule]int)
	for i, r := range append([]*Rule{InvalidSchema}, Rules...) {
		index[r] = i
		driver.Rules = append(driver.Rules, sarifRule{
			ID: r.Name, ShortDescription: sarifMessage{r.Summary},
			DefaultConfiguration: sarifConfig{!r.Off, level(Finding{Rule: r})},
		})
	}
	results := make([]sarifResult, len(findings))
	for i, f := range findings {
		at := position(f)
		results[i] = sarifResult{
			RuleID: f.Rule.Name, RuleIndex: index[f.Rule], Level: level(f),
			Message: sarifMessage{strings.Join(append([]string{f.Message}, f.Notes...), "\n")},
			Locations: []sarifLocation{{
				sarifPhysical{sarifArtifact{fileReference(f.Loc.Doc.Name)}, sarifRegion{at.Line, at.Column}},
				[]sarifLogical{{"#" + string(f.Loc.Pointer), "object"}},
			}},
		}
	}
	return encode(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{sarifTool{driver}, "unicodeCodePoints", results}},
	})
}

// fileReference is the name of a file as a URI reference.
func fileReference(name string) string {
	return (&url.URL{Path: filepath.ToSlash(name)}).EscapedPath()
}
