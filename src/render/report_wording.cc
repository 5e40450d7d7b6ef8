#include "render/report_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "render/html.h"
#include "render/redline_parts.h"
#include "render/report_words.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMostParagraphs = 40;
constexpr std::size_t kMostPieces = 100;  // of a paragraph
constexpr std::size_t kContext = 80;      // code points of what both have, on each side of a change
constexpr std::size_t kWhole = 400;       // of what is new, gone or moved in one piece

class WordingRows {
 public:
  WordingRows(const ReportAnswer& answer, const Words& words)
      : answer_(answer), redline_(*answer.redline), words_(words), views_(redline_views(redline_)) {}

  std::string write() {
    const std::vector<std::size_t> shown = choose();
    const RedlineView* heading = nullptr;
    std::size_t next = 0;
    out_ += "<div class=\"wording\">\n";
    for (std::size_t v = 0; v < views_.size() && next < shown.size(); ++v) {
      const RedlineView& view = views_[v];
      if (v != shown[next]) {
        if (view.block != nullptr && view.block->heading && !view.block->b.empty()) heading = &view;
        continue;
      }
      if (heading != nullptr && !view.block->heading)
        out_ += "<h3" + lang(redline_.b) + ">" + in_short(text_in_b(*heading)) + "</h3>\n";
      heading = nullptr;
      row(view);
      ++next;
    }
    out_ += "</div>\n";
    if (changed_ > shown.size())
      out_ += "<p class=\"note\">" +
              escape_html(words_.say("{0} more paragraphs changed; the whole text with all changes:",
                                     "另有{0}段有改动；修订全文见：", changed_ - shown.size())) +
              command() + "</p>\n";
    else
      out_ += "<p class=\"note\">" + escape_html(words_.say("The whole text with these changes:", "修订全文见：")) +
              command() + "</p>\n";
    return std::move(out_);
  }

 private:
  // Places of the views that are shown.
  std::vector<std::size_t> choose() {
    std::vector<std::size_t> changed;
    for (std::size_t v = 0; v < views_.size(); ++v)
      if (views_[v].block != nullptr && views_[v].block->op != "same" && views_[v].block->op != "renumber" &&
          !views_[v].block->names_edition)
        changed.push_back(v);
    changed_ = changed.size();
    if (changed.size() <= kMostParagraphs + 1) return changed;  // never leaves out a single one
    std::vector<std::uint64_t> weight(views_.size());
    for (const std::size_t v : changed)
      for (const RedlinePart& part : views_[v].parts)
        if (part.kind == PartKind::kDeleted || part.kind == PartKind::kInserted)
          weight[v] += count_code_points(part.text);
    std::stable_sort(changed.begin(), changed.end(),
                     [&](std::size_t x, std::size_t y) { return weight[x] > weight[y]; });
    changed.resize(kMostParagraphs);
    std::sort(changed.begin(), changed.end());
    return changed;
  }

  [[nodiscard]] std::string command() const {
    return " <code>tifa redline " + escape_html(shell_word(answer_.a)) + " " + escape_html(shell_word(answer_.b)) +
           " -o redline.html</code>";
  }

  [[nodiscard]] static std::string lang(const RedlineText& side) {
    return side.language.empty() ? "" : " lang=\"" + escape_html(side.language) + "\"";
  }

  [[nodiscard]] static std::string text_in_b(const RedlineView& view) {
    std::string text;
    for (const RedlinePart& part : view.parts)
      if (part.kind != PartKind::kDeleted && part.kind != PartKind::kLeft) text += part.text;
    return text;
  }

