// SPDX-License-Identifier: Apache-2.0
#include "sample_scene.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace levelground::test {
namespace {

constexpr double east = 541000;   // a plausible place in SWEREF 99 TM, so that large coordinates are tried
constexpr double north = 6582000;

Point at(double x, double y) { return {east + x, north + y}; }

Line ring(std::initializer_list<Point> corners) {
  Line line;
  for (const Point& p : corners) line.push_back(at(p.x, p.y));
  line.push_back(line.front());
  return line;
}
MultiPolygon area(std::initializer_list<Point> corners) { return {Polygon{ring(corners), {}}}; }
MultiPolygon box(double x, double y, double w, double h) { return area({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}); }
Line line(std::initializer_list<Point> points) {
  Line result;
  for (const Point& p : points) result.push_back(at(p.x, p.y));
  return result;
}

Attribute words(Property property, std::string text) {
  Attribute a;
  a.property = property;
  a.text = std::move(text);
  return a;
}

class Town {
 public:
  void add(Theme theme, Geometry geometry, const std::string& name = "", const std::string& kind = "") {
    Feature f;
    f.id = fmt::format("town:{}/{:04}", theme_name(theme), m_draft.features.size());
    f.theme = theme;
    f.geometry = std::move(geometry);
    if (!name.empty()) f.attributes.push_back(words(Property::name, name));
    if (!kind.empty()) f.attributes.push_back(words(Property::kind, kind));
    m_draft.features.push_back(std::move(f));
  }
  void site(const std::string& id, MultiPolygon geometry, const std::string& name, const std::string& kind) {
    Feature f;
    f.id = id;
    f.theme = Theme::site;
    f.geometry = std::move(geometry);
    f.attributes = {words(Property::name, name), words(Property::kind, kind)};
    m_draft.features.push_back(std::move(f));
  }
  /// Houses around a block, with a yard.
  void block(double x, double y, double w, double h) {
    Polygon houses{ring({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}), {}};
    const Line yard = ring({{x + 11, y + 11}, {x + 11, y + h - 11}, {x + w - 11, y + h - 11}, {x + w - 11, y + 11}});
    houses.holes.push_back(yard);
    add(Theme::building, MultiPolygon{houses});
    add(Theme::green, box(x + 14, y + 14, w - 28, h - 28));
    for (double tx = x + 20; tx < x + w - 20; tx += 13) add(Theme::tree, at(tx, y + h / 2 + 4 * std::sin(tx)));
  }
  City finish() {
    m_draft.name = "Älvhamra";
    m_draft.crs = {"EPSG:3006", "SWEREF99 TM", "", false, 0.9996, 0.9997};
    Source source;
    source.name = "town", source.file = "layers", source.format = "GeoJSON", source.licence = "CC0-1.0", source.mapping = "plain";
    source.sha256 = std::string(64, 'a'), source.date = {2026, 9, 1}, source.crs = "EPSG:3006", source.features = m_draft.features.size();
    source.complete.push_back({Theme::light, std::nullopt, {2026, 9, 1}, "Älvhamra streets office"});
    m_draft.sources.push_back(std::move(source));
    return City(std::move(m_draft), WalkGraph{});
  }

