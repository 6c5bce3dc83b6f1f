// SPDX-License-Identifier: Apache-2.0
#include "app/report/pdf_tags.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
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
    } else if (kind == "/Link") {
      m_links[node.getKey("/Pg").getObjGen()].push_back(node);
    } else if (kind == "/NonStruct" && parent == "/Table") {
      node.replaceKey("/S", QPDFObjectHandle::newName("/Caption"));
    }
    visit(node.getKey("/K"), kind, in_head || kind == "/THead");
  }
  [[nodiscard]] std::size_t figures() const { return m_figures; }
  /// Links of the structure by their page, in document order.
  [[nodiscard]] std::map<QPDFObjGen, std::vector<QPDFObjectHandle>>& links() { return m_links; }

 private:
  const std::vector<std::string>& m_alternatives;
  std::size_t m_figures = 0;
  std::map<QPDFObjGen, std::vector<QPDFObjectHandle>> m_links;
  std::set<QPDFObjGen> m_seen;
};

std::string destination(QPDFObjectHandle annotation) {
  QPDFObjectHandle dest = annotation.getKey("/Dest");
  return dest.isString() ? dest.getUTF8Value() : std::string();
}

/// The annotations of one link: one, or one a line where its words wrap.
using LinkPieces = std::vector<QPDFObjectHandle>;

std::vector<LinkPieces> links_on(QPDFObjectHandle page, std::size_t expected) {
  std::vector<LinkPieces> links;
  QPDFObjectHandle annotations = page.getKey("/Annots");
  for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
    QPDFObjectHandle each = annotations.getArrayItem(i);
    if (each.getKey("/Subtype").isName() && each.getKey("/Subtype").getName() == "/Link") links.push_back({each});
  }
  if (links.size() == expected) return links;
  std::vector<LinkPieces> joined;
  for (LinkPieces& link : links) {
    const bool same = !joined.empty() && !destination(link.front()).empty() && destination(joined.back().front()) == destination(link.front());
    if (same) joined.back().push_back(link.front());
    else joined.push_back(std::move(link));
  }
  return joined;
}

/// WeasyPrint hides its links (flag 2), calls them by their anchor, and leaves the structure without them.
void complete_links(QPDF& pdf, QPDFObjectHandle tree, std::map<QPDFObjGen, std::vector<QPDFObjectHandle>>& elements,
                    const std::map<std::string, std::string>& words) {
  constexpr int print_flag = 4;
  if (!tree.getKey("/ParentTree").isDictionary()) throw Defect("the PDF has no parent tree");
  QPDFNumberTreeObjectHelper parents(tree.getKey("/ParentTree"), pdf);
  long long next = parents.begin() == parents.end() ? 0 : parents.getMax() + 1;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    std::vector<QPDFObjectHandle>& wanted = elements[page.getObjGen()];
    std::vector<LinkPieces> links = links_on(page, wanted.size());
    if (links.empty()) continue;
    page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    // A link whose words run over two pages has pieces on both and one element: those of such a page work, untied.
    const bool tied = links.size() == wanted.size();
    for (std::size_t i = 0; i < links.size(); ++i) {
      for (QPDFObjectHandle& piece : links[i]) {
        const auto found = words.find(destination(piece));
        if (found != words.end()) piece.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(found->second));
        piece.replaceKey("/F", QPDFObjectHandle::newInteger(print_flag));
        if (!tied) continue;
        QPDFObjectHandle element = wanted[i];
        if (!piece.isIndirect()) throw Defect("a link of the PDF is not an object of its own");
        QPDFObjectHandle reference = QPDFObjectHandle::newDictionary();
        reference.replaceKey("/Type", QPDFObjectHandle::newName("/OBJR"));
        reference.replaceKey("/Obj", piece);
        reference.replaceKey("/Pg", page);
        if (!element.getKey("/K").isArray()) element.replaceKey("/K", QPDFObjectHandle::newArray(std::vector<QPDFObjectHandle>{element.getKey("/K")}));
        element.getKey("/K").appendItem(reference);
        piece.replaceKey("/StructParent", QPDFObjectHandle::newInteger(next));
        parents.insert(next, element);
        ++next;
      }
    }
  }
  tree.replaceKey("/ParentTreeNextKey", QPDFObjectHandle::newInteger(next));
}

}  // namespace

std::string complete_tags(const std::string& file, const TagWords& words) {
  const std::vector<std::string>& alternatives = words.alternatives;
  try {
    QPDF pdf;
    pdf.processFile(file.c_str());
    QPDFObjectHandle tree = pdf.getRoot().getKey("/StructTreeRoot");
    if (!tree.isDictionary()) throw Defect("the PDF has no structure tree");
    Completer completer(alternatives);
    completer.visit(tree.getKey("/K"), "", false);
    if (completer.figures() != alternatives.size()) throw Defect("fewer figures in the PDF than maps in the report");
    complete_links(pdf, tree, completer.links(), words.links);
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
