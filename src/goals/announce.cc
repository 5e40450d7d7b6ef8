#include "goals/announce.h"

#include <algorithm>
#include <array>

#include "text/character_table.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct Noun {
  std::string_view word;
  GoalRole role;
  int strength;
};

// The longest noun that ends at a place decides, so that 目标要求 is not read as 要求 (a requirement).
constexpr std::array kNouns = {
    Noun{"目标", GoalRole::kGoals, 1},         Noun{"主要目标", GoalRole::kGoals, 3},
    Noun{"预期目标", GoalRole::kGoals, 3},     Noun{"奋斗目标", GoalRole::kGoals, 2},
    Noun{"总目标", GoalRole::kGoals, 2},       Noun{"总体目标", GoalRole::kGoals, 2},
    Noun{"目标任务", GoalRole::kGoals, 3},     Noun{"目标和任务", GoalRole::kGoals, 3},
    Noun{"目标的新要求", GoalRole::kGoals, 2}, Noun{"目标要求", GoalRole::kGoals, 2},
    Noun{"总体要求", GoalRole::kGoals, 0},     Noun{"总要求", GoalRole::kGoals, 0},
    Noun{"主要指标", GoalRole::kGoals, 2},     Noun{"预期指标", GoalRole::kGoals, 2},
    Noun{"愿景", GoalRole::kGoals, 1},         Noun{"任务", GoalRole::kTasks, 2},
    Noun{"主要任务", GoalRole::kTasks, 3},     Noun{"重点任务", GoalRole::kTasks, 3},
    Noun{"工作任务", GoalRole::kTasks, 3},     Noun{"重点工作", GoalRole::kTasks, 3},
    Noun{"工作重点", GoalRole::kTasks, 3},     Noun{"战略重点", GoalRole::kTasks, 2},
    Noun{"工作", GoalRole::kTasks, 1},         Noun{"原则", GoalRole::kOther, 0},
    Noun{"要求", GoalRole::kOther, 0},         Noun{"方针", GoalRole::kOther, 0},
    Noun{"措施", GoalRole::kOther, 0},         Noun{"办法", GoalRole::kOther, 0},
    Noun{"政策", GoalRole::kOther, 0},         Noun{"经验", GoalRole::kOther, 0},
    Noun{"体会", GoalRole::kOther, 0},         Noun{"问题", GoalRole::kOther, 0},
    Noun{"矛盾", GoalRole::kOther, 0},         Noun{"困难", GoalRole::kOther, 0},
    Noun{"成就", GoalRole::kOther, 0},         Noun{"成绩", GoalRole::kOther, 0},
    Noun{"特点", GoalRole::kOther, 0},         Noun{"特征", GoalRole::kOther, 0},
    Noun{"优势", GoalRole::kOther, 0},         Noun{"意义", GoalRole::kOther, 0},
    Noun{"条件", GoalRole::kOther, 0},         Noun{"原因", GoalRole::kOther, 0},
    Noun{"理由", GoalRole::kOther, 0},         Noun{"要点", GoalRole::kOther, 0},
    Noun{"观点", GoalRole::kOther, 0},         Noun{"判断", GoalRole::kOther, 0},
    Noun{"思想", GoalRole::kOther, 0},         Noun{"关系", GoalRole::kOther, 0},
    Noun{"启示", GoalRole::kOther, 0},         Noun{"教训", GoalRole::kOther, 0},
    Noun{"规律", GoalRole::kOther, 0},         Noun{"理念", GoalRole::kOther, 0},
    Noun{"步骤", GoalRole::kOther, 0},         Noun{"结论", GoalRole::kOther, 0},
    Noun{"表现", GoalRole::kOther, 0},         Noun{"标志", GoalRole::kOther, 0},
    Noun{"变化", GoalRole::kOther, 0},         Noun{"挑战", GoalRole::kOther, 0},
    Noun{"好处", GoalRole::kOther, 0},         Noun{"建议", GoalRole::kOther, 0},
    Noun{"意见", GoalRole::kOther, 0},         Noun{"说明", GoalRole::kOther, 0},
    Noun{"规定", GoalRole::kOther, 0},         Noun{"部署", GoalRole::kOther, 0},
    Noun{"论述", GoalRole::kOther, 0},
};

