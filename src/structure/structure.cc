// The passes from raw blocks to a document, in order, and the account of what was set aside.
#include "structure/structure.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "structure/origin.h"
#include "structure/piece.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLanguageSample = 1U << 16;  // bytes looked at to tell the language

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

// In order of the source, neighbours of one reason as one.
void tidy(std::vector<SetAside>& list) {
  const auto before = [](const SetAside& a, const SetAside& b) { return a.origin.begin < b.origin.begin; };
  if (!std::is_sorted(list.begin(), list.end(), before)) std::sort(list.begin(), list.end(), before);
  std::size_t out = 0;
  for (const SetAside& item : list) {
    if (item.origin.empty()) continue;
    if (out > 0 && list[out - 1].reason == item.reason && list[out - 1].origin.end == item.origin.begin)
      list[out - 1].origin.end = item.origin.end;
    else
      list[out++] = item;
  }
  list.resize(out);
}

// Rules of the user go before what a pass has found.
void obey_rules(const RawDocument& raw, Pieces& pieces) {
  for (Piece& piece : pieces) {
    if (!piece.dropped || piece.dropped == Reason::kRule) continue;
    const bool reason_kept = (raw.kept_reasons >> static_cast<unsigned>(*piece.dropped) & 1U) != 0;
    if (piece.ruling == Ruling::kKeep || reason_kept) piece.dropped.reset();
  }
}

// Opens and closes sections as blocks come.
class Sections {
 public:
  // `articles`: the document consists of articles, which stand under headings of any kind.
  Sections(Document& document, bool articles) : document_(document), articles_(articles) {
    document_.sections.push_back({});
    open_.push_back({0, 0, 0, kNoIndex, 0, false});
  }

  // The section that a piece which opens one begins; its level is the depth.
  // `place` is the piece's place among all pieces, `index` the block's.
  std::uint32_t open(const Piece& piece, std::uint32_t place, const RawDocument& raw, Range block,
                     std::uint32_t index) {
    const Key key = key_of(piece, raw);
    close_for(key, piece, place);
    Section section;
    section.parent = open_.back().section;
    section.level = static_cast<std::uint8_t>(std::min<std::size_t>(open_.size(), 255));
    const std::string_view text = piece.text(raw);
    if (piece.label) {
      section.label = std::string(text.substr(0, piece.label->size));
      section.number = piece.label->value;
    }
    const std::uint32_t begin = block.begin + (piece.label ? std::min(piece.label->rest, block.size()) : 0);
    if (piece.kind == BlockKind::kHeading) {
      section.heading = index;
      section.title = {begin, block.end};
    } else {
      const std::uint32_t end = block.begin + (piece.run_in_end - piece.range.begin);
      section.title = end > begin ? Range{begin, end} : Range{begin, begin};
    }
    const std::uint32_t number = u32(document_.sections.size());
    document_.sections.push_back(std::move(section));
    const bool item = piece.kind != BlockKind::kHeading && piece.label && piece.label->style != NumberStyle::kArticle;
    item_style_.resize(document_.sections.size(), kNoIndex);
    item_style_.back() = item ? key.style : kNoIndex;
    sequence_of_.resize(document_.sections.size(), kNoIndex);
    sequence_of_.back() = item ? piece.sequence : kNoIndex;
    const bool unit = piece.kind != BlockKind::kHeading && piece.run_in_end == piece.range.begin;
    open_.push_back({key.rank, key.style, number, piece.sequence, piece.sequence_end, unit});
    return number;
  }

  [[nodiscard]] std::uint32_t current() const { return open_.back().section; }

  // A speaker who turns to the audience again, thanks all or says what is wrong is done with the items of the list
  // before, unless it goes on: what follows stands in the outermost section. `place` as in open().
  void close_items(std::uint32_t place) {
    while (open_.size() > 2 && open_.back().sequence != kNoIndex && open_.back().sequence_end <= place)
      open_.pop_back();
  }

  void finish() {
    release_closing();
    release_unheaded();
    release_behind_single();
    free_from_first_heading();
    // A section ends where the next of its level or above begins.
    const std::uint32_t blocks = u32(document_.blocks.size());
    std::vector<std::uint32_t> end(document_.sections.size(), 0);
    for (std::uint32_t i = 0; i < blocks; ++i) end[document_.blocks[i].section] = i + 1;
    for (std::size_t s = document_.sections.size(); s-- > 1;) {
      const std::uint32_t parent = document_.sections[s].parent;
      end[parent] = std::max(end[parent], end[s]);
    }
    end[0] = blocks;
    for (std::size_t s = 0; s < end.size(); ++s) document_.sections[s].end_block = end[s];
  }

