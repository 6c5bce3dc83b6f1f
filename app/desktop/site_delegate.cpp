// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/site_delegate.hpp"

#include <algorithm>

#include <QPainter>

#include "app/desktop/score_bar.hpp"
#include "app/desktop/site_list_model.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/symbols.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

QSize SiteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const Theme& theme = m_context.theme;
  const int heading = index.data(SiteListModel::TierStartRole).toInt() > 0 ? theme.px(26) : 0;
  return {theme.px(200), theme.px(52) + heading};
}

void SiteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = m_context.theme;
  const Tokens& t = theme.tokens();
  const auto number = index.data(SiteListModel::SiteRole).toUInt();
  if (number >= m_context.session.assessment().sites.size()) return;
  const SiteResult& site = m_context.session.assessment().sites[number];
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QRectF box(option.rect);
  const double margin = theme.px(14);
  if (const int tier = index.data(SiteListModel::TierStartRole).toInt(); tier > 0) {
    painter->setFont(theme.font(Theme::Style::note));
    painter->setPen(t.second);
    painter->drawText(QRectF(box.left() + margin, box.top() + theme.px(4), box.width(), theme.px(20)), Qt::AlignVCenter | Qt::AlignLeft,
                      m_context.words()("desktop.sites.tier", {{"tier", std::to_string(tier)}}));
    box.setTop(box.top() + theme.px(26));
  }
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected) {
    painter->fillRect(box, t.selected);
    painter->fillRect(QRectF(box.left(), box.top(), theme.px(4), box.height()), t.focus);
  }
  const double badge = theme.px(20);
  outcome_symbol(m_context.session.scheme(), site, theme.map_palette())(*painter, QRectF(box.left() + margin, box.top() + theme.px(6), badge, badge));
  const double left = box.left() + margin + badge + theme.px(10);
  const double right = box.right() - margin;
  const QRectF first(left, box.top() + theme.px(5), right - left, theme.px(22));
  const QRectF second(left, box.top() + theme.px(28), right - left, theme.px(16));
  painter->setPen(t.text);
  painter->setFont(theme.font(Theme::Style::body));
  const QString score = to_qt(score_words(site.total, m_context.words().texts()));
  const bool screening = site.outcome == Outcome::screening;
  double used = 0;
  if (screening) {
    used = theme.px(92);
    paint_counts(*painter, QRectF(first.right() - used, first.top(), used, first.height()), number);
  } else {
    used = painter->fontMetrics().horizontalAdvance(score) + theme.px(8);
    painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, score);
  }
  painter->setFont(theme.font(Theme::Style::strong));
  painter->setPen(t.text);
  const QString name = painter->fontMetrics().elidedText(site_title(site, m_context.words()), Qt::ElideRight, static_cast<int>(first.width() - used));
  painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, name);
  const double bar = std::min(second.width() * (screening ? 0.36 : 0.48), static_cast<double>(theme.px(140)));
  paint_score_bar(*painter, QRectF(second.left(), second.top() + theme.px(2), bar, theme.px(12)), site.total, std::nullopt, t);
  const QRectF rest(second.left() + bar + theme.px(10), second.top(), second.width() - bar - theme.px(10), second.height());
  if (screening) {
    painter->setFont(theme.font(Theme::Style::note));
    painter->setPen(t.second);
    const QString known = m_context.words()("desktop.sites.known", {{"share", m_context.words().number((site.assessed * Rational(100)).to_text_floor(1))}});
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(score + " · " + known, Qt::ElideRight, static_cast<int>(rest.width())));
  } else {
    paint_worst(*painter, rest, site);
  }
  painter->restore();
}

void SiteDelegate::paint_counts(QPainter& painter, const QRectF& line, std::uint32_t number) const {
  const Theme& theme = m_context.theme;
  const SiteResult& site = m_context.session.assessment().sites[number];
  const GapCounts counts = m_context.session.counts(number);
  const bool mandatory = std::any_of(site.gaps.begin(), site.gaps.end(), [](const Gap& gap) { return gap.kind == GapKind::barrier && gap.mandatory; });
  const bool barrier = std::any_of(site.gaps.begin(), site.gaps.end(), [](const Gap& gap) { return gap.kind == GapKind::barrier; });
  const double size = theme.px(16);
  const double half = line.width() / 2;
  const auto one = [&](double x, GapKind kind, bool ring, int count) {
    gap_symbol(kind, ring, theme.map_palette())(painter, QRectF(x, line.center().y() - size / 2, size, size));
    painter.drawText(QRectF(x + size + theme.px(4), line.top(), half - size, line.height()), Qt::AlignLeft | Qt::AlignVCenter, QString::number(count));
  };
  one(line.left(), barrier ? GapKind::barrier : GapKind::shortfall, mandatory, counts.sure);
  one(line.left() + half, GapKind::possible, false, counts.possible);
}

void SiteDelegate::paint_worst(QPainter& painter, const QRectF& line, const SiteResult& site) const {
  const Theme& theme = m_context.theme;
  const double height = line.height();
  const double width = height * group_tile_ratio;
  double x = line.left();
  const auto& candidates = site.worst.candidates;
  const auto fit = static_cast<std::size_t>(std::max(1.0, (line.width() - theme.px(22)) / (width + theme.px(4))));
  std::size_t shown = 0;
  for (; shown < candidates.size() && shown < fit; ++shown) {
    group_symbol(m_context.session.scheme().groups.at(candidates[shown].group).code, theme.map_palette())(painter, QRectF(x, line.top(), width, height));
    x += width + theme.px(4);
  }
  if (shown < candidates.size()) {
    painter.setFont(theme.font(Theme::Style::note));
    painter.setPen(theme.tokens().second);
    painter.drawText(QRectF(x, line.top(), theme.px(24), height), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("+%1").arg(candidates.size() - shown));
  }
}

}  // namespace levelground::desktop
