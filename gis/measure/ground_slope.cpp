// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/ground_slope.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "gis/network/ground_line.hpp"
#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

/// Stretches that follow each other without a gap on one line, as one way to walk.
class Chain {
 public:
  Chain(const std::vector<RouteStretch>& stretches, std::size_t first, std::size_t end)
      : m_stretches(stretches), m_first(first), m_end(end) {
    for (std::size_t i = first; i < end; ++i) m_lengths.push_back(length(stretches[i].where));
  }
  [[nodiscard]] std::int64_t begin_mm() const { return m_stretches[m_first].stretch.from_mm; }
  [[nodiscard]] std::int64_t end_mm() const { return m_stretches[m_end - 1].stretch.to_mm; }

  /// Between begin_mm and end_mm.
  [[nodiscard]] GroundSpot spot(double mm) const {
    std::size_t i = m_first;
    while (i + 1 < m_end && mm > static_cast<double>(m_stretches[i].stretch.to_mm)) ++i;
    const RouteStretch& stretch = m_stretches[i];
    const auto whole = static_cast<double>(stretch.stretch.to_mm - stretch.stretch.from_mm);
    const double along = (mm - static_cast<double>(stretch.stretch.from_mm)) / whole * m_lengths[i - m_first];
    double before = 0;
    std::size_t s = 1;
    while (s + 1 < stretch.where.size() && before + distance(stretch.where[s - 1], stretch.where[s]) < along) {
      before += distance(stretch.where[s - 1], stretch.where[s]);
      ++s;
    }
    const Point& a = stretch.where[s - 1];
    const Point& b = stretch.where[s];
    const double side = distance(a, b);
    return spot_between(a, b, side == 0 ? 0 : std::clamp((along - before) / side, 0.0, 1.0));
  }

  /// Does every feature between two places lie on the ground?
  [[nodiscard]] bool on_ground(const City& city, std::int64_t from_mm, std::int64_t to_mm) const {
    return std::all_of(m_stretches.begin() + static_cast<std::ptrdiff_t>(m_first),
                       m_stretches.begin() + static_cast<std::ptrdiff_t>(m_end), [&](const RouteStretch& stretch) {
                         const bool meets = stretch.stretch.from_mm < to_mm && stretch.stretch.to_mm > from_mm;
                         return !meets || lies_on_ground(city.feature(stretch.feature));
                       });
  }

  /// Gives a slope to the stretches it covers.
  void share_out(std::int64_t from_mm, std::int64_t to_mm, const Interval& slope, std::uint32_t raster,
                 std::vector<std::vector<SlopePiece>>& pieces) const {
    for (std::size_t i = m_first; i < m_end; ++i) {
      const Stretch& stretch = m_stretches[i].stretch;
      const std::int64_t from = std::max(from_mm, stretch.from_mm);
      const std::int64_t to = std::min(to_mm, stretch.to_mm);
      if (from < to) pieces[i].push_back({{stretch.line, from, to}, slope, raster});
    }
  }

 private:
  const std::vector<RouteStretch>& m_stretches;
  std::size_t m_first, m_end;
  std::vector<double> m_lengths;
};

/// The slope along each base, by the first raster that knows both its ends.
std::vector<std::optional<GroundAnswer>> slopes_along(const City& city, const std::vector<std::uint32_t>& rasters, const Chain& chain, const Bases& bases,
                                                      const GroundSlope& how) {
  std::vector<std::optional<GroundAnswer>> answers(bases.begin.size());
  std::vector<GroundSpot> spots;
  for (const double place : bases.places) spots.push_back(chain.spot(static_cast<double>(chain.begin_mm()) + place));
  for (const std::uint32_t raster : rasters) {
    if (std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); })) break;
    std::vector<std::optional<GroundHeights>> at;
    for (const GroundSpot& spot : spots) at.push_back(heights_at(city.rasters()[raster], spot, how));
    for (std::size_t k = 0; k < answers.size(); ++k) {
      const auto& begin = at[bases.begin[k]];
      const auto& end = at[bases.end[k]];
      if (!answers[k] && begin && end) answers[k] = GroundAnswer{slope_between(city, raster, *begin, *end, bases.length), raster};
    }
  }
  return answers;
}

