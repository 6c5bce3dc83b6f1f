// SPDX-License-Identifier: Apache-2.0
// At 200 % nothing is cut off: what does not fit side by side wraps or scrolls.
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>
#include <string>
#include <vector>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/status_line.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::text_size_test {

class TextSize : public WindowTest {
 protected:
  /// What has less room than its text asks for.
  std::vector<std::string> clipped() {
    std::vector<std::string> found;
    for (const QWidget* widget : window().findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->window() != &window() || dynamic_cast<const desktop::ElidedLabel*>(widget) != nullptr) continue;
      const auto* label = qobject_cast<const QLabel*>(widget);
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool field = qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr;
      const QString text = label != nullptr ? label->text() : button != nullptr ? button->text() : field ? widget->accessibleName() : QString();
      if (text.isEmpty()) continue;
      QSize needed = field ? QSize(0, widget->fontMetrics().height()) : widget->minimumSizeHint();
      if (label != nullptr && label->wordWrap()) {
        int longest = 0;
        for (const QString& word : text.split(QRegularExpression("[\\s/–-]"))) longest = std::max(longest, label->fontMetrics().horizontalAdvance(word));
        needed = QSize(longest - 2, label->heightForWidth(label->width()));
      } else if (widget->hasHeightForWidth()) {
        needed.setHeight(widget->heightForWidth(widget->width()));
      }
      if (widget->width() + 1 >= needed.width() && widget->height() + 1 >= needed.height()) continue;
      found.push_back("“" + text.toStdString() + "” has " + std::to_string(widget->width()) + " × " + std::to_string(widget->height()) + " and needs " +
                      std::to_string(needed.width()) + " × " + std::to_string(needed.height()));
    }
    return found;
  }
  void expect_nothing_clipped(const std::string& where) {
    QTest::qWait(20);
    wait([this] { return clipped().empty(); });  // layouts settle in a few turns of the event loop
    for (const std::string& each : clipped()) ADD_FAILURE() << where << ": " << each;
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

}  // namespace levelground::test::text_size_test
