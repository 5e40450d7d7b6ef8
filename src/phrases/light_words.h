// Light words: verbs, modifiers and nouns of the general vocabulary that say nothing of their own about any subject.
#pragma once

#include <string_view>
#include <vector>

namespace tifa {

// Words of three classes, Chinese and English, in folded form: light verbs and verbs of carrying out, modifiers of
// degree and praise, and shell nouns (Schmid 2000), which only classify, count or place other things, with words for
// times and for the issuer and the occasion. What consists of such words alone names no subject. Facts of the language:
// no topic.
[[nodiscard]] const std::vector<std::string_view>& light_words();
// The verbs among them, and verbs that name subjects, too: expressions begin after them.
[[nodiscard]] const std::vector<std::string_view>& light_verbs();

// Words that name no subject by themselves, though with others they may: those that every text of an issuer holds, and
// general nouns and manners. The plural of a listed English noun (“policies”) is one, unless it is a word of the
// dictionary itself (“customs”). Light words and function words, which name none either, are not among them.
[[nodiscard]] bool is_empty_alone(std::string_view folded);
[[nodiscard]] const std::vector<std::string_view>& words_empty_alone();  // sorted

// Any word of the general vocabulary, light or empty alone, or of closed classes (function_words.h): it names no
// subject. O(log words).
[[nodiscard]] bool is_general_word(std::string_view folded);

}  // namespace tifa
