// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_place.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "core/base/local_format.hpp"
#include "core/base/parallel.hpp"
#include "gis/handles/geos.hpp"
#include "gis/read/ogr_troubles.hpp"

namespace levelground::gis {
namespace {

using Severity = Problem::Severity;

template <typename Visit>
void each_part(Geometry& geometry, Visit visit) {
  if (Point* point = std::get_if<Point>(&geometry)) {
    visit(std::span<Point>(point, 1));
  } else if (Line* line = std::get_if<Line>(&geometry)) {
    visit(std::span<Point>(*line));
  } else if (MultiPolygon* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (Polygon& polygon : *polygons) {
      visit(std::span<Point>(polygon.outer));
      for (Line& hole : polygon.holes) visit(std::span<Point>(hole));
    }
  }
}

/// Two points a nanometre apart in degrees may fall together in metres.
bool has_length(const Line& line) { return length(line) > 0; }

/// All corners on one line: an area that is none, whatever its ring does.
bool is_flat(const MultiPolygon& polygons) {
  for (const Polygon& polygon : polygons) {
    const Line& ring = polygon.outer;
    Point far = ring.front();
    for (const Point& p : ring) {
      if (distance(ring.front(), p) > distance(ring.front(), far)) far = p;
    }
    const double base = distance(ring.front(), far);
    for (const Point& p : ring) {
      const double cross = (far.x - ring.front().x) * (p.y - ring.front().y) - (far.y - ring.front().y) * (p.x - ring.front().x);
      if (base > 0 && std::fabs(cross) / base > 1e-6) return false;
    }
  }
  return true;
}

std::string at(const Point& point, const std::string& crs) { return fmt::format("{:.2f}, {:.2f} ({})", point.x, point.y, crs); }

constexpr double least_area = 1e-6;  // m²: a millimetre squared

const LocalText& left_out_words() {
  static const LocalText words{"; it is left out", "; det utelämnas"};
  return words;
}

/// Why the feature cannot be used; empty when it can.
LocalText fault_of(GeosContext& geos, const Feature& feature, const std::string& crs) {
  if (const Line* line = std::get_if<Line>(&feature.geometry)) {
    if (!has_length(*line)) return {"it is a line of no length", "det är en linje utan längd"};
    if (feature.theme == Theme::site) return {"a site must be an area, and it is a line", "en plats måste vara en yta, och det är en linje"};
    return {};
  }
  const MultiPolygon* polygons = std::get_if<MultiPolygon>(&feature.geometry);
  if (polygons == nullptr) return feature.theme == Theme::site ? LocalText{"a site must be an area, and it is a point", "en plats måste vara en yta, och det är en punkt"} : LocalText();
  const LocalText no_area{"its area is zero", "dess yta är noll"};
  if (const auto invalidity = find_invalidity(geos, *polygons)) {
    if (is_flat(*polygons)) return no_area;
    const bool crosses = invalidity->reason.find("Self-intersection") != std::string::npos;
    const LocalText what = crosses ? LocalText{"crosses itself", "korsar sig själv"} : in_both("is not valid ({})", "är inte giltig ({})", invalidity->reason);
    return in_both("its outline {} at {}", "dess kontur {} vid {}", what, at(invalidity->at, crs));
  }
  return area(*polygons) < least_area ? no_area : LocalText();
}

/// Mends an area whose outline is not valid. False when nothing of it is left.
bool mend(GeosContext& geos, Feature& feature) {
  auto* polygons = std::get_if<MultiPolygon>(&feature.geometry);
  if (polygons == nullptr) return false;
  MultiPolygon mended = make_valid(geos, *polygons);
  if (mended.empty() || area(mended) < least_area) return false;
  *polygons = std::move(mended);
  feature.nodes.clear();  // its corners are no longer the source's
  return true;
}

}  // namespace

namespace {

/// A record as messages of its layer name it: the feature's id without its source, its layer, and what tells features of one record apart.
std::string record_of(const std::string& feature, const std::string& layer) {
  std::string id = feature.substr(feature.find(':') + 1);
  if (!layer.empty() && id.starts_with(layer + "/")) id.erase(0, layer.size() + 1);
  if (const std::size_t extra = id.rfind('#'); extra != std::string::npos && theme_from_name(std::string_view(id).substr(extra + 1))) id.erase(extra);
  const std::size_t part = id.rfind('~');
  const bool numbered = part != std::string::npos && part + 1 < id.size() && std::all_of(id.begin() + static_cast<std::ptrdiff_t>(part) + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (numbered) id.erase(part);
  return id;
}

void drop(SourceLayer& layer, const RawFeature& raw, const std::string& feature, LocalText why) {
  layer.dropped.push_back({raw.record, {record_of(feature, layer.layer.name), std::move(why)}});
}

/// A feature of which nobody knows the place is lost.
void drop_unplaced(SourceLayer& layer, const RawFeature& raw, const LocalText& why) {
  layer.placed_lost.push_back({raw.feature.theme, std::nullopt, record_of(raw.feature.id, layer.layer.name), why});
  drop(layer, raw, raw.feature.id, why);
}

/// The box around what the corners and the middles of its sides become; nullopt where one has no place.
std::optional<Box> placed(const Transformation& way, const Box& box) {
  const double x = (box.min_x + box.max_x) / 2;
  const double y = (box.min_y + box.max_y) / 2;
  std::array<Point, 8> points = {Point{box.min_x, box.min_y}, {x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, y},
                                 {box.max_x, box.max_y}, {x, box.max_y}, {box.min_x, box.max_y}, {box.min_x, y}};
  way.apply(points);
  Box all;
  for (const Point& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return std::nullopt;
    all.include(p);
  }
  return all;
}

/// `used`: by record, whether a feature of it is in the City. A record of which only a part is lost is used otherwise than the file has it.
ReadLedger finished(SourceLayer& layer, const std::vector<bool>& used) {
  ReadLedger ledger = std::move(layer.ledger);
  ledger.used = static_cast<std::uint64_t>(std::count(used.begin(), used.end(), true));
  std::stable_sort(layer.dropped.begin(), layer.dropped.end(), [](const SourceLayer::Dropped& a, const SourceLayer::Dropped& b) { return a.record < b.record; });
  const SourceLayer::Dropped* before = nullptr;
  for (SourceLayer::Dropped& dropped : layer.dropped) {
    if (dropped.record < used.size() && used[dropped.record]) ledger.mended.push_back({dropped.entry.id, LocalText{"a part of it is left out: ", "en del av det utelämnas: "} + dropped.entry.why});
    else if (before == nullptr || before->record != dropped.record) ledger.left_out.push_back(dropped.entry);
    before = &dropped;
  }
  std::sort(ledger.left_out.begin(), ledger.left_out.end());
  std::sort(ledger.mended.begin(), ledger.mended.end());
  return ledger;
}

}  // namespace

namespace {

/// The ids of features that the layers have, without the source, in order: equal ones are copies of each other.
struct Copy {
  std::string_view id;
  std::size_t layer, feature;
  auto operator<=>(const Copy&) const = default;
  /// The record that the feature was made of.
  [[nodiscard]] std::string_view object() const { return id.substr(0, id.find('#')); }
};

class Copies {
 public:
  Copies(const std::vector<SourceLayer*>& layers, bool of_one_source) : m_layers(layers), m_other(of_one_source ? LocalText{"another file of the source", "en annan fil i källan"} : LocalText{"another source", "en annan källa"}), m_out(layers.size()) {
    for (std::size_t l = 0; l < layers.size(); ++l) {
      m_troubles.emplace_back(layers[l]->file, layers[l]->layer.name);
      for (std::size_t f = 0; f < layers[l]->features.size(); ++f) {
        const std::string_view id = layers[l]->features[f].feature.id;
        m_all.push_back({id.substr(id.find(':') + 1), l, f});
      }
    }
    std::sort(m_all.begin(), m_all.end());
  }