/// The slope across the way in the middle of each base.
std::vector<std::optional<GroundAnswer>> slopes_across(const City& city, const std::vector<std::uint32_t>& rasters, const Chain& chain, const std::vector<double>& middles,
                                                       const GroundSlope& how) {
  std::vector<std::optional<GroundAnswer>> answers;
  for (const double middle : middles) answers.push_back(slope_across(city, rasters, chain.spot(static_cast<double>(chain.begin_mm()) + middle), how));
  return answers;
}

/// The part of a place's line between two distances of its stretch.
Line part_between(const PlaceResult& place, std::int64_t from_mm, std::int64_t to_mm) {
  const Line& line = std::get<Line>(place.where);
  const Stretch& stretch = *place.stretch;
  const double metres_per_mm = length(line) / static_cast<double>(stretch.to_mm - stretch.from_mm);
  return part_of(line, static_cast<double>(from_mm - stretch.from_mm) * metres_per_mm,
                 static_cast<double>(to_mm - stretch.from_mm) * metres_per_mm);
}

MeasureInput input_of_ground(const City& city, const Raster& raster, const GroundSlope& how) {
  const std::string& source = city.sources().at(raster.facts().source).name;
  const LocalText base = metres_words(how.base_mm);
  return {{"height of the ground in " + source + ", over " + base.en, "markens höjd i " + source + ", över " + base.sv},
          "",
          raster.facts().grade,
          {}};
}

}  // namespace

std::optional<GroundSlope> ground_slope(const Parameters& parameters) {
  const auto base = parameters.elevation_base();
  if (!base) return std::nullopt;
  const auto most = parameters.optional_quantity("cell_at_most", Quantity::length);
  const double base_metres = base->to_double() / 1000;
  return GroundSlope{base->floor(), parameters.metres("line_accuracy"),
                     most ? std::min(most->to_double() / 1000, base_metres) : base_metres};
}

std::vector<std::uint32_t> usable_rasters(const MeasureContext& context, const GroundSlope& how, std::vector<SharedText>& steps) {
  const std::vector<Raster>& rasters = context.city.rasters();
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < rasters.size(); ++i) {
    if (rasters[i].facts().kind != RasterKind::elevation) continue;
    const Source& source = context.city.sources().at(rasters[i].facts().source);
    const LocalText cell = metres_words(std::llround(rasters[i].cell_metres() * 1000));
    if (!cells_are_small_enough(rasters[i], how)) {
      const LocalText most = metres_words(std::llround(how.cell_at_most * 1000));
      steps.push_back({"Heights in " + source.name + " have cells of " + cell.en +
                           ": a slope cannot be told from cells larger than " + most.en + ".",
                       "Höjderna i " + source.name + " har celler på " + cell.sv + ": ur celler större än " + most.sv +
                           " går ingen lutning att utläsa."});
    } else if (is_fresh(context, rasters[i].facts().source)) {
      numbers.push_back(i);
    }
  }
  std::stable_sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return rasters[a].cell_metres() < rasters[b].cell_metres();
  });
  return numbers;
}

std::vector<ParameterSpec> ground_slope_parameters() {
  return {
      {.name = "elevation_base",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "also take slopes from rasters of elevation, over this length; without it only what is stated counts"},
      {.name = "line_accuracy",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "how far from its drawn line a way may lie: the slope is the hull over all lines as far aside"},
      {.name = "cell_at_most",
       .type = ParameterSpec::Type::quantity,
       .quantity = Quantity::length,
       .help = "a raster with larger cells tells no slope; without it one whose cells are larger than elevation_base"},
  };
}

