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
  uLong adler = adler32_z(0, nullptr, 0);
  std::size_t raw = 0;
};

/// Rows go through two small buffers: memory for whole stretches would be asked of the system, and given back, for each picture, and
/// fresh pages cost more than the compressing.
class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&m_stream, fast, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw Defect("zlib could not begin");
  }
  ~Deflater() { deflateEnd(&m_stream); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void put(std::span<const std::uint8_t> raw, int flush) {
    m_stretch.adler = adler32_z(m_stretch.adler, raw.data(), raw.size());
    m_stretch.raw += raw.size();
    m_stream.next_in = const_cast<Bytef*>(raw.data());  // zlib does not write there
    m_stream.avail_in = static_cast<uInt>(raw.size());
    do {
      m_stream.next_out = m_room.data();
      m_stream.avail_out = static_cast<uInt>(m_room.size());
      if (deflate(&m_stream, flush) == Z_STREAM_ERROR) throw Defect("zlib could not compress a picture");
      m_stretch.deflated.append(reinterpret_cast<const char*>(m_room.data()), m_room.size() - m_stream.avail_out);
    } while (m_stream.avail_out == 0);
    if (m_stream.avail_in != 0) throw Defect("zlib could not compress a picture");
  }

  Stretch take() { return std::move(m_stretch); }

 private:
  z_stream m_stream{};
  std::array<Bytef, 32768> m_room{};
  Stretch m_stretch;
};

/// Rows as they are: a map repeats itself from row to row, and what is equal packs better than differences of it. A stretch ends on a
/// whole byte, so that stretches can be put one after another; the last one ends the stream.
Stretch deflate_rows(std::uint32_t first, std::uint32_t end, std::size_t width, const RowSource& row, bool last) {
  Deflater deflater;
  std::vector<std::uint8_t> raw(3 * width + 1, no_filter);
  for (std::uint32_t y = first; y < end; ++y) {
    row(y, std::span(raw).subspan(1));
    const bool is_end = y + 1 == end;
    deflater.put(raw, !is_end ? Z_NO_FLUSH : last ? Z_FINISH : Z_SYNC_FLUSH);
  }
  return deflater.take();
}

}  // namespace

std::string encode_png(std::uint32_t width, std::uint32_t height, std::uint32_t dots_per_metre, const RowSource& row) {
  std::vector<Stretch> stretches((height + rows_at_once - 1) / rows_at_once);
  for_each_index(stretches.size(), 0, {}, [&](std::size_t i) {
    const auto first = static_cast<std::uint32_t>(i) * rows_at_once;
    stretches[i] = deflate_rows(first, std::min(first + rows_at_once, height), width, row, i + 1 == stretches.size());
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
  if (image.isNull())
    refuse_file(file, "The picture would be too large for the memory.", "Ask for a smaller width and height.");
  if (image.format() != QImage::Format_RGB32) return write_png(file, image.convertToFormat(QImage::Format_RGB32));
  const std::string png = encode_png(
      static_cast<std::uint32_t>(image.width()), static_cast<std::uint32_t>(image.height()), static_cast<std::uint32_t>(image.dotsPerMeterX()),
      [&](std::uint32_t y, std::span<std::uint8_t> rgb) {
        const auto* pixel = reinterpret_cast<const QRgb*>(image.constScanLine(static_cast<int>(y)));
        for (std::size_t at = 0; at < rgb.size(); at += 3, ++pixel) {
          rgb[at] = static_cast<std::uint8_t>(qRed(*pixel));
          rgb[at + 1] = static_cast<std::uint8_t>(qGreen(*pixel));
          rgb[at + 2] = static_cast<std::uint8_t>(qBlue(*pixel));
        }
      });
  const std::filesystem::path beside = file.string() + ".part";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream.write(png.data(), static_cast<std::streamsize>(png.size()));
  stream.close();
  std::error_code error;
  if (!stream) {
    std::filesystem::remove(beside, error);
    refuse_file(file, "The picture could not be written.", "Check that the folder exists, is writable and has room.");
  }
  std::filesystem::rename(beside, file, error);
  if (!error) return;
  const std::string why = error.message();
  std::filesystem::remove(beside, error);
  refuse_file(file, "The picture could not be moved into place: " + why + ".",
         "Check that the name is free and the folder writable.");
}

}  // namespace levelground::map
