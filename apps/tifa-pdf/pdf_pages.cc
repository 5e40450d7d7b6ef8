#include "pdf_pages.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <TextOutputDev.h>
#include <UTF.h>
#include <fmt/format.h>
#include <goo/gmem.h>

#include "text/utf8.h"

namespace tifa {
namespace {

constexpr double kPoints = 72;     // dots an inch, so that a dot is a point
constexpr int kFewestShapes = 20;  // filled or drawn on a page without text, so that it shows something
constexpr const char* kAgain = "save or download it again";

// A damaged page may give any number, and what is none.
float bounded(double value) {
  constexpr double kFarthest = 1e5;  // points
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -kFarthest, kFarthest)) : 0;
}

// Sees whether a page shows pictures or drawings.
class Sight : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void fill(GfxState*) override { ++shapes_; }
  void eoFill(GfxState*) override { ++shapes_; }
  void stroke(GfxState*) override { ++shapes_; }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask, bool in_line) override {
    picture_ = true;
    OutputDev::drawImage(state, ref, stream, width, height, colours, interpolate, mask, in_line);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool in_line) override {
    picture_ = true;
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
  }
  void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool,
                       bool) override {
    picture_ = true;
  }
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override {
    picture_ = true;
  }
  [[nodiscard]] bool anything() const { return picture_ || shapes_ >= kFewestShapes; }

 private:
  bool picture_ = false;
  int shapes_ = 0;
};

PageBox around(const PageBox& a, const PageBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// What is drawn as straight lines: strokes, and areas too thin to be anything else.
class Rules {
 public:
  void take(const GfxState& state, bool filled) {
    const GfxPath* path = state.getPath();
    if (!filled && state.getTransformedLineWidth() > kThickest) return;
    for (int i = 0; i < path->getNumSubpaths() && boxes_.size() < kMost; ++i) {
      const GfxSubpath& part = *path->getSubpath(i);
      if (filled)
        take_area(state, part);
      else
        take_strokes(state, part);
    }
  }
  // Those since the last call.
  std::vector<PageBox> give() { return std::exchange(boxes_, {}); }

 private:
  static constexpr double kThickest = 4;  // points
  static constexpr double kStraight = 0.5;
  static constexpr std::size_t kMost = 50'000;  // of a page

  static PageBox box_between(const GfxState& state, const GfxSubpath& part, int a, int b) {
    double ax = 0, ay = 0, bx = 0, by = 0;
    state.transform(part.getX(a), part.getY(a), &ax, &ay);
    state.transform(part.getX(b), part.getY(b), &bx, &by);
    return {bounded(std::min(ax, bx)), bounded(std::min(ay, by)), bounded(std::max(ax, bx)), bounded(std::max(ay, by))};
  }
  // Of a curve both control points are marked, its end is not.
  void take_strokes(const GfxState& state, const GfxSubpath& part) {
    for (int i = 1; i < part.getNumPoints() && boxes_.size() < kMost; ++i) {
      const PageBox box = box_between(state, part, i - 1, i);
      const bool straight = !part.getCurve(i - 1) && !part.getCurve(i);
      if (straight && (box.width() < kStraight || box.height() < kStraight)) boxes_.push_back(box);
    }
  }
  void take_area(const GfxState& state, const GfxSubpath& part) {
    constexpr int kCorners = 5;  // of a rectangle, with its first again
    if (part.getNumPoints() < kCorners - 1 || part.getNumPoints() > kCorners) return;
    PageBox box = box_between(state, part, 0, 0);
    for (int i = 0; i < part.getNumPoints(); ++i) {
      if (part.getCurve(i)) return;
      box = around(box, box_between(state, part, i, i));
    }
    if (box.width() < kThickest || box.height() < kThickest) boxes_.push_back(box);
  }

  std::vector<PageBox> boxes_;
};

// Words, rules, and how many letters have no meaning in Unicode at all.
class Text : public TextOutputDev {
 public:
  Text() : TextOutputDev(nullptr, false, 0, false, false) {}
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override {
    if (length == 0) ++unknown_;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, unicode, length);
  }
  void stroke(GfxState* state) override { rules_.take(*state, false); }
  void fill(GfxState* state) override { rules_.take(*state, true); }
  void eoFill(GfxState* state) override { rules_.take(*state, true); }
  [[nodiscard]] std::size_t unknown() const { return unknown_; }
  Rules& rules() { return rules_; }

 private:
  std::size_t unknown_ = 0;
  Rules rules_;
};

// Whether poppler missed the tables of characters that come in a package of their own. It says so in words alone.
bool tables_missing = false;

void note_error(ErrorCategory, Goffset, const char* message) {
  const std::string_view text(message);
  if (text.find("language pack") != text.npos || text.find("CMap file for") != text.npos) tables_missing = true;
}

