// The document model: clean text, its blocks and sections, and what became of every byte of the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/offset_map.h"
#include "base/range.h"
#include "document/places.h"
#include "text/encoding.h"

namespace tifa {

enum class BlockKind : std::uint8_t { kTitle, kHeading, kParagraph, kListItem, kTableCell, kNote };

// The parts of a document that a counting scope is made of. List items and table cells are body.
enum class Part : std::uint8_t { kTitle, kHeading, kRunIn, kBody, kNote };
inline constexpr std::size_t kPartCount = 5;

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFFU;

// A paragraph-like piece. Ranges are bytes of Document::text.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;  // of a heading: 1 is the outermost; else 0
  Range range;             // without surrounding white space; may hold line breaks of the source
  std::uint32_t run_in_end =
      0;  // the run-in heading is [range.begin, run_in_end); equal to range.begin when there is none
  std::uint32_t section = 0;  // index into Document::sections
};

// A part of the document under a heading. Section 0 is the root: everything before the first heading, level 0.
struct Section {
  std::uint32_t parent = kNoIndex;   // kNoIndex for the root
  std::uint32_t heading = kNoIndex;  // its block; kNoIndex for the root
  std::uint32_t end_block = 0;       // one past its last block, subsections included
  std::uint8_t level = 0;
  std::string label;        // the numbering as it stands: "一、", "第三章", "Article 4", "2.1"; may be empty
  std::int32_t number = 0;  // the label's value; 0 when it has none
  Range title;              // the heading without its label
};

// Why a piece of the source is not in the clean text.
enum class Reason : std::uint8_t {
  kWhiteSpace,  // blank lines, indentation, what stands between blocks
  kMarkup,      // Markdown markup, HTML tags, JSON or CSV syntax
  kByteOrderMark,
  kMetadata,        // head of a file: front matter, "source", "date", other columns of a table
  kRepeatedTitle,   // a title that stands again
  kContents,        // a list of contents
  kLicence,         // a licence or rights notice
  kSiteNotice,      // navigation, editors' lines, "share", counters
  kRunningHead,     // headers and footers of pages
  kRevision,        // inserted or deleted text that the chosen state of tracked changes does not have
  kStageDirection,  // what a transcriber wrote between the speaker's words: "(Applause.)"
  // What a web page has besides its main text.
  kNavigation,  // menus, paths, lists of links
  kRelated,     // other articles, advertisements, what stands beside the main text
  kReaders,     // comments of readers
  kForm,        // fields and buttons
  kCaption,     // of pictures and players
  kScript,      // and what stands in place of it
  kStyle,
  kComment,    // comments in the markup
  kHidden,     // what a browser or word processor does not show
  kGloss,      // readings over characters, marks of footnotes
  kOtherPart,  // pictures, styles and frames that were saved with a page
  kRule,       // what a rule of tifa.toml drops
  kRemark,     // what reviewers wrote beside the text
  kHyphen,     // of a word that was cut at the end of a line
};
inline constexpr Reason kLastReason = Reason::kHyphen;
[[nodiscard]] std::string_view reason_name(Reason reason);
// Whether what is set aside for this reason are words that a reader of the source meets: not its markup, nor what is
// put at the edge of a page or above a character.
[[nodiscard]] bool is_of_words(Reason reason);

// What a file says of itself outside its text (properties, <meta>); empty where it says nothing. Not checked: the text
// goes before it.
struct SourceProperties {
  std::string title, author, date, language, address;  // date and language as they stand there
  friend bool operator==(const SourceProperties&, const SourceProperties&) = default;
};

struct SetAside {
  Reason reason = Reason::kWhiteSpace;
  Range origin;  // bytes of the source
};

// One text as ingested. Invariant (checked by tests): the origin bytes of `origin` and of `set_aside` are disjoint and
// together are every byte of the source. Where the source does not hold its text as bytes (`places` is not empty), the
// account is over the stream of all text that its reader extracted, which it stands for here.
struct Document {
  std::string text;  // the blocks in order, one '\n' between two; valid UTF-8
  std::vector<Block> blocks;
  std::vector<Section> sections;    // never empty
  OffsetMap origin;                 // byte of text → byte of the source; the '\n' between blocks are inserted
  std::vector<SetAside> set_aside;  // ascending, disjoint
  std::uint64_t source_size = 0;
  Encoding encoding = Encoding::kUtf8;
  Language language = Language::kUnknown;
  SourcePlaces places;
  std::string extracted;  // with `places`, the stream that the account is over; else empty
  SourceProperties properties;
  std::string unread;  // what its reader saw and could not read: "pages 3-5 have no text, only pictures"; else empty

  [[nodiscard]] std::string_view block_text(const Block& block) const { return block.range.of(text); }
  // The places inside of blocks, ascending, at which words of the source are set aside: bytes of the text, of what
  // stands behind them. O(set_aside · log(origin runs) + blocks).
  [[nodiscard]] std::vector<std::uint32_t> omissions() const;
};

// Where each part of a document lies: the block's own part, or kRunIn for text before run_in_end.
[[nodiscard]] Part part_of(const Block& block, std::uint32_t at);

}  // namespace tifa
