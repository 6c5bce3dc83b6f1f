// SPDX-License-Identifier: Apache-2.0
/// The ways by which everything that is read comes into the measuring CRS of one City.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/errors.hpp"
#include "gis/crs/crs.hpp"
#include "gis/crs/transformation.hpp"

namespace levelground::gis {

/// One transformation for each CRS that something comes from, made when it is first asked for. One thread.
class WaysToCity {
 public:
  /// Into `measuring`, over `area`. What there is to say of a transformation (a ballpark, a missing grid) is added to `problems`.
  WaysToCity(ProjContext& proj, Crs measuring, const LonLatBox& area, std::vector<Problem>& problems)
      : m_proj(proj), m_measuring(std::move(measuring)), m_area(area), m_problems(problems) {}

  /// From this CRS. Throws InputError made from `where`, also for a ballpark that is not allowed. Lives as long as this object.
  const Transformation& from(const Crs& crs, const Problem& where, bool ballpark = false);
  /// From the CRS of this name or WKT.
  const Transformation& from(const std::string& crs, const Problem& where) { return from(read_crs(m_proj, crs, where), where); }
  /// What is known of the accuracy of those used so far, in words; empty when nothing is.
  [[nodiscard]] std::string accuracy() const;

 private:
  void tell_of(const Transformation& way, const Problem& where);
  ProjContext& m_proj;
  Crs m_measuring;
  LonLatBox m_area;
  std::vector<Problem>& m_problems;
  std::map<std::string, std::unique_ptr<Transformation>> m_ways;
};

}  // namespace levelground::gis
