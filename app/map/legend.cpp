// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/map/furniture.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {
namespace {

std::string outcome_id(OutcomeClass kind) {
  switch (kind) {
    case OutcomeClass::not_certified: return "map.outcome.not_certified";
    case OutcomeClass::undetermined: return "map.outcome.undetermined";
    default: return "map.outcome.screening";
  }
}

void add_sites(const Scene& scene, const Layout& layout, const View& view, const Scheme& scheme, const Texts& texts,
               std::vector<LegendItem>& items) {
  std::set<std::size_t> coverage;
  std::map<int, std::string, std::greater<>> levels;  // most bars first
  std::set<OutcomeClass> others;
  for (const std::uint32_t i : layout.sites) {
    const SiteShape& site = scene.sites[i];
    const auto kind = outcome_class(site);
    if (!kind) continue;
    coverage.insert(coverage_class(site.coverage));
    if (site.kind != SiteClass::level) {
      others.insert(*kind);
      continue;
    }
    for (const Level& level : scheme.levels)
      if (level.id == site.level) levels[site.bars] = level.name.in(texts.language());
  }
  if (view.colouring == Colouring::coverage) {
    for (auto c = coverage.rbegin(); c != coverage.rend(); ++c) {
      LegendItem item;
      item.kind = LegendItem::Kind::coverage, item.coverage = *c, item.words = coverage_words(*c, texts);
      items.push_back(std::move(item));
    }
    return;
  }
  for (const auto& [bars, name] : levels) {
    LegendItem item;
    item.outcome = *outcome_class(Outcome::level, bars), item.bars = bars, item.words = name;
    items.push_back(std::move(item));
  }
  for (const OutcomeClass kind : others) {
    LegendItem item;
    item.outcome = kind, item.words = texts.get(outcome_id(kind));
    items.push_back(std::move(item));
  }
}

}  // namespace

std::string coverage_words(std::size_t c, const Texts& texts) {
  if (c == 0) return texts.get("map.coverage.under", {{"high", fmt::format("{}", coverage_breaks.front())}});
  if (c == coverage_breaks.size()) return texts.get("map.coverage.from", {{"low", fmt::format("{}", coverage_breaks.back())}});
  return texts.get("map.coverage.between",
                   {{"low", fmt::format("{}", coverage_breaks[c - 1])}, {"high", fmt::format("{}", coverage_breaks[c])}});
}

std::vector<LegendItem> legend_items(const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts) {
  const Layout layout = lay_out(scene, view);
  std::vector<LegendItem> items;
  add_sites(scene, layout, view, scheme, texts, items);
  std::set<std::pair<GapKind, bool>> kinds;  // second: not mandatory, so that mandatory comes first
  std::map<bool, GapKind> lines;  // sure or possible, with the gravest kind that is drawn so
  const auto add_gap = [&](const GapShape& gap) {
    kinds.insert({gap.kind, !gap.mandatory});
    if (std::holds_alternative<Line>(gap.geometry) && gap.kind != GapKind::not_observed) {
      const auto [entry, fresh] = lines.emplace(gap.kind == GapKind::possible, gap.kind);
      if (!fresh) entry->second = std::min(entry->second, gap.kind);
    }
  };
  for (const PlacedGap& placed : layout.gaps) {
    add_gap(scene.gaps[placed.gap]);
    for (const std::uint32_t other : placed.also) add_gap(scene.gaps[other]);
  }
  if (view.colouring == Colouring::coverage)
    for (const PlacedBadge& badge : layout.badges)
      if (scene.sites[badge.site].worst_gap) kinds.insert({*scene.sites[badge.site].worst_gap, !scene.sites[badge.site].mandatory_gap});
  for (const auto& [kind, optional] : kinds) {
    LegendItem item;
    item.kind = LegendItem::Kind::gap, item.gap = kind, item.mandatory = !optional;
    item.words = texts.get("map.gap." + std::string(gap_kind_name(kind)) + (optional ? "" : ".mandatory"));
    items.push_back(std::move(item));
  }
  for (const auto& [possible, kind] : lines) {
    LegendItem item;
    item.kind = LegendItem::Kind::line_gap, item.gap = kind;
    item.words = texts.get(possible ? "map.line_gap.possible" : "map.line_gap.sure");
    items.push_back(std::move(item));
  }
  const Box seen = visible_box(view, 0);
  bool routes = false;
  for (std::size_t n = 0; n < scene.routes.size(); ++n) routes = routes || (bounds(scene.routes[n]).intersects(seen) && shows_route(scene, layout, n));
  if (routes && weights(layout.detail, tokens(view.palette)).route > 0) {
    LegendItem item;
    item.kind = LegendItem::Kind::route, item.words = texts.get("map.route");
    items.push_back(std::move(item));
  }
  return items;
}

void draw_legend_item(Canvas& canvas, const LegendItem& item, const Tokens& t, Point at, double width, double height) {
  const Point middle{at.x + width / 2, at.y + height / 2};
  const double r = height * 0.38;
  const auto inks = [&](Colour colour) { return SymbolInks{colour, t.halo, t.ink}; };
  const auto stroke = [&](Colour colour, double weight, std::vector<double> dash) {
    Path line;
    line.move_to({at.x, middle.y}), line.line_to({at.x + width, middle.y});
    canvas.path(line, {std::nullopt, Stroke{colour, weight, std::move(dash), false}});
  };
  switch (item.kind) {
    case LegendItem::Kind::outcome:
      draw_symbol(canvas, outcome_symbol(item.outcome, item.bars), inks(t.outcome[static_cast<std::size_t>(item.outcome)]), middle, r, 0);
      break;
    case LegendItem::Kind::coverage: {
      static constexpr std::array<double, 6> middles{0.05, 0.15, 0.35, 0.6, 0.8, 0.95};
      const AreaStyle style = coverage_style(t, middles.at(item.coverage));
      const Box box{at.x, middle.y - r, at.x + width, middle.y + r};
      const Path swatch = rectangle(box.min_x, box.min_y, box.width(), box.height());
      canvas.path(swatch, {mix(t.site, style.colour, style.tint), std::nullopt});
      draw_pattern(canvas, {{{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}}}, style.pattern,
                   style.pattern_colour, {box.min_x, box.min_y}, box);
      canvas.path(swatch, {std::nullopt, Stroke{t.site_line, 1.2 * style.outline, style.dash, false}});
      break;
    }
    case LegendItem::Kind::gap:
      draw_symbol(canvas, gap_symbol(item.gap), inks(t.gap[static_cast<std::size_t>(item.gap)]), middle, item.mandatory ? r * 0.8 : r * 0.85, 0,
                  item.mandatory);
      break;
    case LegendItem::Kind::line_gap: {
      const Colour colour = t.gap[static_cast<std::size_t>(item.gap)];
      if (item.gap == GapKind::possible) stroke(colour, 6, {2, 3});
      else stroke(colour, 6, {}), stroke(t.halo, 1.4, {});
      break;
    }
    case LegendItem::Kind::route: stroke(t.route, 3.2, {}); break;
  }
}

}  // namespace levelground::map
