// Segments: what goes in comes out, and every damaged byte is noticed.
#include "index/segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>

#include "base/file.h"
#include "base/hash.h"
#include "index/phrase_index.h"
#include "index/segment_format.h"
#include "support/temp_folder.h"
#include "support/test_data.h"
#include "text/fold.h"

namespace tifa {
namespace {

using testing::TempFolder;

// A document with every kind of block and nested sections.
Document sample(const std::string& salt = "") {
  Document document;
  const auto add = [&](BlockKind kind, const std::string& text, std::uint32_t section, std::uint32_t run_in = 0) {
    if (!document.blocks.empty()) {
      document.text += '\n';
      document.origin.append_inserted(document.origin.derived_length() + 7, 1);
    }
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += text;
    document.origin.append_copy(begin + 7, static_cast<std::uint32_t>(text.size()));
    document.blocks.push_back({kind,
                               static_cast<std::uint8_t>(kind == BlockKind::kHeading ? 1 : 0),
                               {begin, static_cast<std::uint32_t>(document.text.size())},
                               begin + run_in,
                               section});
  };
  add(BlockKind::kTitle, "第五个规划" + salt, 0);
  add(BlockKind::kHeading, "一、發展形势", 1);
  add(BlockKind::kParagraph, "（1）创新。坚持“创新”，２０２５年\n达到 3 万。", 1, 13);
  add(BlockKind::kHeading, "（一）目标", 2);
  add(BlockKind::kListItem, "The Blue economy", 2);
  add(BlockKind::kNote, "注：全文", 2);
  document.sections.resize(3);
  document.sections[0].end_block = 6;
  document.sections[1] = {0, 1, 6, 1, "一、", 1, {document.blocks[1].range.begin + 6, document.blocks[1].range.end}};
  document.sections[2] = {1, 3, 6, 2, "（一）", 1, {document.blocks[3].range.begin + 9, document.blocks[3].range.end}};
  document.source_size = document.text.size() + 7;
  document.language = Language::kChinese;
  return document;
}

std::filesystem::path write_segment(const std::filesystem::path& folder, const std::vector<Document>& documents) {
  auto writer = SegmentWriter::create(folder);
  EXPECT_TRUE(writer);
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const DocumentPayload payload = make_payload(documents[i]);
    EXPECT_EQ(writer->add(payload.bytes, payload.hash).value(), i);
  }
  auto name = writer->finish();
  EXPECT_TRUE(name);
  return folder / *name;
}

// Opens, reads and verifies a file of these bytes: the first error.
Status read_all(const std::filesystem::path& file) {
  auto segment = Segment::open(file);
  if (!segment) return tl::unexpected(segment.error());
  for (std::uint32_t i = 0; i < (*segment)->document_count(); ++i)
    if (auto view = (*segment)->document(i); !view) return tl::unexpected(view.error());
  return (*segment)->verify();
}

TEST(Segment, GivesBackWhatWentIn) {
  const TempFolder folder;
  const Document document = sample();
  auto segment = Segment::open(write_segment(folder.path(), {sample("甲"), document}));
  ASSERT_TRUE(segment) << segment.error().sentence();
  ASSERT_EQ((*segment)->document_count(), 2U);
  const DocumentView view = (*segment)->document(1).value();
  EXPECT_EQ(view.text, document.text);
  EXPECT_EQ(view.language, Language::kChinese);
  ASSERT_EQ(view.blocks.size(), document.blocks.size());
  std::string folded;
  for (std::size_t i = 0; i < view.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const BlockRecord& record = view.blocks[i];
    EXPECT_EQ(record.text, block.range);
    EXPECT_EQ(record.kind, block.kind);
    EXPECT_EQ(record.run_in_end, block.run_in_end);
    EXPECT_EQ(record.section, block.section);
    const std::string expected = fold(document.block_text(block), Folding::kDefault).text;
    EXPECT_EQ(record.folded.of(view.folded), expected);
    folded += (i == 0 ? "" : "\n") + expected;
    for (std::uint32_t at = record.text.begin; at < record.text.end; ++at) EXPECT_EQ(view.block_at_text(at), i);
    for (std::uint32_t at = record.folded.begin; at < record.folded.end; ++at) EXPECT_EQ(view.block_at_folded(at), i);
  }
  EXPECT_EQ(view.folded, folded);
  EXPECT_TRUE(std::equal(view.origin_runs.begin(), view.origin_runs.end(), document.origin.runs().begin(),
                         document.origin.runs().end()));
}

TEST(Segment, MapsFoldedPlacesToTheTextAndTheSource) {
  const TempFolder folder;
  auto segment = Segment::open(write_segment(folder.path(), {sample()}));
  const DocumentView view = (*segment)->document(0).value();
  const auto at = static_cast<std::uint32_t>(view.folded.find("2025年达到"));
  ASSERT_NE(at, static_cast<std::uint32_t>(std::string::npos));
  const Range text = view.folded_to_text({at, at + static_cast<std::uint32_t>(std::string("2025年达到").size())});
  EXPECT_EQ(text.of(view.text), "２０２５年\n达到");
  EXPECT_EQ(view.text_to_source(text), (Range{text.begin + 7, text.end + 7}));
}

TEST(Segment, KeepsWhereTextLiesInAFileWithoutBytesOfIt) {
  const TempFolder folder;
  Document document = sample();
  document.places.parts = {"word/document.xml", "word/footnotes.xml"};
  document.places.places = {{0, 0, 1}, {40, 0, 2}, {60, 1, 7, PlaceKind::kNote}};
  auto segment = Segment::open(write_segment(folder.path(), {document, sample()}));
  const DocumentView view = (*segment)->document(0).value();
  const auto text = [&](std::uint32_t source) { return derived_at(view.origin_runs, source); };
  EXPECT_EQ(view.locate({text(10), text(20)}), "word/document.xml/p=1");
  EXPECT_EQ(view.locate({text(10), text(50)}), "word/document.xml/p=1-2");
  EXPECT_EQ(view.locate({text(70), text(73)}), "word/footnotes.xml/note=7");
  const DocumentView other = (*segment)->document(1).value();
  EXPECT_EQ(other.locate({0, 6}), "bytes=7-13");
  DocumentPayload payload = make_payload(document);
  ASSERT_TRUE(view_payload(payload.bytes));
  document.places.places[1].part = 2;  // there is none
  EXPECT_FALSE(view_payload(make_payload(document).bytes));
}

TEST(Segment, KeepsWhereWordsOfTheSourceAreLeftOut) {
  const TempFolder folder;
  Document document = sample();
  // Words at the begin of a block, then twice inside of one, then markup.
  const std::uint32_t block = document.blocks[4].range.begin;
  const auto source = static_cast<std::uint32_t>(document.source_size);
  OffsetMap origin;
  origin.append_copy(0, block);
  origin.append_copy(block + 10, 4);
  origin.append_copy(block + 30, 5);
  origin.append_copy(block + 50, static_cast<std::uint32_t>(document.text.size()) - block - 9);
  document.origin = origin;
  document.set_aside = {{Reason::kSiteNotice, {block, block + 10}},
                        {Reason::kStageDirection, {block + 14, block + 20}},
                        {Reason::kRule, {block + 20, block + 30}},
                        {Reason::kMarkup, {block + 35, block + 50}}};
  document.source_size = source + 60;
  auto segment = Segment::open(write_segment(folder.path(), {document, sample()}));
  ASSERT_TRUE(segment) << segment.error().sentence();
  const DocumentView view = (*segment)->document(0).value();
  ASSERT_EQ(view.omissions.size(), 1U);
  EXPECT_EQ(view.omissions[0], block + 4);
  EXPECT_EQ(view.omissions_in({block, block + 8}), (std::vector<std::uint32_t>{4}));
  EXPECT_TRUE(view.omissions_in({block, block + 4}).empty());
  EXPECT_TRUE(view.omissions_in({block + 4, block + 8}).empty());
  EXPECT_TRUE((*segment)->document(1).value().omissions.empty());
}

TEST(Segment, KeepsSectionsWithTheirFirstBlocks) {
  const TempFolder folder;
  auto segment = Segment::open(write_segment(folder.path(), {sample()}));
  const DocumentView view = (*segment)->document(0).value();
  ASSERT_EQ(view.sections.size(), 3U);
  EXPECT_EQ(view.sections[0].parent, kNoIndex);
  EXPECT_EQ(view.sections[0].first_block, 0U);
  EXPECT_EQ(view.sections[1].first_block, 1U);
  EXPECT_EQ(view.sections[2].first_block, 3U);
  EXPECT_EQ(view.sections[2].parent, 1U);
  EXPECT_EQ(view.sections[1].label_size, std::string("一、").size());
  EXPECT_EQ(view.sections[1].title.of(view.text), "發展形势");
}

TEST(Segment, MeasuresEachPart) {
  const TempFolder folder;
  auto segment = Segment::open(write_segment(folder.path(), {sample()}));
  const DocumentView view = (*segment)->document(0).value();
  const auto han = [&](Part part) { return view.lengths[static_cast<std::size_t>(part)].han; };
  EXPECT_EQ(han(Part::kTitle), 5U);
  EXPECT_EQ(han(Part::kHeading), 5U + 3U);
  EXPECT_EQ(han(Part::kRunIn), measure("（1）创新").han);
  EXPECT_EQ(han(Part::kBody), measure("。坚持“创新”，２０２５年\n达到 3 万。").han);
  EXPECT_EQ(han(Part::kNote), 3U);
}

TEST(Segment, KnowsLengthsAndPhrasesWithoutReadingDocuments) {
  const TempFolder folder;
  const Document document = sample();
  auto segment = Segment::open(write_segment(folder.path(), {sample("甲"), document}));
  ASSERT_TRUE(segment) << segment.error().sentence();
  EXPECT_EQ((*segment)->lengths(1).value()[0].han, 5U);
  EXPECT_FALSE((*segment)->lengths(2));
  const PhraseIndex* phrases = (*segment)->phrases().value();
  EXPECT_EQ(phrases->documents(), 2U);
  EXPECT_EQ(phrases->find("2025年达到", false)->in(1).size(), 1U);
  EXPECT_EQ(phrases->count("规划甲", false).value(), (std::vector<PhraseIndex::DocumentCount>{{0, 1}}));
}

TEST(Segment, RepeatedBlocksAreStoredOnce) {
  const TempFolder folder;
  const auto size_of = [&](std::size_t copies) {
    return std::filesystem::file_size(write_segment(folder.path(), std::vector<Document>(copies, sample())));
  };
  // A document that says nothing new: its entry, its outline and an occurrence for each block.
  EXPECT_LT(size_of(101) - size_of(1), 100 * 200);  // of 1,200
  const auto one = Segment::open(write_segment(folder.path(), {sample(), sample("甲"), sample()}));
  EXPECT_EQ((*one)->document(2).value().text, (*one)->document(0).value().text);
}

TEST(Segment, ADocumentOfAnotherShapeIsStoredWhole) {
  const TempFolder folder;
  std::string bytes = make_payload(sample()).bytes;
  // A hole between two blocks, as no reader leaves it.
  segment_format::PayloadHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t blocks = sizeof header + segment_format::padded(header.text_size) +
                             segment_format::padded(header.folded_size) +
                             16 * (std::size_t{header.fold_runs} + header.origin_runs);
  std::uint32_t end = 0;
  std::memcpy(&end, bytes.data() + blocks + 4, sizeof end);
  end -= 3;
  std::memcpy(bytes.data() + blocks + 4, &end, sizeof end);
  ASSERT_TRUE(view_payload(bytes));
  auto writer = SegmentWriter::create(folder.path());
  ASSERT_TRUE(writer->add(bytes, xxh3(bytes)));
  const auto file = folder / writer->finish().value();
  EXPECT_EQ((*Segment::open(file))->payload(0).value(), bytes);
  EXPECT_EQ((*Segment::open(file))->lengths(0).value()[0].han, 5U);
  EXPECT_TRUE(read_all(file));
}

TEST(Segment, AnEmptyDocumentAndAnEmptySegmentAreFine) {
  const TempFolder folder;
  Document empty;
  empty.sections.resize(1);
  auto one = Segment::open(write_segment(folder.path(), {empty}));
  ASSERT_TRUE(one);
  EXPECT_EQ((*one)->document(0).value().text, "");
  EXPECT_EQ((*one)->document(1).error().code, ErrorCode::kCorrupt);
  auto none = Segment::open(write_segment(folder.path(), {}));
  ASSERT_TRUE(none);
  EXPECT_EQ((*none)->document_count(), 0U);
}

TEST(Segment, ItsNameIsItsContent) {
  const TempFolder a;
  const TempFolder b;
  const auto first = write_segment(a.path(), {sample(), sample("甲")}).filename();
  EXPECT_EQ(first, write_segment(b.path(), {sample(), sample("甲")}).filename());
  EXPECT_NE(first, write_segment(b.path(), {sample("甲"), sample()}).filename());
}

TEST(Segment, EveryFlippedBitIsNoticed) {
  const TempFolder folder;
  const auto file = write_segment(folder.path(), {sample(), sample("甲")});
  const std::string whole = testing::read_bytes(file);
  ASSERT_TRUE(read_all(file));
  const auto damaged = folder / "damaged";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
    std::filesystem::remove(damaged);  // truncating a file waits for the disk
    std::ofstream(damaged, std::ios::binary) << bytes;
    const Status status = read_all(damaged);
    ASSERT_FALSE(status) << "byte " << at;
    ASSERT_EQ(status.error().code, ErrorCode::kCorrupt);
    ASSERT_FALSE(status.error().todo.empty());
  }
}

