// SPDX-License-Identifier: Apache-2.0
// Questions about walking, asked of the sample city as a person asks them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/run_program.hpp"

namespace levelground::test::travel_test {
namespace {

using Json = nlohmann::json;

const std::string program = LEVELGROUND_PROGRAM;
const std::string sample = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/alvhamra.yaml";
const RunOptions utf8{{}, {"LC_ALL=C.UTF-8"}};

RunOutcome ask(std::vector<std::string> words) {
  words.insert(words.begin(), program);
  return run_program(words, utf8);
}

Json ask_json(std::vector<std::string> words) {
  words.emplace_back("--json");
  const RunOutcome run = ask(std::move(words));
  EXPECT_EQ(run.exit_code, 0) << run.error;
  return Json::parse(run.out);
}

TEST(RouteCommand, SaysWhatIsNotKnownOnTheWayOfAWheelchair) {
  const RunOutcome run = ask({"route", sample, "Kvarntorget", "Stationsplan", "--traveller", "wheelchair-manual"});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("No way is known to be passable."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("not known: kerb (limit: at most 20 mm; kerb_kind=raised)"), std::string::npos) << run.out;
}

TEST(RouteCommand, GivesBothBoundsAndTheSourceOfEveryLimit) {
  const Json route = ask_json({"route", sample, "Kvarntorget", "Strömparken", "--traveller", "wheelchair-manual", "--limit", "kerb<=70 mm"})["routes"][0];
  const Json& length = route["length_m"];
  ASSERT_TRUE(length["low"].is_number()) << route.dump(1);
  if (length["high"].is_number()) {
    EXPECT_LE(length["low"], length["high"]);
  }
  EXPECT_LE(length["low"], route["perhaps_m"]);
  EXPECT_LE(route["anybody_m"], route["perhaps_m"]);
  for (const Json& limit : route["traveller"]["limits"]) {
    if (limit["name"] == "kerb_at_most") {
      EXPECT_EQ(limit["value"], "70 mm");
      EXPECT_EQ(limit["source"], "command line");
    } else {
      EXPECT_NE(limit["source"], "");
      EXPECT_NE(limit["clause"], "");
    }
  }
  double sum = 0;
  for (const Json& stretch : route["possible"]["stretches"]) sum += stretch["length_m"].get<double>();
  EXPECT_NEAR(sum, route["perhaps_m"].get<double>(), 1e-6) << "the stretches are the whole way";
}

TEST(RouteCommand, AHigherKerbNeverMakesAWayLonger) {
  double before = 1e9;
  for (const char* kerb : {"kerb<=0 mm", "kerb<=40 mm", "kerb<=70 mm", "kerb<=200 mm"}) {
    const Json route = ask_json({"route", sample, "Kvarntorget", "Stationsplan", "--traveller", "wheelchair-manual", "--limit", kerb})["routes"][0];
    const double mapped = route["perhaps_m"].is_number() ? route["perhaps_m"].get<double>() : 1e9;
    EXPECT_LE(mapped, before) << kerb;
    before = mapped;
  }
}

TEST(RouteCommand, RefusesWhatItCannotUnderstand) {
  EXPECT_EQ(ask({"route", sample, "Kvarntorget"}).exit_code, 2);
  EXPECT_EQ(ask({"route", sample, "Kvarntorget", "Stationsplan", "--limit", "kerb<=3 cm"}).exit_code, 2) << "whose limit?";
  const RunOutcome nobody = ask({"route", sample, "Kvarntorget", "Stationsplan", "--traveller", "weelchair-manual"});
  EXPECT_EQ(nobody.exit_code, 3);
  EXPECT_NE(nobody.error.find("wheelchair-manual"), std::string::npos) << nobody.error;
  const RunOutcome nowhere = ask({"route", sample, "Kvarntorget", "geo:10,10"});
  EXPECT_EQ(nowhere.exit_code, 3);
  EXPECT_NE(nowhere.error.find("geo:10,10"), std::string::npos) << nowhere.error;
}

TEST(ReachCommand, BoundsAreOrderedForEveryTravellerAndSite) {
  const Json all = ask_json({"reach", sample});
  EXPECT_EQ(all["sites"].size(), 12U);
  for (const Json& site : all["sites"]) {
    ASSERT_EQ(site["reach"].size(), 8U);
    for (const Json& reach : site["reach"]) {
      for (const char* bound : {"by_distance", "by_time"}) {
        const Json& network = reach[bound]["network_m"];
        EXPECT_LE(network["low"], network["high"]);
        EXPECT_LE(network["high"], network["anybody"]);
      }
      if (reach["traveller"] == "everybody") {
        const double low = reach["by_distance"]["network_m"]["low"], high = reach["by_distance"]["network_m"]["anybody"];
        EXPECT_NEAR(low, high, high / 200) << "but for the scale of the map";
      }
    }
  }
}

TEST(ReachCommand, SaysWhenNobodySaysWherePeopleLive) {
  const Json all = ask_json({"reach", sample, "Kvarntorget", "--traveller", "everybody"});
  EXPECT_EQ(all["links_chosen_by"], "metres");
  EXPECT_TRUE(all["sites"][0]["reach"][0]["by_distance"]["people"].is_null()) << "not nobody, but not known";
  EXPECT_NE(ask({"reach", sample, "Kvarntorget"}).out.find("No source says where people live"), std::string::npos);
}

TEST(ReachCommand, GivesTheSameBytesAtAnyNumberOfThreads) {
  EXPECT_EQ(ask({"reach", sample, "--json", "--threads", "1"}).out, ask({"reach", sample, "--json", "--threads", "5"}).out);
}

TEST(NearestCommand, KnowsThatAllToiletsAreMapped) {
  const Json all = ask_json({"nearest", sample, "toilet", "Kvarntorget", "--traveller", "everybody"});
  const Json& nearest = all["sites"][0]["nearest"][0];
  EXPECT_TRUE(nearest["complete"]);
  const double low = nearest["distance_m"]["low"], high = nearest["distance_m"]["high"], mapped = nearest["perhaps_m"];
  EXPECT_LT(mapped, high) << "the scale of the map is known as an interval";
  EXPECT_NEAR(mapped, high, high / 1000);
  EXPECT_NEAR(low, mapped, high / 1000) << "no walk is shorter than what is mapped";
  const RunOutcome measured = ask({"measure", sample, "network_distance", "to=toilet", "from=nearest_entrance", "within=2000 m", "Kvarntorget", "--json"});
  const Json same = Json::parse(measured.out)["sites"][0];
  EXPECT_NEAR(same["low"].get<double>() / 1000, low, 0.002) << "one distance, whichever command is asked";
  EXPECT_NEAR(same["high"].get<double>() / 1000, high, 0.002);
  EXPECT_EQ(ask({"nearest", sample, "toilette"}).exit_code, 2);
}

/// 200 m square of the sample town from an easting on, as a cell of a CSV file.
std::string square(int east) {
  const std::string west_x = std::to_string(east), east_x = std::to_string(east + 200);
  return "\"POLYGON((" + west_x + " 6582000," + east_x + " 6582000," + east_x + " 6582200," + west_x + " 6582200," + west_x + " 6582000))\"";
}

/// One park that everybody lives beside: what is said of its access decides whether they have a public place.
TEST(AccessCommand, CountsOnlyPlacesThatAreFreeAndOpen) {
  const auto share = [](const std::string& said, const std::string& traveller = "everybody") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "layers");
    const auto layer = [&](const std::string& theme, const std::string& properties, const std::string& geometry) {
      write_file(folder.path() / "layers" / (theme + ".geojson"),
                 R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[{"type":"Feature","properties":{)" +
                     properties + R"(},"geometry":)" + geometry + "}]}");
    };
    layer("site", R"("id":"park","kind":"park")" + said,
          R"({"type":"Polygon","coordinates":[[[541000,6582000],[541040,6582000],[541040,6582040],[541000,6582040],[541000,6582000]]]})");
    layer("walkway", R"("id":"way")", R"({"type":"LineString","coordinates":[[541020,6582020],[541100,6582020]]})");
    layer("residents", R"("id":"home","population":"50")", R"({"type":"Point","coordinates":[541090,6582022]})");
    write_file(folder.path() / "project.yaml", "name: Town\ncrs: EPSG:3006\nscheme: levelground-dignity\nsources:\n  - {name: town, file: layers, mapping: plain}\n");
    const RunOutcome outcome = ask({"access", (folder.path() / "project.yaml").string(), "--traveller", traveller, "--json"});
    if (outcome.exit_code != 0) return std::make_tuple(-1.0, -1.0, -1.0);
    const Json people = Json::parse(outcome.out)["access"][0]["people"]["population"];
    return std::make_tuple(people["share"]["low"].get<double>(), people["share"]["high"].get<double>(), people["share_if_all_public"]["low"].get<double>());
  };
  EXPECT_EQ(share(R"(,"access":"yes","fee":"no")"), std::make_tuple(1.0, 1.0, 1.0));
  EXPECT_EQ(share(R"(,"access":"yes")"), std::make_tuple(0.0, 1.0, 1.0)) << "nobody says that it is free";
  EXPECT_EQ(share(""), std::make_tuple(0.0, 1.0, 1.0));
  const std::string open = R"(,"access":"yes","fee":"no")";
  EXPECT_EQ(share(open + R"(,"opening_hours":"08:00-20:00")"), std::make_tuple(1.0, 1.0, 1.0)) << "at times it is open to all";
  EXPECT_EQ(share(open + R"(,"opening_hours":"when the keeper is there")"), std::make_tuple(0.0, 1.0, 1.0)) << "nobody knows when";
  EXPECT_EQ(share(R"(,"access":"no","foot":"yes","fee":"no")"), std::make_tuple(0.0, 1.0, 1.0)) << "people on foot may be let in";
  EXPECT_EQ(std::get<1>(share(open + R"(,"opening_hours":"08:00-20:00")", "night-walker")), 0.0) << "shut when they walk";
  EXPECT_EQ(std::get<1>(share(open + R"(,"opening_hours":"24/7; Su off")", "night-walker")), 1.0) << "on other days they find it open";
  for (const std::string& closed : {std::string(R"(,"access":"private")"), std::string(R"(,"access":"no","fee":"no")"), std::string(R"(,"access":"customers")"),
                                    std::string(R"(,"access":"yes","fee":"yes")"), open + R"(,"foot":"no")", open + R"(,"foot":"private")", open + R"(,"opening_hours":"off")"}) {
    EXPECT_EQ(share(closed), std::make_tuple(-1.0, -1.0, -1.0)) << closed << ": there is no other place";
  }
}

/// The sample city with squares of residents in a file and a mapping of its own, as a statistics office publishes them.
TEST(AccessCommand, CountsPeopleOfASourceWithItsOwnMapping) {
  const TemporaryFolder folder;
  const std::string layers = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/layers";
  write_file(folder.path() / "squares.yaml",
             "id: squares\ntitle: Squares\nformats: []\nlicence: CC0-1.0\njoin_tolerance: 0.1 m\nentrance_tolerance: 1 m\nlayers: [\"*\"]\n"
             "features:\n  - {theme: residents, when: {all: [\"*\"]}, geometry: [area]}\n"
             "properties:\n  population: {from: [all]}\n  population_older: {from: [a70, a80], sum: yes, values: {99: unknown}}\n");
  write_file(folder.path() / "people.csv", "WKT,all,a70,a80\n" + square(541850) + ",120,20,10\n" + square(542050) + ",80,99,99\n");
  write_file(folder.path() / "project.yaml", "name: People\ncrs: EPSG:3006\nscheme: levelground-dignity\nsources:\n  - {name: town, file: " + layers +
                                                 ", mapping: plain}\n  - {name: people, file: people.csv, mapping: squares.yaml, crs: \"EPSG:3006\"}\n");
  const Json all = ask_json({"access", (folder.path() / "project.yaml").string(), "--traveller", "everybody"});
  const Json& people = all["access"][0]["people"];
  EXPECT_EQ(people["population"]["counted"]["high"], 200.0);
  EXPECT_GE(people["population"]["reached"]["low"], 0.0);
  EXPECT_GT(people["population"]["evenly"]["low"], 0.0);
  EXPECT_LE(people["population"]["share"]["low"], people["population"]["share_evenly"]["low"]);
  EXPECT_GE(people["population"]["share"]["high"], people["population"]["share_evenly"]["high"]);
  EXPECT_LE(people["population"]["reached"]["low"], people["population"]["reached"]["high"]);
  EXPECT_EQ(people["population_older"]["counted"]["low"], 30.0);
  EXPECT_EQ(people["population_older"]["counted"]["high"], 110.0) << "80 live where nobody says how many are old";
  EXPECT_EQ(people["population_older"]["homes_silent"], 1) << "99 means withheld";
  EXPECT_FALSE(people.contains("population_women"));
  EXPECT_TRUE(all["places_not_public"].empty());
  const std::string project = (folder.path() / "project.yaml").string();
  const Json reach = ask_json({"reach", project, "--traveller", "wheelchair-manual"});
  EXPECT_EQ(reach["links_chosen_by"], "people");
  bool anybody = false;
  for (const Json& site : reach["sites"]) {
    const Json& who = site["reach"][0]["by_distance"]["people"];
    EXPECT_FALSE(who.contains("population_women"));
    for (const char* group : {"population", "population_older"}) {
      EXPECT_LE(who[group]["low"], who[group]["high"]);
      EXPECT_LE(who[group]["high"], who[group]["anybody"]);
    }
    anybody = anybody || who["population_older"]["anybody"].get<double>() > 0;
  }
  EXPECT_TRUE(anybody);
  const std::string words = ask({"reach", project, "Kvarntorget", "--language", "sv"}).out;
  EXPECT_NE(words.find("befolkning "), std::string::npos) << words;
  EXPECT_NE(words.find("äldre "), std::string::npos) << words;
  const RunOutcome nobody = ask({"access", sample});
  EXPECT_EQ(nobody.exit_code, 3);
  EXPECT_NE(nobody.error.find("no source says where people live"), std::string::npos) << nobody.error;
  const auto places = all["places"].get<int>();
  write_file(folder.path() / "people.csv", "WKT,all,a70,a80\n" + square(560000) + ",120,20,10\n");
  const RunOutcome outside = ask({"access", project});
  EXPECT_EQ(outside.exit_code, 3);
  EXPECT_NE(outside.error.find("outside the network"), std::string::npos) << outside.error;
  write_file(folder.path() / "people.csv", "WKT,all,a70,a80\n" + square(541850) + ",120,20,10\n");
  EXPECT_EQ(ask_json({"access", project, "--traveller", "everybody", "--area-at-least", "1 m2"})["places"], places);
  EXPECT_LT(ask_json({"access", project, "--traveller", "everybody", "--area-at-least", "0.5 ha"})["places"].get<int>(), places);
  EXPECT_EQ(ask({"access", project, "--area-at-least", "900 ha"}).exit_code, 3);
  EXPECT_EQ(ask({"access", project, "--area-at-least", "5 m"}).exit_code, 2);
  const RunOutcome kind = ask({"access", (folder.path() / "project.yaml").string(), "--kind", "sqare"});
  EXPECT_EQ(kind.exit_code, 3);
  EXPECT_NE(kind.error.find("square"), std::string::npos) << kind.error;
}

TEST(MeasureCommand, IsWhatTheCriterionSees) {
  const RunOutcome run = ask({"measure", sample, "clear_width", "of=main_route", "--site", "Kvarntorget"});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_EQ(run.out.find("site,name,quantity,unit,low,high,"), 0U) << run.out;
  EXPECT_NE(run.out.find("Kvarntorget,length,"), std::string::npos) << run.out;
  EXPECT_EQ(ask({"measure", sample, "clear_width", "of=main_route", "Kvarntorget"}).out, run.out) << "a word without an equals sign is a site";
  EXPECT_EQ(ask({"measure", sample, "clear_width", "of=main_route", "Nowhere"}).exit_code, 3);
}

TEST(MeasureCommand, WhatIsTypedWrongIsWrongWithTheCommandLine) {
  for (const std::vector<std::string>& typed : std::vector<std::vector<std::string>>{
           {"off=main_route"}, {"of=main_route", "of=main_route"}, {}, {"of=main_route", "every=1 m"}, {"of=main_route", "accuracy=ten"}}) {
    std::vector<std::string> arguments = {"measure", sample, "clear_width"};
    arguments.insert(arguments.end(), typed.begin(), typed.end());
    const RunOutcome wrong = ask(arguments);
    EXPECT_EQ(wrong.exit_code, 2) << wrong.error;
    EXPECT_NE(wrong.error.find("levelground kinds shows every kind with its parameters\nlevelground measure --help shows how it is called\n"), std::string::npos) << wrong.error;
  }
  EXPECT_EQ(ask({"measure", sample, "clear_widht", "of=main_route"}).exit_code, 2);
  const RunOutcome limit = ask({"route", sample, "Kvarntorget", "Stationsplan", "--traveller", "walker", "--limit", "kerb<=tall"});
  EXPECT_EQ(limit.exit_code, 2) << limit.error;
  EXPECT_NE(limit.error.find("levelground route --help shows how it is called\n"), std::string::npos) << limit.error;
}

TEST(MeasureCommand, ShowsTheEndThatIsWorseForWhoUsesThePlace) {
  const auto worst = [&](std::vector<std::string> typed) {
    typed.insert(typed.begin(), {"measure", sample});
    typed.push_back("Kvarntorget");
    return ask_json(typed)["worst"].get<std::string>();
  };
  EXPECT_EQ(worst({"clear_width", "of=main_route"}), "lowest");
  EXPECT_EQ(worst({"seat_spacing", "of=main_route", "within=10 m"}), "highest");
  EXPECT_EQ(worst({"worst_on_route", "of=main_route", "property=incline"}), "highest");
  EXPECT_EQ(worst({"worst_on_route", "of=main_route", "property=width"}), "lowest");
  EXPECT_EQ(worst({"seat_spacing", "of=main_route", "within=10 m", "--worst", "lowest"}), "lowest");
  const RunOutcome own_word = ask({"measure", sample, "observed", "property=level_change"});
  EXPECT_EQ(own_word.exit_code, 2) << own_word.error;
  EXPECT_NE(own_word.error.find("--worst"), std::string::npos) << own_word.error;
}

TEST(MeasureCommand, TakesTheQuantityOfAPropertyFromThoseWhoObservedIt) {
  const Json site = ask_json({"measure", sample, "observed", "property=guided_route_share", "--worst", "lowest", "Kvarntorget"})["sites"][0];
  EXPECT_EQ(site["quantity"], "share");
  EXPECT_DOUBLE_EQ(site["low"].get<double>(), 0.95) << site.dump(1);
  const RunOutcome nobody = ask({"measure", sample, "observed", "property=guided_rout_share", "--worst", "lowest", "Kvarntorget"});
  EXPECT_EQ(nobody.exit_code, 2);
  EXPECT_NE(nobody.error.find("Did you mean ‘guided_route_share’?"), std::string::npos) << nobody.error;
}

TEST(MeasureCommand, ToldByAnotherKindRatingsAreWithheldToo) {
  const Json site = ask_json({"measure", LEVELGROUND_SOURCE_DIR "/criteria/womens-safety-audit/conformance/town.yaml", "observed", "property=audit_feeling", "--worst", "lowest", "good"})["sites"][0];
  EXPECT_TRUE(site.contains("ratings") && !site.contains("places")) << site.dump(1);
}

TEST(MeasureCommand, SaysWhyAValueMayNotBeUsed) {
  const std::vector<std::string> words = {"measure", sample, "observed_rating", "property=felt_safety", "minimum_observers=500", "Kvarntorget"};
  const RunOutcome run = ask(words);
  EXPECT_NE(run.out.find(",,,Rated by fewer than 500 observers.,"), std::string::npos) << run.out;
  const Json site = ask_json(words)["sites"][0];
  EXPECT_TRUE(site["low"].is_null() && site["high"].is_null()) << site.dump(1);
  EXPECT_TRUE(site["unusable"].is_string());
}

/// A square with a path of no stated width across it, and what else the layers say.
std::string small_town(const TemporaryFolder& folder, const std::string& more_layer, const std::string& more, const std::string& project) {
  const auto layer = [&](const std::string& name, const std::string& features) {
    write_file(folder / ("layers/" + name + ".geojson"),
               R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)" + features + "]}");
  };
  const std::string line = R"("geometry":{"type":"LineString","coordinates":[[673950,6580020],[674150,6580020]]}})";
  layer("site", R"({"type":"Feature","properties":{"id":"sq","name":"Sq"},"geometry":{"type":"Polygon","coordinates":[[[674000,6580000],[674100,6580000],[674100,6580040],[674000,6580040],[674000,6580000]]]}})");
  layer("walkway", R"({"type":"Feature","properties":{"id":"w","kind":"path"},)" + line);
  if (!more_layer.empty()) layer(more_layer, more);
  write_file(folder / "town.yaml", "name: town\ncrs: EPSG:3006\nscheme: levelground-dignity\nas_of: 2026-09-15\nsources:\n  - {name: town, file: layers, mapping: plain, date: 2026-09-01}\n" + project);
  return (folder / "town.yaml").string();
}

