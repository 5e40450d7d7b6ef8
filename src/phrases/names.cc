#include "phrases/names.h"

#include <algorithm>
#include <array>

#include "phrases/clauses.h"
#include "text/ascii.h"
#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestName = 8;

std::string_view written_at(const TokenText& text, const DocumentView& view, std::size_t at) {
  return view.folded_to_text({text.begin[at], text.end(at)}).of(view.text);
}

bool opens_with_capital(const TokenText& text, const DocumentView& view, std::size_t at) {
  const std::string_view written = written_at(text, view, at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

// Between two words with capitals these make one name of them.
bool joins_names(std::string_view word) { return word == "of" || word == "for"; }

// Reads the names of one clause after another.
class NameReader {
 public:
  NameReader(const TokenText& text, const std::vector<std::uint8_t>& word_limits, std::vector<Stretch>& names)
      : text_(text), word_limits_(word_limits), names_(names) {}

  // Tokens [begin, end), all of a clause.
  void read(std::size_t begin, std::size_t end) {
    view_ = &text_.views[text_.document_at(begin)];
    if (has_capitals_alone(begin, end)) return;
    for (std::size_t at = begin; at < end;) {
      if (!opens(at)) {
        ++at;
        continue;
      }
      titled_ = !opens_sentence(at) && word_classes(word(at)).is_verb();
      joined_ = false;
      parts_.clear();
      for (;;) {
        parts_.push_back({at, plain_end(at, end)});
        at = parts_.back().end;
        const std::size_t next = ends_in_owner(at) ? at : joint_end(at, end);
        if (next == at) break;
        joined_ = joined_ || joins_names(word(at));
        at = next;
      }
      mark();
    }
  }

 private:
  struct Part {
    std::size_t begin = 0, end = 0;
  };

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return view_->folded.substr(text_.begin[at], text_.end(at) - text_.begin[at]);
  }
  [[nodiscard]] bool has_capital(std::size_t at) const { return opens_with_capital(text_, *view_, at); }
  [[nodiscard]] bool opens_sentence(std::size_t at) const {
    return (is_break(text_.tokens[at - 1]) && text_.break_kind(at - 1) >= BreakKind::kColon) ||
           (text_.marks[at] & kMarkOpens) != 0;
  }
  // Where all words have capitals, small ones inside among them, they show no name.
  [[nodiscard]] bool has_capitals_alone(std::size_t begin, std::size_t end) const {
    bool small = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!has_capital(i)) return false;
      small = small || (i > begin && (word_limits_[i] & kJoins) != 0);
    }
    return small;
  }
  // … and nor do those of headings.
  [[nodiscard]] bool is_part(std::size_t at) const {
    return !is_break(text_.tokens[at]) && (word_limits_[at] & (kNotFirst | kNotLast | kNotInside)) == 0 &&
           (text_.marks[at] & kMarkHeading) == 0 && has_capital(at);
  }
  // The first word of a sentence has a capital anyhow; a noun, or a word of no dictionary, may be one of a name. A
  // title is none of the name behind it.
  [[nodiscard]] bool opens(std::size_t at) const {
    if (!is_part(at)) return false;
    if (is_title_of_person(text_, at)) return false;
    if (!opens_sentence(at)) return true;
    const WordClasses classes = word_classes(word(at));
    return !classes.known() || (5 * classes.noun >= 4 * classes.total() && classes.kind != NounKind::kTime);
  }
  [[nodiscard]] std::size_t plain_end(std::size_t at, std::size_t end) const {
    do ++at;
    while (at < end && !ends_in_owner(at) && (text_.marks[at] & kMarkOpens) == 0 && is_part(at));
    return at;
  }
  // “China's Constitution” are two names, “People's Republic” is one.
  [[nodiscard]] bool ends_in_owner(std::size_t end) const {
    if (!word(end - 1).ends_with("'s")) return false;
    const WordClasses classes = word_classes(word(end - 1));
    return !classes.known() || classes.kind == NounKind::kPlace;
  }
  // Where the name goes on behind the small words at a token; the token itself where it does not.
  [[nodiscard]] std::size_t joint_end(std::size_t at, std::size_t end) const {
    if (at + 1 >= end) return at;
    if (word(at) == "and" ? !joins_words(at, end) : !joins_names(word(at)) && !(titled_ && (word_limits_[at] & kJoins)))
      return at;
    if (is_part(at + 1)) return at + 1;
    const bool article = (word(at) == "of" || titled_) && word(at + 1) == "the";
    return article && at + 2 < end && is_part(at + 2) ? at + 2 : at;
  }
  // Whether an “and” is one within a name: behind “Department of Health”, in a title, and between common nouns that
  // would have no capitals by themselves (“Belt and Road Initiative”, but not “Congress and Federal Reserve”).
  [[nodiscard]] bool joins_words(std::size_t at, std::size_t end) const {
    if (joined_ || titled_) return true;
    if (at - parts_.back().begin != 1 || opens_sentence(at - 1) || !is_part(at + 1)) return false;
    const std::size_t next_end = plain_end(at + 1, end);
    return next_end - at > 2 && is_common(at - 1) && is_common(next_end - 1) &&
           !word_classes(text_.folded(at + 1, next_end)).known();
  }
  [[nodiscard]] bool is_common(std::size_t at) const {
    const WordClasses classes = word_classes(word(at));
    return classes.known() && classes.kind != NounKind::kPlace && classes.kind != NounKind::kPerson &&
           classes.kind != NounKind::kGroup;
  }

  // Whether part p is with all behind it a name in a name: “United States” and “Supreme Court” behind “of the”,
  // “China”; “Government Efficiency” behind “Department of” is none.
  [[nodiscard]] bool begins_name(std::size_t p) const {
    const std::size_t begin = parts_[p].begin;
    if (p == 0) return true;
    if (titled_ || word(begin - 1) == "and") return false;
    const bool article = word(begin - 1) == "the";
    if (article && parts_[p].end - begin > 1) return true;
    const WordClasses classes = word_classes(word(parts_.back().end - 1));
    return !classes.known() || (classes.kind == NounKind::kPlace && !article);
  }

  void mark() {
    const std::size_t end = parts_.back().end;
    if (end - parts_.front().begin > kLongestName) {
      for (const Part& part : parts_)
        if (part.end - part.begin <= kLongestName) set(part.begin, part.begin, part.end, part.end);
      return;
    }
    std::size_t name = parts_.front().begin;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const bool last = p + 1 == parts_.size();
      if (begins_name(p)) name = parts_[p].begin;
      // “Communist Party” before “of China” is a name, too; “Republic” is none.
      const bool ends = !last && parts_[p].end - name > 1 && begins_name(p + 1);
      set(name, parts_[p].begin, parts_[p].end, ends ? parts_[p].end : end);
      if (!last) set(name, parts_[p].end, parts_[p + 1].begin, end);
    }
  }
  // Tokens [begin, part_end) of a name that begins at `name` and ends before `end`.
  void set(std::size_t name, std::size_t begin, std::size_t part_end, std::size_t end) {
    for (std::size_t i = begin; i < part_end; ++i)
      names_[i] = {static_cast<std::uint8_t>((i - name) & 0xF), static_cast<std::uint8_t>((end - i) & 0xF)};
  }

  const TokenText& text_;
  const std::vector<std::uint8_t>& word_limits_;
  std::vector<Stretch>& names_;
  const DocumentView* view_ = nullptr;  // of the clause that is read
  // Of the name that is read:
  std::vector<Part> parts_;  // between its small words
  bool titled_ = false;  // begins with a verb, as titles of programmes do (Remain in Mexico): any small word joins it
  bool joined_ = false;  // holds “of” or “for”
};

}  // namespace

