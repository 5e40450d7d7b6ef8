#include "phrases/candidates.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "base/parallel.h"
#include "phrases/changes.h"
#include "phrases/edges.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestPhrase = 256;  // bytes: a “word” without end is no phrase

// Of a node without an index: not met; not met, but quoted somewhere; met, and never to be a row, whatever its signs.
constexpr std::uint32_t kNotMet = 0xFFFFFFFFU, kQuoted = 0xFFFFFFFEU, kNoRow = 0xFFFFFFFDU;

// Finds phrases whose n-grams are among nodes [first, last): all that begin with some tokens.
class Finder {
 public:
  Finder(const ComparedCorpus& corpus, const Edges& edges, std::vector<std::uint32_t>& of_node, NodeId first,
         NodeId last)
      : corpus_(corpus), text_(corpus.text), edges_(edges), of_node_(of_node), first_(first), last_(last) {}

  void find_in_clauses() {
    note_quoted();
    for (std::size_t first = 0; first < text_.size(); first += 64) {
      // Which of these tokens may begin phrases, found without asking of each.
      const std::size_t last = std::min(first + 64, text_.size());
      std::uint64_t beginning = 0;
      for (std::size_t begin = first; begin < last; ++begin)
        beginning |= std::uint64_t{may_begin(begin)} << (begin - first);
      const auto for_each = [&](auto&& work) {
        for (std::uint64_t left = beginning; left != 0; left &= left - 1)
          work(first + static_cast<std::size_t>(std::countr_zero(left)));
      };
      for_each([&](std::size_t begin) { corpus_.ngrams.ask_for(corpus_.ngrams.longest_at(begin)); });
      for_each(
          [&](std::size_t begin) { corpus_.ngrams.ask_for(corpus_.ngrams.parent(corpus_.ngrams.longest_at(begin))); });
      for_each([&](std::size_t begin) { phrases_from(begin); });
    }
    add_waiting();
    if (corpus_.unit != TokenUnit::kCharacters) return;
    if (corpus_.length_past > 0)
      for (std::size_t begin = 1; begin < text_.size(); ++begin)
        if (is_mine(begin)) known_from(begin);
    for (std::size_t at = 1; at + 1 < text_.size(); ++at)
      if (text_.tokens[at] == kItemBreak) parallel_items(at);
  }
  std::vector<Candidate>& found() { return found_; }

 private:
  [[nodiscard]] bool is_mine(std::size_t begin) const {
    return corpus_.ngrams.longest_at(begin) - first_ < last_ - first_;
  }

  [[nodiscard]] bool may_begin(std::size_t begin) const {
    const bool begins = (edges_.gaps[begin] & (kWordsPart | kBeginsNone)) == kWordsPart;
    const bool quoted = edges_.opens_quotation(begin) && edges_.has(begin, kWordsPart);
    return is_mine(begin) & (begins | quoted);
  }

  // What is quoted may be a row whatever it consists of.
  void note_quoted() {
    Ngrams::Path path;
    for (std::size_t begin = 1; begin < text_.size(); ++begin) {
      if ((text_.marks[begin] & kMarkOpens) == 0 || !is_mine(begin)) continue;
      const std::span<const NodeId> nodes = corpus_.ngrams.at(begin, path);
      for (std::size_t i = 0; i < nodes.size(); ++i)
        if ((text_.marks[begin + i] & kMarkCloses) != 0) of_node_[nodes[i]] = kQuoted;
    }
  }

