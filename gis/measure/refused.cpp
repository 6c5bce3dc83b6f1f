// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/refused.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/base/quantity_units.hpp"

namespace levelground::gis {
namespace {

LocalText words_of_light(Light light) {
  switch (light) {
    case Light::day: return {"by day", "i dagsljus"};
    case Light::dusk: return {"at dusk", "i skymning"};
    case Light::night: return {"by night", "nattetid"};
    case Light::not_stated: break;
  }
  return {"in a light that is not stated", "i ett ljus som inte anges"};
}

/// What is in force once every date counts, and is dated after the day judged.
template <typename Ask>
void tell_later(const MeasureContext& context, Ask ask) {
  if (context.refused == nullptr || !context.as_of.is_set()) return;
  for (const Observation* observation : ask(Date{})) {
    if (!observation->date.is_set() || observation->date <= context.as_of) continue;
    refuse(context, *observation,
           {"dated " + to_words(observation->date, "en") + ", after the day judged", "daterad " + to_words(observation->date, "sv") + ", efter bedömningsdagen"});
  }
}

}  // namespace

void Refused::add(const Observation& observation, LocalText why) { m_all.push_back({observation.id, std::move(why)}); }

std::vector<NotAccepted> Refused::all() const {
  std::vector<NotAccepted> all = m_all;
  std::sort(all.begin(), all.end(), [](const NotAccepted& a, const NotAccepted& b) {
    return std::tie(a.observation, a.why.text().en) < std::tie(b.observation, b.why.text().en);
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<const Observation*> said_of_site(const MeasureContext& context, std::string_view property) {
  if (context.city.observations().empty()) return {};
  const auto ask = [&](const Date& as_of) { return context.city.about_site(context.site.id, property, as_of); };
  tell_later(context, ask);
  return ask(context.as_of);
}

std::vector<const Observation*> said_of_feature(const MeasureContext& context, std::string_view feature, std::string_view property) {
  if (!context.city.is_observed(feature)) return {};
  const auto ask = [&](const Date& as_of) { return context.city.about_feature(feature, property, as_of); };
  tell_later(context, ask);
  return ask(context.as_of);
}

void refuse(const MeasureContext& context, const Observation& observation, LocalText why) {
  if (context.refused != nullptr) context.refused->add(observation, std::move(why));
}

LocalText light_of(const Observation& observation) {
  if (!observation.light_doubt) {
    const LocalText made = words_of_light(observation.light);
    return {"made " + made.en, "gjord " + made.sv};
  }
  const LightDoubt& doubt = *observation.light_doubt;
  LocalText stated{"night", "natt"};
  if (doubt.stated == Light::day) stated = {"day", "dag"};
  if (doubt.stated == Light::dusk) stated = {"dusk", "skymning"};
  const std::string degrees = std::to_string(doubt.degrees) + "° ";
  LocalText sun{"at least " + degrees + "below the horizon", "minst " + degrees + "under horisonten"};
  if (doubt.sun_was_up) sun = {"at least " + degrees + "high", "minst " + degrees + "högt"};
  if (doubt.sun_was_up && doubt.degrees == 0) sun = {"above the horizon", "över horisonten"};
  return {"stated as " + stated.en + ", but the sun stood " + sun.en, "angiven som " + stated.sv + ", men solen stod " + sun.sv};
}

void refuse_light(const MeasureContext& context, const Observation& observation) {
  const LocalText made = light_of(observation);
  const LocalText asked = words_of_light(context.criterion.light);
  refuse(context, observation, {made.en + "; evidence " + asked.en + " is asked for", made.sv + "; underlag " + asked.sv + " krävs"});
}

void refuse_age(const MeasureContext& context, const Observation& observation, const Date& date) {
  if (context.refused == nullptr) return;
  const int months = context.criterion.max_age_months.value_or(0);
  const std::string most = std::to_string(months);
  if (!date.is_set()) {
    return refuse(context, observation, {"without a date, and what is older than " + most + " months does not count", "utan datum, och det som är äldre än " + most + " månader räknas inte"});
  }
  const std::int64_t days = days_between(add_months(date, months), context.as_of);
  const std::string over = std::to_string(days);
  refuse(context, observation,
         {"of " + to_words(date, "en") + ": " + over + (days == 1 ? " day" : " days") + " past the " + most + " months for which it counts",
          "från " + to_words(date, "sv") + ": " + over + (days == 1 ? " dag" : " dagar") + " efter de " + most + " månader som den räknas"});
}

void refuse_quantity(const MeasureContext& context, const Observation& observation) {
  const std::string stated = observation.result + (observation.unit.empty() ? "" : " " + observation.unit);
  std::string units = quantity_units(context.criterion.scale.quantity);
  if (!units.empty()) units = " (" + units + ")";
  refuse(context, observation, {"it states ‘" + stated + "’, another kind of quantity than is asked for" + units, "den anger ”" + stated + "”, en annan storhet än den som efterfrågas" + units});
}

}  // namespace levelground::gis
