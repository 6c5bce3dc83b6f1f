// SPDX-License-Identifier: Apache-2.0
// What scheme.yaml holds, in words.
#include "core/scheme/format.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::format {

namespace {

using Type = FormatType;
using Many = FormatMany;

FormatKey id(std::string meaning) { return {.name = "id", .required = true, .meaning = std::move(meaning)}; }

FormatKey name(std::string meaning) {
  return {.name = "name", .required = true, .type = Type::words, .meaning = std::move(meaning)};
}

FormatKey blocks(std::string key, bool required, std::string block, std::string meaning) {
  return {.name = std::move(key),
          .required = required,
          .type = Type::block,
          .many = Many::list,
          .block = std::move(block),
          .meaning = std::move(meaning)};
}

FormatKey share(std::string key, std::string meaning) {
  return {.name = std::move(key),
          .required = true,
          .type = Type::quantity,
          .quantity = Quantity::share,
          .meaning = std::move(meaning)};
}

FormatKey people(std::string key, std::string meaning) {
  return {.name = std::move(key), .required = true, .type = Type::whole, .shape = "whole number from 1", .meaning = std::move(meaning), .least = 1};
}

FormatBlock root() {
  return {"scheme", "scheme.yaml", "",
          {{.name = "id", .required = true, .meaning = "The name of the scheme, as projects and commands call it; among those that come with the program the folder has the same name."},
           {.name = "version", .required = true, .meaning = "A version never changes: whoever changes a file raises this."},
           {.name = "title", .required = true, .type = Type::words, .meaning = "What people read as the name of the scheme."},
           {.name = "decision_rule",
            .required = true,
            .words = vocabulary::list(vocabulary::decision_rules()),
            .meaning = "`guarded`: the whole interval of what is known must pass. `simple`: the reported value decides, where its accuracy "
                       "is within the criterion's `max_uncertainty`."},
           blocks("dimensions", true, "dimension", "The parts of the total; every criterion belongs to one."),
           blocks("groups", true, "group", "Those for whom a place is judged."),
           blocks("views", false, "view", "Groups read together: a view is as low as its lowest group."),
           blocks("levels", true, "level", "What a place may earn, from the lowest to the highest; each asks for more than the one before."),
           {.name = "rules", .required = true, .type = Type::block, .block = "rules", .meaning = "What every level asks for beside total and floors."},
           blocks("sources", true, "source", "Where figures come from; limits name them by `key`."),
           blocks("rights", false, "right", "Human rights that criteria serve, with the articles that hold them."),
           blocks("articles", false, "article", "What the articles of the rights say. Matrices list them in this order; an article that is not listed stands under its id, after the others."),
           blocks("owners", false, "owner", "Units of the city that answer for criteria."),
           blocks("principles", false, "principle", "Principles that criteria carry out."),
           blocks("grounds", false, "ground", "Grounds of discrimination beside the seven of the Swedish Discrimination Act, which need no entry."),
           blocks("site_kinds", false, "site_kind", "Kinds of site that criteria may ask for under `applies`; without the list any word. They also name the places that have no name of their own."),
           {.name = "disclosure", .type = Type::block, .block = "disclosure",
            .meaning = "Publishes how ratings are spread (`levelground ratings`), and says how few voices are kept back; without it nothing is shown."},
           blocks("deprecated", false, "deprecated", "Criteria of earlier versions that this one no longer has; their codes never come back.")}};
}

FormatBlock dimension() {
  return {"dimension", "A dimension", "",
          {id("How criteria call it."),
           {.name = "code", .required = true, .meaning = "A few capitals for tables."},
           name("What people read."),
           {.name = "share", .required = true, .type = Type::whole, .shape = "whole number from 0 to 1000000",
            .meaning = "How much of the total it carries; only the proportion between the shares counts.", .least = 0, .most = 1'000'000}}};
}

FormatBlock group() {
  return {"group", "A group", "",
          {id("How criteria call it; never `all`, which criteria write for everybody."),
           {.name = "code", .required = true, .meaning = "Short name for tables; criteria may use it in place of the id."},
           name("What people read."),
           {.name = "floor", .required = true, .type = Type::flag,
            .meaning = "`yes`: no level without the level's floor for this group. `no`: the group is reported only, unless a project's scope names it."}}};
}

FormatBlock level() {
  const auto points = [](std::string key, std::string meaning) {
    return FormatKey{.name = std::move(key), .required = true, .type = Type::number, .shape = "points from 0 to 100", .meaning = std::move(meaning), .least = 0, .most = 100};
  };
  return {"level", "A level", "",
          {id("How criteria call it under `mandatory`."), name("What people read."), points("total", "What the total must reach, at what is proven."),
           points("floor", "What every group with a floor and every dimension must reach; not above `total`."),
           {.name = "bars", .required = true, .type = Type::whole, .shape = "whole number from 1 to 9", .meaning = "How many bars the badge shows.", .least = 1, .most = 9}}};
}

FormatBlock rules() {
  return {"rules", "The rules", "",
          {share("desk_at_least", "What the documentary criteria must reach together; 0 % where the scheme has none."),
           share("field_at_least", "What the criteria that are computed or observed must reach together; 0 % where the scheme has none."),
           share("assessed_at_least", "How much of the weight must be assessed."),
           share("not_applicable_at_most", "How much of a dimension's weight may be not applicable."),
           {.name = "criteria_per_group", .required = true, .type = Type::whole, .shape = "whole number from 0",
            .meaning = "A group that fewer applicable criteria name cannot be determined; criteria for all are not counted.", .least = 0}}};
}

FormatBlock principle() {
  return {"principle", "A principle", "",
          {id("How criteria call it."), name("What people read."),
           {.name = "stage", .required = true, .words = vocabulary::list(vocabulary::stages()), .meaning = "The stage of a place's life; `overarching`: every stage."},
           {.name = "source", .required = true, .meaning = "Key of one of the `sources`."},
           {.name = "confidence", .required = true, .words = vocabulary::list(vocabulary::confidences()),
            .meaning = "How sure it is (see *A limit*); no mandatory criterion may name a principle that is `U`."}}};
}

FormatBlock deprecated() {
  return {"deprecated", "A deprecated criterion", "",
          {{.name = "criterion", .required = true, .meaning = "Its code."},
           {.name = "last_version", .required = true, .meaning = "The last version that had it."},
           {.name = "successors", .required = true, .many = Many::some,
            .meaning = "Codes of the criteria that took its place, `[]` for none; one may be deprecated later itself.", .may_be_empty = true},
           {.name = "reason", .required = true, .type = Type::words, .meaning = "Why it went, for those who read an old report."}}};
}

}  // namespace

