#include "redline/qualifiers.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/character_table.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct Qualifier {
  std::string_view word;
  int firmness;
};

constexpr std::array kChinese = {
    Qualifier{"必须", 3},     Qualifier{"务必", 3},    Qualifier{"严禁", 4},  Qualifier{"不得", 3},
    Qualifier{"坚决", 2},     Qualifier{"一律", 3},    Qualifier{"确保", 3},  Qualifier{"绝不", 4},
    Qualifier{"决不", 4},     Qualifier{"应当", 2},    Qualifier{"应该", 1},  Qualifier{"应", 2},
    Qualifier{"要", 2},       Qualifier{"须", 3},      Qualifier{"将", 1},    Qualifier{"全面", 2},
    Qualifier{"切实", 2},     Qualifier{"大力", 2},    Qualifier{"加快", 2},  Qualifier{"着力", 2},
    Qualifier{"全力", 3},     Qualifier{"坚定", 2},    Qualifier{"严格", 2},  Qualifier{"牢牢", 2},
    Qualifier{"坚定不移", 3}, Qualifier{"更加", 1},    Qualifier{"更", 1},    Qualifier{"进一步", 1},
    Qualifier{"深入", 1},     Qualifier{"扎实", 0},    Qualifier{"积极", 1},  Qualifier{"不断", 1},
    Qualifier{"持续", 1},     Qualifier{"大幅", 2},    Qualifier{"显著", 2},  Qualifier{"明显", 1},
    Qualifier{"完全", 2},     Qualifier{"充分", 1},    Qualifier{"有力", 1},  Qualifier{"以上", 1},
    Qualifier{"至少", 2},     Qualifier{"以内", 1},    Qualifier{"以下", 1},  Qualifier{"都", 1},
    Qualifier{"力争", -1},    Qualifier{"争取", -1},   Qualifier{"努力", -1}, Qualifier{"可以", -2},
    Qualifier{"可", -2},      Qualifier{"能够", -1},   Qualifier{"鼓励", -1}, Qualifier{"基本", -1},
    Qualifier{"逐步", -1},    Qualifier{"稳步", 0},    Qualifier{"有序", -1}, Qualifier{"适度", -1},
    Qualifier{"适当", -1},    Qualifier{"适时", -1},   Qualifier{"探索", -2}, Qualifier{"研究", -2},
    Qualifier{"左右", -1},    Qualifier{"约", -1},     Qualifier{"大约", -1}, Qualifier{"原则上", -2},
    Qualifier{"尽量", -2},    Qualifier{"尽可能", -2}, Qualifier{"部分", -1}, Qualifier{"有所", -1},
    Qualifier{"稳妥", -1},    Qualifier{"审慎", -1},   Qualifier{"稳健", -1}, Qualifier{"继续", 0},
};

constexpr std::array kEnglish = {
    Qualifier{"must", 3},
    Qualifier{"shall", 3},
    Qualifier{"will", 2},
    Qualifier{"should", 1},
    Qualifier{"never", 4},
    Qualifier{"always", 3},
    Qualifier{"fully", 2},
    Qualifier{"strongly", 2},
    Qualifier{"firmly", 2},
    Qualifier{"significantly", 2},
    Qualifier{"substantially", 2},
    Qualifier{"markedly", 2},
    Qualifier{"solely", 2},
    Qualifier{"only", 1},
    Qualifier{"all", 2},
    Qualifier{"any", 1},
    Qualifier{"every", 2},
    Qualifier{"strictly", 2},
    Qualifier{"expressly", 2},
    Qualifier{"immediately", 2},
    Qualifier{"promptly", 1},
    Qualifier{"further", 1},
    Qualifier{"more", 1},
    Qualifier{"much", 1},
    Qualifier{"very", 1},
    Qualifier{"highly", 1},
    Qualifier{"at least", 1},
    Qualifier{"no", 3},
    Qualifier{"not", 0},
    Qualifier{"may", -2},
    Qualifier{"might", -3},
    Qualifier{"can", -1},
    Qualifier{"could", -2},
    Qualifier{"would", -1},
    Qualifier{"some", -1},
    Qualifier{"somewhat", -1},
    Qualifier{"slightly", -1},
    Qualifier{"modestly", -1},
    Qualifier{"moderately", -1},
    Qualifier{"gradually", -1},
    Qualifier{"generally", -1},
    Qualifier{"usually", -1},
    Qualifier{"typically", -1},
    Qualifier{"often", -1},
    Qualifier{"sometimes", -2},
    Qualifier{"largely", -1},
    Qualifier{"mostly", -1},
    Qualifier{"partly", -2},
    Qualifier{"likely", -1},
    Qualifier{"possibly", -2},
    Qualifier{"perhaps", -2},
    Qualifier{"about", -1},
    Qualifier{"approximately", -1},
    Qualifier{"around", -1},
    Qualifier{"reasonable", -1},
    Qualifier{"reasonably", -1},
    Qualifier{"where appropriate", -2},
    Qualifier{"if possible", -2},
    Qualifier{"to the extent possible", -2},
};

// The longest qualifier that a text begins with; in English a whole word or several.
const Qualifier* at_begin(std::string_view text) {
  const Qualifier* best = nullptr;
  const auto consider = [&](const Qualifier& qualifier) {
    if (text.starts_with(qualifier.word) && (best == nullptr || qualifier.word.size() > best->word.size()))
      best = &qualifier;
  };
  for (const Qualifier& qualifier : kChinese) consider(qualifier);
  for (const Qualifier& qualifier : kEnglish) {
    const std::size_t size = qualifier.word.size();
    if (!text.starts_with(qualifier.word)) continue;
    if (text.size() > size && (character_flags(decode_utf8(text, size).value) & kFlagWord)) continue;
    consider(qualifier);
  }
  return best;
}

}  // namespace

std::optional<int> firmness(std::string_view wording) {
  constexpr std::size_t kLongest = 120;  // bytes; more is no qualifier
  if (wording.size() > kLongest) return std::nullopt;
  std::string lower(wording);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  int sum = 0;
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint point = decode_utf8(lower, at);
    if (character_flags(point.value) & (kFlagWhiteSpace | kFlagPunctuation)) {
      at += point.length;
      continue;
    }
    const Qualifier* qualifier = at_begin(std::string_view(lower).substr(at));
    if (qualifier == nullptr) return std::nullopt;
    sum += qualifier->firmness;
    at += qualifier->word.size();
  }
  return sum;
}

bool is_bare_statement(std::string_view wording) {
  return wording.empty() || wording == "要" || wording == "将" || wording == "will";
}

}  // namespace tifa
