// SPDX-License-Identifier: Apache-2.0
#include "app/map/svg.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "app/map/draw.hpp"
#include "core/base/utf8.hpp"

namespace levelground::map {
namespace {

/// Two decimals at most, no trailing zeros, never "-0". Not fmt's float formatting: whole numbers cannot differ by machine.
void number(std::string& out, double value) {
  long long hundredths = std::llround(value * 100);
  if (hundredths < 0) out += '-', hundredths = -hundredths;
  fmt::format_to(std::back_inserter(out), "{}", hundredths / 100);
  if (const long long rest = hundredths % 100; rest != 0) {
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
}

std::string number(double value) {
  std::string out;
  number(out, value);
  return out;
}

void point(std::string& out, const Point& p) {
  number(out, p.x);
  out += ' ';
  number(out, p.y);
}

void paint(std::string& out, std::string_view name, Colour colour) {
  fmt::format_to(std::back_inserter(out), " {}=\"{}\"", name, to_hex(colour));
  if (colour.a != 255) fmt::format_to(std::back_inserter(out), " {}-opacity=\"{}\"", name, number(colour.a / 255.0));
}

bool opaque(const PathStyle& style) {
  return (!style.fill || style.fill->a == 255) && (!style.stroke || style.stroke->colour.a == 255);
}

}  // namespace

std::string escape_xml(std::string_view text) {
  static constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Utf8Character c = first_character(text);
    const std::uint32_t code = c.code_point.value_or(0);
    if (code == '&') out += "&amp;";
    else if (code == '<') out += "&lt;";
    else if (code == '>') out += "&gt;";
    else if (code == '"') out += "&quot;";
    else if (code == '\'') out += "&#39;";
    else if (code == '\t' || code == '\n' || code == '\r') out += ' ';
    else if (code < 0x20 || code == 0x7F || code == 0xFFFE || code == 0xFFFF) out += replacement;
    else out += text.substr(0, c.length);
    text.remove_prefix(c.length);
  }
  return out;
}

void SvgCanvas::path(const Path& path, const PathStyle& style) {
  // Shapes of one colour become one element; see-through ones stay apart, for where they overlap they add up.
  if (!m_data.empty() && !(style == m_style && opaque(style))) flush();
  m_style = style;
  auto p = path.points().begin();
  char last = 0;
  for (const Path::Op op : path.ops()) {
    switch (op) {
      case Path::Op::move: m_data += last = 'M', point(m_data, *p++); break;
      case Path::Op::line: m_data += last == 'L' ? ' ' : (last = 'L'), point(m_data, *p++); break;
      case Path::Op::cubic:
        m_data += last == 'C' ? ' ' : (last = 'C');
        point(m_data, *p++), m_data += ' ';
        point(m_data, *p++), m_data += ' ';
        point(m_data, *p++);
        break;
      case Path::Op::close: m_data += last = 'Z'; break;
    }
  }
}

void SvgCanvas::flush() {
  if (m_data.empty()) return;
  m_out += "<path";
  if (m_style.fill) paint(m_out, "fill", *m_style.fill);
  else m_out += " fill=\"none\"";
  if (const auto& s = m_style.stroke) {
    paint(m_out, "stroke", s->colour);
    m_out += " stroke-width=\"" + number(s->width) + '"';
    if (s->round) m_out += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    if (!s->dash.empty()) {
      m_out += " stroke-dasharray=\"";
      for (std::size_t i = 0; i < s->dash.size(); ++i) m_out += (i == 0 ? "" : " ") + number(s->dash[i]);
      m_out += '"';
    }
  }
  m_out += " d=\"" + m_data + "\"/>\n";
  m_data.clear();
}

void SvgCanvas::text(std::string_view words, Point at, const TextStyle& style) {
  flush();
  std::string common = " x=\"" + number(at.x) + "\" y=\"" + number(at.y) + "\" font-family=\"" + std::string(font_families) + "\" font-size=\"" +
                       number(style.size) + "\" font-weight=\"" + fmt::format("{}", style.weight) + '"';
  if (style.anchor != TextStyle::Anchor::start) common += style.anchor == TextStyle::Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
  if (style.italic) common += " font-style=\"italic\"";
  if (style.angle != 0) common += " transform=\"rotate(" + number(style.angle) + ' ' + number(at.x) + ' ' + number(at.y) + ")\"";
  const std::string content = escape_xml(words);
  if (style.halo) {
    m_out += "<text aria-hidden=\"true\"" + common + " stroke-width=\"3.4\" stroke-linejoin=\"round\"";
    paint(m_out, "fill", *style.halo);
    paint(m_out, "stroke", *style.halo);
    m_out += '>' + content + "</text>\n";
  }
  m_out += "<text" + common;
  paint(m_out, "fill", style.colour);
  m_out += '>' + content + "</text>\n";
}

void SvgCanvas::layer(std::string_view name) {
  flush();
  if (m_in_layer) m_out += "</g>\n";
  m_out += "<g class=\"" + std::string(name) + "\">\n";
  m_in_layer = true;
}

std::string SvgCanvas::take() {
  flush();
  if (m_in_layer) m_out += "</g>\n";
  m_in_layer = false;
  return std::exchange(m_out, {});
}

std::string svg_document(double width, double height, const std::string& title, const std::string& desc, const std::string& body) {
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " +
                    number(width) + ' ' + number(height) + '"';
  if (title.empty()) return out + " aria-hidden=\"true\" focusable=\"false\">" + body + "</svg>";
  const std::string name = escape_xml(title);
  out += " role=\"img\" aria-label=\"" + name + "\">\n<title>" + name + "</title>\n";
  if (!desc.empty()) out += "<desc>" + escape_xml(desc) + "</desc>\n";
  return out + body + "</svg>\n";
}

std::string symbol_svg(const Symbol& symbol, const SymbolInks& inks, double height, const std::string& title, bool mandatory) {
  SvgCanvas canvas;
  const double reach = mandatory ? mandatory_ring * 1.08 : 1.04;
  const double radius = height / 2 / (symbol.half_height * reach);
  const double width = 2 * symbol.half_width * reach * radius;
  draw_symbol(canvas, symbol, inks, {width / 2, height / 2}, radius, 0, mandatory);
  std::string body = canvas.take();
  std::erase(body, '\n');
  return svg_document(width, height, title, "", body);
}

std::string to_svg(const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts, const std::string& title) {
  SvgCanvas canvas;
  draw(canvas, scene, view, scheme, texts);
  const Layout layout = lay_out(scene, view);
  std::string desc = texts.get(view.colouring == Colouring::coverage ? "map.description.coverage" : "map.description.outcome",
                                     {{"sites", texts.plural("map.sites", static_cast<long long>(layout.sites.size()))},
                                      {"gaps", texts.plural("map.gaps", static_cast<long long>(scene.gaps.size()))}});
  if (!scene.scope.empty()) desc += " (" + texts.get("map.legend.scope", {{"groups", scene.scope}}) + ")";
  return svg_document(view.width, view.height, title, desc, canvas.take());
}

}  // namespace levelground::map
