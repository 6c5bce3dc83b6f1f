// SPDX-License-Identifier: Apache-2.0
// scheme.yaml: dimensions, groups, views, levels, rules and sources.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/scheme/reading.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground::reading {

namespace {

/// Calls read(reader) for every entry of a list of mappings, and closes each.
template <typename Read>
void each(YamlReader& parent, std::string_view key, bool required, std::vector<Problem>& problems, const Read& read) {
  const YamlNode* list = required ? parent.required(key) : parent.optional(key);
  if (list == nullptr) return;
  if (list->kind != YamlNode::Kind::sequence || (required && list->items.empty())) {
    parent.problem(list->line, fmt::format("‘{}’ must be a list with at least one entry", key), "write one “- {…}” for each");
    return;
  }
  for (const YamlNode& item : list->items) {
    YamlReader reader(item, parent.file(), problems);
    read(reader);
    reader.finish();
  }
}

/// Names that must stand only once in a list.
class Once {
 public:
  explicit Once(std::string_view what) : m_what(what) {}
  void check(YamlReader& reader, const std::string& name) {
    if (name.empty() || m_seen.insert(name).second) return;
    reader.problem(reader.node().line, fmt::format("the {} ‘{}’ stands twice", m_what, name), "give each a name of its own");
  }

 private:
  std::string_view m_what;
  std::set<std::string> m_seen;
};

/// A score in points, 0 to 100.
Rational points(YamlReader& reader, std::string_view key) {
  const std::string text = reader.required_text(key);
  if (text.empty()) return {};
  const std::optional<Rational> value = Rational::from_decimal(text);
  if (value && Interval{0, 100}.contains(*value)) return *value;
  reader.problem(line_of(reader, key), fmt::format("‘{}’ must be points from 0 to 100, not ‘{}’", key, text), "write for example “65”");
  return {};
}

void read_dimensions(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  Once ids("dimension");
  Once codes("dimension code");
  std::int64_t shares = 0;
  each(reader, "dimensions", true, problems, [&](YamlReader& entry) {
    Dimension dimension;
    dimension.id = entry.required_text("id");
    dimension.code = entry.required_text("code");
    dimension.name = local_text(entry.required("name"), entry.file(), problems);
    if (entry.required("share") != nullptr) dimension.share = entry.whole("share", 0);
    constexpr std::int64_t largest_share = 1000000;  // keeps every sum and product of scores exact in 64 bits
    if (dimension.share < 0 || dimension.share > largest_share) {
      entry.problem(line_of(entry, "share"), "a share must lie from 0 to 1000000", "write how much of the total it carries");
      dimension.share = 0;
    }
    shares += dimension.share;
    ids.check(entry, dimension.id);
    codes.check(entry, dimension.code);
    scheme.dimensions.push_back(std::move(dimension));
  });
  if (!scheme.dimensions.empty() && shares == 0) {
    reader.problem(line_of(reader, "dimensions"), "the shares of all dimensions together are 0", "give at least one of them a share");
  }
}

void read_groups(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  Once names("group or group code");
  each(reader, "groups", true, problems, [&](YamlReader& entry) {
    Group group;
    group.id = entry.required_text("id");
    group.code = entry.required_text("code");
    group.name = local_text(entry.required("name"), entry.file(), problems);
    if (entry.required("floor") != nullptr) group.has_floor = entry.flag("floor", true);
    names.check(entry, group.id);
    names.check(entry, group.code);
    if (group.id == "all") entry.problem(line_of(entry, "id"), "a group cannot be called ‘all’", "criteria say “groups: all” for everybody");
    scheme.groups.push_back(std::move(group));
  });
  std::vector<std::string> known;
  for (const Group& group : scheme.groups) known.push_back(group.id);
  Once views("view");
  each(reader, "views", false, problems, [&](YamlReader& entry) {
    GroupView view;
    view.id = entry.required_text("id");
    view.name = local_text(entry.required("name"), entry.file(), problems);
    entry.required("groups");
    view.groups = entry.texts("groups");
    for (std::string& group : view.groups) {
      if (const auto index = scheme.group_index(group)) {
        group = scheme.groups[*index].id;
      } else {
        unknown_word(entry, line_of(entry, "groups"), "group", group, known);
      }
    }
    views.check(entry, view.id);
    scheme.views.push_back(std::move(view));
  });
}

void read_rights_and_owners(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  Once rights("right");
  each(reader, "rights", false, problems, [&](YamlReader& entry) {
    Right right;
    right.id = entry.required_text("id");
    right.name = local_text(entry.required("name"), entry.file(), problems);
    entry.required("instruments");
    right.instruments = entry.texts("instruments");
    rights.check(entry, right.id);
    scheme.rights.push_back(std::move(right));
  });
  Once articles("article");
  each(reader, "articles", false, problems, [&](YamlReader& entry) {
    Article article{entry.required_text("id"), local_text(entry.required("name"), entry.file(), problems)};
    articles.check(entry, article.id);
    scheme.articles.push_back(std::move(article));
  });
  Once owners("owner");
  each(reader, "owners", false, problems, [&](YamlReader& entry) {
    Owner owner{entry.required_text("id"), local_text(entry.required("name"), entry.file(), problems)};
    owners.check(entry, owner.id);
    scheme.owners.push_back(std::move(owner));
  });
}

/// Principles, and what the scheme adds to the lists of grounds and of kinds of site.
void read_vocabularies(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  Once principles("principle");
  each(reader, "principles", false, problems, [&](YamlReader& entry) {
    Principle principle;
    principle.id = entry.required_text("id");
    principle.name = local_text(entry.required("name"), entry.file(), problems);
    const std::vector<std::string> stages = vocabulary::list(vocabulary::stages());
    if (const auto stage = choice(entry, "stage", stages)) principle.stage = stages[*stage];
    principle.source = entry.required_text("source");
    if (const auto letter = choice(entry, "confidence", vocabulary::list(vocabulary::confidences()))) principle.confidence = static_cast<Confidence>(*letter);
    principles.check(entry, principle.id);
    scheme.principles.push_back(std::move(principle));
  });
  const auto terms = [&](std::string_view key, std::string_view what, const std::vector<std::string>& taken, std::vector<Term>& list) {
    Once ids(what);
    each(reader, key, false, problems, [&](YamlReader& entry) {
      Term term{entry.required_text("id"), local_text(entry.required("name"), entry.file(), problems)};
      ids.check(entry, term.id);
      if (std::find(taken.begin(), taken.end(), term.id) != taken.end()) {
        entry.problem(line_of(entry, "id"), fmt::format("the {} ‘{}’ is there already", what, term.id), "list only what is added");
      }
      list.push_back(std::move(term));
    });
  };
  terms("grounds", "ground", vocabulary::list(vocabulary::grounds()), scheme.more_grounds);
  terms("site_kinds", "kind of site", {}, scheme.site_kinds);
}

void read_levels(YamlReader& reader, Scheme& scheme, std::vector<Problem>& problems) {
  Once ids("level");
  each(reader, "levels", true, problems, [&](YamlReader& entry) {
    Level level;
    level.id = entry.required_text("id");
    level.name = local_text(entry.required("name"), entry.file(), problems);
    level.total = points(entry, "total");
    level.floor = points(entry, "floor");
    entry.required("bars");
    const std::int64_t bars = entry.whole("bars", 1);
    constexpr std::int64_t most_bars = 9;
    if (bars < 1 || bars > most_bars) {
      entry.problem(line_of(entry, "bars"), "a level shows from 1 to 9 bars", "write how many bars its badge shows");
    } else {
      level.bars = static_cast<int>(bars);
    }
    ids.check(entry, level.id);
    if (level.floor > level.total) {
      entry.problem(line_of(entry, "floor"), fmt::format("the floor of ‘{}’ is higher than its total", level.id),
                    "a total is never below every one of its parts: lower the floor");
    }
    if (!scheme.levels.empty()) {
      const Level& lower = scheme.levels.back();
      if (level.total <= lower.total || level.floor < lower.floor) {
        entry.problem(entry.node().line, fmt::format("‘{}’ asks no more than ‘{}’ before it", level.id, lower.id),
                      "list the levels from the lowest to the highest");
      }
    }
    scheme.levels.push_back(std::move(level));
  });
}

void read_rules(YamlReader& reader, OutcomeRules& rules, std::vector<Problem>& problems) {
  const YamlNode* node = reader.required("rules");
  if (node == nullptr) return;
  YamlReader entry(*node, reader.file(), problems);
  const auto share = [&entry](std::string_view key) {
    entry.required(key);
    return quantity(entry, key, Quantity::share).value_or(Rational());
  };
  rules.desk_at_least = share("desk_at_least");
  rules.field_at_least = share("field_at_least");
  rules.assessed_at_least = share("assessed_at_least");
  rules.not_applicable_at_most = share("not_applicable_at_most");
  entry.required("criteria_per_group");
  rules.criteria_per_group = entry.whole("criteria_per_group", 0);
  if (rules.criteria_per_group < 0) {
    entry.problem(line_of(entry, "criteria_per_group"), "‘criteria_per_group’ is below 0", "write how many criteria must name a group");
  }
  entry.finish();
}

}  // namespace

