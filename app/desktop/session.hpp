// SPDX-License-Identifier: Apache-2.0
/// What is open, what is selected and what is shown: the one place every panel reads from and writes to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "app/desktop/words.hpp"
#include "app/map/scene.hpp"
#include "app/run/run.hpp"

namespace levelground::desktop {

/// What the person looks at. A gap implies its site and criterion; a criterion or a score implies its site; never both.
struct Selection {
  std::optional<std::uint32_t> site;       ///< index into Assessment::sites
  std::optional<std::uint32_t> criterion;  ///< index into Scheme::criteria
  std::string gap = {};                    ///< gap id; empty for none
  std::string score = {};                  ///< a number of the site, by the names of explained_scores(); empty for none
  friend bool operator==(const Selection&, const Selection&) = default;
};

/// A gap by its place in the assessment.
struct GapRef {
  std::uint32_t site = 0;
  std::uint32_t gap = 0;  ///< index into SiteResult::gaps; its number for people is one more
};

/// Which kinds of gap are shown, by how sure they are.
struct KindFilter {
  bool sure = true;
  bool possible = true;
  bool not_observed = true;
  [[nodiscard]] bool shows(GapKind kind) const;
  friend bool operator==(const KindFilter&, const KindFilter&) = default;
};

/// How many gaps of a site pass the filters for groups and dimensions.
struct GapCounts {
  int sure = 0;
  int possible = 0;
  int not_observed = 0;
};

/// GUI thread only.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(Words words, QObject* parent = nullptr);

  [[nodiscard]] const Words& words() const { return m_words; }
  void set_words(Words words);

  [[nodiscard]] bool is_open() const { return m_result.assessment != nullptr; }
  [[nodiscard]] const run::RunResult& result() const { return m_result; }
  [[nodiscard]] const Assessment& assessment() const { return *m_result.assessment; }
  [[nodiscard]] const Scheme& scheme() const { return m_result.assessment->scheme; }
  [[nodiscard]] const City& city() const { return *m_result.city; }
  /// Opens a result afresh: nothing selected, no filter, nothing changed.
  void open(run::RunResult result);
  /// Takes the result of one more observation: keeps selection and filters, marks what moved.
  void update(run::RunResult result);
  void close();

  [[nodiscard]] const Selection& selection() const { return m_selection; }
  [[nodiscard]] const SiteResult* site() const;           ///< the selected site, or nullptr
  [[nodiscard]] const CriterionResult* criterion() const; ///< the selected criterion's result, or nullptr
  [[nodiscard]] const Gap* gap() const;                   ///< the selected gap, or nullptr
  /// A criterion or a number is selected, so there is something to explain.
  [[nodiscard]] bool has_question() const;
  [[nodiscard]] std::optional<GapRef> find_gap(const std::string& id) const;
  void select_site(std::optional<std::uint32_t> site);
  void select_criterion(std::uint32_t site, std::uint32_t criterion);
  void select_gap(const std::string& id);
  /// Asks why a number of a site is what it is. `what` is one of explained_scores().
  void select_score(std::uint32_t site, const std::string& what);
  void clear_selection();
  /// Moves by `step` through the visible gaps or sites; false at the end.
  bool step_gap(int step);
  bool step_site(int step);
  void back();
  void forward();

  [[nodiscard]] const map::Filter& filter() const { return m_filter; }
  [[nodiscard]] const KindFilter& kinds() const { return m_kinds; }
  [[nodiscard]] bool is_filtered() const { return !m_filter.groups.empty() || !m_filter.dimensions.empty(); }
  void set_group(const std::string& id, bool on);
  void set_dimension(const std::string& id, bool on);
  void set_kinds(const KindFilter& kinds);
  void clear_filters();
  [[nodiscard]] map::Colouring colouring() const { return m_colouring; }
  void set_colouring(map::Colouring colouring);

  /// Sites in the order of the list: best tier first, or in a screening most sure gaps first. Under a filter only those with gaps.
  [[nodiscard]] const std::vector<std::uint32_t>& visible_sites() const { return m_sites; }
  /// Gaps of listed_site(), or of all sites, that pass every filter, by consequence.
  [[nodiscard]] const std::vector<GapRef>& visible_gaps() const { return m_gaps; }
  /// How many gaps the kind filter could show (of listed_site(), or of all).
  [[nodiscard]] GapCounts kind_counts() const;
  [[nodiscard]] GapCounts counts(std::uint32_t site) const { return m_counts.at(site); }
  [[nodiscard]] bool is_screening() const;
  /// The site whose gaps are listed; none: those of all sites. A gap chosen among all sites leaves the list as it is.
  [[nodiscard]] std::optional<std::uint32_t> listed_site() const { return m_listed; }
  [[nodiscard]] bool changed(std::uint32_t site, std::uint32_t criterion) const { return m_changed.contains({site, criterion}); }

 signals:
  void result_changed();
  void selection_changed();
  void filter_changed();      ///< groups, dimensions or kinds
  void colouring_changed();
  void words_changed();

 private:
  void select(Selection selection, bool narrow, bool remember = true);
  void recount();
  void list_sites();
  void list_gaps();

  Words m_words;
  run::RunResult m_result;
  Selection m_selection;
  std::optional<std::uint32_t> m_listed;
  std::vector<Selection> m_past;
  std::vector<Selection> m_future;
  map::Filter m_filter;
  KindFilter m_kinds;
  map::Colouring m_colouring = map::Colouring::outcome;
  std::vector<std::uint32_t> m_sites;
  std::vector<GapRef> m_gaps;
  std::vector<GapCounts> m_counts;
  std::set<std::pair<std::uint32_t, std::uint32_t>> m_changed;
};

}  // namespace levelground::desktop
