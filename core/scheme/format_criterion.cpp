// SPDX-License-Identifier: Apache-2.0
// What the file of a criterion holds, in words; and the scale, which profiles share.
#include "core/city/theme.hpp"
#include "core/scheme/format.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::format {

namespace {

using Type = FormatType;
using Many = FormatMany;

FormatKey words(std::string key, bool required, std::string meaning) {
  return {.name = std::move(key), .required = required, .type = Type::words, .meaning = std::move(meaning)};
}

FormatKey names(std::string key, bool required, std::string meaning) {
  return {.name = std::move(key), .required = required, .many = Many::some, .meaning = std::move(meaning)};
}

FormatKey one_of(std::string key, bool required, vocabulary::Words allowed, std::string meaning) {
  return {.name = std::move(key), .required = required, .words = vocabulary::list(allowed), .meaning = std::move(meaning)};
}

FormatKey block(std::string key, bool required, std::string meaning, std::string id = {}) {
  FormatKey result{.name = std::move(key), .required = required, .type = Type::block, .meaning = std::move(meaning)};
  result.block = id.empty() ? result.name : std::move(id);
  return result;
}

std::vector<std::string> quantity_names() {
  std::vector<std::string> names;
  for (int i = 0; i < static_cast<int>(Quantity::category); ++i) names.emplace_back(quantity_name(static_cast<Quantity>(i)));
  return names;
}

std::vector<FormatKey> identity_and_words() {
  return {{.name = "code", .required = true, .pattern = "^[A-Z0-9]+-[A-Z0-9]+$", .meaning = "Capitals or digits, a dash, capitals or digits: `ACC-30`. No two criteria share one."},
          {.name = "lineage", .meaning = "The first code this demand had, when a later version gives it another: gaps keep their ids by it. Without it, the code."},
          words("title", true, "What is demanded, in a few words."),
          words("intent", true, "Why: who can do what when it is met."),
          words("remedy", true, "What would mend a gap; what to do first."),
          {.name = "costs", .type = Type::block, .many = Many::list, .block = "cost", .meaning = "What the remedy cost somewhere, as published; an example, never an estimate."},
          words("question", false, "What a resident is asked, so that yes is the good answer; the linter misses it."),
          words("good", false, "What good looks like; the linter misses it."),
          block("method", false, "How it is checked on site, or which paper shows it; the linter misses it."),
          block("anchors", false, "What each score of a rating means, in words that two observers read alike; the linter misses them for a rating.")};
}

std::vector<FormatKey> belonging() {
  return {{.name = "dimension", .required = true, .meaning = "Id of a dimension of the scheme."},
          names("groups", true, "The groups it is made for, by id or code; or `all`, which counts for every group and names none."),
          names("grounds", true, "Grounds of discrimination that it touches: `sex`, `gender_identity`, `ethnicity`, `religion`, `disability`, "
                                 "`sexual_orientation`, `age`, or one that the scheme adds."),
          names("rights", false, "Ids of the scheme's rights that it serves."),
          names("articles", false, "Articles of those rights that it serves, as their `instruments` call them: the matrix by article counts a criterion under these alone, the one by right under their rights too."),
          {.name = "owner", .meaning = "Id of the unit of the city that answers for it."},
          one_of("indicator", false, vocabulary::indicators(), "What it tells of: that something is provided for, is done, or has worked."),
          one_of("stage", true, vocabulary::stages(), "The stage of a place's life in which it is decided; `overarching`: all."),
          names("principles", false, "Ids of the scheme's principles that it carries out."),
          one_of("evaluation", true, vocabulary::evaluations(),
                 "How it is known: computed from map layers, seen by observers, or shown on paper. Paper is the desk, the others the field (see *The rules*).")};
}

std::vector<FormatKey> judging() {
  return {{.name = "weight", .required = true, .type = Type::whole, .words = {"1", "2", "3", "4", "5"}, .meaning = "How much it counts in its dimension and for its groups."},
          {.name = "mandatory", .shape = "`yes`, `no` or the id of a level", .meaning = "`yes`: no level without it. A level: that level and those above ask for it. Without the key: no."},
          names("alternatives", false, "Codes of criteria with the same pass score; one that is met stands for this one (“ramp or lift”)."),
          {.name = "pass_score", .type = Type::whole, .words = {"1", "2", "3"}, .meaning = "The score from which it is met; without it 2."},
          {.name = "measure", .required = true, .type = Type::measure, .meaning = "What is measured, and of what: a kind of [measures.md](measures.md) with its parameters."},
          one_of("combine", true, vocabulary::combines(),
                 "How the results at several places become one: the lowest decides; the middle one; the newest observation; the measure is itself a share."),
          block("scale", true, "Which value earns which score."),
          block("applies", false, "Where it applies; all that is given must hold. Without it everywhere."),
          block("evidence", false, "What is accepted as evidence."),
          block("gates", false, "When a result counts as assessed, and when a value may decide.")};
}

FormatBlock criterion_root() {
  FormatBlock block{"criterion", "A criterion", "", identity_and_words()};
  for (const auto& part : {belonging(), judging()}) block.keys.insert(block.keys.end(), part.begin(), part.end());
  return block;
}

FormatBlock anchors() {
  FormatBlock block{"anchors", "Anchors", "", {}};
  for (const char* score : {"0", "1", "2", "3"}) block.keys.push_back(words(score, false, std::string("What is seen where the rating is ") + score + "."));
  return block;
}

FormatBlock cost() {
  return {"cost", "A cost", "",
          {words("what", true, "What was built, with its unit: “footway, for each metre”."),
           {.name = "from", .required = true, .type = Type::number, .meaning = "The least it cost, in `currency`.", .least = 0},
           {.name = "to", .required = true, .type = Type::number, .meaning = "The most; not below `from`.", .least = 0},
           {.name = "currency", .required = true, .pattern = "^[A-Z]{3}$", .meaning = "Three letters: `SEK`, `EUR`."},
           {.name = "year", .type = Type::whole, .shape = "year", .meaning = "Price level; left out where the source gives none.", .least = 1900, .most = 2200},
           {.name = "source", .required = true, .meaning = "Key of one of the scheme's sources."},
           {.name = "finds_out", .type = Type::flag, .meaning = "`yes`: it mends nothing; it is what finding out cost, and is shown where nothing is known."}}};
}

std::vector<FormatKey> conditions() {
  return {{.name = "exists", .many = Many::some, .words = theme_names(), .meaning = "The site has at least one feature of each of these themes."},
          block("exists_near", false, "There is a feature of a theme in the site or near it."),
          block("exists_with", false, "There is a feature with a certain value, in the site or near it."),
          {.name = "area_at_least", .type = Type::quantity, .quantity = Quantity::area, .meaning = "The site is at least so large."},
          names("site_kind", false, "The site is of one of these kinds (property `kind`).")};
}

FormatBlock applies() {
  FormatBlock block{"applies", "Where it applies", "On facts that are not known it is judged as if it applied, and the result says so.", conditions()};
  block.keys.push_back({.name = "any_of", .type = Type::block, .many = Many::list, .block = "condition", .meaning = "At least one of these holds: “or”. Two or more."});
  return block;
}

FormatBlock condition() {
  FormatBlock block{"condition", "One of several conditions", "All that is given in it must hold.", conditions()};
  block.rest_of = "applies";
  return block;
}

FormatBlock limit_block() {
  return {"limit", "A limit",
          "A limit is exact and includes its own figure. Where the clause excludes it, write `below 0.7 m` (under `at_most`) or `above 2` (under "
          "`at_least`), for quantities in whole units. A limit of a property with ranks is the name of the rank (`limit: good`); of a presence `yes` or `no`.",
          {{.name = "limit", .required = true, .type = Type::quantity, .many = Many::some, .meaning = "The value with its unit; under `within` a list of both ends."},
           {.name = "except", .type = Type::block, .many = Many::some, .block = "except",
            .meaning = "A weaker value that passes for a short run; of several, each weaker than the one before and for a shorter run. Only for "
                       "measures that know run lengths, with `combine: worst`."},
           {.name = "within_run", .type = Type::flag,
            .meaning = "`yes`: a run that passes by one exception may hold shorter runs that pass by the next (“5 % for 10 m, and within that 8 % for 2 m”). "
                       "Without it, or `no`, one exception must hold for the whole run. Needs two exceptions or more."},
           one_of("for_each", false, vocabulary::for_each(),
                  "The limit is so many for each group that is judged for: of the `scope` of the project, else of those with a floor. Only for a count; all limits of the scale or none."),
           {.name = "source", .required = true, .meaning = "Key of a source of the scheme or of the profile."},
           {.name = "clause", .type = Type::own_words, .meaning = "Where in the source the figure stands: as the source numbers it, or in words of the scheme's own, which stand in both languages."},
           one_of("confidence", true, vocabulary::confidences(),
                  "How sure the figure is: `C` read in an official text, `S` in a secondary one, `D` our own design, `U` unconfirmed."),
           {.name = "legal_minimum", .type = Type::flag, .meaning = "`yes`: the law asks for it, so that no level is without it, and no exception of a higher score goes below it; the linter warns of limits that ask for less."},
           {.name = "valid_from", .type = Type::date, .meaning = "The day since when the clause holds; without it that is not recorded, and no day is too early."}}};
}

}  // namespace

