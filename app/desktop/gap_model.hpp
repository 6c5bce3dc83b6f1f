// SPDX-License-Identifier: Apache-2.0
/// The gaps as a table: the twin of the map.
#pragma once

#include <QAbstractTableModel>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

/// Roles both tables understand; the delegate draws from them.
enum TableRole {
  GapIdRole = Qt::UserRole + 1,   ///< QString
  SymbolRole,                     ///< int: 0 none, 1 gap, 2 verdict
  KindRole,                       ///< int of GapKind or Verdict
  MandatoryRole,                  ///< bool
  GroupsRole,                     ///< QStringList of group codes
  ChangedRole,                    ///< bool: moved by an observation in this sitting
  CriterionRole,                  ///< uint: index into Scheme::criteria
};

class GapModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number, Kind, Site, Criterion, Where, ForWhom, Measured, Required, ColumnCount };

  explicit GapModel(const Context& context, QObject* parent = nullptr);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// Row of a gap, or -1 when it is not shown.
  [[nodiscard]] int row_of(const std::string& gap) const;
  [[nodiscard]] const std::vector<GapRef>& gaps() const { return m_gaps; }

 private:
  void reload();
  void reload_if_relisted();
  [[nodiscard]] QVariant text(const GapRef& ref, int column) const;
  Context m_context;
  std::vector<GapRef> m_gaps;
  std::optional<std::uint32_t> m_listed;
};

/// Codes of the groups a criterion names; empty when it is for all.
QStringList group_codes(const Scheme& scheme, const levelground::Criterion& criterion);

}  // namespace levelground::desktop
