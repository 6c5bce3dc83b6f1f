// SPDX-License-Identifier: Apache-2.0
/// Every criterion of the selected site as a table: what was met is as open to question as what was not.
#pragma once

#include <QAbstractTableModel>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class CriteriaModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Code, Verdict, Criterion, ForWhom, Measured, Required, Score, ColumnCount };

  explicit CriteriaModel(const Context& context, QObject* parent = nullptr);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] int row_of(std::uint32_t criterion) const;
  [[nodiscard]] const std::vector<std::uint32_t>& criteria() const { return m_rows; }

 private:
  void reload();
  void reload_if_other_site();
  Context m_context;
  std::optional<std::uint32_t> m_site;
  std::vector<std::uint32_t> m_rows;
};

}  // namespace levelground::desktop
