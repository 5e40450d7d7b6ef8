// Holds the phrase index against a scan of the folded texts, and its order against a plain sort.
#include "index/phrase_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <random>

#include "index/phrase_index_format.h"
#include "index/phrase_order.h"
#include "support/index_in_memory.h"
#include "support/view_builder.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;
using Places = std::vector<PhrasePlaces::Place>;

std::vector<DocumentView> views_of(const std::vector<OwnedView>& documents) {
  std::vector<DocumentView> views;
  views.reserve(documents.size());
  for (const OwnedView& document : documents) views.push_back(document.view());
  return views;
}

// An index with the documents that it is of.
class Indexed {
 public:
  explicit Indexed(std::vector<OwnedView> documents, unsigned threads = 1)
      : documents_(std::move(documents)), memory_(views_of(documents_), threads) {
    EXPECT_TRUE(memory_.held());
  }
  [[nodiscard]] std::string_view bytes() const { return memory_.bytes(); }
  [[nodiscard]] PhraseIndex index() const { return memory_.index(); }
  [[nodiscard]] const std::vector<OwnedView>& documents() const { return documents_; }

  // Every place of a folded phrase, block by block; with `whole`, none that begins inside of a word of letters.
  [[nodiscard]] Places scan(std::size_t document, std::string_view phrase, bool whole) const {
    const DocumentView& view = documents_[document].view();
    Places places;
    for (std::uint32_t block = 0; block < view.blocks.size(); ++block) {
      const std::string_view text = view.blocks[block].folded.of(view.folded);
      for (std::size_t at = 0; (at = text.find(phrase, at)) != std::string_view::npos; ++at)
        if (!whole || at == 0 ||
            !phrase_index_format::is_inner_letter(decode_utf8_before(text, at).value, decode_utf8(text, at).value))
          places.push_back({block, static_cast<std::uint32_t>(at)});
    }
    return places;
  }

 private:
  std::vector<OwnedView> documents_;
  testing::IndexInMemory memory_;
};

// Texts in which everything repeats: few characters, of all kinds and lengths in UTF-8, and lines said again.
std::vector<OwnedView> random_documents(std::mt19937& random, std::size_t documents, std::size_t letters) {
  static const std::vector<std::string> kCharacters = {"海", "港", "a", "b", "é", " ", "5", "，", "𠀀", "'", "规", "z"};
  std::vector<std::string> lines;
  std::vector<OwnedView> made;
  for (std::size_t i = 0; i < documents; ++i) {
    std::string text;
    for (std::size_t k = random() % 8; k > 0; --k) {
      if (lines.empty() || random() % 3 != 0) {
        lines.emplace_back();
        for (std::size_t c = random() % 40; c > 0; --c) lines.back() += kCharacters[random() % letters];
      }
      text += lines[random() % lines.size()] + "\n";
    }
    made.push_back(make_view_of_lines(text, Language::kChinese));
  }
  return made;
}

void expect_like_a_scan(const Indexed& indexed, const PhraseIndex& index, const std::string& phrase) {
  for (const bool at_edges : {false, true}) {
    const auto found = index.find(phrase, at_edges);
    const auto counts = index.count(phrase, at_edges);
    ASSERT_EQ(found.has_value(), counts.has_value()) << phrase;
    if (!found) {
      // Only what the index does not hold.
      const char32_t first = decode_utf8(phrase, 0).value;
      EXPECT_TRUE(first == U' ' || (!at_edges && is_word_character(first))) << phrase;
      continue;
    }
    std::map<std::uint32_t, std::uint32_t> counted;
    for (const auto& [document, places] : *counts) counted[document] = places;
    for (std::uint32_t document = 0; document < indexed.documents().size(); ++document) {
      const auto in = found->in(document);
      const Places places(in.begin(), in.end());
      const Places all = indexed.scan(document, phrase, false);
      if (at_edges) {
        const Places whole = indexed.scan(document, phrase, true);
        EXPECT_TRUE(std::includes(
            places.begin(), places.end(), whole.begin(), whole.end(),
            [](const auto& a, const auto& b) { return std::tie(a.block, a.offset) < std::tie(b.block, b.offset); }))
            << phrase;
        EXPECT_LE(places.size(), all.size());
      } else {
        EXPECT_EQ(places, all) << phrase << " in document " << document;
      }
      EXPECT_EQ(counted[document], places.size()) << phrase;
    }
    EXPECT_TRUE(found->in(static_cast<std::uint32_t>(indexed.documents().size())).empty());
  }
}

TEST(PhraseIndex, FindsWhatAScanFinds) {
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    const Indexed indexed(random_documents(random, random() % 12, 2 + random() % 11));
    const PhraseIndex index = indexed.index();
    ASSERT_TRUE(index.intact());
    for (const OwnedView& document : indexed.documents())
      for (const BlockRecord& block : document.view().blocks) {
        const std::string_view text = block.folded.of(document.view().folded);
        if (text.empty()) continue;
        // Part of a block, of any length, as it is and with another end.
        const std::size_t begin = floor_code_point(text, random() % text.size());
        const std::size_t end = ceil_code_point(text, begin + 1 + random() % (text.size() - begin));
        const std::string phrase(text.substr(begin, end - begin));
        expect_like_a_scan(indexed, index, phrase);
        expect_like_a_scan(indexed, index, phrase + "港");
      }
  }
}

