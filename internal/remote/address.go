package remote

import (
	"fmt"
	"net/netip"
	"syscall"
)

// special are the addresses that are no public ones, from the registries of
// special-purpose addresses (RFC 6890), with those that carry an address of
// IPv4 which nobody would look at.
var special = func() []netip.Prefix {
	var all []netip.Prefix
	for _, text := range []string{
		"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
		"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
		"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
		"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
		"3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
	} {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}()

// isPublic tells whether an address is one of the internet.
func isPublic(address netip.Addr) bool {
	address = address.Unmap().WithZone("")
	for _, p := range special {
		if p.Contains(address) {
			return false
		}
	}
	return true
}

// refuseSpecial refuses to connect to an address that is not public. It sees
// the address after the name has been resolved, so no name leads around it.
func refuseSpecial(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !isPublic(to.Addr()) {
		return refusal(fmt.Sprintf("%s is no public address, and such are asked with --allow-private only", to.Addr()))
	}
	return nil
}
