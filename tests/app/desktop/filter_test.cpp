// SPDX-License-Identifier: Apache-2.0
// Filters shrink list, map and table together, and one button clears them.
#include "app/desktop/chip.hpp"
#include "app/desktop/filter_bar.hpp"
#include "app/desktop/gap_model.hpp"
#include "app/desktop/site_list_model.hpp"
#include "app/desktop/site_list_panel.hpp"
#include "app/desktop/table_panel.hpp"
#include "tests/app/desktop/window_fixture.hpp"

#include <QPushButton>

namespace levelground::test::filter_test {

class Filters : public WindowTest {
 protected:
  desktop::Chip* chip(const QString& name) {
    for (auto* each : window().findChildren<desktop::Chip*>()) {
      if (each->accessibleName() == name) return each;
    }
    ADD_FAILURE() << "no chip " << name.toStdString();
    return nullptr;
  }
};

TEST_F(Filters, AGroupShrinksListMapAndTable) {
  start();
  const int rows = window().table()->gap_model()->rowCount();
  const std::size_t shapes = window().map()->scene()->gaps.size();
  ASSERT_GT(shapes, 0U);
  auto* hearing = chip("Only gaps for people with reduced hearing");
  ASSERT_NE(hearing, nullptr);
  QTest::mouseClick(hearing, Qt::LeftButton);
  EXPECT_TRUE(session().is_filtered());
  EXPECT_LT(window().table()->gap_model()->rowCount(), rows);
  ASSERT_TRUE(wait_for_map());
  EXPECT_LT(window().map()->scene()->gaps.size(), shapes);
  for (const auto& ref : window().table()->gap_model()->gaps()) {
    const Gap& gap = session().assessment().sites[ref.site].gaps[ref.gap];
    EXPECT_TRUE(map::passes(session().scheme(), gap, session().filter()));
  }
  EXPECT_EQ(window().sites()->model()->rowCount(), static_cast<int>(session().visible_sites().size()));
  picture("filtered");
  QPushButton* clear = nullptr;
  for (auto* each : window().filters()->findChildren<QPushButton*>()) clear = each;
  ASSERT_NE(clear, nullptr);
  EXPECT_TRUE(clear->isVisible());
  QTest::mouseClick(clear, Qt::LeftButton);
  EXPECT_FALSE(session().is_filtered());
  EXPECT_EQ(window().table()->gap_model()->rowCount(), rows);
  EXPECT_FALSE(clear->isVisible());
}

TEST_F(Filters, LettersAfterGSwitchAGroup) {
  start();
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_G);
  ASSERT_TRUE(window().filters()->isAncestorOf(QApplication::focusWidget()));
  QTest::keyClicks(QApplication::focusWidget(), "wc");
  EXPECT_EQ(session().filter().groups, std::vector<std::string>{"mobility"});
  QTest::keyClicks(QApplication::focusWidget(), "saf");
  EXPECT_EQ(session().filter().dimensions, std::vector<std::string>{"safety"});
}

TEST_F(Filters, KindsOfGapsShrinkTableAndMap) {
  start();
  const int rows = window().table()->gap_model()->rowCount();
  auto counts = session().kind_counts();
  ASSERT_GT(counts.not_observed, 0);
  auto* unknown = chip(QString("Not observed (%1)").arg(counts.not_observed));
  ASSERT_NE(unknown, nullptr);
  QTest::mouseClick(unknown, Qt::LeftButton);
  EXPECT_EQ(window().table()->gap_model()->rowCount(), rows - counts.not_observed);
  ASSERT_TRUE(wait_for_map());
  for (const auto& shape : window().map()->scene()->gaps) EXPECT_NE(shape.kind, GapKind::not_observed);
}

TEST_F(Filters, NothingLeftSaysSoAndOffersToClear) {
  start();
  session().set_kinds({false, false, false});
  EXPECT_EQ(window().table()->gap_model()->rowCount(), 0);
  QPushButton* clear = nullptr;
  for (auto* each : window().table()->findChildren<QPushButton*>()) {
    if (each->isVisible() && each->text() == "Clear filters") clear = each;
  }
  ASSERT_NE(clear, nullptr);
  QTest::mouseClick(clear, Qt::LeftButton);
  EXPECT_GT(window().table()->gap_model()->rowCount(), 0);
}

}  // namespace levelground::test::filter_test
