// SPDX-License-Identifier: Apache-2.0
/// Short names of places for people: streets, compass directions, kinds of things, in English and Swedish.
#pragma once

#include <string>

#include "core/city/city.hpp"
#include "core/city/theme_words.hpp"
#include "core/text/texts.hpp"

namespace levelground::gis {

/// "Bruksgatan"; empty when the feature has no name.
LocalText name_of(const Feature& feature);
/// The name, else what it is: "Bench", "footway".
LocalText name_or_theme(const Feature& feature);
using levelground::theme_words;
/// Where a point lies seen from the middle of a box: "north", "south-west".
LocalText direction_words(const Box& box, const Point& p);
/// With a capital letter, as it begins a label.
LocalText capitalised(LocalText words);
/// "kind name" as "Entrance north": first in front of second.
LocalText joined(const LocalText& first, const LocalText& second);
/// A number of metres with one decimal, for a step of an explanation: "212.4 m", "212,4 m".
LocalText metres_words(std::int64_t mm);
/// The name of the street or way on which a place lies, or of a street that it lies beside; may be empty.
LocalText street_at(const City& city, std::uint32_t feature);

}  // namespace levelground::gis
