// SPDX-License-Identifier: Apache-2.0
/// On which level things lie (Property::layer), one above the other.
#pragma once

#include <string_view>

#include "core/city/feature.hpp"

namespace levelground::gis {

/// Is it said to lie on a bridge, and not on which layer? Then the word for the bridge stands where else a number does, as the mapping of a source puts it.
inline bool is_on_unnumbered_bridge(const Feature& feature) {
  const std::string_view text = feature.text(Property::layer);
  return !text.empty() && ((text.front() >= 'a' && text.front() <= 'z') || (text.front() >= 'A' && text.front() <= 'Z'));
}

/// On what is not said to lie above or below, everything is on layer 0; so is, among the things that have a number, what is said to lie on a bridge alone: ways
/// lead on to it from the ground.
inline std::string_view layer_of(const Feature& feature) {
  const std::string_view text = feature.text(Property::layer);
  return text.empty() || is_on_unnumbered_bridge(feature) ? std::string_view("0") : text;
}

/// Does water, a road or rails lie under a bridge (or run on one over the other), as far as that can be told without numbers? What else is drawn on a bridge stands on it.
inline bool is_parted_by_bridge(const Feature& a, const Feature& b) {
  if (is_on_unnumbered_bridge(a) == is_on_unnumbered_bridge(b)) return false;
  const auto passes_under = [](Theme theme) { return theme == Theme::water || theme == Theme::road || theme == Theme::rail; };
  return passes_under(a.theme) || passes_under(b.theme);
}

}  // namespace levelground::gis
