// SPDX-License-Identifier: Apache-2.0
/// A small drawn town with a hand-made result: three squares and a park, gaps of every kind, for tests of maps and reports.
#pragma once

#include "core/city/city.hpp"
#include "core/judge/assessment.hpp"
#include "core/text/texts.hpp"

namespace levelground::test {

struct Sample {
  City city;
  Assessment assessment;
};

/// Sites in the assessment: 0 Hamnplan (undetermined), 1 Kvarntorget (not certified), 2 Apelgården (Gold), 3 Norra torget (Silver).
Sample sample();
/// The same as a screening, without levels.
Sample screening_sample();
/// The same with every name, label and text replaced by `text`.
Sample sample_named(const std::string& text);
/// map.yaml, report.yaml and judge.yaml of the project in "en" or "sv".
Texts sample_texts(const std::string& language);

}  // namespace levelground::test