  void phrases_from(std::size_t begin) {
    const std::size_t most = longest(begin);
    Ngrams::Path path;
    const std::span<const NodeId> nodes = corpus_.ngrams.at(begin, path);
    for (std::size_t end = begin; end < begin + nodes.size();) {
      const NodeId node = nodes[end - begin];
      ++end;
      if (end - begin > most && corpus_.ngrams.total(node) < 2) return;
      if (!edges_.has(end, kWordsPart)) continue;
      const bool quoted = edges_.opens_quotation(begin) && begin + edges_.quotations[begin].rest == end;
      if (edges_.has(end, kInsideNone) && !quoted && end - begin > 1) return;
      if (edges_.has(end, kEndsNone) && !quoted) continue;
      if (corpus_.unit == TokenUnit::kCharacters && end - begin == 1 && text_.tokens[begin] < kFirstWord) continue;
      if (!edges_.cut_quotation(begin, end))
        waiting_.push_back({node, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    if (waiting_.size() >= kAtOnce) add_waiting();
  }

  // How many tokens what stands once may have.
  [[nodiscard]] std::size_t longest(std::size_t begin) const {
    constexpr std::size_t kMostWords = 6;
    if (corpus_.unit == TokenUnit::kCharacters) return corpus_.ngrams.depth();
    const std::size_t quoted = edges_.opens_quotation(begin) ? edges_.quotations[begin].rest : 0;
    return std::max({kMostWords, quoted, edges_.longest_name(begin)});
  }

  // What past editions used often and freely is known to be whole, even where a reading sees no boundary at its edges.
  void known_from(std::size_t begin) {
    Ngrams::Path path;
    const std::span<const NodeId> nodes = corpus_.ngrams.at(begin, path);
    for (std::size_t end = begin + kShortestKnown; end <= begin + std::min(kLongestKnown, nodes.size()); ++end) {
      const NodeId node = nodes[end - begin - 1];
      if (corpus_.ngrams.node(node).past < kLeastPast) return;
      if (edges_.has(begin, kWordsPart) && edges_.has(end, kWordsPart)) continue;
      const Branching& free = corpus_.freedom[node];
      if (free.left < kLeastFreedom || free.right < kLeastFreedom || edges_.cut_quotation(begin, end)) continue;
      if (corpus_.words.at(begin).function != 0 || word_ends_before(corpus_.words, end)) continue;
      add(node, begin, end);
    }
  }

  // “…peak, neutrality” in Chinese: items next to each other that begin with the same character and are equally long.
  // Seen from the break between them; it shows where the second one ends when nothing else does.
  void parallel_items(std::size_t at) {
    for (std::size_t length = 2; length <= kLongestParallel && length < at && at + length < text_.size(); ++length) {
      if (is_break(text_.tokens[at - length]) || is_break(text_.tokens[at + length])) return;
      if (text_.tokens[at - length] != text_.tokens[at + 1]) continue;
      if (!edges_.has(at - length, kWordsPart) || !edges_.has(at + 1 + length, kWordsPart)) continue;
      for (const std::size_t begin : {at - length, at + 1}) {
        const NodeId node = corpus_.ngrams.at(begin, length);
        if (node == kNoNode || !is_mine(begin) || edges_.cut_quotation(begin, begin + length)) continue;
        if (of_node_[node] == kNotMet) meet(node, begin, begin + length);
        if (of_node_[node] == kNoRow) continue;
        Signs& signs = begin >= corpus_.b_begin ? of(node).in_b : of(node).in_a;
        ++signs.parallel;
        if (signs.whole == 0) add(node, begin, begin + length);
      }
      return;
    }
  }

  // Candidates lie all over memory: they are asked for before they are waited for.
  void add_waiting() {
    for (const Occurrence& o : waiting_) __builtin_prefetch(&of_node_[o.node]);
    for (const Occurrence& o : waiting_) {
      if (of_node_[o.node] >= kNoRow) continue;
      const Candidate& candidate = found_[of_node_[o.node]];
      const Signs& signs = o.begin >= corpus_.b_begin ? candidate.in_b : candidate.in_a;
      __builtin_prefetch(&signs.whole, 1);
      __builtin_prefetch(&signs.address, 1);
    }
    for (const Occurrence& o : waiting_) add(o.node, o.begin, o.end);
    waiting_.clear();
  }

  void add(NodeId node, std::size_t begin, std::size_t end) {
    if (of_node_[node] == kNotMet) meet(node, begin, end);
    if (of_node_[node] == kNoRow) return;
    Candidate& candidate = of(node);
    const bool in_b = begin >= corpus_.b_begin;
    Signs& signs = in_b ? candidate.in_b : candidate.in_a;
    if (signs.whole == 0) candidate.position = static_cast<std::uint32_t>(begin);
    ++signs.whole;
    // Most signs come and go as in a game of chance: they are added, and not asked for.
    const auto count = [](std::uint32_t& sign, unsigned bits) { sign += bits != 0 ? 1U : 0U; };
    count(signs.quoted, (text_.marks[begin] & kMarkOpens) * (text_.marks[end - 1] & kMarkCloses));
    count(signs.heading, text_.marks[begin] & kMarkHeading);
    const Token before = text_.tokens[begin - 1], after = text_.tokens[end];
    if (before == kItemBreak || after == kItemBreak) add_signs_of_list(signs, begin, end);
    const std::uint8_t left = edges_.gaps[begin], right = edges_.gaps[end];
    count(signs.left_open, left & kLeftOpen);
    count(signs.right_open, right & kRightOpen);
    count(signs.before_de, after == U'的' ? 1U : 0U);
    count(signs.cut, (left | right) & kWithinWord);
    count(signs.in_word, (left | right) & kWithinDictionary);
    if (corpus_.unit == TokenUnit::kWords) add_signs_of_words(signs, begin, end);
    if (is_break(before) && is_break(after) && is_address(begin, end)) ++signs.address;
  }

  void add_signs_of_list(Signs& signs, std::size_t begin, std::size_t end) const {
    const Token before = text_.tokens[begin - 1], after = text_.tokens[end];
    const std::size_t length = end - begin;
    const bool last_item = before == kItemBreak && !is_break(after) && (corpus_.words.at(end).function & 1U) != 0;
    ++((is_break(before) && is_break(after)) || last_item ? signs.item : signs.listed);
    if ((before == kItemBreak && is_break(text_.tokens[begin - 1 - std::min(begin - 1, length + 1)]) &&
         !holds_break(begin - 1 - std::min(begin - 1, length), begin - 1)) ||
        (after == kItemBreak && end + 1 + length < text_.size() && is_break(text_.tokens[end + 1 + length]) &&
         !holds_break(end + 1, end + 1 + length)))
      ++signs.balanced;
  }

  void add_signs_of_words(Signs& signs, std::size_t begin, std::size_t end) const {
    if (end - begin > 1 && edges_.is_item(begin, end)) ++signs.item;  // single words are listed for many reasons
    // A name shows its edges itself.
    if (edges_.is_name(begin, end) && !text_.folded(end - 1, end).ends_with("'s")) {
      if (!edges_.has(begin, kLeftOpen)) ++signs.left_open;
      if (!edges_.has(end, kRightOpen)) ++signs.right_open;
    }
    if (edges_.cut_name(begin, end) && ((edges_.gaps[begin] | edges_.gaps[end]) & kWithinDictionary) == 0)
      ++signs.in_word;
    signs.beside = std::max(signs.beside, edges_.points_beside(text_, begin, end));
  }

  // Nothing is added up of what cannot be a row, though it is one of the candidates that are tested.
  void meet(NodeId node, std::size_t begin, std::size_t end) {
    if (may_be_row(corpus_, corpus_.ngrams.node(node)) && !is_light(corpus_.words, begin, end)) return;
    of_node_[node] = kNoRow;
    found_.emplace_back();
    found_.back().node = node;
    found_.back().position = static_cast<std::uint32_t>(begin);
  }

  [[nodiscard]] bool holds_break(std::size_t begin, std::size_t end) const {
    return std::any_of(text_.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       text_.tokens.begin() + static_cast<std::ptrdiff_t>(end), is_break);
  }

  Candidate& of(NodeId node) {
    if (of_node_[node] >= kQuoted) {
      of_node_[node] = static_cast<std::uint32_t>(found_.size());
      found_.emplace_back().node = node;
    }
    return found_[of_node_[node]];
  }

  // Of what stands between breaks.
  [[nodiscard]] bool is_address(std::size_t begin, std::size_t end) const {
    if (text_.break_kind(begin - 1) < BreakKind::kSentence) return false;
    const std::string_view after = text_.views[text_.document_at(begin)].folded.substr(text_.begin[end]);
    return after.starts_with(':') || after.starts_with('!');
  }

  struct Occurrence {
    NodeId node = kRoot;
    std::uint32_t begin = 0, end = 0;
  };
  static constexpr std::size_t kAtOnce = 64;
  static constexpr std::size_t kLongestParallel = 6;
  static constexpr std::size_t kShortestKnown = 4, kLongestKnown = 8;
  static constexpr std::uint32_t kLeastPast = 8;
  static constexpr float kLeastFreedom = 2.5F;
  const ComparedCorpus& corpus_;
  const TokenText& text_;
  const Edges& edges_;
  std::vector<std::uint32_t>& of_node_;  // index into found_, or kNotMet, kQuoted, kNoRow
  NodeId first_, last_;
  std::vector<Candidate> found_;
  std::vector<Occurrence> waiting_;
};

// The candidates of each group of first tokens.
std::vector<std::vector<Candidate>> find_in_groups(const ComparedCorpus& corpus) {
  const Edges edges = find_edges(corpus);
  std::vector<std::uint32_t> of_node(corpus.ngrams.size(), kNotMet);
  const std::span<const NodeId> ranges = corpus.ngrams.ranges();
  const std::size_t groups = std::max(1U, corpus.threads);
  std::vector<std::vector<Candidate>> found(groups);
  in_parallel(corpus.threads, groups, [&](std::size_t group) {
    const auto [begin, end] = part_of(ranges.size() - 1, groups, group);
    Finder finder(corpus, edges, of_node, ranges[begin], ranges[end]);
    finder.find_in_clauses();
    found[group] = std::move(finder.found());
    std::erase_if(found[group], [&](const Candidate& c) {
      const std::string_view folded = corpus.folded(c);
      if (folded.size() > kLongestPhrase) return true;
      const std::uint32_t quoted = c.in_a.quoted + c.in_b.quoted, whole = c.in_a.whole + c.in_b.whole;
      return 2 * quoted < std::max(1U, whole) && is_figure(folded);
    });
  });
  return found;
}

}  // namespace

std::vector<std::uint8_t> word_limits(const TokenText& text, const std::vector<Margin>& margins, unsigned threads) {
  // What is no function word is told from one by its first character, mostly, and by that alone where it has no other.
  constexpr std::size_t kCharacters = 0x10000;
  constexpr std::uint8_t kBeginsLonger = 0x80;
  std::vector<std::uint8_t> of_character(kCharacters);
  for (const std::string_view word : function_words()) {
    const CodePoint first = decode_utf8(word, 0);
    of_character.at(first.value) |= first.length == word.size() ? function_word_limits(word) : kBeginsLonger;
  }
  std::vector<std::uint8_t> limits(text.size());
  const std::size_t parts = 8 * std::size_t{threads};
  in_parallel(threads, parts, [&](std::size_t part) {
    const auto [first, last] = part_of(text.size(), parts, part);
    std::size_t document = 0, next_document = 0;  // of the words that follow, and where it ends
    for (std::size_t begin = first; begin < last && begin + 1 < text.size(); ++begin) {
      const Token token = text.tokens[begin];
      const unsigned known = token < kCharacters ? of_character[token] : token >= kFirstWord ? kBeginsLonger : 0U;
      const bool word = margins[begin] != 0, alone = margins[begin + 1] != 0 && token < kFirstWord;
      limits[begin] = static_cast<std::uint8_t>(word && alone ? known & ~unsigned{kBeginsLonger} : 0U);
      if (!word || alone || (known & kBeginsLonger) == 0) continue;
      if (begin >= next_document) {
        document = text.document_at(begin);
        next_document = document + 1 < text.document.size() ? text.document[document + 1] : text.size();
      }
      std::size_t end = begin + 1;
      while (margins[end] == 0) ++end;
      const std::uint32_t at = text.begin[begin];
      limits[begin] = function_word_limits(text.views[document].folded.substr(at, text.end(end - 1) - at));
    }
  });
  return limits;
}

std::vector<float> alone_shares(const TokenText& text, const Ngrams& ngrams, const std::vector<Margin>& margins,
                                unsigned threads) {
  const TokenNumbers& numbers = ngrams.numbers();
  const std::size_t parts = std::max(1U, threads);
  std::vector<std::vector<std::uint32_t>> alone(parts);  // of each token, by its number
  in_parallel(threads, parts, [&](std::size_t part) {
    alone[part].resize(numbers.size());
    const auto [first, last] = part_of(text.size(), parts, part);
    for (std::size_t i = first; i < last && i + 1 < text.size(); ++i)
      alone[part][numbers.of(text.tokens[i])] += margins[i] != 0 && margins[i + 1] != 0 ? 1U : 0U;
  });
  std::vector<float> shares(ngrams.size());
  for (NodeId id = 1; id < ngrams.size(); ++id) {
    if (ngrams.depth(id) != 1) continue;
    std::uint32_t count = 0;
    for (const std::vector<std::uint32_t>& of_part : alone) count += of_part[numbers.of(ngrams.token(id))];
    const NgramNode node = ngrams.node(id);
    shares[id] = static_cast<float>(count) / static_cast<float>(node.a + node.b);
  }
  return shares;
}

std::vector<Candidate> find_candidates(const ComparedCorpus& corpus) {
  std::vector<std::vector<Candidate>> found = find_in_groups(corpus);
  std::size_t size = 0;
  for (const std::vector<Candidate>& candidates : found) size += candidates.size();
  std::vector<Candidate> all;
  all.reserve(size);
  for (std::vector<Candidate>& candidates : found) {
    all.insert(all.end(), candidates.begin(), candidates.end());
    std::vector<Candidate>().swap(candidates);
  }
  return all;
}

}  // namespace tifa
