// SPDX-License-Identifier: Apache-2.0
// Every control has a name, the keyboard reaches all of them, and the map describes itself.
#include <set>

#include <QAccessible>
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabBar>

#include "app/desktop/explanation_panel.hpp"
#include "app/desktop/side_panel.hpp"
#include "app/desktop/table_panel.hpp"
#include "app/desktop/filter_bar.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::accessibility_test {

class Accessibility : public WindowTest {
 protected:
  static bool can_focus(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
  }
};

TEST_F(Accessibility, EveryFocusableWidgetHasAName) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::qWait(20);
  int count = 0;
  for (const QWidget* widget : window().findChildren<QWidget*>()) {
    if (!can_focus(widget) || qobject_cast<const QMenuBar*>(widget) != nullptr) continue;
    if (widget->parent() != nullptr && widget->parent()->inherits("QAbstractSpinBox")) continue;  // the editor inside a date field
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    ASSERT_NE(face, nullptr);
    ++count;
    EXPECT_FALSE(face->text(QAccessible::Name).trimmed().isEmpty())
        << widget->metaObject()->className() << " " << widget->objectName().toStdString() << " in " << widget->parentWidget()->objectName().toStdString();
  }
  EXPECT_GT(count, 30);
}

TEST_F(Accessibility, TabReachesEverything) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  QTest::qWait(20);
  std::set<const QWidget*> wanted;
  for (const QWidget* widget : window().findChildren<QWidget*>()) {
    if (!can_focus(widget) || widget->window() != &window()) continue;
    if (widget->parent() != nullptr && widget->parent()->inherits("QAbstractSpinBox")) continue;
    wanted.insert(widget);
  }
  window().map()->setFocus();
  std::set<const QWidget*> reached;
  int still = 0;
  for (int i = 0; i < 400 && reached.size() < wanted.size(); ++i) {
    const QWidget* now = QApplication::focusWidget();
    ASSERT_NE(now, nullptr);
    if (i > 5 && now == window().map()) break;
    reached.insert(now);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    // A date has three fields of its own; nothing else may hold Tab.
    still = QApplication::focusWidget() == now ? still + 1 : 0;
    ASSERT_LE(still, now->inherits("QDateEdit") ? 2 : 0) << "Tab is caught in " << now->metaObject()->className() << " " << now->objectName().toStdString();
  }
  for (const QWidget* widget : wanted) {
    if (reached.contains(widget)) continue;
    const auto* radio = qobject_cast<const QAbstractButton*>(widget);
    // Radio buttons of one question are one stop: the arrows walk inside it.
    if (radio != nullptr && radio->autoExclusive()) continue;
    ADD_FAILURE() << "Tab never reaches " << widget->metaObject()->className() << " “" << widget->accessibleName().toStdString() << "”";
  }
}

TEST_F(Accessibility, ControlTabWalksTheRegions) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_Tab, Qt::ControlModifier);
  EXPECT_TRUE(window().table()->isAncestorOf(QApplication::focusWidget()));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
  EXPECT_TRUE(QApplication::focusWidget() == window().explanation() || window().explanation()->isAncestorOf(QApplication::focusWidget()));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_TRUE(window().table()->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(Accessibility, TheMapDescribesItsSitesAndGaps) {
  start();
  QAccessibleInterface* map = QAccessible::queryAccessibleInterface(window().map());
  ASSERT_NE(map, nullptr);
  EXPECT_EQ(map->role(), QAccessible::List);
  EXPECT_EQ(map->text(QAccessible::Name), "Map of Älvhamra, 3 sites, coloured by outcome");
  ASSERT_EQ(map->childCount(), 3);
  // From west to east.
  EXPECT_TRUE(map->child(0)->text(QAccessible::Name).startsWith("Kvarntorget. Not certified."));
  EXPECT_TRUE(map->child(1)->text(QAccessible::Name).startsWith("Hamnplan."));
  EXPECT_TRUE(map->child(2)->text(QAccessible::Name).startsWith("Lekudden."));
  EXPECT_EQ(map->child(0)->role(), QAccessible::ListItem);
  EXPECT_EQ(map->indexOfChild(map->child(1)), 1);
  map->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(session().selection().site, site("Hamnplan"));
  EXPECT_TRUE(map->child(1)->state().selected);
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  EXPECT_GT(map->childCount(), 3) << "the gaps of the chosen site follow its sites";
  bool found = false;
  for (int i = 3; i < map->childCount(); ++i) found = found || map->child(i)->text(QAccessible::Name).contains("Crossing of Bruksgatan");
  EXPECT_TRUE(found);
  const QRect box = map->child(0)->rect();
  EXPECT_EQ(map->childAt(box.center().x(), box.center().y())->text(QAccessible::Name), map->child(0)->text(QAccessible::Name));
}

TEST_F(Accessibility, SpeaksSwedish) {
  start();
  window().set_language("sv");
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  ASSERT_TRUE(wait_for_map());
  picture("swedish");
  EXPECT_TRUE(window().announcer().said().last().contains("Brist 1 av")) << window().announcer().said().last().toStdString();
  EXPECT_EQ(window().side()->tabs()->tabText(0), "Platser");
  for (const QWidget* widget : window().findChildren<QWidget*>()) {
    EXPECT_FALSE(widget->accessibleName().contains("[desktop.")) << widget->accessibleName().toStdString();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    EXPECT_FALSE(button != nullptr && button->text().startsWith('[')) << widget->accessibleName().toStdString();
  }
  window().set_language("en");
  EXPECT_EQ(window().side()->tabs()->tabText(0), "Sites");
}

}  // namespace levelground::test::accessibility_test
