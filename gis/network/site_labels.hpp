// SPDX-License-Identifier: Apache-2.0
/// What places without a name are called, so that a person can find them: "Playground in Schlossgarten", "Pitch by Plöck".
#pragma once

#include <span>
#include <vector>

#include "core/city/city.hpp"
#include "core/scheme/scheme.hpp"
#include "core/text/texts.hpp"

namespace levelground::gis {

/// One label for each of the city's sites, in the order of City::of_theme(Theme::site); empty for a site that has a name. What it is
/// (`kinds`, else its kind as the source writes it, else "Site") and the smallest named site that holds it, else the nearest named
/// street, way or site within 400 m of the point that stands for it. Of several that would be called the same each carries the end of
/// its id. Words only: no verdict rests on them. Thread-safe.
std::vector<LocalText> site_labels(const City& city, std::span<const Term> kinds);

}  // namespace levelground::gis
