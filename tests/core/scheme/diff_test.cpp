// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/diff.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/judge/scheme_words.hpp"
#include "tests/core/scheme/small_scheme.hpp"

namespace levelground::diff_test {
namespace {

using namespace testing_scheme;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Texts texts_in(const std::string& language) {
  std::vector<std::pair<std::string, LocalText>> all;
  for (const char* name : {"scheme.yaml", "judge.yaml", "core.yaml"}) {
    std::ifstream in(std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "texts" / name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    for (auto& entry : Texts::parse(text.str(), name)) all.push_back(std::move(entry));
  }
  return {all, language};
}

Scheme read(const std::vector<NamedText>& files, const std::vector<NamedText>& with_profile = {}) {
  return read_scheme(files, with_profile, kinds());
}

/// "code: words" of every change.
std::vector<std::string> changes(const Scheme& older, const Scheme& newer, const std::string& language = "en") {
  const Texts texts = texts_in(language);
  std::vector<std::string> lines;
  for (const SchemeChange& change : diff(older, newer)) {
    lines.push_back((change.criterion.empty() ? "" : change.criterion + ": ") + change_words(older, newer, change, texts));
  }
  return lines;
}

TEST(Diff, OfTheSameSchemeIsEmpty) { EXPECT_THAT(changes(read(files()), read(files())), ElementsAre()); }

TEST(Diff, SaysWhichLimitsAProfileChangesAndWhichWay) {
  EXPECT_THAT(changes(read(files()), read(files(), {profile()})),
              ElementsAre("profile: new, se", "edition of the profile: new, 2026-01-01", "source ALM: new, ALM 2 (SE)",
                          "ACC-30: limit of score 2: ≤ 20 mm → ≤ 6 mm, stricter",
                          "ACC-30: source of score 2: S1 art. 1 [S], legal minimum → ALM § 8 [C], legal minimum"));
  EXPECT_THAT(
      changes(read(files(), {profile()}), read(files()), "sv"),
      ElementsAre("profil: borttaget, var se", "profilens utgåva: borttaget, var 2026-01-01",
                  "källa ALM: borttaget, var ALM 2 (SE)", "ACC-30: gräns för poäng 2: ≤ 6 mm → ≤ 20 mm, svagare",
                  "ACC-30: källa för poäng 2: ALM § 8 [C], lagens minimum → S1 art. 1 [S], lagens minimum"));
}

TEST(Diff, ToldApartByLineageNotByCode) {
  auto renamed = files();
  change(renamed, "a/kerb.yaml", "code: ACC-30", "code: ACC-39");
  EXPECT_THAT(changes(read(files()), read(renamed)), ElementsAre("ACC-39: code: ACC-30 → ACC-39"));
}

TEST(Diff, FindsCriteriaThatCameAndWent) {
  auto fewer = files();
  std::erase_if(fewer, [](const NamedText& text) { return text.name == "a/lit.yaml"; });
  EXPECT_THAT(changes(read(files()), read(fewer)), ElementsAre("SAF-11: criterion removed: Lit"));
  EXPECT_THAT(changes(read(fewer), read(files())), ElementsAre("SAF-11: new criterion: Lit", "SAF-11: weight: 2", "SAF-11: limit of score 2: yes"));
  std::erase_if(fewer, [](const NamedText& text) { return text.name == "a/kerb.yaml"; });
  EXPECT_THAT(changes(read(fewer), read(files()), "sv"),
              ElementsAre("ACC-30: nytt kriterium: Kant", "ACC-30: vikt: 4", "ACC-30: obligatoriskt: ja", "ACC-30: gräns för poäng 2: ≤ 20 mm", "ACC-30: gräns för poäng 3: ≤ 0 mm",
                          "SAF-11: nytt kriterium: Belyst", "SAF-11: vikt: 2", "SAF-11: gräns för poäng 2: ja"));
}

TEST(Diff, LeadsFromADeprecatedCriterionToItsSuccessors) {
  auto older = files();
  change(older, "a/lit.yaml", "code: SAF-11", "code: SAF-05");
  auto newer = files();
  change(newer, "a/scheme.yaml", "sources:",
         "deprecated:\n  - {criterion: SAF-05, last_version: 1.1.0, successors: [SAF-10, SAF-07], reason: {en: Split, sv: Delat}}\n"
         "  - {criterion: SAF-07, last_version: 1.1.5, successors: [SAF-11], reason: {en: Renamed, sv: Omdöpt}}\nsources:");
  EXPECT_THAT(changes(read(older), read(newer)),
              ElementsAre("SAF-05: criterion removed: Lit; SAF-10, SAF-11 took its place",
                          "SAF-11: new criterion: Lit; takes the place of SAF-05, SAF-07", "SAF-11: weight: 2", "SAF-11: limit of score 2: yes"));
  const Scheme scheme = read(newer);
  EXPECT_THAT(scheme.successors_of("SAF-07"), ElementsAre("SAF-11"));
  EXPECT_THAT(scheme.successors_of("ACC-30"), ElementsAre());
  EXPECT_THAT(scheme.predecessors_of("SAF-10"), ElementsAre("SAF-05"));
}

TEST(Diff, ComparesWhatASuccessorAsksForWithWhatItTookThePlaceOf) {
  auto older = files();
  change(older, "a/kerb.yaml", "code: ACC-30", "code: ACC-29");
  change(older, "a/kerb.yaml", "lineage: ACC-030", "lineage: ACC-029");
  auto newer = files();
  change(newer, "a/scheme.yaml", "sources:",
         "deprecated:\n  - {criterion: ACC-29, last_version: 1.1.0, successors: [ACC-30], reason: {en: Measured anew, sv: Mäts om}}\nsources:");
  change(newer, "a/kerb.yaml", "limit: 20 mm", "limit: 15 mm");
  EXPECT_THAT(changes(read(older), read(newer)),
              ElementsAre("ACC-29: criterion removed: Kerb; ACC-30 took its place", "ACC-30: new criterion: Kerb; takes the place of ACC-29",
                          "ACC-30: limit of score 2: ≤ 20 mm → ≤ 15 mm, stricter (before: ACC-29)", "ACC-30: weight: 4", "ACC-30: mandatory: yes",
                          "ACC-30: limit of score 3: ≤ 0 mm"));
  EXPECT_THAT(changes(read(older), read(newer), "sv"), ::testing::Contains(HasSubstr("strängare (förut: ACC-29)")));
  auto other = files();
  change(other, "a/scheme.yaml", "sources:",
         "deprecated:\n  - {criterion: ACC-29, last_version: 1.1.0, successors: [ACC-02], reason: {en: Measured anew, sv: Mäts om}}\nsources:");
  change(older, "a/width.yaml", "code: ACC-02", "code: ACC-03");
  EXPECT_THAT(changes(read(older), read(other)), ::testing::Contains("ACC-02: direction: at_most → at_least (before: ACC-29)")) << "limits that cannot be compared are not";
}

TEST(Diff, KnowsLimitsThatAreNeitherStricterNorWeaker) {
  auto other = files();
  change(other, "a/width.yaml", "2: {limit: 1.5 m, except: {value: 1.0 m, for_at_most: 6 m}",
         "2: {limit: 1.6 m, except: {value: 1.0 m, for_at_most: 8 m}");
  EXPECT_THAT(changes(read(files()), read(other)),
              ElementsAre("ACC-02: limit of score 2: ≥ 1.5 m, or ≥ 1.0 m for at most 6 m → ≥ 1.6 m, or ≥ 1.0 m for at "
                          "most 8 m, neither stricter nor weaker"));
}

TEST(Diff, WeighsEveryPairOfALimit) {
  const auto said = [](const char* was, const char* now) {
    auto older = files();
    auto newer = files();
    change(older, "a/width.yaml", "{value: 1.0 m, for_at_most: 6 m}", was);
    change(newer, "a/width.yaml", "{value: 1.0 m, for_at_most: 6 m}", now);
    return changes(read(older), read(newer)).front();
  };
  const std::string before = "ACC-02: limit of score 2: ≥ 1.5 m, or ≥ 1.0 m for at most 6 m → ";
  EXPECT_EQ(said("{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.2 m, for_at_most: 8 m}, {value: 1.0 m, for_at_most: 6 m}]"),
            before + "≥ 1.5 m, or ≥ 1.2 m for at most 8 m, or ≥ 1.0 m for at most 6 m, weaker");
  EXPECT_EQ(said("{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.2 m, for_at_most: 6 m}, {value: 1.0 m, for_at_most: 2 m}]"),
            before + "≥ 1.5 m, or ≥ 1.2 m for at most 6 m, or ≥ 1.0 m for at most 2 m, stricter");
  EXPECT_EQ(said("{value: 1.0 m, for_at_most: 6 m}", "[{value: 1.2 m, for_at_most: 8 m}, {value: 1.0 m, for_at_most: 2 m}]"),
            before + "≥ 1.5 m, or ≥ 1.2 m for at most 8 m, or ≥ 1.0 m for at most 2 m, neither stricter nor weaker");
  const char* pairs = "[{value: 1.2 m, for_at_most: 8 m}, {value: 1.0 m, for_at_most: 2 m}]";
  const std::string nested = std::string(pairs) + ", within_run: yes";
  EXPECT_EQ(said(pairs, nested.c_str()), "ACC-02: limit of score 2: ≥ 1.5 m, or ≥ 1.2 m for at most 8 m, or ≥ 1.0 m for at most 2 m → ≥ 1.5 m, or ≥ 1.2 m for at "
                                         "most 8 m, and within that ≥ 1.0 m for at most 2 m, weaker");
  EXPECT_THAT(said(nested.c_str(), pairs), HasSubstr(", stricter"));
  EXPECT_THAT(said(nested.c_str(), "{value: 1.0 m, for_at_most: 8 m}"), HasSubstr(", weaker")) << "as weak as the last for as long as the first";
}

TEST(Diff, InSwedishTakesItsWordsFromTheCatalogue) {
  const auto said = [](const char* file, const char* was, const char* now) {
    auto other = files();
    change(other, file, was, now);
    return changes(read(files()), read(other), "sv").front();
  };
  EXPECT_EQ(said("a/width.yaml", "2: {limit: 1.5 m,", "2: {limit: 1.6 m,"),
            "ACC-02: gräns för poäng 2: ≥ 1,5 m, eller ≥ 1,0 m på högst 6 m → ≥ 1,6 m, eller ≥ 1,0 m på högst 6 m, strängare");
  EXPECT_EQ(said("a/kerb.yaml", "limit: 20 mm", "limit: below 20 mm"), "ACC-30: gräns för poäng 2: ≤ 20 mm → under 20 mm, strängare");
  EXPECT_EQ(said("a/kerb.yaml", "mandatory: yes", "mandatory: silver"), "ACC-30: obligatoriskt: ja → från Silver");
  EXPECT_EQ(said("a/kerb.yaml", "2 years, light: day", "2 years"), "ACC-30: ljus: borttaget, var dagtid");
  EXPECT_THAT(said("a/kerb.yaml", "within: 2 m", "within: 2.5 m"), HasSubstr("2,5 m"));
  EXPECT_EQ(said("a/scheme.yaml", "desk_at_least: 50 %", "desk_at_least: 55 %"), "regel poäng på papper (skrivbord), minst: 50 % → 55 %");
  EXPECT_EQ(said("a/kerb.yaml", "max_age: 2 years", "max_age: 1 months"), "ACC-30: underlagets ålder: 24 månader → 1 månad");
  EXPECT_THAT(said("a/kerb.yaml", "exists: [crossing], area", "exists: [crossing], exists_with: {theme: seat, with: backrest=yes}, area"), HasSubstr("ryggstöd: ja"));
  EXPECT_EQ(said("a/scheme.yaml", "total: 65.5", "total: 66"), "total för nivån Silver: 65,5 → 66");
  EXPECT_EQ(said("a/kerb.yaml", "exists: [crossing], area_at_least: 0.5 ha, ", "exists: [crossing], "),
            "ACC-30: var det gäller: det på platsen finns: övergångsställe; och platsen är minst 0,5 ha; och platsen är av slaget: park, torg → "
            "det på platsen finns: övergångsställe; och platsen är av slaget: park, torg");
}

TEST(Diff, IsNotStricterWhenOnlyTheWritingChanged) {
  auto other = files();
  change(other, "a/kerb.yaml", "limit: 20 mm", "limit: 2 cm");
  EXPECT_THAT(changes(read(files()), read(other)), ElementsAre("ACC-30: limit of score 2: ≤ 20 mm → ≤ 2 cm"));
}

/// One change in the files, and the one line it must give.
struct Edit {
  const char* file;
  const char* was;
  const char* now;
  const char* said;
};
void PrintTo(const Edit& edit, std::ostream* out) { *out << edit.said; }
class DiffOfAFact : public ::testing::TestWithParam<Edit> {};
TEST_P(DiffOfAFact, IsSaidInWords) {
  auto other = files();
  change(other, GetParam().file, GetParam().was, GetParam().now);
  EXPECT_THAT(changes(read(files()), read(other)), ElementsAre(GetParam().said));
}
INSTANTIATE_TEST_SUITE_P(
    All, DiffOfAFact,
    ::testing::Values(
        Edit{"a/scheme.yaml", "version: 1.2.0", "version: 1.3.0", "version: 1.2.0 → 1.3.0"},
        Edit{"a/scheme.yaml", "share: 60", "share: 50", "share of the dimension accessibility: 60 → 50"},
        Edit{"a/scheme.yaml", "total: 65.5", "total: 66", "total for the level silver: 65.5 → 66"},
        Edit{"a/scheme.yaml", "desk_at_least: 50 %", "desk_at_least: 55 %", "rule desk_at_least: 50 % → 55 %"},
        Edit{"a/scheme.yaml", "sv: minoriteter}, floor: no", "sv: minoriteter}, floor: yes",
             "floor for the group minorities: no → yes"},
        Edit{"a/kerb.yaml", "mandatory: yes", "mandatory: no", "ACC-30: mandatory: yes → no"},
        Edit{"a/kerb.yaml", "weight: 4", "weight: 3", "ACC-30: weight: 4 → 3"},
        Edit{"a/kerb.yaml", "within: 2 m", "within: 3 m", "ACC-30: measure: kerb, within: 2 m → kerb, within: 3 m"},
        Edit{"a/kerb.yaml", "sv: Sänk den", "sv: Ta bort den", "ACC-30: remedy (sv): Sänk den → Ta bort den"},
        Edit{"a/kerb.yaml", "question:", "costs: [{what: {en: ramp, sv: ramp}, from: 1800, to: 5000, currency: GBP, year: 2017, source: S1}]\nquestion:",
             "ACC-30: cost 1 of the remedy: new, ramp / ramp, 1800–5000 GBP (2017), S1"},
        Edit{"a/kerb.yaml", "coverage: 90 %, ", "", "ACC-30: coverage needed: removed, was 90 %"},
        Edit{"a/kerb.yaml", "2 years, light: day", "2 years", "ACC-30: light: removed, was day"},
        Edit{"a/kerb.yaml", "max_age: 2 years", "max_age: 1 months", "ACC-30: age of evidence: 24 months → 1 month"},
        Edit{"a/kerb.yaml", "mandatory: yes", "mandatory: silver", "ACC-30: mandatory: yes → from silver"},
        Edit{"a/kerb.yaml", "mandatory: yes", "mandatory: yes\nalternatives: [ACC-02]", "ACC-30: alternatives: new, ACC-02"},
        Edit{"a/kerb.yaml", "good: {en: All do", "good: {en: Most do", "ACC-30: what good looks like (en): All do → Most do"},
        Edit{"a/kerb.yaml", "limit: 20 mm", "limit: below 20 mm", "ACC-30: limit of score 2: ≤ 20 mm → below 20 mm, stricter"},
        Edit{"a/kerb.yaml", "area_at_least: 0.5 ha, ", "",
             "ACC-30: where it applies: there is in the place: crossing; and the place is at least 0.5 ha; and the place is of the kind: park, square → "
             "there is in the place: crossing; and the place is of the kind: park, square"},
        Edit{"a/kerb.yaml", "exists: [crossing], area_at_least: 0.5 ha, site_kind: [park, square]",
             "any_of: [{exists: [crossing]}, {area_at_least: 0.5 ha, site_kind: park}], exists_near: {theme: toilet, within: 400 m}",
             "ACC-30: where it applies: there is in the place: crossing; and the place is at least 0.5 ha; and the place is of the kind: park, square → "
             "there is within 400 m: toilet; and either [there is in the place: crossing; or the place is at least 0.5 ha; and the place is of the kind: park]"},
        Edit{"a/safe.yaml", "en: few", "en: some", "SAF-10: words of a score (1 en): few → some"}));

/// What only a Swedish reader sees is a change too.
TEST(Diff, FindsWhatChangedInSwedishAlone) {
  auto older = files();
  change(older, "a/kerb.yaml", "clause: \"art. 1\"", "clause: {en: art. 1, sv: artikel 1}");
  auto newer = files();
  change(newer, "a/kerb.yaml", "clause: \"art. 1\"", "clause: {en: art. 1, sv: första artikeln}");
  EXPECT_THAT(changes(read(older), read(newer)), ElementsAre("ACC-30: Swedish words of the clause of score 2: artikel 1 → första artikeln"));
  auto titled = files();
  change(titled, "a/scheme.yaml", "title: A book", "title: {en: A book, sv: En bok}");
  EXPECT_THAT(changes(read(files()), read(titled)), ElementsAre("Swedish title of the source S1: new, En bok"));
  EXPECT_THAT(changes(read(titled), read(files()), "sv"), ElementsAre("svensk titel på källan S1: borttaget, var En bok"));
}

TEST(Diff, SaysWhichArticlesACriterionServes) {
  auto older = files();
  change(older, "a/scheme.yaml", "sources:",
         "rights:\n  - {id: play, name: {en: play, sv: lek}, instruments: [CRC art. 31, CRC art. 23]}\n"
         "articles:\n  - {id: CRC art. 31, name: {en: play, sv: lek}}\nsources:");
  change(older, "a/safe.yaml", "grounds: [sex]", "grounds: [sex]\nrights: [play]\narticles: [CRC art. 31]");
  auto newer = older;
  change(newer, "a/scheme.yaml", "name: {en: play, sv: lek}}\nsources:", "name: {en: rest and play, sv: lek}}\nsources:");
  change(newer, "a/safe.yaml", "articles: [CRC art. 31]", "articles: [CRC art. 31, CRC art. 23]");
  EXPECT_THAT(changes(read(older), read(newer)), ElementsAre("name of an article (CRC art. 31 en): play → rest and play",
                                                             "SAF-10: articles: CRC art. 31 → CRC art. 31, CRC art. 23"));
}

std::string flat(const Explanation& node, const std::string& indent = "") {
  std::string out = indent + node.text + "\n";
  for (const Explanation& child : node.children) out += flat(child, indent + "  ");
  return out;
}

TEST(Requirement, LeadsToItsClauseAndToWhatAProfileReplaced) {
  const Scheme swedish = read(files(), {profile()});
  const std::string why = flat(explain_requirement(swedish, *swedish.find("ACC-30"), texts_in("en")));
  EXPECT_THAT(why, HasSubstr("required: at most 6 mm\n"));
  EXPECT_THAT(why, HasSubstr("serves mobility, vision\n"));
  EXPECT_THAT(why, HasSubstr("mandatory; weighs 4 of 12 in accessibility (33.3 %)\n"));
  EXPECT_THAT(why, HasSubstr("  score 2, which passes: at most 6 mm\n"
                             "    ALM: ALM 2; § 8; SE\n"
                             "      confidence C: read in an official text\n"
                             "      a legal minimum: a place below it is not certified\n"
                             "      since when it holds is not recorded\n"
                             "      written in a/profiles/se.yaml:11\n"
                             "    set by the profile Sweden, edition of 1 January 2026\n"
                             "      in place of the scheme's own: at most 20 mm\n"
                             "        S1: A book; art. 1; SE\n"));
  EXPECT_THAT(why, HasSubstr("  score 3: at most 0 mm\n    S1: A book; p. 1; SE\n"));
  EXPECT_THAT(why, HasSubstr("known in other versions as ACC-030\n"));
  EXPECT_THAT(why, HasSubstr("applies where there is in the place: crossing; and the place is at least 0.5 ha; and the place is of the kind: park, square\n"));
  EXPECT_EQ(why.find("in place of the scheme's own: at most 0 mm"), std::string::npos) << "score 3 was not replaced";
}

TEST(Requirement, SaysWhereOneOfSeveralConditionsMustHold) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "exists: [crossing], area_at_least: 0.5 ha, site_kind: [park, square]",
         "exists_near: {theme: toilet, within: 400 m}, any_of: [{exists: [crossing]}, {exists_with: {theme: seat, with: backrest=yes}}]");
  const Scheme scheme = read(texts);
  EXPECT_THAT(flat(explain_requirement(scheme, *scheme.find("ACC-30"), texts_in("en"))),
              HasSubstr("applies where there is within 400 m: toilet; and either [there is in the place: crossing; or there is in the place: seat (backrest: yes)]\n"));
  EXPECT_THAT(flat(explain_requirement(scheme, *scheme.find("ACC-30"), texts_in("sv"))),
              HasSubstr("gäller där det inom 400 m finns: toalett; och antingen [det på platsen finns: övergångsställe; eller det på platsen finns: sittplats (ryggstöd: ja)]\n"));
}

TEST(Requirement, MarksWhatNobodyConfirmed) {
  auto texts = files();
  change(texts, "a/kerb.yaml", "confidence: S, legal_minimum: yes", "confidence: U");
  std::vector<NamedText> with{profile()};
  change(with, "a/profiles/se.yaml",
         "        2: {limit: 6 mm, source: ALM, clause: \"§ 8\", confidence: C, legal_minimum: yes}",
         "        3: {limit: 0 mm, source: ALM, confidence: C}");
  change(with, "a/profiles/se.yaml", "criteria:\n",
         "unconfirmed:\n  - {criterion: ACC-30, figure: 60 mm, reason: {en: Heard of it, sv: Hörsägen}}\n"
         "not_taken:\n  - {criterion: ACC-30, figure: 12 mm, reason: {en: Of buildings, sv: Gäller byggnader}}\ncriteria:\n");
  const Scheme scheme = read(texts, with);
  const std::string why = flat(explain_requirement(scheme, *scheme.find("ACC-30"), texts_in("sv")));
  EXPECT_THAT(why, HasSubstr("ingen har bekräftat siffran"));
  EXPECT_THAT(why, HasSubstr("sedd, inte bekräftad av någon och inte använd: 60 mm. Hörsägen"));
  EXPECT_THAT(why, HasSubstr("sedd men inte använd: 12 mm. Gäller byggnader"));
}

}  // namespace
}  // namespace levelground::diff_test
