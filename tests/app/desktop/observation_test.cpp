// SPDX-License-Identifier: Apache-2.0
// An architect records what was measured, and verdict, outcome and marks move at once.
#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

#include "app/desktop/criteria_model.hpp"
#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/gap_model.hpp"
#include "app/desktop/observation_form.hpp"
#include "app/desktop/problem_panel.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::observation_test {

class Observing : public WindowTest {
 protected:
  template <typename T>
  T* part(const char* name) {
    T* found = window().explanation()->form()->findChild<T*>(name);
    EXPECT_NE(found, nullptr) << name;
    return found;
  }
  QString live() { return part<QLabel>("live")->text(); }
};

TEST_F(Observing, WhatIsToBeMindedIsThatOfTheLastJudgement) {
  m_town.warnings.push_back({Problem::Severity::warning, "town.yaml", "", "", 0, "limits that are in force only from 2027-01-01: ACC-30", "judge as of that day"});
  m_town.calls->warnings_again.emplace();
  start();
  auto* see = window().findChild<QPushButton*>("warnings");
  ASSERT_NE(see, nullptr);
  ASSERT_TRUE(see->isVisible());
  QTest::mouseClick(see, Qt::LeftButton);
  ASSERT_TRUE(window().problems()->isVisible());
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::keyClick(window().map(), Qt::Key_O);
  QTest::keyClicks(part<QLineEdit>("value"), "18");
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  EXPECT_FALSE(see->isVisible()) << "the limit is in force on the day that is judged now";
  EXPECT_FALSE(window().problems()->isVisible());
}

TEST_F(Observing, AMeasuredKerbMeetsTheCriterionAtOnce) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  ASSERT_EQ(session().site()->outcome, Outcome::not_certified);
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_O);
  auto* value = part<QLineEdit>("value");
  ASSERT_EQ(QApplication::focusWidget(), value);
  EXPECT_FALSE(part<QPushButton>("record")->isEnabled());
  EXPECT_FALSE(live().isEmpty()) << "the reason stands beside the disabled button";
  QTest::keyClicks(value, "60");
  EXPECT_TRUE(live().contains("would not meet")) << live().toStdString();
  value->selectAll();
  QTest::keyClicks(value, "18");
  EXPECT_TRUE(live().contains("would meet")) << live().toStdString();
  EXPECT_TRUE(part<QPushButton>("record")->isEnabled());
  picture("observation");
  const std::uint32_t kerb = criterion("ACC-30");
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  ASSERT_EQ(m_town.calls->recorded.size(), 1U);
  const Observation& kept = m_town.calls->recorded.front();
  EXPECT_EQ(kept.feature, kerb_id);
  EXPECT_EQ(kept.site, square_id);
  EXPECT_EQ(kept.property, "kerb_height");
  EXPECT_EQ(kept.result, "18");
  EXPECT_EQ(kept.unit, "mm");
  EXPECT_EQ(kept.range.low, Rational::ratio(35, 2));
  EXPECT_EQ(kept.range.high, Rational::ratio(37, 2));
  EXPECT_EQ(kept.date, (Date{2026, 9, 14}));
  EXPECT_EQ(session().site()->criteria[kerb].verdict, Verdict::met);
  EXPECT_NE(session().site()->outcome, Outcome::not_certified);
  EXPECT_TRUE(session().changed(*session().selection().site, kerb));
  EXPECT_TRUE(window().announcer().said().last().contains("Kvarntorget")) << window().announcer().said().last().toStdString();
  EXPECT_TRUE(window().announcer().said().last().contains("was Not certified"));
  ASSERT_NE(session().criterion(), nullptr) << "what was mended stays in view";
  ASSERT_NE(QApplication::focusWidget(), nullptr);
  EXPECT_TRUE(QApplication::focusWidget() == window().explanation() || window().explanation()->isAncestorOf(QApplication::focusWidget()))
      << "the focus stays where the work is";
  picture("observed");
}