  void row(const RedlineView& view) {
    const RedlineBlock& block = *view.block;
    const std::string what = block.op == "insert"   ? words_.change("inserted")
                             : block.op == "delete" ? words_.change("deleted")
                             : block.op == "split"  ? words_.change("split")
                             : block.op == "merge"  ? words_.change("merged")
                             : !block.moved         ? words_.change("reworded")
                             : block.edited         ? words_.say("moved and reworded", "移位并改写")
                                                    : words_.change("moved");
    const std::string number =
        block.a.size() == 1 && block.a == block.b ? std::to_string(block.a.front() + 1) : block_numbers(block);
    out_ += "<p class=\"note of-blk\">" + escape_html(words_.say("paragraph {0}", "第{0}段", number)) + " " +
            escape_html(what) + "</p>\n<p class=\"t\"" + lang(block.b.empty() ? redline_.a : redline_.b) + ">";
    for (std::size_t i = 0; i < view.parts.size(); ++i) {
      if (i == kMostPieces) {
        const auto rest = std::count_if(view.parts.begin() + static_cast<std::ptrdiff_t>(i), view.parts.end(),
                                        [](const RedlinePart& part) { return part.kind != PartKind::kKept; });
        out_ += " <span class=\"note\">" +
                escape_html(rest == 1
                                ? words_.say("… and 1 more change in this paragraph", "……本段另有1处改动")
                                : words_.say("… and {0} more changes in this paragraph", "……本段另有{0}处改动", rest)) +
                "</span>";
        break;
      }
      const RedlinePart& part = view.parts[i];
      const bool alone = view.parts.size() == 1;
      switch (part.kind) {
        case PartKind::kDeleted:
          out_ += "<del>" + in_short(part.text) + "</del>";
          break;
        case PartKind::kInserted:
          out_ += "<ins>" + in_short(part.text) + "</ins>";
          break;
        case PartKind::kLeft:
          out_ += "<span class=\"left\"><del>" + in_short(part.text) + "</del></span>";
          break;
        case PartKind::kArrived:
          out_ += "<span class=\"m\">" + in_short(part.text) + "</span>";
          break;
        case PartKind::kKept:
          out_ += html_with_breaks(
              kept_in_short(part.text, alone || i > 0, !alone && i + 1 < view.parts.size(), alone ? kWhole : kContext));
      }
    }
    out_ += "</p>\n";
  }

  static std::string in_short(std::string_view text) {
    return html_with_breaks(count_code_points(text) > kWhole ? kept_in_short(text, true, true, kWhole / 2)
                                                             : std::string(text));
  }

  const ReportAnswer& answer_;
  const RedlineAnswer& redline_;
  const Words& words_;
  std::vector<RedlineView> views_;
  std::size_t changed_ = 0;  // paragraphs
  std::string out_;
};

std::vector<std::string_view> pieces_of(const std::vector<RedlineView>& views, PartKind kind) {
  std::vector<std::string_view> pieces;
  for (const RedlineView& view : views) {
    if (view.block != nullptr && view.block->names_edition) continue;
    for (const RedlinePart& part : view.parts)
      if (part.kind == kind) pieces.push_back(part.text);
  }
  return pieces;
}

// Every stretch of so many code points; a text without spaces says as much in fewer.
template <class Take>
void each_stretch(std::string_view text, Take&& take) {
  const std::size_t length = has_han(text) ? 8 : 24;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) starts.push_back(at);
  starts.push_back(text.size());
  for (std::size_t i = 0; i + length < starts.size(); ++i) take(text.substr(starts[i], starts[i + length] - starts[i]));
}

