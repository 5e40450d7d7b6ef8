// English: the verb of saying nearest before the words, or behind them, and its subject.
#include <algorithm>
#include <optional>

#include "claims/attribution.h"
#include "claims/word_list.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Verbs that give somebody's words. Those that are more often nouns in news (call, claim, note, report, state) are left
// out in that form.
constexpr auto kSaying =
    word_list({"acknowledged", "acknowledges", "added",       "adding",     "adds",       "admits",     "admitted",
               "announced",    "announces",    "answered",    "appealed",   "argued",     "argues",     "arguing",
               "asked",        "asks",         "asserted",    "asserts",    "began",      "begins",     "believes",
               "called",       "calls",        "cautioned",   "cautions",   "claimed",    "claims",     "closes",
               "commented",    "conceded",     "concedes",    "concluded",  "concludes",  "condemned",  "condemns",
               "confirmed",    "contained",    "contains",    "continued",  "declared",   "declares",   "defines",
               "demanded",     "demands",      "described",   "describes",  "emphasised", "emphasises", "emphasized",
               "emphasizes",   "encourages",   "ended",       "ends",       "envisages",  "expects",    "explained",
               "explains",     "expressed",    "expresses",   "forecast",   "forecasts",  "found",      "highlighted",
               "highlights",   "insisted",     "insists",     "instructed", "joked",      "judged",     "judges",
               "lamented",     "maintained",   "mentioned",   "mused",      "noted",      "notes",      "noting",
               "observed",     "observes",     "opens",       "outlined",   "outlines",   "pledged",    "pledges",
               "pledging",     "pointed",      "points",      "praised",    "predicted",  "predicts",   "proclaimed",
               "proclaims",    "promised",     "promises",    "promising",  "proposed",   "proposes",   "provides",
               "put",          "puts",         "quipped",     "read",       "reads",      "reaffirmed", "reaffirms",
               "recalled",     "recalls",      "recommended", "recommends", "referred",   "refers",     "reiterated",
               "reiterates",   "remarked",     "repeated",    "repeats",    "replied",    "reported",   "requires",
               "responded",    "runs",         "said",        "saw",        "say",        "saying",     "says",
               "sees",         "set",          "sets",        "show",       "showed",     "shows",      "speaks",
               "spoke",        "state",        "stated",      "states",     "stating",    "stipulates", "stressed",
               "stresses",     "stressing",    "suggested",   "suggests",   "talked",     "tells",      "testified",
               "thanked",      "think",        "thought",     "told",       "tweeted",    "underlined", "underlines",
               "underscored",  "underscores",  "urged",       "urges",      "urging",     "used",       "vowed",
               "vowing",       "vows",         "wanted",      "wants",      "warned",     "warning",    "warns",
               "writes",       "wrote",        "yelled"});

// Those of them that name a thing rather than say a sentence: a word or two behind them is a name.
constexpr auto kNaming = word_list({"called", "calls", "contained", "contains", "described", "describes", "mentioned",
                                    "referred", "refers", "speaks", "spoke", "talked", "used"});

// Nouns before marked words that make them a term or a title.
constexpr auto kTermNouns =
    word_list({"album",    "article",    "book",       "chapter", "character",   "characters", "concept",   "entitled",
               "essay",    "expression", "film",       "formula", "formulation", "heading",    "headline",  "keyword",
               "keywords", "label",      "mentions",   "motto",   "movie",       "novel",      "phrase",    "phrases",
               "play",     "reference",  "references", "section", "slogan",      "slogans",    "so-called", "song",
               "term",     "terms",      "title",      "titled",  "word",        "wording",    "words"});

// Participles right before them that do so.
constexpr auto kNames =
    word_list({"called", "dubbed", "known", "labeled", "labelled", "named", "nicknamed", "reading", "termed"});

// Verbs of which marked words are the object or subject when their presence is spoken of.
constexpr auto kPresence = word_list(
    {"added",   "appear",     "appeared",    "appearing", "appears",  "came",     "change",  "changed", "delete",
     "deleted", "denied",     "disappeared", "drop",      "dropped",  "drops",    "mention", "occur",   "occurs",
     "omitted", "reinstated", "remove",      "removed",   "replaced", "returned", "sang",    "vanished"});

