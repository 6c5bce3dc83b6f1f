// SPDX-License-Identifier: Apache-2.0
#include "app/report/pdf_tags.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include <cstddef>
#include <set>

#include "core/base/errors.hpp"

namespace levelground::report {
namespace {

class Completer {
 public:
  explicit Completer(const std::vector<std::string>& alternatives) : m_alternatives(alternatives) {}

  /// Depth first, in document order. `in_head`: inside a table's head.
  void visit(QPDFObjectHandle node, const std::string& parent, bool in_head) {
    if (node.isArray()) {
      for (int i = 0; i < node.getArrayNItems(); ++i) visit(node.getArrayItem(i), parent, in_head);
      return;
    }
    if (!node.isDictionary() || !node.getKey("/S").isName()) return;
    // A structure tree is a tree; a file that is not one must not keep us going round.
    if (node.isIndirect() && !m_seen.insert(node.getObjGen()).second) return;
    const std::string kind = node.getKey("/S").getName();
    if (kind == "/BlockQuote") {
      if (m_figures >= m_alternatives.size()) throw Defect("more figures in the PDF than maps in the report");
      node.replaceKey("/S", QPDFObjectHandle::newName("/Figure"));
      node.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(m_alternatives[m_figures++]));
    } else if (kind == "/TH") {
      QPDFObjectHandle attributes = QPDFObjectHandle::newDictionary();
      attributes.replaceKey("/O", QPDFObjectHandle::newName("/Table"));
      attributes.replaceKey("/Scope", QPDFObjectHandle::newName(in_head ? "/Column" : "/Row"));
      node.replaceKey("/A", attributes);
    } else if (kind == "/NonStruct" && parent == "/Table") {
      node.replaceKey("/S", QPDFObjectHandle::newName("/Caption"));
    }
    visit(node.getKey("/K"), kind, in_head || kind == "/THead");
  }
  [[nodiscard]] std::size_t figures() const { return m_figures; }

 private:
  const std::vector<std::string>& m_alternatives;
  std::size_t m_figures = 0;
  std::set<QPDFObjGen> m_seen;
};

}  // namespace

std::string complete_tags(const std::string& file, const std::vector<std::string>& alternatives) {
  try {
    QPDF pdf;
    pdf.processFile(file.c_str());
    QPDFObjectHandle tree = pdf.getRoot().getKey("/StructTreeRoot");
    if (!tree.isDictionary()) throw Defect("the PDF has no structure tree");
    Completer completer(alternatives);
    completer.visit(tree.getKey("/K"), "", false);
    if (completer.figures() != alternatives.size()) throw Defect("fewer figures in the PDF than maps in the report");
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  } catch (const QPDFExc& error) {
    throw Defect(std::string("the PDF just made cannot be read: ") + error.what());
  }
}

}  // namespace levelground::report
