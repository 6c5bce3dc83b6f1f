// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_troubles.hpp"

#include "core/base/local_format.hpp"

namespace levelground::gis {

namespace {
constexpr std::size_t features_named = 5;
}

void LayerTroubles::note(Problem::Severity severity, const LocalText& what, const std::string& which, const LocalText& remedy) {
  Kind& kind = m_kinds[what.en];
  kind.what = what;
  kind.severity = severity;
  kind.remedy = remedy;
  ++kind.count;
  if (kind.first.size() < features_named) kind.first.push_back(which);
}

std::vector<Problem> LayerTroubles::problems() const {
  std::vector<Problem> problems;
  for (const auto& [english, kind] : m_kinds) {
    Problem problem;
    problem.severity = kind.severity;
    problem.file = m_file;
    problem.layer = m_layer;
    if (kind.count == 1) {
      problem.feature = kind.first.front();
      problem.say(kind.what, kind.remedy);
    } else {
      std::string which;
      for (const std::string& id : kind.first) which += (which.empty() ? "" : ", ") + id;
      if (kind.count > kind.first.size()) which += ", …";
      problem.say(in_both("{} records: {} ({})", "{} poster: {} ({})", kind.count, kind.what, which), kind.remedy);
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace levelground::gis
