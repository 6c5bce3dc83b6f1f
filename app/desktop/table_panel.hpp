// SPDX-License-Identifier: Apache-2.0
/// Below the map: the table of gaps, its twin, and the table of every criterion of the chosen site.
#pragma once

#include <QWidget>

#include "app/desktop/context.hpp"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QAbstractItemModel;

namespace levelground::desktop {

class Chip;
class GapModel;
class CriteriaModel;

class TablePanel : public QWidget {
  Q_OBJECT

 public:
  explicit TablePanel(const Context& context, QWidget* parent = nullptr);
  [[nodiscard]] QTableView* gap_table() const { return m_gap_table; }
  [[nodiscard]] QTableView* criteria_table() const { return m_criteria_table; }
  [[nodiscard]] QTableView* current_table() const;
  [[nodiscard]] GapModel* gap_model() const { return m_gap_model; }
  void show_criteria(bool criteria);
  /// The rows shown, as CSV that no spreadsheet takes for formulas.
  [[nodiscard]] QString csv() const;
  /// The chosen row, cells separated by tabs.
  [[nodiscard]] QString row_text() const;

 signals:
  void opened();  ///< Enter or a double click on a row

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QTableView* make_table(QAbstractItemModel* model, int strong_column);
  void retranslate();
  void refresh();
  void follow_selection();
  void size_columns(QTableView* table);

  Context m_context;
  GapModel* m_gap_model;
  CriteriaModel* m_criteria_model;
  QLabel* m_title;
  QLabel* m_empty;
  Chip* m_sure;
  Chip* m_possible;
  Chip* m_not_observed;
  Chip* m_gaps_tab;
  Chip* m_criteria_tab;
  QPushButton* m_copy;
  QPushButton* m_clear;
  QStackedWidget* m_stack;
  QWidget* m_empty_page;
  QTableView* m_gap_table;
  QTableView* m_criteria_table;
  bool m_criteria = false;
  bool m_following = false;
};

}  // namespace levelground::desktop