TEST(NearestCommand, TellsPlacesThatAreCalledTheSameApartByOneId) {
  const TemporaryFolder folder;
  std::string pitches;
  for (const char* id : {"a", "b"}) {
    const std::string x = *id == 'a' ? "674000" : "674020", east = *id == 'a' ? "674010" : "674030";
    pitches += std::string(pitches.empty() ? "" : ",") + R"({"type":"Feature","properties":{"id":")" + id + R"(","kind":"pitch"},"geometry":{"type":"Polygon","coordinates":[[[)" + x + ",6580000],[" + east +
               ",6580000],[" + east + ",6580040],[" + x + ",6580040],[" + x + ",6580000]]]}}";
  }
  const std::string said = ask({"nearest", small_town(folder, "site", pitches, ""), "seat", "--traveller", "everybody"}).out;
  EXPECT_NE(said.find(" (town:site/a)\n"), std::string::npos) << said;
  EXPECT_EQ(said.find("(a)"), std::string::npos) << said;
}

TEST(MeasureCommand, HearsWhoSpeaksForTheWholeSite) {
  const TemporaryFolder folder;
  write_file(folder / "seen.csv", "id,site,property,result,unit,accuracy,instrument,observer,light,time\n1,sq,clear_width,1.62,m,5 mm,tape,A,day,2026-05-01\n");
  const std::string project = small_town(folder, "", "", "observations:\n  - {file: seen.csv}\n");
  const Json site = ask_json({"measure", project, "clear_width", "of=main_route"})["sites"][0];
  EXPECT_GE(site["low"].get<double>(), 1610.0) << site.dump(1);
  EXPECT_LE(site["high"].get<double>(), 1630.0) << "as `why` has it for the criterion";
  EXPECT_TRUE(site["whole"].is_object());
  const RunOutcome places = ask({"measure", project, "clear_width", "of=main_route", "--places"});
  EXPECT_NE(places.out.find("The site as a whole"), std::string::npos) << places.out;
}