  /// Objects of OpenStreetMap count in their highest version, in whichever file that stands. Of objects without one nobody knows which is newer.
  void leave_out_older() {
    for (auto first = m_all.begin(); first != m_all.end();) {
      const auto end = std::find_if(first, m_all.end(), [&](const Copy& copy) { return copy.object() != first->object(); });
      const auto newest = std::max_element(first, end, [&](const Copy& a, const Copy& b) { return raw(a).version < raw(b).version; });
      for (auto copy = first; copy != end; ++copy) {
        if (raw(*copy).version == 0 || raw(*copy).version == raw(*newest).version) continue;
        leave_out(*copy, Severity::note, m_other + LocalText{" has a newer version of it, which is used", " har en nyare version av det, som används"},
                  {"Leave it out of the older file, or give files of one day.", "Utelämna det ur den äldre filen, eller ge filer från en och samma dag."}, false);
      }
      first = end;
    }
    std::erase_if(m_all, [&](const Copy& copy) { return is_out(copy); });
  }

  void leave_out_equal() {
    for (auto first = m_all.begin(); first != m_all.end();) {
      const auto end = std::find_if(first, m_all.end(), [&](const Copy& copy) { return copy.id != first->id; });
      const bool agree = std::all_of(first, end, [&](const Copy& copy) { return same(raw(*first).feature, raw(copy).feature); });
      for (auto copy = first + (agree ? 1 : 0); end - first > 1 && copy != end; ++copy) {
        if (agree) {
          leave_out(*copy, Severity::warning, m_other + LocalText{" has it too, the same in everything, and it is read once", " har det också, lika i allt, och det läses en gång"},
                    {"Leave it out of one of the files.", "Utelämna det ur en av filerna."}, false);
        } else {
          leave_out(*copy, Severity::error, m_other + LocalText{" has its id and says something else; none of them is used", " har dess id och säger något annat; inget av dem används"},
                    {"Give files of one day, or leave it out of all but one.", "Ge filer från en och samma dag, eller utelämna det ur alla utom en."}, true);
        }
      }
      first = end;
    }
  }