// The longest piece that was taken out and not put in elsewhere in much the same words, or the other way round, cut
// where it is long; nothing where none is more than a word or two. O(text).
std::string longest_piece(const std::vector<RedlineView>& views, PartKind kind, PartKind other) {
  constexpr std::size_t kLeast = 8, kMost = 220, kMostHan = 100;  // code points
  constexpr std::size_t kLookedAt = 50, kMostStretches = 200'000;
  constexpr double kRepeated = 0.15;
  std::unordered_set<std::string_view> elsewhere;
  for (const std::string_view piece : pieces_of(views, other))
    each_stretch(piece, [&](std::string_view stretch) {
      if (elsewhere.size() < kMostStretches) elsewhere.insert(stretch);
    });
  const auto is_repeated = [&](std::string_view piece) {
    std::size_t all = 0, found = 0;
    each_stretch(piece, [&](std::string_view stretch) {
      ++all;
      found += elsewhere.contains(stretch) ? 1 : 0;
    });
    return static_cast<double>(found) > kRepeated * static_cast<double>(all);
  };
  std::vector<std::pair<std::size_t, std::string_view>> own;
  for (const std::string_view piece : pieces_of(views, kind))
    if (const std::size_t length = count_code_points(piece); length > kLeast) own.emplace_back(length, piece);
  std::stable_sort(own.begin(), own.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
  own.resize(std::min(own.size(), kLookedAt));
  const auto chosen = std::find_if(own.begin(), own.end(), [&](const auto& one) { return !is_repeated(one.second); });
  std::string_view longest = chosen == own.end() ? std::string_view() : chosen->second;
  // It often begins with the mark that closes the sentence before.
  while (!longest.empty()) {
    const CodePoint first = decode_utf8(longest, 0);
    if (!is_clause_end(first.value) && !is_white_space(first.value)) break;
    longest.remove_prefix(first.length);
  }
  // … and ends with the first word of the sentence behind.
  constexpr std::size_t kWord = 6;  // code points
  std::size_t end = longest.size();
  for (std::size_t n = 0; n < kWord && end > 0; ++n) {
    const CodePoint last = decode_utf8_before(longest, end);
    if (is_sentence_end(last.value)) longest = longest.substr(0, end);
    end -= last.length;
  }
  return inside_quotation(display_text(kept_in_short(longest, true, false, has_han(longest) ? kMostHan : kMost)));
}

}  // namespace

std::string wording_totals(const ReportAnswer& answer, const Words& words) {
  const EditionLabels labels(answer, words.chinese());
  const RedlineSummary& s = answer.redline->summary;
  const std::string a = labels.label(answer.a), b = labels.label(answer.b);
  std::vector<std::string> said;
  const auto count = [&](std::uint64_t n, const char* english, const char* chinese) {
    if (n > 0) said.push_back(words.say(english, chinese, n));
  };
  count(s.edited, "{0} reworded", "改写{0}段");
  count(s.inserted, "{0} new", "新增{0}段");
  count(s.deleted, "{0} gone", "删去{0}段");
  count(s.split, "{0} split", "拆分{0}段");
  count(s.merged, "{0} merged", "合并{0}段");
  count(s.same, "{0} unchanged", "未变{0}段");
  count(s.renumbered, "{0} with another number alone", "仅改编号{0}段");
  count(s.edition_lines,
        s.edition_lines == 1 ? "{0} in the head that names the edition (date, number)"
                             : "{0} in the head that name the edition (date, number)",
        "题头标明版次（日期、文号）{0}段");
  if (s.moves > 0)
    said.push_back(s.moves == 1 ? words.say("1 passage moved", "移位1处")
                                : words.say("{0} passages moved", "移位{0}处", s.moves));
  // What has lost a character is not said to stand there whole.
  const double percent = s.kept_share < 1 ? std::min(99.9, 100 * s.kept_share) : 100;
  return words.say("{0} % of {1} stands in {2} word for word; paragraphs: {3}.", "{1}的{0}%原样见于{2}；段落：{3}。",
                   fmt::format("{:.1f}", percent), a, b, words.list(said, said.size()));
}

std::string wording_sentence(const ReportAnswer& answer, const Words& words) {
  std::string sentence = wording_totals(answer, words);
  const std::vector<RedlineView> views = redline_views(*answer.redline);
  const auto longest = [&](PartKind kind, PartKind other, const char* english, const char* chinese) {
    const std::string text = longest_piece(views, kind, other);
    if (!text.empty()) sentence += (words.chinese() ? "" : " ") + words.say(english, chinese, text);
  };
  longest(PartKind::kDeleted, PartKind::kInserted, "The longest passage gone: “{0}”.", "删去的文字最长的一处：“{0}”。");
  longest(PartKind::kInserted, PartKind::kDeleted, "The longest passage new: “{0}”.", "新写的文字最长的一处：“{0}”。");
  return sentence;
}

std::string wording_rows(const ReportAnswer& answer, const Words& words) { return WordingRows(answer, words).write(); }

}  // namespace tifa