Scheme read_head(const NamedText& file, std::vector<Problem>& problems) {
  Scheme scheme;
  const YamlNode root = parse_yaml(file.text, file.name);
  YamlReader reader(root, file.name, problems);
  scheme.id = reader.required_text("id");
  scheme.version = reader.required_text("version");
  scheme.title = local_text(reader.required("title"), file.name, problems);
  const auto rule = choice(reader, "decision_rule", vocabulary::list(vocabulary::decision_rules()));
  scheme.decision_rule = rule == 1U ? DecisionRule::simple : DecisionRule::guarded;
  read_dimensions(reader, scheme, problems);
  read_groups(reader, scheme, problems);
  read_rights_and_owners(reader, scheme, problems);
  read_vocabularies(reader, scheme, problems);
  read_levels(reader, scheme, problems);
  read_rules(reader, scheme.rules, problems);
  if (const YamlNode* node = reader.optional("disclosure")) {
    YamlReader entry(*node, file.name, problems);
    RatingDisclosure disclosure;
    const auto people = [&entry](std::string_view key) {
      entry.required(key);
      const std::int64_t count = entry.whole(key, 1);
      if (count < 1) entry.problem(line_of(entry, key), fmt::format("‘{}’ is less than one person", key), "write how many people there must be");
      return count;
    };
    disclosure.respondents_at_least = people("respondents_at_least");
    disclosure.count_at_least = people("count_at_least");
    entry.finish();
    scheme.disclosure = disclosure;
  }
  Once keys("source");
  each(reader, "sources", true, problems, [&](YamlReader& entry) {
    scheme.sources.push_back(read_source(entry, problems));
    scheme.sources.back().file = file.name;
    scheme.sources.back().line = entry.node().line;
    keys.check(entry, scheme.sources.back().key);
  });
  Once old("deprecated criterion");
  each(reader, "deprecated", false, problems, [&](YamlReader& entry) {
    Deprecated gone;
    gone.criterion = entry.required_text("criterion");
    gone.last_version = entry.required_text("last_version");
    entry.required("successors");
    gone.successors = entry.texts("successors");
    gone.reason = local_text(entry.required("reason"), file.name, problems);
    gone.file = file.name;
    gone.line = entry.node().line;
    old.check(entry, gone.criterion);
    scheme.deprecated.push_back(std::move(gone));
  });
  reader.finish();
  return scheme;
}

}  // namespace levelground::reading
