#include "render/redline_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/chart_sheet.h"
#include "render/label_layout.h"

namespace tifa {
namespace {

enum Kind : std::uint8_t { kKept, kChanged, kMoved, kKinds };

constexpr double kBar = 18, kBetween = 96, kNumbers = 18;

struct Bar {
  const RedlineText* text = nullptr;
  TextRange RedlineEdit::*range = nullptr;
  TextRange RedlinePassage::*passage = nullptr;
  const char* changed = "";      // the op that is a change on this side
  const char* style = "";        // its class
  const char* anchor = "";       // of the links to its moves
  double top = 0;                // of the bar
  std::uint64_t length = 0;      // code points with line breaks: what places count in
  std::uint64_t characters = 0;  // without
};

class MapDrawer {
 public:
  MapDrawer(const RedlineAnswer& answer, const Words& words, const ChartText& text, const SvgOptions& options)
      : answer_(answer), words_(words), sheet_(text, options) {
    const auto length = [](const RedlineText& of) { return of.blocks.empty() ? 0 : of.blocks.back()[1]; };
    a_ = {&answer.a, &RedlineEdit::a,  &RedlinePassage::a,     "delete", "tc-fall", "#from-",
          0,         length(answer.a), answer.summary.length_a};
    b_ = {&answer.b, &RedlineEdit::b,  &RedlinePassage::b,     "insert", "tc-rise", "#to-",
          0,         length(answer.b), answer.summary.length_b};
  }

  std::string draw() {
    std::vector<LegendEntry> legend = {{words_.change("unchanged"), "tc-calm", Mark::kLow, false, "", false},
                                       {words_.change("deleted"), "tc-fall", Mark::kTall, false, "", false},
                                       {words_.change("inserted"), "tc-rise", Mark::kTall, false, "", false}};
    if (!answer_.moves.empty()) legend.push_back({words_.change("moved"), "tc-back", Mark::kDot, true, "", false});
    sheet_.legend(legend);
    caption(a_);
    a_.top = sheet_.y + kNumbers;
    b_.top = a_.top + kBar + (answer_.moves.empty() ? 14 : kBetween);
    curves();
    bar(a_, section_starts(true));
    bar(b_, section_starts(false));
    numbers(a_, a_.top - 6);
    numbers(b_, b_.top + kBar + 14);
    sheet_.y = b_.top + kBar + kNumbers + 2;
    caption(b_);
    return sheet_.finish();
  }

 private:
  void caption(const Bar& side) {
    std::string line = side.text->edition;
    if (!side.text->date.empty()) line += " (" + side.text->date + ")";
    line += words_.say(", {0} characters", "，{0}字", Words::number(side.characters));
    sheet_.paragraph(line, kHeadFont, "tc-t", 1);
  }

  [[nodiscard]] double x_of(const Bar& side, double point) const {
    return sheet_.left() + (side.length == 0 ? 0 : point / static_cast<double>(side.length) * sheet_.inner());
  }
  [[nodiscard]] double middle_of(const Bar& side, const RedlinePassage& move) const {
    const TextRange& range = move.*side.passage;
    return x_of(side, (static_cast<double>(range[0]) + static_cast<double>(range[1])) / 2);
  }

  // Where sections of the outermost level begin.
  [[nodiscard]] std::vector<std::uint64_t> section_starts(bool in_a) const {
    std::vector<std::uint64_t> starts;
    for (const RedlineSection& section : answer_.sections) {
      const auto& block = in_a ? section.block_a : section.block_b;
      const auto& blocks = in_a ? answer_.a.blocks : answer_.b.blocks;
      if (section.level == 1 && block && *block < blocks.size()) starts.push_back(blocks[*block][0]);
    }
    return starts;
  }

