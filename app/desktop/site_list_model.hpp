// SPDX-License-Identifier: Apache-2.0
/// The sites as a list for views, in the session's order.
#pragma once

#include <QAbstractListModel>

#include "app/desktop/context.hpp"

namespace levelground::desktop {

class SiteListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { SiteRole = Qt::UserRole + 101, TierStartRole };

  explicit SiteListModel(const Context& context, QObject* parent = nullptr);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  /// Row of a site, or -1 when it is not shown.
  [[nodiscard]] int row_of(std::uint32_t site) const;

 private:
  void reload();
  Context m_context;
  std::vector<std::uint32_t> m_sites;
};

}  // namespace levelground::desktop
