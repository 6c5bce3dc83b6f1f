// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include <unistd.h>

#include "app/report/report.hpp"
#include "core/base/errors.hpp"
#include "sample_scene.hpp"

namespace levelground::report::test_pdf {
namespace {

class PdfTest : public ::testing::Test {
 protected:
  PdfTest() : folder(std::filesystem::temp_directory_path() / ("levelground-pdf-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder);
    options.templates = std::filesystem::path(LEVELGROUND_SOURCE_DIR) / "templates";
    options.fonts = std::filesystem::path(LEVELGROUND_BINARY_DIR) / "fonts";
    options.site = 1;
  }
  ~PdfTest() override { std::filesystem::remove_all(folder); }
  static bool have_weasyprint() { return std::system("command -v weasyprint >/dev/null 2>&1") == 0; }  // NOLINT
  std::filesystem::path make(const std::string& name, const std::stop_token& stop = {}) {
    const auto sample = test::sample();
    const std::string html = to_html(sample.city, sample.assessment, test::sample_texts("en"), options);
    const auto file = folder / name;
    write_pdf(html, file, sample.assessment.options.as_of, options, stop);
    if (const char* keep = std::getenv("LEVELGROUND_KEEP"))
      std::filesystem::copy_file(file, std::filesystem::path(keep) / name, std::filesystem::copy_options::overwrite_existing);
    return file;
  }
  static std::string bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::filesystem::path folder;
  ReportOptions options;
};

TEST_F(PdfTest, IsTaggedWithFiguresCaptionsAndScopes) {
  if (!have_weasyprint()) GTEST_SKIP() << "weasyprint is not installed";
  const auto file = make("site.pdf");
  QPDF pdf;
  pdf.processFile(file.c_str());
  QPDFObjectHandle root = pdf.getRoot();
  EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "en");
  EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  ASSERT_TRUE(root.getKey("/StructTreeRoot").isDictionary());
  std::map<std::string, int> count;
  int figures_with_words = 0;
  int cells_without_scope = 0;
  std::function<void(QPDFObjectHandle)> visit = [&](QPDFObjectHandle node) {
    if (node.isArray()) {
      for (int i = 0; i < node.getArrayNItems(); ++i) visit(node.getArrayItem(i));
      return;
    }
    if (!node.isDictionary() || !node.getKey("/S").isName()) return;
    const std::string kind = node.getKey("/S").getName();
    ++count[kind];
    if (kind == "/Figure" && node.getKey("/Alt").isString() && node.getKey("/Alt").getUTF8Value().find("Map of Kvarntorget. ") == 0) ++figures_with_words;
    if (kind == "/TH" && !node.getKey("/A").getKey("/Scope").isName()) ++cells_without_scope;
    visit(node.getKey("/K"));
  };
  visit(root.getKey("/StructTreeRoot").getKey("/K"));
  EXPECT_EQ(count["/Figure"], 2);
  EXPECT_EQ(figures_with_words, 2);
  EXPECT_EQ(count["/BlockQuote"], 0);
  EXPECT_EQ(cells_without_scope, 0);
  EXPECT_EQ(count["/H1"], 1);
  EXPECT_GE(count["/Caption"], 5);
  EXPECT_GE(count["/Table"], 5);
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
}

TEST_F(PdfTest, LinksAreSeenNamedAndTiedToTheStructure) {
  if (!have_weasyprint()) GTEST_SKIP() << "weasyprint is not installed";
  const auto file = make("links.pdf");
  QPDF pdf;
  pdf.processFile(file.c_str());
  QPDFObjectHandle tree = pdf.getRoot().getKey("/StructTreeRoot");
  std::set<QPDFObjGen> tied;  // annotations that an element of the structure refers to
  int elements = 0;
  std::function<void(QPDFObjectHandle)> visit = [&](QPDFObjectHandle node) {
    if (node.isArray()) {
      for (int i = 0; i < node.getArrayNItems(); ++i) visit(node.getArrayItem(i));
      return;
    }
    if (!node.isDictionary() || !node.getKey("/S").isName()) return;
    if (node.getKey("/S").getName() == "/Link") {
      ++elements;
      for (int i = 0; i < node.getKey("/K").getArrayNItems(); ++i) {
        QPDFObjectHandle kid = node.getKey("/K").getArrayItem(i);
        if (kid.isDictionary() && kid.getKey("/Type").isName() && kid.getKey("/Type").getName() == "/OBJR") tied.insert(kid.getKey("/Obj").getObjGen());
      }
    }
    visit(node.getKey("/K"));
  };
  visit(tree.getKey("/K"));
  QPDFNumberTreeObjectHelper parents(tree.getKey("/ParentTree"), pdf);
  int links = 0;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    QPDFObjectHandle annotations = page.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      QPDFObjectHandle link = annotations.getArrayItem(i);
      ++links;
      EXPECT_EQ(page.getKey("/Tabs").getName(), "/S");
      EXPECT_EQ(link.getKey("/F").getIntValue(), 4) << "shown and printed";
      EXPECT_TRUE(tied.contains(link.getObjGen()));
      const std::string leads_to = link.getKey("/Dest").getUTF8Value();
      EXPECT_EQ("criterion-" + link.getKey("/Contents").getUTF8Value(), leads_to);
      QPDFObjectHandle parent;
      ASSERT_TRUE(parents.findObject(link.getKey("/StructParent").getIntValue(), parent));
      EXPECT_EQ(parent.getKey("/S").getName(), "/Link");
    }
  }
  EXPECT_GT(links, 20);
  EXPECT_EQ(links, elements);
}

TEST_F(PdfTest, SameBytesTwice) {
  if (!have_weasyprint()) GTEST_SKIP() << "weasyprint is not installed";
  const std::string first = bytes(make("a.pdf"));
  ASSERT_GT(first.size(), 10000U);
  EXPECT_TRUE(first == bytes(make("b.pdf")));
}

TEST_F(PdfTest, WithoutWeasyPrintItSaysWhatToInstall) {
  const char* path = std::getenv("PATH");
  const std::string before = path == nullptr ? "" : path;
  ASSERT_EQ(setenv("PATH", folder.c_str(), 1), 0);
  std::string message;
  try {
    (void)make("c.pdf");
  } catch (const InputError& error) {
    message = error.problems().front().remedy;
  }
  setenv("PATH", before.c_str(), 1);
  EXPECT_NE(message.find("package weasyprint"), std::string::npos) << message;
  EXPECT_FALSE(std::filesystem::exists(folder / "c.pdf"));
}

TEST_F(PdfTest, AFolderThatIsNotThereLeavesNothing) {
  if (!have_weasyprint()) GTEST_SKIP() << "weasyprint is not installed";
  EXPECT_THROW((void)make("missing/d.pdf"), InputError);
  EXPECT_FALSE(std::filesystem::exists(folder / "missing"));
}

}  // namespace
}  // namespace levelground::report::test_pdf
