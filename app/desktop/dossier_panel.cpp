// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/dossier_panel.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/desktop/flow_layout.hpp"
#include "app/desktop/link_button.hpp"
#include "app/desktop/pieces.hpp"
#include "app/desktop/score_bar.hpp"
#include "app/desktop/site_words.hpp"
#include "app/desktop/symbols.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

namespace {

/// The level whose limits the bars show: the one awarded, else the one within reach, else the lowest.
const Level* level_in_question(const Scheme& scheme, const SiteResult& site) {
  if (site.level) return &scheme.levels.at(*site.level);
  if (site.within_reach) return &scheme.levels.at(*site.within_reach);
  return scheme.levels.empty() ? nullptr : &scheme.levels.front();
}

}  // namespace

DossierPanel::DossierPanel(const Context& context, bool with_hint, QWidget* parent) : ScrollPage(context, parent), m_hint(with_hint) {
  setObjectName(with_hint ? "overview" : "dossier");
  connect(&context.session, &Session::selection_changed, this, [this] { refresh(false); });
  connect(&context.session, &Session::result_changed, this, [this] { refresh(true); });
  connect(&context.session, &Session::words_changed, this, [this] { refresh(true); });
  connect(&context.theme, &Theme::changed, this, [this] { refresh(true); });
  refresh(true);
}

void DossierPanel::refresh(bool always) {
  const Session& session = m_context.session;
  const auto site = session.selection().site;
  if (!always && site == m_site && session.is_open() && m_shown == &session.assessment()) return;
  const QWidget* focus = QApplication::focusWidget();
  if (focus != nullptr && isAncestorOf(focus)) setFocus(Qt::OtherFocusReason);  // not to whatever comes next
  clear();
  m_site = site;
  m_shown = session.is_open() ? &session.assessment() : nullptr;
  if (!session.is_open()) return;
  setAccessibleName(m_context.words()("desktop.dossier.name"));
  if (session.site() != nullptr) {
    show_site(*session.site(), *site);
  } else {
    show_city();
  }
  settle();
}

void DossierPanel::show_site(const SiteResult& site, std::uint32_t) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  auto* top = section();
  auto* head = row(top, theme.px(14));
  head->addWidget(symbol_view(outcome_symbol(m_context.session.scheme(), site, theme.map_palette()), {theme.px(42), theme.px(42)}), 0, Qt::AlignTop);
  auto* names = new QVBoxLayout;
  names->setSpacing(theme.px(2));
  auto* title = make_label(site_title(site, words), "title");
  title->setAccessibleName(spoken_site(m_context.session, *m_context.session.selection().site));
  names->addWidget(title);
  const bool failed = site.outcome == Outcome::not_certified;
  names->addWidget(make_label(to_qt(outcome_words(m_context.session.scheme(), site, words.texts())), "strong", failed ? "failure" : ""));
  head->addLayout(names, 1);
  for (std::size_t i = 0; i < site.reasons.size() && i < 3; ++i) top->addWidget(make_label(words.local(site.reasons[i]), "", i == 0 ? "" : "second"));
  if (site.within_reach && site.within_reach != site.level) {
    const Level& level = m_context.session.scheme().levels.at(*site.within_reach);
    top->addWidget(make_label(words("desktop.dossier.within_reach", {{"level", level.name.in(words.language())}}), "note", "second"));
  }
  if (m_hint) add_hint("desktop.explanation.choose_gap");
  add_nested("desktop.dossier.lies_within", site.within);
  add_nested("desktop.dossier.contains", site.contains);
  add_worst(site);
  add_scores(site);
  add_groups(site);
  add_verdicts(site);
  add_unknowns(site);
}

void DossierPanel::add_nested(const char* heading, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  const Words& words = m_context.words();
  auto* part = section(words(heading));
  const Assessment& assessment = m_context.session.assessment();
  for (const std::string& id : ids) {
    const auto number = assessment.find_number(id);
    if (!number) {  // a run over some sites only
      part->addWidget(make_label(to_qt(id), "", "second"));
      continue;
    }
    auto* link = new LinkButton(m_context.theme, site_title(assessment.sites[*number], words));
    connect(link, &QAbstractButton::clicked, this, [this, site = *number] { m_context.session.select_site(site); });
    part->addWidget(link);
  }
}

