// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/observation_form.hpp"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "app/desktop/flow_layout.hpp"
#include "app/desktop/pieces.hpp"
#include "core/judge/explanation.hpp"

namespace levelground::desktop {

ObservationForm::ObservationForm(const Context& context, const Date& today, QWidget* parent)
    : QWidget(parent), m_context(context), m_today(today), m_layout(new QVBoxLayout(this)) {
  setProperty("role", "clear");
  setObjectName("observation_form");
  m_layout->setContentsMargins(0, 0, 0, 0);
  connect(&context.theme, &Theme::changed, this, [this] { m_layout->setSpacing(m_context.theme.px(8)); });
  m_layout->setSpacing(context.theme.px(8));
}

const Criterion* ObservationForm::criterion() const {
  const CriterionResult* result = m_context.session.criterion();
  return result == nullptr ? nullptr : &m_context.session.scheme().criteria.at(result->criterion);
}

void ObservationForm::show_target() {
  m_target = m_context.session.selection();
  m_evidence.clear();
  m_chosen = 0;
  m_observables.clear();
  if (criterion() != nullptr) m_observables = observables(m_context.session.city(), *criterion(), m_context.session.gap());
  build();
}

QWidget* ObservationForm::field(const QString& title, QWidget* editor, const QString& help) {
  auto* box = new QWidget(this);
  box->setProperty("role", "clear");
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(m_context.theme.px(3));
  auto* label = make_label(title, "note");
  label->setWordWrap(false);
  label->setBuddy(editor);
  editor->setAccessibleName(title);
  editor->setAccessibleDescription(help);
  column->addWidget(label);
  column->addWidget(editor);
  return box;
}

void ObservationForm::build() {
  if (m_observer != nullptr) m_observer_kept = m_observer->text().toStdString();
  if (m_instrument != nullptr) m_instrument_kept = m_instrument->text().toStdString();
  clear_layout(m_layout);
  m_what = m_about = m_code = m_unit = m_light = m_perspective = m_replaces = nullptr;
  m_value = m_accuracy = m_instrument = m_observer = nullptr;
  m_record = nullptr;
  if (criterion() == nullptr || m_observables.empty()) return;
  const Words& words = m_context.words();
  if (m_observables.size() > 1) {
    m_what = new QComboBox;
    for (const Observable& each : m_observables) {
      m_what->addItem(each.property ? sentence(words("core.property." + each.name)) : words.local(criterion()->title));
    }
    m_what->setCurrentIndex(static_cast<int>(m_chosen));
    connect(m_what, &QComboBox::currentIndexChanged, this, [this](int index) {
      m_chosen = static_cast<std::size_t>(index);
      build_value();
      refresh_earlier();
      refresh_live();
    });
    m_layout->addWidget(field(words("desktop.form.what"), m_what));
  }
  const Gap* gap = m_context.session.gap();
  if (gap != nullptr && (!gap->feature().empty() || !std::holds_alternative<std::monostate>(gap->where()))) {
    m_about = new QComboBox;
    m_about->addItem(words("desktop.form.about_place", {{"place", gap->label().in(words.language())}}));
    m_about->addItem(words("desktop.form.about_site"));
    connect(m_about, &QComboBox::currentIndexChanged, this, [this] { refresh_earlier(); });
    m_layout->addWidget(field(words("desktop.form.about"), m_about));
  }
  auto* value = new QWidget(this);
  value->setProperty("role", "clear");
  m_value_layout = new QVBoxLayout(value);
  m_value_layout->setContentsMargins(0, 0, 0, 0);
  m_value_layout->setSpacing(m_context.theme.px(8));
  m_layout->addWidget(value);
  build_value();
  build_common();
  refresh_earlier();
  refresh_live();
}

void ObservationForm::build_value() {
  clear_layout(m_value_layout);
  m_value = m_accuracy = nullptr;
  m_unit = m_code = nullptr;
  delete m_choices;
  m_choices = nullptr;
  const Words& words = m_context.words();
  const Observable& what = m_observables.at(m_chosen);
  if (what.quantity == Quantity::rating || what.quantity == Quantity::presence) {
    m_choices = new QButtonGroup(this);
    const auto add = [&](const QString& text, int id) {
      // A radio button cannot wrap: its words stand in a label that belongs to it.
      auto* row = new QWidget(this);
      row->setProperty("role", "clear");
      auto* line = new QHBoxLayout(row);
      line->setContentsMargins(0, 0, 0, 0);
      line->setSpacing(m_context.theme.px(6));
      auto* choice = new QRadioButton(what.quantity == Quantity::rating ? QString::number(id) : QString());
      choice->setAccessibleName(text);
      auto* label = make_label(text);
      label->setBuddy(choice);
      line->addWidget(choice, 0, Qt::AlignTop);
      line->addWidget(label, 1);
      m_choices->addButton(choice, id);
      m_value_layout->addWidget(row);
    };
    if (what.quantity == Quantity::rating) {
      for (int score = 0; score <= max_score; ++score) {
        const LocalText& anchor = criterion()->anchors[static_cast<std::size_t>(score)];
        add(anchor.empty() ? words("desktop.form.rating_" + std::to_string(score)) : words.local(anchor), score);
      }
    } else {
      add(words("desktop.form.yes"), 1);
      add(words("desktop.form.no"), 0);
    }
    connect(m_choices, &QButtonGroup::idToggled, this, [this] { refresh_live(); });
    return;
  }
  if (what.quantity == Quantity::category || (what.quantity == Quantity::ordinal && what.property)) {
    m_code = new QComboBox;
    m_code->addItem(words("desktop.form.choose"), QString());
    if (what.property) {
      for (const std::string_view code : property_info(*what.property).codes) {
        const std::string id = "desktop.code." + std::string(code);
        m_code->addItem(words.texts().has(id) ? words(id) : to_qt(code).replace('_', ' '), to_qt(code));
      }
    }
    connect(m_code, &QComboBox::currentIndexChanged, this, [this] { refresh_live(); });
    m_value_layout->addWidget(field(words("desktop.form.value"), m_code));
    return;
  }
  auto* row = new QWidget(this);
  row->setProperty("role", "clear");
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(m_context.theme.px(8));
  m_value = new QLineEdit;
  m_value->setMaxLength(what.quantity == Quantity::text ? 400 : 12);
  m_value->setObjectName("value");
  connect(m_value, &QLineEdit::textChanged, this, [this] { refresh_live(); });
  line->addWidget(field(words("desktop.form.value"), m_value), 3);
  const auto units = units_for(what.quantity, what.quantity == criterion()->scale.quantity ? criterion()->scale.unit : std::string());
  if (!units.empty() && what.quantity != Quantity::text) {
    m_unit = new QComboBox;
    for (const std::string& unit : units) m_unit->addItem(to_qt(unit));
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] { refresh_live(); });
    line->addWidget(field(words("desktop.form.unit"), m_unit), 2);
  }
  if (what.quantity != Quantity::text && what.quantity != Quantity::count && what.quantity != Quantity::ordinal) {
    m_accuracy = new QLineEdit;
    m_accuracy->setMaxLength(12);
    m_accuracy->setPlaceholderText(QStringLiteral("±"));
    connect(m_accuracy, &QLineEdit::textChanged, this, [this] { refresh_live(); });
    line->addWidget(field(words("desktop.form.accuracy"), m_accuracy, words("desktop.form.accuracy_help")), 2);
  }
  m_value_layout->addWidget(row);
}