 private:
  // Where (nearly) every numbered item of a document is one paragraph, the paragraphs behind the last item close the
  // document and are not part of it.
  void release_closing() {
    constexpr std::size_t kFewestItems = 5;
    if (document_.blocks.empty()) return;
    const std::uint32_t last = document_.blocks.back().section;
    if (last >= item_style_.size() || item_style_[last] == kNoIndex) return;
    std::vector<std::uint32_t> blocks(document_.sections.size(), 0);
    for (const Block& block : document_.blocks) ++blocks[block.section];
    std::size_t items = 0, single = 0;
    for (std::size_t s = 1; s < document_.sections.size(); ++s) {
      if (s == last || item_style_[s] != item_style_[last]) continue;
      ++items;
      single += blocks[s] == 1 ? 1 : 0;
    }
    if (items < kFewestItems || single * 10 < items * 9) return;
    for (std::size_t b = document_.blocks.size() - blocks[last] + 1; b < document_.blocks.size(); ++b) {
      if (document_.blocks[b].kind != BlockKind::kParagraph) return;
      document_.blocks[b].section = document_.sections[last].parent;
    }
  }

  // Where every paragraph of a list's items begins with a run-in heading, what follows the last item and has none is
  // not part of it: it stands under what holds the list. The item's own paragraph may have none.
  void release_unheaded() {
    constexpr std::size_t kFewestItems = 5;  // besides the last
    struct Item {
      std::uint32_t first = kNoIndex, last = 0;  // blocks
      std::uint32_t unheaded = kNoIndex;         // the first paragraph behind its own that has no run-in heading
    };
    std::vector<Item> items(document_.sections.size());
    for (std::uint32_t b = 0; b < document_.blocks.size(); ++b) {
      const Block& block = document_.blocks[b];
      Item& item = items[block.section];
      if (item.first == kNoIndex)
        item.first = b;
      else if (item.unheaded == kNoIndex && block.run_in_end == block.range.begin)
        item.unheaded = b;
      item.last = b;
    }
    struct List {
      std::size_t items = 0, headed = 0;
      std::uint32_t last = kNoIndex;
    };
    std::map<std::pair<std::uint32_t, std::uint32_t>, List> lists;  // by parent and style
    for (std::uint32_t s = 1; s < document_.sections.size(); ++s) {
      if (s >= item_style_.size() || item_style_[s] == kNoIndex || items[s].first == kNoIndex) continue;
      List& list = lists[{document_.sections[s].parent, item_style_[s]}];
      if (list.last != kNoIndex) {
        const Item& before = items[list.last];
        ++list.items;
        list.headed += before.last > before.first && before.unheaded == kNoIndex ? 1 : 0;
      }
      list.last = s;
    }
    for (const auto& [key, list] : lists) {
      if (list.items < kFewestItems || list.headed < list.items) continue;
      const Item& item = items[list.last];
      for (std::uint32_t b = item.unheaded; b != kNoIndex && b <= item.last; ++b)
        if (document_.blocks[b].section == list.last) document_.blocks[b].section = key.first;
    }
  }

