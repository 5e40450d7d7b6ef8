#include "redline/sections.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "redline/likeness.h"

namespace tifa {
namespace {

// How much text two sections share, in bytes, in place and moved.
struct Shared {
  std::uint64_t in_place = 0, moved = 0;
  [[nodiscard]] std::uint64_t all() const { return in_place + moved; }
};

}  // namespace

std::uint32_t opening_block(const DocumentView& view, std::uint32_t section) {
  const SectionRecord& record = view.sections[section];
  return record.heading != kNoIndex ? record.heading : record.first_block;
}

std::uint32_t chapter_level(const DocumentView& view) {
  std::array<std::uint32_t, 256> at_level{};
  for (std::size_t s = 1; s < view.sections.size(); ++s)
    ++at_level[std::min<std::uint32_t>(view.sections[s].level, 255)];
  const auto* const level = std::find_if(at_level.begin() + 1, at_level.end(), [](std::uint32_t n) { return n >= 2; });
  return level == at_level.end() ? 0 : static_cast<std::uint32_t>(level - at_level.begin());
}

namespace {

class Fates {
 public:
  Fates(const Redline& redline, const DocumentView& a, const DocumentView& b,
        const std::vector<SharedText>* known_texts)
      : redline_(redline), a_(a), b_(b), known_texts_(known_texts) {
    to_b_.assign(a.sections.size(), kNoIndex);
    to_a_.assign(b.sections.size(), kNoIndex);
    kept_of_b_.assign(b.sections.size(), 0);
  }

  std::vector<SectionFate> find() {
    for (const RedlineRow& row : redline_.rows) weigh(row);
    match_by_text();
    match_by_subsections();
    match_by_likeness();
    part_chapters_that_share_little();
    for (const RedlineRow& row : redline_.rows) share(row);
    return in_order();
  }

 private:
  void weigh(const RedlineRow& row) {
    if (row.a.empty() || row.b.empty()) return;
    const std::uint32_t block_a = row.a.begin, block_b = row.b.begin;
    if (block_a >= a_.blocks.size() || block_b >= b_.blocks.size()) return;
    const std::uint32_t in_a = a_.blocks[block_a].section, in_b = b_.blocks[block_b].section;
    const bool heading_a = in_a != 0 && opening_block(a_, in_a) == block_a;
    const bool heading_b = in_b != 0 && opening_block(b_, in_b) == block_b;
    if (heading_a && heading_b) {
      row_of_[in_b] = &row;
      // A heading in the place of another is that heading to a reader of lines; the section is it only when they have
      // something in common.
      if (same_or_like(in_a, in_b, row)) match(in_a, in_b);
      return;
    }
    if (in_a == 0 || in_b == 0) return;
    Shared& shared = shared_[{in_a, in_b}];
    (row.moved ? shared.moved : shared.in_place) += kept_of(row);
  }

  [[nodiscard]] bool same_or_like(std::uint32_t in_a, std::uint32_t in_b, const RedlineRow& row) const {
    constexpr std::uint64_t kLeastOfTitle = 3;  // one of so many parts of the shorter title must stand in both
    const std::string title_a = bare_title(a_, in_a), title_b = bare_title(b_, in_b);
    if (title_a == title_b) return true;
    std::uint64_t kept = 0;
    const Range title = b_.sections[in_b].title;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      if (edit.kind != EditKind::kKeep || edit.move != row.move) continue;
      const std::uint32_t begin = std::max(edit.b.begin, title.begin), end = std::min(edit.b.end, title.end);
      kept += begin < end ? end - begin : 0;
    }
    return kLeastOfTitle * kept >= std::min<std::uint64_t>(a_.sections[in_a].title.size(), title.size());
  }

  // Bytes of the blocks of a row that stand in both, without the line breaks between blocks.
  std::uint64_t kept_of(const RedlineRow& row) const {
    std::uint64_t kept = 0;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      if (edit.kind != EditKind::kKeep || edit.move != row.move) continue;
      const std::string_view text = edit.a.of(a_.text);
      kept += text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }
    return kept;
  }

  void match(std::uint32_t a, std::uint32_t b) {
    if (to_b_[a] != kNoIndex || to_a_[b] != kNoIndex) return;
    to_b_[a] = b;
    to_a_[b] = a;
  }

