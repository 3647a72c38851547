// Package lastwins has some types of package shapes with --duplicate-names
// last: of several members of one name, the last counts.
package lastwins

//go:generate go tool typewright generate ../shapes/free.json ../shapes/open.json ../shapes/tree.json ../shapes/union.json --duplicate-names last --free-form raw --output lastwins.go
