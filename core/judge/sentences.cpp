// SPDX-License-Identifier: Apache-2.0
#include "core/judge/sentences.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "core/base/names.hpp"

namespace levelground::sentences {

namespace {

using Values = std::initializer_list<std::pair<std::string_view, LocalText>>;

LocalText same(std::string text) { return {text, text}; }
LocalText number(std::int64_t value) { return same(std::to_string(value)); }

/// Puts values in the place of {name}; what is put in is never searched again.
std::string filled(std::string_view pattern, Values values, std::string_view language) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : values) {
      if (key == name) text += value.in(language);
    }
    pattern.remove_prefix(close + 1);
  }
  text += pattern;
  return text;
}

LocalText say(std::string_view en, std::string_view sv, Values values = {}) {
  return {filled(en, values, "en"), filled(sv, values, "sv")};
}

LocalText with_comma(const std::string& decimal) {
  LocalText text = same(decimal);
  for (char& c : text.sv) {
    if (c == '.') c = ',';
  }
  return text;
}

LocalText grade_words(Grade grade) {
  switch (grade) {
    case Grade::inferred: return {"inferred", "härlett"};
    case Grade::tagged: return {"tagged", "taggat"};
    case Grade::measured: return {"measured", "uppmätt"};
  }
  return {};
}

LocalText verdict_in_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::met: return {"met", "uppfyllt"};
    case Verdict::not_met: return {"not met", "inte uppfyllt"};
    case Verdict::cannot_tell: return {"cannot tell", "går inte att avgöra"};
    case Verdict::not_observed: return {"not observed", "inte observerat"};
    case Verdict::not_applicable: return {"not applicable", "inte tillämpligt"};
  }
  return {};
}

/// What a decision by hand needs and does not have; empty: nothing. Blanks are no words.
LocalText missing_of(const std::string& reason, const std::string& proposed_by, const std::string& agreed_by) {
  LocalText all;
  const auto lacks = [&](const char* en, const char* sv) {
    all.en += (all.en.empty() ? "" : ", ") + std::string(en);
    all.sv += (all.sv.empty() ? "" : ", ") + std::string(sv);
  };
  if (folded_name(reason).empty()) lacks("a reason", "skäl");
  if (folded_name(proposed_by).empty()) lacks("somebody who proposes it", "någon som föreslår det");
  if (folded_name(agreed_by).empty()) lacks("another person’s consent", "en annan persons tillstyrkan");
  else if (same_name(proposed_by, agreed_by)) lacks("the consent of another person than who proposed it", "tillstyrkan av en annan person än den som föreslog det");
  return all;
}

/// Levels have totals and floors in whole points or halves: exact, never rounded.
LocalText limit_points(const Rational& limit) { return with_comma(limit.to_text_exact()); }
LocalText limit_per_cent(const Rational& share) { return with_comma((share * 100).to_text_exact()); }

/// The plain form when the ends meet, else the form with both.
LocalText one_or_two(const Fractions& score, std::string_view en_one, std::string_view sv_one, std::string_view en_two,
                     std::string_view sv_two, const LocalText& name, const LocalText& needed, const LocalText& level) {
  const bool one = score.low == score.high;
  const Values values{{"low", points(score.low)}, {"high", points(score.high)}, {"name", name}, {"needed", needed}, {"level", level}};
  return say(one ? en_one : en_two, one ? sv_one : sv_two, values);
}

}  // namespace

LocalText per_cent(const Rational& share) { return with_comma((share * 100).to_text_floor(1)); }
LocalText points(const Rational& score) { return with_comma(score.to_text_floor(1)); }

LocalText met(int low, int pass) {
  return say("The lowest score, {low}, reaches the pass score {pass}.", "Den lägsta poängen, {low}, når gränsen för godkänt, {pass}.",
             {{"low", number(low)}, {"pass", number(pass)}});
}

LocalText not_met(int high, int pass) {
  return say("The highest score, {high}, is below the pass score {pass}.",
             "Den högsta poängen, {high}, ligger under gränsen för godkänt, {pass}.", {{"high", number(high)}, {"pass", number(pass)}});
}

LocalText cannot_tell(const ScoreInterval& score, int pass) {
  return say("The score lies between {low} and {high}; the pass score {pass} may or may not be reached.",
             "Poängen ligger mellan {low} och {high}; om gränsen för godkänt, {pass}, nås går inte att avgöra.",
             {{"low", number(score.low)}, {"high", number(score.high)}, {"pass", number(pass)}});
}

