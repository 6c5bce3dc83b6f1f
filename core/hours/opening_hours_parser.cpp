// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "core/hours/hours_rule.hpp"

namespace levelground {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> weekdays = {"mo", "tu", "we", "th", "fr", "sa", "su"};
constexpr std::array<std::pair<std::string_view, HoursMoment::Event>, 4> events = {{{"dawn", HoursMoment::Event::dawn},
                                                                                      {"sunrise", HoursMoment::Event::sunrise},
                                                                                      {"sunset", HoursMoment::Event::sunset},
                                                                                      {"dusk", HoursMoment::Event::dusk}}};
constexpr std::array<int, 12> longest_month = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

template <std::size_t n>
int index_of(const std::array<std::string_view, n>& words, std::string_view word) {
  const auto at = std::find(words.begin(), words.end(), word);
  return at == words.end() ? -1 : static_cast<int>(at - words.begin());
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Stops the reading; caught in parse_hours.
struct NotUnderstood {};

class Parser {
 public:
  explicit Parser(std::string_view text) : m_text(text) {}

  std::vector<HoursRule> all() {
    std::vector<HoursRule> rules;
    HoursRule::Joined joined = HoursRule::Joined::instead;
    while (true) {
      skip();
      if (m_at == m_text.size() && !rules.empty() && joined == HoursRule::Joined::instead) return rules;   // a last ; is harmless
      rules.push_back(rule(joined));
      skip();
      if (m_at == m_text.size()) return rules;
      if (take("||")) joined = HoursRule::Joined::otherwise;
      else if (take(";")) joined = HoursRule::Joined::instead;
      else if (take(",")) joined = HoursRule::Joined::also;
      else fail();
    }
  }
  [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at, 20); }

 private:
  [[noreturn]] static void fail() { throw NotUnderstood(); }
  void skip() {
    while (m_at < m_text.size() && m_text[m_at] == ' ') ++m_at;
  }
  bool take(std::string_view token) {
    skip();
    if (m_text.substr(m_at, token.size()) != token) return false;
    m_at += token.size();
    return true;
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
  /// The letters that follow, in small ones; nothing is taken.
  std::string word() {
    skip();
    std::string found;
    for (std::size_t i = 0; is_letter(peek(i)); ++i) found += static_cast<char>(peek(i) | 0x20);
    return found;
  }
  /// So many digits, 1 to 4; nothing is taken.
  std::size_t digits() {
    skip();
    std::size_t count = 0;
    while (count < 5 && is_digit(peek(count))) ++count;
    return count;
  }
  int number(std::size_t most) {
    const std::size_t count = digits();
    if (count == 0 || count > most) fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (m_text[m_at++] - '0');
    return value;
  }

  bool at_time() {
    const std::size_t count = digits();
    if (count > 0) return peek(count) == ':' && is_digit(peek(count + 1));   // not the colon behind a date
    return peek() == '(' || event_index() >= 0;
  }
  int event_index() {
    const std::string next = word();
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].first == next) return static_cast<int>(i);
    }
    return -1;
  }
  bool at_month() { return index_of(months, word()) >= 0; }
  bool at_weekday() {
    const std::string next = word();
    return index_of(weekdays, next) >= 0 || next == "ph" || next == "sh";
  }
  bool at_year() { return digits() == 4; }
  bool at_week() { return word() == "week"; }

  HoursRule rule(HoursRule::Joined joined) {
    HoursRule rule;
    rule.joined = joined;
    bool something = false;
    if (take("24/7")) {
      rule.always = something = true;
    } else {
      if (at_year() || at_month()) {
        dates(rule);
        something = true;
        take(":");
      }
      if (at_week()) {
        weeks(rule);
        something = true;
        take(":");
      }
      if (at_weekday()) {
        days(rule);
        something = true;
        take(":");
      }
      if (at_time()) {
        spans(rule);
        something = true;
      }
    }
    const std::string state = word();
    if (state == "open" || state == "off" || state == "closed" || state == "unknown") {
      m_at += state.size();
      rule.state = state == "open" ? HoursRule::State::open : state == "unknown" ? HoursRule::State::unknown : HoursRule::State::closed;
      something = true;
    }
    skip();
    if (peek() == '"') {
      const std::size_t end = m_text.find('"', m_at + 1);
      if (end == std::string_view::npos) fail();
      m_at = end + 1;
      rule.commented = something = true;
    }
    if (!something) fail();
    // Years and nothing else are rather clock times without their colon.
    const auto whole_years = [](const HoursDates& dates) {
      return dates.year_from != 0 && std::tuple(dates.month_from, dates.day_from, dates.month_to, dates.day_to) == std::tuple(1, 1, 12, 31);
    };
    const bool nothing_else = rule.spans.empty() && rule.weekdays.empty() && rule.weeks.empty() && !rule.commented && state.empty();
    if (nothing_else && !rule.dates.empty() && std::all_of(rule.dates.begin(), rule.dates.end(), whole_years)) fail();
    return rule;
  }

  struct Years {
    int from = 0, to = 0;
  };
  Years years() {
    Years found;
    found.from = found.to = number(4);
    if (take("-")) found.to = number(4);
    else if (take("+")) found.to = 9999;
    if (found.from < 1900 || found.to < found.from) fail();
    return found;
  }
  void dates(HoursRule& rule) {
    Years stated;
    do {
      const bool years_alone = at_year() && (stated = years(), !at_month());
      rule.dates.push_back(years_alone ? HoursDates{stated.from, stated.to} : stretch(stated));
    } while (next_date());
  }
  HoursDates stretch(const Years& stated) {
    HoursDates range{stated.from, stated.to};
    range.month_from = range.month_to = month();
    const bool has_day = digits() > 0 && !at_time();
    range.day_from = has_day ? day(range.month_from) : 1;
    range.day_to = has_day ? range.day_from : longest_month[static_cast<std::size_t>(range.month_from) - 1];
    if (take("-")) {
      if (at_year()) {
        // "2017 Jul 1 - 2018 Aug 8" is one stretch.
        range.through = stated.from != 0 && stated.from == stated.to;
        range.year_to = number(4);
        if (!range.through || !at_month()) fail();
      }
      if (at_month()) {
        range.month_to = month();
        const bool last_day = digits() > 0 && !at_time();
        if (last_day != has_day) fail();
        range.day_to = last_day ? day(range.month_to) : longest_month[static_cast<std::size_t>(range.month_to) - 1];
      } else if (has_day) {
        range.day_to = day(range.month_from);
        if (range.day_to < range.day_from) fail();
      } else {
        fail();
      }
    }
    // A winter that begins in one stated year and ends in the next is written with both.
    const bool backwards = range.through ? std::tuple(range.year_to, range.month_to, range.day_to) < std::tuple(range.year_from, range.month_from, range.day_from)
                                         : range.year_from != 0 && std::pair(range.month_to, range.day_to) < std::pair(range.month_from, range.day_from);
    if (backwards) fail();
    return range;
  }
  /// A comma with another date behind it.
  bool next_date() {
    const std::size_t before = m_at;
    if (take(",") && (at_month() || at_year())) return true;
    m_at = before;
    return false;
  }
  void weeks(HoursRule& rule) {
    constexpr int most = 53;   // weeks of a year, ISO 8601
    m_at += std::string_view("week").size();
    do {
      HoursWeeks range;
      range.from = range.to = number(2);
      if (take("-")) range.to = number(2);
      if (take("/")) range.every = number(2);
      if (range.from < 1 || range.to < range.from || range.to > most || range.every < 1) fail();
      rule.weeks.push_back(range);
    } while (next_week());
  }
  bool next_week() {
    const std::size_t before = m_at;
    if (take(",") && digits() > 0 && !at_time() && !at_year()) return true;
    m_at = before;
    return false;
  }
  int month() {
    const int index = index_of(months, word());
    if (index < 0) fail();
    m_at += 3;
    return index + 1;
  }
  int day(int month) {
    const int value = number(2);
    if (value < 1 || value > longest_month[static_cast<std::size_t>(month) - 1]) fail();
    return value;
  }

  void days(HoursRule& rule) {
    bool holiday = false;
    do {
      const std::string name = word();
      if (name == "ph" || name == "sh") {
        m_at += 2;
        (name == "ph" ? rule.public_holidays : rule.school_holidays) = holiday = true;
        if (peek() == ' ' && at_weekday() && rule.weekdays.empty()) rule.holidays_and_days = true;
        continue;
      }
      const int first = weekday();
      int last = first;
      if (take("-")) last = weekday();
      HoursWeekday entry;
      for (int d = first;; d = (d + 1) % 7) {
        entry.days = static_cast<std::uint8_t>(entry.days | 1U << static_cast<unsigned>(d));
        if (d == last) break;
      }
      if (peek() == '[') {
        if (first != last) fail();
        ++m_at;
        do {
          const bool from_end = take("-");
          entry.nth = number(1);
          if (entry.nth < 1 || entry.nth > 5) fail();
          if (from_end) entry.nth = -entry.nth;
          rule.weekdays.push_back(entry);
        } while (take(","));
        if (!take("]")) fail();
      } else {
        rule.weekdays.push_back(entry);
      }
    } while (next_day(holiday && rule.weekdays.empty() && rule.holidays_and_days));
  }
  /// A comma, or after "SH " nothing, with another day behind it.
  bool next_day(bool restricted) {
    if (restricted) return true;
    const std::size_t before = m_at;
    if (take(",") && at_weekday()) return true;
    m_at = before;
    return false;
  }
  int weekday() {
    const int index = index_of(weekdays, word());
    if (index < 0) fail();
    m_at += 2;
    return index;
  }

  void spans(HoursRule& rule) {
    do {
      HoursSpan span;
      span.from = moment();
      if (take("-")) {
        span.to = moment();
        span.open_end = take("+");
      } else if (take("+")) {
        span.to = span.from;
        span.open_end = true;
      } else {
        fail();
      }
      rule.spans.push_back(span);
    } while (next_span());
  }
  bool next_span() {
    const std::size_t before = m_at;
    if (take(",") && at_time()) return true;
    m_at = before;
    return false;
  }
  int clock() {
    const int hours = number(2);
    if (!take(":") || digits() != 2) fail();
    const int minutes = number(2);
    if (minutes > 59 || hours * 60 + minutes > 2880) fail();
    return hours * 60 + minutes;
  }
  HoursMoment moment() {
    skip();
    if (is_digit(peek())) return {HoursMoment::Event::clock, clock()};
    const bool bracketed = take("(");
    const int index = event_index();
    if (index < 0) fail();
    m_at += events[static_cast<std::size_t>(index)].first.size();
    HoursMoment at{events[static_cast<std::size_t>(index)].second, 0};
    if (!bracketed) return at;
    const bool later = take("+");
    if (!later && !take("-")) fail();
    at.minutes = later ? clock() : -clock();
    if (!take(")")) fail();
    return at;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

}  // namespace

std::optional<std::vector<HoursRule>> parse_hours(std::string_view words, std::string& why) {
  constexpr std::size_t longest = 1000;
  if (words.size() > longest) {
    why = "it is longer than 1000 bytes";
    return std::nullopt;
  }
  Parser parser(words);
  try {
    return parser.all();
  } catch (const NotUnderstood&) {
    why = parser.rest().empty() ? "something is missing at its end" : "it is not understood at ‘" + std::string(parser.rest()) + "’";
    return std::nullopt;
  }
}

}  // namespace levelground
