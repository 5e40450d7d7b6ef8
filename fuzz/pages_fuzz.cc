// Any words at any places of any pages: a document that accounts for every letter. A byte chooses what it makes: a
// word, a line, a page, a rule, or how large and where the next ones are.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/pages.h"
#include "whole.h"

namespace {

constexpr const char* kWords[] = {"coast",  "trans-", "ports", "1",      "12",  "•",   "第一章", "渔业。",
                                  "发展，", "The",    "End.",  "......", "—",   "[3]", "Page 3", "一、",
                                  "iv",     "*",      "a",     "-",      "12.", "海",  "\u00AD", "word."};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<tifa::Page> pages(1);
  pages.back().width = 595;
  pages.back().height = 842;
  float x = 72, y = 90, letters = 11;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i + 1 < size; i += 2) {
    const float value = static_cast<float>(data[i + 1]);
    auto& lines = pages.back().lines;
    switch (data[i] % 8) {
      case 0:
        pages.push_back({595, 842, {}, false, {}});
        y = value;
        continue;
      case 1:
        letters = 4 + value / 8;
        continue;
      case 2:
        x = value * 3;
        continue;
      case 3:
        y += value - 100;
        continue;
      case 4:
        lines.push_back({});
        lines.back().block = static_cast<std::uint32_t>(i / 16);
        lines.back().turned = value > 250;
        break;
      case 5:
        if (data[i] < 128)
          pages.back().rules.push_back({x, y, x + value * 2, y});
        else
          pages.back().rules.push_back({x, y, x, y + value * 2});
        continue;
      default:
        break;
    }
    if (lines.empty()) lines.push_back({});
    tifa::PageWord word;
    word.text = kWords[data[i + 1] % std::size(kWords)];
    bytes += word.text.size();
    word.size = letters;
    word.box = {x, y, x + letters * 3, y + letters};
    word.strong = data[i] > 200;
    word.space_after = data[i] % 3 == 0;
    x += letters * 3.2F;
    tifa::PageLine& line = lines.back();
    line.box =
        line.words.empty()
            ? word.box
            : tifa::PageBox{std::min(line.box.left, word.box.left), std::min(line.box.top, word.box.top),
                            std::max(line.box.right, word.box.right), std::max(line.box.bottom, word.box.bottom)};
    line.size = letters;
    line.words.push_back(std::move(word));
  }
  auto raw = tifa::read_pages(std::move(pages), {});
  if (raw) tifa::fuzzing::expect(raw->source_size == bytes, "every letter is in the stream");
  tifa::fuzzing::expect_whole(std::move(raw));
  return 0;
}