LocalText nothing_known() { return say("Nothing is known here yet.", "Här är inget känt ännu."); }

namespace {

LocalText count_words(int count, std::string_view en_one, std::string_view en_many, std::string_view sv_one, std::string_view sv_many) {
  const std::string number = std::to_string(count) + " ";
  return {number + std::string(count == 1 ? en_one : en_many), number + std::string(count == 1 ? sv_one : sv_many)};
}

LocalText months_words(int months) { return count_words(months, "month", "months", "månad", "månader"); }

/// "24 months and 3 days": at the limit the days are what makes it too old.
LocalText age_words(const Age& age) {
  const LocalText months = months_words(age.months);
  const LocalText days = count_words(age.days, "day", "days", "dag", "dagar");
  if (age.months == 0) return days;
  return age.days == 0 ? months : LocalText{months.en + " and " + days.en, months.sv + " och " + days.sv};
}

LocalText day_words(const Date& date) { return {to_words(date, "en"), to_words(date, "sv")}; }

}  // namespace

LocalText too_old(const TooOld& old, const Date& as_of, int limit_months) {
  const Values values{{"source", same(old.source)},
                      {"theme", same(old.theme)},
                      {"date", day_words(old.date)},
                      {"age", old.date.is_set() ? age_words(age_on(old.date, as_of)) : LocalText()},
                      {"day", day_words(as_of)},
                      {"limit", months_words(limit_months)}};
  switch (old.what) {
    case TooOld::What::layer:
      return say("The layer ‘{source}’ is too old: it is of {date}, {age} before the day judged, {day}, and evidence may be {limit} old here, so what it holds "
                 "counts as unknown. Give a newer layer, or, once somebody has checked that it still holds, write that day under the source (date:).",
                 "Lagret ”{source}” är för gammalt: det är från {date}, {age} före bedömningsdagen, {day}, och underlag får här vara {limit} gammalt, så det som "
                 "står i lagret räknas som okänt. Ge ett nyare lager, eller skriv, när någon har kontrollerat att det fortfarande stämmer, den dagen under källan (date:).",
                 values);
    case TooOld::What::completeness:
      if (!old.date.is_set()) {
        return say("That ‘{theme}’ is complete in ‘{source}’ is stated without a day, and evidence may be {limit} old here, so the statement does not hold, and "
                   "what is not mapped may be there. Write as of which day it is complete (as_of: under complete:), or the day of the source (date:).",
                   "Att ”{theme}” är fullständigt i ”{source}” anges utan dag, och underlag får här vara {limit} gammalt, så uppgiften gäller inte, och det som "
                   "inte är kartlagt kan finnas. Skriv vilken dag det var fullständigt (as_of: under complete:) eller källans dag (date:).",
                   values);
      }
      return say("That ‘{theme}’ is complete in ‘{source}’ is too old to hold: it is of {date}, {age} before the day judged, {day}, and evidence may be {limit} "
                 "old here, so what is not mapped may be there. Have it checked anew, and write the new day under the source (date:) and under complete: (as_of:).",
                 "Att ”{theme}” är fullständigt i ”{source}” är för gammalt för att gälla: det är från {date}, {age} före bedömningsdagen, {day}, och underlag får "
                 "här vara {limit} gammalt, så det som inte är kartlagt kan finnas. Låt någon kontrollera det igen, och skriv den nya dagen under källan (date:) "
                 "och under complete: (as_of:).",
                 values);
    case TooOld::What::observations:
      if (!old.date.is_set()) {
        return say("Observations of it are not taken: evidence may be {limit} old here on the day judged, {day}, and they are older, or carry no day. Observe it again.",
                   "Observationer av det godtas inte: underlag får här vara {limit} gammalt på bedömningsdagen, {day}, och de är äldre eller saknar dag. Observera det igen.",
                   values);
      }
      return say("Observations of it are too old: the newest of them is of {date}, {age} before the day judged, {day}, and evidence may be {limit} old here. Observe it again.",
                 "Observationer av det är för gamla: den nyaste av dem är från {date}, {age} före bedömningsdagen, {day}, och underlag får här vara {limit} gammalt. "
                 "Observera det igen.",
                 values);
  }
  return {};
}

