// SPDX-License-Identifier: Apache-2.0
#include "core/city/theme.hpp"

#include <gtest/gtest.h>

#include <set>

namespace levelground::theme_test {
namespace {

TEST(Theme, NamesGoBothWaysAndAreUnique) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < theme_count; ++i) {
    const auto theme = static_cast<Theme>(i);
    EXPECT_EQ(theme_from_name(theme_name(theme)), theme);
    EXPECT_TRUE(names.insert(theme_name(theme)).second) << theme_name(theme);
  }
  EXPECT_FALSE(theme_from_name("bench"));
  EXPECT_EQ(names.size(), theme_count);
}

TEST(Property, TableIsCompleteAndInOrder) {
  for (std::size_t i = 0; i < property_count; ++i) {
    const auto property = static_cast<Property>(i);
    const PropertyInfo& info = property_info(property);
    EXPECT_EQ(property_from_name(info.name), property);
    const bool coded = info.quantity == Quantity::category || info.quantity == Quantity::ordinal;
    EXPECT_EQ(coded, !info.codes.empty()) << info.name;
    EXPECT_LE(info.codes.size(), 32U) << "codes are bits of 32";
  }
  EXPECT_EQ(property_info(Property::condition).name, "condition") << "the last property closes the table";
}

}  // namespace
}  // namespace levelground::theme_test
