// SPDX-License-Identifier: Apache-2.0
/// Sentences about a site and a gap as a screen reader says them, shared by lists, map and announcements.
#pragma once

#include "app/desktop/session.hpp"

namespace levelground::desktop {

/// The name of a site, or its id in words when the source gives it none.
QString site_title(const SiteResult& site, const Words& words);
/// "Kvarntorget. Not certified. Served worst: people with reduced mobility. Total 66.2 to 67.5 of 100. 3 gaps."
QString spoken_site(const Session& session, std::uint32_t site);
/// "Gap 1 of 12. Barrier, mandatory. Kerb upstand. Crossing of Bruksgatan. Measured 58–62 mm, required at most 20 mm."
/// "Kvarntorget. Accessibility: 198 of 273 points. 72.5": the chosen number; empty when none is chosen.
QString spoken_number(const Session& session);
QString spoken_gap(const Session& session, GapRef ref);
/// "served worst: …" or "cannot be named yet; candidates: …", with full names of the groups.
QString worst_sentence(const Scheme& scheme, const SiteResult& site, const Words& words);
/// Names of the groups a criterion is for, or "everyone".
QString for_whom(const Scheme& scheme, const Criterion& criterion, const Words& words);
/// "Barrier, mandatory".
QString kind_words(const Gap& gap, const Words& words);
/// Where it is, for people; "whole site" when it has no place of its own.
QString where_words(const Gap& gap, const Words& words);
/// What moved at a site between two results: "Met now. Kvarntorget: Silver, was not certified. Total 75.9 to 80.2 of 100."
QString change_sentence(const Session& session, const SiteResult& before, const SiteResult& after, std::uint32_t criterion);

}  // namespace levelground::desktop
