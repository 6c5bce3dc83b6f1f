// SPDX-License-Identifier: Apache-2.0
// One criterion file.
#include <algorithm>

#include <fmt/format.h>

#include "core/scheme/reading.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::reading {

namespace {

bool is_code(std::string_view code) {
  const std::size_t dash = code.find('-');
  if (dash == 0 || dash == std::string_view::npos || dash + 1 == code.size()) return false;
  const auto capital_or_digit = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return std::all_of(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(dash), capital_or_digit) &&
         std::all_of(code.begin() + static_cast<std::ptrdiff_t>(dash) + 1, code.end(), capital_or_digit);
}

void read_identity(YamlReader& reader, Criterion& criterion) {
  criterion.code = reader.required_text("code");
  criterion.line = line_of(reader, "code");
  if (!criterion.code.empty() && !is_code(criterion.code)) {
    reader.problem(criterion.line, fmt::format("‘{}’ is not a code", criterion.code), "write capitals, a dash and a number: ACC-30");
  }
  criterion.lineage = reader.text("lineage", criterion.code);
}

void read_words(YamlReader& reader, Criterion& criterion, std::vector<Problem>& problems) {
  const auto words = [&](std::string_view key) { return local_text(reader.required(key), reader.file(), problems); };
  criterion.title = words("title");
  criterion.intent = words("intent");
  criterion.remedy = words("remedy");
  criterion.question = local_text(reader.optional("question"), reader.file(), problems);
  criterion.good = local_text(reader.optional("good"), reader.file(), problems);
  if (const YamlNode* method = reader.optional("method")) {
    YamlReader entry(*method, reader.file(), problems);
    criterion.method.instrument = local_text(entry.required("instrument"), entry.file(), problems);
    criterion.method.stations = local_text(entry.required("stations"), entry.file(), problems);
    const std::vector<std::string> lights = vocabulary::list(vocabulary::method_lights());
    if (const auto light = choice(entry, "light", lights)) criterion.method.light = lights[*light];
    entry.finish();
  }
  if (const YamlNode* costs = reader.optional("costs"); costs != nullptr && costs->kind != YamlNode::Kind::sequence) {
    reader.problem(costs->line, "‘costs’ is a list", "begin each entry with a dash");
  } else if (costs != nullptr) {
    for (const YamlNode& item : costs->items) {
      YamlReader entry(item, reader.file(), problems);
      criterion.costs.push_back(read_remedy_cost(entry, problems));
      entry.finish();
    }
  }
  const YamlNode* anchors = reader.optional("anchors");
  if (anchors == nullptr) return;
  YamlReader entry(*anchors, reader.file(), problems);
  for (std::size_t score = 0; score < criterion.anchors.size(); ++score) {
    criterion.anchors.at(score) = local_text(entry.optional(std::to_string(score)), reader.file(), problems);
  }
  entry.finish();
}

void read_principles(YamlReader& reader, Criterion& criterion, const Scheme& head) {
  std::vector<std::string> known;
  for (const Principle& principle : head.principles) known.push_back(principle.id);
  const std::vector<std::string> named = reader.texts("principles");
  for (const std::string& id : named) {
    if (std::find(known.begin(), known.end(), id) == known.end()) unknown_word(reader, line_of(reader, "principles"), "principle", id, known);
  }
  for (const std::string& id : known) {  // in the scheme's order, each once
    if (std::find(named.begin(), named.end(), id) != named.end()) criterion.principles.push_back(id);
  }
}

void read_articles(YamlReader& reader, Criterion& criterion, const Scheme& head) {
  const std::vector<std::string> known = head.article_ids();
  const std::vector<std::string> named = reader.texts("articles");
  for (const std::string& id : named) {
    if (std::find(known.begin(), known.end(), id) == known.end()) unknown_word(reader, line_of(reader, "articles"), "article", id, known);
  }
  for (const std::string& id : known) {  // in the scheme's order, each once
    if (std::find(named.begin(), named.end(), id) != named.end()) criterion.articles.push_back(id);
  }
}

void read_belonging(YamlReader& reader, Criterion& criterion, const Scheme& head) {
  std::vector<std::string> dimensions;
  for (const Dimension& dimension : head.dimensions) dimensions.push_back(dimension.id);
  if (const auto dimension = choice(reader, "dimension", dimensions)) criterion.dimension = dimensions[*dimension];

  std::vector<std::string> known;
  for (const Group& group : head.groups) known.push_back(group.id);
  reader.required("groups");
  const std::vector<std::string> groups = reader.texts("groups");
  const bool everybody = groups == std::vector<std::string>{"all"};
  for (const std::string& group : groups) {
    if (everybody) break;
    const auto index = head.group_index(group);
    if (!index) {
      unknown_word(reader, line_of(reader, "groups"), "group", group, known);
    } else if (std::find(criterion.groups.begin(), criterion.groups.end(), known[*index]) != criterion.groups.end()) {
      reader.problem(line_of(reader, "groups"), fmt::format("the group ‘{}’ stands twice", group), "name it once");
    } else {
      criterion.groups.push_back(known[*index]);
    }
  }
  if (groups.empty() && reader.node().find("groups") != nullptr) {
    reader.problem(line_of(reader, "groups"), "no group is named", "name those it serves, or write “groups: all”");
  }
  // In the scheme's order, so that no output depends on the order in the file.
  std::sort(criterion.groups.begin(), criterion.groups.end(),
            [&head](const std::string& a, const std::string& b) { return head.group_index(a) < head.group_index(b); });

  reader.required("grounds");
  criterion.grounds = reader.texts("grounds");
  const std::vector<std::string> grounds = head.grounds();
  for (const std::string& ground : criterion.grounds) {
    if (std::find(grounds.begin(), grounds.end(), ground) == grounds.end()) {
      unknown_word(reader, line_of(reader, "grounds"), "ground", ground, grounds);
    }
  }
  std::vector<std::string> rights;
  for (const Right& right : head.rights) rights.push_back(right.id);
  criterion.rights = reader.texts("rights");
  for (const std::string& right : criterion.rights) {
    if (std::find(rights.begin(), rights.end(), right) == rights.end()) unknown_word(reader, line_of(reader, "rights"), "right", right, rights);
  }
  read_articles(reader, criterion, head);
  std::vector<std::string> owners;
  for (const Owner& owner : head.owners) owners.push_back(owner.id);
  criterion.owner = reader.text("owner");
  if (!criterion.owner.empty() && std::find(owners.begin(), owners.end(), criterion.owner) == owners.end()) {
    unknown_word(reader, line_of(reader, "owner"), "owner", criterion.owner, owners);
  }
  if (reader.optional("indicator") != nullptr) {
    const std::vector<std::string> indicators = vocabulary::list(vocabulary::indicators());
    if (const auto indicator = choice(reader, "indicator", indicators)) criterion.indicator = indicators[*indicator];
  }
  const std::vector<std::string> stages = vocabulary::list(vocabulary::stages());
  if (const auto stage = choice(reader, "stage", stages)) criterion.stage = stages[*stage];
  read_principles(reader, criterion, head);
}

/// `mandatory: yes`, `no`, or the lowest level that asks for it.
void read_mandatory(YamlReader& reader, Criterion& criterion, const Scheme& head) {
  const YamlNode* given = reader.optional("mandatory");
  if (given == nullptr) return;
  const std::string word = reader.text("mandatory");
  if (head.level_index(word)) {
    criterion.mandatory_from = word;
  } else if (word == "yes" || word == "no" || word == "true" || word == "false") {
    criterion.mandatory = reader.flag("mandatory", false);
  } else {
    std::vector<std::string> known = {"yes", "no"};
    for (const Level& level : head.levels) known.push_back(level.id);
    unknown_word(reader, given->line, "word for ‘mandatory’", word, known);
  }
  // What was recalled and not read may guide; it must not keep a place from a certificate.
  for (const Principle& principle : head.principles) {
    const bool named = std::find(criterion.principles.begin(), criterion.principles.end(), principle.id) != criterion.principles.end();
    if (!named || principle.confidence != Confidence::unconfirmed || (!criterion.mandatory && criterion.mandatory_from.empty())) continue;
    reader.problem(given->line, fmt::format("{} is mandatory and names the principle ‘{}’, which is unconfirmed", criterion.code, principle.id),
                   "confirm the principle in its source, or let the criterion be scored only");
  }
}

void read_weight(YamlReader& reader, Criterion& criterion, const Scheme& head) {
  if (const auto how = choice(reader, "evaluation", vocabulary::list(vocabulary::evaluations()))) criterion.evaluation = static_cast<Evaluation>(*how);
  constexpr std::int64_t largest_weight = 5;
  if (reader.required("weight") != nullptr) criterion.weight = reader.whole("weight", 1);
  if (criterion.weight < 1 || criterion.weight > largest_weight) {
    reader.problem(line_of(reader, "weight"), fmt::format("the weight {} does not lie from 1 to 5", criterion.weight), "write 1, 2, 3, 4 or 5");
    criterion.weight = 1;
  }
  read_mandatory(reader, criterion, head);
  const std::int64_t pass = reader.whole("pass_score", criterion.pass_score);
  if (pass < 1 || pass > max_score) {
    reader.problem(line_of(reader, "pass_score"), fmt::format("the pass score {} does not lie from 1 to 3", pass), "write 1, 2 or 3");
  } else {
    criterion.pass_score = static_cast<int>(pass);
  }
}

void read_evidence(YamlReader& parent, Criterion& criterion, std::vector<Problem>& problems) {
  if (const YamlNode* node = parent.optional("evidence")) {
    YamlReader reader(*node, parent.file(), problems);
    if (reader.optional("lowest_grade") != nullptr) {
      if (const auto grade = choice(reader, "lowest_grade", vocabulary::list(vocabulary::grades()))) criterion.lowest_grade = static_cast<Grade>(*grade);
    }
    if (reader.optional("light") != nullptr) {
      if (const auto light = choice(reader, "light", vocabulary::list(vocabulary::lights()))) criterion.light = static_cast<Light>(*light + 1);
    }
    if (reader.optional("max_age") != nullptr) {
      const std::string age = reader.required_text("max_age");
      criterion.max_age_months = parse_months(age);
      if (!criterion.max_age_months && !age.empty()) {
        reader.problem(line_of(reader, "max_age"), fmt::format("‘{}’ is not an age in calendar months", age), "write for example “24 months” or “2 years”");
      }
    }
    reader.finish();
  }
  if (const YamlNode* node = parent.optional("gates")) {
    YamlReader reader(*node, parent.file(), problems);
    criterion.coverage_gate = quantity(reader, "coverage", Quantity::share);
    criterion.max_uncertainty = quantity(reader, "max_uncertainty", criterion.scale.quantity);
    reader.finish();
  }
}

}  // namespace