TEST(MeasureCommand, WhatIsOnPaperAsksForNoWays) {
  const TemporaryFolder folder;
  write_file(folder / "papers.csv", "id,site,property,result,observer,time\n1,sq,complaint_channel,no,A,2026-05-01\n");
  const std::string project = small_town(folder, "", "", "observations:\n  - {file: papers.csv}\n");
  std::filesystem::remove(folder / "layers/walkway.geojson");
  const RunOutcome paper = ask({"measure", project, "document", "property=complaint_channel", "--worst", "lowest"});
  EXPECT_EQ(paper.error.find("anything to walk along"), std::string::npos) << paper.error;
  EXPECT_EQ(paper.exit_code, 0) << paper.error;
  const RunOutcome walk = ask({"measure", project, "clear_width", "of=main_route"});
  EXPECT_NE(walk.error.find("anything to walk along"), std::string::npos) << walk.error;
}

TEST(MeasureCommand, ALostRecordIsNoAbsentThing) {
  const TemporaryFolder folder;
  const std::string project =
      small_town(folder, "toilet", R"({"type":"Feature","properties":{"id":"t1"},"geometry":null},{"type":"Feature","properties":{"id":"t2"},"geometry":{"type":"Point","coordinates":[674010,6580010]}})",
                 "complete:\n  - {source: town, theme: toilet, as_of: 2026-09-01, by: the parks office}\n");
  const Json site = ask_json({"measure", project, "count_in_site", "theme=toilet", "per=site"})["sites"][0];
  EXPECT_EQ(site["low"].get<double>(), 1.0);
  EXPECT_FALSE(site["high"].is_number() && site["high"].get<double>() == 1.0) << site.dump(1);
  EXPECT_NE(site["steps"].dump().find("a record of it was left out (t1: it has no geometry)"), std::string::npos) << site["steps"].dump(1);
}