TEST(Segment, EveryCutIsNoticed) {
  const TempFolder folder;
  const auto file = write_segment(folder.path(), {sample()});
  const std::string whole = testing::read_bytes(file);
  const auto damaged = folder / "damaged";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::filesystem::remove(damaged);
    std::ofstream(damaged, std::ios::binary) << std::string_view(whole).substr(0, size);
    ASSERT_FALSE(read_all(damaged)) << size;
  }
  std::ofstream(damaged, std::ios::binary) << whole + '\0';
  EXPECT_FALSE(read_all(damaged));
}

// A file whose hashes are right and whose ranges are not: what a fault in the writer, not on the disk, would leave.
TEST(Segment, RangesThatDoNotHoldAreNoticed) {
  using segment_format::PayloadHeader;
  const TempFolder folder;
  const std::string whole = make_payload(sample()).bytes;
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = whole;
    const std::size_t at = random() % (bytes.size() / 4) * 4;
    const std::uint32_t value =
        round % 3 == 0 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(round % 3 == 1 ? random() : random() % 64);
    bytes.replace(at, 4, std::string(reinterpret_cast<const char*>(&value), 4));
    const auto view = view_payload(bytes);
    if (!view) {
      ++refused;
      continue;
    }
    // What is let through can be used.
    for (const BlockRecord& block : view->blocks) {
      EXPECT_LE(block.text.of(view->text).size() + block.folded.of(view->folded).size(), bytes.size());
      EXPECT_LT(view->block_at_text(block.text.begin), view->blocks.size());
      const Range source = view->text_to_source(view->folded_to_text(block.folded));
      EXPECT_LE(source.begin, source.end);
    }
  }
  EXPECT_GT(refused, 500);
}

