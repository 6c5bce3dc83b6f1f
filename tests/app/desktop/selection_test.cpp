// SPDX-License-Identifier: Apache-2.0
// Map and lists choose the same thing, whichever the hand is on.
#include <QAbstractButton>
#include <QListView>
#include <QTableView>

#include "app/desktop/explanation_model.hpp"
#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/find_box.hpp"
#include "app/desktop/gap_model.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/site_list_model.hpp"
#include "app/desktop/site_list_panel.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/desktop/why_tree.hpp"
#include "core/judge/explain_score.hpp"
#include "tests/app/desktop/window_fixture.hpp"

#include <QLineEdit>

namespace levelground::test::selection_test {

using desktop::GapIdRole;

class Selecting : public WindowTest {};

TEST_F(Selecting, ClickingAGapOnTheMapSelectsItsRowAndExplainsIt) {
  start();
  session().select_site(site("Kvarntorget"));
  window().map()->show_selection();
  ASSERT_TRUE(wait_for_map());
  const std::string kerb = gap("Kvarntorget", "ACC-30");
  const auto at = window().map()->position_of_gap(kerb);
  ASSERT_TRUE(at.has_value());
  QTest::mouseClick(window().map(), Qt::LeftButton, {}, at->toPoint());
  EXPECT_EQ(session().selection().gap, kerb);
  QTableView* table = window().table()->gap_table();
  EXPECT_EQ(table->currentIndex().data(GapIdRole).toString().toStdString(), kerb);
  EXPECT_TRUE(table->selectionModel()->isRowSelected(table->currentIndex().row()));
  ASSERT_GT(window().explanation()->model()->rowCount(), 0);
  const QModelIndex root = window().explanation()->model()->index(0, 0);
  EXPECT_TRUE(root.data().toString().contains("not met", Qt::CaseInsensitive)) << root.data().toString().toStdString();
  EXPECT_GT(window().explanation()->model()->rowCount(root), 2);
  EXPECT_EQ(window().side()->tab(), desktop::SidePanel::Tab::dossier) << "the left shows what the right does not";
  picture("gap");
}

TEST_F(Selecting, WalkingTheTableMovesTheSelectionOnTheMap) {
  start();
  session().select_site(site("Kvarntorget"));
  QTableView* table = window().table()->gap_table();
  table->setFocus();
  QTest::keyClick(table, Qt::Key_Down);
  const std::string first = session().selection().gap;
  EXPECT_FALSE(first.empty());
  QTest::keyClick(table, Qt::Key_Down);
  EXPECT_NE(session().selection().gap, first);
  ASSERT_TRUE(wait_for_map());
  EXPECT_EQ(window().map()->view().selected_gap, session().selection().gap);
  EXPECT_EQ(QApplication::focusWidget(), table) << "walking the rows must not move the focus";
}

TEST_F(Selecting, ClickingASiteOnTheMapOpensItsDossier) {
  start();
  const auto at = window().map()->position_of_site(site("Lekudden"));
  ASSERT_TRUE(at.has_value());
  QTest::mouseClick(window().map(), Qt::LeftButton, {}, at->toPoint());
  EXPECT_EQ(session().selection().site, site("Lekudden"));
  auto* overview = window().findChild<QWidget*>("overview");
  ASSERT_NE(overview, nullptr);
  EXPECT_TRUE(overview->isVisible()) << "the dossier stands where an explanation will";
  EXPECT_EQ(window().sites()->list()->currentIndex().data(desktop::SiteListModel::SiteRole).toUInt(), site("Lekudden"));
}

TEST_F(Selecting, ChoosingASiteInTheListChoosesItOnTheMapAndNarrowsTheTable) {
  start();
  const int all = window().table()->gap_model()->rowCount();
  QListView* list = window().sites()->list();
  const int row = window().sites()->model()->row_of(site("Hamnplan"));
  const QRect box = list->visualRect(window().sites()->model()->index(row));
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, box.center());
  EXPECT_EQ(session().selection().site, site("Hamnplan"));
  EXPECT_LT(window().table()->gap_model()->rowCount(), all);
  EXPECT_EQ(window().table()->gap_model()->rowCount(), static_cast<int>(session().assessment().sites[site("Hamnplan")].gaps.size()));
  ASSERT_TRUE(wait_for_map());
  EXPECT_EQ(window().map()->view().selected_site, site("Hamnplan"));
}

TEST_F(Selecting, LettersWalkGapsAndSites) {
  start();
  desktop::MapView* map = window().map();
  map->setFocus();
  QTest::keyClick(map, Qt::Key_S);
  const auto first = session().selection().site;
  ASSERT_TRUE(first.has_value());
  QTest::keyClick(map, Qt::Key_S);
  EXPECT_NE(session().selection().site, first);
  QTest::keyClick(map, Qt::Key_S, Qt::ShiftModifier);
  EXPECT_EQ(session().selection().site, first);
  session().select_site(site("Kvarntorget"));
  QTest::keyClick(map, Qt::Key_N);
  const std::string gap = session().selection().gap;
  EXPECT_FALSE(gap.empty());
  EXPECT_TRUE(window().announcer().said().last().contains("Gap 1 of")) << window().announcer().said().last().toStdString();
  QTest::keyClick(map, Qt::Key_N);
  EXPECT_NE(session().selection().gap, gap);
  QTest::keyClick(map, Qt::Key_N, Qt::ShiftModifier);
  EXPECT_EQ(session().selection().gap, gap);
  QTest::keyClick(map, Qt::Key_N, Qt::ShiftModifier);
  EXPECT_TRUE(window().announcer().said().last().contains("last gap"));
  QTest::keyClick(map, Qt::Key_Escape);
  EXPECT_TRUE(session().selection().gap.empty());
  QTest::keyClick(map, Qt::Key_Escape);
  EXPECT_FALSE(session().selection().site.has_value());
}

