// Package hubspot is what typewright makes of HubSpot's schema of the
// response to batch operations on associations.
package hubspot

//go:generate go tool typewright generate ../../schemas/batch_association_response.json --output batch_association_response.go
