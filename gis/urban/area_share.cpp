// SPDX-License-Identifier: Apache-2.0
#include "gis/urban/area_share.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/errors.hpp"
#include "core/geometry/geometry.hpp"

namespace levelground::gis {

namespace {

constexpr double mm_per_metre = 1000.0;
constexpr std::int64_t most_squares_across = 200'000;  // wider than any city: 400 km of squares of 2 m

enum class Class : std::uint8_t { rural, suburban, urban };

/// What a square of land is, as bits.
constexpr std::uint8_t open_surely = 1, open_perhaps = 2, street_surely = 4, street_perhaps = 8;

/// A range of columns [first, last); empty when last <= first.
struct Columns {
  std::int64_t first = 0, last = 0;
};

/// Columns of squares of side `size` with a middle in [west, east], counted from `origin`, within [0, count).
Columns with_middle_in(double west, double east, double origin, double size, std::int64_t count) {
  const auto first = static_cast<std::int64_t>(std::ceil((west - origin) / size - 0.5));
  const auto last = static_cast<std::int64_t>(std::floor((east - origin) / size - 0.5)) + 1;
  return {std::clamp<std::int64_t>(first, 0, count), std::clamp<std::int64_t>(last, 0, count)};
}

/// Columns of squares of which [west, east] meets more than a side.
Columns meeting(double west, double east, double origin, double size, std::int64_t count) {
  const auto first = static_cast<std::int64_t>(std::floor((west - origin) / size));
  const auto last = static_cast<std::int64_t>(std::ceil((east - origin) / size));
  return {std::clamp<std::int64_t>(first, 0, count), std::clamp<std::int64_t>(last, 0, count)};
}

/// Where a horizontal line crosses the rings of a polygon, ascending; between the first and the second it is inside,
/// and so on.
std::vector<double> crossings(const Polygon& polygon, double y) {
  std::vector<double> found;
  const auto cross = [&](const Line& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point& a = ring[i - 1];
      const Point& b = ring[i];
      if ((a.y <= y) != (b.y <= y)) found.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
  };
  cross(polygon.outer);
  for (const Line& hole : polygon.holes) cross(hole);
  std::sort(found.begin(), found.end());
  return found;
}

/// West and east end of what a segment has between two parallels; nullopt: nothing.
std::optional<std::pair<double, double>> between_parallels(const Point& a, const Point& b, double south, double north) {
  const double low = std::min(a.y, b.y);
  const double high = std::max(a.y, b.y);
  if (high < south || low > north) return std::nullopt;
  const auto x_at = [&](double y) {
    return a.y == b.y ? a.x : a.x + (std::clamp(y, low, high) - a.y) / (b.y - a.y) * (b.x - a.x);
  };
  if (a.y == b.y) return std::pair(std::min(a.x, b.x), std::max(a.x, b.x));
  const double one = x_at(south);
  const double other = x_at(north);
  return std::pair(std::min(one, other), std::max(one, other));
}

/// A stretch of a street's middle line. `begins`, `ends`: the street is not known to go on beyond that end.
struct Stretch {
  Point a, b;
  bool begins = false, ends = false;
  /// How far along a point lies: 0 at a, 1 at b.
  [[nodiscard]] double along(const Point& p) const {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    return length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0.0;
  }
  /// Squared metres from the line.
  [[nodiscard]] double square_distance(const Point& p) const {
    const double t = std::clamp(along(p), 0.0, 1.0);
    const double ex = p.x - a.x - t * (b.x - a.x);
    const double ey = p.y - a.y - t * (b.y - a.y);
    return ex * ex + ey * ey;
  }
};

std::array<Point, 4> corners_of(const Box& box) {
  return {Point{box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
}

/// Does a street of so much to each side of the stretch surely cover a square? All of its corners lie in it then, for it is convex; where the street
/// ends, what lies beyond its end is not of it.
bool covers(const Stretch& stretch, double reach, const Box& square) {
  if (stretch.a == stretch.b) return false;
  const auto corners = corners_of(square);
  return std::all_of(corners.begin(), corners.end(), [&](const Point& corner) {
    const double t = stretch.along(corner);
    return (t >= 0 || !stretch.begins) && (t <= 1 || !stretch.ends) && stretch.square_distance(corner) <= reach * reach;
  });
}

/// May it meet the inside of a square? Round ends are counted in.
bool may_meet(const Stretch& stretch, double reach, const Box& square) {
  const auto from_square = [&](const Point& p) {
    const double x = std::max({square.min_x - p.x, 0.0, p.x - square.max_x});
    const double y = std::max({square.min_y - p.y, 0.0, p.y - square.max_y});
    return x * x + y * y;
  };
  double nearest = std::min(from_square(stretch.a), from_square(stretch.b));
  for (const Point& corner : corners_of(square)) nearest = std::min(nearest, stretch.square_distance(corner));
  if (nearest < reach * reach) return true;
  const auto across = between_parallels(stretch.a, stretch.b, square.min_y, square.max_y);
  return across && across->first < square.max_x && across->second > square.min_x;
}

/// Where the squares begin, so that they move with the town: the south-west corner of all that is built. Seen from there a place is the same
/// wherever the town lies, to a millionth of a metre: so fine are the digits of places far from the origin of their CRS.
class Corner {
 public:
  explicit Corner(const Point& at) : m_at(at) {}
  [[nodiscard]] Point seen(const Point& p) const { return {seen(p.x - m_at.x), seen(p.y - m_at.y)}; }
  [[nodiscard]] Geometry seen(Geometry geometry) const {
    if (auto* point = std::get_if<Point>(&geometry)) *point = seen(*point);
    if (auto* line = std::get_if<Line>(&geometry)) see(*line);
    if (auto* area = std::get_if<MultiPolygon>(&geometry)) {
      for (Polygon& polygon : *area) {
        see(polygon.outer);
        for (Line& hole : polygon.holes) see(hole);
      }
    }
    return geometry;
  }
  /// A box seen from here, as it lies on the map; wide enough for all that is seen in it.
  [[nodiscard]] Box on_map(const Box& box) const {
    return Box{box.min_x + m_at.x, box.min_y + m_at.y, box.max_x + m_at.x, box.max_y + m_at.y}.grown(1 / finest);
  }

 private:
  static constexpr double finest = 1e6;   ///< parts of a metre
  [[nodiscard]] static double seen(double metres) { return std::round(metres * finest) / finest; }
  void see(Line& line) const {
    for (Point& p : line) p = seen(p);
  }
  Point m_at;
};

Box box_of_buildings(const City& city) {
  Box box;
  for (const std::uint32_t building : city.of_theme(Theme::building)) box.include(bounds(city.feature(building).geometry));
  return box;
}

/// The squares in which it is asked whether there is a building, and how built the land around each is.
class BuiltGrid {
 public:
  /// `box`: of all buildings, on the map.
  BuiltGrid(const City& city, const AreaRule& rule, const Corner& corner, const Box& box) : m_size(rule.cell.to_double() / mm_per_metre) {
    const double around = rule.circle.to_double() / mm_per_metre + m_size;
    const Point far = corner.seen(Point{box.max_x, box.max_y});
    const double before = std::ceil(around / m_size);   // whole squares, so that one begins at the corner
    m_west = -before * m_size;
    m_south = m_west;
    m_columns = static_cast<std::int64_t>(std::ceil((far.x + around - m_west) / m_size));
    m_rows = static_cast<std::int64_t>(std::ceil((far.y + around - m_south) / m_size));
    const double finest = rule.counted_cell.to_double() / mm_per_metre;
    if (static_cast<double>(std::max(m_columns, m_rows)) * m_size / finest > static_cast<double>(most_squares_across)) {
      throw InputError(Problem{Problem::Severity::error, city.name(), "building", "", 0,
                               "the buildings lie too far apart for one city",
                               "give the layers of one city, or a rule with larger squares"});
    }
    m_built.assign(static_cast<std::size_t>(m_columns * m_rows), 0);
    for (const std::uint32_t building : city.of_theme(Theme::building)) mark(corner.seen(city.feature(building).geometry));
    classify(rule);
  }

  [[nodiscard]] double size() const { return m_size; }
  [[nodiscard]] double west() const { return m_west; }
  [[nodiscard]] double south() const { return m_south; }
  [[nodiscard]] std::int64_t columns() const { return m_columns; }
  [[nodiscard]] std::int64_t rows() const { return m_rows; }
  [[nodiscard]] Class at(std::int64_t column, std::int64_t row) const {
    return m_class[static_cast<std::size_t>(row * m_columns + column)];
  }

 private:
  void mark(const Geometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) mark_range(row_of(point->y), point->x, point->x);
    const auto* polygons = std::get_if<MultiPolygon>(&geometry);
    if (polygons == nullptr) return;
    for (const Polygon& polygon : *polygons) {
      for (std::size_t i = 1; i < polygon.outer.size(); ++i) mark_edge(polygon.outer[i - 1], polygon.outer[i]);
      const Box box = bounds(Geometry(MultiPolygon{polygon}));
      for (std::int64_t row = row_of(box.min_y); row <= row_of(box.max_y); ++row) {
        const std::vector<double> ends = crossings(polygon, m_south + (static_cast<double>(row) + 0.5) * m_size);
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2) mark_range(row, ends[i], ends[i + 1]);
      }
    }
  }
  void mark_edge(const Point& a, const Point& b) {
    for (std::int64_t row = row_of(std::min(a.y, b.y)); row <= row_of(std::max(a.y, b.y)); ++row) {
      const double south = m_south + static_cast<double>(row) * m_size;
      if (const auto ends = between_parallels(a, b, south, south + m_size)) mark_range(row, ends->first, ends->second);
    }
  }
  void mark_range(std::int64_t row, double west, double east) {
    const auto column_of = [&](double x) {
      return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor((x - m_west) / m_size)), 0, m_columns - 1);
    };
    for (std::int64_t column = column_of(west); column <= column_of(east); ++column)
      m_built[static_cast<std::size_t>(row * m_columns + column)] = 1;
  }
  [[nodiscard]] std::int64_t row_of(double y) const {
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor((y - m_south) / m_size)), 0, m_rows - 1);
  }

  /// Built squares of the circle around each square, over all squares of the circle: sums along rows, so that a circle
  /// costs its rows.
  void classify(const AreaRule& rule) {
    const double radius = rule.circle.to_double() / mm_per_metre / m_size;
    const auto reach = static_cast<std::int64_t>(std::floor(radius));
    std::vector<std::int64_t> half;  // columns to each side, for each row of the circle
    std::int64_t in_circle = 0;
    for (std::int64_t dy = -reach; dy <= reach; ++dy) {
      half.push_back(static_cast<std::int64_t>(std::floor(std::sqrt(radius * radius - static_cast<double>(dy * dy)))));
      in_circle += 2 * half.back() + 1;
    }
    const std::size_t width = static_cast<std::size_t>(m_columns) + 1;
    std::vector<std::int64_t> sums(width * static_cast<std::size_t>(m_rows), 0);
    for (std::int64_t row = 0; row < m_rows; ++row) {
      for (std::int64_t column = 0; column < m_columns; ++column) {
        const std::size_t at = static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column);
        sums[at + 1] = sums[at] + m_built[static_cast<std::size_t>(row * m_columns + column)];
      }
    }
    m_class.assign(m_built.size(), Class::rural);
    for (std::int64_t row = 0; row < m_rows; ++row) {
      for (std::int64_t column = 0; column < m_columns; ++column) {
        std::int64_t built = 0;
        for (std::int64_t dy = -reach; dy <= reach; ++dy) {
          if (row + dy < 0 || row + dy >= m_rows) continue;
          const std::int64_t wide = half[static_cast<std::size_t>(dy + reach)];
          const std::size_t line = static_cast<std::size_t>(row + dy) * width;
          const auto first = static_cast<std::size_t>(std::max<std::int64_t>(column - wide, 0));
          const auto last = static_cast<std::size_t>(std::min(column + wide + 1, m_columns));
          built += sums[line + last] - sums[line + first];
        }
        const Rational share = Rational::ratio(built, in_circle);
        Class& is = m_class[static_cast<std::size_t>(row * m_columns + column)];
        if (share > rule.urban)
          is = Class::urban;
        else if (share > rule.suburban)
          is = Class::suburban;
      }
    }
  }

  double m_size;
  double m_west = 0, m_south = 0;
  std::int64_t m_columns = 0, m_rows = 0;
  std::vector<std::uint8_t> m_built;
  std::vector<Class> m_class;
};

