// SPDX-License-Identifier: Apache-2.0
#include "app/run/project_raster.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/quantity.hpp"

namespace levelground::run {

namespace {

struct Kind {
  std::string_view name;
  std::optional<RasterKind> kind;
  Quantity quantity;
};
constexpr std::array<Kind, 5> kinds = {{{"elevation", RasterKind::elevation, Quantity::length},
                                        {"noise", RasterKind::noise, Quantity::sound_level},
                                        {"canopy_share", RasterKind::canopy_share, Quantity::share},
                                        {"canopy_height", RasterKind::canopy_height, Quantity::length},
                                        {"people", std::nullopt, Quantity::share}}};

constexpr std::array<Property, 5> counts_of_people = {Property::population, Property::population_children,
                                                      Property::population_older, Property::population_women,
                                                      Property::population_men};

template <typename Range, typename Name>
std::string list_of(const Range& range, Name name) {
  std::string list;
  for (const auto& item : range) list += (list.empty() ? "" : ", ") + std::string(name(item));
  return list;
}

class SpecReader {
 public:
  SpecReader(const YamlNode& node, const std::string& file, std::vector<Problem>& problems)
      : m_reader(node, file, problems) {}

  gis::RasterSpec read() {
    const std::string is = m_reader.required_text("is");
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == is; });
    if (kind == kinds.end()) {
      if (!is.empty())
        fault("is", "‘" + is + "’ is nothing that a raster can be",
              "write one of: " + list_of(kinds, [](const Kind& k) { return k.name; }));
      return m_spec;
    }
    m_spec.kind = kind->kind;
    read_grade();
    if (m_spec.kind)
      read_field(*kind);
    else
      read_people();
    m_reader.finish();
    return m_spec;
  }

 private:
  void fault(std::string_view key, std::string what, std::string remedy) {
    const YamlNode* at = m_reader.optional(key);
    m_reader.problem(at == nullptr ? m_reader.node().line : at->line, std::move(what), std::move(remedy));
  }

  void read_grade() {
    const std::string word = m_reader.text("grade", "inferred");
    if (const auto grade = grade_from_name(word))
      m_spec.grade = *grade;
    else
      fault("grade", "‘" + word + "’ is no grade", "write measured, tagged or inferred");
  }

  std::optional<Rational> amount(std::string_view key, Quantity quantity) {
    const std::string text = m_reader.text(key);
    if (text.empty()) return std::nullopt;
    return parsed(key, text, quantity);
  }

  std::optional<Rational> parsed(std::string_view key, const std::string& text, Quantity quantity) {
    std::string why;
    const auto exact = parse_exact(text, quantity, why);
    if (!exact) fault(key, "‘" + text + "’: " + why, "write a number with its unit");
    return exact ? std::optional(exact->base) : std::nullopt;
  }

  void read_field(const Kind& kind) {
    m_spec.band = band_of(m_reader.text("band", "1"), "band");
    m_spec.unit = m_reader.text("unit");
    if (m_spec.kind == RasterKind::noise) m_spec.about = m_reader.required_text("indicator");
    if (const auto off = amount("position_accuracy", Quantity::length))
      m_spec.position_accuracy = off->to_double() / 1000;
    if (const YamlNode* values = m_reader.optional("values")) {
      read_codes(*values, kind);
      return;
    }
    const auto accuracy = amount("accuracy", kind.quantity);
    if (accuracy)
      m_spec.accuracy = *accuracy;
    else if (m_reader.text("accuracy").empty())
      fault("accuracy", "nobody says how accurate its numbers are", "write accuracy: with a unit (accuracy: 0.15 m)");
    if (m_spec.kind == RasterKind::elevation) m_spec.difference_accuracy = amount("difference_accuracy", kind.quantity);
  }