std::vector<Stretch> find_names(const TokenText& text, const std::vector<std::uint8_t>& word_limits, unsigned threads) {
  std::vector<Stretch> names(text.size());
  read_clauses(text, threads, [&] {
    return [reader = NameReader(text, word_limits, names)](std::size_t begin, std::size_t end) mutable {
      reader.read(begin, end);
    };
  });
  return names;
}

bool is_name(const TokenText& text, std::size_t begin, std::size_t end) {
  if ((text.marks[begin] & kMarkHeading) != 0 || !is_capitalized(text, begin) || !is_capitalized(text, end - 1))
    return false;
  bool joined = false;
  for (std::size_t i = begin + 1; i + 1 < end; ++i) {
    if (is_capitalized(text, i)) continue;
    const std::string_view word = text.folded(i, i + 1);
    const bool article = word == "the" && text.folded(i - 1, i) == "of";
    if (!joins_names(word) && !article && !(joined && word == "and")) return false;
    joined = true;
  }
  return true;
}

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 29> kTitles = {
      "congressman", "president", "leader", "senator", "speaker",  "justice", "secretary", "chairman", "governor",
      "mr",          "mrs",       "ms",     "doctor",  "reverend", "general", "sir",       "bishop",   "representative",
      "cardinal",    "pope",      "rabbi",  "pastor",  "admiral",  "colonel", "captain",   "sergeant", "professor",
      "dr",          "lady"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

bool is_title_of_person(const TokenText& text, std::size_t at) {
  const std::string_view word = text.folded(at, at + 1);
  if (!is_title(word) || is_break(text.tokens[at + 1]) || !is_capitalized(text, at) || !is_capitalized(text, at + 1))
    return false;
  // These also say of what kind an institution is, or for what.
  if (word != "general" && word != "justice" && word != "speaker" && word != "leader") return true;
  const WordClasses classes = word_classes(text.folded(at + 1, at + 2));
  return !classes.known() || classes.kind == NounKind::kPerson;
}

bool is_acronym(const TokenText& text, std::size_t at) {
  const std::string_view written = written_at(text, text.views[text.document_at(at)], at);
  const std::string_view first = written.substr(0, written.find('-'));
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return first.size() >= 2 && std::any_of(first.begin(), first.end(), capital) &&
         std::all_of(first.begin(), first.end(), [&](char c) { return capital(c) || is_ascii_digit(c); });
}

bool has_small_letters(const TokenText& text, std::size_t begin, std::size_t end) {
  const DocumentView& view = text.views[text.document_at(begin)];
  const std::string_view written = view.folded_to_text({text.begin[begin], text.end(end - 1)}).of(view.text);
  return std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_capitalized(const TokenText& text, std::size_t at) {
  return opens_with_capital(text, text.views[text.document_at(at)], at);
}

}  // namespace tifa
