// SPDX-License-Identifier: Apache-2.0
/// YAML text to a Scheme, with every mistake named by file and line.
#pragma once

#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "core/scheme/measure_spec.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/scheme.hpp"

namespace levelground {

/// A file's text with the name it goes by in messages.
struct NamedText {
  std::string name;
  std::string text;
};

/// `files`: scheme.yaml first, then one file per criterion, any order; `profile`: empty or one file of overrides (scale, source,
/// never meaning). Throws InputError with every problem found (unknown keys with the nearest known one, units missing or wrong,
/// unknown measure kinds, groups, dimensions, scales that are not monotone …).
Scheme read_scheme(const std::vector<NamedText>& files, const std::vector<NamedText>& profile, const MeasureCatalogue& kinds);

/// What a certifier would be ashamed of, beyond what read_scheme refuses (no group, a scale that is not monotone, units that do not fit
/// the measure, names of nothing): groups served by fewer criteria than the rules ask, dimensions without criteria, limits weaker than
/// the legal minimum, missing translations, unconfirmed mandatory limits, sources never listed or never cited, perspectives that are no
/// group, weights under 0.5 % of their dimension. Warnings, sorted. docs/schemes.md lists every rule.
std::vector<Problem> lint(const Scheme& scheme);

/// The keys what, from, to, currency, year, source and finds_out of a cost; the caller closes the reader. What is wrong joins `problems`.
RemedyCost read_remedy_cost(YamlReader& reader, std::vector<Problem>& problems);

}  // namespace levelground
