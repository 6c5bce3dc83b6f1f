// SPDX-License-Identifier: Apache-2.0
/// Troubles of a layer, grouped: one problem for each kind, with how many records have it and the first of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/errors.hpp"

namespace levelground::gis {

class LayerTroubles {
 public:
  LayerTroubles(std::string file, std::string layer) : m_file(std::move(file)), m_layer(std::move(layer)) {}
  /// `what` completes "3 records: …"; `which` is the record's id, or its number where it has none. Two are of one kind where their English is the same.
  void note(Problem::Severity severity, const LocalText& what, const std::string& which, const LocalText& remedy);
  /// Sorted by what is wrong.
  [[nodiscard]] std::vector<Problem> problems() const;

 private:
  struct Kind {
    Problem::Severity severity = Problem::Severity::error;
    std::uint64_t count = 0;
    std::vector<std::string> first;
    LocalText what, remedy;
  };
  std::string m_file;
  std::string m_layer;
  std::map<std::string, Kind> m_kinds;
};

}  // namespace levelground::gis
