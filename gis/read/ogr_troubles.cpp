// SPDX-License-Identifier: Apache-2.0
#include "gis/read/ogr_troubles.hpp"

#include <fmt/format.h>

namespace levelground::gis {

namespace {
constexpr std::size_t features_named = 5;
}

void LayerTroubles::note(Problem::Severity severity, const std::string& what, const std::string& which, const std::string& remedy) {
  Kind& kind = m_kinds[what];
  kind.severity = severity;
  kind.remedy = remedy;
  ++kind.count;
  if (kind.first.size() < features_named) kind.first.push_back(which);
}

std::vector<Problem> LayerTroubles::problems() const {
  std::vector<Problem> problems;
  for (const auto& [what, kind] : m_kinds) {
    Problem problem;
    problem.severity = kind.severity;
    problem.file = m_file;
    problem.layer = m_layer;
    problem.remedy = kind.remedy;
    if (kind.count == 1) {
      problem.feature = kind.first.front();
      problem.what = what;
    } else {
      std::string which;
      for (const std::string& id : kind.first) which += (which.empty() ? "" : ", ") + id;
      problem.what = fmt::format("{} records: {} ({}{})", kind.count, what, which, kind.count > kind.first.size() ? ", …" : "");
    }
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace levelground::gis
