// SPDX-License-Identifier: Apache-2.0
/// Small drawings (DXF) as text, entity by entity.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace levelground::test {

using Corners = std::vector<std::pair<double, double>>;

/// The places are those of town_files.hpp, unless another corner is given.
struct DrawnDxf {
  double east = 674000;
  double north = 6580000;
  double unit = 1;                   ///< units of the drawing for a metre
  std::string entities = {};

  std::string at(int code, double x, double y) const { return fmt::format("{}\n{:.6f}\n{}\n{:.6f}\n", code, (east + x) * unit, code + 10, (north + y) * unit); }
  static std::string head(const std::string& type, const std::string& handle, const std::string& layer) { return "0\n" + type + "\n5\n" + handle + "\n8\n" + layer + "\n"; }

  void polyline(const std::string& handle, const std::string& layer, const Corners& corners, bool closed) {
    entities += head("LWPOLYLINE", handle, layer) + fmt::format("100\nAcDbPolyline\n90\n{}\n70\n{}\n", corners.size(), closed ? 1 : 0);
    for (const auto& [x, y] : corners) entities += at(10, x, y);
  }
  /// The older kind, with a height at every vertex.
  void old_polyline(const std::string& handle, const std::string& layer, const Corners& corners, bool closed) {
    entities += head("POLYLINE", handle, layer) + fmt::format("66\n1\n70\n{}\n", closed ? 1 : 0);
    for (const auto& [x, y] : corners) entities += "0\nVERTEX\n8\n" + layer + "\n" + at(10, x, y) + "30\n0.0\n";
    entities += "0\nSEQEND\n8\n" + layer + "\n";
  }
  /// Bounded by straight edges from corner to corner; `edges` of them.
  void hatch(const std::string& handle, const std::string& layer, const Corners& corners, std::size_t edges) {
    entities += head("HATCH", handle, layer) + "100\nAcDbHatch\n10\n0.0\n20\n0.0\n30\n0.0\n210\n0.0\n220\n0.0\n230\n1.0\n2\nSOLID\n70\n1\n71\n0\n91\n1\n92\n1\n" + fmt::format("93\n{}\n", edges);
    for (std::size_t i = 0; i < edges; ++i) {
      const auto& [x, y] = corners[i];
      const auto& [to_x, to_y] = corners[(i + 1) % corners.size()];
      entities += "72\n1\n" + at(10, x, y) + at(11, to_x, to_y);
    }
    entities += "97\n0\n75\n0\n76\n1\n98\n0\n";
  }
  /// Of a kind that is no line: it has a corner and a size.
  void image(const std::string& handle, const std::string& layer) { entities += head("IMAGE", handle, layer) + "100\nAcDbRasterImage\n" + at(10, 0, 0); }
  std::string text() const { return "0\nSECTION\n2\nENTITIES\n" + entities + "0\nENDSEC\n0\nEOF\n"; }
};

}  // namespace levelground::test
