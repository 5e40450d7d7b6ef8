// A redline as a Word document with real tracked changes (ECMA-376 part 1, 17.13.5): accepting all of them gives the
// text of B, rejecting all of them that of A. A line break of a text is the mark of a paragraph, tracked as text is. A
// redline of Word documents looks like B: its styles, lists, tables and page, with what only A has in between.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <tifa/word_redline.h>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/stored_zip.h"
#include "render/tracked_text.h"
#include "render/word_body.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Text of XML 1.0: what it does not allow becomes �.
void add_xml(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(at, point.length);
    at += point.length;
  }
}

// The date of B, as precise as the format wants it.
std::string date_of(const RedlineAnswer& answer) {
  std::string date = answer.b.date;
  if (date.size() == 4) date += "-01";
  if (date.size() == 7) date += "-01";
  if (date.size() != 10) date = "2000-01-01";
  return date + "T00:00:00Z";
}

// The style of the paragraph that ends at each line break of a text: by the block that ends there.
class ParagraphStyles {
 public:
  ParagraphStyles(const RedlineAnswer& answer, bool of_a) : blocks_((of_a ? answer.a : answer.b).blocks) {
    constexpr std::uint64_t kDeepest = 4;
    std::vector<std::uint64_t> levels(blocks_.size());
    for (const RedlineSection& section : answer.sections)
      if (const auto& block = of_a ? section.block_a : section.block_b; block && *block < levels.size())
        levels[*block] = std::clamp<std::uint64_t>(section.level, 1, kDeepest);
    styles_.resize(blocks_.size());
    for (const RedlineBlock& row : answer.blocks)
      for (const std::uint64_t block : of_a ? row.a : row.b)
        if (row.heading && block < levels.size())
          styles_[block] = levels[block] == 0 ? "Title" : fmt::format("Heading{}", levels[block]);
  }
  // Of the block that a code point stands in or ends; empty: that of running text.
  [[nodiscard]] std::string_view at(std::uint64_t point) const {
    const auto next = std::lower_bound(blocks_.begin(), blocks_.end(), point,
                                       [](const TextRange& block, std::uint64_t place) { return block[1] < place; });
    return next == blocks_.end() ? std::string_view() : styles_[static_cast<std::size_t>(next - blocks_.begin())];
  }

 private:
  const std::vector<TextRange>& blocks_;
  std::vector<std::string> styles_;
};

// Code points of a text by the markup of their runs.
class RunFormats {
 public:
  // `styles` are those of the document that is written: a run names no other.
  RunFormats(const WordFormatting* formatting, const std::string& styles) : formatting_(formatting), styles_(styles) {}

  // The markup of the run at a place, and how far it goes.
  [[nodiscard]] std::pair<std::string_view, std::uint64_t> at(std::uint64_t place) const {
    constexpr std::uint64_t kEnd = ~std::uint64_t{0};
    if (formatting_ == nullptr) return {{}, kEnd};
    const auto next = std::upper_bound(formatting_->runs.begin(), formatting_->runs.end(), place,
                                       [](std::uint64_t x, const WordFormatting::Run& run) { return x < run.begin; });
    const std::uint64_t end = next == formatting_->runs.end() ? kEnd : next->begin;
    if (next == formatting_->runs.begin()) return {{}, end};
    std::string_view markup = formatting_->markup[std::prev(next)->properties];
    if (constexpr std::string_view kStyle = R"(<w:rStyle w:val=")"; markup.starts_with(kStyle)) {
      const std::string_view id = markup.substr(kStyle.size(), markup.find('"', kStyle.size()) - kStyle.size());
      if (!defines(styles_, id)) markup.remove_prefix(markup.find('>') + 1);
    }
    return {markup, end};
  }

  [[nodiscard]] static bool defines(const std::string& styles, std::string_view id) {
    return styles.find(fmt::format(R"( w:styleId="{}")", id)) != styles.npos;
  }

 private:
  const WordFormatting* formatting_;
  const std::string& styles_;
};

// Which block of a text a code point stands in or ends.
class BlockPlaces {
 public:
  explicit BlockPlaces(const RedlineText& text) : blocks_(text.blocks) {}
  [[nodiscard]] std::optional<std::size_t> at(std::uint64_t point) const {
    const auto next = std::lower_bound(blocks_.begin(), blocks_.end(), point,
                                       [](const TextRange& block, std::uint64_t place) { return block[1] < place; });
    if (next == blocks_.end()) return std::nullopt;
    return static_cast<std::size_t>(next - blocks_.begin());
  }
  [[nodiscard]] std::optional<std::size_t> last() const {
    if (blocks_.empty()) return std::nullopt;
    return blocks_.size() - 1;
  }
  [[nodiscard]] const TextRange& operator[](std::size_t block) const { return blocks_[block]; }

