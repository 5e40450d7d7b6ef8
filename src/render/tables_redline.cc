// A redline as data: one row a change.
#include "render/tables.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Code points of a text by place, when asked for in any order: a byte offset every 64 code points.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    std::uint64_t point = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && point++ % kStep == 0) bytes_.push_back(at);
  }
  [[nodiscard]] std::string_view of(const TextRange& range) const {
    const std::size_t begin = byte(range[0]);
    return text_.substr(begin, byte(range[1]) - begin);
  }

 private:
  [[nodiscard]] std::size_t byte(std::uint64_t point) const {
    if (point / kStep >= bytes_.size()) return text_.size();
    std::size_t at = bytes_[point / kStep];
    for (std::uint64_t i = point % kStep; i > 0 && at < text_.size(); --i) at += decode_utf8(text_, at).length;
    return at;
  }
  static constexpr std::uint64_t kStep = 64;
  std::string_view text_;
  std::vector<std::size_t> bytes_;
};

}  // namespace

std::vector<Table> tables_of(const RedlineAnswer& answer, const RenderOptions&) {
  const Places a(answer.a.text), b(answer.b.text);
  Table table;
  table.columns = {{"block"},
                   {"op"},
                   {"begin_a", Align::kRight},
                   {"begin_b", Align::kRight},
                   {"move", Align::kRight},
                   {"deleted", Align::kLeft, Use::kBoth, true},
                   {"inserted", Align::kLeft, Use::kBoth, true}};
  for (const RedlineBlock& block : answer.blocks)
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op == "keep") continue;
      table.rows.push_back({block.op, edit.op, cell(edit.a[0]), cell(edit.b[0]),
                            edit.move == 0 ? Cell() : cell(edit.move), std::string(a.of(edit.a)),
                            std::string(b.of(edit.b))});
    }
  return {table};
}

}  // namespace tifa
