// SPDX-License-Identifier: Apache-2.0
#include "app/map/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "app/map/symbols.hpp"
#include "app/map/text_width.hpp"

namespace levelground::map {
namespace {

constexpr double margin = 12;
constexpr double credit_size = 9.5;  ///< px at 100 % text: what a map must say and nobody needs to read first

enum class Corner { bottom_right, bottom_left, top_right, top_left };

/// The line of credits stands under everything else, at the right edge.
double room_below(const Sheet& sheet) { return sheet.scene.credits.empty() ? margin : std::max(margin, (credit_size + 5) * sheet.view.text_scale); }

Box corner_box(const Sheet& sheet, Corner corner, double width, double height) {
  const View& view = sheet.view;
  const bool right = corner == Corner::bottom_right || corner == Corner::top_right;
  const bool bottom = corner == Corner::bottom_right || corner == Corner::bottom_left;
  const double x = right ? view.width - margin - width : margin;
  const double y = bottom ? view.height - room_below(sheet) - height : margin;
  return {x, y, x + width, y + height};
}

/// How much a box would hide: symbols count most, then sites under it.
int hidden(const Sheet& sheet, const Box& box) {
  int sum = 0;
  const auto covers = [&](Point at, double r) {
    return at.x + r > box.min_x && at.x - r < box.max_x && at.y + r > box.min_y && at.y - r < box.max_y;
  };
  for (const PlacedGap& gap : sheet.layout.gaps) sum += covers(gap.at, gap.radius + 8) ? 100 : 0;
  for (const PlacedBadge& badge : sheet.layout.badges) sum += covers(badge.at, badge.radius) ? 100 : 0;
  for (const std::uint32_t i : sheet.layout.sites) {
    const Box site = bounds(Geometry(sheet.scene.sites[i].area));
    const Point low = sheet.view.to_pixel({site.min_x, site.max_y});
    const Point high = sheet.view.to_pixel({site.max_x, site.min_y});
    if (low.x < box.max_x && high.x > box.min_x && low.y < box.max_y && high.y > box.min_y) ++sum;
  }
  return sum;
}

struct Bar {
  double metres = 0;
  double pixels = 0;
  std::string words;
  Box box;
};
struct Legend {
  std::string title;
  std::vector<LegendItem> items;
  double row = 22;
  Box box;
};
struct CreditLine {
  std::string words;
  Box box;
};
struct Furniture {
  std::optional<CreditLine> credit;
  std::optional<Bar> bar;
  std::optional<Legend> legend;
};

Corner best_corner(const Sheet& sheet, std::initializer_list<Corner> order, double width, double height, std::optional<Box> taken) {
  Corner best = *order.begin();
  int least = -1;
  for (const Corner corner : order) {
    const Box box = corner_box(sheet, corner, width, height);
    if (taken && box.intersects(taken->grown(6))) continue;
    const int score = hidden(sheet, box);
    if (least < 0 || score < least) least = score, best = corner;
  }
  return best;
}

std::optional<CreditLine> credit_line(const Sheet& sheet) {
  const double size = credit_size * sheet.view.text_scale;
  const auto width = [&](const std::string& words) { return text_width(words, size, 400) + 8; };
  CreditLine line;
  line.words = credit_words(sheet.scene, sheet.texts, [&](const std::string& words) { return width(words) < sheet.view.width * 0.7; });
  if (line.words.empty()) return std::nullopt;
  line.box = {sheet.view.width - width(line.words), sheet.view.height - size - 3.5, static_cast<double>(sheet.view.width), static_cast<double>(sheet.view.height)};
  return line;
}

Furniture arrange(const Sheet& sheet) {
  Furniture f;
  f.credit = credit_line(sheet);
  const double scale = sheet.view.text_scale;
  std::optional<Box> taken;
  if (sheet.view.legend) {
    Legend legend;
    legend.title = sheet.texts.get(sheet.view.colouring == Colouring::coverage ? "map.legend.coverage" : "map.legend.outcome");
    if (!sheet.scene.scope.empty()) legend.title += " · " + sheet.texts.get("map.legend.scope", {{"groups", sheet.scene.scope}});
    legend.items = legend_items(sheet.scene, sheet.view, sheet.scheme, sheet.texts);
    legend.row = 22 * scale;
    double width = text_width(legend.title, 12.5 * scale, 600);
    for (const LegendItem& item : legend.items) width = std::max(width, 40 * scale + text_width(item.words, 12 * scale, 400));
    const double height = 30 * scale + legend.row * static_cast<double>(legend.items.size());
    width += 24;
    // A legend that would fill the picture explains nothing: small views go without.
    if (!legend.items.empty() && width < sheet.view.width * 0.6 && height < sheet.view.height * 0.75) {
      const Corner corner =
          best_corner(sheet, {Corner::bottom_right, Corner::top_right, Corner::bottom_left, Corner::top_left}, width, height, taken);
      legend.box = corner_box(sheet, corner, width, height);
      taken = legend.box;
      f.legend = std::move(legend);
    }
  }
  if (sheet.view.scale_bar && sheet.view.width > 200) {
    Bar bar;
    bar.metres = scale_bar_metres(sheet.view);
    bar.pixels = bar.metres / sheet.view.metres_per_pixel;
    bar.words = bar.metres >= 1000 ? fmt::format("{} km", bar.metres / 1000) : fmt::format("{} m", bar.metres);
    const double width = bar.pixels + 62 * scale;
    const double height = 38 * scale;
    const Corner corner = best_corner(sheet, {Corner::bottom_left, Corner::bottom_right, Corner::top_left, Corner::top_right}, width, height, taken);
    bar.box = corner_box(sheet, corner, width, height);
    f.bar = std::move(bar);
  }
  return f;
}

void draw_bar(Sheet& sheet, const Bar& bar) {
  const double s = sheet.view.text_scale;
  const double x = bar.box.min_x + 10 * s;
  const double y = bar.box.max_y - 10 * s;
  sheet.canvas.path(rectangle(bar.box.min_x, bar.box.min_y, bar.box.width(), bar.box.height(), 4), {with_alpha(sheet.t.halo, 0.86), std::nullopt});
  Path line;
  line.move_to({x, y - 5}), line.line_to({x, y}), line.line_to({x + bar.pixels, y}), line.line_to({x + bar.pixels, y - 5});
  line.move_to({x + bar.pixels / 2, y - 3}), line.line_to({x + bar.pixels / 2, y});
  sheet.canvas.path(line, {std::nullopt, Stroke{sheet.t.ink, 1.4, {}, false}});
  TextStyle text;
  text.size = 11 * s, text.weight = 500, text.colour = sheet.t.ink;
  sheet.canvas.text("0", {x - 1, y - 9 * s}, text);
  text.anchor = TextStyle::Anchor::end;
  sheet.canvas.text(bar.words, {x + bar.pixels + 2, y - 9 * s}, text);
  draw_symbol(sheet.canvas, north_symbol(), {sheet.t.ink, sheet.t.halo, sheet.t.ink}, {bar.box.max_x - 18 * s, bar.box.centre().y}, 10 * s, 0);
}

void draw_credit(Sheet& sheet, const CreditLine& line) {
  const Box& b = line.box;
  sheet.canvas.path(rectangle(b.min_x, b.min_y, b.width(), b.height()), {with_alpha(sheet.t.halo, 0.86), std::nullopt});
  TextStyle text;
  text.size = credit_size * sheet.view.text_scale, text.weight = 400, text.colour = sheet.t.ink;
  sheet.canvas.text(line.words, {b.min_x + 4, b.max_y - 0.3 * text.size}, text);
}

void draw_legend(Sheet& sheet, const Legend& legend) {
  const double s = sheet.view.text_scale;
  const Box& b = legend.box;
  sheet.canvas.path(rectangle(b.min_x, b.min_y, b.width(), b.height(), 5),
                    {with_alpha(sheet.t.window.panel, 0.94), Stroke{sheet.t.window.separator, 1, {}, false}});
  TextStyle text;
  text.size = 12.5 * s, text.weight = 600, text.colour = sheet.t.ink;
  sheet.canvas.text(legend.title, {b.min_x + 12, b.min_y + 19 * s}, text);
  text.size = 12 * s, text.weight = 400;
  double y = b.min_y + 27 * s;
  for (const LegendItem& item : legend.items) {
    draw_legend_item(sheet.canvas, item, sheet.t, {b.min_x + 12, y}, 32 * s, legend.row);
    sheet.canvas.text(item.words, {b.min_x + 12 + 40 * s, y + legend.row / 2 + 0.36 * text.size}, text);
    y += legend.row;
  }
}

}  // namespace

double scale_bar_metres(const View& view) {
  const double longest = 150 * view.metres_per_pixel;
  double metres = std::pow(10, std::floor(std::log10(longest)));
  if (metres * 5 <= longest) metres *= 5;
  else if (metres * 2 <= longest) metres *= 2;
  return metres;
}

std::vector<Box> furniture_boxes(const Sheet& sheet) {
  const Furniture f = arrange(sheet);
  std::vector<Box> boxes;
  if (f.legend) boxes.push_back(f.legend->box);
  if (f.bar) boxes.push_back(f.bar->box);
  if (f.credit) boxes.push_back(f.credit->box);
  return boxes;
}

void draw_furniture(Sheet& sheet) {
  const Furniture f = arrange(sheet);
  if (f.bar) draw_bar(sheet, *f.bar);
  if (f.legend) draw_legend(sheet, *f.legend);
  if (f.credit) draw_credit(sheet, *f.credit);
}

}  // namespace levelground::map