  /// True for each layer that something was taken from.
  std::vector<bool> take_out(std::vector<Problem>& problems) {
    std::vector<bool> touched;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
      touched.push_back(!m_out[l].empty());
      if (m_out[l].empty()) continue;
      std::size_t number = 0;
      std::erase_if(m_layers[l]->features, [&](const RawFeature&) { return m_out[l][number++]; });
      const std::vector<Problem> found = m_troubles[l].problems();
      problems.insert(problems.end(), found.begin(), found.end());
    }
    return touched;
  }

 private:
  [[nodiscard]] const RawFeature& raw(const Copy& copy) const { return m_layers[copy.layer]->features[copy.feature]; }
  [[nodiscard]] bool is_out(const Copy& copy) const { return !m_out[copy.layer].empty() && m_out[copy.layer][copy.feature]; }
  static bool same(const Feature& one, const Feature& other) {
    return one.theme == other.theme && one.geometry == other.geometry && one.attributes == other.attributes && one.nodes == other.nodes;
  }
  void leave_out(const Copy& copy, Severity severity, const LocalText& what, const LocalText& remedy, bool is_lost) {
    SourceLayer& layer = *m_layers[copy.layer];
    const Feature& feature = raw(copy).feature;
    const std::string id = record_of(feature.id, layer.layer.name);
    m_troubles[copy.layer].note(severity, what, id, remedy);
    drop(layer, raw(copy), feature.id, what);
    if (is_lost) layer.lost.push_back({{feature.theme}, id, what, bounds(feature.geometry)});
    --layer.tally.themes[static_cast<std::size_t>(feature.theme)];
    m_out[copy.layer].resize(layer.features.size(), false);
    m_out[copy.layer][copy.feature] = true;
  }

  const std::vector<SourceLayer*>& m_layers;
  LocalText m_other;
  std::vector<std::vector<bool>> m_out;
  std::vector<LayerTroubles> m_troubles;
  std::vector<Copy> m_all;
};

std::vector<bool> without_copies(const std::vector<SourceLayer*>& layers, bool of_one_source, std::vector<Problem>& problems) {
  if (layers.size() < 2) return std::vector<bool>(layers.size(), false);
  Copies copies(layers, of_one_source);
  copies.leave_out_older();
  copies.leave_out_equal();
  return copies.take_out(problems);
}

}  // namespace

void leave_out_copies(std::vector<SourceLayer>& layers, std::vector<Problem>& problems) {
  std::vector<SourceLayer*> all;
  for (SourceLayer& layer : layers) all.push_back(&layer);
  const std::vector<bool> touched = without_copies(all, true, problems);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    if (touched[l] && layers[l].features.empty()) layers[l].ledger = finished(layers[l], {});   // nothing is left that would be placed
  }
}

void leave_out_copies_between(std::vector<SourceContent>& sources, std::vector<Problem>& problems) {
  std::map<std::string, std::vector<SourceContent*>> by_mapping;
  for (SourceContent& source : sources) {
    if (source.mapping && source.source.format.starts_with("OpenStreetMap")) by_mapping[source.mapping->id()].push_back(&source);
  }
  for (const auto& [mapping, alike] : by_mapping) {
    if (alike.size() < 2) continue;
    std::vector<SourceLayer*> layers;
    for (SourceContent* source : alike) {
      for (SourceLayer& layer : source->layers) layers.push_back(&layer);
    }
    without_copies(layers, false, problems);
    for (SourceContent* source : alike) {
      source->source.features = 0;
      for (const SourceLayer& layer : source->layers) source->source.features += layer.features.size();
    }
  }
}

