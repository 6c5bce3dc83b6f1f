// SPDX-License-Identifier: Apache-2.0
#include "gis/read/read_city_complete.hpp"

#include <utility>

#include "core/base/local_format.hpp"
#include "gis/read/ogr_records.hpp"
#include "gis/read/ogr_troubles.hpp"

namespace levelground::gis {
namespace {

/// That a statement of completeness does not hold everywhere must not be found out verdict by verdict.
void tell_lost(const Source& source, const Completeness& complete, std::vector<Problem>& problems) {
  LayerTroubles troubles(source.file, "");
  for (const LostRecord& lost : source.lost) {
    if (lost.theme != complete.theme) continue;
    const LocalText where = lost.where ? LocalText{"there", "där"} : LocalText{"anywhere: nobody knows where such a record lies", "någonstans: ingen vet var en sådan post ligger"};
    const LocalText what = in_both("left out ({}), so the statement that ‘{}’ is complete does not hold {}", "utelämnad ({}), så uppgiften att ”{}” är fullständigt gäller inte {}", lost.why,
                                   std::string(theme_name(lost.theme)), where);
    troubles.note(Problem::Severity::warning, what, lost.id,
                  {"Mend it in the file; until then what is not mapped may be there.", "Rätta den i filen; tills dess kan det som inte är kartlagt finnas där."});
  }
  const std::vector<Problem> found = troubles.problems();
  problems.insert(problems.end(), found.begin(), found.end());
}

/// Every polygon of a file, in the measuring CRS.
MultiPolygon read_area(const std::filesystem::path& file, WaysToCity& ways, std::vector<Problem>& problems, const std::stop_token& stop) {
  struct Polygons : RecordVisitor {
    std::vector<std::pair<std::string, MultiPolygon>> found;
    std::string crs;
    bool layer(const RecordLayer& l) override {
      crs = l.crs;
      return true;
    }
    void record(const Record& r) override {
      for (const Geometry& part : r.geometry.parts) {
        if (const auto* polygons = std::get_if<MultiPolygon>(&part)) found.emplace_back(crs, *polygons);
      }
    }
  } polygons;
  read_records(file, {}, polygons, problems, stop);
  Problem where;
  where.file = file.string();
  if (polygons.found.empty()) {
    where.what = "the file holds no polygon";
    where.remedy = "Draw the area in which the source is complete.";
    throw InputError(where);
  }
  MultiPolygon area;
  for (auto& [crs, part] : polygons.found) {
    if (crs.empty()) {
      where.what = "the layer states no CRS";
      where.remedy = "State it in the file.";
      throw InputError(where);
    }
    const Transformation& way = ways.from(crs, where);
    for (Polygon& polygon : part) {
      way.apply(polygon.outer);
      for (Line& hole : polygon.holes) way.apply(hole);
      area.push_back(std::move(polygon));
    }
  }
  return area;
}

}  // namespace

void state_completeness(const CitySpec& spec, WaysToCity& ways, CityDraft& draft, const std::stop_token& stop) {
  for (const CompletenessSpec& stated : spec.complete) {
    Completeness complete;
    complete.theme = stated.theme;
    complete.as_of = stated.as_of;
    complete.by = stated.by;
    if (stated.area) complete.area = read_area(*stated.area, ways, draft.problems, stop);
    for (Source& source : draft.sources) {
      if (source.name != stated.source) continue;
      source.complete.push_back(complete);
      tell_lost(source, complete, draft.problems);
    }
  }
}

}  // namespace levelground::gis
