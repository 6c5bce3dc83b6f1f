// SPDX-License-Identifier: Apache-2.0
/// Is somebody on foot let in: what `foot`, and else `access`, say of a way, gate, door or lift.
#pragma once

#include "core/city/city.hpp"

namespace levelground::gis {

/// yes: for everybody (yes, permissive), or nobody says anything. no: surely closed (private, no). unknown: for some (customers), at times,
/// or the words leave it open. Tags and observations. Thread-safe.
Tri admits(const City& city, const Feature& feature, const Date& as_of);

}  // namespace levelground::gis
