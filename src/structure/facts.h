// What a document says about itself: title, date, which edition it is, whether it is whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "document/document.h"

namespace tifa {

// A sign of what a document is not, with the sentence that shows it.
struct DocumentSign {
  std::string code;      // "abstract", "digest", "announces-other"
  std::string message;   // one sentence for the user
  std::string evidence;  // the sentence or line of the document, at most 160 code points
};

// All may be absent; nothing is guessed beyond what title, first lines and file name carry.
struct Facts {
  std::string title;           // as it stands, without line breaks; from the text, else from the file name
  bool title_of_name = false;  // the title is the file name's
  std::optional<Date> date;  // adopted or given: (2025年10月23日…通过), ——2024年3月5日在…, file name, head of the file
  std::optional<std::int32_t> ordinal;  // 第十五个五年规划 → 15, 第二十次 → 20, "Fifth Plan" → 5
  std::optional<std::int32_t> year;     // 2025年…报告 → 2025; else the date's year
  std::string series_key;  // the title with numbers, years and persons taken out: equal for editions of one series
  std::optional<std::string>
      explains;  // the series_key of the document that the title says this one explains (关于《X》的说明)
  std::string author;
};

// What all editions of a series share of a title: Facts::series_key of a document so titled.
[[nodiscard]] std::string series_key(std::string_view title);
// The same for people to read: with its capitals and spaces (“Ferry Terms of Service” of “Ferry Terms of Service
// 2024”).
[[nodiscard]] std::string series_title(std::string_view title);

[[nodiscard]] Facts find_facts(const Document& document, std::string_view file_name);

// Signs inside the document that it is not the whole text: it says so (摘要, 节选, digest, abstract, in title or first
// lines), or speaks of the document from outside (《建议》指出…, 周总理着重指出…, "the plan stresses") throughout.
// Nothing when whole.
[[nodiscard]] std::optional<DocumentSign> find_partial(const Document& document, std::string_view title);

// The opening announces a document of another kind than the series' (提出关于1980年国民经济计划安排的报告 in a series
// of work reports). `kind_words` are words of the series' own title. Nothing when it announces nothing, or its own
// kind.
[[nodiscard]] std::optional<DocumentSign> find_other_announcement(const Document& document,
                                                                  std::string_view series_title,
                                                                  std::string_view edition_title);

}  // namespace tifa
