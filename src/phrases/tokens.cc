#include "phrases/tokens.h"

#include <algorithm>
#include <type_traits>

#include "base/parallel.h"
#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool is_word(char32_t code) { return (character_flags(code) & kFlagWord) != 0; }
bool is_ascii_digit(char32_t code) { return code >= '0' && code <= '9'; }

// A piece of a folded text: a token, or something that separates tokens.
struct Piece {
  enum class Kind : std::uint8_t { kCharacter, kWord, kBreak, kSpace } kind = Kind::kBreak;
  BreakKind break_kind = BreakKind::kClause;
  char32_t code = 0;
  std::uint32_t begin = 0, end = 0;
};

BreakKind break_kind_of(char32_t code) {
  switch (code) {
    case '\n':
      return BreakKind::kBlock;
    case U'、':
    case 0x1F:
      return BreakKind::kItem;
    case ':':
      return BreakKind::kColon;
    case ' ':
      return BreakKind::kSpace;
    default:
      break;
  }
  const unsigned flags = character_flags(code);
  if (flags & kFlagSentenceEnd) return BreakKind::kSentence;
  if (flags & kFlagClauseEnd) return BreakKind::kClause;
  return BreakKind::kBracket;
}

// Cuts a folded text into pieces, in order.
class Pieces {
 public:
  Pieces(const DocumentView& view, Range blocks, TokenUnit unit)
      : view_(view),
        text_(view.folded.substr(0, blocks.end)),
        unit_(unit),
        at_(blocks.begin),
        block_(blocks.begin == 0 ? 0 : view.block_at_folded(blocks.begin)) {}
  Pieces(const DocumentView& view, TokenUnit unit)
      : Pieces(view, {0, static_cast<std::uint32_t>(view.folded.size())}, unit) {}

  bool next(Piece& piece) {
    if (at_ >= text_.size()) return false;
    const CodePoint c = decode_utf8(text_, at_);
    piece.begin = static_cast<std::uint32_t>(at_);
    piece.code = c.value;
    at_ += c.length;
    if (is_word(c.value)) {
      piece.kind = Piece::Kind::kWord;
      read_word(piece);
    } else if (stands_alone(c.value)) {
      piece.kind = Piece::Kind::kCharacter;
    } else if (c.value == ' ' && unit_ == TokenUnit::kWords) {
      const bool line = ends_line_of_cell(piece.begin);
      piece.kind = line ? Piece::Kind::kBreak : Piece::Kind::kSpace;
      if (line) piece.break_kind = BreakKind::kItem;
    } else {
      piece.kind = Piece::Kind::kBreak;
      piece.break_kind = break_kind_of(c.value);
    }
    piece.end = static_cast<std::uint32_t>(at_);
    return true;
  }

 private:
  [[nodiscard]] bool stands_alone(char32_t code) const {
    if (unit_ == TokenUnit::kCharacters && (code == '+' || code == U'·')) return true;
    return (character_flags(code) & (kFlagHan | kFlagLetter)) != 0;
  }

  // The lines of a table's cell are its items (“User data<br>Usage data”); those of a paragraph are layout.
  bool ends_line_of_cell(std::uint32_t at) {
    while (block_ + 1 < view_.blocks.size() && view_.blocks[block_].folded.end <= at) ++block_;
    if (block_ >= view_.blocks.size() || view_.blocks[block_].kind != BlockKind::kTableCell || at_ >= text_.size())
      return false;
    // The space stands for all white space before the next character.
    const auto next = static_cast<std::uint32_t>(at_ + decode_utf8(text_, at_).length);
    return has_line_break(view_.folded_to_text({at, next}).of(view_.text));
  }

  [[nodiscard]] char32_t peek(std::size_t offset = 0) const {
    return at_ + offset < text_.size() ? decode_utf8(text_, at_ + offset).value : U'\0';
  }

  // A dash that folding made a hyphen of (“states—and”) separates; a hyphen joins (“law-abiding”).
  [[nodiscard]] bool is_hyphen_in_source() const {
    const std::uint32_t at = static_cast<std::uint32_t>(at_);
    return view_.folded_to_text({at, at + 1}).size() == 1;
  }

