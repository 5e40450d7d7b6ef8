// RTF: paragraphs with headings by style or outline level, table cells, notes after the paragraph that refers to them,
// and tracked changes as accepted or rejected. Text is in code pages by font, or in Unicode with a stand-in behind it.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ingest/extract.h"
#include "ingest/readers.h"
#include "ingest/rtf_tokens.h"
#include "ingest/style_names.h"
#include "text/legacy_encodings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kDeepest = 1'000;  // groups in groups
constexpr std::size_t kMostStyles = 100'000;
constexpr std::size_t kLongestStyleName = 256;  // bytes
constexpr int kBodyLevel = 9;
constexpr const char* kAgain = "save it again, or as DOCX";

// What text in a group is for.
enum class Goal : std::uint8_t {
  kText,
  kNote,
  kBox,  // a text box: it follows the paragraph that it is anchored to
  kFurniture,
  kRemark,
  kCode,  // of a field
  kFonts,
  kStyles,
  kTitle,
  kAuthor,
  kDate,
  kSkip,
};

struct State {
  Goal goal = Goal::kText;
  int font = 0;
  int skip = 1;  // stand-ins behind a character in Unicode (\uc)
  bool strong = false, hidden = false, deleted = false, inserted = false;
};

struct Paragraph {
  int style = -1;
  int outline = kBodyLevel;
  bool cell = false, item = false;
};

// A piece of a note or text box, which is written when its paragraph has ended.
struct Piece {
  std::string text;
  std::optional<Reason> reason;
  bool strong = false, inserted = false, ends_paragraph = false;
};
struct Later {
  Hint hint = Hint::kNote;
  std::vector<Piece> pieces;
};

std::optional<Encoding> encoding_of_code_page(int page) {
  switch (page) {
    case 936:
    case 54936:
      return Encoding::kGb18030;
    case 950:
      return Encoding::kBig5;
    case 932:
      return Encoding::kShiftJis;
    case 949:
      return Encoding::kEucKr;
    case 866:
      return Encoding::kIbm866;
    case 874:
      return Encoding::kWindows874;
    case 10000:
      return Encoding::kMacintosh;
    case 10007:
      return Encoding::kMacCyrillic;
    case 20866:
      return Encoding::kKoi8R;
    default:
      break;
  }
  if (page >= 1250 && page <= 1258)
    return static_cast<Encoding>(static_cast<int>(Encoding::kWindows1250) + (page - 1250));
  return std::nullopt;
}

// The code page of a font's character set; 0 for that of the document. Symbol fonts (2) have single bytes whatever the
// document has: their bullets are no halves of its characters.
int code_page_of_charset(int charset) {
  static constexpr std::pair<int, int> kPages[] = {
      {0, 1252},   {2, 1252},   {77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950}, {161, 1253},
      {162, 1254}, {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}};
  for (const auto& [set, page] : kPages)
    if (set == charset) return page;
  return 0;
}

// Control words that stand for one character.
char32_t character_of(std::string_view word) {
  static constexpr std::pair<std::string_view, char32_t> kCharacters[] = {
      {"emdash", U'—'},       {"endash", U'–'},    {"lquote", U'‘'},   {"rquote", U'’'},
      {"ldblquote", U'“'},    {"rdblquote", U'”'}, {"bullet", U'•'},   {"emspace", U'\u2003'},
      {"enspace", U'\u2002'}, {"zwj", U'\u200D'},  {"zwnj", U'\u200C'}};
  for (const auto& [name, code] : kCharacters)
    if (name == word) return code;
  return 0;
}

