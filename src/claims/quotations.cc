#include "claims/quotations.h"

#include <algorithm>
#include <string>

#include "claims/attribution.h"
#include "claims/quotation_marks.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Whether a paragraph is read as Chinese: by its own words, or by those it quotes where it has no others.
bool is_chinese(std::string_view text) {
  std::size_t han = 0, words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const bool letter = !is_han(point.value) && is_word_character(point.value);
    if (is_han(point.value)) ++han;
    if (letter && !in_word) ++words;
    in_word = letter;
    i += point.length;
  }
  return han > words;
}

// Words of a text, ideographs each for itself.
std::uint32_t size_of(std::string_view text) {
  std::uint32_t size = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    const bool letter = is_word_character(point.value);
    const bool joins = point.value == U'\'' || point.value == U'’' || point.value == U'-';
    if (is_han(point.value) || (letter && !in_word)) ++size;
    in_word = letter || (in_word && joins);
    i += point.length;
  }
  return size;
}

// The last character of a part that is no white space.
char32_t last_of(std::string_view text, Range part) {
  while (!part.empty()) {
    const CodePoint point = decode_utf8_before(text, part.end);
    if (!is_white_space(point.value) && !is_quotation_mark(point.value)) return point.value;
    part.end -= point.length;
  }
  return 0;
}

Claim quotation_claim(std::string_view text, Range sentence) {
  Claim claim;
  claim.kind = ClaimKind::kQuotation;
  claim.at = sentence;
  claim.text = std::string(sentence.of(text));
  claim.quotation.emplace();
  return claim;
}

}  // namespace

std::vector<Claim> find_quotations(std::string_view text, const std::vector<Range>& paragraphs) {
  const std::vector<MarkedWords> marked = marked_words(text, paragraphs);
  struct Part {
    std::size_t of, part;
  };
  std::vector<Part> parts;
  for (std::size_t i = 0; i < marked.size(); ++i)
    for (std::size_t j = 0; j < marked[i].parts.size(); ++j) parts.push_back({i, j});
  std::sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) {
    return marked[a.of].outer[a.part].begin < marked[b.of].outer[b.part].begin;
  });

  std::vector<Frame> frames(marked.size());
  std::vector<std::uint32_t> sizes(marked.size());
  std::vector<Claim> claims;
  std::size_t next = 0;
  for (const Range& paragraph : paragraphs) {
    std::vector<QuotedWords> quoted;
    const std::size_t first = next;
    std::string masked(paragraph.of(text));
    for (; next < parts.size() && marked[parts[next].of].outer[parts[next].part].begin < paragraph.end; ++next) {
      const MarkedWords& words = marked[parts[next].of];
      const Range outer = words.outer[parts[next].part], inner = words.parts[parts[next].part];
      std::fill(masked.begin() + (outer.begin - paragraph.begin), masked.begin() + (outer.end - paragraph.begin), 'Q');
      const std::uint32_t size = size_of(inner.of(text));
      sizes[parts[next].of] += size;
      quoted.push_back({outer, last_of(text, inner), size});
    }
    const bool chinese = is_chinese(masked) || (next == first + 1 && is_chinese(paragraph.of(text)));
    const Ascriptions found =
        chinese ? ascribe_chinese(masked, paragraph.begin, quoted) : ascribe_english(masked, paragraph.begin, quoted);
    for (std::size_t i = 0; i < found.frames.size(); ++i) {
      const Part& part = parts[first + i];
      Frame& frame = frames[part.of];
      const bool several = marked[part.of].parts.size() > 1;
      if (part.part == 0) {
        frame = found.frames[i];
      } else {
        frame.sentence.end = found.frames[i].sentence.end;
        if (!frame.said || frame.speaker.empty()) {
          frame.speaker = found.frames[i].speaker;
          frame.said = found.frames[i].said;
        }
      }
      if (several) frame.term = false;
    }
    for (const Reported& reported : found.reported) {
      Claim claim = quotation_claim(text, reported.sentence);
      claim.quotation->pieces.emplace_back(reported.words.of(text));
      claim.quotation->at.push_back(reported.words);
      claim.quotation->speaker = reported.speaker;
      claim.quotation->indirect = true;
      claims.push_back(std::move(claim));
    }
  }
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (frames[i].term) continue;
    Claim claim = quotation_claim(text, frames[i].sentence);
    for (const Range& part : marked[i].parts)
      for (const Range& piece : quoted_pieces(text, part)) {
        claim.quotation->pieces.emplace_back(piece.of(text));
        claim.quotation->at.push_back(piece);
      }
    if (claim.quotation->pieces.empty()) continue;
    claim.quotation->speaker = frames[i].speaker;
    claims.push_back(std::move(claim));
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.quotation->at.front().begin < b.quotation->at.front().begin;
  });
  return claims;
}

}  // namespace tifa
