#include "redline/script.h"

#include <algorithm>

namespace tifa {
namespace {

// One direction: `from` and `to` pick the ranges of an edit, `added` holds the bytes that only the result has.
struct Direction {
  Range Edit::*from;
  Range Edit::*to;
  EditKind adds;
  const std::string& added;
  std::uint32_t size_from, size_to;
};

Result<std::string> run_script(const EditScript& script, const Direction& direction, std::string_view text) {
  if (text.size() != direction.size_from)
    return fail(ErrorCode::kInput, "the redline belongs to another text", "",
                "give the text whose length is " + std::to_string(direction.size_from) + " bytes");
  struct Piece {
    std::uint32_t to = 0;
    std::string_view bytes;
  };
  std::vector<Piece> pieces;
  pieces.reserve(script.edits.size());
  std::size_t added = 0;
  const auto broken = [] { return fail(ErrorCode::kInput, "the redline does not cover its texts"); };
  for (const Edit& edit : script.edits) {
    const Range from = edit.*direction.from, to = edit.*direction.to;
    if (edit.kind == EditKind::kKeep) {
      if (from.begin > from.end || from.end > text.size()) return broken();
      pieces.push_back({to.begin, from.of(text)});
    } else if (edit.kind == direction.adds) {
      if (to.begin > to.end || to.size() > direction.added.size() - added) return broken();
      pieces.push_back({to.begin, std::string_view(direction.added).substr(added, to.size())});
      added += to.size();
    }
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& x, const Piece& y) {
    return x.to != y.to ? x.to < y.to : x.bytes.size() < y.bytes.size();
  });
  std::string result;
  result.reserve(direction.size_to);
  for (const Piece& piece : pieces) {
    if (piece.to != result.size()) return broken();
    result += piece.bytes;
  }
  if (result.size() != direction.size_to) return broken();
  return result;
}

}  // namespace

const char* edit_kind_name(EditKind kind) {
  switch (kind) {
    case EditKind::kKeep:
      return "keep";
    case EditKind::kInsert:
      return "insert";
    case EditKind::kDelete:
      return "delete";
  }
  return "";
}

void take_texts(EditScript& script, std::string_view a, std::string_view b) {
  script.size_a = static_cast<std::uint32_t>(a.size());
  script.size_b = static_cast<std::uint32_t>(b.size());
  script.deleted.clear();
  script.inserted.clear();
  for (const Edit& edit : script.edits) {
    if (edit.kind == EditKind::kDelete) script.deleted += edit.a.of(a);
    if (edit.kind == EditKind::kInsert) script.inserted += edit.b.of(b);
  }
}

Result<std::string> apply_script(const EditScript& script, std::string_view a) {
  return run_script(script, {&Edit::a, &Edit::b, EditKind::kInsert, script.inserted, script.size_a, script.size_b}, a);
}

Result<std::string> revert_script(const EditScript& script, std::string_view b) {
  return run_script(script, {&Edit::b, &Edit::a, EditKind::kDelete, script.deleted, script.size_b, script.size_a}, b);
}

}  // namespace tifa