TEST_F(Observing, ARatingNeedsAnObserverAndShowsItsAnchors) {
  start();
  session().select_criterion(site("Hamnplan"), criterion("SAF-10"));
  auto* form = window().explanation()->form();
  const auto choices = form->findChildren<QRadioButton*>();
  ASSERT_EQ(choices.size(), 4);
  EXPECT_EQ(choices[2]->accessibleName(), "Calm by day and at dusk.");
  QTest::mouseClick(choices[2], Qt::LeftButton, {}, QPoint(6, choices[2]->height() / 2));
  EXPECT_TRUE(choices[2]->isChecked());
  EXPECT_FALSE(form->can_record());
  auto* observer = part<QLineEdit>("observer");
  QTest::keyClicks(observer, "Amina");
  EXPECT_TRUE(form->can_record()) << live().toStdString();
  picture("rating");
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  ASSERT_EQ(m_town.calls->recorded.size(), 1U);
  EXPECT_EQ(m_town.calls->recorded[0].property, "felt_safety");
  EXPECT_EQ(m_town.calls->recorded[0].range, Interval::exact(2));
  EXPECT_EQ(m_town.calls->recorded[0].observer, "Amina");
  EXPECT_EQ(session().site()->criteria[criterion("SAF-10")].verdict, Verdict::met);
  EXPECT_EQ(part<QLineEdit>("observer")->text(), "Amina") << "the observer stays for the next entry";
}

TEST_F(Observing, AnEntryLaterThanTheDayJudgedSaysSo) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::keyClicks(part<QLineEdit>("value"), "18");
  EXPECT_FALSE(live().contains("later than the day judged"));
  window().explanation()->form()->findChild<QDateEdit*>()->setDate(QDate(2026, 11, 1));
  EXPECT_TRUE(live().contains("later than the day judged, 15 September 2026")) << live().toStdString();
}

TEST_F(Observing, EvidenceGoesWithTheEntry) {
  start();
  session().select_criterion(site("Kvarntorget"), criterion("SAF-10"));
  QTemporaryDir folder;
  QFile photo(folder.filePath("photo.jpg"));
  ASSERT_TRUE(photo.open(QIODevice::WriteOnly));
  photo.write("x");
  photo.close();
  auto* form = window().explanation()->form();
  form->add_evidence(folder.filePath("missing.jpg").toStdString());
  EXPECT_TRUE(window().announcer().said().last().contains("not a file"));
  form->add_evidence(photo.fileName().toStdString());
  QTest::keyClicks(part<QLineEdit>("observer"), "Amina");
  form->findChildren<QRadioButton*>()[1]->click();
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  ASSERT_EQ(m_town.calls->evidence.size(), 1U);
  ASSERT_EQ(m_town.calls->evidence[0].size(), 1U);
  EXPECT_EQ(m_town.calls->evidence[0][0].filename(), "photo.jpg");
}

TEST_F(Observing, AnEarlierValueIsReplacedOrStandsBeside) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::keyClicks(part<QLineEdit>("value"), "40");
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  session().select_site(site("Kvarntorget"));
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::keyClicks(part<QLineEdit>("value"), "15");
  EXPECT_EQ(window().explanation()->form()->observation().supersedes, "obs-1");
  for (auto* combo : window().explanation()->form()->findChildren<QComboBox*>()) {
    if (combo->accessibleName() == "Beside what is known") combo->setCurrentIndex(0);
  }
  EXPECT_EQ(window().explanation()->form()->observation().supersedes, "");
}

TEST_F(Observing, WhatCannotBeKeptIsSaidAndNothingMoves) {
  m_town.calls->refuse_record = true;
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::keyClicks(part<QLineEdit>("value"), "18");
  QTest::mouseClick(part<QPushButton>("record"), Qt::LeftButton);
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(window().problems()->isVisible());
  EXPECT_TRUE(window().problems()->as_text().contains("the disk is full"));
  EXPECT_EQ(session().site()->outcome, Outcome::not_certified);
  EXPECT_EQ(part<QLineEdit>("value")->text(), "18") << "what was typed is still there";
}

}  // namespace levelground::test::observation_test
