// SPDX-License-Identifier: Apache-2.0
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test {

void WindowTest::start(const QSize& size, bool open) {
  QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
  m_window = std::make_unique<desktop::MainWindow>(m_town.services());
  m_window->theme().choose(desktop::ThemeChoice::light);
  m_window->theme().set_scale(1);
  m_window->resize(size);
  m_window->show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(m_window.get()));
  m_window->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
  if (open) open_town();
}

void WindowTest::open_town() {
  m_window->open_path("town.yaml");
  ASSERT_TRUE(wait_for_job());
  ASSERT_TRUE(session().is_open());
  ASSERT_TRUE(wait_for_map());
}

std::uint32_t WindowTest::site(const std::string& name) {
  const auto& sites = session().assessment().sites;
  for (std::uint32_t s = 0; s < sites.size(); ++s) {
    if (sites[s].name == name) return s;
  }
  ADD_FAILURE() << "no site " << name;
  return 0;
}

std::uint32_t WindowTest::criterion(const std::string& code) {
  const auto& criteria = session().scheme().criteria;
  for (std::uint32_t c = 0; c < criteria.size(); ++c) {
    if (criteria[c].code == code) return c;
  }
  ADD_FAILURE() << "no criterion " << code;
  return 0;
}

std::string WindowTest::gap(const std::string& site_name, const std::string& code) {
  for (const Gap& each : session().assessment().sites.at(site(site_name)).gaps) {
    if (session().scheme().criteria.at(each.criterion).code == code) return each.id.str();
  }
  ADD_FAILURE() << "no gap of " << code << " at " << site_name;
  return {};
}

void WindowTest::picture(const std::string& name) {
  const QString folder = qEnvironmentVariable("LEVELGROUND_SCREENSHOTS");
  if (folder.isEmpty()) return;
  wait_for_map();
  QTest::qWait(50);
  m_window->grab().save(folder + '/' + QString::fromStdString(name) + QStringLiteral(".png"));
}

}  // namespace levelground::test
