// SPDX-License-Identifier: Apache-2.0
/// ZIP files for tests, as good or as bad as a test wants them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <zlib.h>

namespace levelground::test {

struct Packed {
  std::string name, text;
  bool deflate = false;
  std::uint16_t flags = 0;
  std::int64_t claimed = -1;  ///< size in the directory; -1: the true one
};

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> static_cast<unsigned>(8 * i) & 0xFFU);
  return text;
}

inline std::string deflated(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zip_bytes(const std::vector<Packed>& entries) {
  std::string file;
  std::string directory;
  for (const Packed& entry : entries) {
    const std::string body = entry.deflate ? deflated(entry.text) : entry.text;
    const auto sum = crc32(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(entry.text.data()),
                           static_cast<uInt>(entry.text.size()));
    const std::uint64_t size = entry.claimed < 0 ? entry.text.size() : static_cast<std::uint64_t>(entry.claimed);
    const std::string common = little(20, 2) + little(entry.flags, 2) + little(entry.deflate ? 8 : 0, 2) +
                               little(0, 4) + little(sum, 4) + little(body.size(), 4) + little(size, 4) +
                               little(entry.name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(file.size(), 4) + entry.name;
    file += "PK\x03\x04" + common + entry.name + body;
  }
  const std::string end = "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) +
                          little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
  return file + directory + end;
}

}  // namespace levelground::test
