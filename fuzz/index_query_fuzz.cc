// A phrase, a byte 0xFF, and lines: looked up in an index of the lines, the phrase stands where a scan finds it.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "expect.h"
#include "index/phrase_index.h"
#include "index/phrase_index_format.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace {

using tifa::fuzzing::expect;

struct Folded {
  std::string text;
  std::vector<tifa::BlockRecord> blocks;
};

// Every line that is not empty is a block.
Folded folded_lines(std::string_view bytes) {
  Folded lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    if (end > 0) {
      if (!lines.text.empty()) lines.text += '\n';
      tifa::BlockRecord block;
      block.folded.begin = static_cast<std::uint32_t>(lines.text.size());
      lines.text += tifa::fold(bytes.substr(0, end), tifa::Folding::kDefault).text;
      block.folded.end = static_cast<std::uint32_t>(lines.text.size());
      lines.blocks.push_back(block);
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(bytes.find('\xFF'), bytes.size());
  const std::string_view text = bytes.substr(std::min(middle + 1, bytes.size()));
  if (tifa::find_invalid_utf8(bytes.substr(0, middle)) != std::string_view::npos) return 0;
  if (tifa::find_invalid_utf8(text) != std::string_view::npos) return 0;
  const std::string phrase = tifa::fold_term(bytes.substr(0, middle), tifa::Folding::kDefault);
  const Folded lines = folded_lines(text);
  tifa::DocumentView view;
  view.folded = lines.text;
  view.blocks = lines.blocks;

  tifa::PhraseIndexBuilder builder;
  expect(builder.add(view) && builder.add(view), "the index takes two small documents");
  std::string made;
  for (const std::string_view piece : builder.finish(1)) made += piece;
  std::vector<std::uint64_t> memory((made.size() + 7) / 8);
  std::memcpy(memory.data(), made.data(), made.size());
  const auto index = tifa::PhraseIndex::open({reinterpret_cast<const char*>(memory.data()), made.size()}, 2);
  expect(index && index->intact(), "what was made can be opened");

  for (const bool at_edges : {false, true}) {
    const auto found = index->find(phrase, at_edges);
    const auto counts = index->count(phrase, at_edges);
    expect(found.has_value() == counts.has_value(), "find and count hold the same");
    if (!found) continue;
    std::vector<tifa::PhrasePlaces::Place> all, whole;
    for (std::uint32_t block = 0; block < view.blocks.size(); ++block) {
      const std::string_view in = view.blocks[block].folded.of(view.folded);
      for (std::size_t at = 0; (at = in.find(phrase, at)) != std::string_view::npos; ++at) {
        all.push_back({block, static_cast<std::uint32_t>(at)});
        if (at == 0 || !tifa::phrase_index_format::is_inner_letter(tifa::decode_utf8_before(in, at).value,
                                                                   tifa::decode_utf8(in, at).value))
          whole.push_back(all.back());
      }
    }
    const auto before = [](const auto& a, const auto& b) {
      return a.block != b.block ? a.block < b.block : a.offset < b.offset;
    };
    for (const std::uint32_t document : {0U, 1U}) {
      const auto in = found->in(document);
      expect(std::includes(in.begin(), in.end(), whole.begin(), whole.end(), before), "no place is left out");
      expect(std::includes(all.begin(), all.end(), in.begin(), in.end(), before), "every place is one");
      expect(at_edges || in.size() == all.size(), "places inside of words are there unless they may be left out");
    }
    std::size_t counted = 0;
    for (const auto& [document, places] : *counts) counted += places;
    expect(counted == found->in(0).size() + found->in(1).size(), "a count is that of the places");
  }
  return 0;
}
