package ident

import "strings"

// initialisms are written in one case: those that Go's linters know, and a few
// that are as common in schemas.
var initialisms = bySmallLetters(`
	ACL AMQP API ASCII CPU CSS CSV DB DNS EOF GID GUID HTML HTTP HTTPS ID IP
	IPv4 IPv6 JSON JWT LHS PDF QPS RAM RHS RPC RTP SIP SLA SMTP SQL SSH SSL TCP
	TLS TTL UDP UI UID URI URL URN UTF UUID VM XML XMPP XSRF XSS YAML`)

func bySmallLetters(words string) map[string]string {
	index := make(map[string]string)
	for _, word := range strings.Fields(words) {
		index[strings.ToLower(word)] = word
	}
	return index
}

// initialism returns how Go writes a word that is an initialism, the plural of
// one, or one with a number: ID, IDs, HTTP2.
func initialism(word string) (string, bool) {
	word = strings.ToLower(word)
	if known, ok := initialisms[word]; ok {
		return known, true
	}
	stem := strings.TrimRight(word, "0123456789")
	if known, ok := initialisms[stem]; ok {
		return known + word[len(stem):], true
	}
	if known, ok := initialisms[strings.TrimSuffix(word, "s")]; ok {
		return known + "s", true
	}
	return "", false
}
