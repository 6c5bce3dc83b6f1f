// SPDX-License-Identifier: Apache-2.0
// The map under hand and keys.
#include <QWheelEvent>

#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::map_test {

class Map : public WindowTest {
 protected:
  void wheel(const QPoint& at, int delta) {
    QWheelEvent event(QPointF(at), QPointF(window().map()->mapToGlobal(at)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(window().map(), &event);
  }
};

TEST_F(Map, WheelZoomsAroundTheCursor) {
  start();
  desktop::MapView* map = window().map();
  const QPoint at(120, 90);
  const Point before = map->view().to_map({120, 90});
  const double scale = map->view().metres_per_pixel;
  wheel(at, 120);
  EXPECT_LT(map->view().metres_per_pixel, scale);
  const Point after = map->view().to_map({120, 90});
  EXPECT_NEAR(after.x, before.x, 1e-6);
  EXPECT_NEAR(after.y, before.y, 1e-6);
  wheel(at, -120);
  EXPECT_NEAR(map->view().metres_per_pixel, scale, 1e-9);
}

TEST_F(Map, KeysZoomAndPan) {
  start();
  desktop::MapView* map = window().map();
  map->setFocus();
  const double scale = map->view().metres_per_pixel;
  QTest::keyClick(map, Qt::Key_Plus);
  EXPECT_LT(map->view().metres_per_pixel, scale);
  QTest::keyClick(map, Qt::Key_Minus);
  EXPECT_NEAR(map->view().metres_per_pixel, scale, 1e-9);
  const double x = map->view().centre.x;
  QTest::keyClick(map, Qt::Key_Right);
  const double step = map->view().centre.x - x;
  EXPECT_GT(step, 0);
  QTest::keyClick(map, Qt::Key_Left);
  QTest::keyClick(map, Qt::Key_Right, Qt::ControlModifier);
  EXPECT_GT(map->view().centre.x - x, step * 3);
  QTest::keyClick(map, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_NEAR(map->view().centre.x, x, 1.0);
}

TEST_F(Map, DraggingPullsTheGroundAlong) {
  start();
  desktop::MapView* map = window().map();
  const Point under = map->view().to_map({300, 200});
  QTest::mousePress(map, Qt::LeftButton, {}, {300, 200});
  QTest::mouseMove(map, {340, 230});
  QTest::mouseMove(map, {360, 240});
  QTest::mouseRelease(map, Qt::LeftButton, {}, {360, 240});
  const Point now = map->view().to_map({360, 240});
  EXPECT_NEAR(now.x, under.x, 0.5);
  EXPECT_NEAR(now.y, under.y, 0.5);
  EXPECT_FALSE(session().selection().site.has_value()) << "a pull is not a click";
}

TEST_F(Map, ShowsTheSelectionAndTheWholeCity) {
  start();
  const double whole = window().map()->view().metres_per_pixel;
  session().select_site(site("Kvarntorget"));
  QTest::keyClick(&window(), Qt::Key_J, Qt::ControlModifier);
  EXPECT_LT(window().map()->view().metres_per_pixel, whole);
  const auto at = window().map()->position_of_site(site("Kvarntorget"));
  ASSERT_TRUE(at.has_value());
  EXPECT_TRUE(QRectF(window().map()->rect()).contains(*at));
  QTest::keyClick(&window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_NEAR(window().map()->view().metres_per_pixel, whole, whole * 0.05);
}

TEST_F(Map, ColoursByWhatIsKnownWithL) {
  start();
  picture("outcome");
  QTest::keyClick(window().map(), Qt::Key_L);
  EXPECT_EQ(session().colouring(), map::Colouring::coverage);
  ASSERT_TRUE(wait_for_map());
  EXPECT_EQ(window().map()->view().colouring, map::Colouring::coverage);
  picture("coverage");
}

TEST_F(Map, EnterIdentifiesAtTheCross) {
  start();
  session().select_site(site("Lekudden"));
  window().map()->show_selection();
  ASSERT_TRUE(wait_for_map());
  session().clear_selection();
  window().map()->setFocus();
  QTest::keyClick(window().map(), Qt::Key_Return);
  EXPECT_EQ(session().selection().site, site("Lekudden"));
}

TEST_F(Map, ScreeningIsColouredByWhatIsKnown) {
  m_town.screening = true;
  start();
  EXPECT_EQ(session().colouring(), map::Colouring::coverage);
  EXPECT_FALSE(session().kinds().not_observed) << "a first look leads with what the layers prove";
  picture("screening");
}

}  // namespace levelground::test::map_test
