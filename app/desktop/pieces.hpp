// SPDX-License-Identifier: Apache-2.0
/// The small pieces panels are made of: labels in the styles of the sheet, rules, buttons with names.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QString>

#include "app/desktop/theme.hpp"

namespace levelground::desktop {

/// `style`: "", "note", "strong", "heading", "figure", "title"; `tone`: "", "second", "failure". Wraps; plain text only, because
/// names and notes come from files.
QLabel* make_label(const QString& text, const char* style = "", const char* tone = "", QWidget* parent = nullptr);
QFrame* make_rule(QWidget* parent = nullptr);
/// `kind`: "", "primary", "link", "choice".
QPushButton* make_button(const QString& words, const char* kind = "", QWidget* parent = nullptr);
/// Removes and deletes everything in a layout, inner layouts too.
void clear_layout(QLayout* layout);

}  // namespace levelground::desktop