  // A number that ends a name in Chinese quotation marks is part of it; a quoted number alone is not.
  [[nodiscard]] bool closes_name(std::uint32_t begin) const {
    if (unit_ != TokenUnit::kCharacters || begin < 3) return false;
    if ((character_flags(decode_utf8(text_, previous(text_, begin)).value) & kFlagHan) == 0) return false;
    const Range written = view_.folded_to_text({begin, static_cast<std::uint32_t>(at_)});
    if (written.end >= view_.text.size() || !is_mark(written.end, kFlagClosing)) return false;
    return !is_mark(previous(view_.text, written.begin), kFlagOpening);
  }
  static std::size_t previous(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : floor_code_point(text, at - 1);
  }
  [[nodiscard]] bool is_mark(std::size_t at, unsigned flag) const {
    return (character_flags(decode_utf8(view_.text, at).value) & flag) != 0;
  }

  // Reads on over letters, digits, inner apostrophes and hyphens; what is digits, points and signs alone is a number.
  void read_word(Piece& piece) {
    bool number = is_ascii_digit(piece.code);
    while (at_ < text_.size()) {
      const CodePoint c = decode_utf8(text_, at_);
      if (is_word(c.value)) {
        number = number && is_ascii_digit(c.value);
        at_ += c.length;
      } else if ((c.value == '.' || c.value == ',') && number && is_ascii_digit(peek(1))) {
        ++at_;
      } else if (c.value == '-' && number && is_ascii_digit(peek(1))) {
        ++at_;
      } else if ((c.value == '\'' || (c.value == '-' && is_hyphen_in_source())) && is_word(peek(1))) {
        ++at_;
        number = false;
      } else {
        break;
      }
    }
    if (!number || closes_name(piece.begin)) return;
    while (peek() == '%') ++at_;
    piece.kind = Piece::Kind::kBreak;
    piece.break_kind = BreakKind::kNumber;
  }

  const DocumentView& view_;
  std::string_view text_;
  TokenUnit unit_;
  std::size_t at_;
  std::size_t block_;  // that at_ is in or behind
};

// Where quotation marks stand in the clean text, in folded bytes: they are not in the folded text.
struct QuotationMark {
  std::uint32_t folded = 0;
  bool opens = false;
};

std::vector<QuotationMark> quotation_marks(const DocumentView& view) {
  std::vector<QuotationMark> marks;
  bool open = false;  // for straight marks, which do not say which they are
  for (std::size_t at = 0; at < view.text.size();) {
    const unsigned char byte = static_cast<unsigned char>(view.text[at]);
    if (byte < 0x80) {
      if (byte == '\n') open = false;
      if (byte == '"') {
        open = !open;
        marks.push_back({derived_at(view.fold_runs, static_cast<std::uint32_t>(at)), open});
      }
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(view.text, at);
    const unsigned flags = character_flags(c.value);
    if (flags & (kFlagOpening | kFlagClosing))
      marks.push_back({derived_at(view.fold_runs, static_cast<std::uint32_t>(at)), (flags & kFlagOpening) != 0});
    at += c.length;
  }
  return marks;
}

bool is_heading_kind(BlockKind kind) { return kind == BlockKind::kTitle || kind == BlockKind::kHeading; }

Token break_token(BreakKind kind) { return kind == BreakKind::kItem ? kItemBreak : kBreak; }

// The break between two documents keeps its place in the first of them.
void append_break(TokenText& text, BreakKind kind, std::uint32_t begin) {
  if (!text.tokens.empty() && is_break(text.tokens.back())) {
    text.marks.back() = std::max(text.marks.back(), static_cast<std::uint8_t>(kind));
    text.tokens.back() = break_token(text.break_kind(text.size() - 1));
    return;
  }
  text.tokens.push_back(break_token(kind));
  text.marks.push_back(static_cast<std::uint8_t>(kind));
  text.begin.push_back(begin);
}

// Sets the marks of the tokens from `first` on. An apostrophe inside a word also counts as a closing mark to the
// tables; it lies inside a token, never at its edge, and so sets nothing.
void mark_quotations(TokenText& text, std::size_t first, const DocumentView& view, TokenUnit unit) {
  std::size_t token = first;
  const auto end = [&](std::size_t at) {  // of a break, too
    const std::size_t next = at + 1 < text.size() ? text.begin[at + 1] : view.folded.size();
    return next - (unit == TokenUnit::kWords && next > 0 && view.folded[next - 1] == ' ' ? 1U : 0U);
  };
  for (const QuotationMark mark : quotation_marks(view)) {
    while (token < text.size() && end(token) <= mark.folded && text.begin[token] < mark.folded) ++token;
    if (token >= text.size()) break;
    if (mark.opens && !is_break(text.tokens[token]) && text.begin[token] >= mark.folded)
      text.marks[token] |= kMarkOpens;
    if (!mark.opens && token > first && !is_break(text.tokens[token - 1]) && text.begin[token] >= mark.folded)
      text.marks[token - 1] |= kMarkCloses;
  }
}

void mark_headings(TokenText& text, std::size_t first, const DocumentView& view) {
  std::size_t token = first;
  for (const BlockRecord& block : view.blocks) {
    std::uint32_t end = block.folded.begin;
    if (is_heading_kind(block.kind))
      end = block.folded.end;
    else if (block.run_in_end > block.text.begin)
      end = derived_at(view.fold_runs, block.run_in_end);
    while (token < text.size() && text.begin[token] < block.folded.begin) ++token;
    for (; token < text.size() && text.begin[token] < end; ++token)
      if (!is_break(text.tokens[token])) text.marks[token] |= kMarkHeading;
  }
}

}  // namespace