  // Where each numbered item before the last is one paragraph (第一，…), the paragraphs behind the last one's own are
  // not part of it: they stand under what holds the numbering.
  void release_behind_single() {
    constexpr std::size_t kFewestItems = 3;  // besides the last
    struct Blocks {
      std::uint32_t first = kNoIndex, count = 0;
    };
    std::vector<Blocks> blocks(document_.sections.size());
    std::vector<bool> has_parts(document_.sections.size());
    for (std::uint32_t b = 0; b < document_.blocks.size(); ++b) {
      Blocks& of = blocks[document_.blocks[b].section];
      of.first = std::min(of.first, b);
      ++of.count;
    }
    for (std::size_t s = 1; s < document_.sections.size(); ++s) has_parts[document_.sections[s].parent] = true;
    std::map<std::uint32_t, std::vector<std::uint32_t>> numberings;
    for (std::uint32_t s = 1; s < sequence_of_.size(); ++s)
      if (sequence_of_[s] != kNoIndex) numberings[sequence_of_[s]].push_back(s);
    for (auto& [sequence, items] : numberings) {
      const std::uint32_t last = items.back();
      items.pop_back();
      const auto is_single = [&](std::uint32_t s) { return blocks[s].count == 1 && !has_parts[s]; };
      if (items.size() < kFewestItems || has_parts[last] || !std::all_of(items.begin(), items.end(), is_single))
        continue;
      if (blocks[last].count < 2) continue;
      const std::string_view own = document_.block_text(document_.blocks[blocks[last].first]);
      if (own.ends_with("：") || own.ends_with(":")) continue;  // what follows is announced
      for (std::uint32_t b = blocks[last].first + 1, left = blocks[last].count - 1; left > 0; ++b) {
        if (document_.blocks[b].section != last) continue;
        document_.blocks[b].section = document_.sections[last].parent;
        --left;
      }
    }
  }

  // An only heading without a number that has a text of its own before the numbered ones (首先报告去年的工作 … 一、) is
  // one part of the document beside them, and does not hold them: else all of the document would be that part.
  void free_from_first_heading() {
    constexpr std::uint32_t kLeastOwn = 5, kFewest = 3;  // paragraphs of its own, numbered headings in it
    std::uint32_t first = 0;
    for (std::uint32_t s = 1; s < document_.sections.size(); ++s) {
      const Section& section = document_.sections[s];
      if (section.heading == kNoIndex || !section.label.empty() || closes_document(section.title.of(document_.text)))
        continue;
      if (first != 0 || section.level != 1) return;
      first = s;
    }
    if (first == 0) return;
    std::uint32_t numbered = 0;
    for (std::uint32_t s = 1; s < document_.sections.size(); ++s) {
      const Section& section = document_.sections[s];
      if (section.level == 1 && s != first && !closes_document(section.title.of(document_.text))) return;
      if (section.parent != first) continue;
      if (section.heading == kNoIndex) return;
      ++numbered;
    }
    std::uint32_t own = 0;
    for (const Block& block : document_.blocks) own += block.section == first ? 1 : 0;
    if (numbered < kFewest || own < kLeastOwn + 1) return;
    std::vector<bool> inside(document_.sections.size());
    for (std::uint32_t s = first + 1; s < document_.sections.size(); ++s) {
      Section& section = document_.sections[s];
      inside[s] = section.parent == first || inside[section.parent];
      if (section.parent == first) section.parent = 0;
      if (inside[s]) --section.level;
    }
  }

  static constexpr std::uint32_t kPlain = 1000;     // a heading without a number
  static constexpr std::uint32_t kClosing = 1001;   // 结束语: beside the outermost
  static constexpr std::uint32_t kMarkup = 2000;    // + level
  static constexpr std::uint32_t kStrong = 3000;    // + indentation: a line in bold
  static constexpr std::uint32_t kPlainRank = 35;   // of a heading without a number over articles
  static constexpr std::uint32_t kStrongRank = 40;  // under 编, 章 and 节, above all other numberings

  static constexpr std::uint32_t kFirstNumbered = 100;

  struct Key {
    std::uint32_t rank = 0;  // outer styles have the smaller
    std::uint32_t style = 0;
  };
  struct Open {
    std::uint32_t rank;
    std::uint32_t style;
    std::uint32_t section;
    std::uint32_t sequence;
    std::uint32_t sequence_end;
    bool unit;  // a numbered paragraph without a heading
  };

  // Markup and 编, 章, 节 nest as they always do; other styles in the order in which the document takes them up.
  [[nodiscard]] Key key_of(const Piece& piece, const RawDocument& raw) {
    if (piece.hint == Hint::kHeading) return {1U + piece.markup_level, kMarkup + piece.markup_level};
    if (piece.strong_heading) return {kStrongRank + piece.indent, kStrong + piece.indent};
    if (!piece.label) {
      if (closes_document(piece.text(raw))) return {0, kClosing};
      return {articles_ ? kPlainRank : rank_of(kPlain), kPlain};
    }
    switch (piece.label->style) {
      case NumberStyle::kPart:
        return {10, 10};
      case NumberStyle::kChapter:
        return {20, 20};
      case NumberStyle::kSection:
        section_seen_ = true;
        return {30, 30};
      case NumberStyle::kArticle:
        // Articles with headings hold sections or stand in them, as the document takes them up.
        if (piece.kind != BlockKind::kHeading) break;
        if (article_rank_ == 0) article_rank_ = section_seen_ ? 35 : 25;
        return {article_rank_, 25};
      case NumberStyle::kDecimal:
        return {90U + piece.label->depth, 90U + piece.label->depth};
      default:
        break;
    }
    const std::uint32_t style = 200 + static_cast<std::uint32_t>(piece.label->style);
    return {rank_of(style), style};
  }

