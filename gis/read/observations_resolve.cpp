// SPDX-License-Identifier: Apache-2.0
// What an observation is about: ids in full or in short, names, or the site that holds the place.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"
#include "gis/read/observations.hpp"

namespace levelground::gis {
namespace {

/// "town:site/torget" is also called "torget".
std::string_view last_part(std::string_view id) {
  const auto slash = id.find_last_of("/:");
  return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

class Resolver {
 public:
  explicit Resolver(const std::vector<Feature>& features) : m_features(features) {
    for (std::uint32_t i = 0; i < features.size(); ++i) {
      if (features[i].theme != Theme::site) continue;
      m_sites.push_back(i);
      m_site_words.emplace(features[i].id, i);
      m_site_words.emplace(last_part(features[i].id), i);
      if (const std::string_view name = features[i].text(Property::name); !name.empty()) m_site_words.emplace(name, i);
    }
  }

  /// The one feature called so; nullptr when there is none or several, `several` tells which.
  const Feature* site(std::string_view word, bool& several) const { return one(m_site_words, word, several); }

  const Feature* feature(std::string_view word, bool& several) {
    const auto exact = std::lower_bound(m_features.begin(), m_features.end(), word, [](const Feature& f, std::string_view id) { return f.id < id; });
    if (exact != m_features.end() && exact->id == word) return &*exact;
    if (m_feature_words.empty()) {
      for (std::uint32_t i = 0; i < m_features.size(); ++i) m_feature_words.emplace(last_part(m_features[i].id), i);
    }
    return one(m_feature_words, word, several);
  }

  /// The smallest site that holds the point: nested sites are judged apart, and who stands in the playground means it.
  const Feature* site_at(const Point& point) const {
    const Feature* best = nullptr;
    double best_area = 0;
    for (const std::uint32_t i : m_sites) {
      const auto* polygons = std::get_if<MultiPolygon>(&m_features[i].geometry);
      if (polygons == nullptr || !contains(*polygons, point)) continue;
      const double size = area(*polygons);
      if (best == nullptr || size < best_area) {
        best = &m_features[i];
        best_area = size;
      }
    }
    return best;
  }

  /// A table that belongs to another city has only unknown ids: after the first hundred nobody reads another advice.
  bool may_advise() { return ++m_advised <= 100; }

  std::string nearest_site(const std::string& word) {
    if (!may_advise()) return {};
    std::vector<std::string> words;
    for (const std::uint32_t i : m_sites) words.emplace_back(last_part(m_features[i].id));
    return nearest_word(word, words);
  }
  std::string nearest_feature(const std::string& word) {
    if (!may_advise()) return {};
    constexpr std::size_t most = 20'000;  // looking through a whole city for a misspelt id would take minutes
    std::vector<std::string> words;
    for (const Feature& f : m_features) {
      if (words.size() < most) words.emplace_back(last_part(f.id));
    }
    return nearest_word(word, words);
  }

 private:
  using Words = std::multimap<std::string, std::uint32_t, std::less<>>;
  const Feature* one(const Words& words, std::string_view word, bool& several) const {
    std::set<std::uint32_t> found;
    for (auto [at, end] = words.equal_range(word); at != end; ++at) found.insert(at->second);
    several = found.size() > 1;
    return found.size() == 1 ? &m_features[*found.begin()] : nullptr;
  }

  const std::vector<Feature>& m_features;
  std::vector<std::uint32_t> m_sites;
  Words m_site_words;
  Words m_feature_words;
  int m_advised = 0;
};

}  // namespace

std::vector<Observation> resolve_observations(std::vector<RawObservation> raw, const std::string& file, const std::vector<Feature>& features,
                                              std::vector<Problem>& problems) {
  Resolver resolver(features);
  std::vector<Observation> kept;
  std::size_t nowhere = 0;
  std::string first_nowhere;
  for (RawObservation& item : raw) {
    Observation& o = item.observation;
    const auto fail = [&](const LocalText& what, LocalText remedy) {
      Problem problem = said_of_file(Problem::Severity::error, file, what + LocalText{"; the observation is left out", "; observationen utelämnas"}, std::move(remedy));
      problem.feature = o.id;
      problem.line = item.line;
      problems.push_back(std::move(problem));
    };
    const LocalText in_full{"Write its id in full.", "Skriv dess id i sin helhet."};
    const auto advice = [](const std::string& near) {
      return near.empty() ? LocalText{"`levelground info` lists the ids.", "`levelground info` listar id:n."} : in_both("Did you mean ‘{}’?", "Menade du ”{}”?", near);
    };
    bool several = false;
    if (!o.feature.empty()) {
      const Feature* feature = resolver.feature(o.feature, several);
      if (feature == nullptr) {
        fail(several ? in_both("several features are called ‘{}’", "flera objekt heter ”{}”", o.feature) : in_both("no feature is called ‘{}’", "inget objekt heter ”{}”", o.feature),
             several ? in_full : advice(resolver.nearest_feature(o.feature)));
        continue;
      }
      o.feature = feature->id;
    }
    if (!o.site.empty() && o.site != "*") {
      const Feature* site = resolver.site(o.site, several);
      if (site == nullptr) {
        fail(several ? in_both("several sites are called ‘{}’", "flera platser heter ”{}”", o.site) : in_both("no site is called ‘{}’", "ingen plats heter ”{}”", o.site),
             several ? in_full : advice(resolver.nearest_site(o.site)));
        continue;
      }
      o.site = site->id;
    } else if (o.site.empty() && o.feature.empty()) {
      const Feature* site = o.position ? resolver.site_at(*o.position) : nullptr;
      if (site == nullptr) {
        if (++nowhere == 1) first_nowhere = o.id;
        continue;
      }
      o.site = site->id;
    }
    kept.push_back(std::move(o));
  }
  if (nowhere > 0) {
    Problem problem = said_of_file(Problem::Severity::warning, file,
                                   in_both("{} observations name no site and lie in none; they are left out (the first is named here)",
                                           "{} observationer anger ingen plats och ligger i ingen; de utelämnas (den första nämns här)", nowhere),
                                   {"Name the site they are about.", "Ange platsen som de gäller."});
    problem.feature = first_nowhere;
    problems.push_back(std::move(problem));
  }
  return kept;
}

}  // namespace levelground::gis
