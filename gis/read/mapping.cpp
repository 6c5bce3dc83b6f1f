// SPDX-License-Identifier: Apache-2.0
#include "gis/read/mapping.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "core/base/errors.hpp"
#include "core/base/local_format.hpp"
#include "gis/read/mapping_data.hpp"

namespace levelground::gis {

namespace {

namespace fs = std::filesystem;

/// The text of a mapping file. A file beyond any sensible size is refused rather than read.
std::string read_text(const fs::path& file) {
  constexpr std::uintmax_t largest = 4'000'000;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (!error && size > largest) {
    throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 0, "the mapping is larger than 4 MB", "split it, or check that it is a mapping"});
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (error || !stream) {
    throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 0, "the mapping cannot be read", "check that the file exists and may be read"});
  }
  return text;
}

/// Names of the mapping files of a folder without ".yaml", sorted.
std::vector<std::string> ids_in(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> ids;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".yaml") ids.push_back(it->path().stem().string());
  }
  if (error) {
    throw InputError(Problem{Problem::Severity::error, folder.string(), {}, {}, 0, "the folder of mappings cannot be read: " + error.message(),
                             "check that it exists and may be read"});
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

LayerMapping load_file(const fs::path& folder, const std::string& id) {
  const fs::path file = folder / (id + ".yaml");
  LayerMapping mapping = LayerMapping::parse(read_text(file), file.string());
  if (mapping.id() != id) {
    throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 1, fmt::format("the mapping calls itself ‘{}’", mapping.id()),
                             fmt::format("name the file {}.yaml, or write “id: {}”", mapping.id(), id)});
  }
  return mapping;
}

}  // namespace

LayerMapping::LayerMapping(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
const std::string& LayerMapping::id() const { return m_data->id; }
const std::string& LayerMapping::title() const { return m_data->title; }
const std::string& LayerMapping::licence() const { return m_data->licence; }
const std::vector<std::string>& LayerMapping::formats() const { return m_data->formats; }
const TopologyKeys& LayerMapping::topology() const { return m_data->topology; }
const Rational& LayerMapping::join_tolerance() const { return m_data->join_tolerance; }
const Rational& LayerMapping::entrance_tolerance() const { return m_data->entrance_tolerance; }
LinesCross LayerMapping::lines_cross() const { return m_data->lines_cross; }
bool LayerMapping::plain() const { return m_data->plain; }
bool LayerMapping::makes_observations() const { return !m_data->observations.empty(); }
bool LayerMapping::reads_layer(std::string_view layer) const { return layer_matches(m_data->layers, layer); }

bool LayerMapping::uses_key(std::string_view key) const {
  if (m_data->plain) return true;
  const auto in_conditions = [&](const std::vector<TagCondition>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [&](const TagCondition& c) { return c.key == key; });
  };
  const auto in_texts = [&](const std::vector<std::string>& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
  const TopologyKeys& topology = m_data->topology;
  if (key == topology.id || key == topology.from_node || key == topology.to_node || key == topology.node) return true;
  for (const FeatureRule& rule : m_data->rules) {
    if (in_conditions(rule.when) || in_conditions(rule.unless)) return true;
    if (std::any_of(rule.copy.begin(), rule.copy.end(), [&](const FeatureRule::Copy& copy) { return in_texts(copy.keys); })) return true;
  }
  for (const PropertyBlock& block : m_data->blocks) {
    if (in_conditions(block.when) || in_conditions(block.unless)) return true;
    if (std::any_of(block.from.begin(), block.from.end(), [&](const SourceKey& source) { return source.key == key; })) return true;
    if (std::any_of(block.implied.begin(), block.implied.end(), [&](const ImpliedMeaning& i) { return i.condition.key == key; })) return true;
  }
  return std::any_of(m_data->observations.begin(), m_data->observations.end(), [&](const ObservationRule& rule) {
    return in_conditions(rule.when) || in_conditions(rule.unless) || key == rule.result_from || in_texts(rule.note) || in_texts(rule.time) ||
           in_texts(rule.observer);
  });
}

std::vector<std::pair<std::string, std::uint64_t>> MappingTally::unknown_by_frequency() const {
  std::vector<std::pair<std::string, std::uint64_t>> result(unknown_values.begin(), unknown_values.end());
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return result;
}

LocalText misfit_words(const MappingTally& tally) {
  const std::size_t colon = tally.last_misfit.find(": ");
  const std::string theme = tally.last_misfit.substr(0, colon);
  const std::string drawn = tally.last_misfit.substr(colon + 2);
  const std::string sv = drawn == "point" ? "en punkt" : drawn == "line" ? "en linje" : drawn == "polygon" ? "en yta" : drawn;
  return in_both("it is drawn as {}, which the mapping does not take for {}", "det är ritat som {}, vilket översättningen inte tar för {}", LocalText{"a " + drawn, sv}, theme);
}

void MappingTally::add(const MappingTally& other) {
  objects += other.objects;
  unmapped += other.unmapped;
  for (std::size_t i = 0; i < theme_count; ++i) themes[i] += other.themes[i];
  for (std::size_t i = 0; i < property_count; ++i) understood[i] += other.understood[i];
  for (const auto& [value, count] : other.unknown_values) unknown_values[value] += count;
  for (const auto& [what, count] : other.wrong_geometry) wrong_geometry[what] += count;
  misfits += other.misfits;
}

std::vector<MappingInfo> list_mappings(const fs::path& folder) {
  std::vector<MappingInfo> result;
  for (const std::string& id : ids_in(folder)) {
    const LayerMapping mapping = load_file(folder, id);
    result.push_back({mapping.id(), mapping.title(), mapping.formats()});
  }
  return result;
}

LayerMapping load_mapping(const fs::path& folder, std::string_view id) {
  if (id.ends_with(".yaml")) {
    const fs::path file(id);
    if (!fs::is_regular_file(file)) {
      throw InputError(Problem{Problem::Severity::error, file.string(), {}, {}, 0, "there is no such mapping file", "check the path"});
    }
    return load_file(file.parent_path(), file.stem().string());
  }
  const std::vector<std::string> known = ids_in(folder);
  const auto found = std::find(known.begin(), known.end(), id);
  if (found == known.end()) {
    const std::string near = nearest_word(id, known);
    throw InputError(Problem{Problem::Severity::error, folder.string(), {}, {}, 0, fmt::format("there is no mapping ‘{}’", id),
                             near.empty() ? fmt::format("mappings are {}", fmt::join(known, ", ")) : fmt::format("did you mean ‘{}’?", near)});
  }
  return load_file(folder, *found);
}

LayerMapping default_mapping(const fs::path& folder, std::string_view format) {
  std::vector<std::string> fitting;
  for (const MappingInfo& info : list_mappings(folder)) {
    if (std::find(info.formats.begin(), info.formats.end(), format) != info.formats.end()) fitting.push_back(info.id);
  }
  if (fitting.size() != 1) {
    throw InputError(Problem{Problem::Severity::error, folder.string(), {}, {}, 0,
                             fitting.empty() ? fmt::format("no mapping is made for the format ‘{}’", format)
                                             : fmt::format("several mappings are made for the format ‘{}’: {}", format, fmt::join(fitting, ", ")),
                             "name the mapping of the source"});
  }
  return load_file(folder, fitting.front());
}

}  // namespace levelground::gis
