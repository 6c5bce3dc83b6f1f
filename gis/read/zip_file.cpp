// SPDX-License-Identifier: Apache-2.0
#include "gis/read/zip_file.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include <zlib.h>

#include "core/base/errors.hpp"
#include "gis/read/file_checks.hpp"

namespace levelground::gis {
namespace {

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

constexpr std::size_t end_size = 22, header_size = 46, local_size = 30;
constexpr std::string_view end_mark("PK\x05\x06", 4), header_mark("PK\x01\x02", 4), local_mark("PK\x03\x04", 4);
constexpr std::uint64_t zip64_number = 0xFFFFFFFFU;

/// Keeps a zlib stream until the end of its scope.
class Inflater {
 public:
  Inflater() { m_good = inflateInit2(&m_stream, -MAX_WBITS) == Z_OK; }
  ~Inflater() { inflateEnd(&m_stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  [[nodiscard]] bool good() const { return m_good; }
  z_stream& stream() { return m_stream; }

 private:
  z_stream m_stream{};
  bool m_good = false;
};

}  // namespace

void ZipFile::refuse(std::string what, std::string remedy) const {
  throw InputError(Problem{Problem::Severity::error, m_file.string(), {}, {}, 0, std::move(what), std::move(remedy)});
}

ZipFile::ZipFile(const std::filesystem::path& file) : m_file(file) {
  check_readable(file);
  m_stream.open(file, std::ios::binary);
  std::error_code error;
  m_size = std::filesystem::file_size(file, error);
  read_directory();
}

std::string ZipFile::bytes(std::uint64_t offset, std::uint64_t count) const {
  if (offset > m_size || count > m_size - offset) refuse("the ZIP file is cut off", "Fetch it again.");
  std::string read(count, '\0');
  m_stream.clear();
  m_stream.seekg(static_cast<std::streamoff>(offset));
  m_stream.read(read.data(), static_cast<std::streamsize>(count));
  if (static_cast<std::uint64_t>(m_stream.gcount()) != count)
    refuse("the ZIP file cannot be read to its end", "Check the disk and that you may read it.");
  return read;
}

void ZipFile::read_directory() {
  constexpr std::uint64_t longest_comment = 65'535;
  const std::uint64_t tail_size = std::min<std::uint64_t>(m_size, end_size + longest_comment);
  const std::string tail = bytes(m_size - tail_size, tail_size);
  const std::size_t at = tail.rfind(end_mark);
  if (at == std::string::npos || tail.size() - at < end_size)
    refuse("this is not a ZIP file, or it is cut off", "Fetch it again.");
  const std::uint64_t count = number(tail, at + 10, 2);
  const std::uint64_t length = number(tail, at + 12, 4);
  const std::uint64_t begin = number(tail, at + 16, 4);
  if (number(tail, at + 4, 2) != 0 || number(tail, at + 6, 2) != 0 || number(tail, at + 8, 2) != count)
    refuse("the ZIP file is split over several", "Join its parts first.");
  if (begin == zip64_number || length == zip64_number)
    refuse("this is a ZIP64 file, which is not read", "Unpack it and name the folder.");
  const std::string directory = bytes(begin, length);
  std::size_t pos = 0;
  std::uint64_t unpacked = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (directory.size() - pos < header_size || directory.compare(pos, header_mark.size(), header_mark) != 0)
      refuse("the directory of the ZIP file is damaged", "Fetch it again.");
    const std::uint64_t name = number(directory, pos + 28, 2);
    const std::uint64_t rest = name + number(directory, pos + 30, 2) + number(directory, pos + 32, 2);
    if (directory.size() - pos - header_size < rest)
      refuse("the directory of the ZIP file is damaged", "Fetch it again.");
    Entry entry;
    entry.name = directory.substr(pos + header_size, name);
    entry.method = static_cast<std::uint16_t>(number(directory, pos + 10, 2));
    entry.checksum = static_cast<std::uint32_t>(number(directory, pos + 16, 4));
    entry.packed = number(directory, pos + 20, 4);
    entry.size = number(directory, pos + 24, 4);
    entry.offset = number(directory, pos + 42, 4);
    const bool encrypted = (number(directory, pos + 8, 2) & 1U) != 0;
    pos += header_size + rest;
    if (encrypted) refuse(fmt::format("‘{}’ in it is encrypted", entry.name), "Give it without a password.");
    if (entry.size == zip64_number || entry.packed == zip64_number || entry.offset == zip64_number) {
      refuse("this is a ZIP64 file, which is not read", "Unpack it and name the folder.");
    }
    unpacked += entry.size;
    if (unpacked > most_unpacked)
      refuse(fmt::format("it claims to hold more than {} GB", most_unpacked / 1'000'000'000), "Give less at a time.");
    m_entries.push_back(std::move(entry));
  }
  check_names();
  check_places(begin);
  std::erase_if(m_entries, [](const Entry& entry) { return entry.name.ends_with('/'); });
}

/// Nothing is ever written under these names; but who packed such a name meant harm or made a mistake.
void ZipFile::check_names() const {
  std::set<std::string_view> names;
  for (const Entry& entry : m_entries) {
    const std::string& name = entry.name;
    const bool control = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20; });
    const bool leads_out = ("/" + name + "/").find("/../") != std::string::npos || name.starts_with('/') ||
                           name.find('\\') != std::string::npos;
    if (name.empty() || control || leads_out)
      refuse(fmt::format("‘{}’ in it is a name that leads out of it", name), "Do not use this file; ask who made it.");
    if (!names.insert(name).second) refuse(fmt::format("two of its entries are called ‘{}’", name), "Pack it anew.");
  }
}

/// Entries that share bytes make gigabytes out of nothing (D. Fifield, A better zip bomb, WOOT 2019).
void ZipFile::check_places(std::uint64_t directory) const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  for (const Entry& entry : m_entries)
    places.emplace_back(entry.offset, entry.offset + local_size + entry.name.size() + entry.packed);
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint64_t next = i + 1 < places.size() ? places[i + 1].first : directory;
    if (places[i].second > next) refuse("two of its entries share bytes", "Do not use this file; ask who made it.");
  }
}

