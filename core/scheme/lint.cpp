// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/lint.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/local_format.hpp"
#include "core/base/yaml.hpp"
#include "core/scheme/limit_words.hpp"
#include "core/scheme/strictness.hpp"
#include "core/scheme/vocabulary.hpp"

namespace levelground {

namespace {

class Linter {
 public:
  /// `head`: scheme.yaml, for the lines of what it lists; nullptr where it is not at hand.
  Linter(const Scheme& scheme, const YamlNode* head, std::string head_file) : m_scheme(scheme), m_head(head), m_head_file(std::move(head_file)) {
    for (const SchemeSource& source : scheme.sources) m_sources.insert(source.key);
  }

  std::vector<Problem> run() {
    check_coverage();
    check_names();
    check_sources();
    check_dead_references();
    check_decision_rule();
    for (const Criterion& criterion : m_scheme.criteria) {
      check_words(criterion);
      check_limits(criterion);
      check_legal_minimum(criterion);
      check_weight(criterion);
      check_perspectives(criterion);
      check_site_kinds(criterion);
    }
    std::sort(m_warnings.begin(), m_warnings.end(), [](const Problem& a, const Problem& b) {
      return std::tie(a.file, a.line, a.what) < std::tie(b.file, b.line, b.what);
    });
    return std::move(m_warnings);
  }

 private:
  void warn(const std::string& file, std::int64_t line, LocalText what, LocalText remedy) {
    m_warnings.push_back(said_of_file(Problem::Severity::warning, file, std::move(what), std::move(remedy)));
    m_warnings.back().line = line;
  }

  /// About an entry of one of the head's lists, or about the list where no entry has the id.
  void warn_head(std::string_view list, const std::string& id, LocalText what, LocalText remedy) {
    const YamlNode* entries = m_head != nullptr ? m_head->find(list) : nullptr;
    std::int64_t line = entries != nullptr ? entries->line : 0;
    for (std::size_t i = 0; entries != nullptr && i < entries->items.size(); ++i) {
      const YamlNode* named = entries->items[i].find("id");
      if (named != nullptr && named->scalar == id) line = entries->items[i].line;
    }
    warn(m_head_file, line, std::move(what), std::move(remedy));
  }

