// SPDX-License-Identifier: Apache-2.0
#include "app/map/painter_png.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <vector>

#include <zlib.h>
#include <QImage>

#include "core/base/errors.hpp"
#include "core/base/parallel.hpp"

namespace levelground::map {
namespace {

/// Rows that are compressed on their own. Fixed, so that the bytes do not depend on who compresses them; long enough
/// that starting afresh costs little.
constexpr std::uint32_t rows_at_once = 128;
constexpr int fast = 1;  ///< zlib's level: flat colours gain little from more
constexpr std::uint8_t no_filter = 0;

void put_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFFU);
}

const Bytef* bytes(const char* text) { return reinterpret_cast<const Bytef*>(text); }

void put_chunk(std::string& out, const char* type, const std::string& content) {
  put_number(out, static_cast<std::uint32_t>(content.size()));
  const std::size_t begin = out.size();
  out += type;
  out += content;
  put_number(out, static_cast<std::uint32_t>(crc32_z(0, bytes(out.data() + begin), out.size() - begin)));
}

struct Stretch {
  std::string deflated;
  uLong adler = 0;
  std::size_t raw = 0;
};

/// A stretch ends on a whole byte, so that stretches can be put one after another; the last one ends the stream.
Stretch deflate_stretch(const std::vector<std::uint8_t>& raw, bool last) {
  z_stream stream{};
  if (deflateInit2(&stream, fast, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Defect("zlib could not begin");
  Stretch stretch;
  stretch.raw = raw.size();
  stretch.adler = adler32_z(adler32_z(0, nullptr, 0), raw.data(), raw.size());
  stretch.deflated.resize(deflateBound(&stream, static_cast<uLong>(raw.size())) + 16);
  stream.next_in = const_cast<Bytef*>(raw.data());  // zlib does not write there
  stream.avail_in = static_cast<uInt>(raw.size());
  stream.next_out = reinterpret_cast<Bytef*>(stretch.deflated.data());
  stream.avail_out = static_cast<uInt>(stretch.deflated.size());
  const int result = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
  stretch.deflated.resize(stream.total_out);
  const bool done = (last ? result == Z_STREAM_END : result == Z_OK) && stream.avail_in == 0;
  deflateEnd(&stream);
  if (!done) throw Defect("zlib could not compress a picture");
  return stretch;
}

using RowSource = std::function<std::span<const std::uint8_t>(std::uint32_t)>;

/// Rows as they are: a map repeats itself from row to row, and what is equal packs better than differences of it.
std::vector<std::uint8_t> unfiltered(std::uint32_t first, std::uint32_t end, std::size_t width, const RowSource& row) {
  std::vector<std::uint8_t> raw;
  raw.reserve((end - first) * (3 * width + 1));
  for (std::uint32_t y = first; y < end; ++y) {
    const std::span<const std::uint8_t> here = row(y);
    raw.push_back(no_filter);
    raw.insert(raw.end(), here.begin(), here.begin() + static_cast<std::ptrdiff_t>(3 * width));
  }
  return raw;
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string remedy) {
  Problem problem;
  problem.file = file.string();
  problem.what = std::move(what);
  problem.remedy = std::move(remedy);
  throw InputError(std::move(problem));
}

}  // namespace

std::string encode_png(std::uint32_t width, std::uint32_t height, std::uint32_t dots_per_metre, const RowSource& row) {
  std::vector<Stretch> stretches((height + rows_at_once - 1) / rows_at_once);
  for_each_index(stretches.size(), 0, {}, [&](std::size_t i) {
    const auto first = static_cast<std::uint32_t>(i) * rows_at_once;
    stretches[i] = deflate_stretch(unfiltered(first, std::min(first + rows_at_once, height), width, row),
                                   i + 1 == stretches.size());
  });
  std::string data = "\x78\x01";  // zlib's own header: deflate, the fastest kind
  uLong adler = adler32_z(0, nullptr, 0);
  for (const Stretch& stretch : stretches) {
    data += stretch.deflated;
    adler = adler32_combine(adler, stretch.adler, static_cast<z_off_t>(stretch.raw));
  }
  put_number(data, static_cast<std::uint32_t>(adler));

  std::string png("\x89PNG\r\n\x1A\n", 8);
  std::string head;
  put_number(head, width);
  put_number(head, height);
  head += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, deflate, the five filters, not interlaced
  put_chunk(png, "IHDR", head);
  if (dots_per_metre != 0) {
    std::string size;
    put_number(size, dots_per_metre);
    put_number(size, dots_per_metre);
    size += '\x01';  // per metre
    put_chunk(png, "pHYs", size);
  }
  put_chunk(png, "IDAT", data);
  put_chunk(png, "IEND", {});
  return png;
}

void write_png(const std::filesystem::path& file, const QImage& image) {
  const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
  if (rgb.isNull())
    refuse(file, "The picture would be too large for the memory.", "Ask for a smaller width and height.");
  const auto width = static_cast<std::uint32_t>(rgb.width());
  const std::string png =
      encode_png(width, static_cast<std::uint32_t>(rgb.height()), static_cast<std::uint32_t>(rgb.dotsPerMeterX()),
                 [&](std::uint32_t y) {
                   return std::span<const std::uint8_t>(rgb.constScanLine(static_cast<int>(y)), std::size_t{3} * width);
                 });
  const std::filesystem::path beside = file.string() + ".part";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream.write(png.data(), static_cast<std::streamsize>(png.size()));
  stream.close();
  std::error_code error;
  if (!stream) {
    std::filesystem::remove(beside, error);
    refuse(file, "The picture could not be written.", "Check that the folder exists, is writable and has room.");
  }
  std::filesystem::rename(beside, file, error);
  if (!error) return;
  const std::string why = error.message();
  std::filesystem::remove(beside, error);
  refuse(file, "The picture could not be moved into place: " + why + ".",
         "Check that the name is free and the folder writable.");
}

}  // namespace levelground::map