/// One row of built-up squares, cut into the squares in which land is counted.
class Band {
 public:
  Band(const BuiltGrid& grid, std::int64_t row, double size)
      : m_size(size),
        m_west(grid.west()),
        m_south(grid.south() + static_cast<double>(row) * grid.size()),
        m_columns(static_cast<std::int64_t>(std::ceil(static_cast<double>(grid.columns()) * grid.size() / size))) {
    // Squares of the finer grid belong to the row in which their middle lies.
    const double from = grid.south();
    m_first = static_cast<std::int64_t>(std::ceil((m_south - from) / size - 0.5));
    m_rows = static_cast<std::int64_t>(std::ceil((m_south + grid.size() - from) / size - 0.5)) - m_first;
    m_origin = from;
    m_land.assign(static_cast<std::size_t>(m_columns * m_rows), 0);
    m_row.assign(static_cast<std::size_t>(m_columns), 0);
  }
  [[nodiscard]] Box box() const {
    return {m_west, middle(0) - m_size, m_west + static_cast<double>(m_columns) * m_size, middle(m_rows - 1) + m_size};
  }
  [[nodiscard]] std::int64_t rows() const { return m_rows; }
  [[nodiscard]] std::int64_t columns() const { return m_columns; }
  [[nodiscard]] double middle(std::int64_t row) const {
    return m_origin + (static_cast<double>(m_first + row) + 0.5) * m_size;
  }
  [[nodiscard]] double middle_x(std::int64_t column) const {
    return m_west + (static_cast<double>(column) + 0.5) * m_size;
  }
  [[nodiscard]] std::uint8_t at(std::int64_t column, std::int64_t row) const {
    return m_land[static_cast<std::size_t>(row * m_columns + column)];
  }

