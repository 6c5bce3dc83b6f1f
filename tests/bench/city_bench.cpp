// SPDX-License-Identifier: Apache-2.0
// Reading, measuring, judging, judging again after one observation or a lowered kerb, and drawing one city, each timed apart, with peak memory.
//   bench_city [CITY.osm.pbf] [--benchmark_…]     default: Heidelberg in ../shared/data
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <QGuiApplication>
#include <QImage>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>

#include "app/map/painter.hpp"
#include "app/run/judge_sites.hpp"
#include "app/run/run.hpp"
#include "app/run/schemes.hpp"
#include "core/judge/judge.hpp"
#include "core/judge/ranking.hpp"
#include "gis/measure/measure.hpp"
#include "gis/network/find_site_walks.hpp"
#include "gis/read/read_city.hpp"

namespace {

using namespace levelground;

std::string city_file = LEVELGROUND_SOURCE_DIR "/../shared/data/osm-heidelberg-de/heidelberg.osm.pbf";

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

City read() {
  gis::CitySpec spec;
  spec.name = "bench";
  spec.crs = "auto";
  spec.mappings = run::data_folder() / "mappings";
  spec.sources.push_back({});
  spec.sources.back().name = "city";
  spec.sources.back().file = city_file;
  return gis::read_city(spec, silent_progress(), {});
}

const City& city() {
  static const City kept = read();
  return kept;
}

const Scheme& scheme() {
  static const Scheme kept = run::load_scheme("levelground-dignity", "");
  return kept;
}

JudgeOptions screening() {
  JudgeOptions options;
  options.as_of = city().newest_date();
  options.scope.screening = true;
  return options;
}

std::vector<Measurement> measure_site(const gis::WalkFinder& finder, std::uint32_t site_index, const Date& as_of) {
  const Feature& site = city().feature(site_index);
  const gis::SiteWalks walks = finder.find(site, as_of);
  std::vector<Measurement> measurements;
  for (const Criterion& criterion : scheme().criteria) {
    measurements.push_back(gis::find_measure_kind(criterion.measure.kind)->measure({city(), site, walks, as_of, criterion}));
  }
  return measurements;
}

/// Times one call of a loop apart, since a mean hides the slowest change: milliseconds by the clock, which another program on the
/// machine lengthens, and of processor time of all threads, which two threads add up. The slowest of each may be different calls.
class Slowest {
 public:
  template <typename Work>
  void time(const std::string& what, const Work& work) {
    const double began = milliseconds(CLOCK_MONOTONIC);
    const double processor_began = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    work();
    m_processor_ms = std::max(m_processor_ms, milliseconds(CLOCK_PROCESS_CPUTIME_ID) - processor_began);
    const double ms = milliseconds(CLOCK_MONOTONIC) - began;
    ++m_calls;
    if (ms > 50) ++m_over_50_ms;
    if (ms <= m_ms) return;
    m_ms = ms;
    m_what = what;
  }
  void report(benchmark::State& state) const {
    state.counters["slowest_ms"] = m_ms;
    state.counters["slowest_processor_ms"] = m_processor_ms;
    state.counters["over_50_ms"] = m_over_50_ms;
    state.SetLabel("slowest of " + std::to_string(m_calls) + ": " + m_what);
  }

 private:
  static double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
  }
  double m_ms = 0;
  double m_processor_ms = 0;
  int m_calls = 0;
  int m_over_50_ms = 0;
  std::string m_what;
};

void reading(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read());
  state.counters["edges"] = static_cast<double>(city().graph().edges.size());
  state.counters["peak_MB"] = peak_mb();
}

void measuring(benchmark::State& state) {
  const auto& sites = city().of_theme(Theme::site);
  const Date as_of = city().newest_date();
  const gis::WalkFinder finder(city());
  for (auto _ : state) {
    for_each_index(sites.size(), static_cast<unsigned>(state.range(0)), {},
                   [&](std::size_t i) { benchmark::DoNotOptimize(measure_site(finder, sites[i], as_of)); });
  }
  state.counters["sites"] = static_cast<double>(sites.size());
  state.counters["peak_MB"] = peak_mb();
}

void judging(benchmark::State& state) {
  const auto& sites = city().of_theme(Theme::site);
  const JudgeOptions options = screening();
  const gis::WalkFinder finder(city());
  std::vector<std::vector<Measurement>> measured(sites.size());
  for_each_index(sites.size(), 0, {}, [&](std::size_t i) { measured[i] = measure_site(finder, sites[i], options.as_of); });
  for (auto _ : state) {
    std::vector<SiteResult> results(sites.size());
    for (std::size_t i = 0; i < sites.size(); ++i) {
      std::vector<CriterionResult> judged;
      for (std::size_t c = 0; c < scheme().criteria.size(); ++c) {
        const Criterion& criterion = scheme().criteria[c];
        judged.push_back(judge_criterion(criterion, scheme().decision_rule, measured[i][c],
                                         applies(criterion.applies, city(), city().feature(sites[i]), options.as_of), options,
                                         city().feature(sites[i]).id));
        judged.back().criterion = static_cast<std::uint32_t>(c);
      }
      results[i] = grade_site(scheme(), options, city().feature(sites[i]), sites[i], std::move(judged));
    }
    const SiteResults ranked(std::move(results));
    benchmark::DoNotOptimize(rank_in_tiers(ranked));
  }
  state.counters["peak_MB"] = peak_mb();
}