  // Sections whose headings are not in one place, by what stands in them: the pairs that share most first. Half of the
  // shorter's own text is enough, be it a few lines in front of subsections, unless the titles have no word in common:
  // then it must be two thirds of the shorter as a whole. Last chapters end in the same lines, whatever they are about.
  void match_by_text() {
    std::vector<std::pair<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>> pairs;
    for (const auto& [sections, shared] : shared_) {
      const auto [a, b] = sections;
      if (2 * shared.all() < std::min(own_size(a_, a), own_size(b_, b))) continue;
      if (3 * shared.all() < 2 * std::min(text_size(a_, a), text_size(b_, b)) &&
          titles_differ_in_every_word(a_, a, b_, b))
        continue;
      pairs.push_back({shared.all(), sections});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (const auto& [weight, sections] : pairs)
      if (weight > 0) match(sections.first, sections.second);
  }

  // Sections that neither heading nor text of their own tells, by the subsections that they have in common.
  void match_by_subsections() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> common;
    for (std::uint32_t a = 1; a < a_.sections.size(); ++a) {
      if (to_b_[a] == kNoIndex) continue;
      const std::uint32_t parent_a = a_.sections[a].parent, parent_b = b_.sections[to_b_[a]].parent;
      if (parent_a == kNoIndex || parent_b == kNoIndex || parent_a == 0 || parent_b == 0) continue;
      ++common[{parent_a, parent_b}];
    }
    std::vector<std::pair<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>> pairs;
    pairs.reserve(common.size());
    for (const auto& [sections, count] : common) pairs.push_back({count, sections});
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (const auto& [count, sections] : pairs) match(sections.first, sections.second);
  }

  // What is left, by title and text as a whole: a chapter can be written anew and still be that chapter. Unrelated
  // chapters of one kind of document are alike to 0.15; what stands deeper is shorter and needs more.
  void match_by_likeness() {
    constexpr double kLeastLike = 0.2, kLeastLikeDeeper = 0.35;
    const auto left = [](const DocumentView& view, const std::vector<std::uint32_t>& matched) {
      std::vector<std::uint32_t> all;
      for (std::uint32_t s = 1; s < matched.size() && s < view.sections.size(); ++s)
        if (matched[s] == kNoIndex) all.push_back(s);
      return all;
    };
    const std::uint32_t chapters_a = chapter_level(a_), chapters_b = chapter_level(b_);
    for (const LikeSections& pair : like_sections(a_, left(a_, to_b_), b_, left(b_, to_a_))) {
      const std::uint32_t level_a = a_.sections[pair.a].level, level_b = b_.sections[pair.b].level;
      const bool chapters = level_a == chapters_a && level_b == chapters_b;
      if (!chapters && level_a != level_b) continue;
      if (pair.likeness < (chapters ? kLeastLike : kLeastLikeDeeper)) continue;
      if (to_b_[pair.a] != kNoIndex || to_a_[pair.b] != kNoIndex) continue;
      match(pair.a, pair.b);
      by_likeness_.push_back(pair.b);
    }
    std::sort(by_likeness_.begin(), by_likeness_.end());
  }

  // Chapters under different titles are no counterparts when other chapters have clearly more of the wording of both,
  // or of one whose title is another altogether, nor when neither texts nor titles have wording in common: each was
  // split, joined or taken apart.
  void part_chapters_that_share_little() {
    constexpr double kHardlyAny = 0.05, kAlikeTitles = 1.0 / 3;
    const std::vector<std::uint32_t> pairs = retitled_chapters();
    if (pairs.empty()) return;
    struct Shares {
      double counterpart = 0, most_of_others = 0;
      [[nodiscard]] bool others_more() const {
        return most_of_others >= 1.5 * counterpart && most_of_others >= counterpart + kLeastPart;
      }
    };
    std::vector<Shares> of_a(a_.sections.size()), of_b(b_.sections.size());
    for (const SharedText& text : known_texts_ != nullptr ? *known_texts_ : shared_texts(a_, b_)) {
      Shares &a = of_a[text.a], &b = of_b[text.b];
      if (to_b_[text.a] == text.b) {
        a.counterpart = text.of_a;
        b.counterpart = text.of_b;
      } else {
        a.most_of_others = std::max(a.most_of_others, text.of_a);
        b.most_of_others = std::max(b.most_of_others, text.of_b);
      }
    }
    for (const std::uint32_t b : pairs) {
      const std::uint32_t a = to_a_[b];
      const bool of_one = of_a[a].others_more() || of_b[b].others_more();
      const bool of_both = of_a[a].others_more() && of_b[b].others_more();
      const bool hardly_any = std::max(of_a[a].counterpart, of_b[b].counterpart) < kHardlyAny;
      if (of_both || (of_one && title_likeness(a_, a, b_, b) < kAlikeTitles) ||
          (hardly_any && titles_differ_in_every_word(a_, a, b_, b))) {
        to_b_[a] = to_a_[b] = kNoIndex;
        std::erase(by_likeness_, b);
      }
    }
  }

