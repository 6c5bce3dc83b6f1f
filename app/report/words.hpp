// SPDX-License-Identifier: Apache-2.0
/// Small pieces of wording that several pages of a report share.
#pragma once

#include <string>

#include "app/report/data.hpp"

namespace levelground::report {

/// As people call it: its name, else what it is and where.
std::string site_name(const Context& c, const SiteResult& site);
std::string city_name(const Context& c);
/// First letter upper-case (Latin letters with or without marks); the rest untouched.
std::string capitalised(const std::string& words);
/// "15 September 2026", or the words for no date.
std::string date_words(const Context& c, const Date& date);
/// Whole number with thin groups of three: "9 014".
std::string grouped(long long value);
/// A score with one decimal, rounded down, in the language's decimal mark.
std::string decimal(const Context& c, const Rational& value);
/// A share 0..1 in per cent, one decimal.
std::string percent(const Context& c, const Rational& share);
/// A fraction written without a needless decimal ("50").
std::string whole_or_decimal(const Context& c, const Rational& value);
/// Codes of the groups a criterion names, in the scheme's order; empty when it concerns everyone.
std::vector<std::uint32_t> groups_of(const Scheme& scheme, const Criterion& criterion);
/// "S16, art. 1 (S)" of the limit that a pass needs; empty when it has none.
std::string clause_words(const Context& c, const Criterion& criterion);
/// Who said it, with the grade: the inputs of the place that decides.
std::string evidence_words(const Context& c, const SiteResult& site, const CriterionResult& result);
/// Label of a gap, or the site's name.
std::string where_words(const Context& c, const SiteResult& site, const Gap& gap);
std::string rule_words(const Context& c);

}  // namespace levelground::report
