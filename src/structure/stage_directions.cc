// What a transcriber wrote between the speaker's words: “(Applause.)”, （热烈鼓掌）. Not of the speech, so set aside.
#include <algorithm>
#include <array>
#include <string>

#include "structure/origin.h"
#include "structure/piece.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongest = 80;  // bytes between the brackets

struct Brackets {
  std::string_view open, close;
};
constexpr std::array<Brackets, 4> kBrackets = {{{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}}};
constexpr std::array<std::string_view, 5> kDashes = {"——", "—", "–", "--", "-"};

// What is heard. One of them must stand in the brackets, and nothing but these and the words that go with them.
constexpr std::array<std::string_view, 14> kSounds = {"applause",  "laughter",  "laughs",  "laughing", "cheers",
                                                      "cheering",  "ovation",   "booing",  "boos",     "chanting",
                                                      "crosstalk", "inaudible", "silence", "prayer"};
constexpr std::array<std::string_view, 25> kWithSounds = {
    "a",       "and",     "the",       "of",        "in",        "from",      "moment",   "silent",    "audience",
    "crowd",   "members", "more",      "loud",      "long",      "some",      "standing", "prolonged", "great",
    "general", "renewed", "sustained", "continued", "continues", "scattered", "light"};
constexpr std::array<std::string_view, 8> kChineseSounds = {"掌声", "鼓掌",   "笑声", "大笑",
                                                            "众笑", "欢呼声", "欢呼", "默哀"};
constexpr std::array<std::string_view, 21> kChineseWith = {
    "长时间", "長時間", "热烈", "熱烈", "经久不息", "經久不息", "雷鸣般", "暴风雨般", "全场", "全場", "全体",
    "全體",   "起立",   "再次", "持续", "一片",     "和",       "的",     "，",       "、",   " "};

// “Laughter and applause.”: words of the two lists, one of the first among them. “Silence” and “prayer” are sounds of a
// transcript only as moments of it.
bool is_english_direction(std::string_view inside) {
  bool sound = false, moment = false, needs_moment = false;
  for (std::size_t at = 0; at < inside.size();) {
    if (!is_ascii_letter(inside[at])) {
      if (std::string_view(" ,.;!").find(inside[at]) == std::string_view::npos) return false;
      ++at;
      continue;
    }
    std::string word;
    for (; at < inside.size() && is_ascii_letter(inside[at]); ++at) word += ascii_lower(inside[at]);
    if (std::find(kSounds.begin(), kSounds.end(), word) != kSounds.end()) {
      sound = true;
      needs_moment = needs_moment || word == "silence" || word == "prayer";
    } else if (std::find(kWithSounds.begin(), kWithSounds.end(), word) == kWithSounds.end()) {
      return false;
    }
    moment = moment || word == "moment";
  }
  return sound && (moment || !needs_moment);
}

bool is_chinese_direction(std::string_view inside) {
  bool sound = false;
  for (std::size_t at = 0; at < inside.size();) {
    const auto begins = [&](std::string_view word) { return inside.substr(at).starts_with(word); };
    if (const auto heard = std::find_if(kChineseSounds.begin(), kChineseSounds.end(), begins);
        heard != kChineseSounds.end()) {
      sound = true;
      at += heard->size();
    } else if (const auto with = std::find_if(kChineseWith.begin(), kChineseWith.end(), begins);
               with != kChineseWith.end()) {
      at += with->size();
    } else {
      return false;
    }
  }
  return sound;
}

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && text[at] == ' ') ++at;
  return at;
}

// The direction with what belongs to it: of a sentence that the transcriber broke off and took up again with dashes,
// the second dash; of the white space around it, that after it, and at the end of the block that before it.
Range with_surroundings(std::string_view text, Range around, Range direction) {
  std::size_t before = direction.begin, after = direction.end;
  while (before > around.begin && text[before - 1] == ' ') --before;
  const bool spaced = before < direction.begin || before == around.begin;
  const std::size_t next = skip_spaces(text, after, around.end);
  for (const std::string_view dash : kDashes) {
    if (!text.substr(around.begin, before - around.begin).ends_with(dash) ||
        !text.substr(next, around.end - next).starts_with(dash))
      continue;
    after = next + dash.size();
    break;
  }
  if (spaced) after = skip_spaces(text, after, around.end);
  const std::size_t begin = after == around.end ? before : direction.begin;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(after)};
}

// The directions of a block, ascending.
void find_directions(std::string_view text, Range block, std::vector<Range>& found) {
  std::uint32_t passed = block.begin;  // the end of the direction before
  const auto may_open = [](char c) { return c == '(' || c == '[' || c == '\xEF' || c == '\xE3'; };
  for (std::size_t at = block.begin; at < block.end;) {
    if (!may_open(text[at])) {
      ++at;
      continue;
    }
    const auto opened = std::find_if(kBrackets.begin(), kBrackets.end(), [&](const Brackets& brackets) {
      return text.substr(at, block.end - at).starts_with(brackets.open);
    });
    if (opened == kBrackets.end()) {
      ++at;
      continue;
    }
    const std::size_t begin = at + opened->open.size();
    const std::string_view rest =
        text.substr(begin, std::min<std::size_t>(block.end - begin, kLongest + opened->close.size()));
    const std::size_t size = rest.find(opened->close);
    at = begin;
    if (size == rest.npos) continue;
    const std::string_view inside = rest.substr(0, size);
    if (!is_english_direction(inside) && !is_chinese_direction(inside)) continue;
    const std::size_t end = begin + size + opened->close.size();
    found.push_back(
        with_surroundings(text, {passed, block.end},
                          {static_cast<std::uint32_t>(begin - opened->open.size()), static_cast<std::uint32_t>(end)}));
    at = passed = found.back().end;
  }
}

}  // namespace

void set_stage_directions_aside(RawDocument& raw) {
  std::vector<Range> directions;
  for (const RawBlock& block : raw.blocks)
    if (block.hint != Hint::kTableCell) find_directions(raw.text, block.range, directions);
  if (directions.empty()) return;

  // The text without them, its map, and where each of its bytes stood.
  std::string text;
  OffsetMap origin;
  std::size_t keeping = 0, dropping = 0;
  std::uint32_t at = 0;
  const auto keep_until = [&](std::uint32_t end) {
    text.append(raw.text, at, end - at);
    keep_origin(raw.origin, keeping, {at, end}, origin);
    at = end;
  };
  for (const Range& direction : directions) {
    keep_until(direction.begin);
    set_origin_aside(raw.origin, dropping, direction, Reason::kStageDirection, raw.set_aside);
    at = direction.end;
  }
  keep_until(static_cast<std::uint32_t>(raw.text.size()));

  std::size_t passed = 0;
  std::uint32_t gone = 0;  // bytes of the directions passed
  const auto moved = [&](std::uint32_t place) {
    for (; passed < directions.size() && directions[passed].end <= place; ++passed) gone += directions[passed].size();
    return place - gone -
           (passed < directions.size() && directions[passed].begin < place ? place - directions[passed].begin : 0);
  };
  std::vector<RawBlock> blocks;
  for (RawBlock block : raw.blocks) {
    block.range.begin = moved(block.range.begin);
    if (block.strong_end > 0) block.strong_end = moved(block.strong_end);
    block.range.end = moved(block.range.end);
    if (!block.range.empty()) blocks.push_back(block);
  }
  raw.text = std::move(text);
  raw.origin = std::move(origin);
  raw.blocks = std::move(blocks);
}

}  // namespace tifa