std::vector<std::vector<SlopePiece>> ground_slopes(const MeasureContext& context,
                                                   const std::vector<RouteStretch>& stretches, const GroundSlope& how,
                                                   SlopeAcross direction, std::vector<SharedText>& steps) {
  std::vector<std::vector<SlopePiece>> pieces(stretches.size());
  const std::vector<std::uint32_t> rasters = usable_rasters(context, how, steps);
  if (rasters.empty()) return pieces;
  std::int64_t known_mm = 0;
  for (std::size_t first = 0; first < stretches.size();) {
    std::size_t end = first + 1;
    const auto follows = [&](const Stretch& before, const Stretch& next) {
      return before.line == next.line && before.to_mm == next.from_mm;
    };
    while (end < stretches.size() && follows(stretches[end - 1].stretch, stretches[end].stretch)) ++end;
    const Chain chain(stretches, first, end);
    first = end;
    // Of a way shorter than the base only what lies across it is told.
    const std::int64_t chain_mm = chain.end_mm() - chain.begin_mm();
    if (direction == SlopeAcross::along && chain_mm < how.base_mm) continue;
    const Bases bases(static_cast<double>(chain_mm), static_cast<double>(how.base_mm));
    const std::vector<double> middles = bases.middles();
    const auto answers = direction == SlopeAcross::along ? slopes_along(context.city, rasters, chain, bases, how) : slopes_across(context.city, rasters, chain, middles, how);
    for (std::size_t k = 0; k < middles.size(); ++k) {
      const auto at = [&](double mm) { return chain.begin_mm() + std::llround(mm); };
      const auto between = [&](std::size_t a, std::size_t b) { return at((middles[a] + middles[b]) / 2); };
      if (!answers[k] || !chain.on_ground(context.city, at(bases.places[bases.begin[k]]), at(bases.places[bases.end[k]]))) continue;
      const std::int64_t from = k == 0 ? chain.begin_mm() : between(k - 1, k);
      const std::int64_t to = k + 1 == middles.size() ? chain.end_mm() : between(k, k + 1);
      chain.share_out(from, to, answers[k]->slope, answers[k]->raster, pieces);
      known_mm += to - from;
    }
  }
  const LocalText length = metres_words(known_mm);
  const LocalText base = metres_words(how.base_mm);
  steps.push_back({"Slope from heights of the ground, over " + base.en + " each: " + length.en + " of way.",
                   "Lutning ur markens höjder, över " + base.sv + " i taget: " + length.sv + " väg."});
  return pieces;
}

std::vector<PlaceResult> with_ground(const MeasureContext& context, const PlaceResult& stated,
                                     const std::vector<SlopePiece>& pieces, const GroundSlope& how) {
  if (pieces.empty()) return {stated};
  std::vector<PlaceResult> places;
  std::vector<std::int64_t> raster_of;  // parallel to `places`; -1: the ground says nothing
  const auto add = [&](std::int64_t from_mm, std::int64_t to_mm, const SlopePiece* piece) {
    if (from_mm >= to_mm) return;
    PlaceResult place = stated;
    place.stretch = {stated.stretch->line, from_mm, to_mm};
    const std::int64_t raster = piece == nullptr ? -1 : piece->raster;
    if (piece != nullptr) {
      const Raster& ground = context.city.rasters()[piece->raster];
      PlaceResult said = stated;
      said.value = piece->slope;
      said.known = true;
      said.grade = ground.facts().grade;
      said.dissent = false;
      said.spread.reset();
      said.inputs = {input_of_ground(context.city, ground, how)};
      if (!stated.known) {
        said.inputs.insert(said.inputs.begin(), stated.inputs.begin(), stated.inputs.end());
        said.stretch = place.stretch;
        place = std::move(said);
      } else {
        join_statement(place, said);
        // Heights that leave a statement as it is do not make it weaker.
        if (place.value == stated.value && !place.dissent) place.grade = stated.grade;
      }
    }
    if (!places.empty() && raster_of.back() == raster && places.back().value == place.value &&
        places.back().dissent == place.dissent) {
      places.back().stretch->to_mm = to_mm;
      return;
    }
    places.push_back(std::move(place));
    raster_of.push_back(raster);
  };
  std::int64_t done = stated.stretch->from_mm;
  for (const SlopePiece& piece : pieces) {
    add(done, piece.stretch.from_mm, nullptr);
    add(piece.stretch.from_mm, piece.stretch.to_mm, &piece);
    done = piece.stretch.to_mm;
  }
  add(done, stated.stretch->to_mm, nullptr);
  for (PlaceResult& place : places) place.where = part_between(stated, place.stretch->from_mm, place.stretch->to_mm);
  return places;
}

}  // namespace levelground::gis
