// SPDX-License-Identifier: Apache-2.0
// Light, dark and high contrast: text can be read on its ground, and every theme draws the whole window.
#include <cmath>

#include "app/desktop/side_panel.hpp"
#include "tests/app/desktop/window_fixture.hpp"

namespace levelground::test::theme_test {

namespace {
double luminance(const QColor& colour) {
  const auto part = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}
double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
}  // namespace

class Themes : public WindowTest {};

TEST(ThemeColours, TextReachesFourPointFiveAndControlsThree) {
  for (const auto palette : {map::Palette::light, map::Palette::dark, map::Palette::contrast_light, map::Palette::contrast_dark}) {
    const desktop::Tokens t = desktop::tokens_of(palette);
    for (const QColor& ground : {t.window, t.panel, t.card, t.selected, t.chosen}) {
      EXPECT_GE(contrast(t.text, ground), 4.5) << static_cast<int>(palette);
      EXPECT_GE(contrast(t.second, ground), 4.5) << static_cast<int>(palette);
      EXPECT_GE(contrast(t.failure, ground), 4.5) << static_cast<int>(palette);
      EXPECT_GE(contrast(t.focus, ground), 3.0) << static_cast<int>(palette);
    }
    for (const QColor& ground : {t.panel, t.card}) EXPECT_GE(contrast(t.control, ground), 3.0) << static_cast<int>(palette);
    EXPECT_GE(contrast(t.on_accent, t.accent), 4.5) << static_cast<int>(palette);
    EXPECT_GE(contrast(t.on_top, t.top), 4.5) << static_cast<int>(palette);
  }
}

TEST(ThemeSheet, LeavesNoPlaceholder) {
  for (const double scale : {1.0, 1.37, 2.0}) {
    const QString sheet = desktop::style_sheet(desktop::tokens_of(map::Palette::light), scale);
    EXPECT_FALSE(sheet.contains('@'));
    EXPECT_FALSE(sheet.contains("{13}"));
    EXPECT_FALSE(sheet.contains("#000000;")) << "a colour name that does not exist gives black";
  }
}

TEST_F(Themes, EachDrawsTheWindowInItsOwnGround) {
  start();
  session().select_gap(gap("Kvarntorget", "ACC-30"));
  window().side()->show_tab(desktop::SidePanel::Tab::dossier);
  const std::pair<desktop::ThemeChoice, const char*> all[] = {{desktop::ThemeChoice::light, "light"}, {desktop::ThemeChoice::dark, "dark"}, {desktop::ThemeChoice::contrast_light, "contrast_light"}, {desktop::ThemeChoice::contrast_dark, "contrast_dark"}};
  for (const auto& [choice, name] : all) {
    window().theme().choose(choice);
    ASSERT_TRUE(wait_for_map());
    QTest::qWait(30);
    const QImage image = window().side()->grab().toImage();
    EXPECT_EQ(image.pixelColor(3, image.height() - 40), window().theme().tokens().panel) << name;
    EXPECT_EQ(window().map()->view().palette, window().theme().map_palette());
    picture(std::string("theme_") + name);
  }
}

}  // namespace levelground::test::theme_test
