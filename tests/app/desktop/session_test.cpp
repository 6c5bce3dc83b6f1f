// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/session.hpp"

#include "tests/app/desktop/fake_town.hpp"

#include <gtest/gtest.h>

namespace levelground::test::session_test {

class SessionTest : public ::testing::Test {
 protected:
  void SetUp() override { m_session.open(m_town.assessed()); }
  FakeTown m_town;
  desktop::Session m_session{desktop::Words(load_all_texts("en"))};
};

TEST_F(SessionTest, AGapChosenAmongAllLeavesTheListWhole) {
  const std::size_t all = m_session.visible_gaps().size();
  ASSERT_TRUE(m_session.step_gap(1));
  EXPECT_TRUE(m_session.selection().site.has_value());
  EXPECT_EQ(m_session.visible_gaps().size(), all);
  m_session.select_site(0);
  EXPECT_LT(m_session.visible_gaps().size(), all);
  EXPECT_EQ(m_session.listed_site(), 0U);
  m_session.clear_selection();
  EXPECT_EQ(m_session.visible_gaps().size(), all);
}

TEST_F(SessionTest, AGapOfAnotherSiteMovesTheListThere) {
  m_session.select_site(0);
  const auto& other = m_session.assessment().sites[2].gaps;
  ASSERT_FALSE(other.empty());
  m_session.select_gap(other.front().id.str());
  EXPECT_EQ(m_session.listed_site(), 2U);
  EXPECT_EQ(m_session.selection().criterion, other.front().criterion);
}

TEST_F(SessionTest, UnknownGapsAreNotSelected) {
  m_session.select_site(1);
  m_session.select_gap("no such gap");
  EXPECT_TRUE(m_session.selection().gap.empty());
  EXPECT_EQ(m_session.selection().site, 1U);
}

TEST_F(SessionTest, GapsOfAllSitesStandByConsequence) {
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  for (const auto& ref : m_session.visible_gaps()) {
    const auto now = m_session.assessment().sites[ref.site].gaps[ref.gap].consequence;
    EXPECT_LE(now, last);
    last = now;
  }
}

TEST_F(SessionTest, AnUpdateMarksOnlyWhatMoved) {
  Observation observation;
  observation.id = "obs-1";
  observation.site = square_id;
  observation.feature = kerb_id;
  observation.property = "kerb_height";
  observation.quantity = Quantity::length;
  observation.range = {Rational(17), Rational(19)};
  observation.date = {2026, 9, 14};
  m_session.select_site(0);
  const auto before = m_session.result();
  m_session.update(judge_town(std::make_shared<const City>(before.city->with_observations({observation})), false));
  int changed = 0;
  for (std::uint32_t s = 0; s < 3; ++s) {
    for (std::uint32_t c = 0; c < 8; ++c) changed += m_session.changed(s, c) ? 1 : 0;
  }
  EXPECT_EQ(changed, 1);
  EXPECT_EQ(m_session.selection().site, 0U);
}

}  // namespace levelground::test::session_test
