// A difference is a list of runs, each in the form that takes the fewest bytes, and what follows the last one.
#include "index/block_text.h"

#include <algorithm>
#include <limits>

#include "index/packed_numbers.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using Run = OffsetMap::Run;

enum Form : std::uint8_t {
  kCopied,   // bytes as they are
  kWide,     // ASCII from full-width forms
  kPatched,  // bytes as they are but for some
  kOther,    // written out
};
constexpr unsigned kFormBits = 2;
constexpr char32_t kToWide = 0xFEE0;  // from an ASCII character to its full-width form

std::string wide_forms(std::string_view folded) {
  std::string wide;
  for (const char c : folded) append_utf8(wide, static_cast<unsigned char>(c) + kToWide);
  return wide;
}

// How many bytes differ in two texts of one size.
std::size_t differing_bytes(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1 : 0;
  return count;
}

Form form_of(const Run& run, std::string_view folded, std::string_view text) {
  if (run.derived_step == 1 && run.origin_step == 1) {
    const std::size_t differing = differing_bytes(folded, text);
    return differing == 0 ? kCopied : differing * 3 < text.size() ? kPatched : kOther;
  }
  const auto printed = [](char c) { return c > ' ' && c < '\x7F'; };
  const bool wide = run.derived_step == 1 && run.origin_step == 3 && std::all_of(folded.begin(), folded.end(), printed);
  return wide && wide_forms(folded) == text ? kWide : kOther;
}

}  // namespace

std::optional<std::string> block_difference(std::string_view folded, std::string_view text, std::span<const Run> runs,
                                            std::uint32_t folded_begin, std::uint32_t text_begin) {
  std::string difference;
  PackedWriter writer(difference);
  std::uint64_t derived = 0;
  std::uint64_t origin = 0;
  for (const Run& run : runs) {
    const std::uint64_t begin = std::uint64_t{run.origin} - text_begin;
    const std::uint64_t derived_size = std::uint64_t{run.steps} * run.derived_step;
    const std::uint64_t origin_size = std::uint64_t{run.steps} * run.origin_step;
    if (run.derived != folded_begin + derived || run.origin < text_begin || begin < origin || derived_size == 0 ||
        derived_size > folded.size() - derived || begin > text.size() || origin_size > text.size() - begin)
      return std::nullopt;
    const std::string_view from = text.substr(begin, origin_size);
    const std::string_view to = folded.substr(derived, derived_size);
    const Form form = form_of(run, to, from);
    const bool skipped = begin > origin;
    writer.number(std::uint64_t{run.steps} << (kFormBits + 1) | std::uint64_t{form} << 1 | (skipped ? 1 : 0));
    if (skipped) {
      writer.number(begin - origin);
      writer.bytes(text.substr(origin, begin - origin));
    }
    if (form == kPatched) {
      writer.number(differing_bytes(to, from));
      std::size_t last = 0;
      for (std::size_t i = 0; i < to.size(); ++i) {
        if (to[i] == from[i]) continue;
        writer.number(i - last);
        writer.bytes(from.substr(i, 1));
        last = i;
      }
    } else if (form == kOther) {
      writer.number(run.derived_step);
      writer.number(run.origin_step);
      writer.bytes(from);
    }
    derived += derived_size;
    origin = begin + origin_size;
  }
  if (derived != folded.size()) return std::nullopt;
  writer.bytes(text.substr(origin));
  return difference;
}