LocalText none_accepted(Grade lowest) {
  return say("A certificate needs at least the grade “{grade}” here, and nothing known has it.",
             "Ett certifikat kräver minst kunskapsgraden ”{grade}” här, och inget av det kända har den.", {{"grade", grade_words(lowest)}});
}

LocalText maybe_applies(bool observed, const LocalText& because) {
  const LocalText why = because.empty() ? LocalText{} : LocalText{": " + because.en, ": " + because.in("sv")};
  if (observed) {
    return say("It is not known whether the criterion applies here, so every score is still possible{why}.",
               "Om kriteriet gäller här är inte känt, så alla poäng är fortfarande möjliga{why}.", {{"why", why}});
  }
  return say("It is not known whether the criterion applies here, and nothing is known of what it asks{why}.",
             "Om kriteriet gäller här är inte känt, och inget är känt om det som krävs{why}.", {{"why", why}});
}

LocalText does_not_apply(const LocalText& because) {
  if (because.empty()) return say("The criterion does not apply to this site, on known facts.", "Kriteriet gäller inte den här platsen, enligt kända uppgifter.");
  return say("The criterion does not apply to this site: {why}.", "Kriteriet gäller inte den här platsen: {why}.", {{"why", because}});
}

LocalText met_by_equivalent(const EquivalentSolution& other) {
  return say("Met by an equivalent solution: {solution}. Why it serves: {reason}. Proposed by {by}, agreed by {agreed}.",
             "Uppfyllt genom en likvärdig lösning: {solution}. Varför den duger: {reason}. Föreslaget av {by}, godkänt av {agreed}.",
             {{"solution", same(other.solution)}, {"reason", same(other.reason)}, {"by", same(other.proposed_by)}, {"agreed", same(other.agreed_by)}});
}

LocalText equivalent_without_consent(const EquivalentSolution& other) {
  LocalText lacking = missing_of(other.reason, other.proposed_by, other.agreed_by);
  if (folded_name(other.solution).empty()) lacking = lacking.empty() ? LocalText{"the solution itself", "själva lösningen"}
                                                                     : LocalText{"the solution itself, " + lacking.en, "själva lösningen, " + lacking.sv};
  return say("An equivalent solution is proposed ({solution}) and does not count: it lacks {lacking}.",
             "En likvärdig lösning är föreslagen ({solution}) men räknas inte: den saknar {lacking}.",
             {{"solution", same(other.solution)}, {"lacking", lacking}});
}

LocalText equivalent_if_it_applies(const EquivalentSolution& other) {
  return say("An equivalent solution was agreed to ({solution}) and counts once it is known that the criterion applies here.",
             "En likvärdig lösning är godkänd ({solution}) och räknas när det är känt att kriteriet gäller här.",
             {{"solution", same(other.solution)}});
}

LocalText equivalent_against_law(const EquivalentSolution& other) {
  return say("An equivalent solution was agreed to ({solution}) and does not count here: a limit is a legal minimum, which no other solution sets "
             "aside, and it is not known to be reached.",
             "En likvärdig lösning är godkänd ({solution}) men räknas inte här: en gräns är lagens minimum, som ingen annan lösning upphäver, och "
             "att den nås är inte känt.",
             {{"solution", same(other.solution)}});
}

LocalText alternative_against_law(const Criterion& instead) {
  return say("{code} would stand for it and does not: a limit is a legal minimum, which no alternative sets aside, and it is not known to be reached.",
             "{code} skulle uppfylla det i dess ställe men gör det inte: en gräns är lagens minimum, som inget alternativ upphäver, och att den nås är "
             "inte känt.",
             {{"code", same(instead.code)}});
}

LocalText score_not_narrowed() {
  return say("What is known leaves every score open, so the criterion does not count as assessed.",
             "Det som är känt lämnar alla poäng möjliga, så kriteriet räknas inte som bedömt.");
}

LocalText met_by_alternative(const Criterion& instead) {
  return say("{code} stands for it: {title}.", "{code} uppfyller det i dess ställe: {title}.", {{"code", same(instead.code)}, {"title", instead.title}});
}

LocalText alternative_may_do(const Criterion& instead) {
  return say("{code} may stand for it, and that cannot be told: {title}.", "{code} kan uppfylla det i dess ställe, men det går inte att avgöra: {title}.",
             {{"code", same(instead.code)}, {"title", instead.title}});
}

