// The head of a document: its title lines, a title that stands again, and the notes between title and text (adoption,
// occasion, author, date).
#include <algorithm>
#include <array>
#include <string>

#include "structure/dates.h"
#include "structure/piece.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMaxHeadPieces = 16;
constexpr std::uint32_t kLongestTitle = 90;
constexpr std::size_t kMaxTitleLines = 4;
constexpr std::uint32_t kLongestName = 8;     // Han characters of an author line
constexpr std::uint32_t kLongestIntro = 400;  // of a broadcaster's sentence before the text

bool has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(text, word); });
}

bool is_digit_of(char32_t code, bool with_han) {
  if ((code >= U'0' && code <= U'9') || (code >= U'０' && code <= U'９')) return true;
  static constexpr std::u32string_view kHan = U"〇○零一二三四五六七八九十";
  return with_han && kHan.find(code) != kHan.npos;
}

// The text begins with a year and 年 (or is an English date).
bool begins_with_date(std::string_view text) {
  std::size_t at = 0;
  std::size_t digits = 0;
  while (at < text.size() && digits < 5) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_digit_of(point.value, true)) break;
    at += point.length;
    ++digits;
  }
  return digits == 4 && text.substr(at).starts_with("年");
}

// “各位代表：”, “同志们！”, “Fellow Deputies,”: the text begins here.
bool is_salutation(std::string_view text, const Shape& shape) {
  if (shape.characters > 80 || shape.sentence_ends > 1) return false;
  static constexpr std::array<std::string_view, 9> kAddressed{"代表", "同志", "委员", "女士", "先生",
                                                              "朋友", "同胞", "各位", "主席"};
  if (shape.chinese())
    return (shape.tail == U'：' || shape.tail == U':' || shape.tail == U'！' || shape.tail == U'!' ||
            shape.tail == U'，') &&
           shape.characters <= 40 && has_any(text, kAddressed);
  static constexpr std::array<std::string_view, 11> kEnglish{"Fellow",    "fellow",   "Deputies", "Ladies",
                                                             "Gentlemen", "Citizens", "citizens", "Comrades",
                                                             "Mr.",       "Friends",  "Delegates"};
  return (shape.tail == U':' || shape.tail == U',' || shape.tail == U'!') && has_any(text, kEnglish);
}

// A time of day as notices of release give it: “2:00 p.m.”, “14:00 GMT”.
bool has_time_of_day(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
  for (std::size_t colon = text.find(':'); colon != text.npos; colon = text.find(':', colon + 1)) {
    if (colon == 0 || !digit(colon - 1) || !digit(colon + 1) || !digit(colon + 2) || digit(colon + 3)) continue;
    std::string_view after = text.substr(colon + 3);
    if (after.starts_with(" ")) after.remove_prefix(1);
    if (after.size() < 2) continue;
    const char first = static_cast<char>(after[0] | 0x20), second = static_cast<char>(after[1] | 0x20);
    const bool half = (first == 'a' || first == 'p') && (second == 'm' || after[1] == '.');
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (half || (capital(after[0]) && capital(after[1]))) return true;  // of a zone
  }
  return false;
}

// “For release at 2:00 p.m. EST”, “Embargoed until 14:00 GMT”.
bool is_notice_of_release(std::string_view text) {
  const std::string lower = ascii_lower(text);
  const bool says_so =
      lower.find("release") != lower.npos || lower.find("embargo") != lower.npos || lower.find("publi") != lower.npos;
  return says_so && has_time_of_day(text);
}

// A day alone, the name of the day of the week apart; under a title also with a few words (“Published on 6 June 2024”).
bool is_dated_line(std::string_view text, const Shape& shape, bool under_title) {
  constexpr std::ptrdiff_t kFewWords = 4;
  const auto found = find_date(text);
  if (!found || found->date.day == 0 || !shape.open()) return false;
  const std::string_view before = trimmed(text.substr(0, found->range.begin));
  const std::string_view after = trimmed(text.substr(found->range.end));
  const auto says_nothing = [](std::string_view rest) { return rest.empty() || !shape_of(rest).letters; };
  if (!says_nothing(after)) return false;
  if (says_nothing(before) || (before.ends_with("day,") && before.find(' ') == before.npos)) return true;
  return under_title && !shape.chinese() && std::count(before.begin(), before.end(), ' ') < kFewWords;
}

// The number of a document: 国发〔2024〕5号.
bool is_document_number(std::string_view text, const Shape& shape) {
  if (shape.characters > 30 || shape.clause_ends > 0 || !text.ends_with("号")) return false;
  for (const std::string_view open : {"〔", "［", "[", "（", "("}) {
    const std::size_t at = text.find(open);
    if (at == text.npos || at == 0) continue;
    std::size_t digits = at + open.size();
    const std::size_t year = digits;
    while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
    if (digits - year == 4 && is_closing_mark(decode_utf8(text, digits).value)) return true;
  }
  return false;
}