  /// `values: {1: ["50 dB", "55 dB"], 2: "60 dB"}`; an end may be `unbounded`.
  void read_codes(const YamlNode& values, const Kind& kind) {
    if (m_spec.kind == RasterKind::elevation) fault("values", "heights are numbers, not codes", "leave ‘values’ out");
    if (values.kind != YamlNode::Kind::mapping || values.entries.empty()) {
      fault("values", "‘values’ says what each code means", "write values: {1: [50 dB, 55 dB]}");
      return;
    }
    for (const auto& [code, meaning] : values.entries) {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
      if (error != std::errc() || end != code.data() + code.size()) {
        m_reader.problem(meaning.line, "‘" + code + "’ is no code of a raster", "codes are whole numbers");
        continue;
      }
      const bool pair = meaning.kind == YamlNode::Kind::sequence && meaning.items.size() == 2;
      if (!pair && meaning.kind != YamlNode::Kind::scalar) {
        m_reader.problem(meaning.line, "the code " + code + " has no meaning", "write one value, or [from, to]");
        continue;
      }
      const auto low = end_of(pair ? meaning.items[0].scalar : meaning.scalar, kind.quantity, false);
      const auto high = end_of(pair ? meaning.items[1].scalar : meaning.scalar, kind.quantity, true);
      if (!low || !high) continue;
      if (*low > *high)
        m_reader.problem(meaning.line, "the code " + code + " ends below its beginning",
                         "write the smaller value first");
      else
        m_spec.codes[number] = {*low, *high};
    }
  }

  std::optional<Rational> end_of(const std::string& text, Quantity quantity, bool upper) {
    if (text == "unbounded") return upper ? domain(quantity).high : domain(quantity).low;
    return parsed("values", text, quantity);
  }

  int band_of(const std::string& text, std::string_view key) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr int most = 65'535;
    if (error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= most) return number;
    fault(key, "‘" + text + "’ is no band", "bands are counted from 1");
    return 1;
  }

  void read_people() {
    if (const auto accuracy = amount("accuracy", Quantity::share)) m_spec.accuracy = *accuracy;
    const std::string nodata = m_reader.text("nodata", "unknown");
    m_spec.nodata_is_nobody = nodata == "nobody";
    if (nodata != "nobody" && nodata != "unknown")
      fault("nodata", "‘" + nodata + "’ is not what a cell without a number can mean", "write nobody or unknown");
    const YamlNode* bands = m_reader.required("bands");
    if (bands == nullptr) return;
    if (bands->kind != YamlNode::Kind::mapping || bands->entries.empty()) {
      fault("bands", "‘bands’ says which bands count whom", "write bands: {population: 1, population_women: [2, 3]}");
      return;
    }
    for (const auto& [name, which] : bands->entries) {
      const auto property = property_from_name(name);
      if (!property ||
          std::find(counts_of_people.begin(), counts_of_people.end(), *property) == counts_of_people.end()) {
        m_reader.problem(
            which.line, "‘" + name + "’ counts no people",
            "write one of: " + list_of(counts_of_people, [](Property p) { return property_info(p).name; }));
        continue;
      }
      gis::PeopleBands people{*property, {}};
      if (which.kind == YamlNode::Kind::scalar) people.bands.push_back(band_of(which.scalar, "bands"));
      for (const YamlNode& band : which.items) people.bands.push_back(band_of(band.scalar, "bands"));
      if (people.bands.empty())
        m_reader.problem(which.line, "‘" + name + "’ names no band", "write the number of a band");
      else
        m_spec.people.push_back(std::move(people));
    }
  }

  YamlReader m_reader;
  gis::RasterSpec m_spec;
};

}  // namespace

gis::RasterSpec read_raster_spec(const YamlNode& node, const std::string& file, std::vector<Problem>& problems) {
  if (node.kind != YamlNode::Kind::mapping) {
    problems.push_back({Problem::Severity::error,
                        file,
                        {},
                        {},
                        node.line,
                        "‘raster’ says what the cells are",
                        "write raster: {is: elevation, unit: m, accuracy: 0.15 m}"});
    return {};
  }
  return SpecReader(node, file, problems).read();
}

}  // namespace levelground::run
