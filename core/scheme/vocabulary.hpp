// SPDX-License-Identifier: Apache-2.0
/// The closed lists of words that scheme files use. One place, so that the reader, the comparison of schemes, the JSON
/// form and the JSON Schema for editors can never disagree. Where an enum stands behind a list, the words are in the
/// order of its values.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme.hpp"

namespace levelground::vocabulary {

using Words = std::span<const std::string_view>;

Words stages();          ///< of a place's life (Dignity by Design), and "overarching"
Words grounds();         ///< the seven grounds of the Discrimination Act (2008:567)
Words indicators();      ///< structure, process, outcome (OHCHR's typology)
Words evaluations();     ///< enum Evaluation
Words combines();        ///< enum Combine
Words directions();      ///< enum Scale::Direction
Words grades();          ///< enum Grade
Words lights();          ///< enum Light without `not_stated`
Words method_lights();   ///< of CheckMethod: "any" and the lights
Words confidences();     ///< enum Confidence: the letters C, S, D, U
Words for_each();        ///< of a limit: what it is asked for each of
Words decision_rules();  ///< enum DecisionRule

/// The same list as strings, for searching the nearest word.
std::vector<std::string> list(Words words);

std::string_view name(Evaluation evaluation);
std::string_view name(Combine combine);
std::string_view name(Scale::Direction direction);
std::string_view name(Grade grade);
/// "" for Light::not_stated.
std::string_view name(Light light);
std::string_view name(DecisionRule rule);

}  // namespace levelground::vocabulary
