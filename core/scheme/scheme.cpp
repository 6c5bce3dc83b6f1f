// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/scheme.hpp"

#include <algorithm>
#include <set>

#include "core/base/errors.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

char confidence_letter(Confidence confidence) {
  switch (confidence) {
    case Confidence::confirmed: return 'C';
    case Confidence::secondary: return 'S';
    case Confidence::design: return 'D';
    case Confidence::unconfirmed: return 'U';
  }
  throw Defect("a confidence without a letter");
}

Rational Applicability::looks_as_far_as() const {
  Rational farthest(0);
  for (const auto* rule : {&exists_near, &exists_with}) {
    if (*rule) farthest = std::max(farthest, (*rule)->within);
  }
  for (const Applicability& part : any_of) farthest = std::max(farthest, part.looks_as_far_as());
  return farthest;
}

bool Applicability::asks_near(Theme theme) const {
  const auto asks = [theme](const std::optional<ExistsWith>& rule) { return rule && rule->theme == theme; };
  return asks(exists_near) || asks(exists_with) || std::any_of(any_of.begin(), any_of.end(), [theme](const Applicability& part) { return part.asks_near(theme); });
}

void ask_for_groups(Scheme& scheme, std::size_t groups) {
  const auto ask = [groups](Scale& scale) {
    for (auto& limit : scale.limits) {
      if (limit && limit->for_each_group) limit->limit = *limit->for_each_group * Rational(static_cast<std::int64_t>(groups));
    }
  };
  for (Criterion& criterion : scheme.criteria) {
    ask(criterion.scale);
    if (criterion.scheme_scale) ask(*criterion.scheme_scale);
  }
}

const std::string* MeasureCall::find(std::string_view name) const {
  const auto given = parameters.find(std::string(name));
  return given == parameters.end() ? nullptr : &given->second;
}

std::vector<std::string> MeasureCall::list(std::string_view name) const {
  std::vector<std::string> entries;
  const std::string* joined = find(name);
  if (joined == nullptr || joined->empty()) return entries;
  std::size_t begin = 0;
  while (begin <= joined->size()) {
    const std::size_t end = std::min(joined->find(',', begin), joined->size());
    entries.push_back(joined->substr(begin, end - begin));
    begin = end + 1;
  }
  return entries;
}

bool MeasureCall::flag(std::string_view name, bool fallback) const {
  const std::string* given = find(name);
  return given == nullptr ? fallback : *given == "yes";
}

const Criterion* Scheme::find(std::string_view code) const {
  const auto at = std::lower_bound(criteria.begin(), criteria.end(), code,
                                   [](const Criterion& criterion, std::string_view wanted) { return criterion.code < wanted; });
  return at != criteria.end() && at->code == code ? &*at : nullptr;
}

std::vector<std::string> Scheme::successors_of(std::string_view code) const {
  std::set<std::string> found;
  std::set<std::string> followed;
  std::vector<std::string> open{std::string(code)};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    // Codes that succeed each other in a circle are followed once; the linter names them.
    if (!followed.insert(next).second) continue;
    for (const Deprecated& old : deprecated) {
      if (old.criterion != next) continue;
      for (const std::string& successor : old.successors) {
        if (find(successor) != nullptr) found.insert(successor);
        else open.push_back(successor);
      }
    }
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> Scheme::predecessors_of(std::string_view code) const {
  std::vector<std::string> found;
  for (const Deprecated& old : deprecated) {
    const std::vector<std::string> successors = successors_of(old.criterion);
    if (std::find(successors.begin(), successors.end(), code) != successors.end()) found.push_back(old.criterion);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<std::size_t> Scheme::dimension_index(std::string_view wanted) const {
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (dimensions[i].id == wanted) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Scheme::level_index(std::string_view wanted) const {
  const auto at = std::find_if(levels.begin(), levels.end(), [&](const Level& level) { return level.id == wanted; });
  if (at == levels.end()) return std::nullopt;
  return static_cast<std::size_t>(at - levels.begin());
}

std::vector<std::string> Scheme::grounds() const {
  std::vector<std::string> all = vocabulary::list(vocabulary::grounds());
  for (const Term& ground : more_grounds) all.push_back(ground.id);
  return all;
}

std::vector<std::string> Scheme::article_ids() const {
  std::vector<std::string> held;
  for (const Right& right : rights) held.insert(held.end(), right.instruments.begin(), right.instruments.end());
  std::sort(held.begin(), held.end());
  held.erase(std::unique(held.begin(), held.end()), held.end());
  std::vector<std::string> ids;
  for (const Article& article : articles) {
    if (std::binary_search(held.begin(), held.end(), article.id)) ids.push_back(article.id);
  }
  const auto listed = static_cast<std::ptrdiff_t>(ids.size());
  for (const std::string& other : held) {
    if (std::find(ids.begin(), ids.begin() + listed, other) == ids.begin() + listed) ids.push_back(other);
  }
  return ids;
}

std::vector<std::string> articles_served(const Criterion& criterion, const Right& right) {
  std::vector<std::string> served;
  for (const std::string& article : right.instruments) {
    if (std::find(criterion.articles.begin(), criterion.articles.end(), article) != criterion.articles.end()) served.push_back(article);
  }
  return served;
}

bool serves(const Criterion& criterion, const Right& right) {
  return std::find(criterion.rights.begin(), criterion.rights.end(), right.id) != criterion.rights.end() || !articles_served(criterion, right).empty();
}

std::optional<std::size_t> Scheme::group_index(std::string_view id_or_code) const {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].id == id_or_code || groups[i].code == id_or_code) return i;
  }
  return std::nullopt;
}

std::string version_words(const Scheme& scheme, std::string_view language) {
  if (!scheme.altered) return scheme.version;
  return scheme.version + (language == "sv" ? ", ändrad" : ", altered");
}

}  // namespace levelground
