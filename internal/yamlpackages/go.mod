// Tests of generated code with packages for YAML that typewright does not use.
module github.com/typewright/typewright/internal/yamlpackages

go 1.26

require (
	github.com/goccy/go-yaml v1.19.2
	go.yaml.in/yaml/v3 v3.0.6
	gopkg.in/yaml.v3 v3.0.1
	sigs.k8s.io/yaml v1.6.0
)

require go.yaml.in/yaml/v2 v2.4.2 // indirect