 private:
  CityDraft m_draft;
};

City make_city() {
  Town town;
  town.add(Theme::water, area({{330, -20}, {372, -20}, {362, 90}, {380, 190}, {366, 300}, {326, 300}, {340, 190}, {322, 90}}), "Kvarnån");
  town.add(Theme::road, line({{-20, 92}, {100, 96}, {210, 90}, {318, 92}}), "Ågatan", "residential");
  town.add(Theme::road, line({{-20, 198}, {90, 200}, {214, 203}, {330, 196}}), "Kvarngatan", "tertiary");
  town.add(Theme::road, line({{96, -20}, {100, 96}}), "Skolgränd", "residential");
  town.add(Theme::road, line({{100, 96}, {90, 200}, {92, 300}}), "Skolgränd", "residential");
  town.add(Theme::road, line({{214, -20}, {210, 90}, {214, 203}, {220, 300}}), "Bruksgatan", "residential");
  town.add(Theme::road, line({{300, 92}, {312, 196}}), "Åstigen", "service");
  town.block(2, 104, 80, 86);
  town.block(2, 210, 78, 80);
  town.block(2, 0, 84, 84);
  town.block(108, 212, 96, 78);
  town.block(222, 4, 90, 78);
  town.block(230, 212, 84, 76);
  town.site("town:site/kvarntorget", area({{110, 104}, {201, 100}, {204, 193}, {101, 190}}), "Kvarntorget", "square");
  town.site("town:site/norra", area({{104, 8}, {204, 6}, {202, 80}, {106, 84}}), "Apelgården", "park");
  town.site("town:site/hamnplan", area({{222, 100}, {292, 100}, {302, 188}, {224, 192}}), "Hamnplan", "square");
  town.site("town:site/torget", area({{-20, 305}, {80, 305}, {80, 360}, {-20, 360}}), "Norra torget", "square");
  town.add(Theme::green, area({{104, 8}, {204, 6}, {202, 80}, {106, 84}}), "Apelgården", "park");
  town.add(Theme::green, box(112, 160, 26, 14));
  town.add(Theme::water, box(172, 116, 12, 12), "");
  town.add(Theme::play, box(118, 20, 22, 18));
  town.add(Theme::parking, box(236, 108, 26, 12));
  for (const Point& p : {Point{125, 178}, {131, 150}, {127, 152}, {150, 176}, {168, 160}, {186, 150}, {182, 176}, {140, 115}, {160, 110}})
    town.add(Theme::tree, at(p.x, p.y));
  for (int i = 0; i < 24; ++i) town.add(Theme::tree, at(112 + (i * 37) % 84, 14 + (i * 23) % 62));
  town.add(Theme::walkway, line({{103, 178}, {150, 148}, {203, 130}}), "", "footway");
  town.add(Theme::walkway, line({{150, 148}, {148, 102}}), "", "footway");
  town.add(Theme::walkway, line({{150, 148}, {156, 191}}), "", "footway");
  town.add(Theme::walkway, line({{106, 40}, {150, 50}, {203, 44}}), "", "footway");
  town.add(Theme::crossing, line({{202, 130}, {222, 128}}));
  town.add(Theme::crossing, line({{148, 100}, {148, 90}}));
  town.add(Theme::steps, line({{156, 185}, {156, 196}}));
  for (const Point& p : {Point{103, 178}, {203, 130}, {148, 102}, {156, 191}}) town.add(Theme::entrance, at(p.x, p.y));
  for (const Point& p : {Point{120, 170}, {136, 160}, {146, 130}, {160, 150}, {180, 140}, {152, 166}, {154, 180}, {147, 112}})
    town.add(Theme::light, at(p.x, p.y));
  for (const Point& p : {Point{128, 168}, {142, 156}, {150, 160}, {170, 146}, {145, 122}, {190, 136}}) town.add(Theme::seat, at(p.x, p.y));
  return town.finish();
}

Limit limit(Rational value, std::string text, std::string clause) {
  Limit l;
  l.limit = value;
  l.text = std::move(text), l.source = "S16", l.clause = std::move(clause), l.confidence = Confidence::secondary;
  return l;
}

Criterion criterion(const std::string& code, LocalText title, const std::string& dimension, std::vector<std::string> groups, std::int64_t weight,
                    bool mandatory) {
  Criterion c;
  c.code = c.lineage = code;
  c.title = std::move(title);
  c.intent = {"So that everybody can cross on their own.", "Så att alla kan ta sig över på egen hand."};
  c.remedy = {"Lower the kerb on the wheeled lane; keep the tactile edge beside it.", "Sänk kantstenen där hjul passerar; behåll den taktila kanten bredvid."};
  c.question = {"Can you get across without help?", "Kan du ta dig över utan hjälp?"};
  c.dimension = dimension, c.groups = std::move(groups), c.weight = weight, c.mandatory = mandatory;
  c.file = code + ".yaml";
  return c;
}

Scheme make_scheme() {
  Scheme s;
  s.id = "levelground-dignity", s.version = "0.1.0", s.hash = std::string(64, 'b');
  s.title = {"Levelground Dignity", "Levelground Värdighet"};
  s.dimensions = {{"accessibility", "ACC", {"accessibility", "tillgänglighet"}, 30},
                  {"safety", "SAF", {"safety", "trygghet"}, 25},
                  {"comfort", "COM", {"comfort", "komfort"}, 15},
                  {"inclusion", "INC", {"inclusion", "inkludering"}, 15},
                  {"participation", "PAR", {"participation", "delaktighet"}, 15}};
  s.groups = {{"children", "CH", {"children", "barn"}, true},
              {"older", "OP", {"older persons", "äldre personer"}, true},
              {"mobility", "WC", {"people with reduced mobility", "personer med nedsatt rörelseförmåga"}, true},
              {"vision", "BL", {"people with reduced vision", "personer med nedsatt syn"}, true},
              {"hearing", "DF", {"people with reduced hearing", "personer med nedsatt hörsel"}, true},
              {"cognition", "CO", {"people with cognitive differences", "personer med kognitiva olikheter"}, true},
              {"women", "WO", {"women", "kvinnor"}, true},
              {"newcomers", "RN", {"newcomers", "nyanlända"}, true}};
  s.levels = {{"certified", {"Certified", "Certifierad"}, 50, 35, 1}, {"silver", {"Silver", "Silver"}, 65, 50, 2}, {"gold", {"Gold", "Guld"}, 80, 65, 3}};
  s.rules = {Rational::ratio(1, 2), Rational::ratio(3, 5), Rational::ratio(9, 10), Rational::ratio(1, 4), 4};
  s.sources = {{"S16", "Arrêté 15 January 2007", "FR"}};
  const auto scale = [](Criterion& c, Scale::Direction direction, Quantity quantity, const std::string& unit, Rational two, const std::string& text) {
    c.scale.direction = direction, c.scale.quantity = quantity, c.scale.unit = unit;
    c.scale.limits[2] = limit(two, text, "art. 1");
  };
  s.criteria = {criterion("ACC-02", {"Continuous clear width", "Sammanhängande fri bredd"}, "accessibility", {"mobility", "older"}, 4, true),
                criterion("ACC-11", {"Cross slope", "Tvärfall"}, "accessibility", {"mobility", "older"}, 3, false),
                criterion("ACC-30", {"Kerb upstand, wheeled lane", "Kantstenens höjd där hjul passerar"}, "accessibility",
                          {"mobility", "older", "children"}, 4, true),
                criterion("COM-05", {"Heat stress", "Värmestress"}, "comfort", {"older", "children"}, 2, false),
                criterion("PAR-07", {"Audit by disabled people", "Granskning av personer med funktionsnedsättning"}, "participation",
                          {"mobility", "vision", "hearing", "cognition"}, 3, false),
                criterion("SAF-02", {"Ground illuminance", "Belysning på marken"}, "safety", {"women", "older", "vision"}, 4, true),
                criterion("SAF-14", {"Active frontage", "Levande bottenvåningar"}, "safety", {}, 2, false)};
  using D = Scale::Direction;
  scale(s.criteria[0], D::at_least, Quantity::length, "m", 1500, "1.50 m");
  s.criteria[0].measure.kind = "clear_width", s.criteria[0].measure.parameters["of"] = "main_route";
  scale(s.criteria[1], D::at_most, Quantity::slope, "%", Rational::ratio(2, 100), "2 %");
  scale(s.criteria[2], D::at_most, Quantity::length, "mm", 20, "20 mm");
  scale(s.criteria[3], D::at_most, Quantity::count, "", 38, "38");
  scale(s.criteria[4], D::at_least, Quantity::count, "", 2, "2");
  s.criteria[4].evaluation = Evaluation::document;
  scale(s.criteria[5], D::at_least, Quantity::illuminance, "lx", 7500, "7.5 lx");
  scale(s.criteria[6], D::at_least, Quantity::count, "", 6, "6");
  return s;
}

Gap gap(std::uint32_t criterion, GapKind kind, LocalText label, Geometry where, Interval value, ScoreInterval score) {
  PlaceResult place;
  place.label = std::move(label), place.where = std::move(where), place.value = value;
  place.known = kind != GapKind::not_observed;
  MeasureInput input;
  input.words = {"E-014: 60 mm ± 2 mm, height gauge, 2026-05-12 by day", "E-014: 60 mm ± 2 mm, höjdmått, 2026-05-12 i dagsljus"};
  input.reference = "E-014", input.grade = Grade::measured;
  if (place.known) place.inputs.push_back(std::move(input));
  Gap g;
  g.criterion = criterion, g.kind = kind, g.score = score;
  g.place = std::make_shared<PlaceResult>(std::move(place));
  return g;
}

SiteResult result(const City& city, const Scheme& scheme, const std::string& id, Outcome outcome, int total_low, int total_high) {
  SiteResult r;
  r.id = id;
  r.site = *city.find_feature(id);
  r.name = city.feature(r.site).text(Property::name);
  r.kind = city.feature(r.site).text(Property::kind);
  r.outcome = outcome;
  r.total = {total_low, total_high};
  r.desk = {81, 81}, r.field = {71, 75}, r.has_desk = r.has_field = true;
  r.assessed = Rational::ratio(95, 100);
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    CriterionResult c;
    c.criterion = i, c.verdict = Verdict::met, c.score = {2, 2}, c.assessed = true;
    c.measurement.quantity = scheme.criteria[i].scale.quantity, c.measurement.observed = true, c.measurement.coverage = 1;
    c.judged = c.measurement.value = Interval::exact(scheme.criteria[i].scale.limits[2]->limit);
    c.reason = {"Every place reaches the pass score.", "Varje ställe når godkänt."};
    r.criteria.push_back(std::move(c));
  }
  for (std::size_t d = 0; d < scheme.dimensions.size(); ++d)
    r.dimensions.push_back({true, {total_low - 8 + static_cast<int>(d) * 4, std::min(100, total_high + static_cast<int>(d) * 3)}, Rational::ratio(9, 10), 0});
  for (std::size_t g = 0; g < scheme.groups.size(); ++g)
    r.groups.push_back({true, 5, {total_low - 7 + static_cast<int>((g * 5) % 16), std::min(100, total_high - 7 + static_cast<int>((g * 5) % 16))}, Rational::ratio(9, 10)});
  r.worst.candidates = {{2, false}, {1, false}};
  return r;
}