// What was done is not an aim; the second set counts in the clause before, too.
constexpr std::array<std::string_view, 11> kPast = {"做了",   "作了",   "取得了", "回顾",   "完成了", "进行了",
                                                    "开展了", "采取了", "总结",   "实施了", "抓了"};
constexpr std::array<std::string_view, 3> kPastTimes = {"过去", "年来", "以来"};
constexpr std::array<std::string_view, 8> kPointers = {"以下", "下列", "如下", "下面",
                                                       "几个", "几项", "几件", "几方面"};
constexpr std::array<std::string_view, 8> kDoing = {"做好",   "抓好",   "搞好", "办好",
                                                    "落实好", "完成好", "抓紧", "着力抓"};
// Between a naming word and its colon: “主要目标，概括地说来，就是：”.
constexpr std::array<std::string_view, 17> kBridges = {
    "概括地说来", "概括起来说", "概括起来", "概括地说", "归纳起来", "任务", "要求", "这就是", "就是",
    "主要是",     "主要有",     "分别是",   "包括",     "如下",     "是",   "为",   "有"};

constexpr std::size_t kLongestTail = 8;         // code points after the naming word in a sentence
constexpr std::size_t kLongestHeadingTail = 6;  // … in a heading: “主要目标任务和重大举措”

template <std::size_t kSize>
bool contains_any(std::string_view text, const std::array<std::string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty()) {
    const CodePoint last = decode_utf8_before(text, text.size());
    const unsigned flags = character_flags(last.value);
    if ((flags & (kFlagPunctuation | kFlagWhiteSpace)) == 0 && last.value != 0x1F) break;
    text.remove_suffix(last.length);
  }
  return text;
}

// The noun that ends last in a text, and where it ends.
struct Placed {
  const Noun* noun = nullptr;
  std::size_t begin = 0, end = 0;
};

Placed last_noun(std::string_view text) {
  Placed best;
  for (const Noun& noun : kNouns) {
    const std::size_t at = text.rfind(noun.word);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + noun.word.size();
    if (best.noun == nullptr || end > best.end || (end == best.end && at < best.begin)) best = {&noun, at, end};
  }
  return best;
}

bool is_bridge(std::string_view clause) {
  clause = trimmed_end(clause);
  while (!clause.empty()) {
    bool taken = false;
    for (std::string_view bridge : kBridges)
      if (clause.starts_with(bridge) && bridge != "任务" && bridge != "要求") {
        clause.remove_prefix(bridge.size());
        taken = true;
        break;
      }
    if (!taken) return false;
  }
  return true;
}

// “…以下几个方面的工作，以求保证质量：”
bool is_purpose(std::string_view clause) {
  static constexpr std::array<std::string_view, 5> kPurposes = {"以求", "以便", "以利", "以保证", "以确保"};
  return std::any_of(kPurposes.begin(), kPurposes.end(),
                     [&](std::string_view word) { return clause.starts_with(word); });
}

// “为了实现这个目标，一要…”: the aim is named, but what follows is not it.
bool serves_a_purpose(std::string_view clause) {
  static constexpr std::array<std::string_view, 7> kServing = {"为", "围绕", "按照", "根据", "实现", "完成", "达到"};
  return std::any_of(kServing.begin(), kServing.end(), [&](std::string_view word) { return clause.starts_with(word); });
}

// The last clause of a sentence that is more than a bridge (“这就是：”).
std::string_view last_clause(std::string_view sentence) {
  std::string_view rest = trimmed_end(sentence);
  for (int step = 0; step < 3; ++step) {
    const std::size_t comma = rest.find_last_of(",;");
    const std::string_view clause = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
    if (comma == std::string_view::npos || (!is_bridge(clause) && !is_purpose(clause))) return clause;
    rest = trimmed_end(rest.substr(0, comma));
  }
  return rest;
}

