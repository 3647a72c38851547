package templates

import "testing"

// RFC 6570 sections 1.2 and 2.
func TestFormatURITemplate(t *testing.T) {
	testFormat(t, formatURITemplate, []string{
		"", "http://example.com/~{username}/", "{+x,hello,y}", "{#path:6}here", "X{.var:3}", "{/list*,path:4}", "{;x,y,empty}",
		"{?x,y}", "{&x}", "{=x}", "{|x}", "{a.b.c}", "{%41b}", "{_1}", "{a:9999}", "a'b", "%41", "\u00e4", "\ue000", "#[]@",
	}, []string{
		"{", "}", "{}", "{+}", "a{b", "a}b", "{a{b}}", "{a,}", "{,}", "{a,,b}", "{-a}", "{a b}", "{.a.}", "{a..b}", "{a.*}", "{a.:1}",
		"{a*b}", "{a**}", "{a*:1}", "{a:}", "{a:0}", "{a:01}", "{a:12345}", "{a:x}", "{*}", "{:1}", "{\u00e4}", "{%4}",
		" ", "\"", "<", ">", "\\", "^", "`", "|", "%", "%4", "%4g", "\n", "\x7f", "\u0080", "\ufffe",
	})
}
