// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>

#include "app/map/clip.hpp"
#include "app/map/draw.hpp"
#include "app/map/furniture.hpp"
#include "app/map/labels.hpp"
#include "app/map/symbols.hpp"
#include "app/map/text_width.hpp"

namespace levelground::map {
namespace {

Box box_about(Point middle, double width, double height) {
  Box box;
  box.include(Point{middle.x - width / 2, middle.y - height / 2});
  box.include(Point{middle.x + width / 2, middle.y + height / 2});
  return box;
}

class Labels {
 public:
  explicit Labels(Sheet& sheet) : m_sheet(sheet) {
    m_view.include(Point{2, 2});
    m_view.include(Point{sheet.view.width - 2.0, sheet.view.height - 2.0});
    for (const PlacedGap& gap : sheet.layout.gaps) {
      const double r = gap.radius * (sheet.scene.gaps[gap.gap].mandatory ? mandatory_ring : 1) + 1;
      m_occupied.take(box_about(gap.at, 2 * r, 2 * r));
    }
    for (const PlacedBadge& badge : sheet.layout.badges) m_occupied.take(box_about(badge.at, 2 * badge.radius, 2 * badge.radius));
    for (const Box& box : furniture_boxes(sheet)) m_occupied.take(box);
  }

  /// The number stands to the lower right of its symbol, else wherever there is room beside it.
  void gap_numbers() {
    for (const PlacedGap& placed : m_sheet.layout.gaps) {
      if (placed.quiet) continue;
      const GapShape& gap = m_sheet.scene.gaps[placed.gap];
      const std::string words = placed.also.empty() ? fmt::format("{}", gap.number) : fmt::format("{} +{}", gap.number, placed.also.size());
      double r = placed.radius * (gap.mandatory ? mandatory_ring : 1);
      if (!gap.id.empty() && gap.id == m_sheet.view.selected_gap) r += 7;  // the ring of the selection
      beside(words, placed.at, r, 11.5, 600);
    }
  }

  void badge_counts() {
    for (const PlacedBadge& badge : m_sheet.layout.badges) {
      const SiteShape& site = m_sheet.scene.sites[badge.site];
      const bool coverage = m_sheet.view.colouring == Colouring::coverage;
      std::string words;
      if (coverage) {
        // The gaps of all sites under the symbol; possible ones are counted only where nothing is sure.
        int sure = site.sure_gaps;
        int possible = site.possible_gaps;
        for (const std::uint32_t other : badge.also) sure += m_sheet.scene.sites[other].sure_gaps, possible += m_sheet.scene.sites[other].possible_gaps;
        words = fmt::format("{}", sure > 0 ? sure : possible);
      } else if (!badge.also.empty()) {
        words = fmt::format("{}", badge.also.size() + 1);
      }
      if (!words.empty()) beside(words, badge.at, badge.radius, m_sheet.layout.detail == Detail::city ? 10.5 : 12, 600);
    }
  }

  void site_names() {
    if (!m_sheet.w.site_labels) return;
    for (const PlacedBadge& badge : m_sheet.layout.badges) {
      if (!badge.also.empty()) continue;
      const SiteShape& site = m_sheet.scene.sites[badge.site];
      if (site.name.empty()) continue;
      const double size = 12.5 * m_sheet.view.text_scale;
      const double width = text_width(site.name, size, 600);
      const double r = badge.radius + 2;
      for (const Point& middle : {Point{badge.at.x, badge.at.y + r + size * 0.55}, {badge.at.x, badge.at.y - r - size * 0.55},
                                  {badge.at.x + r + 3 + width / 2, badge.at.y}, {badge.at.x - r - 3 - width / 2, badge.at.y}})
        if (place(site.name, {middle, 0}, width, size, 600, m_sheet.t.ink, false)) break;
    }
    for (std::size_t n = 0; n < m_sheet.layout.sites.size(); ++n)
      if (m_sheet.layout.open[n]) open_name(m_sheet.scene.sites[m_sheet.layout.sites[n]]);
  }

  void street_names() {
    if (!m_sheet.w.street_labels) return;
    // One name may be a hundred pieces: the best seat of all pieces carries it, again after a while along the street.
    std::map<std::string, std::vector<Line>> pieces;
    Box view_px = m_view;
    for (const std::uint32_t i : m_sheet.scene.ground_index.find(visible_box(m_sheet.view, 0))) {
      const GroundShape& s = m_sheet.scene.ground[i];
      const auto* line = std::get_if<Line>(&s.geometry);
      if (s.label.empty() || line == nullptr) continue;
      Line pixels;
      for (const Point& p : *line) pixels.push_back(m_sheet.view.to_pixel(p));
      auto& of_name = pieces[(s.kind == Ground::water ? "~" : "") + s.label];
      for (Line& piece : clip_line(pixels, view_px)) join(of_name, std::move(piece));
    }
    for (auto& [key, lines] : pieces) {
      const bool water = key.front() == '~';
      const std::string name = water ? key.substr(1) : key;
      const double size = 11.5 * m_sheet.view.text_scale;
      const double width = text_width(name, size, 500) + 4;
      std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return length(a) > length(b); });
      std::vector<Point> placed;
      for (const Line& line : lines) {
        const auto seat = seat_on(line, width, 3.5);
        if (!seat) continue;
        if (std::any_of(placed.begin(), placed.end(), [&](const Point& p) { return distance(p, seat->middle) < 420; })) continue;
        if (place(name, *seat, width, size, 500, water ? m_sheet.t.water_line : m_sheet.t.muted, water)) placed.push_back(seat->middle);
      }
    }
  }