  void check_coverage() {
    for (const Group& group : m_scheme.groups) {
      const auto naming = std::count_if(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&group](const Criterion& criterion) {
        return std::find(criterion.groups.begin(), criterion.groups.end(), group.id) != criterion.groups.end();
      });
      if (group.has_floor && naming < m_scheme.rules.criteria_per_group) {
        warn_head("groups", group.id,
                  in_both("the group ‘{}’ is named by {} {}, and the rules ask for {}", "gruppen ”{}” nämns av {} {}, och reglerna kräver {}", group.id, naming,
                          naming == 1 ? LocalText{"criterion", "kriterium"} : LocalText{"criteria", "kriterier"}, m_scheme.rules.criteria_per_group),
                  {"it can never be determined: add criteria that serve it, ask for fewer under ‘criteria_per_group’, or give it no floor",
                   "den kan aldrig avgöras: lägg till kriterier för den, kräv färre under ”criteria_per_group”, eller ge den inget golv"});
      } else if (!group.has_floor && naming == 0) {
        warn_head("groups", group.id, in_both("the group ‘{}’ is listed, and no criterion names it", "gruppen ”{}” finns i listan, och inget kriterium nämner den", group.id),
                  {"a project whose scope names it can never have a level: add criteria that serve it, or remove it",
                   "ett projekt vars omfattning nämner den kan aldrig få en nivå: lägg till kriterier för den, eller ta bort den"});
      }
    }
    for (const Dimension& dimension : m_scheme.dimensions) {
      const bool served = std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&](const Criterion& c) { return c.dimension == dimension.id; });
      if (!served) warn_head("dimensions", dimension.id, in_both("the dimension ‘{}’ has no criterion", "dimensionen ”{}” har inget kriterium", dimension.id), {"add one, or remove the dimension", "lägg till ett, eller ta bort dimensionen"});
      if (served && dimension.share == 0) {
        warn_head("dimensions", dimension.id, in_both("the dimension ‘{}’ has share 0", "dimensionen ”{}” har andelen 0", dimension.id),
                  {"its criteria count for nothing in the total: give it a share, or remove it", "dess kriterier räknas inte alls i totalen: ge den en andel, eller ta bort den"});
      }
    }
  }

  static LocalText add_swedish() { return {"add “sv: …”", "lägg till ”sv: …”"}; }
  static LocalText translate() { return {"translate them", "översätt dem"}; }
  static LocalText list_source() { return {"list it under ‘sources’", "lista den under ”sources”"}; }
  static LocalText no_swedish() { return {" has no Swedish", " saknar svenska"}; }
  static LocalText copied() { return {" has the English words as Swedish", " har de engelska orden som svenska"}; }

  void check_swedish(const LocalText& text, const LocalText& of, const std::string& file, std::int64_t line) {
    if (!text.en.empty() && text.sv.empty()) warn(file, line, of + no_swedish(), add_swedish());
    if (is_copied(text)) warn(file, line, of + copied(), translate());
  }

  /// What is the same in both languages, as a name is, is written once. Written as words, it must have been given in both.
  void check_own_words(const std::string& en, const std::string& sv, const LocalText& of, const std::string& file, std::int64_t line) {
    if (sv.empty() || en != sv) return;
    warn(file, line, of + LocalText{" has no Swedish of its own", " saknar egen svenska"}, {"add “sv: …”, or write a name without “en:”", "lägg till ”sv: …”, eller skriv ett namn utan ”en:”"});
  }

  /// A word or two may be the same in both languages, as names are; a sentence is not.
  static bool is_copied(const LocalText& text) {
    constexpr std::ptrdiff_t blanks_of_a_sentence = 2;
    return text.en == text.sv && std::count(text.en.begin(), text.en.end(), ' ') >= blanks_of_a_sentence;
  }

  void check_head(std::string_view list, const std::string& id, const LocalText& name, const LocalText& what) {
    const LocalText which = in_both("the {} ‘{}’", "{} ”{}”", what, id);
    if (is_copied(name)) warn_head(list, id, which + copied(), translate());
    if (!name.en.empty() && name.sv.empty()) warn_head(list, id, which + no_swedish(), add_swedish());
  }

  void check_names() {
    const YamlNode* title = m_head != nullptr ? m_head->find("title") : nullptr;
    check_swedish(m_scheme.title, {"the scheme's title", "schemats titel"}, m_head_file, title != nullptr ? title->line : 0);
    check_swedish(m_scheme.profile_title, {"the profile's title", "profilens titel"}, {}, 0);
    for (const Dimension& dimension : m_scheme.dimensions) check_head("dimensions", dimension.id, dimension.name, {"dimension", "dimensionen"});
    for (const Group& group : m_scheme.groups) check_head("groups", group.id, group.name, {"group", "gruppen"});
    for (const GroupView& view : m_scheme.views) check_head("views", view.id, view.name, {"view", "vyn"});
    for (const Right& right : m_scheme.rights) check_head("rights", right.id, right.name, {"right", "rättigheten"});
    for (const Article& article : m_scheme.articles) check_head("articles", article.id, article.name, {"article", "artikeln"});
    for (const Owner& owner : m_scheme.owners) check_head("owners", owner.id, owner.name, {"owner", "den ansvariga"});
    for (const OpenFigure& figure : m_scheme.open_figures) {
      check_swedish(figure.reason, in_both("{}: the reason", "{}: skälet", figure.criterion), figure.file, figure.line);
      check_own_words(figure.figure, figure.figure_sv, in_both("{}: the figure", "{}: siffran", figure.criterion), figure.file, figure.line);
    }
    for (const SchemeSource& source : m_scheme.sources) {
      check_own_words(source.title, source.title_sv, in_both("the title of the source ‘{}’", "titeln på källan ”{}”", source.key), source.file, source.line);
    }
    for (const Principle& principle : m_scheme.principles) check_head("principles", principle.id, principle.name, {"principle", "principen"});
    for (const Term& ground : m_scheme.more_grounds) check_head("grounds", ground.id, ground.name, {"ground", "grunden"});
    for (const Term& kind : m_scheme.site_kinds) check_head("site_kinds", kind.id, kind.name, {"kind of site", "platsslaget"});
    for (const Level& level : m_scheme.levels) check_head("levels", level.id, level.name, {"level", "nivån"});
  }

  void check_words(const Criterion& criterion) {
    const auto check = [&](const LocalText& text, const LocalText& key) {
      check_swedish(text, in_both("{}: the {}", "{}: {}", criterion.code, key), criterion.file, criterion.line);
    };
    check(criterion.title, {"title", "titeln"});
    check(criterion.intent, {"intent", "syftet"});
    check(criterion.remedy, {"remedy", "åtgärden"});
    check(criterion.question, {"question", "frågan"});
    check(criterion.good, {"picture of what good looks like", "bilden av hur bra ser ut"});
    check(criterion.method.instrument, {"instrument", "instrumentet"});
    check(criterion.method.stations, {"place of measuring", "mätstället"});
    check_guidance(criterion);
    for (const RemedyCost& cost : criterion.costs) {
      check(cost.what, {"cost of its remedy", "åtgärdens kostnad"});
      if (!m_sources.contains(cost.source)) {
        warn(criterion.file, criterion.line, in_both("{}: a cost of its remedy cites the source ‘{}’, which is not listed", "{}: en kostnad för åtgärden anger källan ”{}”, som inte finns i listan", criterion.code, cost.source),
             list_source());
      }
    }
    for (std::size_t score = 0; score < criterion.anchors.size(); ++score) {
      check(criterion.anchors.at(score), in_both("anchor of score {}", "orden för poäng {}", score));
      if (criterion.scale.quantity == Quantity::rating && criterion.anchors.at(score).empty()) {
        warn(criterion.file, criterion.line, in_both("{}: a rating without words for score {}", "{}: ett betyg utan ord för poäng {}", criterion.code, score),
             {"say under ‘anchors’ what the score looks like, or observers will not agree", "säg under ”anchors” hur poängen ser ut, annars blir observatörer inte ense"});
      }
    }
  }

  /// Residents must know what is asked, auditors how it is found out, and neither may be told another light than the evidence needs.
  void check_guidance(const Criterion& criterion) {
    const auto missing = [&](const LocalText& what, const char* key) {
      warn(criterion.file, criterion.line, in_both("{}: {} is not said", "{}: {} sägs inte", criterion.code, what), in_both("write it under ‘{}’", "skriv det under ”{}”", key));
    };
    if (criterion.question.empty()) missing({"what residents are asked", "vad boende tillfrågas om"}, "question");
    if (criterion.good.empty()) missing({"what good looks like", "hur bra ser ut"}, "good");
    if (criterion.method.light.empty()) {
      missing({"how it is measured", "hur det mäts"}, "method");
    } else if (criterion.light != Light::not_stated && criterion.method.light != vocabulary::name(criterion.light)) {
      warn(criterion.file, criterion.line,
           in_both("{}: it is measured in light ‘{}’, and its evidence must be from ‘{}’", "{}: det mäts i ljuset ”{}”, och underlaget måste vara från ”{}”", criterion.code,
                   criterion.method.light, std::string(vocabulary::name(criterion.light))),
           {"let both say the same", "låt båda säga samma sak"});
    }
  }

  void check_limits(const Criterion& criterion) {
    for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
      if (!criterion.scale.limits.at(score)) continue;
      const Limit& limit = *criterion.scale.limits.at(score);
      const std::string& file = limit.file.empty() ? criterion.file : limit.file;
      const LocalText name = in_both("{}, score {} ({})", "{}, poäng {} ({})", criterion.code, score, written_figure(limit));
      if (!m_sources.contains(limit.source)) {
        warn(file, limit.line, in_both("{} cites the source ‘{}’, which is not listed", "{} anger källan ”{}”, som inte finns i listan", name, limit.source), list_source());
      }
      check_own_words(limit.clause, limit.clause_sv, in_both("the clause of {}", "paragrafen för {}", name), file, limit.line);
      const bool decides = static_cast<int>(score) == criterion.pass_score;
      if ((criterion.mandatory || !criterion.mandatory_from.empty()) && decides && limit.confidence == Confidence::unconfirmed) {
        warn(file, limit.line, name + LocalText{" is mandatory and unconfirmed", " är obligatorisk och obekräftad"},
             {"confirm the figure in its source, or do not let it decide alone", "bekräfta siffran i dess källa, eller låt den inte avgöra ensam"});
      }
      const bool read_somewhere = limit.confidence == Confidence::confirmed || limit.confidence == Confidence::secondary;
      if (read_somewhere && limit.clause.empty()) {
        warn(file, limit.line, in_both("{} was read in ‘{}’ ({}), and no clause says where", "{} är läst i ”{}” ({}), och ingen paragraf säger var", name, limit.source, confidence_letter(limit.confidence)),
             {"name it under ‘clause’, or call the figure your own (D)", "ange den under ”clause”, eller kalla siffran er egen (D)"});
      }
      if (limit.legal_minimum && (limit.confidence == Confidence::design || limit.confidence == Confidence::unconfirmed)) {
        warn(file, limit.line, name + LocalText{" is called a legal minimum, but its figure was read in no law", " kallas lagens minimum, men siffran är inte läst i någon lag"},
             {"cite the clause, or drop ‘legal_minimum’", "ange paragrafen, eller ta bort ”legal_minimum”"});
      }
    }
  }

  /// What passes must never be less than what the law asks, or "met" is said of a place that breaks it.
  void check_legal_minimum(const Criterion& criterion) {
    const auto pass = static_cast<std::size_t>(criterion.pass_score);
    if (pass >= criterion.scale.limits.size() || !criterion.scale.limits.at(pass)) return;
    const Limit& passing = *criterion.scale.limits.at(pass);
    for (std::size_t score = pass + 1; score < criterion.scale.limits.size(); ++score) {
      const auto& legal = criterion.scale.limits.at(score);
      if (!legal || !legal->legal_minimum || as_strict_as(criterion.scale.direction, passing, *legal)) continue;
      warn(passing.file.empty() ? criterion.file : passing.file, passing.line,
           in_both("{}: the limit that passes ({}) is weaker than the legal minimum ({})", "{}: gränsen som räcker ({}) är svagare än lagens minimum ({})", criterion.code, written_figure(passing), written_figure(*legal)),
           {"let the legal minimum be the limit that passes", "låt lagens minimum vara gränsen som räcker"});
    }
    check_above_legal_minimum(criterion);
    check_replaced_legal_minimum(criterion);
  }

  /// A limit above the legal minimum, or one of its exceptions, that lets pass what the law does not. It is judged by the law all the same.
  void check_above_legal_minimum(const Criterion& criterion) {
    const auto& limits = criterion.scale.limits;
    for (std::size_t low = 1; low < limits.size(); ++low) {
      if (!limits.at(low) || !limits.at(low)->legal_minimum) continue;
      for (std::size_t score = low + 1; score < limits.size(); ++score) {
        const auto& limit = limits.at(score);
        if (!limit || as_strict_as(criterion.scale.direction, *limit, *limits.at(low))) continue;
        warn(limit->file.empty() ? criterion.file : limit->file, limit->line,
             in_both("{}: score {} ({}) has an exception that the legal minimum ({}) does not allow", "{}: poäng {} ({}) har ett undantag som lagens minimum ({}) inte tillåter", criterion.code,
                     score, written_figure(*limit), written_figure(*limits.at(low))),
             {"drop the exception, or give the legal minimum the one that the law has", "ta bort undantaget, eller ge lagens minimum det som lagen har"});
      }
    }
  }

  /// A profile's limit in place of one that is the law.
  void check_replaced_legal_minimum(const Criterion& criterion) {
    if (!criterion.scheme_scale) return;
    for (std::size_t score = 1; score < criterion.scale.limits.size(); ++score) {
      const auto& was = criterion.scheme_scale->limits.at(score);
      const auto& is = criterion.scale.limits.at(score);
      if (!was || !was->legal_minimum || !is || is->file.empty() || is->legal_minimum) continue;
      warn(is->file, is->line,
           in_both("{}: the profile puts {} in place of the legal minimum {} of score {}, and does not call it one",
                   "{}: profilen sätter {} i stället för lagens minimum {} för poäng {}, och kallar det inte det", criterion.code, written_figure(*is), written_figure(*was), score),
           {"mark it “legal_minimum: yes” where it is that country's law, or leave the scheme's limit", "märk det ”legal_minimum: yes” där det är det landets lag, eller behåll schemats gräns"});
    }
  }

  /// A criterion that weighs next to nothing looks like a demand and is none.
  void check_weight(const Criterion& criterion) {
    std::int64_t all = 0;
    for (const Criterion& other : m_scheme.criteria) all += other.dimension == criterion.dimension ? other.weight : 0;
    if (Rational::ratio(criterion.weight, all) >= smallest_weight_share()) return;
    warn(criterion.file, criterion.line,
         in_both("{}: its weight {} is less than 0.5 % of the weights of ‘{}’ ({})", "{}: dess vikt {} är mindre än 0,5 % av vikterna för ”{}” ({})", criterion.code, criterion.weight,
                 criterion.dimension, all),
         {"raise the weight, or drop the criterion", "höj vikten, eller ta bort kriteriet"});
  }

  /// Perspectives that a measure asks for are groups; one the scheme does not have can never be heard.
  void check_perspectives(const Criterion& criterion) {
    const auto line = criterion.measure.lines.find("perspectives");
    for (const std::string& group : criterion.measure.list("perspectives")) {
      if (m_scheme.group_index(group)) continue;
      warn(criterion.file, line == criterion.measure.lines.end() ? criterion.measure.line : line->second,
           in_both("{}: the perspective ‘{}’ is no group of the scheme", "{}: perspektivet ”{}” är ingen grupp i schemat", criterion.code, group),
           {"name a group that the scheme lists", "ange en grupp som schemat har"});
    }
  }

  /// The reader compares kinds of site with the scheme's list. Where there is none any word is taken, and one that was mistyped holds nowhere.
  void check_site_kinds(const Criterion& criterion) {
    std::vector<std::string> kinds = criterion.applies.site_kinds;
    for (const Applicability& one : criterion.applies.any_of) kinds.insert(kinds.end(), one.site_kinds.begin(), one.site_kinds.end());
    if (kinds.empty() || !m_scheme.site_kinds.empty()) return;
    warn(criterion.file, criterion.line,
         in_both("{}: it is asked for at sites of a kind (‘{}’), and the scheme lists no kinds of site", "{}: det krävs på platser av ett slag (”{}”), och schemat listar inga slag av platser", criterion.code,
                 LocalText{fmt::format("{}", fmt::join(kinds, "’, ‘")), fmt::format("{}", fmt::join(kinds, "”, ”"))}),
         {"list them under ‘site_kinds’ in scheme.yaml: a kind that is mistyped would be found nowhere", "lista dem under ”site_kinds” i scheme.yaml: ett felstavat slag skulle inte finnas någonstans"});
  }

  /// A source that no limit and no cost cites, neither before nor after the profile.
  void check_sources() {
    std::set<std::string> cited;
    const auto cite = [&cited](const Scale& scale) {
      for (const auto& limit : scale.limits) {
        if (limit) cited.insert(limit->source);
      }
    };
    for (const Criterion& criterion : m_scheme.criteria) {
      cite(criterion.scale);
      if (criterion.scheme_scale) cite(*criterion.scheme_scale);
      for (const RemedyCost& cost : criterion.costs) cited.insert(cost.source);
    }
    for (const Principle& principle : m_scheme.principles) cited.insert(principle.source);
    for (const SchemeSource& source : m_scheme.sources) {
      if (!cited.contains(source.key)) {
        warn(source.file, source.line, in_both("the source ‘{}’ is listed, and no limit or cost cites it", "källan ”{}” finns i listan, och ingen gräns eller kostnad anger den", source.key),
             {"cite it, or remove it", "ange den, eller ta bort den"});
      }
    }
  }

  /// What is named and leads nowhere: successors that are not there, rights and owners without a criterion.
  void check_dead_references() {
    for (const Deprecated& gone : m_scheme.deprecated) {
      check_swedish(gone.reason, in_both("{}: the reason it is deprecated", "{}: skälet till att det utgått", gone.criterion), gone.file, gone.line);
      bool dead = false;
      for (const std::string& successor : gone.successors) {
        const bool deprecated = std::any_of(m_scheme.deprecated.begin(), m_scheme.deprecated.end(), [&](const Deprecated& d) { return d.criterion == successor; });
        if (deprecated || m_scheme.find(successor) != nullptr) continue;
        dead = true;
        warn(gone.file, gone.line, in_both("{} is deprecated in favour of ‘{}’, which is no criterion", "{} har utgått till förmån för ”{}”, som inte är något kriterium", gone.criterion, successor),
             {"name a criterion of this version, or list that one as deprecated too", "ange ett kriterium i denna version, eller lista även det som utgånget"});
      }
      const std::vector<std::string> now = m_scheme.successors_of(gone.criterion);
      if (!gone.successors.empty() && now.empty() && !dead) {
        warn(gone.file, gone.line, in_both("the successors of {} lead to no criterion of this version", "efterträdarna till {} leder inte till något kriterium i denna version", gone.criterion),
             {"name what asks for it now, or write “successors: []” with the reason", "ange vad som kräver det nu, eller skriv ”successors: []” med skälet"});
      }
      for (const Criterion& criterion : m_scheme.criteria) {
        if (criterion.lineage != gone.criterion || std::find(now.begin(), now.end(), criterion.code) != now.end()) continue;
        warn(criterion.file, criterion.line, in_both("{} carries the lineage of {}, and is not among its successors", "{} bär härkomsten från {}, och finns inte bland dess efterträdare", criterion.code, gone.criterion),
             {"list it as a successor, or give it a lineage of its own", "lista det som efterträdare, eller ge det en egen härkomst"});
      }
    }
    const auto unused = [&](const LocalText& what, const std::string& id, const auto& names) {
      if (!std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), names)) {
        warn_head(what.en + "s", id, in_both("the {} ‘{}’ is listed, and no criterion names it", "{} ”{}” finns i listan, och inget kriterium nämner den", what, id),
                  {"name it in a criterion, or remove it", "nämn den i ett kriterium, eller ta bort den"});
      }
    };
    for (const Right& right : m_scheme.rights) {
      unused({"right", "rättigheten"}, right.id, [&](const Criterion& c) { return serves(c, right); });
    }
    check_articles();
    for (const Principle& principle : m_scheme.principles) {
      unused({"principle", "principen"}, principle.id,
             [&](const Criterion& c) { return std::find(c.principles.begin(), c.principles.end(), principle.id) != c.principles.end(); });
      if (!m_sources.contains(principle.source)) {
        warn_head("principles", principle.id, in_both("the principle ‘{}’ cites the source ‘{}’, which is not listed", "principen ”{}” anger källan ”{}”, som inte finns i listan", principle.id, principle.source),
                  list_source());
      }
    }
    for (const Term& ground : m_scheme.more_grounds) {
      unused({"ground", "grunden"}, ground.id, [&](const Criterion& c) { return std::find(c.grounds.begin(), c.grounds.end(), ground.id) != c.grounds.end(); });
    }
    for (const Owner& owner : m_scheme.owners) unused({"owner", "den ansvariga"}, owner.id, [&](const Criterion& c) { return c.owner == owner.id; });
  }

  /// A report to a treaty body goes article by article: one that no criterion serves has no row, and one whose right a criterion does
  /// not name hides in another row than its reader looks in.
  void check_articles() {
    const auto holds = [](const Right& right, const std::string& article) {
      return std::find(right.instruments.begin(), right.instruments.end(), article) != right.instruments.end();
    };
    for (const Article& article : m_scheme.articles) {
      const bool held = std::any_of(m_scheme.rights.begin(), m_scheme.rights.end(), [&](const Right& right) { return holds(right, article.id); });
      if (!held) {
        warn_head("articles", article.id, in_both("the article ‘{}’ is listed, and no right rests on it", "artikeln ”{}” finns i listan, och ingen rättighet vilar på den", article.id),
                  {"name it under ‘instruments’ of a right, or remove it", "ange den under ”instruments” för en rättighet, eller ta bort den"});
      }
    }
    for (const Right& right : m_scheme.rights) {
      for (const std::string& article : right.instruments) {
        if (!m_scheme.articles.empty() && std::none_of(m_scheme.articles.begin(), m_scheme.articles.end(), [&](const Article& a) { return a.id == article; })) {
          warn_head("rights", right.id, in_both("the right ‘{}’ rests on ‘{}’, which is not among the articles", "rättigheten ”{}” vilar på ”{}”, som inte finns bland artiklarna", right.id, article),
                    {"say under ‘articles’ what it is about", "säg under ”articles” vad den handlar om"});
        }
        const bool served = std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), [&](const Criterion& c) {
          return std::find(c.articles.begin(), c.articles.end(), article) != c.articles.end();
        });
        if (!served) {
          warn_head("rights", right.id, in_both("the right ‘{}’ rests on ‘{}’, which no criterion serves", "rättigheten ”{}” vilar på ”{}”, som inget kriterium tjänar", right.id, article),
                    {"name it under ‘articles’ of a criterion, or remove it", "ange den under ”articles” för ett kriterium, eller ta bort den"});
        }
      }
    }
    for (const Criterion& criterion : m_scheme.criteria) {
      for (const std::string& article : criterion.articles) {
        const bool named = std::any_of(m_scheme.rights.begin(), m_scheme.rights.end(), [&](const Right& right) {
          return holds(right, article) && std::find(criterion.rights.begin(), criterion.rights.end(), right.id) != criterion.rights.end();
        });
        if (!named) {
          warn(criterion.file, criterion.line, in_both("{}: it serves ‘{}’, an article of no right that it names", "{}: det tjänar ”{}”, en artikel i ingen rättighet som det nämner", criterion.code, article),
               {"name its right under ‘rights’, or leave the article out", "ange dess rättighet under ”rights”, eller utelämna artikeln"});
        }
      }
    }
  }

  /// "The reported value decides" never does where no criterion says how accurate it must be.
  void check_decision_rule() {
    const bool any = std::any_of(m_scheme.criteria.begin(), m_scheme.criteria.end(), [](const Criterion& c) { return c.max_uncertainty.has_value(); });
    if (m_scheme.decision_rule != DecisionRule::simple || any) return;
    const YamlNode* rule = m_head != nullptr ? m_head->find("decision_rule") : nullptr;
    warn(m_head_file, rule != nullptr ? rule->line : 0, {"the decision rule is ‘simple’, and no criterion says under ‘max_uncertainty’ when a reported value may decide",
          "beslutsregeln är ”simple”, och inget kriterium säger under ”max_uncertainty” när ett angivet värde får avgöra"},
         {"write “gates: {max_uncertainty: …}” in the criteria it is meant for, or “decision_rule: guarded”",
          "skriv ”gates: {max_uncertainty: …}” i de kriterier den är avsedd för, eller ”decision_rule: guarded”"});
  }

  static Rational smallest_weight_share() { return Rational::ratio(1, 200); }

  const Scheme& m_scheme;
  const YamlNode* m_head;
  std::string m_head_file;
  std::set<std::string> m_sources;
  std::vector<Problem> m_warnings;
};

}  // namespace

std::vector<Problem> lint(const Scheme& scheme) { return Linter(scheme, nullptr, {}).run(); }

std::vector<Problem> lint(const Scheme& scheme, const NamedText& head) {
  const YamlNode root = parse_yaml(head.text, head.name);
  return Linter(scheme, &root, head.name).run();
}

}  // namespace levelground
