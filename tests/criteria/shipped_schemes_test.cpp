// SPDX-License-Identifier: Apache-2.0
// Every shipped scheme and profile is read, linted and counted: what the project promises of its content stays true.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/run/run.hpp"
#include "core/judge/judge.hpp"
#include "core/scheme/diff.hpp"
#include "core/scheme/lint.hpp"
#include "gis/measure/measure.hpp"
#include "gis/measure/worse_end.hpp"
#include "tests/criteria/shipped.hpp"

namespace levelground::shipped {
namespace {

TEST(ShippedSchemes, ReadWithoutAProblem) {
  ASSERT_FALSE(scheme_folders().empty());
  for (const auto& folder : scheme_folders()) EXPECT_FALSE(read(folder).criteria.empty()) << folder;
}

TEST(ShippedSchemes, LeaveTheLinterSilent) {
  for (const auto& folder : scheme_folders()) {
    const auto warnings = lint(read(folder));
    EXPECT_TRUE(warnings.empty()) << words(warnings);
  }
}

TEST(ShippedSchemes, ProfilesReadLintCleanAndChangeSomething) {
  int profiles = 0;
  for (const auto& folder : scheme_folders()) {
    const Scheme plain = read(folder);
    for (const auto& path : yaml_files(folder / "profiles")) {
      ++profiles;
      const Scheme changed = read(folder, {load(path)});
      EXPECT_EQ(changed.profile, path.stem().string());
      EXPECT_NE(changed.hash, plain.hash) << path;
      const auto warnings = lint(changed);
      EXPECT_TRUE(warnings.empty()) << path << '\n' << words(warnings);
      const auto changes = diff(plain, changed);
      EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const SchemeChange& c) { return c.fact == "limit"; })) << path << " changes no limit";
    }
  }
  EXPECT_GE(profiles, 13);
}

/// A site whose every criterion has the same kind of score: the best its scale has, the one that passes, or 0.
enum class Marks { best, pass, none };
SiteResult graded(const Scheme& scheme, Marks marks) {
  std::vector<CriterionResult> results;
  for (std::uint32_t i = 0; i < scheme.criteria.size(); ++i) {
    const Criterion& criterion = scheme.criteria[i];
    int score = 0;
    for (int s = 1; s <= max_score; ++s) {
      if (marks != Marks::none && criterion.scale.limits.at(static_cast<std::size_t>(s)) && (marks == Marks::best || s <= criterion.pass_score)) score = s;
    }
    CriterionResult result;
    result.criterion = i;
    result.verdict = score >= criterion.pass_score ? Verdict::met : Verdict::not_met;
    result.score = {score, score};
    result.assessed = true;
    results.push_back(std::move(result));
  }
  Feature site;
  site.id = "town:site/1";
  return grade_site(scheme, {}, site, 0, std::move(results));
}

TEST(ShippedSchemes, CanBePassedAndFailed) {
  for (const auto& folder : scheme_folders()) {
    const Scheme scheme = read(folder);
    const SiteResult best = graded(scheme, Marks::best);
    ASSERT_EQ(best.outcome, Outcome::level) << folder;
    EXPECT_EQ(*best.level, scheme.levels.size() - 1) << folder << ": the best marks reach the highest level";
    EXPECT_EQ(graded(scheme, Marks::pass).outcome, Outcome::level) << folder << ": passing everything gives a level";
    EXPECT_EQ(graded(scheme, Marks::none).outcome, Outcome::not_certified) << folder;
  }
}

TEST(ShippedSchemes, TellResidentsAndAuditorsWhatTheyNeed) {
  for (const auto& folder : scheme_folders()) {
    for (const Criterion& c : read(folder).criteria) {
      for (const LocalText* text : {&c.intent, &c.remedy, &c.question, &c.good, &c.method.instrument, &c.method.stations}) {
        EXPECT_FALSE(text->en.empty()) << c.code;
        EXPECT_FALSE(text->sv.empty()) << c.code;
      }
      EXPECT_FALSE(c.method.light.empty()) << c.code;
      EXPECT_TRUE(c.question.en.ends_with('?')) << c.code;
    }
  }
}

TEST(ShippedSchemes, EveryRightNamesItsArticlesAndEachIsServed) {
  for (const auto& folder : scheme_folders()) {
    const Scheme scheme = read(folder);
    ASSERT_FALSE(scheme.rights.empty()) << folder;
    ASSERT_FALSE(scheme.owners.empty()) << folder;
    for (const Criterion& c : scheme.criteria) {
      EXPECT_FALSE(c.rights.empty()) << folder << ' ' << c.code;
      EXPECT_FALSE(c.owner.empty()) << folder << ' ' << c.code;
    }
    EXPECT_EQ(scheme.article_ids().size(), scheme.articles.size()) << folder << ": each has words in both languages";
    for (const std::string& article : scheme.article_ids()) {
      EXPECT_TRUE(std::any_of(scheme.criteria.begin(), scheme.criteria.end(), [&](const Criterion& c) {
        return std::find(c.articles.begin(), c.articles.end(), article) != c.articles.end();
      })) << folder << ' ' << article;
    }
  }
}

/// Section (c) 13 of the certification process: what a certificate rests on has an age, also where it is a layer.
TEST(ShippedSchemes, AcceptNoEvidenceHoweverOld) {
  for (const auto& folder : scheme_folders()) {
    for (const Criterion& c : read(folder).criteria) EXPECT_TRUE(c.max_age_months.has_value()) << folder << ' ' << c.code;
  }
  for (const Criterion& c : dignity().criteria) {
    if (c.mandatory) {
      EXPECT_LE(*c.max_age_months, 24) << c.code;
    }
  }
}