void ObservationForm::build_common() {
  const Words& words = m_context.words();
  const auto pair = [this](QWidget* a, QWidget* b) {
    auto* row = new QWidget(this);
    row->setProperty("role", "clear");
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_context.theme.px(8));
    line->addWidget(a, 1);
    line->addWidget(b, 1);
    m_layout->addWidget(row);
  };
  m_instrument = new QLineEdit(to_qt(m_instrument_kept));
  m_instrument->setMaxLength(120);
  m_light = new QComboBox;
  for (const char* id : {"core.light.not_stated", "core.light.day", "core.light.dusk", "core.light.night"}) m_light->addItem(sentence(words(id)));
  m_light->setCurrentIndex(static_cast<int>(criterion()->light));
  pair(field(words("desktop.form.instrument"), m_instrument), field(words("desktop.form.light"), m_light));
  m_date = new QDateEdit(QDate(m_today.year, m_today.month, m_today.day));
  m_date->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
  connect(m_date, &QDateEdit::dateChanged, this, [this] { refresh_live(); });
  m_observer = new QLineEdit(to_qt(m_observer_kept));
  m_observer->setMaxLength(120);
  m_observer->setObjectName("observer");
  connect(m_observer, &QLineEdit::textChanged, this, [this] { refresh_live(); });
  pair(field(words("desktop.form.date"), m_date), field(words("desktop.form.observer"), m_observer));
  if (m_observables.at(m_chosen).quantity == Quantity::rating) {
    m_perspective = new QComboBox;
    m_perspective->addItem(words("desktop.form.no_perspective"), QString());
    for (const Group& group : m_context.session.scheme().groups) m_perspective->addItem(words.local(group.name), to_qt(group.id));
    m_layout->addWidget(field(words("desktop.form.perspective"), m_perspective));
  }
  m_replaces = new QComboBox;
  m_layout->addWidget(field(words("desktop.form.earlier"), m_replaces));
  m_note = new QPlainTextEdit;
  m_note->setTabChangesFocus(true);
  m_note->setFixedHeight(m_context.theme.px(56));
  m_layout->addWidget(field(words("desktop.form.note"), m_note));
  m_files = make_label({}, "note", "second");
  m_layout->addWidget(m_files);
  m_live = make_label({}, "", "second");
  m_live->setObjectName("live");
  auto* buttons = new QWidget(this);
  buttons->setProperty("role", "clear");
  auto* line = new QHBoxLayout(buttons);
  line->setContentsMargins(0, 0, 0, 0);
  auto* add = make_button(words("desktop.form.add_file"));
  m_record = make_button(words("desktop.form.record"), "primary");
  m_record->setObjectName("record");
  line->addWidget(add);
  line->addStretch(1);
  line->addWidget(m_record);
  m_layout->addWidget(buttons);
  m_layout->addWidget(m_live);
  connect(add, &QPushButton::clicked, this, [this] {
    const QStringList files = QFileDialog::getOpenFileNames(this, m_context.words()("desktop.form.add_file"));
    for (const QString& file : files) add_evidence(file.toStdString());
  });
  connect(m_record, &QPushButton::clicked, this, [this] { emit record(observation(), m_evidence); });
}