const ZipFile::Entry* ZipFile::find(std::string_view name) const {
  const auto at =
      std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.name == name; });
  return at == m_entries.end() ? nullptr : &*at;
}

std::string ZipFile::read(const Entry& entry, std::uint64_t most) const {
  if (entry.size > most)
    refuse(fmt::format("‘{}’ in it is larger than {} MB", entry.name, most / 1'000'000), "Give less at a time.");
  const std::string local = bytes(entry.offset, local_size);
  if (local.compare(0, local_mark.size(), local_mark) != 0)
    refuse(fmt::format("‘{}’ in it is not where the directory says", entry.name), "Fetch it again.");
  const std::string packed =
      bytes(entry.offset + local_size + number(local, 26, 2) + number(local, 28, 2), entry.packed);
  constexpr std::uint16_t stored = 0;
  constexpr std::uint16_t deflated = 8;
  std::string text;
  bool whole = false;
  if (entry.method == stored) {
    text = packed;
    whole = true;
  } else if (entry.method == deflated) {
    Inflater inflater;
    if (!inflater.good()) throw Defect("zlib does not start");
    z_stream& stream = inflater.stream();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string block(std::size_t{1} << 16U, '\0');
    int state = Z_OK;
    while (state == Z_OK && text.size() <= entry.size) {
      stream.next_out = reinterpret_cast<Bytef*>(block.data());
      stream.avail_out = static_cast<uInt>(block.size());
      state = inflate(&stream, Z_NO_FLUSH);
      text.append(block, 0, block.size() - stream.avail_out);
    }
    whole = state == Z_STREAM_END;
  } else {
    refuse(fmt::format("‘{}’ in it is packed in a way that is not read (method {})", entry.name, entry.method),
           "Pack it anew with an ordinary program.");
  }
  const auto sum = crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(text.data()), text.size());
  if (!whole || text.size() != entry.size || sum != entry.checksum)
    refuse(fmt::format("‘{}’ in it is damaged", entry.name), "Fetch it again.");
  return text;
}

}  // namespace levelground::gis