void set_verdict(SiteResult& r, std::uint32_t criterion, Verdict verdict, ScoreInterval score, Interval value) {
  CriterionResult& c = r.criteria.edit(criterion);
  c.verdict = verdict, c.score = score, c.judged = c.measurement.value = value;
  c.assessed = verdict != Verdict::not_observed;
  c.reason = {"The highest score stays below the pass score.", "Högsta möjliga poäng räcker inte."};
}

SiteResult kvarntorget(const City& city, const Scheme& scheme) {
  SiteResult r = result(city, scheme, "town:site/kvarntorget", Outcome::not_certified, 75, 79);
  r.within_reach = std::nullopt;
  r.reasons = {{"ACC-30 Kerb upstand, wheeled lane is mandatory and not met.", "ACC-30 Kantstenens höjd är obligatoriskt och inte uppfyllt."}};
  r.groups[2].score = {Rational::ratio(662, 10), Rational::ratio(675, 10)};
  r.worst.named = true;
  r.worst.candidates = {{2, false}};
  r.gaps = {gap(2, GapKind::barrier, {"Crossing of Bruksgatan, east side", "Övergången vid Bruksgatan, östra sidan"}, at(204, 130), {58, 62}, {0, 0}),
            gap(1, GapKind::barrier, {"Main route, north-west part", "Huvudstråket, nordvästra delen"}, line({{120, 168}, {140, 155}}),
                {Rational::ratio(33, 1000), Rational::ratio(35, 1000)}, {0, 0}),
            gap(6, GapKind::shortfall, {"Frontage along Kvarngatan", "Fasaderna mot Kvarngatan"}, line({{165, 191}, {200, 192}}), {4, 4}, {1, 1}),
            gap(4, GapKind::shortfall, {"Documents", "Dokument"}, std::monostate{}, {1, 1}, {1, 1}),
            gap(5, GapKind::possible, {"Main route, 22 m in the middle", "Huvudstråket, 22 m i mitten"}, line({{150, 148}, {170, 141}}), {6900, 10400}, {1, 3}),
            gap(0, GapKind::possible, {"Paving around the fountain", "Plattorna runt fontänen"}, box(164, 112, 24, 22), {1400, 1700}, {1, 2}),
            gap(3, GapKind::not_observed, {"Kvarntorget", "Kvarntorget"}, at(168, 160), domain(Quantity::count), {0, 3})};
  for (std::size_t i = 0; i < r.gaps.size(); ++i) r.gaps[i].id = fmt::format("kv{:014}", i), r.gaps[i].site = 1;
  r.gaps[0].mandatory = r.gaps[4].mandatory = true;
  set_verdict(r, 2, Verdict::not_met, {0, 0}, {58, 62});
  set_verdict(r, 1, Verdict::not_met, {0, 0}, {Rational::ratio(33, 1000), Rational::ratio(35, 1000)});
  set_verdict(r, 6, Verdict::not_met, {1, 1}, {4, 4});
  set_verdict(r, 4, Verdict::not_met, {1, 1}, {1, 1});
  set_verdict(r, 5, Verdict::cannot_tell, {1, 3}, {6900, 10400});
  set_verdict(r, 3, Verdict::not_observed, {0, 3}, domain(Quantity::count));
  for (const Line& route : {line({{103, 178}, {150, 148}, {203, 130}}), line({{150, 148}, {148, 102}}), line({{150, 148}, {156, 191}})}) {
    PlaceResult place;
    place.where = route;
    place.value = {1600, 1630};
    place.known = true;
    r.criteria.edit(0).measurement.places.push_back(std::move(place));
  }
  return r;
}

}  // namespace

