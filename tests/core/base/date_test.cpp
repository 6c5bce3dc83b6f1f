// SPDX-License-Identifier: Apache-2.0
#include "core/base/date.hpp"

#include <gtest/gtest.h>

#include "core/base/errors.hpp"

namespace levelground::date_test {
namespace {

TEST(Date, ReadsTheDatePartOfCommonForms) {
  const Date day{2026, 5, 12};
  for (const char* text : {"2026-05-12", "20260512", "2026-05-12T09:30:00Z", "2026-05-12T09:30:00.5+02:00", "2026-05-12 09:30", "20260512T0930Z",
                           "2026-05-12T09", "2026-05-12T23:59:60,25-03:30", "2026-05-12t00:00z", "2026-05-12 09:30:00+02", "20260512T093000.5+1400"}) {
    EXPECT_EQ(parse_date(text), day) << text;
  }
}

TEST(Date, RefusesDaysThatDoNotExistAndTextsThatAreNoDates) {
  for (const char* text : {"2026-02-29", "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "",
                           "2026", "2026-5-12", "12-05-2026", "2026/05/12", "2026-05-12x", "2026-05-12T", "2026-05-12Tnoon", "202605123",
                           "-026-05-12", "2026-0512", "+2026-05-1",
                           "2026-05-12T25:00", "2026-05-12T24:00", "2026-05-12T12:60", "2026-05-12T12:00:61", "2026-05-12T12:00+2", "2026-05-12T12:00+15",
                           "2026-05-12T12:00+02:60", "2026-05-12T12:", "2026-05-12T12:0", "2026-05-12T12:00:", "2026-05-12T12:00:00.", "2026-05-12T12.5",
                           "2026-05-12T12:00Z+02:00", "2026-05-12T12:00+02:", "2026-05-12T1"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_FALSE(parse_date("2100-02-29"));
}

TEST(Date, WritesItselfForMachinesAndPeople) {
  const Date day{2026, 5, 2};
  EXPECT_EQ(to_text(day), "2026-05-02");
  EXPECT_EQ(to_text(Date{}), "");
  EXPECT_EQ(to_words(day, "en"), "2 May 2026");
  EXPECT_EQ(to_words(day, "sv"), "2 maj 2026");
  EXPECT_EQ(to_words({2026, 12, 31}, "sv"), "31 december 2026");
  EXPECT_EQ(to_words(Date{}, "en"), "");
}

TEST(Date, AddsMonthsAndStaysWithinTheMonth) {
  EXPECT_EQ(add_months({2026, 1, 31}, 1), (Date{2026, 2, 28}));
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2024, 2, 29}, 12), (Date{2025, 2, 28}));
  EXPECT_EQ(add_months({2026, 11, 15}, 3), (Date{2027, 2, 15}));
  EXPECT_EQ(add_months({2026, 3, 31}, -1), (Date{2026, 2, 28}));
  EXPECT_EQ(age_on({2024, 8, 31}, {2026, 9, 1}), (Age{24, 1}));
  EXPECT_EQ(age_on({2024, 9, 1}, {2026, 9, 1}), (Age{24, 0}));
  EXPECT_EQ(age_on({2026, 1, 31}, {2026, 2, 28}), (Age{1, 0}));
  EXPECT_TRUE(is_at_most_months_old({2024, 9, 1}, {2026, 9, 1}, 24));
  EXPECT_FALSE(is_at_most_months_old({2024, 8, 31}, {2026, 9, 1}, 24));
  EXPECT_FALSE(is_at_most_months_old({}, {2026, 9, 1}, 24)) << "nobody knows";
  EXPECT_EQ(add_months({2026, 5, 12}, 0), (Date{2026, 5, 12}));
}

TEST(Date, CountsDays) {
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_between({2026, 1, 1}, {2025, 1, 1}), -365);
  EXPECT_EQ(days_between({2026, 5, 12}, {2026, 5, 12}), 0);
}

TEST(Date, RefusesToCalculateWithNoDate) {
  EXPECT_THROW(days_between(Date{}, Date{2026, 1, 1}), Defect);
  EXPECT_THROW(add_months(Date{}, 1), Defect);
}

TEST(Date, OrdersByTheCalendar) {
  EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
  EXPECT_LT(Date{}, (Date{1, 1, 1}));
}

TEST(Months, AreReadFromWords) {
  EXPECT_EQ(parse_months("24 months"), 24);
  EXPECT_EQ(parse_months("1 month"), 1);
  EXPECT_EQ(parse_months("2 years"), 24);
  for (const char* text : {"24", "months", "24  months", "-1 months", "1.5 years", "2 weeks", "24 months ", "99999999999 years", ""}) {
    EXPECT_EQ(parse_months(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace levelground::date_test
