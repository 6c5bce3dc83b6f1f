// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/explanation_model.hpp"

#include <utility>
#include <vector>

#include "app/desktop/words.hpp"

namespace levelground::desktop {

struct ExplanationModel::Node {
  std::string text, value, remark, reference;
  const Node* parent = nullptr;
  int row = 0;
  std::vector<std::unique_ptr<Node>> children;

  void fill(const Explanation& source) {
    text = source.text;
    value = source.value;
    remark = source.remark;
    reference = source.reference;
    for (const Explanation& each : source.children) {
      auto child = std::make_unique<Node>();
      child->parent = this;
      child->row = static_cast<int>(children.size());
      child->fill(each);
      children.push_back(std::move(child));
    }
  }
};

ExplanationModel::ExplanationModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
ExplanationModel::~ExplanationModel() = default;

void ExplanationModel::show_tree(const Explanation& explanation) {
  beginResetModel();
  m_root = std::make_unique<Node>();
  auto top = std::make_unique<Node>();
  top->parent = m_root.get();
  top->fill(explanation);
  m_root->children.push_back(std::move(top));
  endResetModel();
}

void ExplanationModel::clear() {
  beginResetModel();
  m_root = std::make_unique<Node>();
  endResetModel();
}

const ExplanationModel::Node* ExplanationModel::node(const QModelIndex& index) const {
  return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ExplanationModel::index(int row, int column, const QModelIndex& parent) const {
  const Node* above = node(parent);
  if (column != 0 || row < 0 || row >= static_cast<int>(above->children.size())) return {};
  return createIndex(row, column, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ExplanationModel::parent(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const Node* above = node(index)->parent;
  return above == nullptr || above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int ExplanationModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int ExplanationModel::columnCount(const QModelIndex&) const { return 1; }

QVariant ExplanationModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Node* at = node(index);
  switch (role) {
    case Qt::DisplayRole:
      return to_qt(at->text);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
      QString all = to_qt(at->text);
      if (!at->value.empty()) all += QStringLiteral(": ") + to_qt(at->value);
      if (!at->remark.empty()) all += QStringLiteral(", ") + to_qt(at->remark);
      return all;
    }
    case ValueRole:
      return to_qt(at->value);
    case RemarkRole:
      return to_qt(at->remark);
    case ReferenceRole:
      return to_qt(at->reference);
    default:
      return {};
  }
}

}  // namespace levelground::desktop