Sample sample() {
  Sample s{make_city(), {}};
  Assessment& a = s.assessment;
  a.scheme = make_scheme();
  a.options.as_of = {2026, 9, 15};
  SiteResult hamnplan = result(s.city, a.scheme, "town:site/hamnplan", Outcome::undetermined, 53, 78);
  hamnplan.assessed = Rational::ratio(34, 100);
  hamnplan.reasons = {{"SAF-02 Ground illuminance is mandatory and not answered.", "SAF-02 Belysning är obligatoriskt och obesvarat."}};
  hamnplan.gaps = {gap(5, GapKind::not_observed, {"Hamnplan", "Hamnplan"}, at(262, 146), domain(Quantity::illuminance), {0, 3})};
  hamnplan.gaps[0].id = "ha00000000000000", hamnplan.gaps[0].mandatory = true;
  set_verdict(hamnplan, 5, Verdict::not_observed, {0, 3}, domain(Quantity::illuminance));
  SiteResult park = result(s.city, a.scheme, "town:site/norra", Outcome::level, 85, 87);
  park.level = 2;
  SiteResult torget = result(s.city, a.scheme, "town:site/torget", Outcome::level, 71, 76);
  torget.level = 1;
  SiteResult kvarn = kvarntorget(s.city, a.scheme);
  // Sorted by site id: hamnplan, kvarntorget, norra, torget; numbered in that order.
  hamnplan.gaps[0].site = 0;
  for (Gap& g : kvarn.gaps) g.site = 1;
  a.sites = {hamnplan, kvarn, park, torget};
  a.ranking.placings = {{1, true}, {2, true}, {1, true}, {2, true}};
  a.ranking.order = {0, 2, 1, 3};
  for (std::size_t i = 0; i < a.sites.size(); ++i) a.ranking.totals.push_back(a.sites[i].total);
  return s;
}

