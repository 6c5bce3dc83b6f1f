// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/gap_model.hpp"

#include <array>

#include "app/desktop/site_words.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

QStringList group_codes(const Scheme& scheme, const levelground::Criterion& criterion) {
  QStringList codes;
  for (const std::string& id : criterion.groups) {
    if (const auto group = scheme.group_index(id)) codes << to_qt(scheme.groups[*group].code);
  }
  return codes;
}

GapModel::GapModel(const Context& context, QObject* parent) : QAbstractTableModel(parent), m_context(context) {
  connect(&context.session, &Session::filter_changed, this, &GapModel::reload);
  connect(&context.session, &Session::words_changed, this, &GapModel::reload);
  connect(&context.theme, &Theme::changed, this, &GapModel::reload);
  connect(&context.session, &Session::selection_changed, this, &GapModel::reload_if_relisted);
  reload();
}

void GapModel::reload() {
  beginResetModel();
  m_gaps = m_context.session.visible_gaps();
  m_listed = m_context.session.listed_site();
  endResetModel();
}

void GapModel::reload_if_relisted() {
  // Choosing another gap of the same list must not reset the table under the hand.
  if (m_listed != m_context.session.listed_site()) reload();
}

int GapModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_gaps.size()); }
int GapModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

int GapModel::row_of(const std::string& gap) const {
  if (gap.empty() || !m_context.session.is_open()) return -1;
  const auto& sites = m_context.session.assessment().sites;
  for (std::size_t row = 0; row < m_gaps.size(); ++row) {
    if (sites[m_gaps[row].site].gaps[m_gaps[row].gap].id == gap) return static_cast<int>(row);
  }
  return -1;
}

QVariant GapModel::text(const GapRef& ref, int column) const {
  const Session& session = m_context.session;
  const Words& words = session.words();
  const SiteResult& site = session.assessment().sites[ref.site];
  const Gap& gap = site.gaps[ref.gap];
  const levelground::Criterion& criterion = session.scheme().criteria[gap.criterion];
  switch (column) {
    case Number:
      return QString::number(ref.gap + 1);
    case Kind:
      return kind_words(gap, words);
    case Site:
      return site_title(site, words);
    case Criterion:
      return words.local(criterion.title);
    case Where:
      return where_words(gap, words);
    case ForWhom:
      return criterion.groups.empty() ? words("desktop.everyone") : QString();
    case Measured:
      return to_qt(measured_words(criterion, gap.value(), gap.known(), words.texts()));
    case Required:
      return to_qt(required_words(criterion, words.texts()));
    default:
      return {};
  }
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const GapRef ref = m_gaps[static_cast<std::size_t>(index.row())];
  const Session& session = m_context.session;
  const Gap& gap = session.assessment().sites[ref.site].gaps[ref.gap];
  const levelground::Criterion& criterion = session.scheme().criteria[gap.criterion];
  switch (role) {
    case Qt::DisplayRole:
      return text(ref, index.column());
    case Qt::ToolTipRole:
      return index.column() == ForWhom ? QVariant(for_whom(session.scheme(), criterion, session.words())) : text(ref, index.column());
    case Qt::AccessibleTextRole:
      if (index.column() == Number) return spoken_gap(session, ref);
      return index.column() == ForWhom ? QVariant(for_whom(session.scheme(), criterion, session.words())) : text(ref, index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::Alignment(index.column() == Number ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter));
    case GapIdRole:
      return to_qt(gap.id.str());
    case SymbolRole:
      return index.column() == Kind ? 1 : 0;
    case KindRole:
      return static_cast<int>(gap.kind);
    case MandatoryRole:
      return gap.mandatory;
    case GroupsRole:
      return index.column() == ForWhom ? QVariant(group_codes(session.scheme(), criterion)) : QVariant();
    case ChangedRole:
      return session.changed(ref.site, gap.criterion);
    case CriterionRole:
      return gap.criterion;
    default:
      return {};
  }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(section == Number ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter));
  if (role != Qt::DisplayRole) return {};
  static constexpr std::array<std::string_view, ColumnCount> ids{"desktop.column.number",   "desktop.column.kind",     "desktop.column.site",     "desktop.column.criterion",
                                                                 "desktop.column.where",    "desktop.column.for_whom", "desktop.column.measured", "desktop.column.required"};
  return m_context.words()(ids[static_cast<std::size_t>(section)]);
}

}  // namespace levelground::desktop