FormatBlock source_block() {
  return {"source", "A source", "",
          {{.name = "key", .required = true, .meaning = "How limits call it."},
           {.name = "title", .required = true, .type = Type::own_words, .meaning = "Its title, so that a reader finds it; words of the scheme's own stand in both languages."},
           {.name = "jurisdiction", .required = true, .meaning = "Where it holds: a country, `international`, or `-`."}}};
}

FormatFile scheme_file() {
  FormatFile file{"scheme", "The head of a scheme", "`<scheme>/scheme.yaml`",
                  "A scheme is a folder: this file, one file for each criterion beside it, and the folders `profiles/` and `conformance/`, both optional.",
                  {}, {"bench-city/scheme.yaml"}};
  file.blocks = {
      root(),
      dimension(),
      group(),
      {"view", "A view", "", {id("How it is called."), name("What people read."), {.name = "groups", .required = true, .many = Many::some, .meaning = "The groups it is the lowest of, by id or code."}}},
      level(),
      rules(),
      source_block(),
      {"right", "A right", "", {id("How criteria call it."), name("What people read."), {.name = "instruments", .required = true, .many = Many::some, .meaning = "The articles that hold it, such as `CRPD art. 9`; criteria name those that they serve under `articles`."}}},
      {"article", "An article", "", {id("As `instruments` of a right and `articles` of a criterion call it."), name("What it is about, in a few words.")}},
      {"owner", "An owner", "", {id("How criteria call it."), name("What people read.")}},
      principle(),
      {"ground", "A ground", "", {id("How criteria call it; none of the seven."), name("What people read.")}},
      {"site_kind", "A kind of site", "", {id("The word that sites have under `kind`."), name("What people read.")}},
      {"disclosure", "Disclosure", "",
       {people("respondents_at_least", "A distribution of fewer voices is not shown."), people("count_at_least", "A count that is smaller, and not 0, is not shown.")}},
      deprecated()};
  return file;
}

}  // namespace levelground::format
