// SPDX-License-Identifier: Apache-2.0
/// What was chosen, explained: a gap or criterion (measured, required, why, what would mend it, the form to say more, on whose word), or a
/// number of the site (its arithmetic, and where most points are missing).
#pragma once

#include "app/desktop/scroll_page.hpp"

class QLabel;
class QPushButton;

namespace levelground {
struct Explanation;
}

namespace levelground::desktop {

class ExplanationModel;
class ObservationForm;
class WhyTree;

class ExplanationPanel : public ScrollPage {
  Q_OBJECT

 public:
  ExplanationPanel(const Context& context, const Date& today, QWidget* parent = nullptr);
  [[nodiscard]] ObservationForm* form() const { return m_form; }
  [[nodiscard]] WhyTree* tree() const { return m_tree; }
  [[nodiscard]] ExplanationModel* model() const { return m_model; }
  /// Opens the form and puts the focus on its first field.
  void open_form();
  void focus_why();
  [[nodiscard]] QSize sizeHint() const override;

 private:
  void refresh(bool always);
  void show_criterion();
  void show_score();
  void add_head(const Criterion& criterion, const Gap* gap);
  void add_figures(const Criterion& criterion, const CriterionResult& result, const Gap* gap);
  void add_why(const SiteResult& site, const CriterionResult& result);
  void add_costs(const Explanation& brief);
  void add_tree(QVBoxLayout* part, const Explanation& tree, const QString& help);
  /// Goes where a line of the tree leads: to a criterion, or to another number.
  void follow(const std::string& reference);
  void add_source(const Criterion& criterion);
  void add_form();

  Date m_today;
  ExplanationModel* m_model;
  WhyTree* m_tree = nullptr;
  ObservationForm* m_form;
  const Assessment* m_shown = nullptr;
  Selection m_selection;
};

}  // namespace levelground::desktop
