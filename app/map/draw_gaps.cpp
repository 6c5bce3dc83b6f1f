// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/map/draw.hpp"
#include "app/map/symbols.hpp"

namespace levelground::map {
namespace {

bool sure(GapKind kind) { return kind == GapKind::barrier || kind == GapKind::shortfall; }

SymbolInks inks_of(const Tokens& t, Colour colour) {
  SymbolInks inks{colour, t.halo, t.ink};
  if (t.outlines_only) inks.outline = t.ink;
  return inks;
}

Colour colour_of(const Tokens& t, GapKind kind) { return t.gap[static_cast<std::size_t>(kind)]; }

void draw_extent(Sheet& sheet, const GapShape& gap) {
  const Colour colour = colour_of(sheet.t, gap.kind);
  Path path;
  if (const auto* area = std::get_if<MultiPolygon>(&gap.geometry)) {
    if (gap.whole_site || gap.kind == GapKind::not_observed) return;
    draw_pattern(sheet, *area, {Pattern::Kind::diagonal, 6, sheet.t.outlines_only ? 2.6 : 1.3}, with_alpha(colour, 0.75));
    add_area(path, *area, sheet);
    if (path.empty()) return;
    Stroke outline{colour, 1.4, {}, false};
    if (!sure(gap.kind)) outline.dash = {4, 3};
    sheet.canvas.path(path, {std::nullopt, std::move(outline)});
  } else if (const auto* line = std::get_if<Line>(&gap.geometry)) {
    add_line(path, *line, sheet);
    if (path.empty()) return;
    sheet.canvas.path(path, {std::nullopt, Stroke{with_alpha(sheet.t.halo, 0.85), 9, {}, false}});
    if (sure(gap.kind)) {
      sheet.canvas.path(path, {std::nullopt, Stroke{colour, 6, {}, false}});
      sheet.canvas.path(path, {std::nullopt, Stroke{sheet.t.halo, 1.4, {}, false}});
    } else {
      sheet.canvas.path(path, {std::nullopt, Stroke{colour, gap.kind == GapKind::possible ? 6.0 : 3.0, {2, 3}, false}});
    }
  }
}

void ring(Sheet& sheet, Point at, double radius, bool selected) {
  sheet.canvas.path(circle(at, radius + 4), {sheet.t.halo, std::nullopt});
  if (selected) sheet.canvas.path(circle(at, radius + 5), {sheet.t.halo, Stroke{sheet.t.route, 2.6, {}, false}});
}

}  // namespace

void draw_gaps(Sheet& sheet) {
  for (auto placed = sheet.layout.gaps.rbegin(); placed != sheet.layout.gaps.rend(); ++placed) {
    for (auto other = placed->also.rbegin(); other != placed->also.rend(); ++other) {
      if (!placed->quiet) draw_extent(sheet, sheet.scene.gaps[*other]);
    }
    if (!placed->quiet) draw_extent(sheet, sheet.scene.gaps[placed->gap]);
  }
  for (auto placed = sheet.layout.gaps.rbegin(); placed != sheet.layout.gaps.rend(); ++placed) {
    const GapShape& gap = sheet.scene.gaps[placed->gap];
    const double reach = placed->radius * (gap.mandatory ? mandatory_ring : 1);
    if (gap.id == sheet.view.selected_gap && !gap.id.empty()) ring(sheet, placed->at, reach, true);
    else if (gap.id == sheet.view.hovered_gap && !gap.id.empty()) ring(sheet, placed->at, reach, false);
    draw_symbol(sheet.canvas, gap_symbol(gap.kind), inks_of(sheet.t, colour_of(sheet.t, gap.kind)), placed->at, placed->radius * 0.92,
                symbol_halo, gap.mandatory);
  }
  for (auto badge = sheet.layout.badges.rbegin(); badge != sheet.layout.badges.rend(); ++badge) {
    const SiteShape& site = sheet.scene.sites[badge->site];
    if (sheet.view.colouring == Colouring::coverage && site.worst_gap) {
      const SymbolInks inks = inks_of(sheet.t, colour_of(sheet.t, *site.worst_gap));
      draw_symbol(sheet.canvas, gap_symbol(*site.worst_gap), inks, badge->at, badge->radius * 0.78, symbol_halo, site.mandatory_gap);
    } else if (const auto kind = outcome_class(site)) {
      const SymbolInks inks = inks_of(sheet.t, sheet.t.outcome[static_cast<std::size_t>(*kind)]);
      draw_symbol(sheet.canvas, outcome_symbol(*kind, site.bars), inks, badge->at, badge->radius * 0.92, symbol_halo);
    }
  }
}

}  // namespace levelground::map
