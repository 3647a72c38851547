// Package hand has what one would write by hand for the schemas: structs with
// tags for encoding/json and the packages that follow it. Their fields have
// the types of the generated ones.
package hand

import (
	"encoding/json"
	"time"
)

// Response is the HubSpot response; F is the type of free-form members.
type Response[F any] struct {
	Status      string       `json:"status"`
	Results     []Result[F]  `json:"results"`
	RequestedAt *time.Time   `json:"requestedAt,omitempty"`
	StartedAt   time.Time    `json:"startedAt"`
	CompletedAt time.Time    `json:"completedAt"`
	NumErrors   *int64       `json:"numErrors,omitempty"`
	Errors      []Failure[F] `json:"errors,omitempty"`
	Links       F            `json:"links,omitempty"`
}

// Result is a part of Response.
type Result[F any] struct {
	From   From    `json:"from"`
	To     []To[F] `json:"to"`
	Paging *Paging `json:"paging,omitempty"`
}

// From is a part of Response.
type From struct {
	ID string `json:"id"`
}

// Paging is a part of Response.
type Paging struct {
	Next *Next `json:"next,omitempty"`
}

// Next is a part of Response.
type Next struct {
	After *string `json:"after,omitempty"`
	Link  *string `json:"link,omitempty"`
}

// To is a part of Response.
type To[F any] struct {
	ToObjectID       string `json:"toObjectId"`
	AssociationTypes []F    `json:"associationTypes"`
}

// Failure is a part of Response.
type Failure[F any] struct {
	Status   string      `json:"status"`
	ID       *string     `json:"id,omitempty"`
	Category string      `json:"category"`
	Message  string      `json:"message"`
	Errors   []Detail[F] `json:"errors,omitempty"`
	Context  F           `json:"context,omitempty"`
	Links    F           `json:"links,omitempty"`
}

// Detail is a part of Response.
type Detail[F any] struct {
	Message     string  `json:"message"`
	Code        *string `json:"code,omitempty"`
	SubCategory *string `json:"subCategory,omitempty"`
	In          *string `json:"in,omitempty"`
	Context     F       `json:"context,omitempty"`
}

// The two responses.
type (
	Maps = Response[map[string]any]
	Raw  = Response[json.RawMessage]
)

// Node is the recursive tree.
type Node struct {
	ID       int64   `json:"id"`
	Name     string  `json:"name"`
	Leaf     *bool   `json:"leaf,omitempty"`
	Note     *string `json:"note,omitempty"`
	Children []Node  `json:"children"`
}

// Events is the stream. There are no unions: an Event has the members of all
// kinds, which is less work than to tell them apart.
type Events struct {
	Events []Event `json:"events"`
}

// Event is a part of Events.
type Event struct {
	Type     string    `json:"type"`
	ID       string    `json:"id"`
	At       time.Time `json:"at"`
	Lines    []Line    `json:"lines,omitempty"`
	Amount   *float64  `json:"amount,omitempty"`
	Currency *string   `json:"currency,omitempty"`
	Method   *string   `json:"method,omitempty"`
	Carrier  *string   `json:"carrier,omitempty"`
	Tracking *string   `json:"tracking,omitempty"`
	Weight   *int64    `json:"weight,omitempty"`
	Author   *string   `json:"author,omitempty"`
	Text     *string   `json:"text,omitempty"`
}

// Line is a part of Events.
type Line struct {
	Article string   `json:"article"`
	Count   int64    `json:"count"`
	Price   *float64 `json:"price,omitempty"`
}

// Records is the numbers.
type Records struct {
	Records []Record `json:"records"`
}

// Record is a part of Records.
type Record struct {
	Seq      int64     `json:"seq"`
	Time     int64     `json:"time"`
	Lat      float64   `json:"lat"`
	Lon      float64   `json:"lon"`
	Altitude *float64  `json:"altitude,omitempty"`
	Valid    *bool     `json:"valid,omitempty"`
	Values   []float64 `json:"values"`
	Counts   []int64   `json:"counts,omitempty"`
}

// Config is the file of many optional members.
type Config struct {
	Version  int64     `json:"version"`
	Services []Service `json:"services,omitempty"`
}

// Service is a part of Config.
type Service struct {
	Name    string            `json:"name"`
	Host    *string           `json:"host,omitempty"`
	Port    *int64            `json:"port,omitempty"`
	Scheme  *string           `json:"scheme,omitempty"`
	Path    *bool             `json:"path,omitempty"`
	Timeout []string          `json:"timeout,omitempty"`
	Retries *string           `json:"retries,omitempty"`
	Backoff *int64            `json:"backoff,omitempty"`
	User    *string           `json:"user,omitempty"`
	Token   *bool             `json:"token,omitempty"`
	Region  []string          `json:"region,omitempty"`
	Zone    *string           `json:"zone,omitempty"`
	Cluster *int64            `json:"cluster,omitempty"`
	Replica *string           `json:"replica,omitempty"`
	Cache   *bool             `json:"cache,omitempty"`
	Ttl     []string          `json:"ttl,omitempty"`
	Size    *string           `json:"size,omitempty"`
	Buffer  *int64            `json:"buffer,omitempty"`
	Level   *string           `json:"level,omitempty"`
	Format  *bool             `json:"format,omitempty"`
	Color   []string          `json:"color,omitempty"`
	Prefix  *string           `json:"prefix,omitempty"`
	Suffix  *int64            `json:"suffix,omitempty"`
	Mode    *string           `json:"mode,omitempty"`
	Owner   *bool             `json:"owner,omitempty"`
	Group   []string          `json:"group,omitempty"`
	Label   *string           `json:"label,omitempty"`
	Image   *int64            `json:"image,omitempty"`
	Tag     *string           `json:"tag,omitempty"`
	Digest  *bool             `json:"digest,omitempty"`
	Command []string          `json:"command,omitempty"`
	Workdir *string           `json:"workdir,omitempty"`
	Shell   *int64            `json:"shell,omitempty"`
	Entry   *string           `json:"entry,omitempty"`
	Network *bool             `json:"network,omitempty"`
	Subnet  []string          `json:"subnet,omitempty"`
	Gateway *string           `json:"gateway,omitempty"`
	Proxy   *int64            `json:"proxy,omitempty"`
	Cert    *string           `json:"cert,omitempty"`
	Key     *bool             `json:"key,omitempty"`
	Cipher  []string          `json:"cipher,omitempty"`
	Env     map[string]string `json:"env,omitempty"`
	Limits  map[string]int64  `json:"limits,omitempty"`
}