void DossierPanel::add_worst(const SiteResult& site) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  auto* part = section(words(site.worst.named ? "desktop.dossier.served_worst" : "desktop.dossier.served_worst_open"));
  const auto& groups = m_context.session.scheme().groups;
  const QSize tile(theme.px(24 * group_tile_ratio), theme.px(24));
  if (site.worst.named && !site.worst.candidates.empty()) {
    const std::uint32_t group = site.worst.candidates.front().group;
    auto* line = row(part, theme.px(10));
    line->addWidget(symbol_view(group_symbol(groups.at(group).code, theme.map_palette()), tile));
    line->addWidget(make_label(sentence(words.local(groups.at(group).name)), "strong"), 1);
    part->addWidget(make_label(spoken_score(site.groups.at(group).score, words), "", "second"));
    return;
  }
  part->addWidget(make_label(worst_sentence(m_context.session.scheme(), site, words), "", "second"));
  auto* tiles = new QWidget;
  tiles->setProperty("role", "clear");
  auto* flow = new FlowLayout(tiles, theme.px(5));
  bool want = false;
  for (const auto& candidate : site.worst.candidates) {
    auto* each = symbol_view(group_symbol(groups.at(candidate.group).code, theme.map_palette()), tile);
    each->setToolTip(words.local(groups.at(candidate.group).name));
    flow->addWidget(each);
    want = want || candidate.only_for_want_of_data;
  }
  part->addWidget(tiles);
  if (want) part->addWidget(make_label(words("desktop.dossier.for_want_of_data"), "note", "second"));
}

void DossierPanel::score_row(QVBoxLayout* part, QWidget* name, const std::string& what, const QString& said, const Fractions& score, bool determined,
                             std::optional<double> floor) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  auto* line = row(part, theme.px(8));
  name->setMinimumWidth(theme.px(96));
  line->addWidget(name, 3);
  // The number itself is the way to its explanation.
  auto* number = new LinkButton(theme, determined ? to_qt(score_words(score, words.texts())) : words("desktop.dossier.undetermined"));
  if (determined) number->set_style(Theme::Style::strong);
  number->setMinimumWidth(theme.px(76));
  number->setAccessibleName(determined ? words("desktop.dossier.number", {{"name", said.toStdString()}, {"score", spoken_score(score, words).toStdString()}})
                                       : words("desktop.dossier.number", {{"name", said.toStdString()}, {"score", number->text().toStdString()}}));
  number->setAccessibleDescription(words("desktop.action.why"));
  number->setToolTip(words("desktop.action.why"));
  connect(number, &QAbstractButton::clicked, this, [this, what] {
    emit explained();
    m_context.session.select_score(*m_context.session.selection().site, what);
  });
  line->addWidget(number, determined ? 2 : 5);
  if (determined) line->addWidget(new ScoreBar(m_context, score, floor), 3);
}

void DossierPanel::add_scores(const SiteResult& site) {
  const Words& words = m_context.words();
  const Scheme& scheme = m_context.session.scheme();
  const Level* level = level_in_question(scheme, site);
  const auto floor = level == nullptr ? std::nullopt : std::optional(level->floor.to_double());
  auto* part = section(words("desktop.dossier.scores"));
  const auto add = [&](const std::string& what, const QString& name, const Fractions& score, bool determined, std::optional<double> tick) {
    score_row(part, make_label(name), what, name, score, determined, tick);
  };
  add("total", words("desktop.dossier.total"), site.total, true, level == nullptr ? std::nullopt : std::optional(level->total.to_double()));
  for (std::size_t i = 0; i < scheme.dimensions.size() && i < site.dimensions.size(); ++i) {
    add(scheme.dimensions[i].id, sentence(words.local(scheme.dimensions[i].name)), site.dimensions[i].score, site.dimensions[i].determined, floor);
  }
  const auto needed = [&](const Rational& share) { return level == nullptr ? std::nullopt : std::optional(share.to_double() * 100); };
  if (site.has_desk) add("desk", words("desktop.dossier.desk"), site.desk, true, needed(scheme.rules.desk_at_least));
  if (site.has_field) add("field", words("desktop.dossier.field"), site.field, true, needed(scheme.rules.field_at_least));
  const Rational assessed = site.assessed * Rational(100);
  add("assessed", words("desktop.dossier.assessed"), {assessed, assessed}, true, needed(scheme.rules.assessed_at_least));
  part->addWidget(make_label(level == nullptr ? words("desktop.dossier.bars_help_plain")
                                              : words("desktop.dossier.bars_help", {{"level", level->name.in(words.language())}}),
                             "note", "second"));
}

