package emit

import "github.com/typewright/typewright/internal/plan"

// extras writes the methods of a type that options ask for.
func (w *fileWriter) extras(d *plan.Decl) {
	if _, alias := d.Form.(plan.Alias); alias {
		return
	}
	if w.pkg.Extras.SQL {
		w.column(d)
	}
	if w.pkg.Extras.YAML {
		w.yaml(d)
	}
	if w.pkg.Extras.Slog {
		w.logValue(d)
	}
}
