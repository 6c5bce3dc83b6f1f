// SPDX-License-Identifier: Apache-2.0
/// The form in which an architect records what was seen: a rating with its anchors, or a value with unit and instrument.
#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

#include "app/desktop/context.hpp"
#include "app/desktop/observation_draft.hpp"

class QButtonGroup;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace levelground::desktop {

class ObservationForm : public QWidget {
  Q_OBJECT

 public:
  ObservationForm(const Context& context, const Date& today, QWidget* parent = nullptr);
  /// Builds the form for the session's selected criterion or gap. Empties what was typed for another one.
  void show_target();
  void focus_first();
  /// Adds a photo or document; refuses what is not a readable file.
  void add_evidence(const std::filesystem::path& file);
  /// What would be recorded now; `range` is meaningful only when can_record().
  [[nodiscard]] Observation observation() const;
  [[nodiscard]] bool can_record() const { return m_can_record; }
  void set_busy(bool busy);

 signals:
  void record(const levelground::Observation& observation, const std::vector<std::filesystem::path>& evidence);

 private:
  void build();
  void build_value();
  void build_common();
  void refresh_earlier();
  void refresh_live();
  [[nodiscard]] Draft draft() const;
  [[nodiscard]] std::string feature() const;
  QWidget* field(const QString& title, QWidget* editor, const QString& help = {});
  [[nodiscard]] const Criterion* criterion() const;

  Context m_context;
  Date m_today;
  Selection m_target;
  std::vector<Observable> m_observables;
  std::size_t m_chosen = 0;
  std::vector<std::filesystem::path> m_evidence;
  std::vector<std::string> m_earlier;   ///< ids, in the order of the combo's items after the first
  bool m_can_record = false;
  bool m_busy = false;

  QVBoxLayout* m_layout;
  QVBoxLayout* m_value_layout = nullptr;
  QComboBox* m_what = nullptr;
  QComboBox* m_about = nullptr;
  QButtonGroup* m_choices = nullptr;
  QComboBox* m_code = nullptr;
  QLineEdit* m_value = nullptr;
  QComboBox* m_unit = nullptr;
  QLineEdit* m_accuracy = nullptr;
  QLineEdit* m_instrument = nullptr;
  QComboBox* m_light = nullptr;
  QDateEdit* m_date = nullptr;
  QLineEdit* m_observer = nullptr;
  QComboBox* m_perspective = nullptr;
  QPlainTextEdit* m_note = nullptr;
  QComboBox* m_replaces = nullptr;
  QLabel* m_files = nullptr;
  QLabel* m_live = nullptr;
  QPushButton* m_record = nullptr;
  std::string m_observer_kept;
  std::string m_instrument_kept;
};

}  // namespace levelground::desktop
