// Package messages has the types of a protocol whose messages are unions.
package messages

//go:generate go tool typewright generate ../../schemas/messages.json