std::optional<LonLatBox> locate(ProjContext& proj, const Crs& crs, SourceLayer& layer, std::vector<Problem>& problems) {
  if (layer.features.empty()) return std::nullopt;
  const LonLatOf place(proj, crs);
  const auto extent_of = [&] {
    Box extent;
    for (const RawFeature& raw : layer.features) extent.include(bounds(raw.feature.geometry));
    return extent;
  };
  /// A layer that would reach round more than half the earth crosses the antimeridian: what lies west of Greenwich goes on beyond 180 degrees.
  const auto turned_extent_of = [&](const Box& extent) {
    constexpr double half = 180;
    Box turned;
    for (RawFeature& raw : layer.features) {
      each_part(raw.feature.geometry, [&](std::span<Point> points) {
        for (const Point& p : points) turned.include(Point{p.x < 0 ? p.x + 2 * half : p.x, p.y});
      });
    }
    return turned.width() < half ? turned : extent;
  };
  const auto box_of = [&](const Box& extent) { return place.box(extent.min_x, extent.min_y, extent.max_x, extent.max_y); };
  const bool degrees = crs.kind == Crs::Kind::geographic;
  LayerTroubles troubles(layer.file, layer.layer.name);
  if (degrees) {  // what a program writes when it knows no place
    std::erase_if(layer.features, [&](const RawFeature& raw) {
      const Box box = bounds(raw.feature.geometry);
      const bool nowhere = box.min_x == 0 && box.max_x == 0 && box.min_y == 0 && box.max_y == 0;
      if (nowhere) {
        const LocalText why{"its longitude and latitude are both 0, which is no place in a city", "dess longitud och latitud är båda 0, vilket inte är någon plats i en stad"};
        troubles.note(Severity::error, why + left_out_words(), raw.feature.id, {"Fill in its place.", "Fyll i dess läge."});
        drop_unplaced(layer, raw, why);
      }
      return nowhere;
    });
  }
  Box whole = extent_of();
  constexpr double half_way_round = 180;
  if (degrees && whole.width() > half_way_round) whole = turned_extent_of(whole);
  std::optional<LonLatBox> box = whole.empty() ? std::nullopt : box_of(whole);
  if (!box) {  // one impossible place does not spoil a layer: look at each
    const LocalText what = degrees ? in_both("its coordinates are no longitude and latitude of {} and it is left out", "dess koordinater är ingen longitud och latitud i {} och det utelämnas", crs.label())
                                   : in_both("its coordinates have no place in {} and it is left out", "dess koordinater har ingen plats i {} och det utelämnas", crs.label());
    std::erase_if(layer.features, [&](const RawFeature& raw) {
      if (box_of(bounds(raw.feature.geometry))) return false;
      troubles.note(Severity::error, what, raw.feature.id, {"Check the coordinates and the CRS.", "Kontrollera koordinaterna och koordinatsystemet."});
      drop_unplaced(layer, raw, in_both("its coordinates have no place in {}", "dess koordinater har ingen plats i {}", crs.label()));
      return true;
    });
    if (!layer.features.empty()) box = box_of(extent_of());
  }
  Problem where;
  where.file = layer.file;
  where.layer = layer.layer.name;
  if (!box) {
    where.what = fmt::format("none of its features has coordinates that fit {} ({}){}: x is {:.6g} to {:.6g}, y {:.6g} to {:.6g}", crs.label(), crs.name,
                             degrees ? ", which are longitude and latitude" : "", whole.min_x, whole.max_x, whole.min_y, whole.max_y);
    where.remedy = "The layer is in another CRS than it says, or holds no places; state the right CRS in the file.";
    throw InputError(where);
  }
  const std::vector<Problem> found = troubles.problems();
  problems.insert(problems.end(), found.begin(), found.end());
  const bool outside = crs.area && (box->east < crs.area->west || box->north < crs.area->south || box->south > crs.area->north ||
                                    (box->west > crs.area->east && box->west - 360 > crs.area->east));
  const bool at_origin = std::fabs(box->west + box->east) < 1 && std::fabs(box->south + box->north) < 1 && box->east - box->west < 2;
  if (outside || at_origin) {
    where.severity = Severity::warning;
    const LocalText place_of_all = outside ? LocalText{"outside the area for which it is made:", "utanför området som det är gjort för:"}
                                           : LocalText{"in the sea where both are zero; its coordinates are hardly those of", "i havet där båda är noll; dess koordinater är knappast de i"};
    where.say(in_both("its features lie at longitude {} to {}, latitude {} to {}, {} {}", "dess objekt ligger på longitud {} till {}, latitud {} till {}, {} {}", in_decimals(box->west, 3),
                      in_decimals(box->east, 3), in_decimals(box->south, 3), in_decimals(box->north, 3), place_of_all, crs.label()),
              {"Check that the layer is in the CRS that it states.", "Kontrollera att lagret är i det koordinatsystem som det anger."});
    problems.push_back(where);
  }
  return box;
}

