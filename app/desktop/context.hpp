// SPDX-License-Identifier: Apache-2.0
/// What every panel is given: the session it shows, the look it has, the voice it speaks with.
#pragma once

#include "app/desktop/announcer.hpp"
#include "app/desktop/session.hpp"
#include "app/desktop/theme.hpp"

namespace levelground::desktop {

/// References outlive every panel.
struct Context {
  Session& session;
  Theme& theme;
  Announcer& announcer;
  [[nodiscard]] const Words& words() const { return session.words(); }
};

}  // namespace levelground::desktop