TEST(IslandsCommand, GivesBothBoundsAndWhatSeparatesThem) {
  const Json all = ask_json({"islands", sample, "--largest", "4"});
  ASSERT_EQ(all["islands"].size(), 8U);
  for (const Json& answer : all["islands"]) {
    for (const char* name : {"network_m", "largest_m"}) {
      EXPECT_LE(answer[name]["low"], answer[name]["high"]);
      EXPECT_LE(answer[name]["high"], answer[name]["anybody"]);
    }
    for (const char* graph : {"sure", "possible"}) {
      const Json& largest = answer[graph]["largest"];
      EXPECT_EQ(largest.size(), std::min<std::size_t>(4, answer[graph]["islands"].get<std::size_t>()));
      for (std::size_t i = 0; i < largest.size(); ++i) {
        EXPECT_EQ(largest[i]["between"].empty(), i == 0 || largest[i]["no_way"].get<bool>());
        EXPECT_TRUE(largest[i]["people"].is_null()) << "nobody says where people live";
      }
    }
    if (answer["traveller"]["id"] == "everybody") {
      EXPECT_NEAR(answer["largest_m"]["low"].get<double>(), answer["largest_m"]["anybody"].get<double>(), 1) << "but for the scale of the map";
    }
  }
  EXPECT_EQ(ask({"islands", sample, "--json", "--threads", "1"}).out, ask({"islands", sample, "--json", "--threads", "4"}).out);
  const RunOutcome swedish = ask({"islands", sample, "--traveller", "wheelchair-manual", "--language", "sv"});
  EXPECT_NE(swedish.out.find("Säkert förbundet"), std::string::npos) << swedish.out << swedish.error;
  EXPECT_EQ(ask({"islands", sample, "--largest", "0"}).exit_code, 2);
}

