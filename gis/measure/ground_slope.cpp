// SPDX-License-Identifier: Apache-2.0
#include "gis/measure/ground_slope.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "gis/network/labels.hpp"

namespace levelground::gis {
namespace {

/// Steps and lifts have no gradient of their own; bridges and tunnels are not where the ground is.
bool lies_on_ground(const Feature& feature) {
  if (feature.theme == Theme::steps || feature.theme == Theme::lift) return false;
  const std::string_view layer = feature.text(Property::layer);
  return layer.empty() || layer == "0";
}

/// Stretches that follow each other without a gap on one line, as one way to walk.
class Chain {
 public:
  Chain(const std::vector<RouteStretch>& stretches, std::size_t first, std::size_t end)
      : m_stretches(stretches), m_first(first), m_end(end) {
    for (std::size_t i = first; i < end; ++i) m_lengths.push_back(length(stretches[i].where));
  }
  [[nodiscard]] std::int64_t begin_mm() const { return m_stretches[m_first].stretch.from_mm; }
  [[nodiscard]] std::int64_t end_mm() const { return m_stretches[m_end - 1].stretch.to_mm; }

  struct Spot {
    Point at;
    Point aside;  ///< a metre to the left of the way
  };
  /// Between begin_mm and end_mm.
  [[nodiscard]] Spot spot(double mm) const {
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
    if (side == 0) return {a, {0, 0}};
    const double part = std::clamp((along - before) / side, 0.0, 1.0);
    return {{a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)}, {(a.y - b.y) / side, (b.x - a.x) / side}};
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

struct Fall {
  double low = 0, high = 0;  ///< mm
};

Point beside(const Chain::Spot& spot, double metres) {
  return {spot.at.x + metres * spot.aside.x, spot.at.y + metres * spot.aside.y};
}

/// From the first place to the second, as far as the raster can tell.
std::optional<Fall> fall_between(const Raster& raster, const Point& from, const Point& to) {
  const auto first = raster.smooth_at(from);
  const auto second = raster.smooth_at(to);
  if (!first || !second) return std::nullopt;
  const auto off = static_cast<double>(raster.facts().difference_accuracy);
  return Fall{second->low - first->high - off, second->high - first->low + off};
}

/// The hull over every line as far aside as way and cells may be off, at most half a cell apart.
template <typename FallAt>
std::optional<Fall> hull_of(const Raster& raster, double line_off, const FallAt& fall_at) {
  const double aside = line_off + raster.facts().position_accuracy;
  const int lines = static_cast<int>(std::ceil(aside / (raster.cell_metres() / 2)));
  std::optional<Fall> all;
  for (int i = -lines; i <= lines; ++i) {
    const auto fall = fall_at(lines == 0 ? 0.0 : aside * i / lines);
    if (!fall) return std::nullopt;
    all = all ? Fall{std::min(all->low, fall->low), std::max(all->high, fall->high)} : *fall;
  }
  return all;
}

/// Its size, whichever way it falls, over a base on the ground.
Interval slope_of(const Fall& fall, std::int64_t base_mm, const MeasuringCrs& crs) {
  double low = 0;
  if (fall.low > 0) low = fall.low;
  if (fall.high < 0) low = -fall.high;
  const double high = std::max(-fall.low, fall.high);
  constexpr std::int64_t parts = 1'000'000;
  constexpr double noise = 1e-9;  // of the last bits, so that a plane keeps its slope
  const auto base = static_cast<double>(base_mm);
  return {Rational::floor_of(std::max(0.0, low * crs.scale_low / base + noise), parts),
          Rational::ceil_of(std::max(0.0, high * crs.scale_high / base - noise), parts)};
}

/// Rasters of the ground that the criterion may use, finest first; says of the others why not.
std::vector<std::uint32_t> usable(const MeasureContext& context, const GroundSlope& how,
                                  std::vector<SharedText>& steps) {
  const std::vector<Raster>& rasters = context.city.rasters();
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < rasters.size(); ++i) {
    if (rasters[i].facts().kind != RasterKind::elevation) continue;
    const Source& source = context.city.sources().at(rasters[i].facts().source);
    const LocalText cell = metres_words(std::llround(rasters[i].cell_metres() * 1000));
    constexpr double noise = 1e-6;  // of a cell that was 1 m before it was placed
    if (rasters[i].cell_metres() > how.cell_at_most * (1 + noise) * context.city.crs().scale_high) {
      const LocalText most = metres_words(std::llround(how.cell_at_most * 1000));
      steps.push_back({"Heights in " + source.name + " have cells of " + cell.en +
                           ": a slope cannot be told from cells larger than " + most.en + ".",
                       "Höjderna i " + source.name + " har celler på " + cell.sv + ": ur celler större än " + most.sv +
                           " går ingen lutning att utläsa."});
    } else if (!is_fresh(context, rasters[i].facts().source)) {
      steps.push_back({"Heights in " + source.name + " are too old or undated.",
                       "Höjderna i " + source.name + " är för gamla eller odaterade."});
    } else {
      numbers.push_back(i);
    }
  }
  std::stable_sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return rasters[a].cell_metres() < rasters[b].cell_metres();
  });
  return numbers;
}