Sample screening_sample() {
  Sample s = sample();
  s.assessment.options.scope.screening = true;
  int known = 3;
  for (std::size_t i = 0; i < s.assessment.sites.size(); ++i) {
    SiteResult& r = s.assessment.sites.edit(i);
    r.outcome = Outcome::screening;
    r.level.reset();
    r.assessed = Rational::ratio(known, 100);
    r.total = {known / 2, 98};
    known += 19;
  }
  return s;
}

Sample sample_named(const std::string& text) {
  Sample s = sample();
  const LocalText local{text, text};
  Scheme& scheme = s.assessment.scheme;
  for (Criterion& c : scheme.criteria) c.title = c.intent = c.remedy = c.question = local;
  for (Group& g : scheme.groups) g.name = local;
  for (std::size_t i = 0; i < s.assessment.sites.size(); ++i) {
    SiteResult& r = s.assessment.sites.edit(i);
    r.name = r.kind = text;
    for (SharedText& reason : r.reasons) reason = local;
    for (Gap& g : r.gaps) {
      PlaceResult place = *g.place;
      place.label = local;
      g.place = std::make_shared<PlaceResult>(std::move(place));
    }
    for (std::size_t c = 0; c < r.criteria.size(); ++c) r.criteria.edit(c).reason = local;
  }
  return s;
}

Texts sample_texts(const std::string& language) {
  std::vector<std::pair<std::string, LocalText>> entries;
  for (const char* name : {"map", "judge", "report", "core"}) {
    const auto file = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "texts" / (std::string(name) + ".yaml");
    std::ifstream stream(file, std::ios::binary);
    const std::string yaml{std::istreambuf_iterator<char>(stream), {}};
    if (yaml.empty()) continue;
    for (auto& entry : Texts::parse(yaml, file.string())) entries.push_back(std::move(entry));
  }
  return Texts(entries, language);
}

}  // namespace levelground::test