void DossierPanel::add_groups(const SiteResult& site) {
  const Theme& theme = m_context.theme;
  const Scheme& scheme = m_context.session.scheme();
  const Level* level = level_in_question(scheme, site);
  auto* part = section(m_context.words()("desktop.dossier.groups"));
  for (std::size_t i = 0; i < scheme.groups.size() && i < site.groups.size(); ++i) {
    const QString said = sentence(m_context.words().local(scheme.groups[i].name));
    auto* name = new QWidget;
    name->setProperty("role", "clear");
    auto* line = new QHBoxLayout(name);
    line->setContentsMargins(0, 0, 0, 0);
    auto* tile = symbol_view(group_symbol(scheme.groups[i].code, theme.map_palette()), {theme.px(20 * group_tile_ratio), theme.px(20)});
    tile->setAccessibleName(said);
    name->setToolTip(said);
    line->addWidget(tile);
    line->addStretch(1);
    score_row(part, name, scheme.groups[i].id, said, site.groups[i].score, site.groups[i].determined,
              level != nullptr && scheme.groups[i].has_floor ? std::optional(level->floor.to_double()) : std::nullopt);
  }
}

void DossierPanel::add_verdicts(const SiteResult& site) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  std::array<int, 5> counts{};
  for (const CriterionResult& result : site.criteria) ++counts.at(static_cast<std::size_t>(result.verdict));
  auto* part = section(words("desktop.dossier.verdicts", {{"count", std::to_string(site.criteria.size())}}));
  for (std::size_t v = 0; v < counts.size(); ++v) {
    auto* line = row(part, theme.px(10));
    line->addWidget(symbol_view(verdict_symbol(static_cast<Verdict>(v), theme.map_palette()), {theme.px(17), theme.px(17)}));
    line->addWidget(make_label(sentence(to_qt(verdict_words(static_cast<Verdict>(v), words.texts())))), 1);
    auto* count = make_label(QString::number(counts[v]), "strong");
    count->setWordWrap(false);
    line->addWidget(count);
  }
  auto* all = make_button(words("desktop.dossier.all_criteria"), "link");
  connect(all, &QPushButton::clicked, this, &DossierPanel::criteria_wanted);
  part->addWidget(all, 0, Qt::AlignLeft);
}

void DossierPanel::add_unknowns(const SiteResult& site) {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const Scheme& scheme = m_context.session.scheme();
  // Gaps stand in order of consequence, so the first open ones are the ones worth a walk.
  std::vector<std::uint32_t> open;
  for (std::uint32_t g = 0; g < site.gaps.size() && open.size() < 4; ++g) {
    const Gap& gap = site.gaps[g];
    if (gap.kind != GapKind::possible && gap.kind != GapKind::not_observed) continue;
    const bool listed = std::any_of(open.begin(), open.end(), [&](std::uint32_t o) { return site.gaps[o].criterion == gap.criterion; });
    if (!listed) open.push_back(g);
  }
  if (open.empty()) return;
  auto* part = section(words("desktop.dossier.measure_next"));
  for (const std::uint32_t g : open) {
    const Gap& gap = site.gaps[g];
    auto* line = row(part, theme.px(10));
    line->addWidget(symbol_view(gap_symbol(gap.kind, false, theme.map_palette()), {theme.px(17), theme.px(17)}), 0, Qt::AlignTop);
    auto* link = new LinkButton(theme, words.local(scheme.criteria.at(gap.criterion).title));
    connect(link, &QAbstractButton::clicked, this, [this, id = gap.id.str()] { m_context.session.select_gap(id); });
    line->addWidget(link, 1);
  }
}

void DossierPanel::show_city() {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const Session& session = m_context.session;
  auto* top = section();
  if (session.is_screening()) {
    auto* head = row(top, theme.px(14));
    head->addWidget(symbol_view(outcome_symbol(Outcome::screening, 0, theme.map_palette()), {theme.px(42), theme.px(42)}), 0, Qt::AlignTop);
    auto* names = new QVBoxLayout;
    names->addWidget(make_label(words("desktop.city.first_look"), "title"));
    names->addWidget(make_label(words("desktop.city.from_layers"), "", "second"));
    head->addLayout(names, 1);
    top->addWidget(make_label(words("desktop.city.no_level")));
  } else {
    top->addWidget(make_label(to_qt(session.city().name()), "title"));
    top->addWidget(make_label(words.plural("desktop.city.sites", static_cast<long long>(session.assessment().sites.size())), "", "second"));
  }
  if (m_hint) add_hint("desktop.explanation.choose_site");
  GapCounts sum;
  for (std::uint32_t s = 0; s < session.assessment().sites.size(); ++s) {
    sum.sure += session.counts(s).sure;
    sum.possible += session.counts(s).possible;
    sum.not_observed += session.counts(s).not_observed;
  }
  auto* part = section();
  const auto line = [&](GapKind kind, const char* id, int count) {
    auto* each = row(part, theme.px(12));
    each->addWidget(symbol_view(gap_symbol(kind, false, theme.map_palette()), {theme.px(20), theme.px(20)}));
    each->addWidget(make_label(words(id)), 1);
    auto* number = make_label(QString::number(count), "figure");
    number->setWordWrap(false);
    each->addWidget(number);
  };
  line(GapKind::shortfall, "desktop.city.sure", sum.sure);
  line(GapKind::possible, "desktop.city.possible", sum.possible);
  line(GapKind::not_observed, "desktop.city.not_observed", sum.not_observed);
  if (!session.is_screening()) {
    add_outcomes();
    add_left_behind();
  }
  add_data();
}