TEST(QualityCommand, CountsWhatIsKnownAndUnknownOfEveryTheme) {
  const Json all = ask_json({"quality", sample});
  EXPECT_EQ(all["sites"].size(), 12U);
  bool toilets = false;
  for (const Json& theme : all["themes"]) {
    for (const auto& [name, known] : theme["properties"].items()) {
      EXPECT_EQ(known["known"].get<std::uint64_t>() + known["unknown"].get<std::uint64_t>(), theme["features"].get<std::uint64_t>()) << name;
    }
    if (theme["theme"] == "toilet") {
      toilets = true;
      EXPECT_TRUE(theme["complete"]);
    }
  }
  EXPECT_TRUE(toilets);
}

TEST(QualityCommand, TellsWhatIsAskedInVainWhatEverySiteHoldsAndHowOldItIs) {
  const Json all = ask_json({"quality", sample});
  EXPECT_EQ(all["asked_by"].get<std::string>().rfind("levelground-dignity ", 0), 0U);
  std::size_t in_vain = 0;
  for (const Json& one : all["nobody_states"]) {
    ++in_vain;
    EXPECT_GT(one["criteria"].size() + one["travellers"].size(), 0U);
    for (const Json& theme : all["themes"]) {
      if (theme["theme"] != one["theme"]) continue;
      EXPECT_EQ(theme["properties"][one["property"].get<std::string>()]["known"], 0) << one;
    }
  }
  EXPECT_GT(in_vain, 0U);
  for (const Json& theme : all["themes"]) {
    const Json& age = theme["age_days"];
    if (age["newest"].is_null()) continue;
    EXPECT_LE(age["newest"].get<int>(), age["median"].get<int>());
    EXPECT_LE(age["median"].get<int>(), age["oldest"].get<int>());
  }
  for (const Json& site : all["sites"]) EXPECT_GT(site["themes"].size(), 5U) << site["id"];
  const RunOutcome english = ask({"quality", sample});
  EXPECT_NE(english.out.find("and stated by nobody"), std::string::npos) << english.out;
  const RunOutcome swedish = ask({"quality", sample, "--language", "sv"});
  EXPECT_NE(swedish.out.find("och sagt av ingen"), std::string::npos) << swedish.out;
  EXPECT_EQ(ask({"quality", sample, "--json", "--threads", "1"}).out, ask({"quality", sample, "--json", "--threads", "4"}).out);
}

