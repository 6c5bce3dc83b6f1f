// SPDX-License-Identifier: Apache-2.0
// What a screen reader is told: the whole accessible tree of the window with the sample city open, and of each dialog, in both languages.
#include <set>
#include <string>

#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/find_box.hpp"
#include "app/desktop/problem_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/run/run.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::screen_reader_test {
namespace {

/// What a walk met.
struct Walk {
  int focusable = 0;
  std::set<std::string> faults;
};

std::string described(const QAccessibleInterface& face) {
  const QObject* object = face.object();
  std::string words = "role " + std::to_string(face.role());
  if (object != nullptr) words += std::string(" ") + object->metaObject()->className() + " " + object->objectName().toStdString();
  return words + " “" + face.text(QAccessible::Name).toStdString() + "”";
}

/// Every child to the last; whatever can have the keyboard has a name in words and says what it is.
void walk(QAccessibleInterface* face, const std::string& path, Walk& seen) {
  if (face == nullptr || !face->isValid() || face->state().invisible) return;
  const QString name = face->text(QAccessible::Name).trimmed();
  const std::string here = path + " > " + described(*face);
  if (name.contains("[desktop.") || name.contains("[judge.") || name.contains("[map.")) seen.faults.insert("no words: " + here);
  if (face->state().focusable && !face->state().disabled) {
    ++seen.focusable;
    const bool of_a_date = face->object() != nullptr && face->object()->parent() != nullptr && face->object()->parent()->inherits("QAbstractSpinBox");
    if (name.isEmpty() && !of_a_date) seen.faults.insert("no name: " + here);
    if (face->role() == QAccessible::NoRole || face->role() == QAccessible::Client) seen.faults.insert("no role: " + here);
  }
  for (int i = 0; i < face->childCount(); ++i) walk(face->child(i), here, seen);
}

class ScreenReader : public WindowTest {
 protected:
  void open_sample() {
    qputenv("LEVELGROUND_DATA", LEVELGROUND_SOURCE_DIR);
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    desktop::Services services = m_town.services();
    services.assess = run::assess;
    m_window = std::make_unique<desktop::MainWindow>(services);
    m_window->theme().choose(desktop::ThemeChoice::light);
    m_window->theme().set_scale(1);
    m_window->resize({1600, 1000});
    m_window->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open_path(LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/alvhamra.yaml");
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window().jobs().is_running(); }, 60'000));
    ASSERT_TRUE(session().is_open());
    ASSERT_TRUE(wait_for_map());
  }
  void expect_told(QWidget* widget, const std::string& what, int at_least) {
    QTest::qWait(30);
    Walk seen;
    walk(QAccessible::queryAccessibleInterface(widget), what + " " + session().words().language(), seen);
    for (const std::string& fault : seen.faults) ADD_FAILURE() << fault;
    EXPECT_GE(seen.focusable, at_least) << what;
  }
  QAction* action(const char* id) {
    const QString words = session().words()(id);
    for (auto* each : window().findChildren<QAction*>()) {
      QString text = each->text();
      if (text.remove('&') == words) return each;
    }
    ADD_FAILURE() << id;
    return nullptr;
  }
};

TEST_F(ScreenReader, IsToldNameAndRoleOfEverythingInTheWindow) {
  open_sample();
  for (const char* language : {"en", "sv"}) {
    window().set_language(language);
    session().clear_selection();
    expect_told(&window(), "the city", 40);
    session().select_site(site("Kvarntorget"));
    expect_told(&window(), "a site", 40);
    session().select_gap(gap("Kvarntorget", "ACC-30"));
    expect_told(&window(), "a gap", 40);
    session().select_score(site("Kvarntorget"), "total");
    expect_told(&window(), "a number", 40);
    // The picture of the window in docs/ is this one, in English.
    window().side()->show_tab(desktop::SidePanel::Tab::sites);
    window().map()->show_all();
    window().explanation()->focus_why();
    picture(std::string("desktop_") + language);
    window().table()->show_criteria(true);
    expect_told(&window(), "criteria", 40);
    window().table()->show_criteria(false);
  }
}

TEST_F(ScreenReader, IsToldNameAndRoleOfEveryDialogAndMenu) {
  open_sample();
  for (const char* language : {"en", "sv"}) {
    window().set_language(language);
    window().find()->start();
    QTest::keyClicks(window().find()->findChild<QLineEdit*>(), "kv");
    expect_told(window().find(), "find", 1);
    QTest::keyClick(window().find(), Qt::Key_Escape);
    bool seen = false;
    QTimer::singleShot(200, [&] {
      QWidget* keys = QApplication::activeModalWidget();
      ASSERT_NE(keys, nullptr);
      seen = true;
      EXPECT_EQ(keys->windowTitle(), session().words()("desktop.action.keys"));
      expect_told(keys, "keys", 2);
      keys->close();
    });
    action("desktop.action.keys")->trigger();
    EXPECT_TRUE(seen);
    window().problems()->show_problems("Three things", {{Problem::Severity::warning, "a.yaml", "b", "c", 3, "what is wrong", "what to do"}});
    expect_told(window().problems(), "problems", 3);
    window().problems()->dismiss();
    for (const auto* each : window().findChildren<QAction*>()) {
      if (each->isSeparator()) continue;
      EXPECT_FALSE(each->text().isEmpty() && each->menu() == nullptr && each->isVisible() && qobject_cast<QMenu*>(each->parent()) != nullptr) << each->objectName().toStdString();
    }
  }
}

// Below some width the explanation is a tab, and the form for observations opens there.
TEST_F(ScreenReader, IsToldTheSameInANarrowWindowAndInTheForm) {
  open_sample();
  for (const char* language : {"en", "sv"}) {
    window().set_language(language);
    window().resize({1000, 800});
    session().select_gap(gap("Kvarntorget", "ACC-30"));
    window().side()->show_tab(desktop::SidePanel::Tab::explanation);
    action("desktop.action.observe")->trigger();
    expect_told(&window(), "narrow, with the form", 40);
  }
}

}  // namespace
}  // namespace levelground::test::screen_reader_test
