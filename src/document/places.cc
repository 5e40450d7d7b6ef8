#include "document/places.h"

#include <algorithm>

namespace tifa {
namespace {

std::string_view unit_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kParagraph:
      return "p";
    case PlaceKind::kNote:
      return "note";
    case PlaceKind::kRow:
      return "row";
    case PlaceKind::kCell:
      return "cell";
    case PlaceKind::kPage:
      return "page";
    case PlaceKind::kLine:
      return "line";
  }
  return "";
}

// 1 → A, 27 → AA: as sheets name their columns.
std::string column_name(std::uint32_t column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

// The place as it is numbered in its part.
std::string number_of(const SourcePlace& place) {
  return (place.kind == PlaceKind::kCell ? column_name(place.left) : std::string()) + std::to_string(place.number);
}

bool has_box(const SourcePlace& place) { return place.kind == PlaceKind::kPage && place.right > place.left; }

// One fragment for places of one part and kind that follow each other; a page is one by itself.
std::string fragment(SourcePlace first, const SourcePlace& last, std::span<const std::string_view> parts) {
  std::string text;
  if (first.part < parts.size() && !parts[first.part].empty()) text = std::string(parts[first.part]) + "/";
  text += std::string(unit_of(first.kind)) + "=" + number_of(first);
  if (number_of(last) != number_of(first)) text += "-" + number_of(last);
  if (has_box(first))
    text += "&box=" + std::to_string(first.left) + "," + std::to_string(first.top) + "," + std::to_string(first.right) +
            "," + std::to_string(first.bottom);
  return text;
}

}  // namespace

bool places_hold(std::span<const SourcePlace> places, std::size_t parts, std::uint64_t size) {
  if (places.empty()) return true;
  if (places.front().begin != 0) return false;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const SourcePlace& place = places[i];
    if (place.begin > size || place.part >= parts || place.kind > PlaceKind::kLine) return false;
    if (i > 0 && place.begin < places[i - 1].begin) return false;
  }
  return true;
}

std::string locator(std::span<const SourcePlace> places, std::span<const std::string_view> parts, Range stream) {
  if (places.empty()) return "bytes=" + std::to_string(stream.begin) + "-" + std::to_string(stream.end);
  const auto begins_before = [](std::uint32_t at) {
    return [at](const SourcePlace& place) { return place.begin <= at; };
  };
  const auto after = std::partition_point(places.begin(), places.end(), begins_before(stream.begin));
  auto at = static_cast<std::size_t>(after - places.begin());
  if (at > 0) --at;
  std::string text;
  while (at < places.size() && (text.empty() || places[at].begin < stream.end)) {
    SourcePlace first = places[at];
    std::size_t last = at;
    for (++at; at < places.size() && places[at].begin < stream.end; last = at++) {
      const SourcePlace& next = places[at];
      if (next.part != first.part || next.kind != first.kind) break;
      if (first.kind != PlaceKind::kPage) continue;
      if (next.number != first.number) break;
      if (!has_box(next)) continue;
      if (has_box(first)) {
        first.left = std::min(first.left, next.left);
        first.top = std::min(first.top, next.top);
        first.right = std::max(first.right, next.right);
        first.bottom = std::max(first.bottom, next.bottom);
      } else {
        first = next;
      }
    }
    text += (text.empty() ? "" : "&") + fragment(first, places[last], parts);
  }
  return text;
}

}  // namespace tifa