void DossierPanel::add_outcomes() {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const Scheme& scheme = m_context.session.scheme();
  auto* part = section(words("desktop.city.outcomes"));
  const auto count = [&](auto&& matches) { return std::count_if(m_context.session.assessment().sites.begin(), m_context.session.assessment().sites.end(), matches); };
  const auto line = [&](const Symbol& what, const QString& name, std::ptrdiff_t number) {
    if (number == 0) return;
    auto* each = row(part, theme.px(12));
    each->addWidget(symbol_view(what, {theme.px(20), theme.px(20)}));
    each->addWidget(make_label(name), 1);
    auto* figure = make_label(QString::number(number), "strong");
    figure->setWordWrap(false);
    each->addWidget(figure);
  };
  for (std::size_t l = scheme.levels.size(); l-- > 0;) {
    line(outcome_symbol(Outcome::level, scheme.levels[l].bars, theme.map_palette()), words.local(scheme.levels[l].name),
         count([l](const SiteResult& site) { return site.outcome == Outcome::level && site.level == l; }));
  }
  for (const Outcome outcome : {Outcome::not_certified, Outcome::undetermined}) {
    line(outcome_symbol(outcome, 0, theme.map_palette()), words("judge.outcome." + std::string(outcome_name(outcome))),
         count([outcome](const SiteResult& site) { return site.outcome == outcome; }));
  }
}

void DossierPanel::add_left_behind() {
  const Theme& theme = m_context.theme;
  const Words& words = m_context.words();
  const auto& groups = m_context.session.scheme().groups;
  std::vector<std::pair<int, std::uint32_t>> named;   // minus the count, so that the most frequent come first
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    int count = 0;
    for (const SiteResult& site : m_context.session.assessment().sites) {
      count += site.worst.named && !site.worst.candidates.empty() && site.worst.candidates.front().group == g ? 1 : 0;
    }
    if (count > 0) named.emplace_back(-count, g);
  }
  if (named.empty()) return;
  std::sort(named.begin(), named.end());
  auto* part = section(words("desktop.city.left_behind"));
  for (const auto& [count, g] : named) {
    auto* each = row(part, theme.px(10));
    each->addWidget(symbol_view(group_symbol(groups[g].code, theme.map_palette()), {theme.px(20 * group_tile_ratio), theme.px(20)}));
    each->addWidget(make_label(sentence(words.local(groups[g].name))), 1);
    each->addWidget(make_label(words.plural("desktop.city.at_sites", -count), "", "second"));
  }
}

void DossierPanel::add_hint(const char* id) { section()->addWidget(make_label(m_context.words()(id), "", "second")); }

void DossierPanel::add_data() {
  const Words& words = m_context.words();
  const City& city = m_context.session.city();
  auto* part = section(words("desktop.city.data"));
  part->addWidget(make_label(words("desktop.city.features", {{"count", std::to_string(city.feature_count())}, {"crs", city.crs().code}})));
  if (!city.problems().empty()) {
    auto* which = make_button(words.plural("desktop.problems.see", static_cast<long long>(city.problems().size())), "link");
    connect(which, &QPushButton::clicked, this, &DossierPanel::problems_wanted);
    part->addWidget(which, 0, Qt::AlignLeft);
  }
  if (const auto& warnings = m_context.session.result().warnings; !warnings.empty()) {
    auto* which = make_button(words.plural("desktop.warnings.see", static_cast<long long>(warnings.size())), "link");
    connect(which, &QPushButton::clicked, this, &DossierPanel::warnings_wanted);
    part->addWidget(which, 0, Qt::AlignLeft);
  }
}

}  // namespace levelground::desktop