/// What a clause calls our own was read nowhere, whatever stands beside it.
TEST(ShippedSchemes, WhatAClauseCallsOurOwnIsDesign) {
  const auto check = [](const Scheme& scheme) {
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->clause.find("our own") == std::string::npos) continue;
        EXPECT_EQ(limit->confidence, Confidence::design) << scheme.id << ' ' << c.code << ": " << limit->clause;
      }
    }
  };
  for (const auto& folder : scheme_folders()) {
    check(read(folder));
    for (const auto& path : yaml_files(folder / "profiles")) check(read(folder, {load(path)}));
  }
}

/// "1.5 × 2.2 m", not "R302.2".
bool has_decimal_point(const std::string& text) {
  static const std::regex figure("(^|[ (–])[0-9]+[.][0-9]+ ?(mm|cm|m|km|%|‰|lx|s|h|×|°)");
  return std::regex_search(text, figure);
}

/// Words of a language, or figures that another language writes otherwise; "art. 1" and "TEK17 § 8-6" are neither.
bool has_words_or_figures(const std::string& text) {
  static const std::regex word("(^|[ ,;(])([a-z]{4,}|the|of)($|[ ,;:)])");
  return std::regex_search(text, word) || has_decimal_point(text);
}

/// Names of laws stay in their language; words of our own are read by people of two.
TEST(ShippedSchemes, WordsOfOurOwnInAClauseAreInBothLanguages) {
  const auto check = [](const Scheme& scheme) {
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->clause.empty()) continue;
        const bool ours = limit->confidence == Confidence::design || has_words_or_figures(limit->clause);
        EXPECT_TRUE(!ours || !limit->clause_sv.empty()) << scheme.id << ':' << scheme.profile << ' ' << c.code << ": " << limit->clause;
        EXPECT_EQ(limit->clause_sv.find("our own"), std::string::npos);
        EXPECT_FALSE(has_decimal_point(limit->clause_in("sv"))) << c.code << ": " << limit->clause_in("sv");
      }
    }
    for (const OpenFigure& figure : scheme.open_figures) {
      EXPECT_TRUE(!has_words_or_figures(figure.figure) || !figure.figure_sv.empty()) << scheme.id << ':' << scheme.profile << ' ' << figure.criterion << ": " << figure.figure;
      EXPECT_FALSE(has_decimal_point(figure.figure_in("sv"))) << scheme.profile << ": " << figure.figure_in("sv");
    }
    for (const SchemeSource& source : scheme.sources) {
      EXPECT_TRUE(source.key != "LG" || !source.title_sv.empty()) << scheme.id;
    }
    for (const Right& right : scheme.rights) {
      for (const std::string& article : right.instruments) EXPECT_EQ(article.find(" Act "), std::string::npos) << "a Swedish law has a Swedish name: " << article;
    }
  };
  for (const auto& folder : scheme_folders()) {
    check(read(folder));
    for (const auto& path : yaml_files(folder / "profiles")) check(read(folder, {load(path)}));
  }
}

/// C is what somebody read in the text itself. A page that quotes it is not the text.
TEST(ShippedSchemes, NothingQuotedIsCalledReadInAnOfficialText) {
  const auto check = [](const Scheme& scheme) {
    for (const Criterion& c : scheme.criteria) {
      for (const auto& limit : c.scale.limits) {
        if (!limit || limit->confidence != Confidence::confirmed) continue;
        for (const SchemeSource& source : scheme.sources) {
          if (source.key != limit->source) continue;
          for (const char* word : {"quoted", "restated", "commentary", "handbook", "readers", "guide page", "by way of", "trade pages", "secondary", "our own"}) {
            EXPECT_EQ((source.title + " " + limit->clause).find(word), std::string::npos) << scheme.id << ':' << scheme.profile << ' ' << c.code << ": " << source.title;
          }
        }
      }
    }
  };
  for (const auto& folder : scheme_folders()) {
    check(read(folder));
    for (const auto& path : yaml_files(folder / "profiles")) check(read(folder, {load(path)}));
  }
}

/// What `levelground measure` takes as the worse end is what every shipped criterion takes as it, where the code knows at all.
TEST(ShippedSchemes, AgreeWithTheProgramOnWhichEndIsWorse) {
  std::size_t known = 0;
  for (const fs::path& folder : scheme_folders()) {
    for (const Criterion& criterion : read(folder).criteria) {
      if (criterion.scale.direction == Scale::Direction::within) continue;
      const auto more = gis::more_is_worse(criterion.measure);
      if (!more) continue;
      ++known;
      EXPECT_EQ(*more, criterion.scale.direction == Scale::Direction::at_most) << criterion.code;
    }
  }
  EXPECT_GT(known, 20U);
}

// A scheme is read by people who never see the code: whatever a criterion can measure is said in words, in both languages.
TEST(Shipped, EveryMeasureKindAndParameterHasWords) {
  for (const char* language : {"en", "sv"}) {
    const auto texts = run::load_texts(language);
    for (const MeasureSpec& kind : gis::measure_catalogue()) {
      EXPECT_TRUE(texts->has("core.measure.kind." + std::string(kind.kind))) << kind.kind;
      for (const ParameterSpec& parameter : kind.parameters) {
        EXPECT_TRUE(texts->has("core.measure.parameter." + std::string(parameter.name))) << kind.kind << ' ' << parameter.name;
        if (!std::set<std::string_view>({"of", "from", "per", "needs", "lane", "by"}).contains(parameter.name)) continue;
        for (const std::string_view word : parameter.words) EXPECT_TRUE(texts->has("core.measure.word." + std::string(word))) << kind.kind << ' ' << word;
      }
    }
  }
}

}  // namespace
}  // namespace levelground::shipped
