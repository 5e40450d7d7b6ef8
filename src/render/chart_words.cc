#include "render/chart_words.h"

#include <fmt/format.h>

#include <cmath>

namespace tifa {
namespace {

constexpr ChartWords kEnglish = {
    .missing = "not held",
    .missing_long = "not held: no figure, not zero",
    .partial = "held in part",
    .partial_long = "held only in part: no figure",
    .partial_has = "held in part, and the term stands in it",
    .stands = "stands in it",
    .stands_not = "held, does not stand in it",
    .is_new = "new",
    .dropped = "dropped",
    .returned = "back after absence",
    .up = "up",
    .down = "down",
    .kept = "kept",
    .reordered = "same words, order changed",
    .figure_changed = "figure changed",
    .reworded = "reworded",
    .moved_up = "moved up",
    .moved_down = "moved down",
    .moved = "moved",
    .added = "new",
    .gone = "dropped",
    .retitled = "heading reworded",
    .same_heading = "same heading",
    .same_but_figures = "same heading, figures aside",
    .in_part = "part of it stands there",
    .absent = "absent",
    .root_scale = "square-root scale",
    .left_out = "Without room in the picture: ",
    .and_more = " and {} more",
    .hit = "hit",
    .hits = "hits",
    .none = "none",
    .section = "section",
    .edition = "edition",
    .term = "term",
    .value = "value",
    .count = "count",
    .status = "status",
    .change = "change",
    .position = "position",
    .share = "share",
    .label = "label",
    .length = "length",
    .held = "held",
    .own_scales = "each panel on its own scale",
    .comma = ", ",
    .semicolon = "; ",
    .colon = ": ",
};

constexpr ChartWords kChinese = {
    .missing = "未收",
    .missing_long = "未收：没有数字，并非为零",
    .partial = "不全",
    .partial_long = "仅收部分文本：不计数",
    .partial_has = "仅收部分文本，其中有该词",
    .stands = "有该词",
    .stands_not = "全文在，无该词",
    .is_new = "新增",
    .dropped = "不再出现",
    .returned = "重现",
    .up = "上升",
    .down = "下降",
    .kept = "保留",
    .reordered = "仅语序变动",
    .figure_changed = "数字有变",
    .reworded = "改写",
    .moved_up = "前移",
    .moved_down = "后移",
    .moved = "移动",
    .added = "新增",
    .gone = "消失",
    .retitled = "标题改写",
    .same_heading = "标题未变",
    .same_but_figures = "标题未变（数字除外）",
    .in_part = "部分内容相应",
    .absent = "无",
    .root_scale = "纵轴为平方根刻度",
    .left_out = "图中放不下：",
    .and_more = "等，另有{}项",
    .hit = "处",
    .hits = "处",
    .none = "无",
    .section = "章节",
    .edition = "版次",
    .term = "词语",
    .value = "数值",
    .count = "次数",
    .status = "状态",
    .change = "变化",
    .position = "位置",
    .share = "占比",
    .label = "名称",
    .length = "长度",
    .held = "全文",
    .own_scales = "各图刻度不同",
    .comma = "、",
    .semicolon = "；",
    .colon = "：",
};

}  // namespace

const ChartWords& chart_words(std::string_view language) { return language.starts_with("zh") ? kChinese : kEnglish; }

std::string change_word(const ChartWords& words, std::string_view change) {
  struct Entry {
    std::string_view change, word;
  };
  const Entry entries[] = {{"new", words.is_new},
                           {"dropped", words.dropped},
                           {"gone", words.gone},
                           {"added", words.added},
                           {"returned", words.returned},
                           {"up", words.up},
                           {"down", words.down},
                           {"kept", words.kept},
                           {"retitled", words.retitled},
                           {"same_heading", words.same_heading},
                           {"same_but_figures", words.same_but_figures},
                           {"in_part", words.in_part},
                           {"reordered", words.reordered},
                           {"figure_changed", words.figure_changed},
                           {"reworded", words.reworded},
                           {"moved", words.moved},
                           {"moved_up", words.moved_up},
                           {"moved_down", words.moved_down}};
  for (const Entry& entry : entries)
    if (entry.change == change) return std::string(entry.word);
  return std::string(change);
}

std::string shown_number(double value) {
  if (!std::isfinite(value)) return {};
  if (std::abs(value) < 1e15 && value == std::round(value)) return fmt::format("{:.0f}", value == 0 ? 0.0 : value);
  const double size = std::abs(value);
  if (size >= 1e15 || size < 1e-6) return fmt::format("{:.2e}", value);
  return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 6);
}

}  // namespace tifa
