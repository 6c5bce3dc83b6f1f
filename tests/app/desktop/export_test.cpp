// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include "app/desktop/problem_panel.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::export_test {

class Exporting : public WindowTest {
 protected:
  QByteArray export_and_read(desktop::ExportKind kind, const QString& name) {
    const QString file = m_folder.filePath(name);
    window().export_to(kind, file.toStdString());
    EXPECT_TRUE(wait_for_job());
    QFile written(file);
    EXPECT_TRUE(written.open(QIODevice::ReadOnly)) << file.toStdString();
    return written.readAll();
  }
  QTemporaryDir m_folder;
};

TEST_F(Exporting, WritesReportMapAndTable) {
  start();
  session().select_site(site("Kvarntorget"));
  EXPECT_TRUE(export_and_read(desktop::ExportKind::report_html, "r.html").contains("Älvhamra site 0"));
  EXPECT_TRUE(export_and_read(desktop::ExportKind::report_pdf, "r.pdf").startsWith("%PDF"));
  const QByteArray csv = export_and_read(desktop::ExportKind::table_csv, "t.csv");
  EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF"));
  EXPECT_TRUE(csv.contains("Kerb upstand, wheeled lane"));
  EXPECT_TRUE(csv.contains("people with reduced mobility")) << "groups stand in words";
  const QByteArray png = export_and_read(desktop::ExportKind::map_png, "m.png");
  QImage image;
  ASSERT_TRUE(image.loadFromData(png));
  EXPECT_EQ(image.width(), 2 * window().map()->width());
  EXPECT_TRUE(window().announcer().said().last().startsWith("Written:"));
}

TEST_F(Exporting, NamesFilesByCitySiteSchemeAndDate) {
  start();
  EXPECT_EQ(window().suggested_name(desktop::ExportKind::report_pdf), "Älvhamra_levelground-test-v1.0_20260915.pdf");
  session().select_site(site("Kvarntorget"));
  EXPECT_EQ(window().suggested_name(desktop::ExportKind::table_csv), "Älvhamra_Kvarntorget_levelground-test-v1.0_20260915.csv");
}

TEST_F(Exporting, APdfThatTakesLongIsStoppedByEscape) {
  start();
  m_town.calls->slow = true;
  const QString file = m_folder.filePath("long.pdf");
  window().export_to(desktop::ExportKind::report_pdf, file.toStdString());
  ASSERT_TRUE(wait([this] { return window().jobs().is_running(); }));
  QTest::keyClick(&window(), Qt::Key_Escape);
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(m_town.calls->stopped);
  EXPECT_FALSE(QFile::exists(file));
  EXPECT_EQ(window().announcer().said().last(), "Stopped. Nothing was written.");
}

TEST_F(Exporting, SaysWhyAFileCannotBeWritten) {
  start();
  window().export_to(desktop::ExportKind::table_csv, "/no/such/folder/t.csv");
  ASSERT_TRUE(wait_for_job());
  EXPECT_TRUE(window().problems()->isVisible());
  EXPECT_TRUE(window().problems()->as_text().contains("/no/such/folder/t.csv"));
}

}  // namespace levelground::test::export_test
