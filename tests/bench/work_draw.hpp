// SPDX-License-Identifier: Apache-2.0
/// W5: the whole city as a picture of 1920 × 1080.
#pragma once

#include <filesystem>

#include <QImage>

#include "tests/bench/work_city.hpp"

namespace levelground::bench {

QImage paint_city(const WorkCity& work, const WorkRule& rule);
/// Paints and writes the PNG.
void draw_city(const WorkCity& work, const WorkRule& rule, const std::filesystem::path& file);

}  // namespace levelground::bench
