// SPDX-License-Identifier: Apache-2.0
// At 200 % nothing is cut off: what does not fit side by side wraps or scrolls.
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/status_line.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test {

class TextSize : public WindowTest {
 protected:
  /// Everything visible has the room its text asks for.
  void expect_nothing_clipped(const std::string& where) {
    QTest::qWait(50);
    for (const QWidget* widget : window().findChildren<QWidget*>()) {
      if (!widget->isVisible() || dynamic_cast<const desktop::ElidedLabel*>(widget) != nullptr) continue;
      const auto* label = qobject_cast<const QLabel*>(widget);
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const QString text = label != nullptr ? label->text() : button != nullptr ? button->text() : QString();
      if (text.isEmpty()) continue;
      const std::string name = where + ": “" + text.toStdString() + "” in " + widget->parentWidget()->metaObject()->className();
      if (label != nullptr && label->wordWrap()) {
        EXPECT_GE(label->height() + 1, label->heightForWidth(label->width())) << name;
        int longest = 0;
        for (const QString& word : text.split(QRegularExpression("[\\s/–-]"))) longest = std::max(longest, label->fontMetrics().horizontalAdvance(word));
        EXPECT_GE(label->contentsRect().width() + 2, longest) << name;
      } else {
        EXPECT_GE(widget->height() + 1, widget->minimumSizeHint().height()) << name;
        EXPECT_GE(widget->width() + 1, widget->minimumSizeHint().width()) << name;
      }
    }
    for (const QWidget* widget : window().findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->window() != &window()) continue;
      if (qobject_cast<const QLineEdit*>(widget) == nullptr && qobject_cast<const QComboBox*>(widget) == nullptr) continue;
      EXPECT_GE(widget->height() + 1, widget->fontMetrics().height()) << where << ": " << widget->accessibleName().toStdString();
    }
  }
};

TEST_F(TextSize, NothingIsClippedAt200PerCent) {
  start({1600, 1000}, false);
  window().theme().set_scale(2);
  expect_nothing_clipped("start");
  picture("start_200");
  open_town();
  expect_nothing_clipped("city");
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  for (const auto tab : {desktop::SidePanel::Tab::sites, desktop::SidePanel::Tab::dossier, desktop::SidePanel::Tab::explanation}) {
    window().side()->show_tab(tab);
    expect_nothing_clipped("tab " + std::to_string(static_cast<int>(tab)));
    picture("text_200_" + std::to_string(static_cast<int>(tab)));
  }
  session().select_criterion(site("Hamnplan"), criterion("SAF-10"));
  expect_nothing_clipped("rating");
  window().set_language("sv");
  expect_nothing_clipped("Swedish");
}

TEST_F(TextSize, NothingIsClippedAt100PerCent) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  window().side()->show_tab(desktop::SidePanel::Tab::dossier);
  expect_nothing_clipped("dossier");
  picture("dossier");
  window().set_language("sv");
  expect_nothing_clipped("Swedish");
}

TEST_F(TextSize, KeysChangeIt) {
  start();
  QTest::keyClick(&window(), Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_NEAR(window().theme().scale(), 1.1, 1e-9);
  QTest::keyClick(&window(), Qt::Key_Minus, Qt::ControlModifier);
  EXPECT_NEAR(window().theme().scale(), 1.0, 1e-9);
  for (int i = 0; i < 15; ++i) QTest::keyClick(&window(), Qt::Key_Plus, Qt::ControlModifier);
  EXPECT_NEAR(window().theme().scale(), 2.0, 1e-9);
  QTest::keyClick(&window(), Qt::Key_0, Qt::ControlModifier);
  EXPECT_NEAR(window().theme().scale(), 1.0, 1e-9);
}

TEST_F(TextSize, BelowTwelveHundredPixelsTheExplanationIsATab) {
  start({1100, 800});
  EXPECT_TRUE(window().is_narrow());
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  window().side()->show_tab(desktop::SidePanel::Tab::explanation);
  EXPECT_TRUE(window().explanation()->isVisible());
  expect_nothing_clipped("narrow");
  picture("narrow");
  window().resize(1600, 1000);
  ASSERT_TRUE(wait([&] { return !window().is_narrow(); }));
  EXPECT_TRUE(window().explanation()->isVisible());
  EXPECT_FALSE(window().side()->isAncestorOf(window().explanation()));
}

}  // namespace levelground::test