 private:
  const std::vector<TextRange>& blocks_;
};

const std::string kNoStyles;

class DocumentWriter {
 public:
  // Formatting may be null.
  DocumentWriter(const RedlineAnswer& answer, const WordFormatting* a, const WordFormatting* b,
                 const std::string& author)
      : date_(date_of(answer)),
        formatting_(b),
        formatting_a_(a),
        styles_a_(answer, true),
        styles_b_(answer, false),
        blocks_a_(answer.a),
        blocks_b_(answer.b),
        runs_a_(formatting_ == nullptr ? nullptr : formatting_a_,
                formatting_ == nullptr ? kNoStyles : formatting_->styles),
        runs_b_(formatting_, formatting_ == nullptr ? kNoStyles : formatting_->styles),
        body_(formatting_, answer.b.blocks.size(), [this] { return who(); }) {
    add_xml(author_, author);
    if (formatting_ != nullptr && formatting_a_ != nullptr)
      for (const WordFormatting::Paragraph& paragraph : formatting_a_->paragraphs)
        if (paragraph.block) paragraphs_a_[*paragraph.block] = &paragraph;
  }

  std::string write(const std::vector<TrackedPiece>& pieces) {
    const TrackedPiece* last = nullptr;
    std::uint64_t end = 0;  // of the last piece
    for (const TrackedPiece& piece : pieces) {
      range_of(piece);
      std::string_view rest = piece.text;
      std::uint64_t place = piece.place;
      while (!rest.empty()) {
        const std::size_t line = std::min(rest.find('\n'), rest.size());
        run(piece, rest.substr(0, line), place);
        place += count_code_points(rest.substr(0, line));
        if (line < rest.size()) line_break(piece, place++);
        rest.remove_prefix(std::min(line + 1, rest.size()));
      }
      last = &piece;
      end = place;
    }
    close_range();
    // The paragraph that no line break ends is the last of the newer text, whatever of the older stands in it.
    const bool of_a = last != nullptr && last->of_a;
    end_paragraph({}, of_a ? styles_a_.at(end) : styles_b_.at(end), blocks_b_.last());
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
           "\n"
           R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
           body_.finish() + "<w:sectPr>" + page() + "</w:sectPr></w:body></w:document>";
  }

 private:
  static const char* element_of(Track track) {
    switch (track) {
      case Track::kInserted:
        return "w:ins";
      case Track::kDeleted:
        return "w:del";
      case Track::kMovedFrom:
        return "w:moveFrom";
      case Track::kMovedTo:
        return "w:moveTo";
      case Track::kNone:
        break;
    }
    return "";
  }

