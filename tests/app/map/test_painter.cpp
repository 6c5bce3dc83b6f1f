// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include <QGuiApplication>
#include <QImage>
#include <gtest/gtest.h>

#include "app/map/painter.hpp"
#include "core/base/errors.hpp"
#include "sample_scene.hpp"

namespace levelground::map::test_painter {
namespace {

class PainterTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    static int argc = 1;
    static char name[] = "test";
    static char* argv[] = {name, nullptr};
    static QGuiApplication application(argc, argv);
  }
  PainterTest() : folder(std::filesystem::temp_directory_path() / ("levelground-painter-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder);
    // LEVELGROUND_KEEP=folder keeps the pictures, to be looked at.
    if (const char* keep = std::getenv("LEVELGROUND_KEEP")) folder = keep, kept = true;
  }
  ~PainterTest() override {
    if (!kept) std::filesystem::remove_all(folder);
  }
  QImage picture(const std::string& name, const test::Sample& sample, View view) {
    const Scene scene = build_scene(sample.city, sample.assessment, {});
    const auto file = folder / (name + ".png");
    write_png(file, scene, view, sample.assessment.scheme, test::sample_texts("en"), 1);
    return QImage(QString::fromStdString(file.string()));
  }
  std::filesystem::path folder;
  bool kept = false;
};

View town_view(const test::Sample& sample, int width, int height) {
  Scene scene = build_scene(sample.city, sample.assessment, {});
  Box box;
  for (const SiteShape& site : scene.sites) box.include(bounds(Geometry(site.area)));
  return fit(box, width, height);
}

TEST_F(PainterTest, WaterLandAndSiteHaveTheColoursOfTheStyle) {
  const auto sample = test::sample();
  View view = town_view(sample, 900, 700);
  view.legend = view.scale_bar = false;
  const QImage image = picture("town-light", sample, view);
  ASSERT_EQ(image.size(), QSize(900, 700));
  const Tokens& t = tokens(Palette::light);
  const Point river = view.to_pixel({541350, 6582150});
  EXPECT_EQ(image.pixelColor(int(river.x), int(river.y)), QColor(t.water.r, t.water.g, t.water.b));
  const Point house = view.to_pixel({541006, 6582150});
  EXPECT_EQ(image.pixelColor(int(house.x), int(house.y)), QColor(t.building.r, t.building.g, t.building.b));
}

TEST_F(PainterTest, EveryPaletteDraws) {
  const auto sample = test::sample();
  View view = town_view(sample, 900, 700);
  for (const auto& [name, palette] : {std::pair{"dark", Palette::dark}, {"print", Palette::print}, {"contrast-light", Palette::contrast_light},
                                      {"contrast-dark", Palette::contrast_dark}}) {
    view.palette = palette;
    EXPECT_FALSE(picture(std::string("town-") + name, sample, view).isNull()) << name;
  }
}

TEST_F(PainterTest, CloseUpShowsGapsAndScreeningShowsCoverage) {
  const auto sample = test::sample();
  Scene scene = build_scene(sample.city, sample.assessment, {});
  View view = fit(site_box(scene, 1), 900, 700);
  view.selected_gap = scene.gaps.at(1).id;
  EXPECT_FALSE(picture("site-light", sample, view).isNull());
  view.palette = Palette::dark, view.text_scale = 1.6;
  EXPECT_FALSE(picture("site-dark-large", sample, view).isNull());
  const auto screening = test::screening_sample();
  View first = town_view(screening, 900, 700);
  first.colouring = Colouring::coverage;
  EXPECT_FALSE(picture("screening-light", screening, first).isNull());
}

TEST_F(PainterTest, ClassOfASiteIsSeenInItsBadge) {
  const auto sample = test::sample();
  View view = town_view(sample, 500, 400);  // small enough for badges
  view.legend = view.scale_bar = false;
  const QImage image = picture("badges", sample, view);
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  const Point badge = view.to_pixel(scene.sites[2].badge_at);
  const Colour gold = tokens(Palette::light).outcome[static_cast<std::size_t>(OutcomeClass::gold)];
  // Between the bars of the badge of the Gold park.
  bool found = false;
  for (int dy = -9; dy <= 9; ++dy) found = found || image.pixelColor(int(badge.x), int(badge.y) + dy) == QColor(gold.r, gold.g, gold.b);
  EXPECT_TRUE(found);
}

TEST_F(PainterTest, AFolderThatIsNotThereIsAnInputErrorAndLeavesNothing) {
  const auto sample = test::sample();
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  const auto file = folder / "missing" / "map.png";
  try {
    write_png(file, scene, town_view(sample, 200, 200), sample.assessment.scheme, test::sample_texts("en"), 1);
    FAIL() << "no error";
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().file, file.string());
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "missing"));
}

}  // namespace
}  // namespace levelground::map::test_painter
