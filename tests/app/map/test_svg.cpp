// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <vector>

#include <expat.h>
#include <gtest/gtest.h>

#include "app/map/style.hpp"
#include "app/map/view.hpp"
#include "sample_scene.hpp"

namespace levelground::map::test_svg {
namespace {

struct Parsed {
  bool well_formed = false;
  std::string error;
  std::vector<std::string> elements;
  std::vector<std::pair<std::string, std::string>> attributes;
};

Parsed parse(const std::string& svg) {
  Parsed parsed;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &parsed);
  XML_SetStartElementHandler(parser, [](void* data, const XML_Char* name, const XML_Char** attributes) {
    auto* p = static_cast<Parsed*>(data);
    p->elements.emplace_back(name);
    for (; *attributes != nullptr; attributes += 2) p->attributes.emplace_back(attributes[0], attributes[1]);
  });
  parsed.well_formed = XML_Parse(parser, svg.data(), static_cast<int>(svg.size()), 1) == XML_STATUS_OK;
  if (!parsed.well_formed) parsed.error = XML_ErrorString(XML_GetErrorCode(parser));
  XML_ParserFree(parser);
  return parsed;
}

std::string draw_sample(const test::Sample& sample, const std::string& language = "en", int width = 900, int height = 700) {
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  Box box;
  for (const SiteShape& site : scene.sites) box.include(bounds(Geometry(site.area)));
  View view = fit(box, width, height);
  view.palette = Palette::print;
  return to_svg(scene, view, sample.assessment.scheme, test::sample_texts(language), "Map of " + sample.city.name());
}

TEST(Svg, IsWellFormedAndPlain) {
  const std::string svg = draw_sample(test::sample());
  if (const char* keep = std::getenv("LEVELGROUND_KEEP")) std::ofstream(std::string(keep) + "/town.svg") << svg;
  const Parsed parsed = parse(svg);
  ASSERT_TRUE(parsed.well_formed) << parsed.error;
  // Painters differ in everything but plain paths and texts.
  for (const std::string& element : parsed.elements)
    EXPECT_TRUE(element == "svg" || element == "g" || element == "path" || element == "text" || element == "title" || element == "desc") << element;
  for (const auto& [name, value] : parsed.attributes) {
    EXPECT_NE(name, "style");
    EXPECT_NE(name, "clip-path");
    EXPECT_NE(name, "paint-order");
    EXPECT_EQ(name.find("href"), std::string::npos);
    EXPECT_EQ(value.find("url("), std::string::npos);
  }
}

TEST(Svg, NamesItselfForThoseWhoCannotSeeIt) {
  const std::string svg = draw_sample(test::sample());
  EXPECT_NE(svg.find("role=\"img\" aria-label=\"Map of Älvhamra\""), std::string::npos);
  EXPECT_NE(svg.find("<title>Map of Älvhamra</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc>4 sites, coloured by outcome"), std::string::npos);
}

TEST(Svg, SameBytesTwice) { EXPECT_EQ(draw_sample(test::sample()), draw_sample(test::sample())); }

TEST(Svg, HostileNamesStayText) {
  const std::string svg = draw_sample(test::sample_named("</text><script>alert('{{x}}')</script>\x01&\"\xFF"));
  const Parsed parsed = parse(svg);
  EXPECT_TRUE(parsed.well_formed) << parsed.error;
  for (const std::string& element : parsed.elements) EXPECT_NE(element, "script");
}

TEST(Svg, SpeaksSwedish) {
  const std::string svg = draw_sample(test::sample(), "sv");
  EXPECT_NE(svg.find("4 platser, färgade efter utfall"), std::string::npos);
  EXPECT_EQ(svg.find("[map."), std::string::npos) << "a text id is missing";
}

TEST(Svg, SitesWithoutNamesAreDrawnInEveryColouring) {
  const auto sample = test::sample_named("");
  const Scene scene = build_scene(sample.city, sample.assessment, {});
  View view = fit(site_box(scene, 1), 900, 700);
  for (const Colouring colouring : {Colouring::outcome, Colouring::coverage}) {
    view.colouring = colouring;
    EXPECT_TRUE(parse(to_svg(scene, view, sample.assessment.scheme, test::sample_texts("en"), "Map")).well_formed);
  }
}

TEST(Svg, EmptyCityIsStillAMap) {
  const test::Sample sample{City(), Assessment{}};
  const Parsed parsed = parse(draw_sample(sample));
  EXPECT_TRUE(parsed.well_formed) << parsed.error;
}

}  // namespace
}  // namespace levelground::map::test_svg