std::vector<std::string> theme_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < theme_count; ++i) names.emplace_back(theme_name(static_cast<Theme>(i)));
  return names;
}

std::vector<std::string> property_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < property_count; ++i) names.emplace_back(property_info(static_cast<Property>(i)).name);
  return names;
}

std::vector<FormatBlock> scale_blocks(bool of_a_profile) {
  FormatBlock scale{"scale", "A scale",
                    "Limits stand under one of `at_least`, `at_most` and `within`. Score 0 is whatever reaches no limit; there is a limit for "
                    "the pass score, and every higher score asks for at least as much as the ones below it.",
                    {{.name = "quantity", .required = !of_a_profile, .words = quantity_names(), .meaning = "What kind of value it is; the measure says which it gives."},
                     {.name = "unit", .meaning = "The unit in which people read the value, `1:n` for a slope too. Needed, but for pure numbers, which have none."}}};
  if (of_a_profile) {
    scale.about += " Scores that are not named keep the scheme's limit.";
    scale.keys[0].meaning = "Where it is given, that of the criterion.";
    scale.keys[1].meaning = "Where it is left out, that of the criterion.";
  }
  const auto direction = [](std::string key, std::string meaning) { return block(std::move(key), false, std::move(meaning), "limits"); };
  scale.keys.push_back(direction("at_least", "More is better: each score with the least that earns it."));
  scale.keys.push_back(direction("at_most", "Less is better: each score with the most that earns it."));
  scale.keys.push_back(direction("within", "Between is better: each score with both ends of its range."));
  FormatBlock limits{"limits", "Limits by score", "", {}};
  for (const char* score : {"1", "2", "3"}) limits.keys.push_back(block(score, false, std::string("What earns the score ") + score + ".", "limit"));
  FormatBlock except{"except", "An exception",
                     "Stretches that follow each other and do not reach the limit are one run. The run passes where one exception holds for all of it: "
                     "it is no longer than `for_at_most`, and every stretch of it reaches `value`. With `within_run` each exception is asked of the stretches "
                     "alone that do not reach the value before it.",
                     {{.name = "value", .required = true, .type = Type::quantity, .meaning = "The weaker value."},
                      {.name = "for_at_most", .required = true, .type = Type::quantity, .quantity = Quantity::length, .meaning = "The longest run over which it passes."}}};
  return {scale, limits, limit_block(), except};
}