  [[nodiscard]] std::uint32_t rank_of(std::uint32_t style) {
    const auto it = std::find(taken_up_.begin(), taken_up_.end(), style);
    const auto place = static_cast<std::uint32_t>(it - taken_up_.begin());
    if (it == taken_up_.end()) taken_up_.push_back(style);
    return kFirstNumbered + place;
  }

  [[nodiscard]] static bool closes_document(std::string_view text) {
    const std::string plain = squeezed(text);
    for (std::string_view word : {"结束语", "结语", "後記", "后记", "附则", "附录", "附件", "结论", "Conclusion",
                                  "Conclusions", "Annex", "Appendix"})
      if (plain == word) return true;
    return false;
  }

  // Closes what the new section cannot stand in. A sibling is closed with all inside it. A numbering that goes on later
  // is closed by its own next number only, and by what stands above all numberings.
  void close_for(const Key& key, const Piece& piece, std::uint32_t index) {
    // A heading without a number stands beside numbered paragraphs, not in the last of them.
    if (key.style == kPlain)
      while (open_.back().unit) open_.pop_back();
    for (std::size_t k = open_.size(); k-- > 1;) {
      if (piece.sequence == kNoIndex || open_[k].sequence != piece.sequence) continue;
      open_.resize(k);
      return;
    }
    for (std::size_t k = open_.size(); k-- > 1;) {
      const bool goes_on = key.rank >= kFirstNumbered && open_[k].sequence_end > index && open_[k].sequence != kNoIndex;
      if (open_[k].style == key.style && !goes_on) {
        open_.resize(k);
        return;
      }
      if (goes_on) break;
    }
    while (open_.size() > 1 && open_.back().rank >= key.rank) {
      if (key.rank >= kFirstNumbered && open_.back().sequence != kNoIndex && open_.back().sequence_end > index) return;
      open_.pop_back();
    }
  }

  Document& document_;
  bool articles_;
  bool section_seen_ = false;
  std::uint32_t article_rank_ = 0;  // of articles with headings; 0 until the first
  std::vector<Open> open_;
  std::vector<std::uint32_t> taken_up_;  // styles in the order of their first section
  // Of each section that is a numbered paragraph and no article; else kNoIndex.
  std::vector<std::uint32_t> item_style_, sequence_of_;
};

// “各位代表！…”, “同志们！…”: the speaker turns to the audience.
bool is_salutation(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // bytes up to the mark
  static constexpr std::array<std::string_view, 7> kOpenings = {"各位",   "同志们", "朋友们", "同胞们",
                                                                "女士们", "代表们", "委员们"};
  if (std::none_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view word) { return text.starts_with(word); }))
    return false;
  const std::string_view head = text.substr(0, kLongest);
  const std::size_t mark = std::min({head.find("！"), head.find("："), head.find('!'), head.find(':')});
  return mark < std::min({head.find("。"), head.find("，"), head.find("；"), head.npos});
}

// “我代表政府，向全国人民，表示感谢！”: the thanks that a speaker gives all.
bool is_thanks(std::string_view sentence) {
  static constexpr std::array<std::string_view, 5> kOpenings = {"我代表", "在此，我", "在这里，我", "我谨", "让我"};
  static constexpr std::array<std::string_view, 3> kThanks = {"感谢", "谢意", "敬意"};
  const auto stands = [&](std::string_view word) { return sentence.find(word) != sentence.npos; };
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view word) { return sentence.starts_with(word); }) &&
         stands("向") && std::any_of(kThanks.begin(), kThanks.end(), stands);
}