// What a control word that opens a group makes of its text; nothing for one that opens none.
std::optional<Goal> goal_of(std::string_view word) {
  static const std::map<std::string_view, Goal> kGoals = {
      {"footnote", Goal::kNote},     {"shptxt", Goal::kBox},
      {"header", Goal::kFurniture},  {"headerl", Goal::kFurniture},
      {"headerr", Goal::kFurniture}, {"headerf", Goal::kFurniture},
      {"footer", Goal::kFurniture},  {"footerl", Goal::kFurniture},
      {"footerr", Goal::kFurniture}, {"footerf", Goal::kFurniture},
      {"annotation", Goal::kRemark}, {"fldinst", Goal::kCode},
      {"fonttbl", Goal::kFonts},     {"stylesheet", Goal::kStyles},
      {"info", Goal::kSkip},         {"title", Goal::kTitle},
      {"author", Goal::kAuthor},     {"creatim", Goal::kDate},
      {"colortbl", Goal::kSkip},     {"pict", Goal::kSkip},
      {"object", Goal::kText},       {"objdata", Goal::kSkip},
      {"objclass", Goal::kSkip},     {"result", Goal::kText},
      {"listtable", Goal::kSkip},    {"listoverridetable", Goal::kSkip},
      {"revtbl", Goal::kSkip},       {"rsidtbl", Goal::kSkip},
      {"filetbl", Goal::kSkip},      {"generator", Goal::kSkip},
      {"ftnsep", Goal::kSkip},       {"ftnsepc", Goal::kSkip},
      {"ftncn", Goal::kSkip},        {"aftnsep", Goal::kSkip},
      {"aftnsepc", Goal::kSkip},     {"aftncn", Goal::kSkip},
      {"xe", Goal::kSkip},           {"tc", Goal::kSkip},
      {"shprslt", Goal::kSkip},      {"nonshppict", Goal::kSkip},
      {"sp", Goal::kSkip},           {"operator", Goal::kSkip},
      {"subject", Goal::kSkip},      {"keywords", Goal::kSkip},
      {"doccomm", Goal::kSkip},      {"company", Goal::kSkip},
      {"comment", Goal::kSkip},      {"revtim", Goal::kSkip},
      {"printim", Goal::kSkip},      {"buptim", Goal::kSkip},
      {"pntxtb", Goal::kSkip},       {"pntxta", Goal::kSkip},
      {"falt", Goal::kSkip},         {"panose", Goal::kSkip}};
  const auto found = kGoals.find(word);
  return found == kGoals.end() ? std::nullopt : std::optional(found->second);
}

// Groups that say of themselves that a reader may leave them out (\*), and that hold text all the same.
bool is_known_optional(std::string_view word) {
  return word == "shpinst" || word == "fldinst" || word == "annotation" || word == "footnote" || word == "shptxt" ||
         word == "shppict";
}

class RtfReader {
 public:
  RtfReader(std::string_view bytes, const ReadOptions& options) : tokens_(bytes), options_(options) {}

  Result<RawDocument> read() {
    stack_.emplace_back();
    out_.part("");
    bool begun = false;
    for (;;) {
      const RtfToken token = tokens_.next();
      if (token.kind == RtfToken::Kind::kEnd) break;
      if (token.kind != RtfToken::Kind::kByte && token.kind != RtfToken::Kind::kText) flush();
      if (!problem_) return tl::unexpected(problem_.error());
      if (token.kind == RtfToken::Kind::kOpen) {
        if (stack_.size() >= kDeepest)
          return fail(ErrorCode::kLimit, fmt::format("groups nest more than {} deep", kDeepest), "", kAgain);
        begun = true;
        stack_.push_back(stack_.back());
        optional_ = false;
        fresh_ = true;
        unread_stand_ins_ = 0;
      } else if (token.kind == RtfToken::Kind::kClose) {
        close();
        if (stack_.size() == 1) break;  // what stands behind the document is none of it
      } else {
        take(token);
      }
    }
    flush();
    if (!problem_) return tl::unexpected(problem_.error());
    if (!begun || stack_.size() > 1)
      return fail(ErrorCode::kInput, "the RTF is cut short: a group is not closed", "", "save or download it again");
    end_paragraph();
    if (changes_ > 0 && options_.changes == Changes::kNotChosen)
      return fail(ErrorCode::kInput,
                  fmt::format("the document has {} tracked changes, accepted or rejected by nobody", changes_), "",
                  "choose with --changes accepted or rejected, or changes = \"accepted\" in tifa.toml");
    return out_.finish(std::move(properties_));
  }

 private:
  State& state() { return stack_.back(); }

  void close() {
    const Goal goal = state().goal;
    if (stack_.size() > 1) stack_.pop_back();
    unread_stand_ins_ = 0;
    if (goal == Goal::kStyles) end_style();
    if (goal == state().goal) return;
    if (goal == Goal::kNote || goal == Goal::kBox) waiting_.push_back(std::exchange(later_, {}));
  }