// Files as earlier programs wrote them.
TEST(Segment, OldFilesAreRefused) {
  for (const std::string version : {"2", "3", "4"}) {
    const auto opened = Segment::open(testing::source_dir() / ("tests/old_formats/version-" + version + ".segment"));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(opened.error().what.find("version " + version), std::string::npos);
    EXPECT_EQ(opened.error().todo, "run tifa build --full");
  }
}

TEST(Segment, AnotherVersionIsNamed) {
  for (const std::uint32_t version : {1U, 9U}) {
    const TempFolder folder;
    const auto file = write_segment(folder.path(), {sample()});
    std::string bytes = testing::read_bytes(file);
    segment_format::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.version = version;
    header.header_hash = xxh3({reinterpret_cast<const char*>(&header), sizeof header - 8});
    bytes.replace(0, sizeof header, std::string(reinterpret_cast<const char*>(&header), sizeof header));
    folder.write("other", bytes);
    const auto opened = Segment::open(folder / "other");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().what.find("version " + std::to_string(version)), std::string::npos);
  }
}

TEST(SegmentWriter, LeavesNothingWhenItIsNotFinished) {
  const TempFolder folder;
  {
    auto writer = SegmentWriter::create(folder.path());
    const DocumentPayload payload = make_payload(sample());
    ASSERT_TRUE(writer->add(payload.bytes, payload.hash));
    EXPECT_FALSE(writer->add("not a multiple of 8", 0));
    const auto unfinished = std::filesystem::directory_iterator(folder.path())->path();
    EXPECT_FALSE(Segment::open(unfinished));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace tifa
