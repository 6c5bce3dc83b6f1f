// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>
#include <QImage>

#include "app/map/painter_png.hpp"
#include "core/base/errors.hpp"

namespace levelground::map::test_png {
namespace {

/// Flat areas, edges and noise, as maps and photographs have them.
QImage picture(int width, int height, unsigned seed) {
  std::mt19937 random(seed);
  QImage image(width, height, QImage::Format_RGB32);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.setPixel(x, y,
                     y % 7 == 0 ? qRgb(int(random() % 256), int(random() % 256), int(random() % 256))
                                : qRgb(x % 256, 200, y % 256));
    }
  }
  return image;
}

TEST(Png, AnotherReaderSeesTheSamePixels) {
  const auto file = std::filesystem::temp_directory_path() / ("levelground-png-" + std::to_string(::getpid()) + ".png");
  // One row more and less than what is compressed at once, and pictures of one stretch and of many.
  for (const auto& [width, height] : {std::pair{1, 1}, {3, 127}, {5, 128}, {64, 129}, {301, 700}}) {
    SCOPED_TRACE(std::to_string(width) + " x " + std::to_string(height));
    QImage image = picture(width, height, static_cast<unsigned>(height));
    image.setDotsPerMeterX(5000);
    write_png(file, image);
    const QImage seen(QString::fromStdString(file.string()), "PNG");
    ASSERT_EQ(seen.size(), image.size());
    EXPECT_EQ(seen.convertToFormat(QImage::Format_RGB32), image);
    EXPECT_EQ(seen.dotsPerMeterX(), 5000);
  }
  std::filesystem::remove(file);
}

TEST(Png, TransparencyIsDropped) {
  const auto file = std::filesystem::temp_directory_path() / ("levelground-png-" + std::to_string(::getpid()) + "-alpha.png");
  QImage image(3, 2, QImage::Format_ARGB32);
  image.fill(qRgba(200, 100, 50, 255));
  image.setPixel(1, 1, qRgba(10, 20, 30, 40));
  write_png(file, image);
  const QImage seen(QString::fromStdString(file.string()), "PNG");
  std::filesystem::remove(file);
  ASSERT_EQ(seen.size(), image.size());
  EXPECT_FALSE(seen.hasAlphaChannel());
  EXPECT_EQ(seen.pixel(0, 0), qRgb(200, 100, 50));
  EXPECT_EQ(seen.pixel(1, 1), qRgb(10, 20, 30));
}

TEST(Png, FlatColoursTakeLittleRoom) {
  const std::string png =
      encode_png(1920, 1080, 0, [](std::uint32_t, std::span<std::uint8_t> rgb) { std::fill(rgb.begin(), rgb.end(), 0xE0); });
  EXPECT_LT(png.size(), std::size_t{1920} * 1080 * 3 / 100);
}

TEST(Png, AFolderThatIsNotThereIsAnErrorThatNamesTheFile) {
  try {
    write_png("/nowhere-at-all/map.png", picture(2, 2, 1));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.problems().front().file, "/nowhere-at-all/map.png");
  }
}

}  // namespace
}  // namespace levelground::map::test_png