bool is_ascii_word(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80; }

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_ascii_word(static_cast<unsigned char>(text[at - 1]))) &&
        (end == text.size() || !is_ascii_word(static_cast<unsigned char>(text[end]))))
      return at;
  }
  return std::string_view::npos;
}

constexpr std::array kEnglishNouns = {
    Noun{"goals", GoalRole::kGoals, 1},
    Noun{"goal", GoalRole::kGoals, 1},
    Noun{"targets", GoalRole::kGoals, 1},
    Noun{"target", GoalRole::kGoals, 1},
    Noun{"objectives", GoalRole::kGoals, 1},
    Noun{"objective", GoalRole::kGoals, 1},
    Noun{"aims", GoalRole::kGoals, 1},
    Noun{"tasks", GoalRole::kTasks, 2},
    Noun{"task", GoalRole::kTasks, 2},
    Noun{"priorities", GoalRole::kTasks, 1},
    Noun{"courses of action", GoalRole::kTasks, 1},
    Noun{"principles", GoalRole::kOther, 0},
    Noun{"requirements", GoalRole::kOther, 0},
    Noun{"reasons", GoalRole::kOther, 0},
    Noun{"lessons", GoalRole::kOther, 0},
    Noun{"problems", GoalRole::kOther, 0},
    Noun{"rules", GoalRole::kOther, 0},
    Noun{"questions", GoalRole::kOther, 0},
    Noun{"challenges", GoalRole::kOther, 0},
    Noun{"measures", GoalRole::kOther, 0},
    Noun{"achievements", GoalRole::kOther, 0},
    Noun{"facts", GoalRole::kOther, 0},
};
constexpr std::array<std::string_view, 8> kEnglishPast = {"accomplished", "achieved", "review", "were",
                                                          "was",          "had",      "past",   "last year"};
