// A redline as a Word document with real tracked changes (ECMA-376 part 1, 17.13.5): accepting all of them gives the
// text of B, rejecting all of them that of A. A line break of a text is the mark of a paragraph, tracked as text is.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/redline.h"
#include "render/redline_parts.h"
#include "render/stored_zip.h"
#include "text/utf8.h"

namespace tifa {
namespace {

enum class Track : std::uint8_t { kNone, kInserted, kDeleted, kMovedFrom, kMovedTo };

struct Piece {
  Track track = Track::kNone;
  std::string_view text;
  bool of_a = false;        // text of A alone; else it stands in B, kept text in both
  std::uint64_t place = 0;  // in that text, code points
  std::uint64_t move = 0;   // of moved text, and of what was inserted in it
};

// One end of a move: the stretch of pieces between its start and its end. New text inside text that arrived lies in it.
struct MoveEnd {
  std::uint64_t move = 0;  // 0: none is open
  bool from = false;
  [[nodiscard]] bool holds(const Piece& piece) const {
    if (move == 0 || piece.move != move) return false;
    return piece.track == Track::kMovedFrom ? from : !from;
  }
  // The one that begins with a piece.
  [[nodiscard]] static MoveEnd at(const Piece& piece) {
    if (piece.track == Track::kMovedFrom) return {piece.move, true};
    if (piece.track == Track::kMovedTo) return {piece.move, false};
    return {};
  }
};

// The texts of both editions as one stream, in which every character of A stands once among what is not inserted or
// moved to, in A's order, and every one of B among what is not deleted or moved from, in B's.
class Stream {
 public:
  explicit Stream(const RedlineAnswer& answer) : answer_(answer), a_(answer.a.text), b_(answer.b.text) {
    for (const RedlinePassage& move : answer.moves) {
      if (move.unit == "block")
        away_.push_back({move.a, move.move});
      else
        left_.push_back({move.a, move.move});
    }
    // Text that stayed in order but changed its paragraph is moved text to a word processor.
    next_move_ = answer.moves.size() + 1;
    for (const RedlineBlock& block : answer.blocks)
      for (const RedlineEdit& edit : block.edits)
        if (edit.op == "keep" && edit.move == 0 && !inside(edit.a, block.range_a)) {
          strayed_.push_back({edit.a, next_move_});
          left_.push_back({edit.a, next_move_++});
        }
    const auto by_place = [](const Leaving& x, const Leaving& y) { return x.range[0] < y.range[0]; };
    std::sort(away_.begin(), away_.end(), by_place);
    std::sort(left_.begin(), left_.end(), by_place);
    std::sort(strayed_.begin(), strayed_.end(), by_place);
  }

  std::vector<Piece> pieces() {
    std::size_t next = 0;
    const auto away_until = [&](std::uint64_t place) {
      for (; next < away_.size() && away_[next].range[0] < place; ++next)
        add_a(Track::kMovedFrom, away_[next].range, away_[next].move);
    };
    for (const RedlineBlock& block : answer_.blocks) {
      if (!block.moved && block.range_a[0] < block.range_a[1]) away_until(block.range_a[0]);
      block.moved ? add_moved(block) : add_row(block);
    }
    away_until(~std::uint64_t{0});
    part_unpaired();
    return std::move(pieces_);
  }

 private:
  struct Leaving {
    TextRange range{};
    std::uint64_t move = 0;
  };

  static bool inside(const TextRange& inner, const TextRange& outer) {
    return inner[0] >= outer[0] && inner[1] <= outer[1];
  }

  void add_a(Track track, const TextRange& range, std::uint64_t move = 0) {
    if (range[0] < range[1]) pieces_.push_back({track, a_.of(range), true, range[0], move});
  }
  void add_b(Track track, const TextRange& range, std::uint64_t move = 0) {
    if (range[0] < range[1]) pieces_.push_back({track, b_.of(range), false, range[0], move});
  }

