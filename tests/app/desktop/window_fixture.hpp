// SPDX-License-Identifier: Apache-2.0
/// A window with the fake town open, driven by real events.
#pragma once

#include <memory>

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "app/desktop/main_window.hpp"
#include "app/desktop/map_view.hpp"
#include "tests/app/desktop/fake_town.hpp"

namespace levelground::test {

class WindowTest : public ::testing::Test {
 protected:
  void SetUp() override { QSettings().clear(); }
  void TearDown() override { m_window.reset(); }

  /// Shows a window of the given size; opens the town unless told not to.
  void start(const QSize& size = {1600, 1000}, bool open = true);
  void open_town();
  /// Runs the event loop until the condition holds; false after five seconds.
  static bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 5000); }
  bool wait_for_map() {
    return wait([this] { return window().map()->is_idle() && window().map()->scene() != nullptr; });
  }
  bool wait_for_job() {
    return wait([this] { return !window().jobs().is_running(); });
  }
  desktop::MainWindow& window() { return *m_window; }
  desktop::Session& session() { return m_window->session(); }
  /// Index of a site by its name; fails the test when it is not there.
  std::uint32_t site(const std::string& name);
  /// Id of the gap of a criterion at a site.
  std::string gap(const std::string& site_name, const std::string& code);
  std::uint32_t criterion(const std::string& code);
  /// Keeps a picture of the window for whoever wants to look (LEVELGROUND_SCREENSHOTS names a folder).
  void picture(const std::string& name);

  FakeTown m_town;
  std::unique_ptr<desktop::MainWindow> m_window;
};

}  // namespace levelground::test
