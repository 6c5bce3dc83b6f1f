// SPDX-License-Identifier: Apache-2.0
// The scheme of the fake town: five dimensions, eight groups, three levels, eight criteria.
#include "tests/app/desktop/fake_town.hpp"

#include <algorithm>

namespace levelground::test {

namespace {

Limit limit(const Rational& value, const std::string& text) {
  Limit limit;
  limit.limit = value;
  limit.text = text;
  limit.source = "S1";
  limit.clause = "art. 1";
  limit.confidence = Confidence::secondary;
  return limit;
}

Criterion criterion(const std::string& code, const std::string& en, const std::string& sv, const std::string& dimension, std::vector<std::string> groups, std::int64_t weight, bool mandatory) {
  Criterion c;
  c.code = code;
  c.lineage = code;
  c.title = {en, sv};
  c.intent = {"Everyone should get here without help.", "Alla ska kunna ta sig hit utan hjälp."};
  c.remedy = {"Lower the kerb on the wheeled lane and keep the tactile edge beside it.", "Sänk kantstenen där hjul passerar och behåll den taktila kanten bredvid."};
  c.dimension = dimension;
  c.groups = std::move(groups);
  c.weight = weight;
  c.mandatory = mandatory;
  c.lowest_grade = Grade::inferred;
  c.file = "criteria/test/" + code + ".yaml";
  return c;
}

void length_scale(Criterion& c, Scale::Direction direction, const Limit& two, const Limit& three) {
  c.scale.direction = direction;
  c.scale.quantity = Quantity::length;
  c.scale.unit = direction == Scale::Direction::at_most ? "mm" : "m";
  c.scale.limits = {std::nullopt, std::nullopt, two, three};
}

void rating_scale(Criterion& c, const std::string& property) {
  c.evaluation = Evaluation::observed;
  c.measure.kind = "observed_rating";
  c.measure.parameters["property"] = property;
  c.combine = Combine::median;
  c.scale.quantity = Quantity::rating;
  c.scale.limits = {std::nullopt, limit(1, "1"), limit(2, "2"), limit(3, "3")};
  c.anchors = {LocalText{"Threatening: nobody would wait here.", "Hotfullt: ingen skulle vänta här."},
               LocalText{"Uneasy after dark.", "Otryggt efter mörkrets inbrott."}, LocalText{"Calm by day and at dusk.", "Lugnt på dagen och i skymningen."},
               LocalText{"Calm at every hour, people within sight.", "Lugnt dygnet runt, människor inom synhåll."}};
}

Level level(const std::string& id, const LocalText& name, int total, int floor, int bars) { return {id, name, total, floor, bars}; }

}  // namespace

Scheme small_scheme() {
  Scheme scheme;
  scheme.id = "levelground-test";
  scheme.version = "1.0";
  scheme.hash = std::string(64, 'b');
  scheme.title = {"Levelground Test", "Levelground Prov"};
  scheme.dimensions = {{"accessibility", "ACC", {"accessibility", "tillgänglighet"}, 30}, {"safety", "SAF", {"safety", "trygghet"}, 25}, {"comfort", "COM", {"comfort", "komfort"}, 15}, {"inclusion", "INC", {"inclusion", "inkludering"}, 15}, {"participation", "PAR", {"participation", "delaktighet"}, 15}};
  scheme.groups = {{"children", "CH", {"children", "barn"}, true},
                   {"older", "OP", {"older persons", "äldre personer"}, true},
                   {"mobility", "WC", {"people with reduced mobility", "personer med nedsatt rörelseförmåga"}, true},
                   {"vision", "BL", {"people with reduced vision", "personer med nedsatt syn"}, true},
                   {"hearing", "DF", {"people with reduced hearing", "personer med nedsatt hörsel"}, true},
                   {"cognition", "CO", {"people with cognitive differences", "personer med kognitiva olikheter"}, true},
                   {"women", "WO", {"women", "kvinnor"}, true},
                   {"newcomers", "RN", {"newcomers", "nyanlända"}, true}};
  scheme.levels = {level("certified", {"Certified", "Certifierad"}, 50, 35, 1), level("silver", {"Silver", "Silver"}, 65, 50, 2), level("gold", {"Gold", "Guld"}, 80, 65, 3)};
  scheme.rules = {Rational(0), Rational(0), Rational::ratio(9, 10), Rational::ratio(1, 4), 0};
  scheme.sources = {{"S1", "Arrêté 15 January 2007", "FR"}};

  Criterion kerb = criterion("ACC-30", "Kerb upstand, wheeled lane", "Kantstenens höjd där hjul passerar", "accessibility", {"mobility", "older", "children"}, 4, true);
  length_scale(kerb, Scale::Direction::at_most, limit(20, "20 mm"), limit(5, "5 mm"));
  kerb.measure.kind = "kerb_upstand";
  Criterion width = criterion("ACC-31", "Clear width of the main route", "Huvudstråkets fria bredd", "accessibility", {"mobility", "vision"}, 3, false);
  length_scale(width, Scale::Direction::at_least, limit(1500, "1.50 m"), limit(2000, "2.00 m"));
  width.measure.kind = "clear_width";
  Criterion dark = criterion("SAF-01", "Longest dark gap on the main route", "Längsta mörka sträckan på huvudstråket", "safety", {"women", "older"}, 4, false);
  length_scale(dark, Scale::Direction::at_most, limit(30000, "30 m"), limit(15000, "15 m"));
  dark.scale.unit = "m";
  dark.measure.kind = "longest_dark_gap";
  Criterion felt = criterion("SAF-10", "Felt safety after dark", "Upplevd trygghet efter mörker", "safety", {"women", "newcomers"}, 3, false);
  rating_scale(felt, "felt_safety");
  Criterion seats = criterion("COM-03", "Distance between seats with a back", "Avstånd mellan sittplatser med ryggstöd", "comfort", {"older", "mobility"}, 3, false);
  length_scale(seats, Scale::Direction::at_most, limit(50000, "50 m"), limit(25000, "25 m"));
  seats.scale.unit = "m";
  seats.measure.kind = "seat_spacing";
  Criterion toilet = criterion("COM-07", "Walk to the nearest free toilet", "Gångavstånd till närmaste avgiftsfria toalett", "comfort", {}, 3, false);
  length_scale(toilet, Scale::Direction::at_most, limit(400000, "400 m"), limit(200000, "200 m"));
  toilet.scale.unit = "m";
  toilet.measure.kind = "network_distance";
  Criterion signs = criterion("INC-02", "Signs that can be read without Swedish", "Skyltar som kan läsas utan svenska", "inclusion", {"newcomers", "cognition", "hearing"}, 2, false);
  rating_scale(signs, "sign_clarity");
  Criterion heard = criterion("PAR-07", "A way to complain that is answered", "En väg att klaga som får svar", "participation", {}, 2, false);
  heard.evaluation = Evaluation::document;
  heard.measure.kind = "document";
  heard.measure.parameters["property"] = "complaint_channel";
  heard.scale.quantity = Quantity::presence;
  heard.scale.limits = {std::nullopt, std::nullopt, limit(1, "present"), limit(1, "present")};
  scheme.criteria = {kerb, width, seats, toilet, signs, heard, dark, felt};
  std::sort(scheme.criteria.begin(), scheme.criteria.end(), [](const Criterion& a, const Criterion& b) { return a.code < b.code; });
  return scheme;
}

}  // namespace levelground::test