void place_features(const Transformation& way, SourceLayer& layer, const std::string& crs, std::vector<Feature>& features, std::vector<Problem>& problems,
                    const std::stop_token& stop) {
  GeosContext geos;
  const LocalText check_area{"Check that the area is what was meant.", "Kontrollera att ytan är den som menades."};
  const LocalText mend_geometry{"Mend its geometry in a GIS.", "Rätta dess geometri i ett GIS."};
  const LocalText mended_by{"; mended by GEOSMakeValid", "; lagad av GEOSMakeValid"};
  LayerTroubles troubles(layer.file, layer.layer.name);
  features.reserve(features.size() + layer.features.size());
  for (const RawLost& lost : layer.lost) {
    const std::optional<Box> where = lost.at ? placed(way, *lost.at) : std::nullopt;
    for (const Theme theme : lost.themes) layer.placed_lost.push_back({theme, where, record_of(lost.id, layer.layer.name), lost.why});
  }
  layer.lost.clear();
  std::size_t count = 0;
  std::vector<bool> used;
  for (RawFeature& raw : layer.features) {
    if (++count % 1024 == 0 && stop.stop_requested()) throw Cancelled();
    Feature feature = std::move(raw.feature);
    bool finite = true;
    each_part(feature.geometry, [&](std::span<Point> points) {
      way.apply(points);
      finite = finite && std::all_of(points.begin(), points.end(), [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
    });
    const LocalText fault = finite ? fault_of(geos, feature, crs) : in_both("it has no place in {}", "det har ingen plats i {}", crs);
    const bool mended = !fault.empty() && finite && mend(geos, feature);
    if (!fault.empty() && !mended) {
      layer.placed_lost.push_back({feature.theme, finite ? std::optional(bounds(feature.geometry)) : std::nullopt, record_of(feature.id, layer.layer.name), fault});
    }
    if (!fault.empty() && feature.theme == Theme::site) {  // each by name: nobody may miss that their place is not judged, or not as it is drawn
      Problem problem;
      problem.severity = mended ? Severity::warning : Severity::error;
      problem.file = layer.file;
      problem.layer = layer.layer.name;
      problem.feature = feature.id;
      const LocalText made = mended ? LocalText{"; the site is mended (GEOSMakeValid) and judged", "; platsen lagas (GEOSMakeValid) och bedöms"}
                                    : LocalText{"; the site is left out", "; platsen utelämnas"};
      problem.say(fault + made, mended ? check_area : mend_geometry);
      problems.push_back(std::move(problem));
      if (!mended) {
        drop(layer, raw, feature.id, fault);
        continue;
      }
      layer.ledger.mended.push_back({record_of(feature.id, layer.layer.name), fault + mended_by});
    } else if (!fault.empty()) {
      const LocalText what{fault.en.substr(0, fault.en.find(" at ")), fault.sv.substr(0, fault.sv.find(" vid "))};
      troubles.note(mended ? Severity::warning : Severity::error, what + (mended ? LocalText{"; it is mended (GEOSMakeValid) and used", "; den lagas (GEOSMakeValid) och används"} : left_out_words()),
                    feature.id, mended ? check_area : mend_geometry);
      if (!mended) {
        drop(layer, raw, feature.id, what);
        continue;
      }
      layer.ledger.mended.push_back({record_of(feature.id, layer.layer.name), what + mended_by});
    }
    if (raw.as_point) {
      const auto point = representative_point(feature.geometry);
      if (!point) throw Defect("a geometry without a representative point: " + feature.id);
      feature.geometry = *point;
      if (feature.nodes.size() != 1) feature.nodes.clear();
    }
    if (raw.record >= used.size()) used.resize(raw.record + 1, false);
    used[raw.record] = true;
    features.push_back(std::move(feature));
  }
  const std::vector<Problem> found = troubles.problems();
  problems.insert(problems.end(), found.begin(), found.end());
  layer.ledger = finished(layer, used);
  layer.features = {};
}

}  // namespace levelground::gis
