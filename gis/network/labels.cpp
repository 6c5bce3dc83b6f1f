// SPDX-License-Identifier: Apache-2.0
#include "gis/network/labels.hpp"

#include <array>
#include <cmath>

namespace levelground::gis {
namespace {

struct Words {
  std::string_view en, sv;
};

constexpr std::array<Words, 8> directions = {{{"east", "öst"}, {"north-east", "nordost"}, {"north", "norr"}, {"north-west", "nordväst"},
                                              {"west", "väst"}, {"south-west", "sydväst"}, {"south", "söder"}, {"south-east", "sydost"}}};

LocalText local(const Words& words) { return {std::string(words.en), std::string(words.sv)}; }

}  // namespace

LocalText name_of(const Feature& feature) {
  const std::string name(feature.text(Property::name));
  return {name, name};
}

LocalText name_or_theme(const Feature& feature) {
  const LocalText name = name_of(feature);
  return name.empty() ? theme_words(feature.theme) : name;
}

LocalText direction_words(const Box& box, const Point& p) {
  // As seen on the box made square, so that the long sides of a narrow site are north and south of it too.
  const double x = box.width() > 0 ? (p.x - box.min_x) / box.width() - 0.5 : 0;
  const double y = box.height() > 0 ? (p.y - box.min_y) / box.height() - 0.5 : 0;
  // Octants by comparing with tan 22.5°, without an angle that could round differently elsewhere.
  constexpr double narrow = 0.41421356237309503;
  const double ax = std::abs(x);
  const double ay = std::abs(y);
  std::size_t octant = 1;
  if (ay < ax * narrow) octant = 0;
  else if (ax < ay * narrow) octant = 2;
  if (octant == 0) return local(directions[x >= 0 ? 0 : 4]);
  if (octant == 2) return local(directions[y >= 0 ? 2 : 6]);
  return local(directions[x >= 0 ? (y >= 0 ? 1 : 7) : (y >= 0 ? 3 : 5)]);
}

LocalText capitalised(LocalText words) {
  for (std::string* text : {&words.en, &words.sv}) {
    if (text->empty()) continue;
    char& first = text->front();
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
    // å, ä, ö and their neighbours in UTF-8: the second byte of the capital is 0x20 lower.
    if (text->size() > 1 && first == '\xc3' && static_cast<unsigned char>((*text)[1]) >= 0xa0) (*text)[1] = static_cast<char>((*text)[1] - 0x20);
  }
  return words;
}

LocalText joined(const LocalText& first, const LocalText& second) {
  const auto both = [](const std::string& a, const std::string& b) { return a.empty() ? b : (b.empty() ? a : a + " " + b); };
  return {both(first.en, second.en), both(first.in("sv"), second.in("sv"))};
}

LocalText metres_words(std::int64_t mm) {
  const std::int64_t tenths = (mm + 50) / 100;
  const std::string whole = std::to_string(tenths / 10);
  const std::string part = std::to_string(tenths % 10);
  return {whole + "." + part + " m", whole + "," + part + " m"};
}

LocalText street_at(const City& city, std::uint32_t feature) { return name_of(city.feature(feature)); }

}  // namespace levelground::gis
