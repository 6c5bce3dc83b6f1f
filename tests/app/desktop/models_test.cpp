// SPDX-License-Identifier: Apache-2.0
// Qt's own tester walks every model while the session changes under it.
#include <QAbstractItemModelTester>

#include "app/desktop/criteria_model.hpp"
#include "app/desktop/csv.hpp"
#include "app/desktop/explanation_model.hpp"
#include "app/desktop/gap_model.hpp"
#include "app/desktop/site_list_model.hpp"
#include "core/judge/explanation.hpp"
#include "tests/app/desktop/window_fixture.hpp"

#include <QStandardItemModel>

namespace levelground::test::models_test {

class Models : public ::testing::Test {
 protected:
  FakeTown m_town;
  desktop::Session m_session{desktop::Words(load_all_texts("en"))};
  desktop::Theme m_theme;
  desktop::Announcer m_announcer;
  desktop::Context m_context{m_session, m_theme, m_announcer};
};

TEST_F(Models, KeepTheirPromisesWhileEverythingChanges) {
  desktop::GapModel gaps(m_context);
  desktop::CriteriaModel criteria(m_context);
  desktop::SiteListModel sites(m_context);
  desktop::ExplanationModel why;
  const QAbstractItemModelTester a(&gaps, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester b(&criteria, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester c(&sites, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester d(&why, QAbstractItemModelTester::FailureReportingMode::Fatal);
  m_session.open(m_town.assessed());
  EXPECT_EQ(sites.rowCount(), 3);
  EXPECT_GT(gaps.rowCount(), 3);
  EXPECT_EQ(criteria.rowCount(), 0);
  m_session.select_site(0);
  EXPECT_EQ(criteria.rowCount(), 8);
  why.show_tree(explain(m_session.assessment(), *m_session.site(), m_session.site()->criteria[0], m_session.words().texts()));
  EXPECT_EQ(why.rowCount(), 1);
  m_session.set_group("women", true);
  EXPECT_LT(criteria.rowCount(), 8);
  m_session.set_dimension("comfort", true);
  m_session.clear_filters();
  m_session.step_gap(1);
  m_session.set_words(desktop::Words(load_all_texts("sv")));
  why.clear();
  EXPECT_EQ(why.rowCount(), 0);
  m_session.close();
  EXPECT_EQ(gaps.rowCount(), 0);
  EXPECT_EQ(sites.rowCount(), 0);
}

TEST_F(Models, EveryCellIsReadableByAScreenReader) {
  m_session.open(m_town.assessed());
  m_session.select_site(0);
  desktop::GapModel gaps(m_context);
  ASSERT_GT(gaps.rowCount(), 0);
  for (int r = 0; r < gaps.rowCount(); ++r) {
    for (int c = 0; c < gaps.columnCount(); ++c) EXPECT_FALSE(gaps.index(r, c).data(Qt::AccessibleTextRole).toString().isEmpty()) << r << "," << c;
  }
  desktop::CriteriaModel criteria(m_context);
  for (int r = 0; r < criteria.rowCount(); ++r) {
    for (int c = 0; c < criteria.columnCount(); ++c) EXPECT_FALSE(criteria.index(r, c).data(Qt::AccessibleTextRole).toString().isEmpty()) << r << "," << c;
  }
}

TEST_F(Models, CsvIsNeverAFormula) {
  EXPECT_EQ(desktop::csv_field("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(desktop::csv_field("+46 8 123"), "\"'+46 8 123\"");
  EXPECT_EQ(desktop::csv_field("-2"), "\"'-2\"");
  EXPECT_EQ(desktop::csv_field("@name"), "\"'@name\"");
  EXPECT_EQ(desktop::csv_field("\tx"), "\"'\tx\"");
  EXPECT_EQ(desktop::csv_field("say \"hi\", then"), "\"say \"\"hi\"\", then\"");
  EXPECT_EQ(desktop::csv_field("Kvarntorget"), "\"Kvarntorget\"");
  QStandardItemModel model(1, 2);
  model.setHorizontalHeaderLabels({"A", "B"});
  model.setItem(0, 0, new QStandardItem("=HYPERLINK(1)"));
  model.setItem(0, 1, new QStandardItem("b"));
  EXPECT_EQ(desktop::to_csv(model), "\"A\",\"B\"\r\n\"'=HYPERLINK(1)\",\"b\"\r\n");
}

}  // namespace levelground::test::models_test
