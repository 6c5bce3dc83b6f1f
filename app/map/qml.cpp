// SPDX-License-Identifier: Apache-2.0
#include "app/map/qml.hpp"

#include <array>

#include <fmt/format.h>

#include "app/map/furniture.hpp"
#include "app/map/style.hpp"
#include "app/map/svg.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {
namespace {

/// Pixels of the style to the millimetres of QGIS.
double mm(double pixels) { return pixels * 25.4 / 96; }

std::string rgba(Colour c) { return fmt::format("{},{},{},{}", c.r, c.g, c.b, c.a); }

std::string base64(const std::string& bytes) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? letters[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string options(const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out = "<Option type=\"Map\">";
  for (const auto& [name, value] : values) out += "<Option type=\"QString\" name=\"" + name + "\" value=\"" + escape_xml(value) + "\"/>";
  return out + "</Option>";
}

std::string layer(const std::string& kind, const std::vector<std::pair<std::string, std::string>>& values, const std::string& inner = "") {
  return "<layer class=\"" + kind + "\" enabled=\"1\" locked=\"0\" pass=\"0\">" + options(values) + inner + "</layer>";
}

std::string dash_text(const std::vector<double>& dash) {
  std::string text;
  for (const double d : dash) text += fmt::format("{}{:.2f}", text.empty() ? "" : ";", mm(d));
  return text;
}

std::string simple_line(Colour colour, double pixels, const std::vector<double>& dash) {
  std::vector<std::pair<std::string, std::string>> values{
      {"line_color", rgba(colour)}, {"line_width", fmt::format("{:.2f}", mm(pixels))}, {"line_width_unit", "MM"},
      {"capstyle", "flat"},         {"joinstyle", "round"},                           {"line_style", "solid"}};
  if (!dash.empty()) values.insert(values.end(), {{"use_custom_dash", "1"}, {"customdash", dash_text(dash)}, {"customdash_unit", "MM"}});
  return layer("SimpleLine", values);
}

std::string symbol(const std::string& type, const std::string& name, const std::string& layers) {
  return "<symbol type=\"" + type + "\" name=\"" + name + "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">" + layers + "</symbol>\n";
}

/// Fill, pattern and outline of a class; sub-symbols are named after their layer, as QGIS does.
std::string area_symbol(const std::string& name, const AreaStyle& style, Colour ground) {
  std::string layers = layer("SimpleFill", {{"color", rgba(with_alpha(mix(ground, style.colour, style.tint), style.tint > 0 ? 0.85 : 0.5))},
                                            {"style", "solid"},
                                            {"outline_style", "no"}});
  int number = 1;
  const auto sub = [&] { return fmt::format("@{}@{}", name, number++); };
  const auto lines = [&](const char* angle) {
    layers += layer("LinePatternFill",
                    {{"angle", angle}, {"distance", fmt::format("{:.2f}", mm(style.pattern.spacing))}, {"distance_unit", "MM"},
                     {"line_width", fmt::format("{:.2f}", mm(style.pattern.weight))}},
                    symbol("line", sub(), simple_line(style.pattern_colour, style.pattern.weight, {})));
  };
  switch (style.pattern.kind) {
    case Pattern::Kind::none: break;
    case Pattern::Kind::cross: lines("135"); [[fallthrough]];
    case Pattern::Kind::diagonal: lines("45"); break;
    case Pattern::Kind::dots: {
      const std::string step = fmt::format("{:.2f}", mm(style.pattern.spacing));
      const std::string half = fmt::format("{:.2f}", mm(style.pattern.spacing / 2));
      layers += layer("PointPatternFill",
                      {{"distance_x", step}, {"distance_x_unit", "MM"}, {"distance_y", half}, {"distance_y_unit", "MM"},
                       {"displacement_x", half}, {"displacement_x_unit", "MM"}},
                      symbol("marker", sub(), layer("SimpleMarker", {{"name", "circle"},
                                                                     {"color", rgba(style.pattern_colour)},
                                                                     {"outline_style", "no"},
                                                                     {"size", fmt::format("{:.2f}", mm(2 * style.pattern.weight))},
                                                                     {"size_unit", "MM"}})));
      break;
    }
  }
  layers += simple_line(style.colour, 2.2 * style.outline, style.dash);
  return symbol("fill", name, layers);
}

std::string svg_marker(const Symbol& picture, const SymbolInks& inks, double pixels, bool mandatory) {
  const std::string svg = symbol_svg(picture, inks, 48, "", mandatory);
  return layer("SvgMarker", {{"name", "base64:" + base64(svg)},
                             {"size", fmt::format("{:.2f}", mm(pixels * (mandatory ? mandatory_ring : 1)))},
                             {"size_unit", "MM"}});
}

struct Category {
  std::string value;
  std::string label;
  std::string symbol;   ///< layers of it
};

/// Where QGIS puts a label: beside a point by an offset, or level and inside.
constexpr int over_point = 1;
constexpr int horizontally = 4;

std::string labels(const Tokens& t, const std::string& field, double size, int placement) {
  return fmt::format("<labeling type=\"simple\"><settings calloutType=\"simple\"><text-style fieldName=\"{}\" isExpression=\"0\" fontFamily=\"Inter\" "
                     "fontSize=\"{}\" fontSizeUnit=\"Point\" fontWeight=\"63\" fontItalic=\"0\" textOpacity=\"1\" multilineHeight=\"1\" textColor=\"{}\" "
                     "namedStyle=\"SemiBold\"><text-buffer bufferDraw=\"1\" bufferOpacity=\"1\" bufferSize=\"0.9\" bufferSizeUnits=\"MM\" "
                     "bufferColor=\"{}\"/></text-style><placement placement=\"{}\" quadOffset=\"8\" xOffset=\"1.6\" yOffset=\"1.2\" offsetUnits=\"MM\" "
                     "priority=\"8\"/><rendering drawLabels=\"1\" obstacle=\"0\"/></settings></labeling>\n",
                     field, size, rgba(t.ink), rgba(t.halo), placement);
}

/// `geometry`: 0 point, 1 line, 2 polygon, as QGIS counts.
std::string document(const std::string& attribute, const std::string& type, const std::vector<Category>& categories, const std::string& labelling,
                     int geometry, const std::string& order) {
  std::string out = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";
  out += fmt::format("<qgis version=\"3.22.16\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{}\">\n", labelling.empty() ? 0 : 1);
  out += "<renderer-v2 type=\"categorizedSymbol\" attr=\"" + escape_xml(attribute) + "\" symbollevels=\"0\" enableorderby=\"" + std::string(order.empty() ? "0" : "1") +
         "\" forceraster=\"0\">\n<categories>\n";
  for (std::size_t i = 0; i < categories.size(); ++i)
    out += fmt::format("<category render=\"true\" type=\"string\" symbol=\"{}\" value=\"{}\" label=\"{}\"/>\n", i, escape_xml(categories[i].value),
                       escape_xml(categories[i].label));
  out += "</categories>\n<symbols>\n";
  for (std::size_t i = 0; i < categories.size(); ++i)
    out += categories[i].symbol.starts_with("<symbol") ? categories[i].symbol : symbol(type, fmt::format("{}", i), categories[i].symbol);
  out += "</symbols>\n";
  if (!order.empty()) out += "<orderby><orderByClause asc=\"1\" nullsFirst=\"1\">" + escape_xml(order) + "</orderByClause></orderby>\n";
  out += "</renderer-v2>\n" + labelling;
  return out + fmt::format("<layerGeometryType>{}</layerGeometryType>\n</qgis>\n", geometry);
}

std::string sites_style(const Scheme& scheme, const Texts& texts, const Tokens& t) {
  std::vector<Category> categories;
  const auto add = [&](const std::string& value, const std::string& words, const AreaStyle& style) {
    categories.push_back({value, words, area_symbol(fmt::format("{}", categories.size()), style, t.site)});
  };
  for (auto level = scheme.levels.rbegin(); level != scheme.levels.rend(); ++level)
    add(level->id, level->name.in(texts.language()), outcome_style(t, *outcome_class(Outcome::level, level->bars)));
  add("not_certified", texts.get("map.outcome.not_certified"), outcome_style(t, OutcomeClass::not_certified));
  add("undetermined", texts.get("map.outcome.undetermined"), outcome_style(t, OutcomeClass::undetermined));
  // A screening has no level: its sites show what is known of them, so that a first look is never one grey.
  static constexpr std::array<double, 6> middles{0.05, 0.15, 0.35, 0.6, 0.8, 0.95};
  for (std::size_t c = 0; c < middles.size(); ++c)
    add(fmt::format("screening {}", c), texts.get("map.outcome.screening") + ": " + coverage_words(c, texts), coverage_style(t, middles[c]));
  const std::string attribute = R"(CASE WHEN "outcome" = 'screening' THEN 'screening ' || "coverage_class" ELSE "outcome" END)";
  return document(attribute, "fill", categories, labels(t, "name", 9, horizontally), 2, "");
}

constexpr std::array<GapKind, 4> gap_kinds{GapKind::barrier, GapKind::shortfall, GapKind::possible, GapKind::not_observed};

std::string gap_style(const Texts& texts, const Tokens& t, int geometry) {
  std::vector<Category> categories;
  for (const GapKind kind : gap_kinds) {
    for (const bool mandatory : {true, false}) {
      const Colour colour = t.gap[static_cast<std::size_t>(kind)];
      const bool sure = kind == GapKind::barrier || kind == GapKind::shortfall;
      Category category;
      category.value = std::string(gap_kind_name(kind)) + (mandatory ? " mandatory" : "");
      category.label = texts.get("map.gap." + std::string(gap_kind_name(kind)) + (mandatory ? ".mandatory" : ""));
      if (geometry == 0) {
        category.symbol = svg_marker(gap_symbol(kind), {colour, t.halo, t.ink, std::nullopt}, 18, mandatory);
      } else if (geometry == 1) {
        category.symbol = simple_line(t.halo, 9, {});
        if (sure) category.symbol += simple_line(colour, mandatory ? 7 : 6, {}) + simple_line(t.halo, 1.4, {});
        else category.symbol += simple_line(colour, kind == GapKind::possible ? 6 : 3, {2, 3});
      } else {
        AreaStyle style;
        style.colour = style.pattern_colour = colour;
        if (kind != GapKind::not_observed) style.pattern = {Pattern::Kind::diagonal, 6, 1.3};
        style.outline = mandatory ? 1.0 : 0.65;
        if (!sure) style.dash = {4, 3};
        category.symbol = area_symbol(fmt::format("{}", categories.size()), style, t.site);
      }
      categories.push_back(std::move(category));
    }
  }
  const std::string attribute = R"("kind" || CASE WHEN "mandatory" = 1 THEN ' mandatory' ELSE '' END)";
  return document(attribute, geometry == 0 ? "marker" : geometry == 1 ? "line" : "fill", categories, labels(t, "number", 8, geometry == 0 ? over_point : horizontally), geometry, "\"severity\" * 2 + \"mandatory\"");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> qgis_styles(const Scheme& scheme, const Texts& texts) {
  const Tokens& t = tokens(Palette::light);
  return {{"sites", sites_style(scheme, texts, t)},
          {"gaps_area", gap_style(texts, t, 2)},
          {"gaps_line", gap_style(texts, t, 1)},
          {"gaps_point", gap_style(texts, t, 0)}};
}

}  // namespace levelground::map
