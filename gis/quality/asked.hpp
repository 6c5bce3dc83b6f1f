// SPDX-License-Identifier: Apache-2.0
/// Which properties of things anybody asks for: the criteria of a scheme, and travellers. What nobody then states is where answers end.
#pragma once

#include <string>
#include <vector>

#include "core/city/theme.hpp"
#include "core/scheme/scheme.hpp"
#include "core/scheme/traveller.hpp"

namespace levelground::gis {

/// A property of the features of a theme, and who asks for it. At least one does.
struct AskedProperty {
  Theme theme = Theme::site;
  Property property = Property::kind;
  std::vector<std::string> criteria;     ///< codes, sorted, each once
  std::vector<std::string> travellers;   ///< ids, sorted, each once
};

/// What the criteria that are computed from layers and the limits of travellers ask for, by theme, then property. Thread-safe. Throws InputError: a
/// criterion's measure was not checked by the scheme reader.
std::vector<AskedProperty> asked_properties(const Scheme& scheme, const std::vector<Traveller>& travellers);

}  // namespace levelground::gis
