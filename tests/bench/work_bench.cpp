// SPDX-License-Identifier: Apache-2.0
// The measured work W1 to W5 (README.md), by the product's own reader, graph, search and painter; tables to compare
// with other programs.
//   bench_work CITY.osm.pbf EPSG-NUMBER OUT-FOLDER [repeats] [import]      import: W1 alone
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <optional>
#include <string_view>

#include "tests/bench/work_draw.hpp"
#include "tests/bench/work_tables.hpp"

namespace {

using namespace levelground;
using namespace levelground::bench;

long peak_kb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// `before`: not timed.
void time(const char* work, int repeats, const std::function<void()>& run, const std::function<void()>& before = {}) {
  std::vector<double> ms;
  for (int i = 0; i < repeats; ++i) {
    if (before) before();
    const auto begin = std::chrono::steady_clock::now();
    run();
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(ms.begin(), ms.end());
  std::printf("TIME\tlevelground\t%s\t%.3f\t%.3f\t%d\t%ld\n", work, ms[ms.size() / 2], ms.front(), repeats, peak_kb());
  std::fflush(stdout);
}

void measure(const std::filesystem::path& file, const std::string& crs, const std::filesystem::path& folder,
             int repeats, bool only_import) {
  const std::filesystem::path here = LEVELGROUND_SOURCE_DIR "/tests/bench";
  const WorkRule rule = read_work_rule(here);
  std::optional<WorkCity> made;
  time("W1", repeats, [&] { made.emplace(import_city(file, crs, here / "mappings", rule)); }, [&] { made.reset(); });
  const WorkCity& work = *made;
  write_import_tables(folder, work);
  if (only_import) return;

  Access access;
  time("W2a", repeats, [&] { access = find_access(work, rule); });
  write_access_table(folder, work, access);

  const gis::NetworkView all = view_of_all(work);
  const gis::NetworkView wheel = view_of_traveller(work);
  const std::vector<std::uint32_t> sources = all_access(access, work.city.graph().vertices.size());
  gis::NetworkSearch of_all;
  gis::NetworkSearch of_wheel;
  time("W2b", 3 * repeats, [&] {
    of_all.run(all, sources, rule.nearest_within);
    of_wheel.run(wheel, sources, rule.nearest_within);
  });
  write_nearest_table(folder, "all", work, of_all);
  write_nearest_table(folder, "wheel", work, of_wheel);

  std::vector<SiteMeasures> measures;
  time("W3", repeats, [&] { measures = measure_sites(work, rule); });
  write_measures_table(folder, work, measures);

  std::vector<std::vector<Catchment>> catchments;
  time("W4-1thread", repeats, [&] { catchments = find_catchments({&all, &wheel}, access, rule.catchment, 1); });
  time("W4-2threads", repeats, [&] { catchments = find_catchments({&all, &wheel}, access, rule.catchment, 2); });
  write_catchments_table(folder, "all", work, catchments[0]);
  write_catchments_table(folder, "wheel", work, catchments[1]);

  time("W5 paint only", repeats, [&] { paint_city(work, rule); });
  time("W5", repeats, [&] { draw_city(work, rule, folder / "w5.png"); });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "bench_work CITY.osm.pbf EPSG-NUMBER OUT-FOLDER [repeats] [import]\n");
    return 2;
  }
  const int repeats = argc > 4 ? std::max(1, std::atoi(argv[4])) : 5;
  try {
    std::filesystem::create_directories(argv[3]);
    measure(argv[1], std::string("EPSG:") + argv[2], argv[3], repeats,
            argc > 5 && std::string_view(argv[5]) == "import");
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) std::fprintf(stderr, "%s\n", to_text(problem).c_str());
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 4;
  }
  return 0;
}