void ObservationForm::add_evidence(const std::filesystem::path& file) {
  const QFileInfo info(QString::fromStdString(file.string()));
  if (!info.isFile() || !info.isReadable()) {
    m_context.announcer.say(m_context.words()("desktop.said.not_a_file", {{"file", file.string()}}));
    return;
  }
  m_evidence.push_back(file);
  refresh_live();
}

std::string ObservationForm::feature() const {
  const Gap* gap = m_context.session.gap();
  if (gap == nullptr || gap->feature().empty() || (m_about != nullptr && m_about->currentIndex() == 1)) return {};
  return m_context.session.city().find_feature(gap->feature()) ? gap->feature() : std::string();
}

void ObservationForm::refresh_earlier() {
  if (m_replaces == nullptr || m_context.session.site() == nullptr) return;
  const Words& words = m_context.words();
  m_earlier.clear();
  m_replaces->clear();
  m_replaces->addItem(words("desktop.form.beside"));
  const auto earlier = earlier_statements(m_context.session.city(), m_context.session.site()->id, feature(), m_observables.at(m_chosen).name,
                                          m_context.session.assessment().options.as_of);
  for (const Observation* each : earlier) {
    m_replaces->addItem(words("desktop.form.replaces", {{"id", each->id}, {"value", each->unit.empty() ? each->result : each->result + " " + each->unit}, {"date", to_text(each->date)}}));
    m_earlier.push_back(each->id);
  }
  // A new measurement usually corrects the old one; another person's rating never does.
  const bool rating = m_observables.at(m_chosen).quantity == Quantity::rating;
  m_replaces->setCurrentIndex(rating || m_earlier.empty() ? 0 : static_cast<int>(m_earlier.size()));
  m_replaces->parentWidget()->setVisible(!m_earlier.empty());
}

Draft ObservationForm::draft() const {
  Draft draft;
  draft.what = m_observables.at(m_chosen);
  if (m_choices != nullptr) {
    const int id = m_choices->checkedId();
    if (id >= 0) draft.value = draft.what.quantity == Quantity::rating ? std::to_string(id) : id == 1 ? "yes" : "no";
  } else if (m_code != nullptr) {
    draft.value = m_code->currentData().toString().toStdString();
  } else if (m_value != nullptr) {
    draft.value = m_value->text().trimmed().toStdString();
  }
  if (m_unit != nullptr) draft.unit = m_unit->currentText().toStdString();
  if (m_accuracy != nullptr) draft.accuracy = m_accuracy->text().trimmed().toStdString();
  return draft;
}

