// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/session.hpp"

#include <algorithm>
#include <tuple>

namespace levelground::desktop {

bool KindFilter::shows(GapKind kind) const {
  switch (kind) {
    case GapKind::barrier:
    case GapKind::shortfall:
      return sure;
    case GapKind::possible:
      return possible;
    case GapKind::not_observed:
      return not_observed;
  }
  return true;
}

Session::Session(Words words, QObject* parent) : QObject(parent), m_words(std::move(words)) {}

void Session::set_words(Words words) {
  m_words = std::move(words);
  emit words_changed();
}

bool Session::is_screening() const {
  return is_open() && std::any_of(assessment().sites.begin(), assessment().sites.end(),
                                  [](const SiteResult& site) { return site.outcome == Outcome::screening; });
}

void Session::open(run::RunResult result) {
  m_result = std::move(result);
  m_selection = {};
  m_listed.reset();
  m_past.clear();
  m_future.clear();
  m_filter = {};
  m_changed.clear();
  // A first look leads with what the layers prove; what nobody has looked at would drown it.
  m_kinds = KindFilter{true, true, !is_screening()};
  m_colouring = is_screening() ? map::Colouring::coverage : map::Colouring::outcome;
  recount();
  emit result_changed();
  emit filter_changed();
  emit colouring_changed();
  emit selection_changed();
}

void Session::close() { open({}); }

void Session::update(run::RunResult result) {
  const run::RunResult before = m_result;
  const std::string site_id = site() != nullptr ? site()->id : std::string();
  m_result = std::move(result);
  const auto& sites = assessment().sites;
  std::set<std::pair<std::uint32_t, std::uint32_t>> changed;
  for (std::uint32_t s = 0; s < sites.size(); ++s) {
    // Judging again keeps the order of sites; only a run with other sites makes one look for them.
    const bool same_place = s < before.assessment->sites.size() && before.assessment->sites[s].id == sites[s].id;
    const auto old_index = same_place ? std::optional(s) : before.assessment->find_number(sites[s].id);
    if (!old_index) continue;
    const SiteResult& old = before.assessment->sites[*old_index];
    if (old.criteria.size() != sites[s].criteria.size()) continue;
    for (std::uint32_t c = 0; c < sites[s].criteria.size(); ++c) {
      const CriterionResult& was = old.criteria[c];
      const CriterionResult& is = sites[s].criteria[c];
      const bool moved = was.verdict != is.verdict || was.score != is.score || was.judged != is.judged;
      if (moved || m_changed.contains({*old_index, c})) changed.insert({s, c});
    }
  }
  m_changed = std::move(changed);
  m_past.clear();  // they hold numbers of the old result
  m_future.clear();
  const bool narrow = m_listed.has_value();
  Selection kept = m_selection;
  kept.site.reset();
  for (std::uint32_t s = 0; s < sites.size(); ++s) {
    if (!site_id.empty() && sites[s].id == site_id) kept.site = s;
  }
  if (!kept.site) kept = {};
  if (!find_gap(kept.gap)) kept.gap.clear();  // the gap is closed; its criterion stays in view
  m_selection = kept;
  m_listed = narrow ? kept.site : std::nullopt;
  recount();
  emit result_changed();
  emit filter_changed();
  emit selection_changed();
}

const SiteResult* Session::site() const {
  return is_open() && m_selection.site ? &assessment().sites.at(*m_selection.site) : nullptr;
}

const CriterionResult* Session::criterion() const {
  const SiteResult* chosen = site();
  return chosen != nullptr && m_selection.criterion ? &chosen->criteria.at(*m_selection.criterion) : nullptr;
}

const Gap* Session::gap() const {
  const auto found = find_gap(m_selection.gap);
  return found ? &assessment().sites[found->site].gaps[found->gap] : nullptr;
}

bool Session::has_question() const { return criterion() != nullptr || (site() != nullptr && !m_selection.score.empty()); }

std::optional<GapRef> Session::find_gap(const std::string& id) const {
  if (!is_open() || id.empty()) return std::nullopt;
  const auto search = [&](std::uint32_t s) -> std::optional<GapRef> {
    const auto& gaps = assessment().sites[s].gaps;
    for (std::uint32_t g = 0; g < gaps.size(); ++g) {
      if (gaps[g].id == id) return GapRef{s, g};
    }
    return std::nullopt;
  };
  if (m_selection.site && *m_selection.site < assessment().sites.size()) {
    if (const auto found = search(*m_selection.site)) return found;
  }
  for (std::uint32_t s = 0; s < assessment().sites.size(); ++s) {
    if (const auto found = search(s)) return found;
  }
  return std::nullopt;
}

void Session::select(Selection selection, bool narrow, bool remember) {
  const std::optional<std::uint32_t> listed = narrow || (m_listed && m_listed != selection.site) ? selection.site : m_listed;
  if (selection == m_selection && listed == m_listed) return;
  const bool relist = listed != m_listed;
  if (remember) {
    m_past.push_back(m_selection);
    m_future.clear();
  }
  m_selection = std::move(selection);
  m_listed = listed;
  if (relist) list_gaps();
  emit selection_changed();
}

void Session::select_site(std::optional<std::uint32_t> site) {
  select({site, std::nullopt, {}}, true);
}

void Session::select_criterion(std::uint32_t site, std::uint32_t criterion) {
  select({site, criterion, {}}, true);
}

void Session::select_gap(const std::string& id) {
  if (const auto found = find_gap(id)) select({found->site, assessment().sites[found->site].gaps[found->gap].criterion, id}, false);
}

void Session::select_score(std::uint32_t site, const std::string& what) { select({site, std::nullopt, {}, what}, true); }

void Session::clear_selection() { select({}, true); }

bool Session::step_gap(int step) {
  const auto count = static_cast<int>(m_gaps.size());
  int now = step > 0 ? -1 : count;
  for (int i = 0; i < count; ++i) {
    const GapRef ref = m_gaps[static_cast<std::size_t>(i)];
    if (assessment().sites[ref.site].gaps[ref.gap].id == m_selection.gap) now = i;
  }
  const int next = now + step;
  if (next < 0 || next >= count) return false;
  const GapRef ref = m_gaps[static_cast<std::size_t>(next)];
  select_gap(assessment().sites[ref.site].gaps[ref.gap].id.str());
  return true;
}

bool Session::step_site(int step) {
  const auto count = static_cast<int>(m_sites.size());
  int now = step > 0 ? -1 : count;
  for (int i = 0; i < count; ++i) {
    if (m_selection.site == m_sites[static_cast<std::size_t>(i)]) now = i;
  }
  const int next = now + step;
  if (next < 0 || next >= count) return false;
  select_site(m_sites[static_cast<std::size_t>(next)]);
  return true;
}

void Session::back() {
  if (m_past.empty()) return;
  m_future.push_back(m_selection);
  const Selection to = m_past.back();
  m_past.pop_back();
  select(to, m_listed.has_value(), false);
}

void Session::forward() {
  if (m_future.empty()) return;
  m_past.push_back(m_selection);
  const Selection to = m_future.back();
  m_future.pop_back();
  select(to, m_listed.has_value(), false);
}

namespace {
void put(std::vector<std::string>& list, const std::string& id, bool on) {
  const auto found = std::find(list.begin(), list.end(), id);
  if (on && found == list.end()) list.push_back(id);
  if (!on && found != list.end()) list.erase(found);
  std::sort(list.begin(), list.end());
}
}  // namespace

void Session::set_group(const std::string& id, bool on) {
  put(m_filter.groups, id, on);
  recount();
  emit filter_changed();
}

void Session::set_dimension(const std::string& id, bool on) {
  put(m_filter.dimensions, id, on);
  recount();
  emit filter_changed();
}

void Session::set_kinds(const KindFilter& kinds) {
  if (kinds == m_kinds) return;
  m_kinds = kinds;
  list_gaps();
  emit filter_changed();
}

void Session::clear_filters() {
  m_filter = {};
  m_kinds = {};
  recount();
  emit filter_changed();
}

void Session::set_colouring(map::Colouring colouring) {
  if (colouring == m_colouring) return;
  m_colouring = colouring;
  emit colouring_changed();
}

void Session::recount() {
  m_counts.clear();
  if (is_open()) {
    for (const SiteResult& each : assessment().sites) {
      GapCounts counts;
      for (const Gap& gap : each.gaps) {
        if (!map::passes(scheme(), gap, m_filter)) continue;
        if (gap.kind == GapKind::possible) {
          ++counts.possible;
        } else if (gap.kind == GapKind::not_observed) {
          ++counts.not_observed;
        } else {
          ++counts.sure;
        }
      }
      m_counts.push_back(counts);
    }
  }
  list_sites();
  list_gaps();
}

void Session::list_sites() {
  m_sites.clear();
  if (!is_open()) return;
  const auto& sites = assessment().sites;
  for (std::uint32_t s = 0; s < sites.size(); ++s) {
    const GapCounts& counts = m_counts[s];
    if (!is_filtered() || counts.sure + counts.possible + counts.not_observed > 0) m_sites.push_back(s);
  }
  const bool first_look = is_screening();
  std::stable_sort(m_sites.begin(), m_sites.end(), [&](std::uint32_t a, std::uint32_t b) {
    const SiteResult& x = sites[a];
    const SiteResult& y = sites[b];
    if (first_look) {
      return std::tuple(-m_counts[a].sure, -m_counts[a].possible, x.name.empty(), x.name, x.id) <
             std::tuple(-m_counts[b].sure, -m_counts[b].possible, y.name.empty(), y.name, y.id);
    }
    if (assessment().tier(a) != assessment().tier(b)) return assessment().tier(a) < assessment().tier(b);
    if (x.total.low != y.total.low) return x.total.low > y.total.low;
    return std::tuple(x.name.empty(), x.name, x.id) < std::tuple(y.name.empty(), y.name, y.id);
  });
}

void Session::list_gaps() {
  m_gaps.clear();
  if (!is_open()) return;
  const auto& sites = assessment().sites;
  for (std::uint32_t s = 0; s < sites.size(); ++s) {
    if (m_listed && *m_listed != s) continue;
    for (std::uint32_t g = 0; g < sites[s].gaps.size(); ++g) {
      const Gap& gap = sites[s].gaps[g];
      if (m_kinds.shows(gap.kind) && map::passes(scheme(), gap, m_filter)) m_gaps.push_back({s, g});
    }
  }
  if (!m_listed) {
    std::stable_sort(m_gaps.begin(), m_gaps.end(), [&](GapRef a, GapRef b) {
      return sites[a.site].gaps[a.gap].consequence > sites[b.site].gaps[b.gap].consequence;
    });
  }
}

GapCounts Session::kind_counts() const {
  if (m_listed) return m_counts.at(*m_listed);
  GapCounts sum;
  for (const GapCounts& each : m_counts) {
    sum.sure += each.sure;
    sum.possible += each.possible;
    sum.not_observed += each.not_observed;
  }
  return sum;
}

}  // namespace levelground::desktop
