// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "app/report/pdf_tags.hpp"
#include "app/report/report.hpp"
#include "app/report/subprocess.hpp"
#include "core/base/digest.hpp"
#include "core/base/errors.hpp"

namespace levelground::report {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string remedy) {
  Problem problem;
  problem.file = file.string();
  problem.what = std::move(what), problem.remedy = std::move(remedy);
  throw InputError(std::move(problem));
}

/// `shown` is the name that whoever asked for the file knows.
void write_bytes(const std::filesystem::path& file, const std::string& bytes, const std::filesystem::path& shown) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream << bytes;
  stream.close();
  if (stream) return;
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  refuse(shown, "The file could not be written.", "Check that the folder exists, is writable and has room.");
}

std::string unescaped(std::string text) {
  for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
    const std::string from = entity;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) text.replace(at, from.size(), character);
  }
  return text;
}

struct Prepared {
  std::string html;
  TagWords words;  ///< of a map: title and description of its SVG
};

/// What links say, by where they lead: `<a href="#there">words</a>`, the first that says it.
std::map<std::string, std::string> link_words(const std::string& html) {
  static const std::string open = "<a href=\"#";
  std::map<std::string, std::string> words;
  for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
    const auto begin = at + open.size();
    const auto quote = html.find('"', begin);
    const auto text = html.find('>', quote);
    const auto end = html.find("</a>", text);
    if (end == std::string::npos) throw Defect("a link in the report is not closed");
    words.emplace(unescaped(html.substr(begin, quote - begin)), unescaped(html.substr(text + 1, end - text - 1)));
  }
  return words;
}

/// Renames the element around every map, and gathers what the maps say of themselves. Our own markup is searched: no text of a
/// user holds a bare `<`, so nothing else can look like it.
Prepared prepare(const std::string& html) {
  static const std::string open = "<div class=\"map\">";
  static const std::string close = "</svg>\n</div>";
  Prepared p;
  const auto between = [&](const std::string& from, const std::string& to, std::size_t begin, std::size_t end) -> std::string {
    const auto a = html.find(from, begin);
    if (a == std::string::npos || a > end) return {};
    return html.substr(a + from.size(), html.find(to, a) - a - from.size());
  };
  std::size_t at = 0;
  for (auto found = html.find(open); found != std::string::npos; found = html.find(open, at)) {
    const auto end = html.find(close, found);
    if (end == std::string::npos) throw Defect("a map in the report is not closed");
    std::string words = between("<title>", "</title>", found, end);
    if (const std::string desc = between("<desc>", "</desc>", found, end); !desc.empty()) words += ". " + desc;
    p.words.alternatives.push_back(unescaped(std::move(words)));
    p.html += html.substr(at, found - at) + "<" + figure_element + " class=\"map\">" + html.substr(found + open.size(), end - found - open.size()) +
              "</svg>\n</" + figure_element + ">";
    at = end + close.size();
  }
  p.html += html.substr(at);
  p.words.links = link_words(html);
  return p;
}

