#include "redline/edition_lines.h"

#include <algorithm>

#include "structure/dates.h"
#include "structure/facts.h"
#include "text/ascii.h"

namespace tifa {
namespace {

std::string_view text_of(const DocumentView& view, std::uint32_t block) {
  return view.blocks[block].text.of(view.text);
}

bool has_figure(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit) || find_date(text).has_value();
}

bool are_notes_with_figures(const DocumentView& view, Range blocks) {
  for (std::uint32_t i = blocks.begin; i < blocks.end; ++i)
    if (view.blocks[i].kind != BlockKind::kNote || !has_figure(text_of(view, i))) return false;
  return true;
}

bool are_titles_of_one_series(const DocumentView& a, const DocumentView& b, const RedlineRow& row) {
  if (row.a.size() != 1 || row.b.size() != 1) return false;
  if (a.blocks[row.a.begin].kind != BlockKind::kTitle || b.blocks[row.b.begin].kind != BlockKind::kTitle) return false;
  const std::string shared = series_title(text_of(a, row.a.begin));
  return !shared.empty() && shared == series_title(text_of(b, row.b.begin));
}

}  // namespace

std::uint32_t head_blocks(const DocumentView& view) {
  const auto end = std::find_if(view.blocks.begin(), view.blocks.end(), [](const BlockRecord& block) {
    return block.kind != BlockKind::kTitle && block.kind != BlockKind::kNote;
  });
  return end == view.blocks.end() ? 0 : static_cast<std::uint32_t>(end - view.blocks.begin());
}

void mark_edition_lines(std::vector<RedlineRow>& rows, const DocumentView& a, const DocumentView& b) {
  const std::uint32_t head_a = head_blocks(a), head_b = head_blocks(b);
  for (RedlineRow& row : rows) {
    if (row.kind != RowKind::kEdit && row.kind != RowKind::kInsert && row.kind != RowKind::kDelete) continue;
    if ((!row.a.empty() && row.a.end > head_a) || (!row.b.empty() && row.b.end > head_b)) continue;
    row.names_edition =
        (are_notes_with_figures(a, row.a) && are_notes_with_figures(b, row.b)) || are_titles_of_one_series(a, b, row);
  }
}

}  // namespace tifa
