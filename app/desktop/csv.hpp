// SPDX-License-Identifier: Apache-2.0
/// A table as CSV that a spreadsheet reads as text, never as formulas.
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace levelground::desktop {

/// RFC 4180 with a header row and CRLF. A field that begins like a formula (= + - @, tab, carriage return) is given an apostrophe
/// in front; names in city files are anybody's to write.
QString to_csv(const QAbstractItemModel& model);
QString csv_field(const QString& text);

}  // namespace levelground::desktop