LocalText agreed_not_applicable(const NotApplicable& decision) {
  return say("Decided not to apply: {reason}. Proposed by {by}, agreed by {agreed}.",
             "Beslutat att inte gälla: {reason}. Föreslaget av {by}, tillstyrkt av {agreed}.",
             {{"reason", same(decision.reason)}, {"by", same(decision.proposed_by)}, {"agreed", same(decision.agreed_by)}});
}

LocalText not_applicable_against_law(const Criterion& criterion, Verdict without) {
  LocalText clause;
  for (const auto& limit : criterion.scale.limits) {
    if (!limit || !limit->legal_minimum) continue;
    const LocalText words = limit->clause.empty() ? same(limit->source) : LocalText{limit->clause_in("en"), limit->clause_in("sv")};
    clause = {" (" + words.en + ")", " (" + words.sv + ")"};
  }
  return say("A limit here is a legal minimum{clause}, which no decision by hand sets aside: the law goes on to bind, and by this decision nobody asks "
             "whether it is kept. Without the decision: {verdict}.",
             "En gräns här är lagens minimum{clause}, som inget beslut för hand upphäver: lagen gäller ändå, och genom beslutet frågar ingen om den "
             "följs. Utan beslutet: {verdict}.",
             {{"clause", clause}, {"verdict", verdict_in_words(without)}});
}

LocalText consent_missing(const NotApplicable& decision, const SetAside& hidden) {
  const LocalText lacking = missing_of(decision.reason, decision.proposed_by, decision.agreed_by);
  const bool named = !folded_name(decision.proposed_by).empty();
  const bool reasoned = !folded_name(decision.reason).empty();
  const LocalText by = named ? LocalText{" by " + decision.proposed_by, " av " + decision.proposed_by} : LocalText{};
  const LocalText why = reasoned ? same(" (" + decision.reason + ")") : LocalText{};
  return say("Proposed{by} not to apply{why}. The proposal lacks {lacking}, so it counts as not observed. Without it: {verdict}.",
             "Föreslaget{by} att inte gälla{why}. Förslaget saknar {lacking}, så det räknas som inte observerat. Utan det: {verdict}.",
             {{"by", by}, {"why", why}, {"lacking", lacking}, {"verdict", verdict_in_words(hidden.verdict)}});
}

LocalText not_accepted(std::size_t places, Grade lowest) {
  if (places == 1) {
    return say("What is known of 1 place is below the grade “{grade}” that a certificate needs, and was held back.",
               "Det som är känt om 1 ställe når inte kunskapsgraden ”{grade}” som ett certifikat kräver och räknas inte.",
               {{"grade", grade_words(lowest)}});
  }
  return say("What is known of {count} places is below the grade “{grade}” that a certificate needs, and was held back.",
             "Det som är känt om {count} ställen når inte kunskapsgraden ”{grade}” som ett certifikat kräver och räknas inte.",
             {{"count", number(static_cast<std::int64_t>(places))}, {"grade", grade_words(lowest)}});
}

LocalText rests_on(Grade grade, Grade lowest) {
  return say("This rests on what is {grade}; a certificate needs at least the grade “{lowest}”.",
             "Detta vilar på det som är {grade}; ett certifikat kräver minst kunskapsgraden ”{lowest}”.",
             {{"grade", grade_words(grade)}, {"lowest", grade_words(lowest)}});
}

namespace {

/// "Known of 1 of 2 places".
LocalText known_of(const CountedExtent& counted) {
  const Values values{{"known", number(counted.known)}, {"all", number(counted.all)}, {"share", per_cent(Rational::ratio(counted.known, counted.all))}};
  switch (counted.of) {
    case CountedExtent::Of::places: return say("Known of {known} of {all} places", "Känt för {known} av {all} ställen", values);
    case CountedExtent::Of::homes: return say("Known of {known} of {all} homes", "Känt för {known} av {all} hem", values);
    case CountedExtent::Of::ways: return say("Known of {known} of {all} ways from an entrance", "Känt för {known} av {all} vägar från en entré", values);
    case CountedExtent::Of::stations: return say("Known at {known} of {all} stations", "Känt vid {known} av {all} stationer", values);
    case CountedExtent::Of::hours: return say("Known for {share} % of the hours", "Känt för {share} % av timmarna", values);
  }
  return {};
}

}  // namespace