TEST(QualityCommand, TellsWhatBecameOfEveryRecordAlsoOfAHostileFile) {
  const TemporaryFolder folder;
  const std::string layers = LEVELGROUND_SOURCE_DIR "/sample-maps/alvhamra/layers";
  std::filesystem::copy(layers, folder / "layers", std::filesystem::copy_options::recursive);
  // Ids that write on the terminal, that look like another's, and shapes that are none.
  write_file(folder / "layers/tree.geojson",
             R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}},"features":[)"
             "\n" R"({"type":"Feature","properties":{"id":"\u001b[2J\nused: everything"},"geometry":null},)"
             "\n" R"({"type":"Feature","properties":{"id":"oak#tree~2"},"geometry":{"type":"Point","coordinates":[541900,6582050]}},)"
             "\n" R"({"type":"Feature","id":"nan","properties":{"id":"nan"},"geometry":{"type":"Point","coordinates":["NaN",0]}},)"
             "\n" R"({"type":"Feature","properties":{"id":"far"},"geometry":{"type":"Point","coordinates":[1e300,1e300]}})"
             "\n]}\n");
  write_file(folder / "town.yaml", "name: Town\ncrs: EPSG:3006\nscheme: levelground-dignity\nsources:\n  - {name: town, file: layers, mapping: plain}\n");
  const std::string project = (folder / "town.yaml").string();
  const Json all = ask_json({"quality", project});
  std::size_t left_out = 0;
  for (const Json& record : all["sources"][0]["records"]) {
    EXPECT_EQ(record["read"].get<std::size_t>(), record["used"].get<std::size_t>() + record["not_asked"].get<std::size_t>() + record["left_out"].size()) << record.dump(1);
    if (record["layer"] == "tree") left_out = record["left_out"].size();
  }
  EXPECT_EQ(left_out, 3U) << all["sources"][0]["records"].dump(1);
  const RunOutcome few = ask({"quality", project});
  EXPECT_NE(few.out.find("tree: 4 records read = 1 used + 0 not asked for + 3 left out"), std::string::npos) << few.out;
  EXPECT_EQ(few.out.find("left out: nan"), std::string::npos);
  const RunOutcome every = ask({"quality", project, "--all"});
  EXPECT_NE(every.out.find("left out: nan: "), std::string::npos) << every.out;
  EXPECT_EQ(every.out.find('\x1b'), std::string::npos) << "an id does not write on the terminal";
  EXPECT_EQ(every.out.find("\nused: everything"), std::string::npos);
}

