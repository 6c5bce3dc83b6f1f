// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/map/draw.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {
namespace {

AreaStyle style_of(const SiteShape& site, const Sheet& sheet) {
  if (sheet.view.colouring == Colouring::coverage && site.kind != SiteClass::no_result) return coverage_style(sheet.t, site.coverage);
  if (const auto kind = outcome_class(site)) return outcome_style(sheet.t, *kind);
  AreaStyle plain;
  plain.colour = sheet.t.site_line;
  return plain;
}

/// A site that shows its gaps keeps its class, quietly: the symbols speak.
AreaStyle quieter(AreaStyle style) {
  style.tint *= 0.45;
  style.pattern.spacing *= 2.2;
  style.pattern.weight = std::min(style.pattern.weight, 1.0);
  style.pattern_colour = with_alpha(style.pattern_colour, 0.45);
  return style;
}

}  // namespace

void draw_sites(Sheet& sheet) {
  Path path;
  const auto outline_of = [&](std::uint32_t i) -> const Path& {
    path.clear();
    add_area(path, sheet.scene.sites[i].area, sheet);
    return path;
  };
  for (const std::uint32_t i : sheet.layout.sites)
    if (!outline_of(i).empty()) sheet.canvas.path(path, {sheet.t.site, std::nullopt});
  draw_ground_shapes(sheet, Where::inside_areas);
  std::vector<AreaStyle> styles;
  for (std::size_t n = 0; n < sheet.layout.sites.size(); ++n) {
    const SiteShape& site = sheet.scene.sites[sheet.layout.sites[n]];
    AreaStyle style = style_of(site, sheet);
    if (sheet.layout.open[n]) style = quieter(std::move(style));
    if (style.tint > 0 && !outline_of(sheet.layout.sites[n]).empty())
      sheet.canvas.path(path, {with_alpha(style.colour, style.tint), std::nullopt});
    const Box box = bounds(Geometry(site.area));
    if (std::max(box.width(), box.height()) >= 7 * sheet.view.metres_per_pixel) draw_pattern(sheet, site.area, style.pattern, style.pattern_colour);
    styles.push_back(std::move(style));
  }
  draw_ground_shapes(sheet, Where::inside_things);
  for (std::size_t n = 0; n < sheet.layout.sites.size(); ++n) {
    if (outline_of(sheet.layout.sites[n]).empty()) continue;
    const AreaStyle& style = styles[n];
    const bool coverage = sheet.view.colouring == Colouring::coverage;
    sheet.canvas.path(path, {std::nullopt, Stroke{coverage ? sheet.t.site_line : style.colour, sheet.w.site_outline * style.outline, style.dash, false}});
  }
  for (const bool halo : {true, false}) {  // all halos first, so that none cuts a neighbour
    if (sheet.w.route <= 0) break;
    for (std::size_t n = 0; n < sheet.scene.routes.size(); ++n) {
      if (!shows_route(sheet.scene, sheet.layout, n)) continue;
      path.clear();
      add_line(path, sheet.scene.routes[n], sheet);
      if (path.empty()) continue;
      if (halo) sheet.canvas.path(path, {std::nullopt, Stroke{mix(sheet.t.site, sheet.t.halo, 0.8), sheet.w.route + 2.4, {}, true}});
      else sheet.canvas.path(path, {std::nullopt, Stroke{sheet.t.route, sheet.w.route, {}, true}});
    }
  }
  if (sheet.view.selected_site) {
    for (const std::uint32_t i : sheet.layout.sites) {
      if (sheet.scene.sites[i].site != *sheet.view.selected_site || outline_of(i).empty()) continue;
      sheet.canvas.path(path, {std::nullopt, Stroke{sheet.t.halo, 9, {}, true}});
      sheet.canvas.path(path, {std::nullopt, Stroke{sheet.t.route, 2.6, {}, true}});
    }
  }
}

}  // namespace levelground::map