LocalText below_coverage(const Measurement& measurement, const Rational& gate) {
  LocalText known = say("Known on {known} % of the extent", "Känt på {known} % av omfånget", {{"known", per_cent(measurement.coverage)}});
  if (measurement.counted) known = known_of(*measurement.counted);
  const Values values{{"known", known}, {"gate", limit_per_cent(gate)}};
  if (measurement.whole) {
    return say("{known}, beside a statement for the whole; the criterion counts as assessed from {gate} %.",
               "{known}, vid sidan av en uppgift om helheten; kriteriet räknas som bedömt från {gate} %.", values);
  }
  return say("{known}; the criterion counts as assessed from {gate} %.", "{known}; kriteriet räknas som bedömt från {gate} %.", values);
}

LocalText dissent() {
  return say("Observations disagree here; all of them stand, and what is known covers them all.",
             "Observationer är oense här; alla står kvar, och det kända omfattar dem alla.");
}

LocalText reported_value_decides() {
  return say("Decision rule simple: the reported value decides where its accuracy is good enough.",
             "Beslutsregel enkel: det angivna värdet avgör där mätosäkerheten är liten nog.");
}

LocalText unconfirmed_figure() {
  return say("It rests on a figure that nobody has confirmed; a certificate needs the certifier's recorded acceptance.",
             "Det vilar på en siffra som ingen har bekräftat; ett certifikat kräver certifierarens noterade godkännande.");
}

LocalText unconfirmed_accepted(const AcceptedFigure& accepted) {
  return say("It rests on a figure that nobody has confirmed, accepted by {by}: {reason}",
             "Det vilar på en siffra som ingen har bekräftat, godkänd av {by}: {reason}", {{"by", same(accepted.accepted_by)}, {"reason", same(accepted.reason)}});
}

LocalText unconfirmed_not_accepted() {
  return say("The limit rests on a figure that nobody has confirmed, and the certifier has not accepted it.",
             "Gränsen vilar på en siffra som ingen har bekräftat, och certifieraren har inte godkänt den.");
}

LocalText screening() {
  return say("This is a screening of layers alone, so no level is given.", "Detta är en översiktsbedömning av enbart kartlager, så ingen nivå ges.");
}

LocalText mandatory_not_met(const Criterion& criterion) {
  return say("{code} is mandatory and not met: {title}.", "{code} är obligatoriskt och inte uppfyllt: {title}.",
             {{"code", same(criterion.code)}, {"title", criterion.title}});
}

LocalText legal_minimum_not_met(const Criterion& criterion) {
  return say("{code} does not reach the legal minimum, which is mandatory: {title}.",
             "{code} når inte den lagstadgade miniminivån, som är obligatorisk: {title}.",
             {{"code", same(criterion.code)}, {"title", criterion.title}});
}

LocalText failure_hidden(const Criterion& criterion, const SetAside& hidden) {
  const bool named = !folded_name(hidden.by).empty();
  const LocalText by = named ? LocalText{" of " + hidden.by, " från " + hidden.by} : LocalText{};
  return say("{code} is judged as {verdict} ({title}); a proposal{by} that it does not apply, which nobody else agreed to, stands in the way of that. "
             "Without the proposal: not certified.",
             "{code} bedöms som {verdict} ({title}); ett förslag{by} att det inte gäller, som ingen annan har tillstyrkt, står i vägen för det. "
             "Utan förslaget: inte certifierad.",
             {{"code", same(criterion.code)}, {"verdict", verdict_in_words(hidden.verdict)}, {"title", criterion.title}, {"by", by}});
}

LocalText mandatory_open(const Criterion& criterion) {
  return say("{code} is mandatory and has no answer yet: {title}.", "{code} är obligatoriskt och har inget svar ännu: {title}.",
             {{"code", same(criterion.code)}, {"title", criterion.title}});
}

LocalText mandatory_from_level(const Level& level, const Criterion& criterion, bool failed) {
  const Values values{{"code", same(criterion.code)}, {"title", criterion.title}, {"level", level.name}};
  if (failed) return say("{code} is mandatory for {level} and not met: {title}.", "{code} är obligatoriskt för {level} och inte uppfyllt: {title}.", values);
  return say("{code} is mandatory for {level} and has no answer yet: {title}.", "{code} är obligatoriskt för {level} och har inget svar ännu: {title}.", values);
}

