// SPDX-License-Identifier: Apache-2.0
// Libraries that keep quiet, free what they made, and give back plain geometry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cpl_error.h>
#include <gdal_priv.h>

#include "core/base/errors.hpp"
#include "gis/handles/gdal.hpp"
#include "gis/handles/geos.hpp"
#include "gis/handles/proj.hpp"

namespace levelground::gis::handles_test {
namespace {

using ::testing::HasSubstr;

TEST(GdalMessages, CollectsInsteadOfWritingToStderr) {
  ::testing::internal::CaptureStderr();
  {
    GdalMessages outer;
    CPLError(CE_Warning, CPLE_AppDefined, "careful\nnow");
    {
      GdalMessages inner;
      CPLError(CE_Failure, CPLE_AppDefined, "broken %d", 7);
      EXPECT_EQ(inner.gravest(), "broken 7");
    }
    EXPECT_EQ(outer.gravest(), "careful now") << "one line, and only its own";
    CPLError(CE_Failure, CPLE_AppDefined, "%s", std::string(10'000, 'x').c_str());
    EXPECT_LT(outer.gravest().size(), 500U);
    EXPECT_EQ(outer.take().size(), 2U);
    EXPECT_EQ(outer.gravest(), "");
    const GdalDataset none(GDALDataset::FromHandle(GDALOpenEx("/no/such/file.gpkg", GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, nullptr, nullptr, nullptr)));
    EXPECT_FALSE(none);
    EXPECT_NE(outer.gravest(), "");
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(GdalOption, IsPutBack) {
  prepare_gdal();
  CPLSetThreadLocalConfigOption("LEVELGROUND_TEST", "before");
  {
    const GdalOption option("LEVELGROUND_TEST", "within");
    EXPECT_STREQ(CPLGetConfigOption("LEVELGROUND_TEST", ""), "within");
  }
  EXPECT_STREQ(CPLGetConfigOption("LEVELGROUND_TEST", ""), "before");
  CPLSetThreadLocalConfigOption("LEVELGROUND_TEST", nullptr);
}

TEST(Proj, KeepsQuietAndRemembersWhy) {
  ::testing::internal::CaptureStderr();
  ProjContext proj;
  const ProjObject nothing(proj_create(proj.handle(), "EPSG:nonsense"));
  EXPECT_FALSE(nothing);
  EXPECT_NE(proj.take_message(), "");
  EXPECT_EQ(proj.take_message(), "");
  EXPECT_EQ(proj_context_is_network_enabled(proj.handle()), 0);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

MultiPolygon square_with_hole() {
  return {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}}}};
}

TEST(Geos, GivesBackWhatItWasGiven) {
  GeosContext geos;
  EXPECT_EQ(polygons_of(geos, to_geos(geos, square_with_hole()).get()), square_with_hole());
  const Line line{{0, 0}, {1, 2}, {3, 4}};
  EXPECT_EQ(lines_of(geos, to_geos(geos, line).get()), std::vector<Line>{line});
  MultiPolygon two = square_with_hole();
  two.push_back({{{20, 0}, {30, 0}, {30, 10}, {20, 0}}, {}});
  EXPECT_EQ(polygons_of(geos, to_geos(geos, two).get()).size(), 2U);
  EXPECT_THROW(to_geos(geos, Line{{0, 0}}), Defect);
}

TEST(Geos, TurnsWhatAnOperationGives) {
  GeosContext geos;
  const GeosGeometry square = to_geos(geos, square_with_hole());
  const GeosGeometry buffer = own(geos, GEOSBuffer_r(geos.handle(), square.get(), 0.5, 4));
  const MultiPolygon grown = polygons_of(geos, buffer.get());
  ASSERT_EQ(grown.size(), 1U);
  EXPECT_GT(signed_area(grown[0].outer), 0);
  ASSERT_EQ(grown[0].holes.size(), 1U);
  EXPECT_LT(signed_area(grown[0].holes[0]), 0);
}

TEST(Geos, SaysWhyAndWhereAnAreaIsNotValid) {
  GeosContext geos;
  EXPECT_FALSE(find_invalidity(geos, square_with_hole()));
  const auto bow = find_invalidity(geos, {{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}});
  ASSERT_TRUE(bow);
  EXPECT_EQ(bow->reason, "Self-intersection");
  EXPECT_EQ(bow->at, (Point{5, 5}));
  const auto outside = find_invalidity(geos, {{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{20, 20}, {20, 21}, {21, 21}, {20, 20}}}}});
  ASSERT_TRUE(outside);
  EXPECT_THAT(outside->reason, HasSubstr("Hole"));
}

}  // namespace
}  // namespace levelground::gis::handles_test