void ObservationForm::refresh_live() {
  if (m_record == nullptr || criterion() == nullptr) return;
  const Words& words = m_context.words();
  const Draft typed = draft();
  const DraftValue value = read_draft(typed);
  QString line;
  m_can_record = value.wrong == nullptr;
  if (!m_can_record) {
    line = words(value.wrong);
  } else if (typed.what.quantity == Quantity::rating && m_observer->text().trimmed().isEmpty()) {
    m_can_record = false;
    line = words("desktop.form.wrong.observer");
  } else if (criterion()->evaluation == Evaluation::document && m_evidence.empty()) {
    line = words("desktop.form.needs_file");
  } else {
    const std::string shown = value.range ? display(*value.range, typed.what.quantity, typed.unit, words.language()) : typed.value;
    const std::string required = required_words(*criterion(), words.texts());
    switch (would_be(*criterion(), typed, value)) {
      case WouldBe::met:
        line = words("desktop.form.would_meet", {{"value", shown}, {"required", required}});
        break;
      case WouldBe::not_met:
        line = words("desktop.form.would_not_meet", {{"value", shown}, {"required", required}});
        break;
      case WouldBe::open:
        line = words("desktop.form.would_be_open", {{"value", shown}, {"required", required}});
        break;
      case WouldBe::not_comparable:
        line = words("desktop.form.would_be_measured");
        break;
    }
  }
  const QDate day = m_date->date();
  const Date& judged_on = m_context.session.assessment().options.as_of;
  if (m_can_record && judged_on.is_set() && judged_on < Date{day.year(), day.month(), day.day()}) {
    line += ' ' + words("desktop.form.later", {{"date", to_words(judged_on, words.language())}});
  }
  QStringList names;
  for (const auto& file : m_evidence) names << QString::fromStdString(file.filename().string());
  m_files->setText(names.isEmpty() ? QString() : words("desktop.form.files", {{"files", names.join(QStringLiteral(", ")).toStdString()}}));
  m_files->setVisible(!names.isEmpty());
  m_live->setText(line);
  m_record->setAccessibleDescription(line);
  m_record->setEnabled(m_can_record && !m_busy);
}

void ObservationForm::set_busy(bool busy) {
  m_busy = busy;
  // A button that goes grey under the hand would send the focus across the window.
  if (busy && m_record != nullptr && m_record->hasFocus()) focus_first();
  refresh_live();
}

void ObservationForm::focus_first() {
  QWidget* first = m_value != nullptr ? static_cast<QWidget*>(m_value) : m_code;
  if (m_choices != nullptr && !m_choices->buttons().isEmpty()) first = m_choices->buttons().constFirst();
  if (first != nullptr) first->setFocus(Qt::ShortcutFocusReason);
}

Observation ObservationForm::observation() const {
  const Draft typed = draft();
  const DraftValue value = read_draft(typed);
  const Gap* gap = m_context.session.gap();
  Observation result;
  result.site = m_context.session.site()->id;
  result.feature = feature();
  const bool whole_site = m_about == nullptr || m_about->currentIndex() == 1;
  if (result.feature.empty() && !whole_site && gap != nullptr) result.position = representative_point(gap->where());
  result.property = typed.what.name;
  result.quantity = typed.what.quantity;
  if (value.range) result.range = *value.range;
  result.codes = value.codes;
  result.result = typed.value;
  result.unit = typed.unit;
  if (!typed.accuracy.empty()) result.accuracy = typed.unit.empty() ? typed.accuracy : typed.accuracy + " " + typed.unit;
  result.instrument = m_instrument->text().trimmed().toStdString();
  result.observer = m_observer->text().trimmed().toStdString();
  if (m_perspective != nullptr) result.perspective = m_perspective->currentData().toString().toStdString();
  result.light = static_cast<Light>(m_light->currentIndex());
  const QDate date = m_date->date();
  result.date = {date.year(), date.month(), date.day()};
  result.time = to_text(result.date);
  result.note = m_note->toPlainText().trimmed().toStdString();
  if (m_replaces->currentIndex() > 0) result.supersedes = m_earlier.at(static_cast<std::size_t>(m_replaces->currentIndex() - 1));
  return result;
}

}  // namespace levelground::desktop