TokenUnit token_unit_of(std::span<const DocumentView> views, unsigned threads) {
  struct Letters {
    std::uint64_t han = 0, word = 0;
  };
  std::vector<Letters> letters(views.size());
  in_parallel(threads, views.size(), [&](std::size_t v) {
    Letters here;
    const std::string_view folded = views[v].folded;
    for (std::size_t at = 0; at < folded.size();) {
      const CodePoint c = decode_utf8(folded, at);
      const unsigned flags = character_flags(c.value);
      here.han += (flags & kFlagHan) != 0;
      here.word += (flags & kFlagWord) != 0;
      at += c.length;
    }
    letters[v] = here;
  });
  Letters all;
  for (const Letters& here : letters) {
    all.han += here.han;
    all.word += here.word;
  }
  // A word has a few letters, a character is one.
  return 3 * all.han >= all.word ? TokenUnit::kCharacters : TokenUnit::kWords;
}

void TokenText::reserve(std::size_t bytes, TokenUnit unit) {
  // Of characters that take three bytes each, or of words of five letters and a space.
  const std::size_t room = size() + bytes / (unit == TokenUnit::kCharacters ? 3 : 5) + 2;
  tokens.reserve(room);
  marks.reserve(room);
  begin.reserve(room);
}

std::size_t TokenText::document_at(std::size_t at) const {
  return static_cast<std::size_t>(std::upper_bound(document.begin(), document.end(), at) - document.begin()) - 1;
}

Token Vocabulary::add(std::string_view word) {
  const auto it = words_.find(word);
  if (it != words_.end()) return it->second;
  const Token token = kFirstWord + static_cast<Token>(words_.size());
  in_order_.push_back(&words_.emplace(word, token).first->first);
  return token;
}

Token Vocabulary::find(std::string_view word) const {
  const auto it = words_.find(word);
  return it == words_.end() ? kUnknownWord : it->second;
}

void append_tokens(TokenText& text, const DocumentView& view, TokenUnit unit, Vocabulary& vocabulary) {
  if (text.tokens.empty()) append_break(text, BreakKind::kBlock, 0);
  const std::size_t first = text.size();
  text.document.push_back(static_cast<std::uint32_t>(first));
  text.views.push_back(view);
  Pieces pieces(view, unit);
  for (Piece piece; pieces.next(piece);) {
    if (piece.kind == Piece::Kind::kSpace) {
      if (!is_break(text.tokens.back())) text.marks.back() |= kMarkSpace;
      continue;
    }
    if (piece.kind == Piece::Kind::kBreak) {
      if (unit == TokenUnit::kCharacters && piece.break_kind < BreakKind::kBlock && piece.code != ' ' &&
          piece.code != 0x1F)
        text.length += count_code_points(view.folded.substr(piece.begin, piece.end - piece.begin));
      if (unit == TokenUnit::kWords && piece.break_kind == BreakKind::kNumber) ++text.length;
      append_break(text, piece.break_kind, piece.begin);
      continue;
    }
    const std::string_view written = view.folded.substr(piece.begin, piece.end - piece.begin);
    const bool word = piece.kind == Piece::Kind::kWord;
    text.length += word && unit == TokenUnit::kCharacters ? count_code_points(written) : 1;
    text.tokens.push_back(word ? vocabulary.add(written) : static_cast<Token>(piece.code));
    text.marks.push_back(0);
    text.begin.push_back(piece.begin);
  }
  append_break(text, BreakKind::kBlock, static_cast<std::uint32_t>(view.folded.size()));
  mark_quotations(text, first, view, unit);
  mark_headings(text, first, view);
}