PageBox box_of(const TextWord& word) {
  double left = 0, top = 0, right = 0, bottom = 0;
  word.getBBox(&left, &top, &right, &bottom);
  return {bounded(left), bounded(top), bounded(right), bounded(bottom)};
}

// Bold by the flag of its font or by its name; the heads of Chinese documents are set in Hei.
bool is_strong(const TextFontInfo& font) {
  if (font.isBold()) return true;
  const GooString* name = font.getFontName();
  if (name == nullptr) return false;
  const std::string& text = name->toStr();
  for (const std::string_view sign : {"Bold", "bold", "Black", "Heavy", "Demi", "SimHei", "Heiti", "STXihei", "-Hei"})
    if (text.find(sign) != std::string::npos) return true;
  return false;
}

class Letters {
 public:
  // The characters of a word. Of a letter whose font does not say which it is comes its number in the font, often a
  // control character: U+FFFD stands for it.
  PageWord word(const TextWord& from) {
    PageWord word;
    const int length = from.getLength();
    for (int i = 0; i < length; ++i) {
      const Unicode code = *from.getChar(i);
      const bool known = code >= 0x20 && (code < 0x7F || code >= 0xA0) && code <= 0x10FFFF &&
                         (code < 0xD800 || code >= 0xE000) && code != kUnknown;
      append_utf8(word.text, known ? code : kUnknown);
      if (!known) ++unknown_;
    }
    word.box = box_of(from);
    word.size = std::clamp(bounded(from.getFontSize()), 0.1F, 10'000.0F);
    word.space_after = from.hasSpaceAfter();
    if (length > 0) {
      const auto [known, fresh] = strong_.try_emplace(from.getFontInfo(0), false);
      if (fresh) known->second = is_strong(*from.getFontInfo(0));
      word.strong = known->second;
    }
    return word;
  }

  void begin_page() { strong_.clear(); }
  [[nodiscard]] std::size_t unknown() const { return unknown_; }

 private:
  static constexpr char32_t kUnknown = 0xFFFD;
  std::map<const TextFontInfo*, bool> strong_;  // of one page
  std::size_t unknown_ = 0;
};

// The size of most letters.
float size_of(const std::vector<PageWord>& words) {
  std::map<float, std::size_t> letters;
  for (const PageWord& word : words) letters[word.size] += word.text.size();
  return std::max_element(letters.begin(), letters.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void take_lines(const TextFlow* first, Letters& letters, Page& page) {
  letters.begin_page();
  std::uint32_t number = 0;
  for (const TextFlow* flow = first; flow != nullptr; flow = flow->getNext()) {
    for (const TextBlock* block = flow->getBlocks(); block != nullptr; block = block->getNext()) {
      ++number;
      for (const TextLine* from = block->getLines(); from != nullptr; from = from->getNext()) {
        PageLine line;
        line.block = number;
        for (const TextWord* word = from->getWords(); word != nullptr; word = word->getNext()) {
          line.turned = line.turned || word->getRotation() != 0;
          PageWord taken = letters.word(*word);
          if (taken.text.empty()) continue;
          line.box = line.words.empty() ? taken.box : around(line.box, taken.box);
          line.words.push_back(std::move(taken));
        }
        if (line.words.empty()) continue;
        line.size = size_of(line.words);
        page.lines.push_back(std::move(line));
      }
    }
  }
}

// A string of the document's properties as UTF-8. Some programs write UTF-8 without its mark, which the format has no
// place for; the rest is poppler's to tell.
std::string property_text(const GooString& value) {
  const std::string& bytes = value.toStr();
  std::string text;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    text = bytes.substr(3);
  } else if (find_invalid_utf8(bytes) == std::string::npos) {
    text = bytes;
  } else {
    Unicode* codes = nullptr;
    const int count = TextStringToUCS4(bytes, &codes);
    for (int i = 0; i < count; ++i)
      if (codes[i] <= 0x10FFFF && (codes[i] < 0xD800 || codes[i] >= 0xE000)) append_utf8(text, codes[i]);
    gfree(codes);
  }
  if (find_invalid_utf8(text) != std::string::npos) return {};
  std::erase_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return text;
}

SourceProperties properties_of(PDFDoc& document) {
  const auto take = [](std::unique_ptr<GooString> value) { return value ? property_text(*value) : std::string(); };
  SourceProperties found;
  found.title = take(document.getDocInfoTitle());
  // What a word processor writes where nobody gave a title.
  if (found.title.starts_with("Microsoft Word - ") || found.title.ends_with(".doc") || found.title.ends_with(".docx"))
    found.title.clear();
  found.author = take(document.getDocInfoAuthor());
  // D:20250305093000+08'00' → 2025-03-05
  const std::string made = take(document.getDocInfoCreatDate());
  const std::size_t digits = made.starts_with("D:") ? 2 : 0;
  if (made.size() >= digits + 8 && made.find_first_not_of("0123456789", digits) >= digits + 8)
    found.date = made.substr(digits, 4) + "-" + made.substr(digits + 4, 2) + "-" + made.substr(digits + 6, 2);
  return found;
}

// "3-5, 8".
std::string page_ranges(const std::vector<std::size_t>& numbers) {
  std::string text;
  constexpr std::size_t kMostRanges = 8;
  std::size_t ranges = 0;
  for (std::size_t begin = 0; begin < numbers.size();) {
    std::size_t end = begin + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    if (ranges++ == kMostRanges) return text + fmt::format(" and {} more", numbers.size() - begin);
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[begin]);
    if (end > begin + 1) text += "-" + std::to_string(numbers[end - 1]);
    begin = end;
  }
  return text;
}

}  // namespace