LocalText mandatory_open_others(std::size_t count) {
  if (count == 1) return say("1 more mandatory criterion has no answer yet.", "Ytterligare 1 obligatoriskt kriterium har inget svar ännu.");
  return say("{count} more mandatory criteria have no answer yet.", "Ytterligare {count} obligatoriska kriterier har inget svar ännu.",
             {{"count", number(static_cast<std::int64_t>(count))}});
}

LocalText total_short(const Level& level, const Fractions& score) {
  return one_or_two(score, "The total is {low}; {level} needs at least {needed}.", "Totalt {low}; {level} kräver minst {needed}.",
                    "The total is {low} to {high}; {level} needs at least {needed} proven.",
                    "Totalt {low} till {high}; {level} kräver minst {needed} belagt.", {}, limit_points(level.total), level.name);
}

LocalText floor_short(const Level& level, const LocalText& name, const Fractions& score) {
  return one_or_two(score, "The score for {name} is {low}; {level} needs at least {needed}.",
                    "Poängen för {name} är {low}; {level} kräver minst {needed}.",
                    "The score for {name} is {low} to {high}; {level} needs at least {needed} proven.",
                    "Poängen för {name} är {low} till {high}; {level} kräver minst {needed} belagt.", name, limit_points(level.floor),
                    level.name);
}

LocalText desk_short(const Rational& needed, const Fractions& score) {
  return one_or_two(score, "Documents give {low} %; at least {needed} % is needed.", "Handlingarna ger {low} %; minst {needed} % krävs.",
                    "Documents give {low} to {high} %; at least {needed} % must be proven.",
                    "Handlingarna ger {low} till {high} %; minst {needed} % ska vara belagt.", {}, limit_per_cent(needed), {});
}

LocalText field_short(const Rational& needed, const Fractions& score) {
  return one_or_two(score, "The place itself gives {low} %; at least {needed} % is needed.",
                    "Platsen själv ger {low} %; minst {needed} % krävs.",
                    "The place itself gives {low} to {high} %; at least {needed} % must be proven.",
                    "Platsen själv ger {low} till {high} %; minst {needed} % ska vara belagt.", {}, limit_per_cent(needed), {});
}

LocalText no_desk() {
  return say("No criterion on documents applies, so that part cannot be judged.", "Inget kriterium om handlingar gäller, så den delen kan inte bedömas.");
}

LocalText no_field() {
  return say("No criterion on the place itself applies, so that part cannot be judged.",
             "Inget kriterium om platsen själv gäller, så den delen kan inte bedömas.");
}

LocalText group_undetermined(const LocalText& name, std::int64_t naming, std::int64_t needed) {
  return say("Too little is asked for {name} to give a score: {naming} criteria name this group, {needed} are needed.",
             "För lite efterfrågas för att ge en poäng för {name}: {naming} kriterier nämner gruppen, {needed} krävs.",
             {{"name", name}, {"naming", number(naming)}, {"needed", number(needed)}});
}

LocalText dimension_undetermined(const LocalText& name) {
  return say("No criterion of {name} applies, so it cannot be judged.", "Inget kriterium inom {name} gäller, så det kan inte bedömas.",
             {{"name", name}});
}

LocalText assessed_short(const Rational& assessed, const Rational& needed) {
  return say("{assessed} % of the weight is assessed; a level needs at least {needed} %.",
             "{assessed} % av vikten är bedömd; en nivå kräver minst {needed} %.",
             {{"assessed", per_cent(assessed)}, {"needed", limit_per_cent(needed)}});
}

LocalText too_much_not_applicable(const LocalText& dimension, const Rational& share, const Rational& allowed) {
  // It is above what is allowed, and is shown so: rounded down, a third would be 33.3 % where 33.3 % is allowed.
  const auto down = Rational::from_decimal((share * 100).to_text_floor(1));
  const LocalText shown = down && *down > allowed * 100 ? per_cent(share) : with_comma((share * 100).to_text_ceil(1));
  return say("{share} % of the weight of {name} does not apply; a level allows at most {allowed} %.",
             "{share} % av vikten inom {name} är inte tillämplig; en nivå tillåter högst {allowed} %.",
             {{"share", shown}, {"name", dimension}, {"allowed", limit_per_cent(allowed)}});
}

}  // namespace levelground::sentences
