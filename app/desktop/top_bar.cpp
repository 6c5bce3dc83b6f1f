// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/top_bar.hpp"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QPushButton>

#include "app/desktop/pieces.hpp"
#include "app/desktop/status_line.hpp"
#include "app/desktop/symbols.hpp"
#include "core/base/date.hpp"

namespace levelground::desktop {

TopBar::TopBar(const Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_mark(new SymbolView), m_name(make_label({}, "heading")), m_about(new ElidedLabel), m_find(make_button({}, "find")), m_menu(new QMenuBar) {
  setProperty("role", "top");
  setObjectName("top");
  m_name->setWordWrap(false);
  m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  m_menu->setNativeMenuBar(false);
  m_menu->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  auto* line = new QHBoxLayout(this);
  line->addWidget(m_mark);
  line->addWidget(m_name);
  line->addWidget(m_about, 1);
  line->addWidget(m_find);
  line->addWidget(m_menu);
  connect(m_find, &QPushButton::clicked, this, &TopBar::find_wanted);
  connect(&context.session, &Session::result_changed, this, &TopBar::refresh);
  connect(&context.session, &Session::words_changed, this, &TopBar::refresh);
  connect(&context.theme, &Theme::changed, this, &TopBar::refresh);
  refresh();
}

void TopBar::refresh() {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  layout()->setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6));
  layout()->setSpacing(theme.px(12));
  m_mark->show_symbol(program_symbol(theme.tokens().on_top), {theme.px(28), theme.px(28)});
  m_name->setText(m_context.session.is_open() ? to_qt(m_context.session.city().name()) : QStringLiteral("Levelground"));
  QString about;
  if (m_context.session.is_open()) {
    const Scheme& scheme = m_context.session.scheme();
    const std::string profile = scheme.profile.empty() ? std::string() : " · " + scheme.profile_title.in(words.language());
    const Date& as_of = m_context.session.assessment().options.as_of;
    const std::string name = scheme.title.in(words.language()) + " " + version_words(scheme, words.language()) + profile;
    about = as_of.is_set() ? words("desktop.filter.about", {{"scheme", name}, {"date", to_words(as_of, words.language())}})
                           : words("desktop.filter.about_undated", {{"scheme", name}});
  }
  m_about->setText(about);
  m_about->setToolTip(about);
  m_find->setText(words("desktop.find.button"));
  m_find->setAccessibleName(words("desktop.find.title"));
  m_find->setMinimumWidth(theme.px(230));
  m_find->setVisible(m_context.session.is_open());
}

}  // namespace levelground::desktop