FormatFile criterion_file() {
  FormatFile file{"criterion", "A criterion", "`<scheme>/<any name>.yaml`, one file for each criterion",
                  "What is demanded, of what, for whom and on whose word.", {}, {"bench-city/ben-1.yaml", "bench-city/ben-2.yaml", "bench-city/ben-3.yaml", "bench-city/ben-4.yaml", "bench-city/ben-6.yaml"}};
  file.blocks = {criterion_root(), cost(),
                 {"method", "How it is checked", "",
                  {words("instrument", true, "With what, and how finely; of a document: the paper to ask for."),
                   words("stations", true, "Where, and how often; of a document: what it must show."),
                   one_of("light", true, vocabulary::method_lights(), "When; that of `evidence` where it asks for one.")}},
                 anchors()};
  for (FormatBlock& part : scale_blocks(false)) file.blocks.push_back(std::move(part));
  file.blocks.push_back(applies());
  file.blocks.push_back(condition());
  file.blocks.push_back({"exists_near", "A feature near by", "",
                         {{.name = "theme", .required = true, .words = theme_names(), .meaning = "What it is."},
                          {.name = "within", .required = true, .type = Type::quantity, .quantity = Quantity::length, .meaning = "How far outside the site it may be."}}});
  file.blocks.push_back({"exists_with", "A feature with a value", "",
                         {{.name = "theme", .required = true, .words = theme_names(), .meaning = "What it is."},
                          {.name = "with", .required = true, .type = Type::condition, .shape = "`property=value` or `property=value|value`; of a number `property>=1` or `property<=1.20 m`", .meaning = "What counts: a text, yes or no, named values, or a number with its unit, the end included. A number known as an interval counts when all of it does; an end within it leaves the answer open, and so does a feature of which nobody states it. A slope is as steep downhill as uphill. Measures that take conditions (`with`, `among`) read them alike, all of a list together."},
                          {.name = "within", .type = Type::quantity, .quantity = Quantity::length, .meaning = "How far outside the site it may be; without it, in the site."}}});
  file.blocks.push_back({"evidence", "Evidence", "",
                         {one_of("lowest_grade", false, vocabulary::grades(), "The lowest grade that a certificate may rest on; without it `tagged`."),
                          {.name = "max_age", .pattern = "^((2400|2[0-3][0-9]{2}|1[0-9]{3}|[0-9]{1,3}) months?|(200|1[0-9]{2}|[0-9]{1,2}) years?)$", .shape = "calendar months or years, such as `24 months`", .meaning = "Observations, documents, layers and statements of completeness that are older at the day of the assessment are not accepted; what was not is told."},
                          one_of("light", false, vocabulary::lights(), "Only observations made in this light are accepted; without it any.")}});
  file.blocks.push_back({"gates", "Gates", "",
                         {{.name = "coverage", .type = Type::quantity, .quantity = Quantity::share, .meaning = "How much of what is judged must be known before a criterion that cannot be told counts as assessed. Without it the score must be narrower than with nothing known."},
                          {.name = "max_uncertainty", .type = Type::quantity, .meaning = "How inaccurate the reported value may be and still decide, under `decision_rule: simple`."}}});
  return file;
}

}  // namespace levelground::format
