// SPDX-License-Identifier: Apache-2.0
#include "app/map/painter.hpp"

#include <system_error>

#include <QDir>
#include <QFontDatabase>
#include <QImage>
#include <QPainterPath>

#include "app/map/draw.hpp"
#include "app/map/symbols.hpp"
#include "core/base/errors.hpp"

namespace levelground::map {
namespace {

QColor to_qt(Colour c) { return QColor(c.r, c.g, c.b, c.a); }

QPainterPath to_qt(const Path& path) {
  QPainterPath result;
  result.setFillRule(Qt::WindingFill);
  auto p = path.points().begin();
  const auto next = [&] {
    const Point& q = *p++;
    return QPointF(q.x, q.y);
  };
  for (const Path::Op op : path.ops()) {
    switch (op) {
      case Path::Op::move: result.moveTo(next()); break;
      case Path::Op::line: result.lineTo(next()); break;
      case Path::Op::cubic: {
        const QPointF a = next();
        const QPointF b = next();
        result.cubicTo(a, b, next());
        break;
      }
      case Path::Op::close: result.closeSubpath(); break;
    }
  }
  return result;
}

class QtCanvas : public Canvas {
 public:
  explicit QtCanvas(QPainter& painter) : m_painter(painter) {}

  void path(const Path& path, const PathStyle& style) override {
    if (style.fill) m_painter.setBrush(to_qt(*style.fill));
    else m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(style.stroke ? pen(*style.stroke) : QPen(Qt::NoPen));
    if (single_ring(path)) {
      m_polygon.resize(0);
      for (const Point& p : path.points()) m_polygon.append(QPointF(p.x, p.y));
      m_painter.drawPolygon(m_polygon, Qt::WindingFill);
    } else if (single_line(path)) {
      m_polygon.resize(0);
      for (const Point& p : path.points()) m_polygon.append(QPointF(p.x, p.y));
      m_painter.drawPolyline(m_polygon);
    } else {
      m_painter.drawPath(to_qt(path));
    }
  }

  void text(std::string_view words, Point at, const TextStyle& style) override {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(std::max(1, qRound(style.size)));
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setItalic(style.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    const QString text = QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
    QPainterPath outline;
    outline.addText(0, 0, font, text);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const double shift = style.anchor == TextStyle::Anchor::start ? 0 : style.anchor == TextStyle::Anchor::middle ? width / 2 : width;
    m_painter.save();
    m_painter.translate(at.x, at.y);
    m_painter.rotate(style.angle);
    m_painter.translate(-shift, 0);
    if (style.halo) m_painter.strokePath(outline, QPen(to_qt(*style.halo), label_halo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.fillPath(outline, to_qt(style.colour));
    m_painter.restore();
  }

  void layer(std::string_view) override {}

 private:
  static QPen pen(const Stroke& stroke) {
    QPen pen(to_qt(stroke.colour), stroke.width, Qt::SolidLine, stroke.round ? Qt::RoundCap : Qt::FlatCap, stroke.round ? Qt::RoundJoin : Qt::MiterJoin);
    pen.setMiterLimit(2);  // Qt counts from the middle of the line, SVG across it: 2 is SVG's 4
    if (!stroke.dash.empty() && stroke.width > 0) {
      QList<qreal> dash;
      for (const double d : stroke.dash) dash.append(d / stroke.width);
      if (dash.size() % 2 != 0) dash += dash;
      pen.setDashPattern(dash);
    }
    return pen;
  }
  // Most shapes of a city are one ring or one line: Qt draws those much faster than paths.
  static bool single_ring(const Path& path) {
    return path.straight() && path.ops().size() == path.points().size() + 1 && path.ops().back() == Path::Op::close && moves(path) == 1;
  }
  static bool single_line(const Path& path) { return path.straight() && path.ops().size() == path.points().size() && moves(path) == 1; }
  static int moves(const Path& path) {
    int count = 0;
    for (const Path::Op op : path.ops()) count += op == Path::Op::move ? 1 : 0;
    return count;
  }

  QPainter& m_painter;
  QPolygonF m_polygon;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string remedy) {
  Problem problem;
  problem.file = file.string();
  problem.what = std::move(what), problem.remedy = std::move(remedy);
  throw InputError(std::move(problem));
}

}  // namespace

void paint(QPainter& painter, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::TextAntialiasing);
  QtCanvas canvas(painter);
  draw(canvas, scene, view, scheme, texts);
  painter.restore();
}

void paint_symbol(QPainter& painter, const Symbol& symbol, const SymbolInks& inks, const Point& at, double radius, double halo, bool mandatory) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QtCanvas canvas(painter);
  draw_symbol(canvas, symbol, inks, at, radius, halo, mandatory);
  painter.restore();
}

void write_png(const std::filesystem::path& file, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts,
               double device_pixel_ratio) {
  QImage image(qRound(view.width * device_pixel_ratio), qRound(view.height * device_pixel_ratio), QImage::Format_ARGB32_Premultiplied);
  if (image.isNull()) refuse(file, "The picture would be too large for the memory.", "Ask for a smaller width and height.");
  image.setDevicePixelRatio(device_pixel_ratio);
  image.fill(to_qt(tokens(view.palette).land));
  {
    QPainter painter(&image);
    paint(painter, scene, view, scheme, texts);
  }
  const std::filesystem::path beside = file.string() + ".part";
  // Names may hold any bytes the file system allows: QFile::decodeName, not UTF-8 assumptions.
  if (!image.convertToFormat(QImage::Format_RGB888).save(QFile::decodeName(beside.c_str()), "PNG")) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    refuse(file, "The picture could not be written.", "Check that the folder exists, is writable and has room.");
  }
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (!error) return;
  const std::string why = error.message();
  std::filesystem::remove(beside, error);
  refuse(file, "The picture could not be moved into place: " + why + ".", "Check that the name is free and the folder writable.");
}

bool load_fonts(const std::filesystem::path& folder) {
  const QDir directory(QFile::decodeName(folder.c_str()));
  bool inter = false;
  for (const QString& name : directory.entryList({QStringLiteral("*.otf"), QStringLiteral("*.ttf")}, QDir::Files, QDir::Name)) {
    const int id = QFontDatabase::addApplicationFont(directory.filePath(name));
    inter = inter || (id >= 0 && QFontDatabase::applicationFontFamilies(id).contains(QStringLiteral("Inter")));
  }
  return inter;
}

}  // namespace levelground::map