TEST_F(Selecting, WhyAndBack) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_W);
  ASSERT_NE(QApplication::focusWidget(), nullptr);
  EXPECT_TRUE(window().explanation()->isAncestorOf(QApplication::focusWidget()));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  EXPECT_EQ(QApplication::focusWidget(), window().map());
  QTest::keyClick(window().map(), Qt::Key_F6);
  EXPECT_EQ(QApplication::focusWidget(), window().table()->gap_table());
  QTest::keyClick(window().table()->gap_table(), Qt::Key_F6);
  EXPECT_EQ(QApplication::focusWidget(), window().map());
}

TEST_F(Selecting, ANumberOfTheDossierIsExplainedAndLeadsToItsCriteria) {
  start();
  session().select_site(site("Kvarntorget"));
  auto* overview = window().findChild<QWidget*>("overview");
  ASSERT_NE(overview, nullptr);
  QTest::qWait(20);  // what a layout took in is seen after the next turn
  const auto number = [&](const QString& name) -> QAbstractButton* {
    for (auto* button : overview->findChildren<QAbstractButton*>()) {
      if (button->isVisible() && button->accessibleName().startsWith(name)) return button;
    }
    return nullptr;
  };
  for (const char* name : {"Total: ", "Safety: ", "Women: ", "On the ground: ", "Assessed: "}) EXPECT_NE(number(name), nullptr) << name;
  QAbstractButton* accessibility = number("Accessibility: ");
  ASSERT_NE(accessibility, nullptr);
  QTest::mouseClick(accessibility, Qt::LeftButton);
  EXPECT_EQ(session().selection().score, "accessibility");
  ASSERT_TRUE(window().explanation()->isVisible());
  desktop::ExplanationModel* model = window().explanation()->model();
  const QModelIndex root = model->index(0, 0);
  const auto tree = explain_score(session().assessment(), *session().site(), "accessibility", session().words().texts());
  EXPECT_EQ(root.data().toString().toStdString(), tree->text);
  EXPECT_EQ(model->rowCount(root), static_cast<int>(tree->children.size()));
  EXPECT_TRUE(window().announcer().said().last().contains("points")) << window().announcer().said().last().toStdString();
  picture("score");
  // Down to the kerb and on to its verdict, by keys alone.
  desktop::WhyTree* view = window().explanation()->tree();
  window().explanation()->focus_why();
  for (int i = 0; i < model->rowCount(root) && view->currentIndex().data(desktop::ExplanationModel::ReferenceRole).toString() != "ACC-30"; ++i)
    QTest::keyClick(view, Qt::Key_Down);
  QTest::keyClick(view, Qt::Key_Return);
  ASSERT_NE(session().criterion(), nullptr);
  EXPECT_EQ(session().scheme().criteria[session().criterion()->criterion].code, "ACC-30");
  QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
  EXPECT_EQ(session().selection().score, "accessibility");
}

TEST_F(Selecting, WhyOfAPlaceIsItsTotalAndEscapeLeavesIt) {
  start();
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_W);
  EXPECT_TRUE(window().announcer().said().last().contains("Choose a site")) << window().announcer().said().last().toStdString();
  session().select_site(site("Kvarntorget"));
  QTest::keyClick(window().map(), Qt::Key_W);
  EXPECT_EQ(session().selection().score, "total");
  EXPECT_EQ(QApplication::focusWidget(), window().explanation()->tree());
  // A dimension under the total leads to its own page.
  QTest::keyClick(window().explanation()->tree(), Qt::Key_Down);
  QTest::keyClick(window().explanation()->tree(), Qt::Key_Return);
  EXPECT_EQ(session().selection().score, session().scheme().dimensions.front().id);
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_Escape);
  EXPECT_TRUE(session().selection().score.empty());
  EXPECT_EQ(session().selection().site, site("Kvarntorget"));
}

TEST_F(Selecting, FindsBySpellingWithoutAccents) {
  start();
  QTest::keyClick(window().map(), Qt::Key_K, Qt::ControlModifier);
  ASSERT_TRUE(wait([&] { return window().find()->isVisible(); }));
  QTest::keyClicks(window().find()->line(), "kvarn");
  QTest::keyClick(window().find()->line(), Qt::Key_Return);
  EXPECT_FALSE(window().find()->isVisible());
  EXPECT_EQ(session().selection().site, site("Kvarntorget"));
  EXPECT_FALSE(session().selection().gap.empty()) << "the gravest gap of the place is chosen with it";
}

TEST_F(Selecting, BackAndForward) {
  start();
  session().select_site(0);
  session().select_site(1);
  QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
  EXPECT_EQ(session().selection().site, 0U);
  QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
  EXPECT_EQ(session().selection().site, 1U);
}

}  // namespace levelground::test::selection_test