TEST(PhraseIndex, LongPhrasesAreFoundByTheirRarerEnd) {
  std::string common;
  for (int i = 0; i < 5; ++i) common += "根据中华海港规划条例";
  std::string text;
  for (int i = 0; i < 50; ++i) text += common + std::to_string(i) + "\n";
  std::vector<OwnedView> documents;
  documents.push_back(make_view_of_lines(text, Language::kChinese));
  const Indexed indexed(std::move(documents));
  expect_like_a_scan(indexed, indexed.index(), common + "49");
  expect_like_a_scan(indexed, indexed.index(), common);
  expect_like_a_scan(indexed, indexed.index(), "条例" + common);
}

TEST(PhraseIndex, SaysWhatItDoesNotHold) {
  std::vector<OwnedView> documents;
  documents.push_back(make_view_of_lines("OpenAI技术 and AI 5g", Language::kEnglish));
  const Indexed indexed(std::move(documents));
  const PhraseIndex index = indexed.index();
  EXPECT_FALSE(index.find("ai", false));
  EXPECT_FALSE(index.find("", true));
  EXPECT_FALSE(index.find(" and", true));
  EXPECT_FALSE(index.find(std::string("技\0", 4), true));
  EXPECT_EQ(index.find("ai", true)->in(0).size(), 1U);       // not inside OpenAI
  EXPECT_EQ(index.find("ai技术", false)->in(0).size(), 1U);  // by 技术
  EXPECT_EQ(index.find("5g", false)->in(0).size(), 1U);
}

TEST(PhraseIndex, RepeatedBlocksAreHeldOnce) {
  const std::string line = "坚持创新，建设海港，发展蓝色经济。\n";
  const auto size_of = [&](std::size_t copies) {
    std::vector<OwnedView> documents;
    for (std::size_t i = 0; i < copies; ++i) documents.push_back(make_view_of_lines(line, Language::kChinese));
    return Indexed(std::move(documents)).bytes().size();
  };
  constexpr std::size_t kOccurrence = 2 * sizeof(std::uint32_t), kInGroup = sizeof(std::uint32_t), kFilling = 16;
  EXPECT_LE(size_of(101), size_of(1) + 100 * (kOccurrence + kInGroup) + 2 * kInGroup + kFilling);
}

// Of one stretch of units, hits in a block that stands alone, in one that two documents have, and in one that a
// document has twice.
TEST(PhraseIndex, HitsInRepeatedBlocksCountForEachDocumentAsOftenAsTheyStand) {
  std::vector<OwnedView> documents;
  for (const char* text :
       {"海港\n海港规划\n第一章\n", "海港规划\n海港\n海港\n", "渔港\n", "海港规划海港\n第一章\n海港规划\n"})
    documents.push_back(make_view_of_lines(text, Language::kChinese));
  const Indexed indexed(std::move(documents));
  using Counts = std::vector<PhraseIndex::DocumentCount>;
  EXPECT_EQ(indexed.index().count("海港", true), (Counts{{0, 2}, {1, 3}, {3, 3}}));
  EXPECT_EQ(indexed.index().count("第一章", true), (Counts{{0, 1}, {3, 1}}));
  EXPECT_EQ(indexed.index().count("渔港", true), (Counts{{2, 1}}));
  for (const char* phrase : {"海港", "规划", "第一", "港", "海港规划海港"})
    expect_like_a_scan(indexed, indexed.index(), phrase);
}

TEST(PhraseIndex, DoesNotDependOnThreads) {
  std::mt19937 random(5);
  const std::vector<OwnedView> documents = random_documents(random, 200, 9);
  EXPECT_EQ(Indexed(documents, 1).bytes(), Indexed(documents, 4).bytes());
}

TEST(PhraseIndex, DamageIsToldAndLookupsStayInside) {
  std::mt19937 random(3);
  const Indexed indexed(random_documents(random, 6, 12));
  for (std::size_t at = 0; at < indexed.bytes().size(); ++at) {
    std::vector<std::uint64_t> memory((indexed.bytes().size() + 7) / 8);
    char* bytes = reinterpret_cast<char*>(memory.data());
    std::copy(indexed.bytes().begin(), indexed.bytes().end(), bytes);
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
    const auto index = PhraseIndex::open({bytes, indexed.bytes().size()}, 6);
    if (!index) continue;
    EXPECT_FALSE(index->intact()) << at;
    for (const char* phrase : {"海", "海港", "a", "5", "规，"}) {
      EXPECT_TRUE(index->find(phrase, true));
      EXPECT_TRUE(index->count(phrase, true));
    }
  }
  for (std::size_t size = 0; size < indexed.bytes().size(); ++size)
    EXPECT_FALSE(PhraseIndex::open(indexed.bytes().substr(0, size), 6));
}

