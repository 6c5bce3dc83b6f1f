// SPDX-License-Identifier: Apache-2.0
#include "gis/read/osm_file.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/thread/pool.hpp>

#include "core/base/errors.hpp"
#include "gis/handles/memory.hpp"
#include "gis/read/osm_reader.hpp"

namespace levelground::gis {

namespace {

namespace fs = std::filesystem;

bool ends_with(std::string_view name, std::string_view end) { return name.size() >= end.size() && name.substr(name.size() - end.size()) == end; }

std::string lower_name(const fs::path& file) {
  std::string name = file.filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

/// Name endings, with what libosmium calls the format and what people do. An empty format is known but not read.
struct Ending {
  std::string_view end;
  const char* format;
  const char* words;
};
constexpr std::array<Ending, 14> endings = {{
    {".osm.pbf", "pbf", "OpenStreetMap PBF"},
    {".osh.pbf", "", "an OpenStreetMap history"},
    {".pbf", "pbf", "OpenStreetMap PBF"},
    {".osm", "osm", "OpenStreetMap XML"},
    {".osm.gz", "osm.gz", "OpenStreetMap XML (gzip)"},
    {".osm.bz2", "osm.bz2", "OpenStreetMap XML (bzip2)"},
    {".osc", "", "an OpenStreetMap change file"},
    {".osc.gz", "", "an OpenStreetMap change file"},
    {".osc.bz2", "", "an OpenStreetMap change file"},
    {".osh", "", "an OpenStreetMap history"},
    {".osh.gz", "", "an OpenStreetMap history"},
    {".o5m", "", "an o5m file"},
    {".o5c", "", "an o5m change file"},
    {".opl", "", "an OPL file"},
}};

const Ending* ending_of(const fs::path& file) {
  const std::string name = lower_name(file);
  const Ending* best = nullptr;
  for (const Ending& ending : endings) {
    if (ends_with(name, ending.end) && (best == nullptr || ending.end.size() > best->end.size())) best = &ending;
  }
  return best;
}

/// The library's words in one line, for the end of ours.
std::string library_words(const std::exception& error) {
  std::string words = error.what();
  std::replace_if(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return words;
}

}  // namespace

bool is_osm_file_name(const fs::path& file) { return ending_of(file) != nullptr; }

OsmFile::OsmFile(fs::path file, Progress& progress, const std::stop_token& stop) : m_name(file.string()), m_progress(progress), m_stop(stop) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) refuse_file(m_name, "there is no such file", "check the name");
  if (error || status.type() != fs::file_type::regular) refuse_file(m_name, "this is no file that can be read", "name a plain file with OpenStreetMap data");
  const Ending* ending = ending_of(file);
  if (ending == nullptr) {
    refuse_file(m_name, "the name does not end like an OpenStreetMap file", "name a file that ends in .osm.pbf, .osm, .osm.gz or .osm.bz2");
  }
  if (*ending->format == '\0') {
    refuse_file(m_name, fmt::format("this is {}, not a state of the map", ending->words),
           "turn it into a snapshot, for example with osmium time-filter, apply-changes or cat");
  }
  m_format = ending->words;
  // An absolute path begins with a slash, so the library takes it neither for an address on the web nor for standard input.
  m_file = osmium::io::File(fs::absolute(file).string(), ending->format);
}

void OsmFile::each_buffer(osmium::osm_entity_bits::type kinds, unsigned pass, unsigned passes,
                          const std::function<void(osmium::memory::Buffer&)>& take) const {
  try {
    share_memory_between_threads();  // blocks are unpacked on one thread and let go on another
    osmium::thread::Pool pool{1};
    osmium::io::Reader reader{m_file, kinds, pool};
    if (reader.header().has_multiple_object_versions()) {
      refuse_file(m_name, "this is a change file or a history, not a state of the map", "turn it into a snapshot, for example with osmium time-filter or apply-changes");
    }
    const std::size_t size = std::max<std::size_t>(reader.file_size(), 1);
    while (osmium::memory::Buffer buffer = reader.read()) {
      if (m_stop.stop_requested()) throw Cancelled();
      take(buffer);
      m_progress.step("progress.reading", (pass * size + std::min(reader.offset(), size)) / passes, size);
    }
    reader.close();
  } catch (const InputError&) {
    throw;
  } catch (const Cancelled&) {
    throw;
  } catch (const Defect&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    refuse_file(m_name, fmt::format("the file is damaged, cut short or not {} ({})", m_format, library_words(error)),
           "fetch it again, and check it with osmium fileinfo");
  }
}

}  // namespace levelground::gis
