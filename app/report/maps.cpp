// SPDX-License-Identifier: Apache-2.0
#include "app/report/maps.hpp"

#include <algorithm>

#include "app/map/furniture.hpp"
#include "app/map/svg.hpp"
#include "app/report/words.hpp"

namespace levelground::report {
namespace {

Data legend_of(const map::Scene& scene, const map::View& view, const Context& c) {
  Data list(Data::type::list);
  for (const map::LegendItem& item : map::legend_items(scene, view, c.scheme(), c.texts)) {
    map::SvgCanvas canvas;
    map::draw_legend_item(canvas, item, map::tokens(view.palette), {0, 0}, 24, 18);
    std::string body = canvas.take();
    std::erase(body, '\n');
    Data entry(Data::type::object);
    entry.set("mark", map::svg_document(24, 18, "", "", body));
    entry.set("words", item.words);
    list.push_back(entry);
  }
  return list;
}

/// The surroundings of one site with its own gaps: those of neighbours would carry numbers of another table.
map::Scene around(const map::Scene& whole, std::uint32_t site, const Box& box) {
  map::Scene scene;
  scene.name = whole.name, scene.crs = whole.crs, scene.credits = whole.credits, scene.screening = whole.screening, scene.extent = box;
  scene.sites = whole.sites, scene.site_index = whole.site_index, scene.routes = whole.routes, scene.route_site = whole.route_site;
  for (const map::GapShape& gap : whole.gaps)
    if (gap.site == site) scene.gaps.push_back(gap);
  std::vector<Box> boxes;
  for (const std::uint32_t i : whole.ground_index.find(box.grown(4 * std::max({box.width(), box.height(), 40.0})))) {
    scene.ground.push_back(whole.ground[i]);
    boxes.push_back(bounds(whole.ground[i].geometry).grown(std::max(whole.ground[i].width / 2, whole.ground[i].crown)));
  }
  scene.ground_index = BoxIndex(boxes);
  return scene;
}

map::View paper_view(const Box& box, int width, int height) {
  map::View view = map::fit(box, width, height);
  view.palette = map::Palette::print;
  view.legend = false;  // stands below the map, where it hides nothing
  return view;
}

}  // namespace

Data city_map(const Context& c, int width, int height, const std::string& table) {
  Box box;
  for (const map::SiteShape& site : c.scene.sites) box.include(bounds(Geometry(site.area)));
  if (box.empty()) box = c.scene.extent;
  map::View view = paper_view(box, width, height);
  view.colouring = c.screening() ? map::Colouring::coverage : map::Colouring::outcome;
  Data data(Data::type::object);
  data.set("svg", map::to_svg(c.scene, view, c.scheme(), c.texts, c.texts.get("report.map.title", {{"name", city_name(c)}})));
  data.set("legend", legend_of(c.scene, view, c));
  data.set("caption", c.texts.get(c.screening() ? "report.map.caption_coverage" : "report.map.caption_city", {{"table", table}}));
  return data;
}

Data site_map(const Context& c, std::uint32_t site, int width, int height, const std::string& table, bool ring_first, bool key) {
  Box box = map::site_box(c.scene, site);
  const map::Scene scene = around(c.scene, site, box);
  const SiteResult& result = c.assessment.sites[site];
  for (const map::GapShape& gap : scene.gaps)
    if (distance(gap.at, box.centre()) < 1.2 * std::max(box.width(), box.height())) box.include(gap.at);
  box = box.grown(0.03 * std::max(box.width(), box.height()));  // room for the symbols at the edge
  map::View view = paper_view(box, width, height);
  // A small place still shows its streets: never closer than 1:400.
  view.metres_per_pixel = std::max(view.metres_per_pixel, 400 * 0.0254 / 96);
  if (ring_first && !scene.gaps.empty() && scene.gaps.front().kind <= GapKind::shortfall) view.selected_gap = scene.gaps.front().id;
  view.open_site = site;
  view.colouring = c.screening() ? map::Colouring::coverage : map::Colouring::outcome;
  Data data(Data::type::object);
  data.set("svg", map::to_svg(scene, view, c.scheme(), c.texts, c.texts.get("report.map.title", {{"name", site_name(c, result)}})));
  if (key) data.set("legend", legend_of(scene, view, c));
  long long without_place = 0;
  for (const Gap& gap : result.gaps) without_place += representative_point(gap.where()) ? 0 : 1;
  std::string caption = scene.gaps.empty() ? c.texts.get("report.map.caption_no_gaps") : c.texts.get("report.map.caption_site", {{"table", table}});
  if (without_place > 0) caption += ' ' + c.texts.plural("report.map.no_place", without_place);
  data.set("caption", caption);
  return data;
}

}  // namespace levelground::report