  // The format wants one stretch of text at either end of a move. A move inside a moved paragraph has none of its own
  // where it came from, and one around another stretch that arrived has two where it went to: a word processor is told
  // of them as deleted and inserted text.
  void part_unpaired() {
    std::vector<std::array<std::uint32_t, 2>> stretches(next_move_);  // from, to, by move
    MoveEnd end;
    for (const Piece& piece : pieces_) {
      if (end.holds(piece)) continue;
      end = MoveEnd::at(piece);
      if (end.move != 0) ++stretches[end.move][end.from ? 0 : 1];
    }
    for (Piece& piece : pieces_) {
      if (piece.move == 0 || stretches[piece.move] == std::array<std::uint32_t, 2>{1, 1}) continue;
      if (piece.track == Track::kMovedFrom) piece.track = Track::kDeleted;
      if (piece.track == Track::kMovedTo) piece.track = Track::kInserted;
      piece.move = 0;
    }
  }

  void add_moved(const RedlineBlock& block) {
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op == "keep" && edit.move == block.move)
        add_b(Track::kMovedTo, edit.b, block.move);
      else
        add_arriving(edit);
    }
  }

  // What only B has here: new text, or text that moved here. What was deleted inside moved text is shown where it was.
  void add_arriving(const RedlineEdit& edit) {
    if (edit.op == "delete") return;
    if (edit.op == "insert") return add_b(Track::kInserted, edit.b, edit.move);
    std::uint64_t move = edit.move;
    if (move == 0) {
      const auto found = std::lower_bound(strayed_.begin(), strayed_.end(), edit.a[0],
                                          [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
      if (found != strayed_.end()) move = found->move;
    }
    add_b(Track::kMovedTo, edit.b, move);
  }

  // What only A has in a range: deleted text, and what moved away from here.
  void add_leaving(TextRange range) {
    auto next = std::lower_bound(left_.begin(), left_.end(), range[0],
                                 [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
    for (; next != left_.end() && next->range[0] < range[1]; ++next) {
      add_a(Track::kDeleted, {range[0], next->range[0]});
      add_a(Track::kMovedFrom, next->range, next->move);
      range[0] = next->range[1];
    }
    add_a(Track::kDeleted, range);
  }

  void add_row(const RedlineBlock& block) {
    std::uint64_t at = block.range_a[0];
    std::vector<const RedlineEdit*> arriving;
    const auto settle = [&](std::uint64_t end) {
      if (at < end) add_leaving({at, end});
      for (const RedlineEdit* edit : arriving) add_arriving(*edit);
      arriving.clear();
    };
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op != "keep" || edit.move != 0 || !inside(edit.a, block.range_a)) {
        arriving.push_back(&edit);
        continue;
      }
      settle(edit.a[0]);
      add_b(Track::kNone, edit.b);
      at = edit.a[1];
    }
    settle(block.range_a[1]);
  }

  const RedlineAnswer& answer_;
  TextPlaces a_, b_;
  std::vector<Leaving> away_, left_, strayed_;  // whole blocks; passages; of these, what strayed from its paragraph
  std::uint64_t next_move_ = 0;
  std::vector<Piece> pieces_;
};

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

class DocumentWriter {
 public:
  DocumentWriter(const RedlineAnswer& answer, const std::string& author)
      : date_(date_of(answer)), styles_a_(answer, true), styles_b_(answer, false) {
    add_xml(author_, author);
  }

  std::string write(const std::vector<Piece>& pieces) {
    std::string_view last;  // the style of the paragraph that no line break ends
    for (const Piece& piece : pieces) {
      range_of(piece);
      const ParagraphStyles& styles = piece.of_a ? styles_a_ : styles_b_;
      std::string_view rest = piece.text;
      std::uint64_t place = piece.place;
      while (!rest.empty()) {
        const std::size_t line = std::min(rest.find('\n'), rest.size());
        run(piece, rest.substr(0, line));
        place += code_points(rest.substr(0, line));
        if (line < rest.size()) end_paragraph(piece.track, styles.at(place++));
        rest.remove_prefix(std::min(line + 1, rest.size()));
      }
      last = styles.at(place);
    }
    close_range();
    end_paragraph(Track::kNone, last);
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
           "\n"
           R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
           body_ +
           R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" )"
           R"(w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>)";
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

  static std::uint64_t code_points(std::string_view text) {
    return static_cast<std::uint64_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  std::string who() { return fmt::format(R"(w:id="{}" w:author="{}" w:date="{}")", ++id_, author_, date_); }

  // A moved passage lies between a start and an end that name it, at both its places.
  void range_of(const Piece& piece) {
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

  void run(const Piece& piece, std::string_view text) {
    if (text.empty()) return;
    const bool deleted = piece.track == Track::kDeleted;
    if (piece.track != Track::kNone) content_ += fmt::format("<{} {}>", element_of(piece.track), who());
    content_ += "<w:r>";
    while (!text.empty()) {
      const std::size_t tab = std::min(text.find('\t'), text.size());
      if (tab > 0) {
        content_ += deleted ? R"(<w:delText xml:space="preserve">)" : R"(<w:t xml:space="preserve">)";
        add_xml(content_, text.substr(0, tab));
        content_ += deleted ? "</w:delText>" : "</w:t>";
      }
      if (tab < text.size()) content_ += "<w:tab/>";
      text.remove_prefix(std::min(tab + 1, text.size()));
    }
    content_ += "</w:r>";
    if (piece.track != Track::kNone) content_ += fmt::format("</{}>", element_of(piece.track));
  }

  void end_paragraph(Track mark, std::string_view style) {
    body_ += "<w:p>";
    if (mark != Track::kNone || !style.empty()) {
      body_ += "<w:pPr>";
      if (!style.empty()) body_ += fmt::format(R"(<w:pStyle w:val="{}"/>)", style);
      if (mark != Track::kNone) body_ += fmt::format("<w:rPr><{} {}/></w:rPr>", element_of(mark), who());
      body_ += "</w:pPr>";
    }
    body_ += content_ + "</w:p>";
    content_.clear();
  }

  std::string date_, author_, body_, content_;
  ParagraphStyles styles_a_, styles_b_;
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

}  // namespace

std::string redline_to_docx(const RedlineAnswer& answer, const std::string& author) {
  const std::string name = author.empty() ? "tifa" : author;
  const std::string types = fmt::format(
      R"({0}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Default Extension="xml" ContentType="application/xml"/>)"
      R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
      R"(<Override PartName="/word/document.xml" ContentType="{1}.document.main+xml"/>)"
      R"(<Override PartName="/word/styles.xml" ContentType="{1}.styles+xml"/></Types>)",
      kHead, "application/vnd.openxmlformats-officedocument.wordprocessingml");
  constexpr std::string_view kRelations = R"({0}<Relationships xmlns="{1}/package/2006/relationships">)";
  constexpr std::string_view kSchemas = "http://schemas.openxmlformats.org";
  const std::string relations =
      fmt::format(fmt::runtime(kRelations), kHead, kSchemas) +
      fmt::format(
          R"(<Relationship Id="rId1" Type="{0}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
          R"(<Relationship Id="rId2" Type="{0}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
          R"(</Relationships>)",
          kSchemas);
  const std::string document_relations =
      fmt::format(fmt::runtime(kRelations), kHead, kSchemas) +
      fmt::format(
          R"(<Relationship Id="rId1" Type="{0}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)",
          kSchemas);
  return stored_zip({{"[Content_Types].xml", types},
                     {"_rels/.rels", relations},
                     {"docProps/core.xml", properties_part(answer, name)},
                     {"word/document.xml", DocumentWriter(answer, name).write(Stream(answer).pieces())},
                     {"word/_rels/document.xml.rels", document_relations},
                     {"word/styles.xml", styles_part(answer.b.language)}});
}

}  // namespace tifa
