// SPDX-License-Identifier: Apache-2.0
#include "gis/network/admission.hpp"

#include "gis/network/stated.hpp"

namespace levelground::gis {

Tri admits(const City& city, const Feature& feature, const Date& as_of) {
  for (const Property property : {Property::foot, Property::access}) {  // what is said of people on foot goes before what is said of all
    const Reading reading = read_property(city, feature, property, as_of);
    if (!reading.stated) continue;
    const std::uint32_t open = code_bit(property, "yes") | code_bit(property, "permissive");
    const std::uint32_t closed = code_bit(property, "private") | code_bit(property, "no");
    if ((reading.codes & ~open) == 0) return Tri::yes;
    return (reading.codes & ~closed) == 0 ? Tri::no : Tri::unknown;
  }
  return Tri::yes;
}

}  // namespace levelground::gis