  /// `surely`: the squares that lie wholly in one of the polygons; `perhaps`: those that share land with one.
  void fill(const MultiPolygon& polygons, std::uint8_t surely, std::uint8_t perhaps) {
    for (const Polygon& polygon : polygons) {
      const Box box = bounds(polygon.outer);
      const Columns near = meeting(box.min_x, box.max_x, m_west, m_size, m_columns);
      for (std::int64_t row = 0; row < m_rows; ++row) {
        if (box.max_y <= middle(row) - m_size / 2 || box.min_y >= middle(row) + m_size / 2) continue;
        for (std::int64_t x = near.first; x < near.last; ++x) m_row[static_cast<std::size_t>(x)] = 0;
        const std::vector<double> ends = crossings(polygon, middle(row));
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
          mark(with_middle_in(ends[i], ends[i + 1], m_west, m_size, m_columns), static_cast<std::uint8_t>(surely | perhaps));
        // Where no edge runs through a square, it is as its middle is.
        cut(polygon.outer, row, perhaps);
        for (const Line& hole : polygon.holes) cut(hole, row, perhaps);
        for (std::int64_t x = near.first; x < near.last; ++x)
          m_land[static_cast<std::size_t>(row * m_columns + x)] |= m_row[static_cast<std::size_t>(x)];
      }
    }
  }
  /// `surely`: the squares that a street of the lesser width covers; `perhaps`: those that one of the greater may meet.
  void draw(const Line& line, double least, double most, std::uint8_t surely, std::uint8_t perhaps) {
    const double reach = std::max(least, most) / 2;
    // Round a corner the street is surely as wide only where the next stretch is long enough for the whole corner to lie in the street.
    const auto goes_on = [&](std::size_t from, std::size_t to) { return distance(line[from], line[to]) >= least / 2; };
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Stretch stretch{line[i - 1], line[i], i == 1 || !goes_on(i - 2, i - 1), i + 1 == line.size() || !goes_on(i, i + 1)};
      for (std::int64_t row = 0; row < m_rows; ++row) {
        const double south = middle(row) - m_size / 2;
        const auto ends = between_parallels(stretch.a, stretch.b, south - reach, south + m_size + reach);
        if (!ends) continue;
        const Columns near = meeting(ends->first - reach, ends->second + reach, m_west, m_size, m_columns);
        for (std::int64_t column = near.first; column < near.last; ++column) {
          const double west = middle_x(column) - m_size / 2;
          const Box square{west, south, west + m_size, south + m_size};
          std::uint8_t& land = m_land[static_cast<std::size_t>(row * m_columns + column)];
          if (may_meet(stretch, most / 2, square)) land |= perhaps;
          if (least > 0 && covers(stretch, least / 2, square)) land |= surely;
        }
      }
    }
  }

 private:
  void mark(const Columns& columns, std::uint8_t bits) {
    for (std::int64_t column = columns.first; column < columns.last; ++column) m_row[static_cast<std::size_t>(column)] = bits;
  }
  /// The squares of a row through whose inside a ring runs.
  void cut(const Line& ring, std::int64_t row, std::uint8_t bits) {
    const double south = middle(row) - m_size / 2;
    const double north = south + m_size;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point& a = ring[i - 1];
      const Point& b = ring[i];
      if (std::max(a.y, b.y) <= south || std::min(a.y, b.y) >= north) continue;
      const auto ends = between_parallels(a, b, south, north);
      if (ends) mark(meeting(ends->first, ends->second, m_west, m_size, m_columns), bits);
    }
  }

  double m_size, m_west, m_south, m_origin = 0;
  std::int64_t m_columns, m_rows = 0, m_first = 0;
  std::vector<std::uint8_t> m_land;
  std::vector<std::uint8_t> m_row;   ///< of one polygon
};

