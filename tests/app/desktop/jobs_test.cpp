// SPDX-License-Identifier: Apache-2.0
// Long work never holds the window, can be stopped, and its failures say where and what to do.
#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QPushButton>

#include "app/desktop/problem_panel.hpp"
#include "app/desktop/start_page.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::jobs_test {

class Jobs : public WindowTest {};

TEST_F(Jobs, CancelStopsAndSaysThatNothingWasWritten) {
  m_town.calls->slow = true;
  start({1400, 900}, false);
  window().open_path("town.yaml");
  auto* cancel = window().findChild<QPushButton*>("cancel");
  ASSERT_NE(cancel, nullptr);
  ASSERT_TRUE(wait([&] { return cancel->isVisible(); }));
  EXPECT_TRUE(window().jobs().is_running());
  QTest::mouseClick(cancel, Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(m_town.calls->stopped);
  EXPECT_FALSE(session().is_open());
  EXPECT_EQ(window().announcer().said().last(), "Stopped. Nothing was written.");
  EXPECT_FALSE(cancel->isVisible());
}

TEST_F(Jobs, EscapeStopsToo) {
  m_town.calls->slow = true;
  start({1400, 900}, false);
  window().open_path("town.yaml");
  ASSERT_TRUE(wait([&] { return m_town.calls->assessed > 0; }));
  QTest::keyClick(&window(), Qt::Key_Escape);
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(m_town.calls->stopped);
}

TEST_F(Jobs, ClosingDuringAJobEndsItFirst) {
  m_town.calls->slow = true;
  start({1400, 900}, false);
  window().open_path("town.yaml");
  ASSERT_TRUE(wait([&] { return m_town.calls->assessed > 0; }));
  window().close();
  EXPECT_FALSE(window().isVisible()) << "the window goes at once";
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(m_town.calls->stopped);
}

TEST_F(Jobs, DestroyingTheWindowDuringAJobIsSafe) {
  m_town.calls->slow = true;
  start({1400, 900}, false);
  window().open_path("town.yaml");
  ASSERT_TRUE(wait([&] { return m_town.calls->assessed > 0; }));
  m_window.reset();
  EXPECT_TRUE(m_town.calls->stopped);
}

TEST_F(Jobs, ASecondJobWaitsItsTurn) {
  m_town.calls->slow = true;
  start({1400, 900}, false);
  window().open_path("town.yaml");
  window().open_path("other.yaml");
  EXPECT_TRUE(window().announcer().said().last().contains("running already"));
  window().jobs().cancel();
  ASSERT_TRUE(wait_for_job());
}

TEST_F(Jobs, AFileThatCannotBeUsedIsExplainedInAPanel) {
  m_town.calls->refuse = true;
  start({1400, 900}, false);
  window().open_path("broken.yaml");
  ASSERT_TRUE(wait_for_job());
  auto* panel = window().problems();
  ASSERT_TRUE(panel->isVisible());
  QString all;
  for (auto* label : panel->findChildren<QLabel*>()) all += label->text() + '\n';
  EXPECT_TRUE(all.contains("broken.yaml"));
  EXPECT_TRUE(all.contains("layer ‘benches’")) << all.toStdString();
  EXPECT_TRUE(all.contains("feature b-7"));
  EXPECT_TRUE(all.contains("line 3"));
  EXPECT_TRUE(all.contains("The layer has no coordinate system"));
  EXPECT_TRUE(all.contains("Name one in the project"));
  picture("problem");
  for (auto* button : panel->findChildren<QPushButton*>()) {
    if (button->text() == "Copy") QTest::mouseClick(button, Qt::LeftButton);
  }
  EXPECT_TRUE(QApplication::clipboard()->text().contains("no coordinate system"));
  for (auto* button : panel->findChildren<QPushButton*>()) {
    if (button->text() == "Close") QTest::mouseClick(button, Qt::LeftButton);
  }
  EXPECT_FALSE(panel->isVisible());
}

TEST_F(Jobs, WhatCouldNotBeReadIsCountedAndShownWhileTheRestIsInUse) {
  start();
  QPushButton* see = nullptr;
  for (auto* each : window().findChildren<QPushButton*>()) {
    if (each->isVisible() && each->text() == "2 could not be read. See which.") see = each;
  }
  ASSERT_NE(see, nullptr);
  QTest::mouseClick(see, Qt::LeftButton);
  ASSERT_TRUE(window().problems()->isVisible());
  EXPECT_EQ(window().problems()->problems().size(), 2U);
  EXPECT_TRUE(session().is_open());
  picture("could_not_be_read");
}

TEST_F(Jobs, WhatIsToBeMindedAboutTheJudgementIsSaidCountedAndListedByKeyboard) {
  m_town.warnings.push_back({Problem::Severity::warning, "town.yaml", "", "", 0, "judged as of 2026-09-01, by limits that are in force only from 2027-01-01: ACC-30",
                             "judge as of that day or later, or leave the profile out"});
  start();
  EXPECT_TRUE(window().announcer().said().last().endsWith("One thing to mind about how this was judged.")) << window().announcer().said().last().toStdString();
  auto* see = window().findChild<QPushButton*>("warnings");
  ASSERT_NE(see, nullptr);
  ASSERT_TRUE(see->isVisible());
  const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(see);
  ASSERT_NE(face, nullptr);
  EXPECT_EQ(face->text(QAccessible::Name), "One thing to mind about the judgement. See it.");
  EXPECT_EQ(face->role(), QAccessible::Button);
  see->setFocus(Qt::TabFocusReason);
  QTest::keyClick(see, Qt::Key_Space);
  auto* panel = window().problems();
  ASSERT_TRUE(panel->isVisible());
  EXPECT_TRUE(panel->isAncestorOf(QApplication::focusWidget())) << "the keyboard is where the list is";
  EXPECT_EQ(panel->accessibleName(), "One thing to mind about how this was judged");
  QString all;
  for (auto* label : panel->findChildren<QLabel*>()) all += label->text() + '\n';
  EXPECT_TRUE(all.contains("in force only from 2027-01-01: ACC-30")) << all.toStdString();
  EXPECT_TRUE(all.contains("leave the profile out"));
  picture("warnings");
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  EXPECT_FALSE(panel->isVisible());
  window().set_language("sv");
  EXPECT_EQ(see->text(), "En sak att beakta i bedömningen. Se den.");
  window().set_language("en");
}

TEST_F(Jobs, WhereNothingIsToBeMindedNoButtonSaysSo) {
  start();
  auto* see = window().findChild<QPushButton*>("warnings");
  ASSERT_NE(see, nullptr);
  EXPECT_FALSE(see->isVisible());
}

TEST_F(Jobs, StartOffersThreeChoicesAndFocusIsOnTheFirst) {
  start({1400, 900}, false);
  picture("start");
  auto* first = qobject_cast<QPushButton*>(QApplication::focusWidget());
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->text(), "Open a city file or project…");
  open_town();
  EXPECT_EQ(QApplication::focusWidget(), window().map());
}

TEST_F(Jobs, AFileDroppedAnywhereIsOpened) {
  start({1400, 900}, false);
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile("/somewhere/town.yaml")});
  QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window(), &enter);
  ASSERT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window(), &drop);
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(session().is_open());
}

}  // namespace levelground::test::jobs_test