  void take(const RtfToken& token) {
    const bool fresh = fresh_;
    switch (token.kind) {
      case RtfToken::Kind::kByte:
        if (unread_stand_ins_ > 0)
          --unread_stand_ins_;
        else
          pending_ += static_cast<char>(token.number);
        break;
      case RtfToken::Kind::kText: {
        const std::size_t skipped = std::min<std::size_t>(unread_stand_ins_, token.text.size());
        unread_stand_ins_ -= static_cast<std::uint32_t>(skipped);
        pending_ += token.text.substr(skipped);
        break;
      }
      case RtfToken::Kind::kSymbol:
        if (token.text == "*") {
          optional_ = true;
          return;  // the word behind it still opens the group
        }
        symbol(token.text);
        break;
      case RtfToken::Kind::kBinary:
        break;
      default:
        word(token, fresh);
    }
    fresh_ = false;
    optional_ = false;
  }

  void symbol(std::string_view symbol) {
    if (unread_stand_ins_ > 0) {
      --unread_stand_ins_;
      return;
    }
    if (symbol == "~") text("\u00A0");
    if (symbol == "_") text("-");
    if (symbol == "\\" || symbol == "{" || symbol == "}") text(symbol);
  }

  void word(const RtfToken& token, bool fresh) {
    const std::string_view name = token.text;
    const bool on = !token.has_number || token.number != 0;
    if (fresh && open_group(name)) return;
    if (name == "u") return unicode(token.number);
    unread_stand_ins_ = 0;
    if (const char32_t code = character_of(name); code != 0) {
      std::string one;
      append_utf8(one, code);
      return text(one);
    }
    State& now = state();
    if (name == "par" || name == "sect") return end_paragraph_of(now.goal, false);
    if (name == "cell" || name == "nestcell") return end_paragraph_of(now.goal, true);
    if (name == "line") return insert("\n");
    if (name == "tab") return insert(" ");
    if (name == "pard") paragraph_ = {};
    if (name == "intbl") paragraph_.cell = true;
    if (name == "ls" || name == "pnlvlblt") paragraph_.item = true;
    if (name == "outlinelevel") paragraph_.outline = token.number;
    if (name == "s") paragraph_.style = token.number;
    if (name == "plain") {
      now.strong = now.hidden = now.deleted = now.inserted = false;
      now.font = standard_font_;
    }
    if (name == "deff") now.font = standard_font_ = token.number;
    if (name == "b") now.strong = on;
    if (name == "v") now.hidden = on;
    if (name == "deleted") changed(now.deleted, on);
    if (name == "revised") changed(now.inserted, on);
    if (name == "uc") now.skip = std::clamp(token.number, 0, 16);
    if (name == "ansicpg") document_page_ = token.number;
    if (name == "mac") document_page_ = 10000;
    if (name == "f") font(token.number);
    if (name == "fcharset" && now.goal == Goal::kFonts) font_page(code_page_of_charset(token.number));
    if (name == "cpg" && now.goal == Goal::kFonts) font_page(token.number);
    if (now.goal == Goal::kDate) date(name, token.number);
  }

  void changed(bool& flag, bool on) {
    if (on && !flag && state().goal != Goal::kSkip) ++changes_;
    flag = on;
  }

  void font(int number) {
    state().font = number;
    if (state().goal == Goal::kFonts && pages_.size() < kMostStyles) pages_.try_emplace(number, 0);
  }

  void font_page(int page) {
    const int font = state().font;
    if (pages_.size() < kMostStyles || pages_.contains(font)) pages_[font] = page;
  }

  // Whether the word opens a group of its own.
  bool open_group(std::string_view name) {
    const auto goal = goal_of(name);
    State& now = state();
    if (now.goal == Goal::kSkip && !(goal && (*goal == Goal::kTitle || *goal == Goal::kAuthor || *goal == Goal::kDate)))
      return true;
    if (now.goal == Goal::kStyles) return false;
    if (optional_ && !is_known_optional(name) && now.goal != Goal::kFonts) {
      now.goal = Goal::kSkip;
      return true;
    }
    if (!goal) return false;
    if (*goal == Goal::kNote || *goal == Goal::kBox) {
      // A note in a note stays part of it.
      if (now.goal != Goal::kText) return true;
      later_ = {*goal == Goal::kNote ? Hint::kNote : Hint::kNone, {}};
    }
    if (*goal != Goal::kText) now.goal = *goal;
    return true;
  }