// “同时，我们也清醒地看到，还有不少困难。”: what has been told is over, what is wrong with it follows.
bool is_self_criticism(std::string_view sentence) {
  static constexpr std::array<std::string_view, 4> kSees = {"看到", "认识到", "意识到", "知道"};
  constexpr std::string_view kSoberly = "清醒", kComma = "，";
  // “在肯定成绩的同时，…”, “总结一年来的工作，…”
  const std::size_t comma = std::min(sentence.find(kComma), sentence.size());
  if (sentence.substr(0, comma).ends_with("同时") || sentence.starts_with("总结")) sentence.remove_prefix(comma);
  for (std::string_view word : {"，", "我们", "也", "还", "要", "必须"})
    if (sentence.starts_with(word)) sentence.remove_prefix(word.size());
  if (!sentence.starts_with(kSoberly)) return false;
  sentence.remove_prefix(kSoberly.size());
  for (std::string_view word : {"地", "的"})
    if (sentence.starts_with(word)) sentence.remove_prefix(word.size());
  return std::any_of(kSees.begin(), kSees.end(), [&](std::string_view word) { return sentence.starts_with(word); });
}

// Whether a paragraph turns from the items of a list to all of what they are part of.
bool turns_to_whole(std::string_view text) {
  const std::string_view sentence = text.substr(0, std::min(text.find("。"), text.find("！")));
  return is_salutation(text) || is_thanks(sentence) || is_self_criticism(sentence);
}

}  // namespace

Document structure(RawDocument raw, Language language, std::string_view title) {
  set_stage_directions_aside(raw);
  Pieces pieces = join_lines(raw);
  set_boilerplate_aside(raw, pieces);
  obey_rules(raw, pieces);
  find_titles(raw, title, pieces);
  find_strong_headings(raw, pieces);
  find_headings(raw, pieces);
  find_plain_headings(raw, pieces);
  set_contents_aside(raw, pieces);
  obey_rules(raw, pieces);
  find_strong_run_ins(raw, pieces);
  find_run_ins(raw, pieces);

  Document document;
  document.source_size = raw.source_size;
  document.encoding = raw.encoding;
  document.set_aside = std::move(raw.set_aside);
  document.places = std::move(raw.places);
  document.extracted = std::move(raw.extracted);
  document.properties = std::move(raw.properties);
  document.unread = std::move(raw.unread);
  document.text.reserve(raw.text.size());
  document.blocks.reserve(pieces.size());
  Sections sections(document, std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
                      return piece.opens_section && piece.kind != BlockKind::kHeading && piece.label &&
                             piece.label->style == NumberStyle::kArticle;
                    }));
  std::size_t run = 0;
  std::uint32_t at = 0;  // raw text accounted for
  for (const Piece& piece : pieces) {
    set_origin_aside(raw.origin, run, {at, piece.range.begin}, Reason::kWhiteSpace, document.set_aside);
    at = piece.range.end;
    if (piece.dropped) {
      set_origin_aside(raw.origin, run, piece.range, *piece.dropped, document.set_aside);
      continue;
    }
    if (!document.blocks.empty()) {
      document.origin.append_inserted(document.origin.origin_end(u32(document.text.size())), 1);
      document.text += '\n';
    }
    Block block;
    block.kind = piece.kind;
    block.range.begin = u32(document.text.size());
    document.text.append(piece.text(raw));
    block.range.end = u32(document.text.size());
    block.run_in_end = block.range.begin + (piece.run_in_end - piece.range.begin);
    keep_origin(raw.origin, run, piece.range, document.origin);
    const std::uint32_t place = u32(static_cast<std::size_t>(&piece - pieces.data()));
    if (piece.opens_section)
      sections.open(piece, place, raw, block.range, u32(document.blocks.size()));
    else if (piece.kind == BlockKind::kParagraph && turns_to_whole(piece.text(raw)))
      sections.close_items(place);
    block.section = sections.current();
    if (piece.kind == BlockKind::kHeading) block.level = document.sections[block.section].level;
    document.blocks.push_back(block);
  }
  set_origin_aside(raw.origin, run, {at, u32(raw.text.size())}, Reason::kWhiteSpace, document.set_aside);
  sections.finish();
  tidy(document.set_aside);
  document.language = language;
  if (language == Language::kUnknown) {
    const std::string_view text = document.text;
    document.language = detect_language(text.substr(0, floor_code_point(text, kLanguageSample)));
  }
  return document;
}

}  // namespace tifa