  [[nodiscard]] std::string page() const {
    if (formatting_ != nullptr && !formatting_->page.empty()) return formatting_->page;
    return R"(<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" )"
           R"(w:header="708" w:footer="708" w:gutter="0"/>)";
  }

  std::string who() { return fmt::format(R"(w:id="{}" w:author="{}" w:date="{}")", ++id_, author_, date_); }

  // A moved passage lies between a start and an end that name it, at both its places.
  void range_of(const TrackedPiece& piece) {
    if (end_.holds(piece)) return;
    close_range();
    end_ = MoveEnd::at(piece);
    if (end_.move == 0) return;
    end_id_ = ++id_;
    content_ += fmt::format(R"(<{}Start w:id="{}" w:author="{}" w:date="{}" w:name="move{}"/>)", range_element(),
                            end_id_, author_, date_, end_.move);
  }
  void close_range() {
    if (end_.move != 0) content_ += fmt::format(R"(<{}End w:id="{}"/>)", range_element(), end_id_);
    end_ = {};
  }
  [[nodiscard]] const char* range_element() const { return end_.from ? "w:moveFromRange" : "w:moveToRange"; }

  // How much of a text that begins at a place is the number that Word shows itself.
  [[nodiscard]] std::uint64_t label_left(bool of_a, std::uint64_t place) const {
    if (formatting_ == nullptr) return 0;
    const BlockPlaces& blocks = of_a ? blocks_a_ : blocks_b_;
    const auto block = blocks.at(place);
    if (!block) return 0;
    const auto older = of_a ? paragraphs_a_.find(*block) : paragraphs_a_.end();
    const std::uint64_t label =
        of_a ? (older == paragraphs_a_.end() ? 0 : older->second->label) : body_.label_of(*block);
    const std::uint64_t end = blocks[*block][0] + label;
    return end > place ? end - place : 0;
  }

  // A stretch of a line, run by run as it is formatted.
  void run(const TrackedPiece& piece, std::string_view text, std::uint64_t place) {
    const TextPlaces points(text);
    const std::uint64_t size = count_code_points(text);
    const std::uint64_t label = std::min(label_left(piece.of_a, place), size);
    // The number of an older paragraph is shown where no number of the newer text stands in its place.
    if (label > 0 && piece.of_a) add_run(old_label_, piece, points.of({0, label}), {});
    for (std::uint64_t at = label; at < size;) {
      const auto [markup, end] = (piece.of_a ? runs_a_ : runs_b_).at(place + at);
      const std::uint64_t until = std::min(size, end - place);
      add_run(content_, piece, points.of({at, until}), markup);
      at = until;
    }
    note(piece);
  }

  // Which texts the open paragraph has something of.
  void note(const TrackedPiece& piece) {
    if (piece.of_a || piece.track != Track::kInserted) only_inserted_ = false;
  }

  void add_run(std::string& to, const TrackedPiece& piece, std::string_view text, std::string_view markup) {
    const bool deleted = piece.track == Track::kDeleted;
    open_run(to, piece, markup);
    while (!text.empty()) {
      const std::size_t tab = std::min(text.find('\t'), text.size());
      if (tab > 0) {
        to += deleted ? R"(<w:delText xml:space="preserve">)" : R"(<w:t xml:space="preserve">)";
        add_xml(to, text.substr(0, tab));
        to += deleted ? "</w:delText>" : "</w:t>";
      }
      if (tab < text.size()) to += "<w:tab/>";
      text.remove_prefix(std::min(tab + 1, text.size()));
    }
    close_run(to, piece);
  }
  void open_run(std::string& to, const TrackedPiece& piece, std::string_view markup) {
    if (piece.track != Track::kNone) to += fmt::format("<{} {}>", element_of(piece.track), who());
    to += "<w:r>";
    if (!markup.empty()) to.append("<w:rPr>").append(markup) += "</w:rPr>";
  }
  void close_run(std::string& to, const TrackedPiece& piece) {
    to += "</w:r>";
    if (piece.track != Track::kNone) to += fmt::format("</{}>", element_of(piece.track));
  }

  // Between two blocks the end of a paragraph; inside of one, of a Word document, a line break.
  void line_break(const TrackedPiece& piece, std::uint64_t place) {
    const BlockPlaces& blocks = piece.of_a ? blocks_a_ : blocks_b_;
    const auto block = blocks.at(place);
    note(piece);
    const bool inside = formatting_ != nullptr && (!piece.of_a || formatting_a_ != nullptr) && block &&
                        place >= blocks[*block][0] && place < blocks[*block][1];
    if (inside) {
      open_run(content_, piece, {});
      content_ += "<w:br/>";
      return close_run(content_, piece);
    }
    const std::string change =
        piece.track == Track::kNone ? std::string() : fmt::format("<{} {}/>", element_of(piece.track), who());
    if (!piece.of_a) return end_paragraph(change, styles_b_.at(place), block);
    const std::string style = formatting_ == nullptr ? std::string(styles_a_.at(place))
                              : block                ? older_style(*block)
                                                     : std::string();
    body_.add_old({std::exchange(old_label_, {}) + std::exchange(content_, {}), change, style});
    only_inserted_ = true;
  }

  // The style of a paragraph of the older document, where the newer has one of its name.
  [[nodiscard]] std::string older_style(std::size_t block) const {
    const auto found = paragraphs_a_.find(block);
    if (found == paragraphs_a_.end()) return {};
    const std::string_view markup = formatting_a_->markup[found->second->properties];
    constexpr std::string_view kStyle = R"(<w:pStyle w:val=")";
    if (!markup.starts_with(kStyle)) return {};
    const std::string_view id = markup.substr(kStyle.size(), markup.find('"', kStyle.size()) - kStyle.size());
    return RunFormats::defines(formatting_->styles, id) ? std::string(id) : std::string();
  }

  void end_paragraph(const std::string& change, std::string_view style, std::optional<std::size_t> block) {
    const bool numbered = block && body_.label_of(*block) > 0;
    std::string content = numbered ? std::string() : old_label_;
    content += content_;
    old_label_.clear();
    content_.clear();
    body_.add({std::move(content), change, std::string(style), only_inserted_}, block);
    only_inserted_ = true;
  }

  std::string date_, author_, content_;
  std::string old_label_;  // the number of the older text in the open paragraph, where Word shows numbers itself
  const WordFormatting* formatting_;
  const WordFormatting* formatting_a_;
  ParagraphStyles styles_a_, styles_b_;
  BlockPlaces blocks_a_, blocks_b_;
  RunFormats runs_a_, runs_b_;
  std::map<std::size_t, const WordFormatting::Paragraph*> paragraphs_a_;  // by block
  WordBody body_;
  bool only_inserted_ = true;  // of the open paragraph
  int id_ = 0;
  MoveEnd end_;  // that is open
  int end_id_ = 0;
};

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// A serif for running text and a sans serif for headings, in both scripts.
std::string styles_part(const std::string& language) {
  constexpr std::array<int, 5> kSizes = {40, 32, 28, 26, 24};  // half points: title, headings 1 to 4
  std::string xml = fmt::format(
      R"({}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>)"
      R"(<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="SimSun" w:hAnsi="Times New Roman" )"
      R"(w:cs="Times New Roman"/><w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/>)"
      R"(</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="{}" w:lineRule="auto"/>)"
      R"(</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">)"
      R"(<w:name w:val="Normal"/><w:qFormat/></w:style>)",
      kHead, language == "zh" ? 360 : 300);
  for (std::size_t level = 0; level < kSizes.size(); ++level) {
    const bool title = level == 0;
    xml += fmt::format(
        R"(<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>)"
        R"(<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="{}" w:after="120"/>{}{}</w:pPr><w:rPr><w:rFonts w:ascii="Arial" )"
        R"(w:eastAsia="SimHei" w:hAnsi="Arial" w:cs="Arial"/><w:b/><w:sz w:val="{}"/><w:szCs w:val="{}"/></w:rPr></w:style>)",
        title ? "Title" : fmt::format("Heading{}", level), title ? "Title" : fmt::format("heading {}", level),
        title ? 0 : 240, title ? R"(<w:jc w:val="center"/>)" : "",
        title ? "" : fmt::format(R"(<w:outlineLvl w:val="{}"/>)", level - 1), kSizes[level], kSizes[level]);
  }
  return xml + "</w:styles>";
}