  // Each pixel by what most of it is.
  void bar(const Bar& side, const std::vector<std::uint64_t>& sections) {
    const auto columns = static_cast<std::size_t>(sheet_.inner());
    std::vector<std::array<double, kKinds>> shares(columns);
    const double scale = side.length == 0 ? 0 : static_cast<double>(columns) / static_cast<double>(side.length);
    for (const RedlineBlock& block : answer_.blocks)
      for (const RedlineEdit& edit : block.edits) {
        const TextRange& range = edit.*side.range;
        const Kind kind = edit.op == side.changed ? kChanged : edit.move != 0 ? kMoved : kKept;
        const double begin = static_cast<double>(range[0]) * scale, end = static_cast<double>(range[1]) * scale;
        for (auto column = static_cast<std::size_t>(begin); column < columns && static_cast<double>(column) < end;
             ++column)
          shares[column][kind] +=
              std::min(end, static_cast<double>(column) + 1) - std::max(begin, static_cast<double>(column));
      }
    const auto kind_of = [&](std::size_t column) {
      return std::max_element(shares[column].begin(), shares[column].end()) - shares[column].begin();
    };
    for (std::size_t column = 0; column < columns;) {
      const auto kind = kind_of(column);
      std::size_t end = column + 1;
      while (end < columns && kind_of(end) == kind) ++end;
      const double x = sheet_.left() + static_cast<double>(column), wide = static_cast<double>(end - column);
      // What stayed is low, so that the rest stands out without its colour.
      const double high = kind == kKept ? kBar / 3 : kind == kMoved ? kBar * 2 / 3 : kBar;
      sheet_.svg.rect(x, side.top + (kBar - high) / 2, wide, high,
                      kind == kKept    ? "tc-f tc-calm"
                      : kind == kMoved ? "tc-f tc-back"
                                       : fmt::format("tc-f {}", side.style));
      column = end;
    }
    for (const std::uint64_t start : sections)
      sheet_.svg.line(x_of(side, static_cast<double>(start)), side.top - 3, x_of(side, static_cast<double>(start)),
                      side.top + kBar + 3, "tc-axis");
  }

  void curves() {
    for (const RedlinePassage& move : answer_.moves) {
      const double from = middle_of(a_, move), to = middle_of(b_, move);
      const double top = a_.top + kBar, bottom = b_.top, bend = (top + bottom) / 2;
      const std::string number = Words::number(move.move), size = Words::number(move.a[1] - move.a[0]);
      sheet_.svg.open_group(words_.say("move {0}: {1} characters", "移位{0}：{1}字", number, size));
      sheet_.svg.path(fmt::format("M{} {}C{} {} {} {} {} {}", pixels(from), pixels(top), pixels(from), pixels(bend),
                                  pixels(to), pixels(bend), pixels(to), pixels(bottom - 4)),
                      "tc-l tc-back");
      sheet_.svg.mark(Mark::kDown, to, bottom - 4, 3, "tc-back");
      sheet_.svg.close_group();
    }
  }

  void numbers(const Bar& side, double baseline) {
    std::vector<LabelWish> wishes;
    for (const RedlinePassage& move : answer_.moves)
      wishes.push_back({middle_of(side, move), text_length(std::to_string(move.move), kSmall) + 5,
                        static_cast<double>(move.a[1] - move.a[0])});
    const auto places = place_labels(wishes, sheet_.left(), sheet_.right());
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::string number = std::to_string(answer_.moves[i].move);
      if (places[i])
        sheet_.svg.text(*places[i], baseline, number, kSmall, "tc-back", Anchor::kMiddle, side.anchor + number);
    }
  }

  const RedlineAnswer& answer_;
  const Words& words_;
  Sheet sheet_;
  Bar a_, b_;
};

}  // namespace

std::string redline_map(const RedlineAnswer& answer, const Words& words, int width, const std::string& id_prefix) {
  const std::string moves = Words::number(answer.moves.size());
  const ChartText text{
      words.say("What changed where: {0} above, {1} below", "变动分布：上为{0}，下为{1}", answer.a.edition,
                answer.b.edition),
      words.say("Each text from its beginning to its end; {0} passages that moved are joined by curves.",
                "两份文本各自从头到尾；{0}处移位以曲线相连。", moves),
      "", words.language()};
  SvgOptions options;
  options.width = width;
  options.embedded = true;
  options.captions = false;
  options.id_prefix = id_prefix;
  return MapDrawer(answer, words, text, options).draw();
}

}  // namespace tifa