// As in a large index, of which only the parts that bound a lookup are checked before it.
TEST(PhraseIndex, ADamagedOneGivesNoMorePlacesThanTheDocumentsHave) {
  std::mt19937 random(8);
  const Indexed indexed(random_documents(random, 20, 12));
  std::size_t units = 0;
  for (const OwnedView& document : indexed.documents()) units += document.view().folded.size();
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::uint64_t> memory((indexed.bytes().size() + 7) / 8);
    char* bytes = reinterpret_cast<char*>(memory.data());
    std::copy(indexed.bytes().begin(), indexed.bytes().end(), bytes);
    // A stretch of one value: many places, or many blocks, that are the same.
    const std::size_t begin =
        sizeof(phrase_index_format::Head) + random() % (indexed.bytes().size() - sizeof(phrase_index_format::Head));
    const std::size_t size = std::min<std::size_t>(random() % 600, indexed.bytes().size() - begin);
    std::fill_n(bytes + begin, size, static_cast<char>(random() % 3));
    const auto index = PhraseIndex::open({bytes, indexed.bytes().size()}, 20);
    ASSERT_TRUE(index);
    if (!index->bounded()) {
      ++refused;
      continue;
    }
    for (const char* phrase : {"海", "海港", "a", "5", "规，"}) {
      const auto found = index->find(phrase, true);
      ASSERT_TRUE(found);
      std::size_t places = 0;
      for (std::uint32_t document = 0; document < 20; ++document) places += found->in(document).size();
      EXPECT_LE(places, units) << round;
      EXPECT_TRUE(index->count(phrase, true));
    }
  }
  EXPECT_GT(refused, 10U);
  EXPECT_LT(refused, 300U);
}

TEST(PhraseIndex, OfAnotherNumberOfDocumentsIsRefused) {
  std::mt19937 random(3);
  const Indexed indexed(random_documents(random, 6, 12));
  EXPECT_TRUE(PhraseIndex::open(indexed.bytes(), 6));
  for (const std::uint32_t documents : {0U, 5U, 7U, kNoIndex})
    EXPECT_FALSE(PhraseIndex::open(indexed.bytes(), documents));
}

// The block of a stretch that does not hold it: places there are given up instead of looked for in all blocks.
TEST(PhraseIndex, ADamagedBlockOfIsNotFollowedFar) {
  using namespace phrase_index_format;
  std::string lines;
  for (char32_t i = 0; i < 200; ++i) {
    append_utf8(lines, U'\u4E00' + i);
    lines += '\n';
  }
  std::string last;
  append_utf8(last, U'\u4E00' + 199);
  std::vector<OwnedView> documents;
  documents.push_back(make_view_of_lines(lines, Language::kChinese));
  const Indexed indexed(std::move(documents));
  EXPECT_EQ(indexed.index().find_distinct(last, true), (Places{{199, 0}}));

  std::vector<std::uint64_t> memory((indexed.bytes().size() + 7) / 8);
  char* bytes = reinterpret_cast<char*>(memory.data());
  std::copy(indexed.bytes().begin(), indexed.bytes().end(), bytes);
  Head head;
  std::memcpy(&head, bytes, sizeof head);
  std::size_t at = sizeof head;
  for (std::size_t part = 0; part < kBlockOf; ++part)
    at += (head.counts[part] * record_size(part, head.counts[kUnits]) + 7) / 8 * 8;
  std::fill_n(bytes + at, head.counts[kBlockOf] * sizeof(std::uint32_t), '\0');
  const auto damaged = PhraseIndex::open({bytes, indexed.bytes().size()}, 1);
  ASSERT_TRUE(damaged);
  EXPECT_EQ(damaged->find_distinct(last, true), Places{});
}

TEST(PhraseOrder, IsThatOfAPlainSort) {
  std::mt19937 random(17);
  // The last is more than one thread takes at a time.
  for (const std::size_t length : {0U, 1U, 30U, 3000U, 40000U, 700000U}) {
    for (const unsigned alphabet : {1U, 2U, 300U}) {
      if (length > 40000 && alphabet < 300) continue;
      std::vector<char16_t> units(length + kOrderedUnits);
      for (std::size_t i = 0; i < length; ++i) units[i] = static_cast<char16_t>(random() % alphabet * 211);
      std::vector<std::uint32_t> places;
      for (std::uint32_t i = 0; i < length; ++i)
        if (random() % 8 != 0) places.push_back(i);
      std::vector<std::uint32_t> expected = places;
      std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::lexicographical_compare(units.begin() + a, units.begin() + a + kOrderedUnits, units.begin() + b,
                                            units.begin() + b + kOrderedUnits);
      });
      ASSERT_EQ(phrase_order(units, places, 1), expected) << length << ' ' << alphabet;
      ASSERT_EQ(phrase_order(units, places, 3), expected);
    }
  }
}

}  // namespace
}  // namespace tifa
