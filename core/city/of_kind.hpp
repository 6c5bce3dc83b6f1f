// SPDX-License-Identifier: Apache-2.0
/// Is a thing of one of the kinds that somebody asks about?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/one_of.hpp"
#include "core/city/feature.hpp"

namespace levelground {

/// Not known of a thing of which no kind is stated, nor where the word only says that it is such a thing (barrier=yes, highway=road): then it may be
/// of any kind. Of no kinds nothing is one.
inline Tri of_kind(const Feature& feature, const std::vector<std::string>& kinds) {
  const std::string_view kind = feature.text(Property::kind);
  if (kinds.empty()) return Tri::no;
  if (is_one_of(kind, kinds)) return Tri::yes;
  const bool says_nothing = kind.empty() || kind == "yes" || (feature.theme == Theme::road && kind == "road");
  return says_nothing ? Tri::unknown : Tri::no;
}

}  // namespace levelground