/// The part of a place's line between two distances of its stretch.
Line part_between(const PlaceResult& place, std::int64_t from_mm, std::int64_t to_mm) {
  const Line& line = std::get<Line>(place.where);
  const Stretch& stretch = *place.stretch;
  const double metres_per_mm = length(line) / static_cast<double>(stretch.to_mm - stretch.from_mm);
  return part_of(line, static_cast<double>(from_mm - stretch.from_mm) * metres_per_mm,
                 static_cast<double>(to_mm - stretch.from_mm) * metres_per_mm);
}

MeasureInput input_of(const City& city, const Raster& raster, const GroundSlope& how) {
  const std::string& source = city.sources().at(raster.facts().source).name;
  const LocalText base = metres_words(how.base_mm);
  return {{"height of the ground in " + source + ", over " + base.en, "markens höjd i " + source + ", över " + base.sv},
          "",
          raster.facts().grade,
          {}};
}

}  // namespace

std::optional<GroundSlope> ground_slope(const Parameters& parameters) {
  const auto base = parameters.optional_quantity("elevation_base", Quantity::length);
  if (!base) return std::nullopt;
  if (*base < Rational(1))
    parameters.refuse("elevation_base", "a slope needs a length", "write the length over which it is taken");
  const auto most = parameters.optional_quantity("cell_at_most", Quantity::length);
  const double base_metres = base->to_double() / 1000;
  return GroundSlope{base->floor(), parameters.metres("line_accuracy"),
                     most ? std::min(most->to_double() / 1000, base_metres) : base_metres};
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
  const std::vector<std::uint32_t> rasters = usable(context, how, steps);
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
    for (std::int64_t from = chain.begin_mm(); from < chain.end_mm(); from += how.base_mm) {
      const std::int64_t to = std::min(from + how.base_mm, chain.end_mm());
      const std::int64_t begin = direction == SlopeAcross::along ? to - how.base_mm : from;
      if (begin < chain.begin_mm() || !chain.on_ground(context.city, begin, to)) continue;
      for (const std::uint32_t number : rasters) {
        const Raster& raster = context.city.rasters()[number];
        const auto fall = hull_of(raster, how.line_off, [&](double aside) {
          if (direction == SlopeAcross::along) {
            return fall_between(raster, beside(chain.spot(static_cast<double>(begin)), aside),
                                beside(chain.spot(static_cast<double>(to)), aside));
          }
          const Chain::Spot middle = chain.spot(static_cast<double>(from + to) / 2);
          const double half = static_cast<double>(how.base_mm) / 2000;
          return fall_between(raster, beside(middle, aside + half), beside(middle, aside - half));
        });
        if (!fall) continue;
        chain.share_out(from, to, slope_of(*fall, how.base_mm, context.city.crs()), number, pieces);
        known_mm += to - from;
        break;
      }
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
      said.inputs = {input_of(context.city, ground, how)};
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
