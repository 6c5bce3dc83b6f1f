// SPDX-License-Identifier: Apache-2.0
#include <QGuiApplication>
#include <cstdio>

#include "app/cli/map_png.hpp"
#include "app/map/painter.hpp"

namespace {

/// Fonts need an application object. It lives until the program ends: Qt allows one, once.
void need_application() {
  if (QCoreApplication::instance() != nullptr) return;
  static int count = 1;
  static char name[] = "levelground";
  static char* arguments[] = {name, nullptr};
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // What Qt remarks about a desktop session that is not there is no news for somebody who asked for a file.
  qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& words) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::fprintf(stderr, "levelground: %s\n", words.toUtf8().constData());
  });
  new QGuiApplication(count, arguments);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) void levelground_write_png(const std::string& file, const levelground::map::Scene& scene,
                                                                              const levelground::map::View& view,
                                                                              const levelground::Scheme& scheme,
                                                                              const levelground::Texts& texts,
                                                                              const std::filesystem::path& fonts) {
  need_application();
  levelground::map::load_fonts(fonts);
  levelground::map::write_png(file, scene, view, scheme, texts, 1.0);
}
