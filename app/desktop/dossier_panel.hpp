// SPDX-License-Identifier: Apache-2.0
/// The chosen site on one page: outcome, served worst, scores, verdicts, what is not known. Without one: the city.
#pragma once

#include "app/desktop/scroll_page.hpp"

namespace levelground::desktop {

class DossierPanel : public ScrollPage {
  Q_OBJECT

 public:
  /// With a hint it says how to get to an explanation, because it stands in its place.
  DossierPanel(const Context& context, bool with_hint, QWidget* parent = nullptr);

 signals:
  void criteria_wanted();   ///< show the table of all criteria
  void problems_wanted();   ///< show what could not be read
  void warnings_wanted();   ///< show what is to be minded about how it was judged
  void explained();         ///< a number was asked about; the session says which

 private:
  void refresh(bool always);
  void show_site(const SiteResult& site, std::uint32_t index);
  void show_city();
  void add_nested(const char* heading, const std::vector<std::string>& ids);
  void add_worst(const SiteResult& site);
  void add_scores(const SiteResult& site);
  void add_groups(const SiteResult& site);
  void add_verdicts(const SiteResult& site);
  void add_unknowns(const SiteResult& site);
  void add_outcomes();
  void add_left_behind();
  void add_data();
  void add_hint(const char* id);
  /// `what` is the number's name in explained_scores(), `said` its name for people.
  void score_row(QVBoxLayout* section, QWidget* name, const std::string& what, const QString& said, const Fractions& score, bool determined,
                 std::optional<double> floor);

  bool m_hint;
  const Assessment* m_shown = nullptr;
  std::optional<std::uint32_t> m_site;
};

}  // namespace levelground::desktop