std::string properties_part(const RedlineAnswer& answer, const std::string& author) {
  std::string title, creator;
  add_xml(title, answer.a.edition + " → " + answer.b.edition);
  add_xml(creator, author);
  return fmt::format(
      R"({}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
      R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>)",
      kHead, title, creator);
}

std::string docx_of(const RedlineAnswer& answer, const WordFormatting* a, const WordFormatting* formatting,
                    const std::string& author) {
  const std::string name = author.empty() ? "tifa" : author;
  constexpr std::string_view kSchemas = "http://schemas.openxmlformats.org";
  const auto part = [&](std::string_view element, const std::string& content) {
    return fmt::format(R"({0}<w:{1} xmlns:w="{2}/wordprocessingml/2006/main">{3}</w:{1}>)", kHead, element, kSchemas,
                       content);
  };
  std::vector<ZipFile> own = {{"styles", formatting == nullptr || formatting->styles.empty()
                                             ? styles_part(answer.b.language)
                                             : part("styles", formatting->styles)}};
  if (formatting != nullptr && !formatting->numbering.empty())
    own.push_back({"numbering", part("numbering", formatting->numbering)});
  std::string types, related;
  for (const auto& [kind, content] : own) {
    types += fmt::format(R"(<Override PartName="/word/{0}.xml" )"
                         R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"/>)",
                         kind);
    related +=
        fmt::format(R"(<Relationship Id="r{0}" Type="{1}/officeDocument/2006/relationships/{0}" Target="{0}.xml"/>)",
                    kind, kSchemas);
  }
  const std::string all_types = fmt::format(
      R"({0}<Types xmlns="{1}/package/2006/content-types">)"
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Default Extension="xml" ContentType="application/xml"/>)"
      R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
      R"(<Override PartName="/word/document.xml" )"
      R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{2}</Types>)",
      kHead, kSchemas, types);
  constexpr std::string_view kRelations =
      R"({0}<Relationships xmlns="{1}/package/2006/relationships">{2}</Relationships>)";
  const std::string relations = fmt::format(
      fmt::runtime(kRelations), kHead, kSchemas,
      fmt::format(
          R"(<Relationship Id="rId1" Type="{0}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
          R"(<Relationship Id="rId2" Type="{0}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)",
          kSchemas));
  std::vector<ZipFile> parts = {
      {"[Content_Types].xml", all_types},
      {"_rels/.rels", relations},
      {"docProps/core.xml", properties_part(answer, name)},
      {"word/document.xml", DocumentWriter(answer, a, formatting, name).write(tracked_text(answer))},
      {"word/_rels/document.xml.rels", fmt::format(fmt::runtime(kRelations), kHead, kSchemas, related)}};
  for (auto& [kind, content] : own) parts.push_back({"word/" + kind + ".xml", std::move(content)});
  return stored_zip(parts);
}

}  // namespace

std::string redline_to_docx(const RedlineAnswer& answer, const std::string& author) {
  return docx_of(answer, nullptr, nullptr, author);
}

Result<std::string> render(const WordRedline& redline, const RenderOptions& options) {
  return docx_of(redline.answer, redline.a.get(), redline.b.get(), options.author);
}

}  // namespace tifa
