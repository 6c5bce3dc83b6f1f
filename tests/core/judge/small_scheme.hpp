// SPDX-License-Identifier: Apache-2.0
/// Small schemes and measurements for the judge's tests, built in a line each.
#pragma once

#include <string>
#include <vector>

#include "core/judge/judge.hpp"

namespace levelground::testing {

/// A limit, with an exception when `weaker` is given.
Limit limit(const Rational& value);
Limit limit(const Rational& value, const Rational& weaker, const Rational& length_mm);

/// A scale from score 1 to 3; nullopt leaves a score out.
Scale at_least(std::optional<Limit> one, std::optional<Limit> two, std::optional<Limit> three);
Scale at_most(std::optional<Limit> one, std::optional<Limit> two, std::optional<Limit> three);

/// A criterion with an at_least scale of lengths 1000, 1500, 2000 mm.
Criterion criterion(const std::string& code, const std::string& dimension = "acc", std::vector<std::string> groups = {});

/// A place whose value is known.
PlaceResult place(const Rational& low, const Rational& high, const std::string& feature = "");
PlaceResult unknown_place(const std::string& feature = "");
PlaceResult stretch(std::uint32_t line, std::int64_t from, std::int64_t to, const Rational& low, const Rational& high);

/// Measurements of lengths.
Measurement measured(const Rational& low, const Rational& high);
Measurement of_places(std::vector<PlaceResult> places);
Measurement nothing();

/// A result as if judged, for tests of sums.
CriterionResult result(Verdict verdict, int low, int high, bool assessed = true);

/// Dimensions acc and saf, groups wheels (WH) and eyes (EY) with floors and others (LG) without, three levels as the catalogue has
/// them, one criterion each naming one group asked, no criteria.
Scheme empty_scheme();

/// A square site of 10 m at the origin.
Feature site(const std::string& id = "town:site/1", const std::string& name = "Torget");

CriterionResult judge(const Criterion& c, Measurement m, Tri applicable = Tri::yes, const JudgeOptions& options = {});

}  // namespace levelground::testing
