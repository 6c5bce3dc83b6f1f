// SPDX-License-Identifier: Apache-2.0
/// The parts of the scheme reader, each for one block of the files. Private to core: judge reads
/// the published cases with the same helpers. All of them note problems and go
/// on, so that one run names every mistake; what they return after a problem is only fit to look for more problems.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/yaml.hpp"
#include "core/scheme/measure_spec.hpp"
#include "core/scheme/scheme.hpp"
#include "core/scheme/scheme_reader.hpp"

namespace levelground::reading {

/// {en: "…", sv: "…"}; en must be there, sv is missed by lint(). Empty for nullptr.
LocalText local_text(const YamlNode* node, const std::string& file, std::vector<Problem>& problems);

/// The text of a key that may also be {en: …, sv: …}; a single text is that of every language (sv empty). Words in English alone, {en: …}, stand for both:
/// sv is the same text, of which the linter warns. Empty where there is none.
LocalText own_words(YamlReader& reader, std::string_view key, bool required, std::vector<Problem>& problems);
/// {key: …, title: …, jurisdiction: …}, but for where it stands; the entry is not finished.
SchemeSource read_source(YamlReader& entry, std::vector<Problem>& problems);
/// Line of the value of a key, or of the mapping when the key is absent.
std::int64_t line_of(const YamlReader& reader, std::string_view key);

/// Notes that `word` is not one of `known`, with the nearest of them.
void unknown_word(YamlReader& reader, std::int64_t line, std::string_view what, std::string_view word,
                  const std::vector<std::string>& known);

/// Notes that the scheme has no such criterion: where a deprecated one went, else the nearest code.
void unknown_criterion(YamlReader& reader, std::int64_t line, std::string_view code, const Scheme& scheme);

/// The value of a required key that must be one of `known`; its place in `known`, or nullopt after a problem.
std::optional<std::size_t> choice(YamlReader& reader, std::string_view key, const std::vector<std::string>& known);

/// An exact quantity with its unit under `key`; nullopt when absent or after a problem.
std::optional<Rational> quantity(YamlReader& reader, std::string_view key, Quantity expected);

/// A day under `key`; nullopt when absent or after a problem.
std::optional<Date> date(YamlReader& reader, std::string_view key);

/// scheme.yaml: everything but the criteria.
Scheme read_head(const NamedText& file, std::vector<Problem>& problems);

/// One criterion file, checked against the head.
Criterion read_criterion(const NamedText& file, const Scheme& head, const MeasureCatalogue& kinds, std::vector<Problem>& problems);

/// `measure:`; the spec found, or nullptr after a problem.
const MeasureSpec* read_measure(const YamlNode& node, const std::string& file, const MeasureCatalogue& kinds, MeasureCall& call,
                                std::vector<Problem>& problems);

/// `scale:`. `base`: the scale that a profile changes, else nullptr. `spec` may be nullptr (its checks are left out).
Scale read_scale(const YamlNode& node, const std::string& file, const MeasureCall& call, const MeasureSpec* spec,
                 const Scale* base, std::vector<Problem>& problems);

/// `applies:` of a criterion.
Applicability read_applicability(const YamlNode& node, const std::string& file, const Scheme& head, std::vector<Problem>& problems);

/// What must hold of a whole scale: pass limit there, higher scores at least as strict, exceptions where they make sense.
void check_scale(const Criterion& criterion, const MeasureSpec* spec, const std::string& file, std::int64_t line,
                 std::vector<Problem>& problems);

/// The profile's overrides, applied to the scheme.
void read_profile(const NamedText& file, Scheme& scheme, const MeasureCatalogue& kinds, std::vector<Problem>& problems);

}  // namespace levelground::reading
