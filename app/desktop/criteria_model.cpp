// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/criteria_model.hpp"

#include <algorithm>
#include <array>

#include "app/desktop/gap_model.hpp"
#include "app/desktop/site_words.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

CriteriaModel::CriteriaModel(const Context& context, QObject* parent) : QAbstractTableModel(parent), m_context(context) {
  connect(&context.session, &Session::filter_changed, this, &CriteriaModel::reload);
  connect(&context.session, &Session::words_changed, this, &CriteriaModel::reload);
  connect(&context.theme, &Theme::changed, this, &CriteriaModel::reload);
  connect(&context.session, &Session::selection_changed, this, &CriteriaModel::reload_if_other_site);
  reload();
}

void CriteriaModel::reload_if_other_site() {
  if (m_site != m_context.session.selection().site) reload();
}

void CriteriaModel::reload() {
  beginResetModel();
  m_rows.clear();
  m_site = m_context.session.selection().site;
  if (m_context.session.site() != nullptr) {
    const Session& session = m_context.session;
    const auto& groups = session.filter().groups;
    const auto& dimensions = session.filter().dimensions;
    const auto has = [](const std::vector<std::string>& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); };
    for (std::uint32_t c = 0; c < session.scheme().criteria.size(); ++c) {
      const levelground::Criterion& criterion = session.scheme().criteria[c];
      const bool group = groups.empty() || criterion.groups.empty() ||
                         std::any_of(criterion.groups.begin(), criterion.groups.end(), [&](const std::string& id) { return has(groups, id); });
      if (group && (dimensions.empty() || has(dimensions, criterion.dimension))) m_rows.push_back(c);
    }
  }
  endResetModel();
}

int CriteriaModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int CriteriaModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

int CriteriaModel::row_of(std::uint32_t criterion) const {
  const auto found = std::find(m_rows.begin(), m_rows.end(), criterion);
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QVariant CriteriaModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Session& session = m_context.session;
  const Words& words = session.words();
  const std::uint32_t number = m_rows[static_cast<std::size_t>(index.row())];
  const CriterionResult& result = session.assessment().sites.at(*m_site).criteria.at(number);
  const levelground::Criterion& criterion = session.scheme().criteria.at(number);
  const bool known = result.verdict != levelground::Verdict::not_observed && result.verdict != levelground::Verdict::not_applicable;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      switch (index.column()) {
        case Code:
          return to_qt(criterion.code);
        case Verdict:
          return sentence(to_qt(verdict_words(result.verdict, words.texts())));
        case Criterion:
          return words.local(criterion.title);
        case ForWhom:
          if (role == Qt::DisplayRole) return criterion.groups.empty() ? words("desktop.everyone") : QString();
          return for_whom(session.scheme(), criterion, words);
        case Measured:
          return to_qt(measured_words(criterion, result.judged, known, words.texts()));
        case Required:
          return to_qt(required_words(criterion, words.texts()));
        case Score:
          if (result.verdict == levelground::Verdict::not_applicable) return QStringLiteral("–");
          return result.score.low == result.score.high ? QString::number(result.score.low)
                                                       : QStringLiteral("%1–%2").arg(result.score.low).arg(result.score.high);
        default:
          return {};
      }
    case SymbolRole:
      return index.column() == Verdict ? 2 : 0;
    case KindRole:
      return static_cast<int>(result.verdict);
    case MandatoryRole:
      return criterion.mandatory;
    case GroupsRole:
      return index.column() == ForWhom ? QVariant(group_codes(session.scheme(), criterion)) : QVariant();
    case ChangedRole:
      return session.changed(*m_site, number);
    case CriterionRole:
      return number;
    default:
      return {};
  }
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
  if (role != Qt::DisplayRole) return {};
  static constexpr std::array<std::string_view, ColumnCount> ids{"desktop.column.code",     "desktop.column.verdict",  "desktop.column.criterion", "desktop.column.for_whom",
                                                                 "desktop.column.measured", "desktop.column.required", "desktop.column.score"};
  return m_context.words()(ids[static_cast<std::size_t>(section)]);
}

}  // namespace levelground::desktop