  // Of B, those that have a chapter of A under another title for their counterpart.
  [[nodiscard]] std::vector<std::uint32_t> retitled_chapters() const {
    const std::uint32_t level_a = chapter_level(a_), level_b = chapter_level(b_);
    std::vector<std::uint32_t> chapters;
    for (std::uint32_t b = 1; b < b_.sections.size(); ++b) {
      const std::uint32_t a = to_a_[b];
      if (a == kNoIndex || a_.sections[a].level != level_a || b_.sections[b].level != level_b) continue;
      if (bare_title(a_, a) != bare_title(b_, b)) chapters.push_back(b);
    }
    return chapters;
  }

  // A section matched by likeness has moved when it crosses one that stands in place.
  void mark_crossing(std::vector<SectionFate>& fates) const {
    const auto like = [&](const SectionFate& fate) {
      return fate.b != kNoIndex && std::binary_search(by_likeness_.begin(), by_likeness_.end(), fate.b);
    };
    const auto stays = [&](const SectionFate& fate) {
      return fate.a != kNoIndex && fate.b != kNoIndex && !fate.moved && !like(fate);
    };
    std::uint32_t last = 0;  // the furthest in A of those in front that stand in place
    std::vector<std::uint32_t> first_behind(fates.size() + 1, kNoIndex);
    for (std::size_t i = fates.size(); i > 0; --i)
      first_behind[i - 1] = stays(fates[i - 1]) ? std::min(first_behind[i], fates[i - 1].a) : first_behind[i];
    std::vector<bool> crosses(fates.size());
    for (std::size_t i = 0; i < fates.size(); ++i) {
      if (stays(fates[i])) last = std::max(last, fates[i].a);
      crosses[i] = like(fates[i]) && (fates[i].a < last || fates[i].a > first_behind[i]);
    }
    for (std::size_t i = 0; i < fates.size(); ++i) fates[i].moved = fates[i].moved || crosses[i];
  }

  // Bytes of the blocks of a section itself, subsections and heading left out.
  static std::uint64_t own_size(const DocumentView& view, std::uint32_t section) {
    const SectionRecord& record = view.sections[section];
    std::uint64_t size = 0;
    for (std::uint32_t i = record.first_block; i < record.end_block && i < view.blocks.size(); ++i) {
      if (i == record.heading) continue;
      if (view.blocks[i].section != section) break;
      size += view.blocks[i].text.size();
    }
    return size;
  }

  // Bytes of the text of a section, subsections with their headings included.
  static std::uint64_t text_size(const DocumentView& view, std::uint32_t section) {
    const SectionRecord& record = view.sections[section];
    if (record.first_block >= record.end_block || record.end_block > view.blocks.size()) return 0;
    return view.blocks[record.end_block - 1].text.end - view.blocks[record.first_block].text.begin;
  }

  std::string_view label(const DocumentView& view, std::uint32_t section) const {
    const SectionRecord& record = view.sections[section];
    const std::uint32_t block = opening_block(view, section);
    if (block >= view.blocks.size()) return {};
    return view.text.substr(view.blocks[block].text.begin, record.label_size);
  }

