// SPDX-License-Identifier: Apache-2.0
#include "gis/raster/along_ways.hpp"

#include <algorithm>

#include "core/base/local_format.hpp"
#include "gis/network/graph_lines.hpp"
#include "gis/raster/read_raster.hpp"

namespace levelground::gis {

std::vector<Box> boxes_of_ways(const std::vector<Feature>& features) {
  constexpr double beside = 5;  // metres: bases across a way, lines aside of it, and the cells around a place
  constexpr std::size_t points = 8;
  std::vector<Box> boxes;
  for (const Feature& feature : features) {
    if (!is_walked(feature.theme)) continue;
    for (const Line* line : walk_lines(feature.geometry)) {
      for (std::size_t first = 0; first + 1 < line->size(); first += points) {
        Box box;
        for (std::size_t i = first; i < std::min(first + points + 1, line->size()); ++i) box.include((*line)[i]);
        boxes.push_back(box.grown(beside));
      }
    }
    if (std::holds_alternative<MultiPolygon>(feature.geometry)) boxes.push_back(bounds(feature.geometry));
  }
  return boxes;
}

bool ways_fit(const RasterFile& raster, const std::filesystem::path& file, const Transformation& to_city, const BoxIndex& ways, std::size_t cells,
              std::vector<Problem>& problems, const std::stop_token& stop) {
  const std::size_t wanted = count_cells(raster, to_city, {&ways, nullptr}, stop);
  if (cells + wanted <= most_raster_cells / 2) return true;  // the other half is for those near the sites
  problems.push_back(said_of_file(Problem::Severity::warning, file.string(),
                                  in_both("{} million of its cells lie along ways, more than fit: of ways away from the sites the heights are not known",
                                          "{} miljoner av dess celler ligger längs vägar, fler än vad som får plats: höjderna längs vägar en bit från platserna är inte kända", wanted / 1'000'000),
                                  {"Give it with larger cells, or a smaller piece of the city.", "Ge det med större celler, eller en mindre del av staden."}));
  return false;
}

}  // namespace levelground::gis