std::string font_faces(const std::filesystem::path& folder) {
  struct Face {
    const char* family;
    const char* file;
    int weight;
    const char* style;
  };
  static constexpr Face faces[] = {{"Inter", "Inter-Regular.otf", 400, "normal"},
                                   {"Inter", "Inter-Italic.otf", 400, "italic"},
                                   {"Inter", "Inter-Medium.otf", 500, "normal"},
                                   {"Inter", "Inter-SemiBold.otf", 600, "normal"},
                                   {"Inter", "Inter-Bold.otf", 700, "normal"},
                                   {"Inter Display", "InterDisplay-SemiBold.otf", 600, "normal"},
                                   {"Inter Display", "InterDisplay-Bold.otf", 700, "normal"},
                                   {"JetBrains Mono", "JetBrainsMono-Regular.ttf", 400, "normal"},
                                   {"JetBrains Mono", "JetBrainsMono-Medium.ttf", 500, "normal"},
                                   {"Noto Sans", "NotoSans-Regular.ttf", 400, "normal"},
                                   {"Noto Sans", "NotoSans-Bold.ttf", 700, "normal"},
                                   {"Noto Sans Arabic", "NotoSansArabic-Regular.ttf", 400, "normal"},
                                   {"Noto Sans Armenian", "NotoSansArmenian-Regular.ttf", 400, "normal"},
                                   {"Noto Sans Ethiopic", "NotoSansEthiopic-Regular.ttf", 400, "normal"},
                                   {"Noto Sans Georgian", "NotoSansGeorgian-Regular.ttf", 400, "normal"},
                                   {"Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf", 400, "normal"},
                                   {"Noto Sans Thai", "NotoSansThai-Regular.ttf", 400, "normal"}};
  std::string css;
  for (const Face& face : faces) {
    std::error_code error;
    const auto file = std::filesystem::absolute(folder / face.file, error);
    if (error || !std::filesystem::exists(file, error)) continue;
    std::string url;
    for (const char c : file.string()) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' ||
                         byte == '-' || byte == '_';
      url += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    css += fmt::format("@font-face{{font-family:\"{}\";font-weight:{};font-style:{};src:url(file://{})}}\n", face.family, face.weight, face.style, url);
  }
  return css;
}

std::string last_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  const auto at = text.rfind('\n');
  return at == std::string::npos ? text : text.substr(at + 1);
}

}  // namespace

void write_pdf(const std::string& html, const std::filesystem::path& output, const Date& as_of, const ReportOptions& options,
               const std::stop_token& stop) {
  const Prepared prepared = prepare(html);
  const PrivateFolder folder;
  const auto page = folder.path() / "report.html";
  const auto fonts = folder.path() / "fonts.css";
  const auto raw = folder.path() / "report.pdf";
  write_bytes(page, prepared.html, page);
  write_bytes(fonts, font_faces(options.fonts), fonts);
  const std::int64_t seconds = as_of.is_set() ? days_between({1970, 1, 1}, as_of) * 86400 : 0;
  const Ran ran = run_program(
      {"weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", "--pdf-identifier", sha256_hex(html).substr(0, 32), "--base-url", "file://" + folder.path().string() + "/",
       "--stylesheet", fonts.string(), page.string(), raw.string()},
      // No clock, no hash order, and no network: the report needs nothing from outside, and nothing in it may fetch.
      {{"SOURCE_DATE_EPOCH", fmt::format("{}", seconds < 0 ? 0 : seconds)},
       {"PYTHONHASHSEED", "0"},
       {"TMPDIR", folder.path().string()},  // what it leaves there when it is stopped goes away with the folder
       {"LC_ALL", "C.UTF-8"},
       {"http_proxy", "http://127.0.0.1:9"},
       {"https_proxy", "http://127.0.0.1:9"},
       {"no_proxy", ""}},
      folder.path() / "log", stop);
  if (!ran.found)
    refuse(output, "A PDF needs the program weasyprint, which is not installed.", "Install Debian's package weasyprint, or write HTML instead.");
  if (ran.exit_code != 0)
    refuse(output, fmt::format("WeasyPrint could not make the PDF (exit code {}): {}", ran.exit_code, last_line(ran.messages)),
           "Check that Debian's package weasyprint is complete and the disk has room, or write HTML instead.");
  const std::string bytes = complete_tags(raw.string(), prepared.words);
  const std::filesystem::path beside = output.string() + ".part";
  write_bytes(beside, bytes, output);
  std::error_code error;
  std::filesystem::rename(beside, output, error);
  if (!error) return;
  const std::string why = error.message();
  std::filesystem::remove(beside, error);
  refuse(output, "The PDF could not be moved into place: " + why + ".", "Check that the name is free and the folder writable.");
}

}  // namespace levelground::report
