// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/csv.hpp"

namespace levelground::desktop {

QString csv_field(const QString& text) {
  QString field = text;
  if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field[0])) field.prepend('\'');
  field.replace('"', QStringLiteral("\"\""));
  return '"' + field + '"';
}

QString to_csv(const QAbstractItemModel& model) {
  QString out;
  const int columns = model.columnCount();
  for (int c = 0; c < columns; ++c) {
    if (c > 0) out += ',';
    out += csv_field(model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
  }
  out += QStringLiteral("\r\n");
  for (int r = 0; r < model.rowCount(); ++r) {
    for (int c = 0; c < columns; ++c) {
      if (c > 0) out += ',';
      const QModelIndex index = model.index(r, c);
      QString text = index.data(Qt::DisplayRole).toString();
      if (text.isEmpty()) text = index.data(Qt::ToolTipRole).toString();  // tiles of groups, in words
      out += csv_field(text);
    }
    out += QStringLiteral("\r\n");
  }
  return out;
}

}  // namespace levelground::desktop
