// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/find_box.hpp"

#include <vector>

#include <QHash>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/desktop/gap_model.hpp"
#include "app/desktop/site_list_model.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/symbols.hpp"

namespace levelground::desktop {

namespace {
constexpr int most_results = 60;

/// Letters without case and accents: "kvarn" finds "Kvarntorget", "alv" finds "Älvhamra".
QString folded(const QString& text) {
  QString out;
  for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
    if (c.category() != QChar::Mark_NonSpacing) out += c.toCaseFolded();
  }
  return out;
}

QString title_of(const Criterion& criterion, const Words& words) { return to_qt(criterion.code + " " + criterion.title.in(words.language())); }
}  // namespace

FindBox::FindBox(const Context& context, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_context(context), m_line(new QLineEdit), m_list(new QListWidget) {
  setObjectName("find");
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_line);
  column->addWidget(m_list, 1);
  m_list->setFocusPolicy(Qt::NoFocus);  // the arrows go there from the line
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_line->installEventFilter(this);
  connect(m_line, &QLineEdit::textChanged, this, &FindBox::search);
  connect(m_line, &QLineEdit::returnPressed, this, &FindBox::choose);
  connect(m_list, &QListWidget::itemClicked, this, &FindBox::choose);
}

void FindBox::start() {
  const Words& words = m_context.words();
  setWindowTitle(words("desktop.find.title"));
  m_line->setPlaceholderText(words("desktop.find.placeholder"));
  m_line->setAccessibleName(words("desktop.find.title"));
  m_line->setAccessibleDescription(words("desktop.find.help"));
  m_list->setAccessibleName(words("desktop.find.results"));
  const Theme& theme = m_context.theme;
  resize(theme.px(680), theme.px(380));
  if (parentWidget() != nullptr) {
    resize(size().boundedTo(parentWidget()->size() - QSize(24, 24)));
    const QRect window = parentWidget()->rect();
    move(parentWidget()->mapToGlobal(QPoint((window.width() - width()) / 2, theme.px(60))));
  }
  m_line->clear();
  search({});
  show();
  m_line->setFocus();
}

void FindBox::search(const QString& typed) {
  m_list->clear();
  if (!m_context.session.is_open()) return;
  const Session& session = m_context.session;
  const Words& words = m_context.words();
  const QString wanted = folded(typed.trimmed());
  const auto& sites = session.assessment().sites;
  const map::Palette palette = m_context.theme.map_palette();
  const int side = m_context.theme.px(18);
  m_list->setIconSize({side, side});
  for (std::uint32_t s = 0; s < sites.size() && m_list->count() < most_results; ++s) {
    const QString name = site_title(sites[s], words);
    if (!wanted.isEmpty() && !folded(name).contains(wanted) && !folded(to_qt(sites[s].id)).contains(wanted)) continue;
    auto* item = new QListWidgetItem(QIcon(symbol_pixmap(outcome_symbol(session.scheme(), sites[s], palette), {side, side}, devicePixelRatioF())), name, m_list);
    item->setData(SiteListModel::SiteRole, s);
    item->setData(Qt::AccessibleTextRole, spoken_site(session, s));
  }
  // A city has tens of thousands of gaps, but few criteria and places, and their labels repeat: each is compared once.
  std::vector<bool> titles;
  for (const Criterion& criterion : session.scheme().criteria) titles.push_back(!wanted.isEmpty() && folded(title_of(criterion, words)).contains(wanted));
  QHash<QString, bool> labels;
  for (std::uint32_t s = 0; s < sites.size() && !wanted.isEmpty() && m_list->count() < most_results; ++s) {
    const bool here = folded(site_title(sites[s], words)).contains(wanted);
    for (std::uint32_t g = 0; g < sites[s].gaps.size() && m_list->count() < most_results; ++g) {
      const Gap& gap = sites[s].gaps[g];
      const QString where = where_words(gap, words);
      if (!here && !titles.at(gap.criterion)) {
        const auto known = labels.constFind(where);
        const bool matches = known != labels.constEnd() ? *known : *labels.insert(where, folded(where).contains(wanted));
        if (!matches) continue;
      }
      const Criterion& criterion = session.scheme().criteria.at(gap.criterion);
      const QString text = QStringLiteral("%1 · %2 · %3").arg(title_of(criterion, words), where, site_title(sites[s], words));
      auto* item = new QListWidgetItem(QIcon(symbol_pixmap(gap_symbol(gap.kind, gap.mandatory, palette), {side, side}, devicePixelRatioF())), text, m_list);
      item->setData(GapIdRole, to_qt(gap.id.str()));
      item->setData(Qt::AccessibleTextRole, spoken_gap(session, {s, g}));
    }
  }
  // As wide as the list and no wider: what does not fit ends in dots, and the whole of it is said and shown on hover.
  for (int i = 0; i < m_list->count(); ++i) {
    m_list->item(i)->setSizeHint({0, side + m_context.theme.px(8)});
    m_list->item(i)->setToolTip(m_list->item(i)->text());
  }
  m_list->setCurrentRow(0);
  if (m_list->count() == 0) {
    auto* none = new QListWidgetItem(words("desktop.find.none"), m_list);
    none->setFlags(Qt::NoItemFlags);
  }
}

void FindBox::choose() {
  const QListWidgetItem* item = m_list->currentItem();
  if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) return;
  const QVariant site = item->data(SiteListModel::SiteRole);
  const QString gap = item->data(GapIdRole).toString();
  accept();
  if (site.isValid()) {
    emit site_chosen(site.toUInt());
  } else {
    emit gap_chosen(gap);
  }
}

bool FindBox::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_line && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
      const int next = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
      if (next >= 0 && next < m_list->count()) {
        m_list->setCurrentRow(next);
        m_context.announcer.say(m_list->currentItem()->data(Qt::AccessibleTextRole).toString());
      }
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace levelground::desktop