constexpr std::array<std::string_view, 12> kEnglishPointers = {
    "following", "as follows", "below", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

bool english(std::string_view folded) {
  std::size_t letters = 0;
  for (const char c : folded) letters += c >= 'a' && c <= 'z' ? 1 : 0;
  return letters * 2 > folded.size();
}

Placed last_english_noun(std::string_view text) {
  Placed best;
  for (const Noun& noun : kEnglishNouns) {
    for (std::size_t at = find_word(text, noun.word); at != std::string_view::npos;
         at = find_word(text, noun.word, at + 1))
      if (best.noun == nullptr || at + noun.word.size() > best.end) best = {&noun, at, at + noun.word.size()};
  }
  return best;
}

int english_strength(std::string_view text, const Placed& placed) {
  return placed.noun->strength + (find_word(text, "main") != text.npos || find_word(text, "major") != text.npos ||
                                          find_word(text, "projected") != text.npos
                                      ? 2
                                      : 0);
}

bool english_past(std::string_view text) {
  return std::any_of(kEnglishPast.begin(), kEnglishPast.end(),
                     [&](std::string_view word) { return find_word(text, word) != text.npos; });
}

bool english_pointer(std::string_view text) {
  return std::any_of(kEnglishPointers.begin(), kEnglishPointers.end(),
                     [&](std::string_view word) { return find_word(text, word) != text.npos; });
}

// A number of things is named: 以下, 六个方面, 十大任务, 5项工作.
bool counts_its_items(std::string_view clause) {
  if (contains_any(clause, kPointers)) return true;
  bool number = false;
  for (std::size_t at = 0; at < clause.size();) {
    const CodePoint point = decode_utf8(clause, at);
    at += point.length;
    constexpr std::u32string_view kNumbers = U"二三四五六七八九十两几0123456789";
    constexpr std::u32string_view kMeasures = U"个项件方点条";
    if (number && kMeasures.find(point.value) != std::u32string_view::npos) return true;
    // 十大任务, but not 十六大.
    if (number && point.value == U'大' &&
        (clause.substr(at).starts_with("任务") || clause.substr(at).starts_with("目标")))
      return true;
    number = kNumbers.find(point.value) != std::u32string_view::npos;
  }
  return false;
}

// The end of a text, at most this long: what names the items of a list stands close before them.
constexpr std::size_t kWindow = 480;  // bytes

std::string_view window_before(std::string_view text, std::size_t end) {
  text = text.substr(0, end);
  return text.substr(ceil_code_point(text, end > kWindow ? end - kWindow : 0));
}

std::string_view sentence_before(std::string_view text, std::size_t end, std::string_view stops) {
  std::string_view window = window_before(text, end);
  for (std::size_t at = window.size(); at > 0;) {
    const CodePoint point = decode_utf8_before(window, at);
    const std::string_view here = window.substr(at - point.length, point.length);
    if (at < window.size() && stops.find(here) != std::string_view::npos) return window.substr(at);
    at -= point.length;
  }
  return window;
}

// Where the items begin after a naming word that ends at `place`: behind “：”, “是：”, “，这就是：”, “是，”; 0 when no
// items are announced.
std::size_t items_after(std::string_view folded, std::size_t place) {
  bool is = false;
  for (int step = 0; step < 6 && place < folded.size(); ++step) {
    const std::string_view rest = folded.substr(place);
    if (rest[0] == ':') return place + 1;
    if (rest[0] == ',') {
      ++place;
      if (is) return place;
      continue;
    }
    const auto bridge =
        std::find_if(kBridges.begin(), kBridges.end(), [&](std::string_view word) { return rest.starts_with(word); });
    if (bridge == kBridges.end()) return 0;
    place += bridge->size();
    is = bridge->ends_with("是") || bridge->ends_with("为");
  }
  return 0;
}

// Where the items of a sentence that begins “到那时，” do; 0 when none begins here.
std::size_t items_of_that_time(std::string_view folded, std::size_t at) {
  constexpr std::string_view kThen = "到那时,";
  if (!folded.substr(at).starts_with(kThen)) return 0;
  const bool begins = at == 0 || folded.substr(0, at).ends_with("。") || folded[at - 1] == '!';
  return begins ? at + kThen.size() : 0;
}

std::vector<Opening> chinese_openings(std::string_view folded) {
  static constexpr std::array<std::string_view, 4> kAnchors = {"目标", "任务", "要求", "指标"};
  std::vector<Opening> openings;
  for (std::size_t at = 0; at + kAnchors[0].size() <= folded.size();) {
    // “到那时，甲将…；乙…；丙…。”: what is to be reached by the year of the sentence before.
    if (const std::size_t items = items_of_that_time(folded, at); items != 0) {
      openings.push_back({at, items, {GoalRole::kGoals, kUnannounced}, true});
      at = items;
      continue;
    }
    const std::string_view here = folded.substr(at, kAnchors[0].size());
    if (std::find(kAnchors.begin(), kAnchors.end(), here) == kAnchors.end()) {
      at += decode_utf8(folded, at).length;
      continue;
    }
    const std::size_t noun_end = at + here.size();
    const std::size_t items = items_after(folded, noun_end);
    if (items != 0) {
      const auto naming = naming_of_sentence(sentence_before(folded, items, "。!?"));
      if (naming && naming->role != GoalRole::kOther) openings.push_back({at, items, *naming});
    }
    at = std::max(noun_end, items);
  }
  return openings;
}

std::vector<Opening> english_openings(std::string_view folded) {
  std::vector<Opening> openings;
  for (std::size_t colon = folded.find(": "); colon != folded.npos; colon = folded.find(": ", colon + 1)) {
    const std::string_view sentence = sentence_before(folded, colon + 1, ".!?;");
    const auto naming = naming_of_sentence(sentence);
    if (naming && naming->role != GoalRole::kOther)
      openings.push_back({colon + 1 - sentence.size(), colon + 2, *naming});
  }
  return openings;
}

}  // namespace