// （2025年…通过）, 2020年4月10日…公布, ——在…上的报告, a date alone, “(Adopted …)”, “Effective as of …”.
// 国发〔2024〕5号, “For release at 2:00 p.m. EST”.
bool is_head_note(std::string_view text, const Shape& shape, bool under_title) {
  if (shape.characters > 160) return false;
  constexpr std::uint32_t kLongestNotice = 60;  // of release
  if (is_document_number(text, shape) || is_dated_line(text, shape, under_title)) return true;
  if (shape.characters <= kLongestNotice && is_notice_of_release(text)) return true;
  if (shape.first == U'—' || shape.first == U'―' || shape.first == U'─')
    return shape.characters <= 60 && !shape.closed();
  const bool bracketed = is_opening_mark(shape.first) && closing_mark_of(shape.first) == shape.last &&
                         shape.first != U'《' && shape.first != U'“';
  if (bracketed) return true;
  if (shape.chinese()) {
    static constexpr std::array<std::string_view, 12> kActs{"通过", "通過", "批准", "公布",   "发布",   "施行",
                                                            "修订", "修正", "制定", "会议上", "会議上", "大会上"};
    if (begins_with_date(text)) return has_any(text, kActs) || text.ends_with("日") || text.ends_with("月");
    return false;
  }
  static constexpr std::array<std::string_view, 9> kEnglish{"Adopted",      "Effective",     "Last updated",
                                                            "Last Updated", "Last modified", "Last revised",
                                                            "Delivered",    "Approved",      "Date:"};
  return shape.characters <= 120 &&
         std::any_of(kEnglish.begin(), kEnglish.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// The title with a date in it that announces itself: “…公报，2018年1月19日…通过。”
bool is_adoption_sentence(std::string_view text, const Shape& shape) {
  return shape.chinese() && shape.characters <= 90 && shape.sentence_ends <= 2 && has(text, "年") &&
         (has(text, "通过。") || has(text, "通过）。"));
}

// An office and a name, or a name with spaces between its characters: only under a title.
bool is_author(std::string_view text, const Shape& shape) {
  if (!shape.chinese() || shape.clause_ends + shape.sentence_ends > 0 || shape.han != shape.characters) return false;
  if (shape.han >= 2 && shape.han <= 4) return true;
  static constexpr std::array<std::string_view, 9> kOffices{"总理", "總理", "主席", "总书记", "部长",
                                                            "主任", "省长", "市长", "书记"};
  return shape.han <= kLongestName + 8 && has_any(text, kOffices) && !has(text, "报告") && !has(text, "讲话") &&
         !has(text, "贺词");
}

// A broadcaster's or newspaper's sentence that leads to the text: 现在全文播送…, …全文如下：
bool is_introduction(std::string_view text, const Shape& shape) {
  if (shape.characters > kLongestIntro) return false;
  static constexpr std::array<std::string_view, 7> kWords{"全文播送", "现在播送", "现在播发", "全文如下",
                                                          "全文播发", "摘要如下", "发表"};
  if (!has_any(text, kWords)) return false;
  return shape.tail == U'：' || has(text, "现在") || (has(text, "发表") && has(text, "贺词"));
}

bool title_shaped(const Piece& piece) {
  const Shape& shape = piece.shape;
  if (shape.characters < 2 || shape.characters > kLongestTitle || !shape.letters) return false;
  if (piece.hint == Hint::kListItem || piece.hint == Hint::kTableCell || piece.hint == Hint::kAnchorLink ||
      piece.hint == Hint::kQuote)
    return false;
  if (shape.sentence_ends > (shape.closed() ? 1U : 0U)) return false;
  return shape.open() || shape.tail == U'？' || shape.tail == U'！' || shape.tail == U'?' || shape.tail == U'!';
}

// Two spellings of one title: equal without white space, or one the other's end after “作者：”.
bool same_title(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  return shorter.size() * 10 >= longer.size() * 6 && shorter.size() >= 12 &&
         (longer.ends_with(shorter) || longer.starts_with(shorter));
}

class Head {
 public:
  Head(const RawDocument& raw, std::string_view known, Pieces& pieces)
      : raw_(raw), pieces_(pieces), known_(squeezed(known)) {}

  void find() {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < pieces_.size() && seen < kMaxHeadPieces; ++i) {
      Piece& piece = pieces_[i];
      if (piece.dropped) continue;
      ++seen;
      if (!take(piece, i)) break;
    }
    drop_repeated_markup_title();
  }

 private:
  // Classifies one piece of the head; false when the text itself begins with it.
  bool take(Piece& piece, std::size_t i) {
    const std::string_view text = piece.text(raw_);
    if (piece.hint == Hint::kMetadata) piece.kind = BlockKind::kNote;
    if (piece.hint == Hint::kMetadata || piece.hint == Hint::kNote) return true;
    const std::string plain = piece.shape.characters <= 2 * kLongestTitle ? squeezed(text) : std::string();
    if (!titles_.empty() && repeats(plain)) {
      piece.dropped = Reason::kRepeatedTitle;
      return true;
    }
    if (piece.hint == Hint::kTitle) {
      set_title(piece, plain);
      return true;
    }
    if (piece.hint == Hint::kHeading) {
      if (!titles_.empty() || piece.markup_level > 2 || (piece.label && piece.label->separated) ||
          other_heading_of_level(i))
        return false;
      set_title(piece, plain);
      return true;
    }
    if (is_salutation(text, piece.shape)) return false;
    const bool under_title = !titles_.empty();
    if (is_head_note(text, piece.shape, under_title)) return set_note(piece);
    if (under_title && is_adoption_sentence(text, piece.shape)) return set_note(piece);
    if (under_title && is_introduction(text, piece.shape)) return set_note(piece);
    if (under_title && is_author(text, piece.shape) && author_stands_here(i)) return set_note(piece);
    if (numbered(piece) || piece.hint == Hint::kListItem || piece.hint == Hint::kAnchorLink ||
        piece.hint == Hint::kTableCell)
      return false;
    if (!title_shaped(piece) || !more_follows(i) || is_contents_title(text)) return false;
    if (titles_.size() >= kMaxTitleLines || (noted_ && !after_introduction_) || marked_up_) return false;
    // A second open line is a title line when it is part of the known title, or when what follows is still the head.
    if (under_title && !part_of_known(plain) && !head_goes_on(i)) return false;
    set_title(piece, plain);
    return true;
  }

  [[nodiscard]] static bool numbered(const Piece& piece) {
    return piece.label && piece.label->separated && piece.label->style != NumberStyle::kDash;
  }

  void set_title(Piece& piece, const std::string& plain) {
    piece.kind = BlockKind::kTitle;
    marked_up_ = piece.hint == Hint::kHeading;
    titles_.push_back(plain);
    joined_ += plain;
  }

  bool set_note(Piece& piece) {
    piece.kind = BlockKind::kNote;
    noted_ = noted_ || !titles_.empty();  // a title may stand below its date or number
    after_introduction_ = is_introduction(piece.text(raw_), piece.shape);
    return true;
  }

  [[nodiscard]] bool part_of_known(const std::string& plain) const {
    return plain.size() >= 6 && known_.find(plain) != known_.npos;
  }

  // Equal to the title, or (line by line) to one of its lines when the whole stands again.
  [[nodiscard]] bool repeats(const std::string& plain) const {
    if (plain.empty()) return false;
    if (same_title(plain, joined_)) return true;
    return plain.size() >= 12 && std::find(titles_.begin(), titles_.end(), plain) != titles_.end();
  }

  [[nodiscard]] const Piece* next_of(std::size_t i) const {
    for (std::size_t k = i + 1; k < pieces_.size(); ++k)
      if (!pieces_[k].dropped) return &pieces_[k];
    return nullptr;
  }

  [[nodiscard]] bool more_follows(std::size_t i) const { return next_of(i) != nullptr; }

  // After an open line comes what belongs to a head: a note, a salutation, the same title, an author, a heading.
  [[nodiscard]] bool head_goes_on(std::size_t i) const {
    const Piece* next = next_of(i);
    if (next == nullptr) return false;
    const std::string_view text = next->text(raw_);
    return is_salutation(text, next->shape) || is_head_note(text, next->shape, true) || is_author(text, next->shape) ||
           numbered(*next) || repeats(next->shape.characters <= 2 * kLongestTitle ? squeezed(text) : std::string());
  }

  // An author line is followed by the text, not by a paragraph of the list that it begins.
  [[nodiscard]] bool author_stands_here(std::size_t i) const {
    const Piece* next = next_of(i);
    return next != nullptr && (next->shape.characters > kLongestName || is_salutation(next->text(raw_), next->shape) ||
                               next->shape.han <= 4);
  }

  // Another heading of the same markup level before any of a deeper one: then the first is no title.
  [[nodiscard]] bool other_heading_of_level(std::size_t i) const {
    if (pieces_[i].markup_level == 1) return false;
    for (std::size_t k = i + 1; k < pieces_.size(); ++k)
      if (pieces_[k].hint == Hint::kHeading && pieces_[k].markup_level <= pieces_[i].markup_level) return true;
    return false;
  }

  // A marked-up title after plain lines that say the same.
  void drop_repeated_markup_title() {
    if (titles_.empty()) return;
    std::size_t seen = 0;
    for (Piece& piece : pieces_) {
      if (piece.dropped || piece.kind == BlockKind::kTitle || piece.kind == BlockKind::kNote) continue;
      if (++seen > 2) return;
      if (piece.hint == Hint::kHeading && squeezed(piece.text(raw_)) == joined_) piece.dropped = Reason::kRepeatedTitle;
    }
  }

  const RawDocument& raw_;
  Pieces& pieces_;
  std::string known_;
  std::vector<std::string> titles_;  // squeezed
  std::string joined_;
  bool noted_ = false;
  bool after_introduction_ = false;
  bool marked_up_ = false;
};

}  // namespace

void find_titles(const RawDocument& raw, std::string_view known_title, Pieces& pieces) {
  Head(raw, known_title, pieces).find();
}

}  // namespace tifa
