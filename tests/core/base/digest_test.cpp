// SPDX-License-Identifier: Apache-2.0
#include "core/base/digest.hpp"

#include <gtest/gtest.h>

#include "core/base/errors.hpp"

namespace levelground::digest_test {
namespace {

// FIPS 180-2, appendix B.
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(Sha256, AgreesWithThePublishedExamples) {
  EXPECT_EQ(sha256_hex("abc"), of_abc);
  EXPECT_EQ(sha256_hex(""), of_nothing);
}

TEST(Sha256, DoesNotCareHowTheInputIsCut) {
  Sha256 digest;
  digest.update("a");
  digest.update("");
  digest.update("bc");
  Sha256 moved = std::move(digest);
  EXPECT_EQ(moved.finish_hex(), of_abc);
  EXPECT_THROW(moved.finish_hex(), Defect);
  EXPECT_THROW(moved.update("d"), Defect);
}

}  // namespace
}  // namespace levelground::digest_test