bool points_ahead(std::string_view folded) {
  std::string_view text = folded;
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.ends_with(":") || text.ends_with(",") || text.ends_with("-")) return true;
  if (english(text)) return english_pointer(text);
  const std::string_view clause = last_clause(text);
  return contains_any(clause, kPointers) || clause.ends_with("几点") || clause.ends_with("方面") ||
         clause.ends_with("这就是") || clause.ends_with("件事") ||
         (counts_its_items(clause) && last_noun(clause).noun != nullptr);
}

std::optional<Naming> naming_of_sentence(std::string_view folded) {
  if (english(folded)) {
    const Placed placed = last_english_noun(folded);
    if (placed.noun == nullptr || !points_ahead(folded)) return std::nullopt;
    if (english_past(folded)) return Naming{GoalRole::kOther, 0};
    return Naming{placed.noun->role, english_strength(folded, placed)};
  }
  const std::string_view clause = last_clause(folded);
  const std::size_t clause_begin = static_cast<std::size_t>(clause.data() - folded.data());
  const std::string_view before = trimmed_end(folded.substr(0, clause_begin));
  const std::string_view clause_before = last_clause(before);
  // What somebody is quoted with is his aim, not the document's.
  static constexpr std::array<std::string_view, 3> kQuoting = {"曾经", "曾指", "早在"};
  if (contains_any(folded, kQuoting)) return Naming{GoalRole::kOther, 0};
  if (contains_any(clause, kPast) || contains_any(clause, kPastTimes) || contains_any(clause_before, kPastTimes))
    return Naming{GoalRole::kOther, 0};
  const Placed placed = last_noun(clause);
  const bool near = placed.noun != nullptr && count_code_points(clause.substr(placed.end)) <= kLongestTail;
  if (near && serves_a_purpose(clause) && !contains_any(clause, kPointers)) return std::nullopt;
  if (near) {
    const bool weak = placed.noun->word == "工作";
    const bool last = count_code_points(clause.substr(placed.end)) <= 2;  // not 6个工作日以内
    if (!weak || (last && counts_its_items(clause))) return Naming{placed.noun->role, placed.noun->strength};
  }
  if (contains_any(clause, kDoing) && counts_its_items(clause)) return Naming{GoalRole::kTasks, 1};
  return std::nullopt;
}

std::optional<Naming> naming_of_heading(std::string_view folded) {
  if (english(folded)) {
    if (english_past(folded)) return Naming{GoalRole::kOther, 0};
    const Placed placed = last_english_noun(folded);
    if (placed.noun == nullptr) return std::nullopt;
    return Naming{placed.noun->role, english_strength(folded, placed)};
  }
  const std::string_view text = trimmed_end(folded);
  if (contains_any(text, kPast) || contains_any(text, kPastTimes)) return Naming{GoalRole::kOther, 0};
  static constexpr std::array<std::string_view, 6> kWork = {"工作的建议", "工作建议", "工作安排",
                                                            "工作部署",   "工作要点", "工作的部署"};
  if (contains_any(text, kWork)) return Naming{GoalRole::kTasks, 2};
  const Placed placed = last_noun(text);
  if (placed.noun == nullptr || count_code_points(text.substr(placed.end)) > kLongestHeadingTail) return std::nullopt;
  if (placed.noun->word == "工作" || placed.noun->strength == 0) {
    if (placed.noun->role == GoalRole::kOther) return Naming{GoalRole::kOther, 0};
    return std::nullopt;
  }
  return Naming{placed.noun->role, placed.noun->strength};
}

std::vector<Opening> find_openings(std::string_view folded) {
  return english(folded) ? english_openings(folded) : chinese_openings(folded);
}

}  // namespace tifa