constexpr auto kDocuments = word_list(
    {"accord",    "act",         "address",    "agreement", "article",    "bill",       "blueprint",    "budget",
     "bulletin",  "chapter",     "charter",    "code",      "communique", "communiqué", "constitution", "convention",
     "decision",  "declaration", "directive",  "document",  "draft",      "guidelines", "law",          "letter",
     "manifesto", "memo",        "minutes",    "note",      "outline",    "paper",      "plan",         "policy",
     "proposal",  "readout",     "regulation", "report",    "resolution", "review",     "section",      "speech",
     "statement", "strategy",    "summary",    "terms",     "text",       "treaty"});

// Where a noun phrase ends on its left; “and” is looked at apart.
constexpr auto kClauseOpeners = word_list({"after", "although", "as",    "because", "before", "but",   "how",  "if",
                                           "since", "than",     "that",  "though",  "unless", "until", "what", "when",
                                           "where", "whether",  "which", "while",   "who",    "why"});

// Where one ends on its right.
constexpr auto kBehindNoun =
    word_list({"adding",   "after",  "and",   "as",       "at",      "because", "before", "but",       "during",
               "earlier",  "in",     "last",  "later",    "on",      "that",    "this",   "to",        "today",
               "told",     "when",   "where", "which",    "while",   "who",     "with",   "yesterday", "published",
               "released", "issued", "seen",  "obtained", "adopted", "approved"});

constexpr auto kAuxiliaries = word_list({"again",  "already", "also",  "be",    "been", "did",  "do",   "does",  "even",
                                         "ever",   "further", "had",   "has",   "have", "is",   "it",   "later", "long",
                                         "longer", "may",     "might", "never", "no",   "not",  "now",  "often", "once",
                                         "only",   "still",   "then",  "there", "was",  "were", "will", "would"});

constexpr auto kQuoting = word_list({"cited", "cites", "heard", "quoted", "quotes", "reported"});

// Verbs that give words only with these right behind them: opens with “…”, ends: “…”.
constexpr auto kWithWords = word_list({"began", "begins", "closes", "ended", "ends", "opens", "runs", "used"});

// Prepositions that open a sentence before its subject: in its statement the council …
constexpr auto kPrepositions = word_list({"after", "at", "by", "during", "for", "from", "in", "on", "under", "with"});

constexpr auto kArticles = word_list({"a", "an", "her", "his", "its", "my", "our", "the", "their", "your"});

bool is_auxiliary(std::string_view word) {
  return listed(kAuxiliaries, word) || (word.size() > 4 && word.ends_with("ly") && word != "family");
}

struct Token {
  enum class Kind : std::uint8_t { kWord, kMark, kQuoted } kind = Kind::kWord;
  std::string lower;  // of a word; the character itself of a mark
  Range at;           // bytes of the paragraph
  std::size_t quoted = 0;
  [[nodiscard]] bool is(std::string_view word) const { return kind != Kind::kQuoted && lower == word; }
  [[nodiscard]] bool word() const { return kind == Kind::kWord; }
};

bool part_of_word(char32_t code) { return is_word_character(code) || is_han(code); }

std::vector<Token> tokens_of(std::string_view text, std::uint32_t at, const std::vector<QuotedWords>& quoted) {
  std::vector<Token> tokens;
  std::size_t next_quoted = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    if (next_quoted < quoted.size() && quoted[next_quoted].outer.begin - at == i) {
      const Range outer = quoted[next_quoted].outer;
      tokens.push_back({Token::Kind::kQuoted, "", {i, outer.end - at}, next_quoted++});
      i = outer.end - at;
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    std::uint32_t end = i + point.length;
    if (part_of_word(point.value)) {
      while (end < text.size()) {
        const CodePoint more = decode_utf8(text, end);
        const bool joins =
            more.value == U'\'' || more.value == U'’' || more.value == U'-' || more.value == U'.' || more.value == U',';
        const std::uint32_t behind = end + more.length;
        if (part_of_word(more.value)) {
          end = behind;
        } else if (joins && behind < text.size() && part_of_word(decode_utf8(text, behind).value) &&
                   (more.value != U',' || is_digit(decode_utf8(text, behind).value))) {
          end = behind;
        } else {
          break;
        }
      }
      std::string lower(text.substr(i, end - i));
      for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      tokens.push_back({Token::Kind::kWord, std::move(lower), {i, end}, 0});
    } else if (!is_white_space(point.value) && !is_zero_width(point.value)) {
      tokens.push_back({Token::Kind::kMark, std::string(text.substr(i, point.length)), {i, end}, 0});
    }
    i = end;
  }
  return tokens;
}