Result<PdfPages> read_pdf_pages(std::string_view bytes) {
  tables_missing = false;
  setErrorCallback(note_error);
  if (!globalParams) globalParams = std::make_unique<GlobalParams>();
  PdfPages read;
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  // Owns the stream.
  PDFDoc document(stream, {}, {}, nullptr, [&] { read.mended = true; });
  if (!document.isOk()) {
    if (document.getErrorCode() == errEncrypted)
      return fail(ErrorCode::kInput, "the PDF is encrypted and opens with a password only", "",
                  "save it without a password");
    return fail(ErrorCode::kInput, "the PDF is damaged or cut short", "", kAgain);
  }
  const int count = document.getNumPages();
  if (count <= 0) return fail(ErrorCode::kInput, "the PDF has no page that could be found", "", kAgain);
  if (static_cast<std::size_t>(count) > kMostPages)
    return fail(ErrorCode::kLimit, fmt::format("the PDF has {} pages; {} may be read", count, kMostPages), "",
                "split it");
  read.properties = properties_of(document);
  Text text;
  Letters letters;
  for (int number = 1; number <= count; ++number) {
    ::Page* from = document.getPage(number);
    if (from == nullptr || !from->isOk())
      return fail(ErrorCode::kInput, fmt::format("page {} of {} is damaged", number, count), "", kAgain);
    Page page;
    document.displayPage(&text, number, kPoints, kPoints, 0, true, false, false);
    take_lines(text.getFlows(), letters, page);
    page.rules = text.rules().give();
    const bool lies = from->getRotate() % 180 != 0;
    page.width = bounded(lies ? from->getMediaHeight() : from->getMediaWidth());
    page.height = bounded(lies ? from->getMediaWidth() : from->getMediaHeight());
    if (page.lines.empty()) {
      Sight sight;
      document.displayPage(&sight, number, kPoints, kPoints, 0, true, false, false);
      page.pictures = sight.anything();
    }
    read.pages.push_back(std::move(page));
  }
  read.unknown_letters = letters.unknown() + text.unknown();
  if (tables_missing)
    return fail(ErrorCode::kNotFound,
                "the tables for the letters of its fonts, which it does not embed, are not installed", "",
                "install poppler-data");
  return read;
}

Result<RawDocument> read_pdf(std::string_view bytes) {
  auto read = read_pdf_pages(bytes);
  if (!read) return tl::unexpected(read.error());
  std::vector<std::size_t> pictures;
  bool text = false;
  for (std::size_t i = 0; i < read->pages.size(); ++i) {
    if (read->pages[i].pictures) pictures.push_back(i + 1);
    text = text || !read->pages[i].lines.empty();
  }
  if (!text && !pictures.empty())
    return fail(ErrorCode::kInput,
                fmt::format("the PDF has no text: {} of its {} pages are pictures (scanned?)", pictures.size(),
                            read->pages.size()),
                "", "recognise the text first, for instance with ocrmypdf");
  auto raw = read_pages(std::move(read->pages), std::move(read->properties));
  if (!raw) return raw;
  const auto say = [&](const std::string& what) { raw->unread += (raw->unread.empty() ? "" : "; ") + what; };
  if (!pictures.empty())
    say(fmt::format("page{} {} {} no text, only pictures (scanned?)", pictures.size() == 1 ? "" : "s",
                    page_ranges(pictures), pictures.size() == 1 ? "has" : "have"));
  if (read->unknown_letters > 0)
    say(fmt::format("the fonts of {} letters do not say which they are", read->unknown_letters));
  if (read->mended) say("the PDF is damaged, and only what could be found in it was read");
  return raw;
}

}  // namespace tifa
