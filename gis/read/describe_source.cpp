// SPDX-License-Identifier: Apache-2.0
// What a source holds and what its mapping makes of it, for `levelground info`.
#include "gis/crs/crs.hpp"
#include "gis/read/read_city_source.hpp"

namespace levelground::gis {

SourceInfo describe_source(const SourceSpec& source, const std::filesystem::path& mappings, Progress& progress, const std::stop_token& stop) {
  const SourceContent content = read_source(source, 0, mappings, progress, stop);
  SourceInfo info;
  info.file = content.source.file;
  info.format = content.source.format;
  info.sha256 = content.source.sha256;
  info.mapping = content.source.mapping;
  info.licence = content.source.licence;
  info.date = content.source.date;
  info.bytes = content.bytes;
  info.problems = content.problems;
  ProjContext proj;
  for (const SourceLayer& layer : content.layers) {
    LayerInfo described;
    described.name = layer.layer.name;
    described.geometry = layer.layer.geometry;
    Problem where;
    where.file = layer.file;
    where.layer = layer.layer.name;
    if (layer.layer.crs.empty()) {
      where.what = "the layer states no CRS";
      where.remedy = "Name it in the project (crs: EPSG:3006).";
      info.problems.push_back(where);
    } else {
      try {
        described.crs = read_crs(proj, layer.layer.crs, where).label();
      } catch (const InputError& error) {
        info.problems.insert(info.problems.end(), error.problems().begin(), error.problems().end());
      }
    }
    described.features = layer.records;
    for (std::size_t i = 0; i < theme_count; ++i) {
      if (layer.tally.themes[i] > 0) described.themes.emplace_back(theme_name(static_cast<Theme>(i)), layer.tally.themes[i]);
    }
    for (std::size_t i = 0; i < property_count; ++i) {
      if (layer.tally.understood[i] > 0) described.properties.emplace_back(property_info(static_cast<Property>(i)).name, layer.tally.understood[i]);
    }
    described.unmapped = layer.tally.unmapped;
    described.unknown_values = layer.tally.unknown_by_frequency();
    info.layers.push_back(std::move(described));
  }
  return info;
}

}  // namespace levelground::gis