const std::shared_ptr<gis::NearestWays>& nearest_ways() {
  static const auto kept = std::make_shared<gis::NearestWays>();
  return kept;
}

const Assessment& assessment() {
  static const Assessment kept = [] {
    Assessment made;
    made.options = screening();
    made.sites = run::judge_sites(city(), scheme(), made.options, city().of_theme(Theme::site), 0, silent_progress(), {}, nearest_ways());
    made.scheme = scheme();
    made.ranking = rank_in_tiers(made.sites);
    return made;
  }();
  return kept;
}

/// A kerb was measured: only the sites it touches are judged again. The City already holds another observation, because the first one
/// ends a screening and moves every site.
void judging_again(benchmark::State& state) {
  const auto kerb = [](std::uint32_t crossing, const std::string& id) {
    Observation seen;
    seen.id = id;
    seen.feature = city().feature(crossing).id;
    seen.property = "kerb_height";
    seen.quantity = Quantity::length;
    seen.range = Interval::exact(Rational(20));
    seen.result = "20";
    seen.unit = "mm";
    seen.date = {2026, 9, 15};
    return seen;
  };
  const auto& crossings = city().of_theme(Theme::crossing);
  if (crossings.size() < 2) {
    state.SkipWithError("the city has no two crossings");
    return;
  }
  run::RunResult first;
  first.city = std::make_shared<const City>(city());
  first.assessment = std::make_shared<const Assessment>(assessment());
  first.nearest_ways = nearest_ways();
  const run::RunResult before = run::assess_again(first, {kerb(crossings.front(), "E-1")}, silent_progress(), {});
  // Crossings from everywhere in the city: what they touch differs.
  std::size_t next = 0;
  Slowest slowest;
  for (auto _ : state) {
    next = (next + 97) % crossings.size();
    slowest.time(city().feature(crossings[next]).id, [&] { benchmark::DoNotOptimize(run::assess_again(before, {kerb(crossings[next], "E-2")}, silent_progress(), {})); });
  }
  slowest.report(state);
  state.counters["peak_MB"] = peak_mb();
}

/// What if the layers themselves said so of a kerb, which they say is `height` now (empty: what they say as read)?
void changing_a_kerb(benchmark::State& state, const std::string& height, const std::string& then) {
  const auto& crossings = city().of_theme(Theme::crossing);
  if (crossings.empty()) {
    state.SkipWithError("the city has no crossing");
    return;
  }
  run::RunResult as_read;
  as_read.city = std::make_shared<const City>(city());
  as_read.assessment = std::make_shared<const Assessment>(assessment());
  as_read.nearest_ways = nearest_ways();
  std::size_t next = 0;
  Slowest slowest;
  for (auto _ : state) {
    next = (next + 97) % crossings.size();
    const std::string& kerb = city().feature(crossings[next]).id;
    state.PauseTiming();
    const run::RunResult before = height.empty() ? as_read : run::what_if(as_read, {{kerb, "kerb_height", height}}, silent_progress(), {});
    state.ResumeTiming();
    slowest.time(kerb, [&] { benchmark::DoNotOptimize(run::what_if(before, {{kerb, "kerb_height", then}}, silent_progress(), {})); });
  }
  slowest.report(state);
  state.counters["peak_MB"] = peak_mb();
}

void lowering_a_kerb(benchmark::State& state) { changing_a_kerb(state, "", "10 mm"); }
/// What is surely passed changes, and what may be.
void raising_a_kerb(benchmark::State& state) { changing_a_kerb(state, "10 mm", "120 mm"); }

void building_the_scene(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(map::build_scene(city(), assessment(), {}));
  state.counters["peak_MB"] = peak_mb();
}

void drawing(benchmark::State& state) {
  const auto texts = run::load_texts("en");
  const map::Scene scene = map::build_scene(city(), assessment(), {});
  map::View view = map::fit(scene.extent, 1920, 1080);
  view.colouring = map::Colouring::coverage;
  for (auto _ : state) {
    QImage image(view.width, view.height, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    map::paint(painter, scene, view, scheme(), *texts);
    painter.end();
    benchmark::DoNotOptimize(image.constBits());
  }
  state.counters["peak_MB"] = peak_mb();
}

BENCHMARK(reading)->Unit(benchmark::kMillisecond);
BENCHMARK(measuring)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(judging)->Unit(benchmark::kMillisecond);
BENCHMARK(judging_again)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(lowering_a_kerb)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(raising_a_kerb)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(building_the_scene)->Unit(benchmark::kMillisecond);
BENCHMARK(drawing)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc > 1) city_file = argv[1];
  if (!std::filesystem::exists(city_file)) {
    std::fprintf(stderr, "bench_city: %s is not here; name a city file\n", city_file.c_str());
    return 3;
  }
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QGuiApplication application(argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