/// Is a place open to all without paying?
Tri is_open(const City& city, const Feature& place, const AreaRule& rule, const Date& as_of) {
  std::uint32_t accepted = 0;
  const auto& codes = property_info(Property::access).codes;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (std::find(rule.open_access.begin(), rule.open_access.end(), codes[i]) != rule.open_access.end())
      accepted |= 1U << i;
  }
  const Known access = known(city, place, Property::access, as_of);
  Tri entered = Tri::unknown;
  if (access.stated && (access.codes & ~accepted) == 0) entered = Tri::yes;
  if (access.stated && (access.codes & accepted) == 0) entered = Tri::no;
  const Tri fee = known_presence(city, place, Property::fee, as_of);
  const Tri free = fee == Tri::unknown ? Tri::unknown : fee == Tri::yes ? Tri::no : Tri::yes;
  return std::min(entered, free);
}

/// A street with what is known of its width, in metres; `low` 0: surely nothing.
struct Street {
  Geometry geometry;   ///< seen from the corner
  double low = 0, high = 0;
};

const StreetWidth* width_of_kind(const AreaRule& rule, std::string_view kind) {
  for (const StreetWidth& width : rule.streets) {
    if (std::find(width.kinds.begin(), width.kinds.end(), kind) != width.kinds.end()) return &width;
  }
  return nullptr;
}