 private:
  /// Joins pieces that share an end, so that a street split at every crossing still has room for its name.
  static void join(std::vector<Line>& lines, Line piece) {
    for (Line& line : lines) {
      const auto near = [](const Point& a, const Point& b) { return distance(a, b) < 0.3; };
      if (near(line.back(), piece.back()) || near(line.front(), piece.front())) std::reverse(piece.begin(), piece.end());
      if (near(line.back(), piece.front())) {
        line.insert(line.end(), piece.begin() + 1, piece.end());
        return;
      }
      if (near(piece.back(), line.front())) {
        line.insert(line.begin(), piece.begin(), piece.end() - 1);
        return;
      }
    }
    lines.push_back(std::move(piece));
  }

  void beside(const std::string& words, Point at, double r, double size, int weight) {
    size *= m_sheet.view.text_scale;
    const double width = text_width(words, size, weight);
    const double d = r * 0.72 + 2;
    for (const auto& [dx, dy] : {std::pair{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
      const Point middle{at.x + dx * (d + width / 2 + 1), at.y + dy * (d + size * 0.1)};
      if (place(words, {middle, 0}, width, size, weight, m_sheet.t.ink, false, 0.4)) return;
    }
    // A number without room would break the link to the table: it is drawn over its neighbours, halo and all.
    put(words, {{at.x + d + width / 2 + 1, at.y + d + size * 0.1}, 0}, size, weight, m_sheet.t.ink, false);
  }

  /// The name of a site that shows its gaps stands inside it, with its badge, where nothing else is.
  void open_name(const SiteShape& site) {
    const double size = 13 * m_sheet.view.text_scale;
    const double badge = m_sheet.view.colouring == Colouring::outcome && outcome_class(site) ? size * 1.5 : 0;
    const double width = text_width(site.name, size, 600) + badge;
    if (width <= 0) return;  // a site without a name, coloured by what is known: nothing to write
    const double step = std::max(width / 4, 6.0);
    const Box box = bounds(Geometry(site.area));
    const Point low = m_sheet.view.to_pixel({box.min_x, box.max_y});
    const Point high = m_sheet.view.to_pixel({box.max_x, box.min_y});
    const double top = std::max(low.y, 0.0);
    const double bottom = std::min(high.y, m_sheet.view.height + 0.0);
    const double left = std::max(low.x, 0.0);
    const double right = std::min(high.x, m_sheet.view.width + 0.0);
    for (double y = top + size; y < bottom - size; y += size * 1.2) {
      for (double x = left + width / 2 + 6; x < right - width / 2 - 6; x += step) {
        const auto in = [&](double dx, double dy) { return contains(site.area, m_sheet.view.to_map({x + dx, y + dy})); };
        if (!in(-width / 2, -size / 2) || !in(width / 2, -size / 2) || !in(-width / 2, size / 2) || !in(width / 2, size / 2) || !in(0, 0)) continue;
        const Box taken = box_about({x, y}, width + 8, size * 1.5);
        if (!m_occupied.free(taken)) continue;
        m_occupied.take(taken);
        put(site.name, {{x + badge / 2, y}, 0}, size, 600, m_sheet.t.ink, false);
        if (badge > 0) {
          const auto kind = *outcome_class(site);
          const SymbolInks inks{m_sheet.t.outcome[static_cast<std::size_t>(kind)], m_sheet.t.halo, m_sheet.t.ink};
          draw_symbol(m_sheet.canvas, outcome_symbol(kind, site.bars), inks, {x - width / 2 + badge * 0.36, y}, size * 0.58, symbol_halo);
        }
        return;
      }
    }
    // No room inside: above or below it, then.
    const double middle = (left + right) / 2;
    for (const Point& at : {Point{middle, top - size}, {middle, bottom + size}})
      if (place(site.name, {at, 0}, width - badge, size, 600, m_sheet.t.ink, false)) return;
  }

  bool place(const std::string& words, const TextSeat& seat, double width, double size, int weight, Colour colour, bool italic, double slack = 2) {
    const std::vector<Box> boxes = boxes_of(seat, width + slack, size * 1.05);
    for (const Box& box : boxes) {
      if (box.min_x < m_view.min_x || box.max_x > m_view.max_x || box.min_y < m_view.min_y || box.max_y > m_view.max_y) return false;
      if (!m_occupied.free(box)) return false;
    }
    for (const Box& box : boxes) m_occupied.take(box);
    put(words, seat, size, weight, colour, italic);
    return true;
  }

  void put(const std::string& words, const TextSeat& seat, double size, int weight, Colour colour, bool italic) {
    TextStyle style{size, weight, colour, m_sheet.t.halo, TextStyle::Anchor::middle, seat.angle, italic};
    const double down = 0.36 * size;
    const double turn = seat.angle * 3.14159265358979 / 180;
    m_sheet.canvas.text(words, {seat.middle.x - down * std::sin(turn), seat.middle.y + down * std::cos(turn)}, style);
  }

  Sheet& m_sheet;
  Occupied m_occupied;
  Box m_view;
};

}  // namespace

void draw_labels(Sheet& sheet) {
  Labels labels(sheet);
  labels.gap_numbers();
  labels.badge_counts();
  labels.site_names();
  labels.street_names();
}

}  // namespace levelground::map
