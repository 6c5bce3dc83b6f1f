// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/site_list_model.hpp"

#include <algorithm>

#include "app/desktop/site_words.hpp"

namespace levelground::desktop {

SiteListModel::SiteListModel(const Context& context, QObject* parent) : QAbstractListModel(parent), m_context(context) {
  connect(&context.session, &Session::filter_changed, this, &SiteListModel::reload);
  connect(&context.session, &Session::words_changed, this, &SiteListModel::reload);
  connect(&context.theme, &Theme::changed, this, &SiteListModel::reload);
  reload();
}

void SiteListModel::reload() {
  beginResetModel();
  m_sites = m_context.session.visible_sites();
  endResetModel();
}

int SiteListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_sites.size()); }

int SiteListModel::row_of(std::uint32_t site) const {
  const auto found = std::find(m_sites.begin(), m_sites.end(), site);
  return found == m_sites.end() ? -1 : static_cast<int>(found - m_sites.begin());
}

QVariant SiteListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const std::uint32_t site = m_sites[static_cast<std::size_t>(index.row())];
  const auto& sites = m_context.session.assessment().sites;
  switch (role) {
    case Qt::DisplayRole:
      return site_title(sites[site], m_context.words());
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return spoken_site(m_context.session, site);
    case SiteRole:
      return site;
    case TierStartRole: {
      const auto tier = [&](std::uint32_t number) { return m_context.session.assessment().tier(number); };
      if (m_context.session.is_screening() || tier(site) == 0) return 0;
      const bool first = index.row() == 0 || tier(m_sites[static_cast<std::size_t>(index.row() - 1)]) != tier(site);
      return first ? tier(site) : 0;
    }
    default:
      return {};
  }
}

}  // namespace levelground::desktop
