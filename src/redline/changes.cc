#include "redline/changes.h"

#include <algorithm>
#include <map>

#include "redline/qualifiers.h"
#include "redline/sentence_figures.h"
#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// What was replaced by what inside a pair of sentences.
struct Replacement {
  Range a, b;
};

// Digits with the marks and the words of a date: 2025, 2025年10月17, 4.5.
bool is_number_or_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool of_date = point.value == U'年' || point.value == U'月' || point.value == U'日' || point.value == U'号';
    if (!of_date && !(character_flags(point.value) & (kFlagDigit | kFlagPunctuation | kFlagWhiteSpace))) return false;
    at += point.length;
  }
  return true;
}

class Changes {
 public:
  Changes(const Redline& redline, const DocumentView& a, const DocumentView& b) : redline_(redline), a_(a), b_(b) {}

  MeaningfulChanges find(std::size_t rewordings) {
    for (std::uint32_t r = 0; r < redline_.rows.size(); ++r) read_row(r);
    for (std::uint32_t m = 0; m < redline_.moves.size(); ++m) read_move(m);
    const auto by_place = [](const auto& x, const auto& y) { return x.sentence.b.begin < y.sentence.b.begin; };
    std::stable_sort(found_.figures.begin(), found_.figures.end(), by_place);
    std::stable_sort(found_.qualifiers.begin(), found_.qualifiers.end(), by_place);
    std::stable_sort(found_.rewordings.begin(), found_.rewordings.end(),
                     [](const Rewording& x, const Rewording& y) { return x.weight > y.weight; });
    if (found_.rewordings.size() > rewordings) found_.rewordings.resize(rewordings);
    return std::move(found_);
  }

 private:
  static std::vector<Range> sentences_of(const DocumentView& view, Range blocks) {
    std::vector<Range> all;
    for (std::uint32_t i = blocks.begin; i < blocks.end && i < view.blocks.size(); ++i)
      for (const Range& sentence : sentences_in(view, view.blocks[i].text)) all.push_back(sentence);
    return all;
  }

  static std::vector<Range> sentences_in(const DocumentView& view, Range range) {
    std::vector<Range> all;
    for (const Range& sentence : sentences(range.of(view.text)))
      all.push_back({range.begin + sentence.begin, range.begin + sentence.end});
    return all;
  }

  static std::size_t sentence_at(const std::vector<Range>& all, std::uint32_t byte) {
    const auto next = std::upper_bound(all.begin(), all.end(), byte,
                                       [](std::uint32_t at, const Range& sentence) { return at < sentence.end; });
    return static_cast<std::size_t>(next - all.begin());
  }

  void read_row(std::uint32_t index) {
    const RedlineRow& row = redline_.rows[index];
    if (!row.edited || row.names_edition || row.a.empty() || row.b.empty() || row.text_a.empty() || row.text_b.empty())
      return;
    read_sentences(row, index, sentences_of(a_, row.a), sentences_of(b_, row.b));
  }

  // A passage that moved is read like a row of its own.
  void read_move(std::uint32_t index) {
    const RedlineMove& move = redline_.moves[index];
    if (move.block) return;
    RedlineRow row;
    row.text_a = move.a;
    row.text_b = move.b;
    row.move = index + 1;
    const std::vector<Edit>& edits = redline_.script.edits;
    const Range all = redline_.rows[move.row_b].edits;
    const auto of_move = [&](const Edit& edit) { return edit.move == row.move; };
    const auto here = std::partition_point(edits.begin() + all.begin, edits.begin() + all.end,
                                           [&](const Edit& edit) { return edit.b.end < move.b.begin; });
    const auto first = std::find_if(here, edits.begin() + all.end, of_move);
    const auto last = std::find_if_not(first, edits.begin() + all.end, of_move);
    row.edits = {static_cast<std::uint32_t>(first - edits.begin()), static_cast<std::uint32_t>(last - edits.begin())};
    read_sentences(row, move.row_b, sentences_in(a_, move.a), sentences_in(b_, move.b));
  }