std::optional<Street> street_of(const City& city, const Feature& feature, const AreaRule& rule, const Date& as_of,
                                const Corner& corner, AreaShare& found) {
  const StreetWidth* assumed = width_of_kind(rule, feature.text(Property::kind));
  if (assumed == nullptr) {
    ++found.streets_of_no_kind;
    return std::nullopt;
  }
  Street street{corner.seen(feature.geometry), assumed->low.to_double() / mm_per_metre, assumed->high.to_double() / mm_per_metre};
  const Known width = known(city, feature, Property::width, as_of);
  if (width.stated && width.range.low.is_finite() && width.range.high.is_finite()) {
    ++found.streets_measured;
    street.low = width.range.low.to_double() / mm_per_metre;
    const double high = width.range.high.to_double() / mm_per_metre;
    // A road's width is that of its carriageway; how wide its pavements are it does not say.
    street.high = feature.theme == Theme::road ? std::max(high, street.high) : high;
  } else {
    ++found.streets_assumed;
  }
  return street;
}

}  // namespace

AreaShare area_share(const City& city, const AreaRule& rule, const Date& as_of, const std::stop_token& stop) {
  if (city.of_theme(Theme::building).empty()) {
    throw InputError(Problem{Problem::Severity::error, city.name(), "building", "", 0,
                             "there are no buildings, so nothing is built-up",
                             "add a layer of buildings to the sources"});
  }
  AreaShare found;
  found.counted_cell_mm = rule.counted_cell.num() / rule.counted_cell.den();
  found.buildings = static_cast<std::int64_t>(city.of_theme(Theme::building).size());
  std::vector<Tri> open(city.features().size(), Tri::no);
  for (const std::uint32_t site : city.of_theme(Theme::site)) {
    open[site] = is_open(city, city.feature(site), rule, as_of);
    ++(open[site] == Tri::yes ? found.places_open : open[site] == Tri::no ? found.places_closed : found.places_unknown);
  }
  const Box buildings = box_of_buildings(city);
  const Corner corner(Point{buildings.min_x, buildings.min_y});
  std::vector<std::optional<Street>> streets(city.features().size());
  for (const Theme theme : {Theme::road, Theme::walkway}) {
    for (const std::uint32_t street : city.of_theme(theme))
      streets[street] = street_of(city, city.feature(street), rule, as_of, corner, found);
  }
  double widest = 0;
  for (const StreetWidth& width : rule.streets) widest = std::max(widest, width.high.to_double() / mm_per_metre);
  for (const auto& street : streets) widest = street ? std::max(widest, street->high) : widest;

  const BuiltGrid grid(city, rule, corner, buildings);
  const double size = rule.counted_cell.to_double() / mm_per_metre;
  Box built_up;
  for (std::int64_t row = 0; row < grid.rows(); ++row) {
    if (stop.stop_requested()) throw Cancelled();
    Band band(grid, row, size);
    const Box box = band.box();
    for (const std::uint32_t site : city.find(Theme::site, corner.on_map(box))) {
      if (open[site] == Tri::no) continue;
      const Geometry place = corner.seen(city.feature(site).geometry);
      const auto* area = std::get_if<MultiPolygon>(&place);
      if (area != nullptr) band.fill(*area, open[site] == Tri::yes ? open_surely : std::uint8_t{0}, open_perhaps);
    }
    const Box wide{box.min_x - widest, box.min_y - widest, box.max_x + widest, box.max_y + widest};
    for (const Theme theme : {Theme::road, Theme::walkway}) {
      for (const std::uint32_t number : city.find(theme, corner.on_map(wide))) {
        if (!streets[number]) continue;
        const Street& street = *streets[number];
        if (const auto* area = std::get_if<MultiPolygon>(&street.geometry))
          band.fill(*area, street_surely, street_perhaps);
        if (const auto* line = std::get_if<Line>(&street.geometry))
          band.draw(*line, street.low, street.high, street_surely, street_perhaps);
      }
    }
    for (std::int64_t y = 0; y < band.rows(); ++y) {
      for (std::int64_t x = 0; x < band.columns(); ++x) {
        const auto column = static_cast<std::int64_t>(std::floor((band.middle_x(x) - grid.west()) / grid.size()));
        if (column >= grid.columns()) continue;
        const Class is = grid.at(column, row);
        if (is == Class::rural) continue;
        ++(is == Class::urban ? found.urban : found.suburban);
        built_up.include(Point{band.middle_x(x), band.middle(y)});
        const std::uint8_t land = band.at(x, y);
        found.open_space.low += (land & open_surely) != 0;
        found.open_space.high += (land & open_perhaps) != 0;
        found.streets.low += (land & street_surely) != 0;
        found.streets.high += (land & street_perhaps) != 0;
        found.either.low += (land & (open_surely | street_surely)) != 0;
        found.either.high += (land & (open_perhaps | street_perhaps)) != 0;
      }
    }
  }
  built_up = corner.on_map(built_up);
  found.buildings_complete = city.complete(Theme::building, built_up, as_of) != nullptr;
  found.places_complete = city.complete(Theme::site, built_up, as_of) != nullptr;
  found.roads_complete = city.complete(Theme::road, built_up, as_of) != nullptr;
  found.walkways_complete = city.complete(Theme::walkway, built_up, as_of) != nullptr;
  return found;
}

}  // namespace levelground::gis
