// A redline as a Word document with real tracked changes (ECMA-376 part 1, 17.13.5): accepting all of them gives the
// text of B, rejecting all of them that of A. A line break of a text is the mark of a paragraph, tracked as text is.
#include <fmt/format.h>

#include <algorithm>

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
  std::uint64_t move = 0;  // of moved text, and of what was inserted in it
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
        add(Track::kMovedFrom, a_.of(away_[next].range), away_[next].move);
    };
    for (const RedlineBlock& block : answer_.blocks) {
      if (!block.moved && block.range_a[0] < block.range_a[1]) away_until(block.range_a[0]);
      block.moved ? add_moved(block) : add_row(block);
    }
    away_until(~std::uint64_t{0});
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

  void add(Track track, std::string_view text, std::uint64_t move = 0) {
    if (!text.empty()) pieces_.push_back({track, text, move});
  }

  void add_moved(const RedlineBlock& block) {
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op == "keep" && edit.move == block.move)
        add(Track::kMovedTo, b_.of(edit.b), block.move);
      else
        add_arriving(edit);
    }
  }

  // What only B has here: new text, or text that moved here. What was deleted inside moved text is shown where it was.
  void add_arriving(const RedlineEdit& edit) {
    if (edit.op == "delete") return;
    if (edit.op == "insert") return add(Track::kInserted, b_.of(edit.b), edit.move);
    std::uint64_t move = edit.move;
    if (move == 0) {
      const auto found = std::lower_bound(strayed_.begin(), strayed_.end(), edit.a[0],
                                          [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
      if (found != strayed_.end()) move = found->move;
    }
    add(Track::kMovedTo, b_.of(edit.b), move);
  }

  // What only A has in a range: deleted text, and what moved away from here.
  void add_leaving(TextRange range) {
    auto next = std::lower_bound(left_.begin(), left_.end(), range[0],
                                 [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
    for (; next != left_.end() && next->range[0] < range[1]; ++next) {
      add(Track::kDeleted, a_.of({range[0], next->range[0]}));
      add(Track::kMovedFrom, a_.of(next->range), next->move);
      range[0] = next->range[1];
    }
    add(Track::kDeleted, a_.of(range));
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
      add(Track::kNone, b_.of(edit.b));
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

class DocumentWriter {
 public:
  explicit DocumentWriter(const RedlineAnswer& answer) : date_(answer.b.date) {
    if (date_.size() == 4) date_ += "-01";
    if (date_.size() == 7) date_ += "-01";
    if (date_.size() != 10) date_ = "2000-01-01";
  }

  std::string write(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      range_of(piece);
      std::string_view rest = piece.text;
      while (!rest.empty()) {
        const std::size_t line = std::min(rest.find('\n'), rest.size());
        run(piece, rest.substr(0, line));
        if (line < rest.size()) end_paragraph(piece.track);
        rest.remove_prefix(std::min(line + 1, rest.size()));
      }
    }
    close_range();
    end_paragraph(Track::kNone);
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

  std::string who() { return fmt::format(R"(w:id="{}" w:author="tifa" w:date="{}T00:00:00Z")", ++id_, date_); }

  // A moved passage lies between a start and an end that name it, at both its places.
  void range_of(const Piece& piece) {
    const bool moves = piece.track == Track::kMovedFrom || piece.track == Track::kMovedTo;
    const bool from = piece.track == Track::kMovedFrom;
    if (range_ != nullptr && piece.move == range_move_ && (moves ? from == range_from_ : !range_from_) &&
        piece.move != 0)
      return;
    close_range();
    if (!moves) return;
    range_ = from ? "w:moveFromRange" : "w:moveToRange";
    range_from_ = from;
    range_move_ = piece.move;
    range_id_ = ++id_;
    content_ += fmt::format(R"(<{}Start w:id="{}" w:name="move{}" w:author="tifa" w:date="{}T00:00:00Z"/>)", range_,
                            range_id_, piece.move, date_);
  }
  void close_range() {
    if (range_ != nullptr) content_ += fmt::format(R"(<{}End w:id="{}"/>)", range_, range_id_);
    range_ = nullptr;
  }

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

  void end_paragraph(Track mark) {
    body_ += "<w:p>";
    if (mark != Track::kNone) body_ += fmt::format("<w:pPr><w:rPr><{} {}/></w:rPr></w:pPr>", element_of(mark), who());
    body_ += content_ + "</w:p>";
    content_.clear();
  }

  std::string date_, body_, content_;
  int id_ = 0;
  const char* range_ = nullptr;  // the open range's element
  bool range_from_ = false;
  std::uint64_t range_move_ = 0;
  int range_id_ = 0;
};

}  // namespace

std::string redline_to_docx(const RedlineAnswer& answer) {
  const std::string types =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      "\n"
      R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
      R"(<Default Extension="xml" ContentType="application/xml"/>)"
      R"(<Override PartName="/word/document.xml" )"
      R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
  const std::string relations =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      "\n"
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
      R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
      R"(Target="word/document.xml"/></Relationships>)";
  return stored_zip({{"[Content_Types].xml", types},
                     {"_rels/.rels", relations},
                     {"word/document.xml", DocumentWriter(answer).write(Stream(answer).pieces())}});
}

}  // namespace tifa
