// SPDX-License-Identifier: Apache-2.0
#include "app/map/painter.hpp"

#include <QDir>
#include <QFontDatabase>
#include <QImage>

#include "app/map/draw.hpp"
#include "app/map/painter_canvas.hpp"
#include "app/map/painter_png.hpp"
#include "app/map/symbols.hpp"
#include "core/base/errors.hpp"

namespace levelground::map {
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
  // The ground covers everything, so nothing shines through: without alpha the picture is written faster.
  QImage image(qRound(view.width * device_pixel_ratio), qRound(view.height * device_pixel_ratio), QImage::Format_RGB32);
  if (image.isNull()) refuse_file(file, "The picture would be too large for the memory.", "Ask for a smaller width and height.");
  image.setDevicePixelRatio(device_pixel_ratio);
  image.fill(to_qt(tokens(view.palette).land));
  {
    QPainter painter(&image);
    paint(painter, scene, view, scheme, texts);
  }
  write_png(file, image);
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