  void date(std::string_view name, int number) {
    if (name == "yr" && number > 0 && number < 10'000) properties_.date = fmt::format("{:04}", number);
    const std::size_t before = name == "mo" ? 4 : name == "dy" ? 7 : 0;  // "2025", "2025-03"
    if (before > 0 && properties_.date.size() == before && number > 0 && number < 32)
      properties_.date += fmt::format("-{:02}", number);
  }

  // UTF-16 units as signed numbers; two make a character beyond the first 65,536.
  void unicode(int number) {
    const auto unit = static_cast<char32_t>(number < 0 ? number + 0x10000 : number) & 0xFFFF;
    unread_stand_ins_ = static_cast<std::uint32_t>(state().skip);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    char32_t code = unit;
    if (unit >= 0xDC00 && unit < 0xE000) {
      if (high_ == 0) return;
      code = 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00);
    }
    high_ = 0;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return;
    std::string one;
    append_utf8(one, code);
    text(one);
  }

  // Bytes in the code page of their font.
  void flush() {
    if (pending_.empty()) return;
    std::string bytes = std::move(pending_);
    pending_.clear();
    if (state().goal == Goal::kSkip) return;
    const bool plain = std::all_of(bytes.begin(), bytes.end(), [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
    if (plain) return text(bytes);
    const auto known = pages_.find(state().font);
    const int page = known != pages_.end() && known->second != 0 ? known->second : document_page_;
    if (page == 65001 && find_invalid_utf8(bytes) == std::string::npos) return text(bytes);
    const auto encoding = encoding_of_code_page(page);
    std::erase_if(bytes, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    auto decoded = decode_as(bytes, encoding.value_or(Encoding::kWindows1252));
    if (!encoding || !decoded) {
      problem_ = fail(
          ErrorCode::kInput,
          encoding ? fmt::format("its text before byte {} is not valid {}", tokens_.at() + 1, encoding_name(*encoding))
                   : fmt::format("it is written in code page {}, which tifa does not read", page),
          "", kAgain);
      return;
    }
    text(decoded->text);
  }

  [[nodiscard]] std::optional<Reason> reason_now() {
    const State& now = state();
    if (now.deleted && options_.changes != Changes::kRejected) return Reason::kRevision;
    if (now.inserted && options_.changes == Changes::kRejected) return Reason::kRevision;
    if (now.hidden) return Reason::kHidden;
    return std::nullopt;
  }

  void text(std::string_view text) {
    const State& now = state();
    switch (now.goal) {
      case Goal::kText:
        open_paragraph();
        if (contents_)
          out_.leave_out(text, Reason::kContents);
        else if (const auto reason = reason_now())
          out_.leave_out(text, *reason);
        else
          out_.keep(text, now.strong);
        return;
      case Goal::kNote:
      case Goal::kBox:
        later_.pieces.push_back({std::string(text), reason_now(), now.strong});
        return;
      case Goal::kFurniture:
        return out_.leave_out(text, Reason::kRunningHead);
      case Goal::kRemark:
        return out_.leave_out(text, Reason::kRemark);
      case Goal::kCode:
        return out_.leave_out(text, Reason::kMarkup);
      case Goal::kStyles:
        style_name_ += text;
        return;
      case Goal::kTitle:
        properties_.title += text;
        return;
      case Goal::kAuthor:
        properties_.author += text;
        return;
      case Goal::kFonts:
      case Goal::kDate:
      case Goal::kSkip:
        return;
    }
  }

  void insert(std::string_view text) {
    if (reason_now()) return;
    if (state().goal == Goal::kText && paragraph_open_ && !contents_) out_.insert(text, state().strong);
    if (state().goal == Goal::kNote || state().goal == Goal::kBox)
      later_.pieces.push_back({std::string(text), std::nullopt, state().strong, true});
  }

  // "{\s1\outlinelevel0 heading 1;}"
  void end_style() {
    const std::size_t end = style_name_.find(';');
    if (end == std::string::npos) {
      // What never ends would be searched again behind each group.
      if (style_name_.size() > kLongestStyleName) style_name_.clear();
      return;
    }
    StyleMeaning meaning = meaning_of_style(std::string_view(style_name_).substr(0, end));
    if (meaning.role == StyleRole::kBody && paragraph_.outline >= 0 && paragraph_.outline < kBodyLevel)
      meaning = {StyleRole::kHeading, static_cast<std::uint8_t>(paragraph_.outline + 1)};
    if (paragraph_.style >= 0 && styles_.size() < kMostStyles) styles_[paragraph_.style] = meaning;
    style_name_.clear();
    paragraph_ = {};
  }

  void open_paragraph() {
    if (paragraph_open_) return;
    paragraph_open_ = true;
    const auto known = styles_.find(paragraph_.style);
    StyleMeaning meaning = known != styles_.end() ? known->second : StyleMeaning{};
    if (paragraph_.outline >= 0 && paragraph_.outline < kBodyLevel)
      meaning = {StyleRole::kHeading, static_cast<std::uint8_t>(paragraph_.outline + 1)};
    contents_ = meaning.role == StyleRole::kContents;
    out_.place(PlaceKind::kParagraph, ++paragraphs_);
    if (paragraph_.cell)
      out_.begin_block(Hint::kTableCell);
    else if (meaning.role == StyleRole::kTitle && !title_seen_)
      out_.begin_block(Hint::kTitle);
    else if (meaning.role == StyleRole::kTitle || meaning.role == StyleRole::kHeading)
      // One level is left for the title of the document.
      out_.begin_block(Hint::kHeading, static_cast<std::uint8_t>(1 + std::max<int>(1, meaning.level)));
    else
      out_.begin_block(paragraph_.item ? Hint::kListItem : Hint::kNone);
    title_seen_ = title_seen_ || meaning.role == StyleRole::kTitle;
  }

  void end_paragraph_of(Goal goal, bool cell) {
    if (goal == Goal::kText) {
      if (cell) paragraph_.cell = true;
      return end_paragraph();
    }
    if (goal == Goal::kNote || goal == Goal::kBox) later_.pieces.push_back({"", std::nullopt, false, false, true});
  }

  void end_paragraph() {
    out_.end_block();
    paragraph_open_ = contents_ = false;
    for (const Later& later : waiting_) write(later);
    waiting_.clear();
  }

  void write(const Later& later) {
    const bool note = later.hint == Hint::kNote;
    out_.place(note ? PlaceKind::kNote : PlaceKind::kParagraph, note ? ++notes_ : ++paragraphs_);
    out_.begin_block(later.hint);
    for (const Piece& piece : later.pieces) {
      if (piece.ends_paragraph)
        out_.begin_block(later.hint);
      else if (piece.inserted)
        out_.insert(piece.text, piece.strong);
      else if (piece.reason)
        out_.leave_out(piece.text, *piece.reason);
      else
        out_.keep(piece.text, piece.strong);
    }
    out_.end_block();
  }

  RtfTokens tokens_;
  const ReadOptions& options_;
  std::vector<State> stack_;
  bool fresh_ = false, optional_ = false;  // behind the opening of a group; behind \*
  std::uint32_t unread_stand_ins_ = 0;
  char32_t high_ = 0;  // first half of a character
  std::string pending_;
  int document_page_ = 1252, standard_font_ = 0;
  std::map<int, int> pages_;  // font → code page
  std::map<int, StyleMeaning> styles_;
  std::string style_name_;
  Paragraph paragraph_;
  bool paragraph_open_ = false, contents_ = false, title_seen_ = false;
  Later later_;                 // the note or text box that is open
  std::vector<Later> waiting_;  // those of the paragraph that is open
  std::uint32_t paragraphs_ = 0, notes_ = 0;
  std::size_t changes_ = 0;
  SourceProperties properties_;
  Status problem_;
  Extract out_;
};

}  // namespace

Result<RawDocument> read_rtf(std::string_view bytes, const ReadOptions& options) {
  const std::size_t begin = bytes.find("{\\rtf");
  if (begin == bytes.npos) return fail(ErrorCode::kInput, "the file is no RTF", "", kAgain);
  return RtfReader(bytes.substr(begin), options).read();
}

}  // namespace tifa
