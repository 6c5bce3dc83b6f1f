// SPDX-License-Identifier: Apache-2.0
/// The scene drawn with QPainter: for the window and for PNG files. Needs a QGuiApplication (offscreen will do).
#pragma once

#include <filesystem>
#include <string>

#include <QPainter>

#include "app/map/symbols.hpp"
#include "app/map/view.hpp"

namespace levelground::map {

/// Draws everything in look.md's order. The painter's device is view.width × view.height logical pixels.
void paint(QPainter& painter, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts);

/// One symbol (see symbols.hpp), for lists, buttons and legends of the window. One unit of the symbol is `radius` logical pixels.
void paint_symbol(QPainter& painter, const Symbol& symbol, const SymbolInks& inks, const Point& at, double radius, double halo,
                  bool mandatory = false);

/// Writes a PNG, beside and renamed into place. Throws InputError.
void write_png(const std::filesystem::path& file, const Scene& scene, const View& view, const Scheme& scheme, const Texts& texts,
               double device_pixel_ratio);

/// Loads the fonts shipped under `folder` (Inter, JetBrains Mono); returns false when they are absent.
bool load_fonts(const std::filesystem::path& folder);

}  // namespace levelground::map