bool restore_block(std::string_view folded, std::string_view difference, std::uint32_t folded_begin, std::string& text,
                   std::vector<Run>& runs) {
  PackedReader reader(difference);
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  for (std::uint64_t derived = 0; derived < folded.size();) {
    const std::uint64_t head = reader.number();
    const auto form = static_cast<Form>(head >> 1 & 3);
    const std::uint64_t steps = head >> (kFormBits + 1);
    if ((head & 1) != 0) text += reader.bytes(reader.number());
    std::uint64_t derived_step = 1;
    std::uint64_t origin_step = form == kWide ? 3 : 1;
    if (form == kOther) {
      derived_step = reader.number();
      origin_step = reader.number();
    }
    if (!reader.good() || steps == 0 || steps > folded.size() || derived_step == 0 || derived_step > 0xFFFF ||
        origin_step > 0xFFFF || steps * derived_step > folded.size() - derived || text.size() > kMost)
      return false;
    const std::string_view to = folded.substr(derived, steps * derived_step);
    runs.push_back({static_cast<std::uint32_t>(folded_begin + derived), static_cast<std::uint32_t>(text.size()),
                    static_cast<std::uint32_t>(steps), static_cast<std::uint16_t>(derived_step),
                    static_cast<std::uint16_t>(origin_step)});
    if (form == kCopied) {
      text += to;
    } else if (form == kWide) {
      text += wide_forms(to);
    } else if (form == kPatched) {
      const std::size_t begin = text.size();
      text += to;
      std::uint64_t at = 0;
      for (std::uint64_t patches = reader.number(); patches > 0 && reader.good(); --patches) {
        at += reader.number();
        const std::string_view byte = reader.bytes(1);
        if (byte.empty() || at >= to.size()) return false;
        text[begin + at] = byte.front();
      }
    } else {
      text += reader.bytes(steps * origin_step);
    }
    derived += to.size();
  }
  text += reader.rest();
  return reader.good() && text.size() <= kMost;
}

bool stands_unchanged(std::string_view difference, std::span<const Range> in_folded) {
  PackedReader reader(difference);
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  auto next = in_folded.begin();
  for (std::uint64_t derived = 0; next != in_folded.end();) {
    const std::uint64_t head = reader.number();
    const auto form = static_cast<Form>(head >> 1 & 3);
    const std::uint64_t steps = head >> (kFormBits + 1);
    if ((head & 1) != 0) static_cast<void>(reader.bytes(reader.number()));
    if (!reader.good() || steps == 0 || steps > kMost) return false;
    if (form == kWide || form == kOther) {
      const std::uint64_t derived_step = form == kOther ? reader.number() : 1;
      const std::uint64_t origin_step = form == kOther ? reader.number() : 0;
      if (!reader.good() || derived_step > 0xFFFF || origin_step > 0xFFFF) return false;
      static_cast<void>(reader.bytes(steps * origin_step));
      derived += steps * derived_step;
      if (derived > next->begin) return false;
      continue;
    }
    if (form == kPatched) {
      auto inside = next;
      std::uint64_t at = derived;
      for (std::uint64_t patches = reader.number(); patches > 0 && reader.good(); --patches) {
        at += reader.number();
        static_cast<void>(reader.bytes(1));
        while (inside != in_folded.end() && inside->end <= at) ++inside;
        if (inside != in_folded.end() && inside->begin <= at) return false;
      }
    }
    const std::uint64_t end = derived + steps;
    for (; next != in_folded.end() && next->end <= end; ++next)
      if (next->begin < derived) return false;
    if (derived > kMost) return false;
    derived = end;
  }
  return reader.good();
}

void append_units(std::u16string_view units, std::string& text) {
  const std::size_t begin = text.size();
  text.resize(begin + units.size() * 3);  // a unit of a pair is two bytes of four
  char* out = text.data() + begin;
  const auto continuation = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint32_t unit = units[i];
    if (unit < 0x80) {
      *out++ = static_cast<char>(unit);
    } else if (unit < 0x800) {
      *out++ = static_cast<char>(0xC0 | unit >> 6);
      *out++ = continuation(unit);
    } else if (unit >= 0xD800 && unit < 0xDC00 && i + 1 < units.size()) {
      const std::uint32_t code = 0x10000 + ((unit - 0xD800U) << 10) + (units[++i] - 0xDC00U);
      *out++ = static_cast<char>(0xF0 | (code >> 18 & 7));
      *out++ = continuation(code >> 12);
      *out++ = continuation(code >> 6);
      *out++ = continuation(code);
    } else {
      *out++ = static_cast<char>(0xE0 | unit >> 12);
      *out++ = continuation(unit >> 6);
      *out++ = continuation(unit);
    }
  }
  text.resize(static_cast<std::size_t>(out - text.data()));
}

}  // namespace tifa
