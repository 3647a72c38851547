package templates

import "testing"

// RFC 3339 appendix A. ABNF strings are in either case.
func TestFormatDuration(t *testing.T) {
	testFormat(t, formatDuration, []string{
		"P1Y", "P1Y2M", "P1Y2M3D", "P2M3D", "P3D", "P4W", "P10W",
		"PT1H", "PT1H2M", "PT1H2M3S", "PT2M3S", "PT3S",
		"P1YT1H", "P1Y2M3DT4H5M6S", "P00Y", "p1y2m3dt4h5m6s", "p4w",
	}, []string{
		"", "P", "PT", "1Y", "P1", "PY", "P1Y3D", "P3D2M", "P1Y1Y", "P1W2D", "P1Y2W", "P1WT1H",
		"P1H", "PT1D", "PT1H3S", "P1DT", "P1DT2", "PT1H2", "P1D2", "P1.5D", "P-1D", "+P1D", "P1D ", "P1DT2HT3M", "P1S",
	})
}
