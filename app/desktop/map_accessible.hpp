// SPDX-License-Identifier: Apache-2.0
/// The map for assistive technology: its sites, and the gaps of the chosen site, as list items from west to east.
#pragma once

namespace levelground::desktop {

/// Teaches Qt to describe MapView. Call once, before the first window.
void install_map_accessibility();

}  // namespace levelground::desktop
