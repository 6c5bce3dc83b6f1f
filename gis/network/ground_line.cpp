// SPDX-License-Identifier: Apache-2.0
#include "gis/network/ground_line.hpp"

#include <algorithm>
#include <cmath>

namespace levelground::gis {

bool GroundLine::add(const EdgeShape& shape) {
  if (!m_points.empty() && m_points.back() != shape.points.front()) return false;
  m_begins.push_back(length());
  for (std::size_t i = m_points.empty() ? 0 : 1; i < shape.points.size(); ++i) {
    m_points.push_back(shape.points[i]);
    m_at.push_back(m_begins.back() + shape.at_mm[i]);
  }
  return true;
}

std::vector<GroundSpot> GroundLine::spots(const std::vector<double>& places) const {
  std::vector<GroundSpot> spots;
  std::size_t i = 1;
  for (const double mm : places) {
    while (i + 1 < m_points.size() && mm > m_at[i]) ++i;
    const double side = m_at[i] - m_at[i - 1];
    spots.push_back(spot_between(m_points[i - 1], m_points[i], side == 0 ? 0 : std::clamp((mm - m_at[i - 1]) / side, 0.0, 1.0)));
  }
  return spots;
}

Bases::Bases(double line_mm, double base_mm) : length(std::min(base_mm, line_mm)) {
  constexpr std::size_t quarters = 4;
  const double step = length / quarters;
  const auto bases = static_cast<std::size_t>(std::floor((line_mm - length) / step + 1e-9)) + 1;
  for (std::size_t k = 0; k < bases + quarters; ++k) places.push_back(static_cast<double>(k) * step);
  for (std::size_t k = 0; k < bases; ++k) {
    begin.push_back(k);
    end.push_back(k + quarters);
  }
  if (line_mm - places.back() < 1) return;
  // The last one reaches back from the end.
  const double last = line_mm - length;
  const auto at = std::upper_bound(places.begin(), places.end(), last);
  const auto index = static_cast<std::size_t>(at - places.begin());
  places.insert(at, last);
  for (std::vector<std::size_t>* ends : {&begin, &end}) {
    for (std::size_t& place : *ends) place += place >= index ? 1 : 0;
  }
  places.push_back(line_mm);
  begin.push_back(index);
  end.push_back(places.size() - 1);
}

std::vector<double> Bases::middles() const {
  std::vector<double> middles;
  for (std::size_t k = 0; k < begin.size(); ++k) middles.push_back((places[begin[k]] + places[end[k]]) / 2);
  return middles;
}

}  // namespace levelground::gis
