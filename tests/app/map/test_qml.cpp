// SPDX-License-Identifier: Apache-2.0
#include <expat.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "app/map/qml.hpp"
#include "sample_scene.hpp"

namespace levelground::map::test_qml {
namespace {

struct Read {
  bool well_formed = false;
  std::set<std::string> values;    ///< of categories
  std::set<std::string> symbols;   ///< names at the top
  std::set<std::string> wanted;    ///< symbols that categories name
  std::string attribute;
  int depth = 0;
};

Read read(const std::string& qml) {
  Read r;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &r);
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* raw, const XML_Char** attributes) {
        auto* p = static_cast<Read*>(data);
        std::map<std::string, std::string> a;
        for (; *attributes != nullptr; attributes += 2) a[attributes[0]] = attributes[1];
        const std::string name = raw;
        if (name == "category") p->values.insert(a["value"]), p->wanted.insert(a["symbol"]);
        if (name == "renderer-v2") p->attribute = a["attr"];
        if (name == "symbol" && p->depth++ == 0) p->symbols.insert(a["name"]);
      },
      [](void* data, const XML_Char* name) {
        if (std::string(name) == "symbol") --static_cast<Read*>(data)->depth;
      });
  r.well_formed = XML_Parse(parser, qml.data(), static_cast<int>(qml.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return r;
}

TEST(Qml, EveryLayerHasAStyleWithASymbolForEveryClass) {
  const auto sample = test::sample();
  const auto styles = qgis_styles(sample.assessment.scheme, test::sample_texts("en"));
  ASSERT_EQ(styles.size(), 4U);
  for (const auto& [layer, qml] : styles) {
    if (const char* keep = std::getenv("LEVELGROUND_KEEP")) std::ofstream(std::string(keep) + "/" + layer + ".qml") << qml;
    const Read r = read(qml);
    EXPECT_TRUE(r.well_formed) << layer;
    EXPECT_EQ(r.symbols, r.wanted) << layer;
    EXPECT_EQ(qml.find("[map."), std::string::npos) << layer;
    EXPECT_EQ(qml.find("http"), qml.find("http://mrcc.com/qgis.dtd")) << layer << " refers to something outside";
  }
  EXPECT_TRUE(read(styles[0].second).values.contains("gold"));
  EXPECT_TRUE(read(styles[0].second).values.contains("screening 5"));
  EXPECT_TRUE(read(styles[3].second).values.contains("barrier mandatory"));
  EXPECT_EQ(styles, qgis_styles(sample.assessment.scheme, test::sample_texts("en")));
}

TEST(Qml, HostileLevelNamesStayText) {
  auto sample = test::sample();
  sample.assessment.scheme.levels[0].name = {"\"/><script>&", "\"/><script>&"};
  EXPECT_TRUE(read(qgis_styles(sample.assessment.scheme, test::sample_texts("en"))[0].second).well_formed);
}

}  // namespace
}  // namespace levelground::map::test_qml