// One sentence: tokens [begin, end).
class Sentence {
 public:
  Sentence(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end)
      : text_(text), tokens_(tokens), begin_(begin), end_(end) {}

  struct Cue {
    std::size_t at = 0;
    std::string speaker;
    bool negated = false, naming = false, according = false;
  };

  void read(const std::string& speaker_before) {
    carried_ = speaker_before;
    bare_ = std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin_),
                         tokens_.begin() + static_cast<std::ptrdiff_t>(end_), [](const Token& t) { return t.word(); });
    for (std::size_t i = begin_; i < end_; ++i) {
      if (!tokens_[i].word()) continue;
      if (auto cue = cue_at(i)) cues_.push_back(std::move(*cue));
    }
  }

  [[nodiscard]] const std::vector<Cue>& cues() const { return cues_; }
  // Nothing but marked words and punctuation.
  [[nodiscard]] bool bare() const { return bare_; }

  // What is said of the marked words at token `at`; `cue` is the number of cues before it.
  [[nodiscard]] Frame frame(std::size_t at, std::size_t cue, const QuotedWords& quoted) const {
    Frame frame;
    const Token* before = at > begin_ ? &tokens_[at - 1] : nullptr;
    const Token* after = at + 1 < end_ ? &tokens_[at + 1] : nullptr;
    const Cue* governs = nullptr;
    if (cue > 0) {
      governs = &cues_[cue - 1];
      // “According to the statement, members judged that …”: the statement gives the words.
      if (cues_.front().according && cues_.front().at == begin_) governs = &cues_.front();
    } else if (cue < cues_.size()) {
      governs = &cues_[cue];
    }
    if (governs != nullptr) {
      frame.speaker = governs->speaker;
      frame.said = true;
    } else if (std::string subject = subject_before(at); !subject.empty()) {
      frame.speaker = std::move(subject);
      frame.said = true;
    }
    frame.term = is_term(at, quoted, governs, before, after);
    return frame;
  }

  // A document says that …
  void report(Range sentence, std::uint32_t at, std::vector<Reported>& reported) const {
    for (const Cue& cue : cues_) {
      if (cue.negated || cue.at + 2 >= end_ || !tokens_[cue.at + 1].is("that") || !names_document(cue.speaker))
        continue;
      std::size_t last = end_ - 1;
      while (last > cue.at + 2 && tokens_[last].kind == Token::Kind::kMark) --last;
      reported.push_back({sentence, {at + tokens_[cue.at + 2].at.begin, at + tokens_[last].at.end}, cue.speaker});
      return;
    }
  }

 private:
  [[nodiscard]] std::string words(std::size_t from, std::size_t until) const {  // tokens [from, until)
    if (from >= until) return {};
    return std::string(text_.substr(tokens_[from].at.begin, tokens_[until - 1].at.end - tokens_[from].at.begin));
  }
  // A full stop that belongs to a title or an initial: Dr. K. Osei.
  [[nodiscard]] bool abbreviates(std::size_t at) const {
    return tokens_[at].is(".") && at > begin_ && tokens_[at - 1].word() && at + 1 < end_ &&
           tokens_[at - 1].at.size() <= 4 && tokens_[at - 1].at.end == tokens_[at].at.begin;
  }

  [[nodiscard]] std::string noun_after(std::size_t from) const {
    constexpr std::size_t kMost = 12;
    std::size_t until = from;
    while (until < end_ && until < from + kMost && (tokens_[until].word() || abbreviates(until)) &&
           !listed(kBehindNoun, tokens_[until].lower) && !listed(kSaying, tokens_[until].lower))
      ++until;
    return words(from, until);
  }

  // The noun phrase that ends before token `until`; empty when something else stands there.
  [[nodiscard]] std::string noun_before(std::size_t until) const {
    constexpr std::size_t kMost = 16;
    std::size_t from = until;
    while (from > begin_ && until - from < kMost && (tokens_[from - 1].word() || abbreviates(from - 1)) &&
           !listed(kClauseOpeners, tokens_[from - 1].lower)) {
      if ((tokens_[from - 1].is("and") || tokens_[from - 1].is("or")) && (from == until || !cues_.empty())) break;
      --from;
    }
    while (from < until && is_auxiliary(tokens_[from].lower)) ++from;
    // A longer one holds more than a noun phrase, from its first article on; behind a preposition it is the second.
    constexpr std::size_t kLong = 6;
    const bool preposition = from < until && listed(kPrepositions, tokens_[from].lower);
    if (until - from > kLong || preposition) {
      std::size_t behind = preposition ? from + 2 : from;  // in its statement | the council
      while (behind < until && !listed(kArticles, tokens_[behind].lower)) ++behind;
      if (behind < until) from = behind;
    }
    return words(from, until);
  }

  // The subject of the verb at token `verb`.
  [[nodiscard]] std::string subject_of(std::size_t verb) const {
    std::size_t until = verb;
    while (until > begin_ && tokens_[until - 1].word() && is_auxiliary(tokens_[until - 1].lower)) --until;
    // “…,” said the mayor: the subject stands behind the verb.
    std::size_t left = until;
    while (left > begin_ && (tokens_[left - 1].is(",") || tokens_[left - 1].is("—") || tokens_[left - 1].is("–")))
      --left;
    if (left > begin_ && tokens_[left - 1].kind == Token::Kind::kQuoted) return noun_after(verb + 1);
    if (until > begin_ && tokens_[until - 1].is(",")) {
      // An apposition or a participle stands between: back to the comma that opens it.
      std::size_t comma = until - 1;
      constexpr std::size_t kLongest = 24;
      while (comma > begin_ && until - comma < kLongest) {
        --comma;
        if (tokens_[comma].is(",")) return noun_before(comma);
        if (tokens_[comma].kind == Token::Kind::kQuoted) break;
      }
      return {};
    }
    if (until > begin_ &&
        (tokens_[until - 1].is("which") || tokens_[until - 1].is("who") || tokens_[until - 1].is("that"))) {
      std::size_t noun = until - 1;
      if (noun > begin_ && tokens_[noun - 1].is(",")) --noun;
      return noun_before(noun);
    }
    return noun_before(until);
  }

  [[nodiscard]] std::optional<Cue> cue_at(std::size_t i) const {
    const std::string& word = tokens_[i].lower;
    const auto next = [&](std::size_t by) { return i + by < end_ ? std::string_view(tokens_[i + by].lower) : ""; };
    Cue cue;
    cue.at = i;
    if (word == "according" && next(1) == "to") {
      cue.speaker = noun_after(i + 2);
      cue.according = names_document(cue.speaker);
      return cue;
    }
    if (word == "words" && next(1) == "of") {
      cue.speaker = noun_after(i + 2);
      return cue;
    }
    if (word == "under" && i == begin_) {
      cue.speaker = noun_after(i + 1);
      return names_document(cue.speaker) ? std::optional<Cue>(cue) : std::nullopt;
    }
    if (word == "citing" || word == "quoting") {  // citing a call in the plan to “…”
      std::size_t in = i + 1;
      constexpr std::size_t kFar = 8;
      while (in < end_ && in < i + kFar && tokens_[in].word() && !tokens_[in].is("in") && !tokens_[in].is("from")) ++in;
      cue.speaker =
          in < end_ && (tokens_[in].is("in") || tokens_[in].is("from")) ? noun_after(in + 1) : noun_after(i + 1);
      return cue;
    }
    if (!listed(kSaying, word)) return std::nullopt;
    if (listed(kWithWords, word) && next(1) != "with" && next(1) != ":" && next(2) != ":") return std::nullopt;
    if (i > begin_) {
      const Token& before = tokens_[i - 1];
      if (before.is("to") || before.is("be") || before.is("member") || before.is("united")) return std::nullopt;
      if (before.is("the") || before.is("a") || before.is("an") || before.is("of")) return std::nullopt;
    }
    if ((word == "saying") && i > begin_ && tokens_[i - 1].is("as")) {
      std::size_t from = i - 1;  // quoted the minister as saying
      while (from > begin_ && tokens_[from - 1].word() && !listed(kQuoting, tokens_[from - 1].lower)) --from;
      cue.speaker = from > begin_ && tokens_[from - 1].word() ? words(from, i - 1) : noun_before(i - 1);
      return cue;
    }
    cue.speaker = subject_of(i);
    cue.naming = listed(kNaming, word);
    for (std::size_t back = i; back > begin_ && i - back < 4; --back) {
      const std::string& w = tokens_[back - 1].lower;
      if (!tokens_[back - 1].word()) break;
      if (w == "not" || w == "never" || w == "no" || w == "longer" || w.ends_with("n't") || w.ends_with("n’t"))
        cue.negated = true;
    }
    if (cue.speaker.empty()) cue.speaker = cues_.empty() ? carried_ : cues_.back().speaker;
    if (cue.speaker.empty() && i == begin_) return std::nullopt;
    return cue;
  }

  [[nodiscard]] static bool names_document(std::string_view phrase) {
    std::string word;
    for (std::size_t i = 0; i <= phrase.size(); ++i) {
      const char c = i < phrase.size() ? phrase[i] : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) {
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      } else {
        if (listed(kDocuments, word)) return true;
        word.clear();
      }
    }
    return false;
  }

  // The resolution “urges …”: a document right before the words, and nothing else in the clause.
  [[nodiscard]] std::string subject_before(std::size_t at) const {
    constexpr std::size_t kMost = 9;
    std::size_t from = at;
    while (from > begin_ && at - from < kMost && tokens_[from - 1].word()) --from;
    if (from == at || (from > begin_ && tokens_[from - 1].word())) return {};
    const std::string phrase = words(from, at);
    return names_document(phrase) ? phrase : std::string();
  }

  [[nodiscard]] bool is_term(std::size_t at, const QuotedWords& quoted, const Cue* cue, const Token* before,
                             const Token* after) const {
    constexpr std::uint32_t kSentence = 6;  // words: so many are a wording, whatever is said of it
    constexpr std::size_t kNear = 3;        // tokens before, in which a noun makes a term
    const std::uint32_t size = quoted.size;
    const char32_t last = quoted.last;
    if (size == 0) return true;
    if (bare() && size > 2 && is_sentence_end(last)) return false;
    if (size >= kSentence) return counted(at);
    std::size_t seen = 0;
    for (std::size_t i = at; i > begin_ && seen < kNear; --i, ++seen) {
      const Token& token = tokens_[i - 1];
      if (token.kind == Token::Kind::kMark && !token.is(",")) break;
      // An item of a list of terms is one, too: “technology”, “security” and “growth”.
      if (token.word() && (listed(kTermNouns, token.lower) || (i == at && listed(kNames, token.lower))) &&
          !(token.is("words") && i < at && tokens_[i].is("of")))
        return true;
      if (token.word() && listed(kPresence, token.lower)) return true;
    }
    seen = 0;
    for (std::size_t i = at + 1; i < end_ && seen < kNear; ++i, ++seen) {
      const Token& token = tokens_[i];
      if (token.kind != Token::Kind::kWord) break;
      if (listed(kPresence, token.lower) || token.is("times") || token.is("mentioned")) return true;
    }
    if (cue == nullptr) return true;
    if (cue->negated) return true;
    constexpr std::uint32_t kName = 2;
    if (size > kName) return false;
    if (cue->naming) return true;
    if (cue->at > at) {  // a name or two, far from who may have said them: X was a “…”, not a “…”, as many said
      for (std::size_t i = at + 1; i < cue->at; ++i)
        if (tokens_[i].kind == Token::Kind::kQuoted) return true;
    }
    const bool spoken = before == nullptr ? last == U',' || is_sentence_end(last) || after == nullptr ||
                                                after->kind == Token::Kind::kMark || listed(kSaying, after->lower)
                                          : before->is(":") || (before->is(",") && cue->at + 2 == at);
    if (spoken) return false;
    const bool ends = after == nullptr || after->kind == Token::Kind::kMark;
    if (size == kName) return !ends;
    const bool copula = before != nullptr && (before->is("was") || before->is("is") || before->is("were") ||
                                              before->is("are") || before->is("remains") || before->is("be"));
    return !(copula && ends);
  }

  // The phrase “…” appears 12 times; mentions of “…”: whatever its length.
  [[nodiscard]] bool counted(std::size_t at) const {
    constexpr std::size_t kNear = 4;
    for (std::size_t i = at + 1; i < end_ && i <= at + kNear; ++i) {
      if (tokens_[i].kind == Token::Kind::kQuoted) break;
      if (tokens_[i].is("times") || tokens_[i].is("appears") || tokens_[i].is("appeared")) return true;
    }
    if (at > begin_ + 1 && tokens_[at - 1].is("of") &&
        (tokens_[at - 2].is("mention") || tokens_[at - 2].is("mentions")))
      return true;
    return at > begin_ && (tokens_[at - 1].is("phrase") || tokens_[at - 1].is("titled") ||
                           tokens_[at - 1].is("entitled") || tokens_[at - 1].is("slogan"));
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t begin_, end_;
  std::vector<Cue> cues_;
  std::string carried_;
  bool bare_ = false;
};

}  // namespace

