// SPDX-License-Identifier: Apache-2.0
#include "app/run/words.hpp"

#include "gis/network/labels.hpp"

namespace levelground::run {

std::string theme_words(Theme theme, std::string_view language) { return gis::theme_words(theme).in(language); }

std::string feature_words(const City& city, std::uint32_t feature, std::string_view language) {
  const Feature& thing = city.feature(feature);
  const std::string name = gis::name_of(thing).in(language);
  const std::string kind(thing.text(Property::kind));
  std::string words = theme_words(thing.theme, language);
  if (!kind.empty() && kind != words) words += " " + kind;
  return name.empty() ? words : name + " (" + words + ")";
}

}  // namespace levelground::run
