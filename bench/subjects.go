package main

import (
	"errors"
	"os"
	"slices"

	configgjs "github.com/typewright/typewright/bench/gen/config/gojsonschema"
	configogen "github.com/typewright/typewright/bench/gen/config/ogen"
	configours "github.com/typewright/typewright/bench/gen/config/ours"
	configshared "github.com/typewright/typewright/bench/gen/config/oursshared"
	easyhand "github.com/typewright/typewright/bench/gen/easy"
	eventsgjs "github.com/typewright/typewright/bench/gen/events/gojsonschema"
	eventsogen "github.com/typewright/typewright/bench/gen/events/ogen"
	eventsours "github.com/typewright/typewright/bench/gen/events/ours"
	eventsshared "github.com/typewright/typewright/bench/gen/events/oursshared"
	hubspotgjs "github.com/typewright/typewright/bench/gen/hubspot/gojsonschema"
	hubspotogen "github.com/typewright/typewright/bench/gen/hubspot/ogen"
	hubspotours "github.com/typewright/typewright/bench/gen/hubspot/ours"
	hubspotraw "github.com/typewright/typewright/bench/gen/hubspot/oursraw"
	hubspotshared "github.com/typewright/typewright/bench/gen/hubspot/oursshared"
	recordsgjs "github.com/typewright/typewright/bench/gen/records/gojsonschema"
	recordsogen "github.com/typewright/typewright/bench/gen/records/ogen"
	recordsours "github.com/typewright/typewright/bench/gen/records/ours"
	recordsshared "github.com/typewright/typewright/bench/gen/records/oursshared"
	treegjs "github.com/typewright/typewright/bench/gen/tree/gojsonschema"
	treeogen "github.com/typewright/typewright/bench/gen/tree/ogen"
	treeours "github.com/typewright/typewright/bench/gen/tree/ours"
	treeshared "github.com/typewright/typewright/bench/gen/tree/oursshared"
	"github.com/typewright/typewright/bench/hand"
)

var errInvalid = errors.New("the document is not valid")

// A subject is a schema with documents, and all ways to deal with them.
type subject struct {
	name, about string
	document    func(size int) []byte
	tasks       func(data []byte) []task
}

const shared = "typewright --strings shared"

var subjects = []subject{
	{"hubspot-raw", "HubSpot's BatchAssociationResponse, free-form members as json.RawMessage", hubspot, func(data []byte) []task {
		return slices.Concat(byHand[hand.Raw](data), easy[easyhand.Raw](data), ogen[hubspotogen.BatchAssociationResponse](data),
			ours[hubspotraw.BatchAssociationResponse](data, "typewright"), ours[hubspotshared.BatchAssociationResponse](data, shared),
			validation(data, hubspotraw.ValidateBatchAssociationResponse))
	}},
	{"hubspot-maps", "the same, free-form members as map[string]any", hubspot, func(data []byte) []task {
		return slices.Concat(byHand[hand.Maps](data), easy[easyhand.Maps](data),
			[]task{goJSONSchema[hubspotgjs.BatchAssociationResponseJson](data)},
			any5And6(data, schemaText("../schemas/batch_association_response.json")),
			ours[hubspotours.BatchAssociationResponse](data, "typewright"))
	}},
	{"tree", "a deep recursive tree", tree, func(data []byte) []task {
		return slices.Concat(byHand[hand.Node](data), easy[easyhand.Node](data), ogen[treeogen.Node](data),
			[]task{goJSONSchema[treegjs.Node](data)}, any5And6(data, schemaText("schemas/tree.json")),
			ours[treeours.Node](data, "typewright"), ours[treeshared.Node](data, shared), validation(data, treeours.ValidateTree))
	}},
	{"events", "a stream of events, a discriminated union", events, func(data []byte) []task {
		return slices.Concat(byHand[hand.Events](data), easy[easyhand.Events](data), ogen[eventsogen.Events](data),
			[]task{goJSONSchema[eventsgjs.EventsJson](data)}, any5And6(data, schemaText("schemas/events.json")),
			ours[eventsours.Events](data, "typewright"), ours[eventsshared.Events](data, shared), validation(data, eventsours.ValidateEvents))
	}},
	{"config", "a configuration of many optional members and some by pattern", config, func(data []byte) []task {
		return slices.Concat(byHand[hand.Config](data), easy[easyhand.Config](data), ogen[configogen.Config](data),
			[]task{goJSONSchema[configgjs.ConfigJson](data)}, any5And6(data, schemaText("schemas/config.json")),
			ours[configours.Config](data, "typewright"), ours[configshared.Config](data, shared), validation(data, configours.ValidateConfig))
	}},
	{"records", "records that are mostly numbers", records, func(data []byte) []task {
		return slices.Concat(byHand[hand.Records](data), easy[easyhand.Records](data), ogen[recordsogen.Records](data),
			[]task{goJSONSchema[recordsgjs.RecordsJson](data)}, any5And6(data, schemaText("schemas/records.json")),
			ours[recordsours.Records](data, "typewright"), ours[recordsshared.Records](data, shared), validation(data, recordsours.ValidateRecords))
	}},
}

func schemaText(path string) []byte {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err) // they are part of this module
	}
	return text
}