TEST(TravellersCommand, ShowsWhatOthersSaySideBySide) {
  const RunOutcome run = ask({"travellers", "--compare"});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("Kartverket, manual wheelchair: 20 mm  [S59 C, path: dropped kerb"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("→ Manual wheelchair, without helper: 20 mm"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("does not say: openrouteservice"), std::string::npos) << run.out;
  EXPECT_NE(ask({"travellers", "--compare", "--language", "sv"}).out.find("säger inget: openrouteservice"), std::string::npos);
  const Json all = ask_json({"travellers", "pram"});
  EXPECT_EQ(all["travellers"].size(), 1U);
  EXPECT_EQ(all["compared"][0]["id"], "incline");
  EXPECT_NE(ask({"travellers", "pram"}).out.find("[kerb/preset-pram]"), std::string::npos);
  EXPECT_EQ(ask({"travellers", "--reference"}).out.rfind("# Travellers", 0), 0U);
}

TEST(RouteCommand, TakesEveryLimitOfTheTravellerLanguage) {
  const RunOutcome wrong = ask({"route", sample, "Kvarntorget", "Stationsplan", "--traveller", "pram", "--limit", "surface!=snad"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.error.find("did you mean ‘sand’?"), std::string::npos) << wrong.error;
  const Json slow = ask_json({"route", sample, "Kvarntorget", "Strömparken", "--traveller", "everybody", "--limit", "speed=2.4 km/h"})["routes"][0];
  const Json usual = ask_json({"route", sample, "Kvarntorget", "Strömparken", "--traveller", "everybody"})["routes"][0];
  EXPECT_NEAR(slow["seconds"]["low"].get<double>(), 2 * usual["seconds"]["low"].get<double>(), 1) << "half of 4.8 km/h, both rounded up";
}

TEST(WhatIfCommand, NamesTheSitesThatALowerKerbChanges) {
  const std::string set = "town:kerb/kerb-bruksgatan-north:kerb_height=15 mm";
  const RunOutcome run = ask({"what-if", sample, "--set", set});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("town:kerb/kerb-bruksgatan-north: kerb_height = 15 mm (the source says: "), std::string::npos) << run.out;
  const Json answer = ask_json({"what-if", sample, "--set", set});
  EXPECT_EQ(answer["set"][0]["value"], "15 mm");
  ASSERT_GE(answer["sites"].size(), 1U);
  for (const Json& site : answer["sites"]) {
    EXPECT_TRUE(!site["verdicts"].empty() || site["gaps_gone"] > 0 || site["gaps_new"] > 0 || site["before"] != site["after"]) << site.dump(1);
  }
  const RunOutcome swedish = ask({"what-if", sample, "--set", set, "--language", "sv"});
  EXPECT_NE(swedish.out.find("platser bedöms annorlunda"), std::string::npos) << swedish.out;
}

// The auditor's 60 mm is of the kerb that is there now, not of the one asked about.
TEST(WhatIfCommand, WhatWasMeasuredOfAThingIsOverWhenItIsAnother) {
  const RunOutcome run = ask({"what-if", sample, "--set", "town:kerb/kerb-bruksgatan-north:kerb_height=15 mm"});
  EXPECT_EQ(run.exit_code, 0) << run.error;
  EXPECT_NE(run.out.find("Not certified → Silver"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("(14–16 mm)"), std::string::npos) << run.out;
}

TEST(WhatIfCommand, RefusesWhatItCannotRead) {
  EXPECT_EQ(ask({"what-if", sample, "--set", "kerb_height"}).exit_code, 2);
  EXPECT_EQ(ask({"what-if", sample, "--set", "town:kerb/none:kerb_height=15 mm"}).exit_code, 3);
}

}  // namespace
}  // namespace levelground::test::travel_test
