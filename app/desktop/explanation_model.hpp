// SPDX-License-Identifier: Apache-2.0
/// The explanation tree of core as a Qt model: one column, value and remark in roles of their own.
#pragma once

#include <memory>

#include <QAbstractItemModel>

#include "core/judge/explanation.hpp"

namespace levelground::desktop {

class ExplanationModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { ValueRole = Qt::UserRole + 1, RemarkRole, ReferenceRole };

  explicit ExplanationModel(QObject* parent = nullptr);
  ~ExplanationModel() override;
  void show_tree(const Explanation& explanation);
  void clear();

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Node;
  [[nodiscard]] const Node* node(const QModelIndex& index) const;
  std::unique_ptr<Node> m_root;
};

}  // namespace levelground::desktop
