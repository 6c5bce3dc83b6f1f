// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "core/judge/ratings.hpp"
#include "core/base/json_text.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

using Json = nlohmann::ordered_json;


}  // namespace

std::string ratings_json(const Scheme& scheme, const std::vector<const SiteResult*>& sites) {
  Json list = Json::array();
  for (const SiteResult* site : sites) {
    Json ratings = Json::array();
    for (const RatingSpread& spread : rating_spreads(scheme, *site)) {
      const Criterion& criterion = scheme.criteria[spread.criterion];
      Json counts = Json::array();
      for (const auto& count : spread.counts) counts.push_back(count ? Json(*count) : Json());
      ratings.push_back({{"criterion", criterion.code},
                         {"light", vocabulary::name(criterion.light)},
                         {"respondents", spread.shown || !spread.asked ? Json(spread.respondents) : Json()},
                         {"counts", spread.shown ? counts : Json()}});
    }
    list.push_back({{"id", site->id}, {"name", site->name}, {"ratings", ratings}});
  }
  Json all = {{"scheme", scheme.id}, {"version", scheme.version}};
  if (scheme.altered) all["altered"] = true;
  all["respondents_at_least"] = scheme.disclosure ? Json(scheme.disclosure->respondents_at_least) : Json();
  all["count_at_least"] = scheme.disclosure ? Json(scheme.disclosure->count_at_least) : Json();
  all["sites"] = std::move(list);
  return json_text(all);
}

}  // namespace levelground