  // Of a row, which stands in the answer at `index`.
  void read_sentences(const RedlineRow& row, std::uint32_t index, const std::vector<Range>& in_a,
                      const std::vector<Range>& in_b) {
    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> shared;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e)
      share(row, redline_.script.edits[e], in_a, in_b, shared);
    std::vector<std::pair<std::uint32_t, std::size_t>> best_a(in_a.size()), best_b(in_b.size());
    for (const auto& [pair, bytes] : shared) {
      best_a[pair.first] = std::max(best_a[pair.first], {bytes, pair.second});
      best_b[pair.second] = std::max(best_b[pair.second], {bytes, pair.first});
    }
    for (std::size_t j = 0; j < in_b.size(); ++j) {
      const auto [bytes, i] = best_b[j];
      if (bytes == 0 || best_a[i].second != j) continue;
      read_sentence({in_a[i], in_b[j], index}, bytes, row);
    }
  }

  // Adds the bytes that a kept run gives to each pair of sentences that it runs through.
  static void share(const RedlineRow& row, const Edit& edit, const std::vector<Range>& in_a,
                    const std::vector<Range>& in_b,
                    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t>& shared) {
    if (edit.kind != EditKind::kKeep || edit.move != row.move) return;
    if (edit.a.begin < row.text_a.begin || edit.a.end > row.text_a.end) return;
    for (std::uint32_t at = 0; at < edit.a.size();) {
      const std::size_t i = sentence_at(in_a, edit.a.begin + at), j = sentence_at(in_b, edit.b.begin + at);
      if (i == in_a.size() || j == in_b.size()) return;
      const std::uint32_t end_a = in_a[i].end - edit.a.begin, end_b = in_b[j].end - edit.b.begin;
      const std::uint32_t end = std::min({end_a, end_b, edit.a.size()});
      shared[{i, j}] += end - at;
      at = std::max(end, at + 1);
    }
  }

  void read_sentence(const SentencePair& pair, std::uint32_t kept, const RedlineRow& row) {
    const std::vector<Replacement> all = replacements(pair, row);
    if (all.empty() || 10 * kept < 3 * std::min(pair.a.size(), pair.b.size())) return;
    const bool figures = read_figures(pair, row, all);
    if (receives(pair, row)) return;  // a sentence that others went into is no rewording of one
    if (read_qualifiers(pair, all) || figures) return;
    std::uint32_t deleted = 0, inserted = 0;
    for (const Replacement& replacement : all) {
      deleted += telling_size(replacement.a.of(a_.text));
      inserted += telling_size(replacement.b.of(b_.text));
    }
    const double least = std::min(deleted, inserted);
    if (least == 0) return;  // something was only added or taken out
    const double stays =
        telling_size(pair.b.of(b_.text)) - std::min<double>(inserted, telling_size(pair.b.of(b_.text)));
    found_.rewordings.push_back({pair, (row.heading ? 3 : 1) * least * stays / (stays + least)});
  }

  // The edits of a row that touch a sentence, with the changes beside them. They ascend in B.
  Range edits_at(const SentencePair& pair, const RedlineRow& row) const {
    const auto begin = redline_.script.edits.begin();
    const auto changes = [](const Edit& edit) { return edit.kind != EditKind::kKeep; };
    auto first = std::partition_point(begin + row.edits.begin, begin + row.edits.end,
                                      [&](const Edit& edit) { return edit.b.end < pair.b.begin; });
    auto last = std::partition_point(first, begin + row.edits.end,
                                     [&](const Edit& edit) { return edit.b.begin <= pair.b.end; });
    while (first != begin + row.edits.begin && changes(*(first - 1))) --first;
    while (last != begin + row.edits.end && changes(*last)) ++last;
    return {static_cast<std::uint32_t>(first - begin), static_cast<std::uint32_t>(last - begin)};
  }

  // Whether words of another sentence stand in the newer one.
  bool receives(const SentencePair& pair, const RedlineRow& row) const {
    const Range edits = edits_at(pair, row);
    for (std::uint32_t e = edits.begin; e < edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      const Range here = clipped(edit.b, pair.b);
      if (edit.kind != EditKind::kKeep || here.empty()) continue;
      const Range from{edit.a.begin + here.begin - edit.b.begin, edit.a.begin + here.end - edit.b.begin};
      const bool stays = edit.move == row.move && from.begin >= pair.a.begin && from.end <= pair.a.end;
      if (!stays && telling_size(here.of(b_.text)) > 0) return true;
    }
    return false;
  }

  static Range clipped(Range range, Range to) {
    range = {std::max(range.begin, to.begin), std::min(range.end, to.end)};
    return range.begin < range.end ? range : Range{range.end, range.end};
  }

  std::vector<Replacement> replacements(const SentencePair& pair, const RedlineRow& row) const {
    std::vector<Replacement> all;
    bool open = false;
    const Range edits = edits_at(pair, row);
    for (std::uint32_t e = edits.begin; e < edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      const Range in_a = clipped(edit.a, pair.a), in_b = clipped(edit.b, pair.b);
      if (edit.kind == EditKind::kKeep) {
        open = open && in_a.empty() && in_b.empty();
        continue;
      }
      if (in_a.empty() && in_b.empty()) continue;
      if (!open) all.push_back({});
      open = true;
      if (!in_a.empty()) all.back().a = in_a;
      if (!in_b.empty()) all.back().b = in_b;
    }
    return all;
  }

  // What a sentence and its earlier wording share in place.
  std::vector<KeptRun> kept_runs(const SentencePair& pair, const RedlineRow& row) const {
    std::vector<KeptRun> runs;
    const Range edits = edits_at(pair, row);
    for (std::uint32_t e = edits.begin; e < edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      if (edit.kind != EditKind::kKeep || edit.move != row.move) continue;
      const Range in_b = clipped(edit.b, pair.b);
      const Range in_a =
          clipped({edit.a.begin + in_b.begin - edit.b.begin, edit.a.begin + in_b.end - edit.b.begin}, pair.a);
      if (in_a.empty() || (!runs.empty() && in_a.begin < runs.back().a.end)) continue;
      const std::uint32_t begin = edit.b.begin + in_a.begin - edit.a.begin;
      runs.push_back({in_a, {begin, begin + in_a.size()}});
    }
    return runs;
  }

  // Figures that stand for one another. True when nothing but figures changed.
  bool read_figures(const SentencePair& pair, const RedlineRow& row, const std::vector<Replacement>& all) {
    const std::vector<KeptRun> kept = kept_runs(pair, row);
    const std::vector<SentenceFigure> figures = sentence_figures(a_.text, pair.a, b_.text, pair.b, kept);
    for (const SentenceFigure& figure : figures)
      if (figure.changed) found_.figures.push_back({pair, figure.what, figure.from, figure.to});
    const auto lies_in = [](Range part, Range whole) {
      return part.empty() || (part.begin >= whole.begin && part.end <= whole.end);
    };
    return std::all_of(all.begin(), all.end(), [&](const Replacement& replacement) {
      if (is_number_or_date(replacement.a.of(a_.text)) && is_number_or_date(replacement.b.of(b_.text))) return true;
      return std::any_of(figures.begin(), figures.end(), [&](const SentenceFigure& figure) {
        return lies_in(replacement.a, figure.a) && lies_in(replacement.b, figure.b);
      });
    });
  }

  bool read_qualifiers(const SentencePair& pair, const std::vector<Replacement>& all) {
    QualifierChange change{pair, {}, {}, 0};
    const auto add = [](std::string& to, std::string_view wording) {
      wording = without_marks(wording);
      if (!to.empty() && !wording.empty()) to += " … ";
      to += wording;
    };
    for (const Replacement& replacement : all) {
      const std::string_view from = replacement.a.of(a_.text), to = replacement.b.of(b_.text);
      const auto before = firmness(from), after = firmness(to);
      if (!before || !after) return false;
      if (is_bare_statement(without_marks(from)) && is_bare_statement(without_marks(to))) continue;
      change.firmer += *after - *before;
      add(change.from, from);
      add(change.to, to);
    }
    if (telling_size(change.from) + telling_size(change.to) == 0) return true;  // marks alone, or 要 left out
    if (change.firmer != 0) found_.qualifiers.push_back(std::move(change));
    return true;
  }

  const Redline& redline_;
  const DocumentView& a_;
  const DocumentView& b_;
  MeaningfulChanges found_;
};

}  // namespace

MeaningfulChanges meaningful_changes(const Redline& redline, const DocumentView& a, const DocumentView& b,
                                     std::size_t rewordings) {
  return Changes(redline, a, b).find(rewordings);
}

}  // namespace tifa
