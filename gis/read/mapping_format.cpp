// SPDX-License-Identifier: Apache-2.0
// What the file of a layer mapping holds, in words.
#include "gis/read/mapping_format.hpp"

#include "core/scheme/vocabulary.hpp"

namespace levelground::gis {

namespace {

using Type = FormatType;
using Many = FormatMany;

FormatKey grade(bool required) {
  return {.name = "grade",
          .required = required,
          .words = vocabulary::list(vocabulary::grades()),
          .meaning = required ? "How it is known." : "How it is known; without it the grade of the block, else `tagged`."};
}

FormatKey texts(std::string name, std::string meaning) { return {.name = std::move(name), .many = Many::some, .meaning = std::move(meaning)}; }

FormatKey flag(std::string name, std::string meaning) { return {.name = std::move(name), .type = Type::flag, .meaning = std::move(meaning)}; }

FormatKey unit() { return {.name = "unit", .meaning = "Unit of a bare number; without it a bare number is not known, and reported."}; }

FormatKey when() {
  return {.name = "when", .type = Type::block, .block = "conditions", .meaning = "All of these must hold."};
}

FormatKey unless() {
  return {.name = "unless", .type = Type::block, .block = "conditions", .meaning = "None of these may hold."};
}

FormatKey length(std::string name, std::string meaning) {
  return {.name = std::move(name), .required = true, .type = Type::quantity, .quantity = Quantity::length, .meaning = std::move(meaning)};
}

FormatBlock root() {
  return {"mapping", "A mapping", "",
          {{.name = "id", .required = true, .shape = "small letters, digits and dashes", .meaning = "The name by which a project chooses it, and that of the file."},
           {.name = "title", .required = true, .meaning = "What people read."},
           texts("formats", "Picks this mapping where a source names none: `osm`, `opensidewalks`, `plain` or `project-sidewalk`."),
           {.name = "licence", .meaning = "The licence under which such data usually comes."},
           length("join_tolerance", "Lines without node ids join where their ends are so near."),
           {.name = "lines_cross", .words = {"perhaps", "joined", "apart"},
            .meaning = "What it means that two ways without node ids cross on one `layer` without a common point: nobody knows (`perhaps`: one may get from one to the other, "
                       "never surely), a junction (`joined`), or one passes over the other (`apart`). It counts among the lines of one source; lines of two sources are always "
                       "`perhaps` joined. Must be said by every mapping that makes ways, but for one of `formats: [osm]` alone, since OpenStreetMap has node ids. `quality` "
                       "counts such crossings."},
           length("entrance_tolerance", "How near to the boundary of a site a way must end to be taken for an entrance."),
           texts("layers", "Layers it reads, `*` for any characters; OpenStreetMap has one layer without a name."),
           flag("whole_values", "`yes`: in conditions a value counts as it stands: capitals matter, and a value with `;` is one value."),
           {.name = "id_key", .meaning = "The key that holds the id of a record."},
           {.name = "from_node", .meaning = "The key that holds the node at the beginning of a line."},
           {.name = "to_node", .meaning = "The key that holds the node at its end."},
           {.name = "node", .meaning = "The key that holds the node of a point."},
           {.name = "features", .type = Type::block, .many = Many::list, .block = "feature",
            .meaning = "What becomes a feature: the first rule that matches gives the theme; rules with `also: yes` add features beside it."},
           {.name = "properties", .type = Type::block, .block = "properties", .meaning = "How keys become properties of features."},
           {.name = "observations", .type = Type::block, .many = Many::list, .block = "observation",
            .meaning = "In place of features: records that are statements, as of Project Sidewalk."},
           flag("plain", "In place of rules: the layers are already in the plain schema ([formats.md](formats.md))."),
           texts("ignore", "With `plain`: columns that say nothing of the feature.")}};
}

FormatBlock feature() {
  return {"feature", "A feature", "At most one feature of each theme is made of an object. Its id is that of the object; one of an `also` rule has `#<theme>` behind it.",
          {{.name = "theme", .required = true, .words = format::theme_names(), .meaning = "What it is."},
           when(),
           unless(),
           {.name = "geometry", .required = true, .many = Many::some, .words = {"point", "line", "polygon", "area"},
            .meaning = "What the object may be, the best first; `polygon`: a line that closes too; `area`: surely an area (a polygon record, a multipolygon, `area=yes`)."},
           {.name = "as", .words = {"point"}, .meaning = "The feature is the point that stands for that geometry."},
           texts("layers", "Only from these layers."),
           flag("also", "`yes`: beside the theme that another rule gives."),
           {.name = "set", .type = Type::block, .block = "set", .meaning = "What the rule itself says of the feature."},
           {.name = "copy", .type = Type::block, .block = "copy", .meaning = "Texts that are taken as they are."},
           texts("properties", "Names of blocks under `properties` that are read for it; without it all that fit the theme.")}};
}

FormatBlock property() {
  return {"property", "A property",
          "A number keeps the accuracy of its last digit (`1.5 m` is 1.45–1.55 m), and may be written `1,5 m`, `30 mm`, `1'6\"`, `<1`, `>2 m`, `~1.5` (a whole unit of the "
          "last digit, inferred), `1.2-1.8`, `1.50 m ± 10 mm`, `5 %`, `3°`, `1:12`, `30 mph`; of `1.5;2` the hull is known. `incline=up` tells the sign and counts as a "
          "word that was not understood. Whatever else is written is not known, and counted.",
          {{.name = "property", .words = format::property_names(), .meaning = "The property, where the block has another name."},
           {.name = "themes", .many = Many::some, .words = format::theme_names(), .meaning = "The themes it is read for; without it all."},
           when(),
           unless(),
           {.name = "from", .many = Many::some, .block = "key", .meaning = "Keys of the source; the first that is present counts.", .may_be_empty = true},
           flag("every", "`yes`: all keys must be present, and their hull is what is known."),
           flag("sum", "`yes`: all keys must be present and understood, and their sum is what is known; for counts."),
           flag("exact", "`yes`: the number is a rule, as a speed limit is, so nothing is added for accuracy."),
           unit(),
           grade(false),
           {.name = "values", .type = Type::block, .block = "values", .meaning = "What words mean."},
           {.name = "otherwise", .many = Many::some, .block = "meaning", .meaning = "What every other word means; `unknown`: it says nothing."},
           {.name = "implied", .type = Type::block, .many = Many::list, .block = "implied", .meaning = "Further statements that other keys imply, beside the first."}}};
}

FormatBlock observation() {
  return {"observation", "An observation", "",
          {texts("layers", "Only from these layers."), when(), unless(),
           {.name = "property", .required = true, .meaning = "What it is about: a property, or one that a criterion names."},
           {.name = "result", .meaning = "What was seen; this or `result_from`."},
           {.name = "result_from", .meaning = "The key that holds what was seen."},
           {.name = "unit", .meaning = "Unit of a number."},
           {.name = "instrument", .meaning = "With what it was seen."},
           texts("note", "Keys that go into the note, as key=value."),
           texts("time", "Keys that hold the time; the first that is present counts."),
           texts("observer", "Keys that hold who saw it; the first that is present counts.")}};
}

}  // namespace

FormatFile mapping_format() {
  FormatFile file{"mapping", "A layer mapping", "`mappings/<id>.yaml`, or a file of your own beside the project",
                  "What the keys and values of a source mean in our words. A source that no mapping understands is reported, never guessed at.", {}, {"mappings/benches.yaml", "mappings/sightings.yaml", "mappings/own-layers.yaml"}};
  file.blocks = {root(),
                 {"conditions", "Conditions", "Capitals do not matter, and of a value with `;` one part must match, unless the mapping says `whole_values: yes`.",
                  {{.name = "<key>", .many = Many::some, .meaning = "A key of the source with the values that match; `\"*\"`: any value."}}},
                 feature(),
                 {"set", "What a rule says", "", {{.name = "<property>", .many = Many::some, .block = "meaning", .meaning = "A property and what is known of it."}}},
                 {"copy", "Texts", "", {{.name = "<property>", .many = Many::some, .meaning = "A property that is a text, and the keys to take it from; the first that is present counts."}}},
                 {"properties", "Properties", "", {{.name = "<property>", .type = Type::block, .block = "property", .meaning = "A block for each property, named for it (see *Themes and properties*)."}}},
                 property(),
                 {"key", "A key of the source", "", {{.name = "key", .required = true, .meaning = "Its name."}, unit(), grade(false)}},
                 {"values", "Words", "", {{.name = "<word>", .many = Many::some, .block = "meaning", .meaning = "A word of the source and what it means: a list is “one of these”; `unknown`: it says nothing."}}},
                 {"meaning", "A meaning with its grade", "", {{.name = "value", .required = true, .many = Many::some, .meaning = "What it means."}, grade(false)}},
                 {"implied", "An implied statement", "",
                  {{.name = "key", .required = true, .meaning = "Another key of the source."},
                   {.name = "value", .required = true, .many = Many::some, .meaning = "Its values; `\"*\"`: any."},
                   {.name = "means", .required = true, .many = Many::some, .meaning = "What the property then is; of a number both ends, `unbounded` for none."},
                   grade(true)}},
                 observation()};
  return file;
}

}  // namespace levelground::gis
