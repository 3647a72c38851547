package plan

// Extras are what an output has beside the types, their JSON and its checks.
type Extras struct {
	JSONv2 bool // methods for encoding/json/v2, in a file of their own
	Slog   bool // methods for log/slog
	SQL    bool // methods for database/sql
	Tests  bool // tests of examples, and fuzz targets, in a file of their own
	YAML   bool // methods for packages that read and write YAML
}

// Methods tells whether types have methods for them in the file of the types.
func (x Extras) Methods() bool { return x.Slog || x.SQL || x.YAML }

// methods are the names that no field of a struct can have.
func (b *builder) methods() []string {
	names := []string{"UnmarshalJSON", "MarshalJSON", "AppendJSON", "Validate", "SetDefaults"}
	if b.options.Extras.JSONv2 {
		names = append(names, "UnmarshalJSONFrom", "MarshalJSONTo")
	}
	if b.options.Extras.Slog {
		names = append(names, "LogValue")
	}
	if b.options.Extras.SQL {
		names = append(names, "Value", "Scan")
	}
	if b.options.Extras.YAML {
		names = append(names, "MarshalYAML", "UnmarshalYAML")
	}
	return names
}
