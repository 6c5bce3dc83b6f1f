// SPDX-License-Identifier: Apache-2.0
/// Pages that scroll, for a screen reader: Qt tells of such an area only that it is a widget, which says nothing to whoever lands on one.
#pragma once

namespace levelground::desktop {

/// From then on each is told as a pane, under its name. GUI thread, once.
void install_page_accessibility();

}  // namespace levelground::desktop