void append_tokens(TokenText& text, std::span<const DocumentView> views, TokenUnit unit, Vocabulary& vocabulary,
                   unsigned threads) {
  if (views.empty()) return;
  // The first piece is appended where it belongs, the others are read meanwhile and copied.
  struct Piece {
    TokenText text;
    Vocabulary vocabulary;
    std::vector<Token> words;  // of all texts, by those of the piece
  };
  std::vector<Piece> pieces(std::max(1U, threads));
  const auto cuts = cut_evenly(views.size(), pieces.size(), [&](std::size_t v) { return views[v].folded.size(); });
  const auto views_of = [&](std::size_t p) { return views.subspan(cuts[p], cuts[p + 1] - cuts[p]); };
  const auto bytes_of = [](std::span<const DocumentView> some) {
    std::size_t bytes = 0;
    for (const DocumentView& view : some) bytes += view.folded.size();
    return bytes;
  };
  text.reserve(bytes_of(views), unit);
  in_parallel(threads, pieces.size(), [&](std::size_t p) {
    TokenText& to = p == 0 ? text : pieces[p].text;
    if (p > 0) to.reserve(bytes_of(views_of(p)), unit);
    if (to.tokens.empty()) append_break(to, BreakKind::kBlock, 0);
    for (const DocumentView& view : views_of(p))
      append_tokens(to, view, unit, p == 0 ? vocabulary : pieces[p].vocabulary);
  });
  pieces.erase(pieces.begin());
  // The break that each piece begins with is the one that the text before it ended with.
  std::size_t size = text.size();
  for (Piece& piece : pieces) {
    for (const std::string* word : piece.vocabulary.words()) piece.words.push_back(vocabulary.add(*word));
    const auto shift = static_cast<std::uint32_t>(size - 1);
    for (const std::uint32_t first : piece.text.document) text.document.push_back(first + shift);
    text.views.insert(text.views.end(), piece.text.views.begin(), piece.text.views.end());
    text.length += piece.text.length;
    size += piece.text.size() - 1;
  }
  const auto append = [&](auto TokenText::*member) {
    auto& to = text.*member;
    to.reserve(size);
    for (Piece& piece : pieces) {
      auto& from = piece.text.*member;
      to.insert(to.end(), from.begin() + 1, from.end());
      std::remove_reference_t<decltype(from)>().swap(from);
    }
  };
  in_parallel(threads, 3, [&](std::size_t part) {
    if (part == 1) append(&TokenText::begin);
    if (part == 2) append(&TokenText::marks);
    if (part != 0) return;
    for (Piece& piece : pieces)
      for (Token& token : piece.text.tokens)
        if (token >= kFirstWord) token = piece.words[token - kFirstWord];
    append(&TokenText::tokens);
  });
}

void read_tokens(std::vector<Token>& tokens, const DocumentView& view, TokenUnit unit, const Vocabulary& vocabulary) {
  read_tokens(tokens, view, {0, static_cast<std::uint32_t>(view.folded.size())}, unit, vocabulary);
}

void read_tokens(std::vector<Token>& tokens, const DocumentView& view, Range blocks, TokenUnit unit,
                 const Vocabulary& vocabulary) {
  tokens.assign(1, kBreak);
  Pieces pieces(view, blocks, unit);
  for (Piece piece; pieces.next(piece);) {
    switch (piece.kind) {
      case Piece::Kind::kCharacter:
        tokens.push_back(static_cast<Token>(piece.code));
        break;
      case Piece::Kind::kWord:
        tokens.push_back(vocabulary.find(view.folded.substr(piece.begin, piece.end - piece.begin)));
        break;
      case Piece::Kind::kBreak:
        if (!is_break(tokens.back()))
          tokens.push_back(break_token(piece.break_kind));
        else if (piece.break_kind != BreakKind::kItem)
          tokens.back() = kBreak;
        break;
      case Piece::Kind::kSpace:
        break;
    }
  }
  if (!is_break(tokens.back())) tokens.push_back(kBreak);
}

}  // namespace tifa
