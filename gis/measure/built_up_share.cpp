// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/kinds.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "gis/measure/evidence.hpp"
#include "gis/measure/parameters.hpp"
#include "gis/measure/places.hpp"
#include "gis/urban/area_share.hpp"

namespace levelground::gis {
namespace {

MeasureSpec built_up_share_spec() {
  MeasureSpec spec;
  spec.kind = "built_up_share";
  spec.help =
      "How much of the built-up area of the whole city is open public space, street, or either (SDG 11.7.1): one value for every site. The land is "
      "cut into squares of side cell, from the south-west corner of all buildings; one with a building is built. Where more than urban of the squares within circle are built, land is urban, "
      "where more than suburban are, suburban; both are the built-up area. It is counted in squares of counted_cell, each once: surely "
      "those that lie wholly in such land, perhaps those that share any with it, so that the true share lies between. Open public space is every site that is free and whose access is accepted; one of which that is not known may be. A street is as "
      "wide as it states, else between the two widths of its kind. What is mapped proves at least so much, and only where buildings "
      "are completely mapped: else the built-up area may be larger. That there is no more is known only where sites, and for streets roads and walkways, "
      "are completely mapped and every street has a kind that is listed. The finer counted_cell, the narrower the interval. A city's own figure is an "
      "observation of the site as a whole (or of all sites) under open_space_share, street_share or public_space_share.";
  spec.example =
      "{kind: built_up_share, of: open_space, cell: 30 m, circle: 564 m, urban: 50 %, suburban: 25 %, counted_cell: 1 m, accepted: [yes, permissive], "
      "streets: [\"residential|service: 6 m to 25 m\"]}";
  spec.quantities = {Quantity::share};
  spec.has_runs = false;
  const auto length = [](std::string_view name, std::string_view help) {
    return ParameterSpec{.name = name, .type = ParameterSpec::Type::quantity, .quantity = Quantity::length, .required = true, .help = help};
  };
  const auto share = [](std::string_view name, std::string_view help) {
    return ParameterSpec{.name = name, .type = ParameterSpec::Type::quantity, .quantity = Quantity::share, .required = true, .help = help};
  };
  spec.parameters = {
      {.name = "of",
       .type = ParameterSpec::Type::word,
       .words = {"open_space", "streets", "either"},
       .required = true,
       .help = "what is counted; either: each square once"},
      length("cell", "side of the square in which one building makes the square built"),
      length("circle", "radius in which the share of built squares is taken"),
      share("urban", "land is urban where more than this of its circle is built"),
      share("suburban", "land is suburban where more than this is; not above urban"),
      length("counted_cell", "side of the square in which land is counted; a whole number of them makes up cell"),
      accepted_access_parameter(),
      {.name = "streets",
       .type = ParameterSpec::Type::words,
       .required = true,
       .help = "kinds of street and how wide one is, pavements too, that states no width: \"primary|secondary: 8 m to 35 m\"; other kinds are none"},
  };
  spec.errors = {.positions = "not counted: buildings, places and streets are taken where they are drawn, and land is counted in squares, inwards and outwards",
                 .values = "widths of streets as exact as they are stated, else between the two of their kind",
                 .rasters = no_rasters,
                 .age = old_is_unknown};
  return spec;
}

StreetWidth street_width(const Parameters& parameters, const std::string& entry) {
  const std::size_t colon = entry.find(": ");
  const std::size_t to = colon == std::string::npos ? colon : entry.find(" to ", colon);
  StreetWidth street;
  if (to != std::string::npos) {
    std::string why;
    const std::size_t after = colon + 2;
    const auto low = parse_exact(entry.substr(after, to - after), Quantity::length, why);
    const auto high = parse_exact(entry.substr(to + 4), Quantity::length, why);
    for (std::size_t begin = 0; begin < colon;) {
      const std::size_t end = std::min(entry.find('|', begin), colon);
      street.kinds.push_back(entry.substr(begin, end - begin));
      begin = end + 1;
    }
    if (low && high && !street.kinds.empty() && Rational(0) < low->base && low->base <= high->base) {
      street.low = low->base;
      street.high = high->base;
      return street;
    }
  }
  parameters.refuse("streets", "‘" + entry + "’ is no kind of street with its widths", "write “primary|secondary: 8 m to 35 m”");
}

AreaRule rule_of(const Parameters& parameters) {
  AreaRule rule;
  const auto above_nothing = [&](std::string_view name, Quantity quantity) {
    const Rational value = parameters.quantity(name, quantity);
    if (value <= Rational(0)) parameters.refuse(name, "‘" + std::string(name) + "’ is not above 0", "write more than 0");
    return value;
  };
  rule.cell = above_nothing("cell", Quantity::length);
  rule.circle = above_nothing("circle", Quantity::length);
  rule.urban = above_nothing("urban", Quantity::share);
  rule.suburban = above_nothing("suburban", Quantity::share);
  rule.counted_cell = above_nothing("counted_cell", Quantity::length);
  if (rule.suburban > rule.urban) parameters.refuse("suburban", "suburban asks for more than urban", "write the denser class under ‘urban’");
  if (rule.counted_cell > rule.cell) parameters.refuse("counted_cell", "land is counted in larger squares than built-up area", "write at most ‘cell’");
  if ((rule.cell / rule.counted_cell).den() != 1)
    parameters.refuse("counted_cell", "the squares in which land is counted do not fill those of built-up area", "write ‘cell’ divided by a whole number");
  rule.open_access = parameters.words("accepted");
  for (const std::string& entry : parameters.words("streets")) rule.streets.push_back(street_width(parameters, entry));
  return rule;
}

/// Null: nothing is built.
std::shared_ptr<const void> prepare(const City& city, const Criterion& criterion, const Date& as_of, const std::stop_token& stop) {
  if (city.of_theme(Theme::building).empty()) return nullptr;
  return std::make_shared<const AreaShare>(area_share(city, rule_of(Parameters(criterion)), as_of, stop));
}

bool all_fresh(const MeasureContext& context, const std::vector<Theme>& themes) {
  std::set<std::uint32_t> sources;
  for (const Theme theme : themes) {
    for (const std::uint32_t feature : context.city.of_theme(theme)) sources.insert(context.city.feature(feature).source);
  }
  return std::all_of(sources.begin(), sources.end(), [&](std::uint32_t source) { return is_fresh(context, source); });
}

LocalText squares(const AreaShare& share) {
  constexpr std::int64_t mm2_per_hectare = 10'000'000'000;
  const std::string hectares = std::to_string((share.urban + share.suburban) * (share.counted_cell_mm * share.counted_cell_mm) / mm2_per_hectare);
  return {"Built-up area: " + hectares + " ha.", "Bebyggt område: " + hectares + " ha."};
}

Measurement measure_built_up_share(const MeasureContext& context) {
  const Parameters parameters(context.criterion);
  const std::string of = parameters.word("of");
  const bool open = of != "streets";
  const bool streets = of != "open_space";
  std::vector<Theme> themes = {Theme::building};
  if (open) themes.push_back(Theme::site);
  if (streets) themes.insert(themes.end(), {Theme::road, Theme::walkway});

  Measurement measurement;
  measurement.quantity = Quantity::share;
  measurement.value = domain(Quantity::share);
  measurement.cover(Rational(0));
  // Who measures one site alone has prepared nothing.
  const std::shared_ptr<const void> own = context.of_the_city == nullptr ? prepare(context.city, context.criterion, context.as_of, {}) : nullptr;
  const auto* share = static_cast<const AreaShare*>(context.of_the_city != nullptr ? context.of_the_city : own.get());
  const std::int64_t built_up = share == nullptr ? 0 : share->urban + share->suburban;
  if (built_up == 0) {
    measurement.steps.push_back({"No land is known to be built-up.", "Ingen mark är känd som bebyggd."});
  } else if (!all_fresh(context, themes)) {
    measurement.steps.push_back({"A layer that this rests on is older than is accepted.", "Ett lager som detta vilar på är äldre än vad som godtas."});
  } else {
    measurement.steps.push_back(squares(*share));
    if (!share->buildings_complete) {
      measurement.steps.push_back({"Nobody says that all buildings are mapped: the built-up area may be larger.",
                                   "Ingen säger att alla byggnader är kartlagda: det bebyggda området kan vara större."});
    } else {
      const CountedLand& land = !streets ? share->open_space : !open ? share->streets : share->either;
      const bool complete = (!open || share->places_complete) &&
                            (!streets || (share->roads_complete && share->walkways_complete && share->streets_of_no_kind == 0));
      measurement.value = {Rational::ratio(land.low, built_up), complete ? Rational::ratio(land.high, built_up) : Rational(1)};
      measurement.observed = true;
      measurement.cover(complete ? Rational(1) : measurement.value.low);
      measurement.grade = streets && share->streets_assumed > 0 ? Grade::inferred : Grade::tagged;
      if (!complete) {
        measurement.steps.push_back({"Nobody says that all of it is mapped, with its kind: there may be more.", "Ingen säger att allt är kartlagt, med sitt slag: det kan finnas mer."});
      }
    }
    if (open) {
      measurement.steps.push_back(counted(static_cast<std::size_t>(share->places_open), "Places that are open to all", "Platser som är öppna för alla"));
      measurement.steps.push_back(counted(static_cast<std::size_t>(share->places_unknown), "Places of which that is not known", "Platser där det inte är känt"));
    }
    if (streets) {
      measurement.steps.push_back(counted(static_cast<std::size_t>(share->streets_measured), "Streets with a width of their own", "Gator med egen bredd"));
      measurement.steps.push_back(counted(static_cast<std::size_t>(share->streets_assumed), "Streets with the width of their kind", "Gator med bredden för sitt slag"));
      measurement.steps.push_back(counted(static_cast<std::size_t>(share->streets_of_no_kind), "Ways of no listed kind, left out", "Vägar av inget listat slag, utelämnade"));
    }
  }
  const std::string_view stated = !streets ? "open_space_share" : !open ? "street_share" : "public_space_share";
  add_site_statements(context, measurement, {stated});
  return measurement;
}

}  // namespace

MeasureKind built_up_share_kind() { return {built_up_share_spec(), measure_built_up_share, nullptr, {}, prepare}; }

}  // namespace levelground::gis