Criterion read_criterion(const NamedText& file, const Scheme& head, const MeasureCatalogue& kinds, std::vector<Problem>& problems) {
  Criterion criterion;
  criterion.file = file.name;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  if (root.kind != YamlNode::Kind::mapping) return criterion;
  read_identity(reader, criterion);
  read_words(reader, criterion, problems);
  read_belonging(reader, criterion, head);
  read_weight(reader, criterion, head);
  criterion.alternatives = reader.texts("alternatives");
  const MeasureSpec* spec = nullptr;
  if (const YamlNode* measure = reader.required("measure")) spec = read_measure(*measure, file.name, kinds, criterion.measure, problems);
  if (const auto combine = choice(reader, "combine", vocabulary::list(vocabulary::combines()))) criterion.combine = static_cast<Combine>(*combine);
  if (const YamlNode* scale = reader.required("scale")) {
    const std::size_t before = problems.size();
    criterion.scale = read_scale(*scale, file.name, criterion.measure, spec, nullptr, problems);
    // A scale with unread limits would only repeat its mistakes here.
    if (problems.size() == before) check_scale(criterion, spec, file.name, scale->line, problems);
  }
  if (const YamlNode* applies = reader.optional("applies")) criterion.applies = read_applicability(*applies, file.name, head, problems);
  read_evidence(reader, criterion, problems);
  reader.finish();
  return criterion;
}

}  // namespace levelground::reading
