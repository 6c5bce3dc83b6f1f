// SPDX-License-Identifier: Apache-2.0
/// Opening an OpenStreetMap file: its format by name, refusal of what is not one, and its objects buffer by buffer.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include <osmium/io/file.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>

#include "core/base/parallel.hpp"

namespace levelground::gis {

/// A file that can be read as often as wanted.
class OsmFile {
 public:
  /// Throws InputError when the file is missing, no plain file, or of a format that is not read (changes, history, o5m …).
  OsmFile(std::filesystem::path file, Progress& progress, const std::stop_token& stop);

  [[nodiscard]] const std::string& name() const { return m_name; }       ///< as the user wrote it
  [[nodiscard]] const std::string& format() const { return m_format; }   ///< "OpenStreetMap PBF", …

  /// Calls take(buffer) for every buffer with objects of these kinds. `pass` of `passes` is for the progress only.
  /// Throws InputError for broken content, Cancelled when stopped.
  void each_buffer(osmium::osm_entity_bits::type kinds, unsigned pass, unsigned passes, const std::function<void(osmium::memory::Buffer&)>& take) const;

 private:
  std::string m_name;
  std::string m_format;
  osmium::io::File m_file;
  Progress& m_progress;
  std::stop_token m_stop;
};

}  // namespace levelground::gis