  // Counts what a row kept for every pair of sections that it stands in.
  void share(const RedlineRow& row) {
    if (row.a.empty() || row.b.empty() || row.a.begin >= a_.blocks.size() || row.b.begin >= b_.blocks.size()) return;
    const std::uint64_t kept = kept_of(row);
    for (std::uint32_t a = a_.blocks[row.a.begin].section; a != 0 && a != kNoIndex; a = a_.sections[a].parent) {
      const std::uint32_t b = to_b_[a];
      if (b == kNoIndex) continue;
      const SectionRecord& record = b_.sections[b];
      if (std::min(record.first_block, opening_block(b_, b)) <= row.b.begin && row.b.begin < record.end_block)
        kept_of_b_[b] += kept;
    }
  }

  // Bytes of all blocks of a section, from its heading on.
  static std::uint64_t whole_size(const DocumentView& view, std::uint32_t section) {
    const SectionRecord& record = view.sections[section];
    std::uint64_t size = 0;
    for (std::uint32_t i = std::min(record.first_block, opening_block(view, section)); i < record.end_block; ++i)
      size += view.blocks[i].text.size();
    return size;
  }

  SectionFate fate(std::uint32_t a, std::uint32_t b) const {
    SectionFate fate{SectionOp::kKept, a, b, false, 0};
    if (bare_title(a_, a) != bare_title(b_, b))
      fate.op = SectionOp::kRetitled;
    else if (label(a_, a) != label(b_, b))
      fate.op = SectionOp::kRenumbered;
    const auto shared = shared_.find({a, b});
    const bool text_moved = shared != shared_.end() && shared->second.moved > shared->second.in_place;
    const auto row = row_of_.find(b);
    const bool heading_moved = row != row_of_.end() && row->second->moved;
    fate.moved = shared != shared_.end() ? text_moved : heading_moved;
    const std::uint64_t both = whole_size(a_, a) + whole_size(b_, b);
    fate.shared = both == 0 ? 1 : std::min(1.0, 2 * static_cast<double>(kept_of_b_[b]) / static_cast<double>(both));
    return fate;
  }

  std::vector<SectionFate> in_order() const {
    std::vector<SectionFate> fates;
    const auto dropped_from = [&](std::uint32_t a) {
      for (; a < a_.sections.size() && to_b_[a] == kNoIndex; ++a)
        fates.push_back({SectionOp::kDropped, a, kNoIndex, false, 0});
    };
    if (a_.sections.size() > 1) dropped_from(1);
    for (std::uint32_t b = 1; b < b_.sections.size(); ++b) {
      if (to_a_[b] == kNoIndex) {
        fates.push_back({SectionOp::kAdded, kNoIndex, b, false, 0});
        continue;
      }
      fates.push_back(fate(to_a_[b], b));
      dropped_from(to_a_[b] + 1);
    }
    mark_crossing(fates);
    return fates;
  }

  const Redline& redline_;
  const DocumentView& a_;
  const DocumentView& b_;
  const std::vector<SharedText>* known_texts_;
  std::vector<std::uint32_t> to_b_, to_a_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> shared_;
  std::map<std::uint32_t, const RedlineRow*> row_of_;
  std::vector<std::uint32_t> by_likeness_;  // sections of B, ascending
  std::vector<std::uint64_t> kept_of_b_;    // bytes that a section of B and its counterpart share
};

}  // namespace

const char* section_op_name(SectionOp op) {
  switch (op) {
    case SectionOp::kKept:
      return "kept";
    case SectionOp::kRetitled:
      return "retitled";
    case SectionOp::kRenumbered:
      return "renumbered";
    case SectionOp::kAdded:
      return "added";
    case SectionOp::kDropped:
      return "dropped";
  }
  return "";
}

std::vector<SectionFate> section_fates(const Redline& redline, const DocumentView& a, const DocumentView& b,
                                       const std::vector<SharedText>* known_texts) {
  return Fates(redline, a, b, known_texts).find();
}

std::vector<SectionFate> chapters_of(const std::vector<SectionFate>& fates, const DocumentView& a,
                                     const DocumentView& b) {
  const std::uint32_t level_a = chapter_level(a), level_b = chapter_level(b);
  std::vector<SectionFate> chapters;
  for (const SectionFate& fate : fates) {
    const bool in_a = fate.a != kNoIndex && level_a != 0 && a.sections[fate.a].level == level_a;
    const bool in_b = fate.b != kNoIndex && level_b != 0 && b.sections[fate.b].level == level_b;
    if (in_a || in_b) chapters.push_back(fate);
  }
  return chapters;
}

}  // namespace tifa