Ascriptions ascribe_english(std::string_view masked, std::uint32_t at, const std::vector<QuotedWords>& quoted) {
  Ascriptions all;
  all.frames.resize(quoted.size());
  const std::vector<Token> tokens = tokens_of(masked, at, quoted);
  const std::vector<Range> bounds = sentences(masked);
  std::string speaker;  // of the last quotation of the paragraph
  std::size_t begin = 0, bound = 0;
  const auto ends_sentence = [&](std::size_t i) {
    while (bound < bounds.size() && bounds[bound].end <= tokens[i].at.begin) ++bound;
    if (bound < bounds.size() && tokens[i].at.end == bounds[bound].end) return true;
    if (tokens[i].kind != Token::Kind::kQuoted || i + 1 >= tokens.size()) return false;
    const char32_t last = quoted[tokens[i].quoted].last;
    if (!is_sentence_end(last) || last == U'…') return false;
    const Token& next = tokens[i + 1];
    if (next.kind == Token::Kind::kQuoted) return true;
    if (!next.word() || next.lower == std::string(masked.substr(next.at.begin, next.at.size()))) return false;
    if (last == U'.') return true;
    constexpr std::size_t kNear = 5;  // “Is this it?” Olga Berg asked.
    for (std::size_t j = i + 1; j < tokens.size() && j <= i + kNear && tokens[j].word(); ++j)
      if (listed(kSaying, tokens[j].lower)) return false;
    return true;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!ends_sentence(i) && i + 1 < tokens.size()) continue;
    Sentence sentence(masked, tokens, begin, i + 1);
    sentence.read(speaker);
    const Range range = {at + tokens[begin].at.begin, at + tokens[i].at.end};
    std::size_t cue = 0;
    bool any = false;
    for (std::size_t j = begin; j <= i; ++j) {
      if (tokens[j].kind != Token::Kind::kQuoted) continue;
      any = true;
      while (cue < sentence.cues().size() && sentence.cues()[cue].at < j) ++cue;
      Frame& frame = all.frames[tokens[j].quoted];
      frame = sentence.frame(j, cue, quoted[tokens[j].quoted]);
      frame.sentence = range;
      if (sentence.bare() && !speaker.empty()) {
        frame.speaker = speaker;
        frame.said = true;
        frame.term = false;
      }
    }
    for (std::size_t j = begin; j <= i; ++j)
      if (tokens[j].kind == Token::Kind::kQuoted && !all.frames[tokens[j].quoted].term)
        speaker = all.frames[tokens[j].quoted].speaker;
    if (!any) {
      speaker.clear();
      sentence.report(range, at, all.reported);
    }
    begin = i + 1;
  }
  return all;
}

}  // namespace tifa
