#include "text/inflection.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

void expect_one_key(Inflection inflection, const std::vector<std::string>& forms) {
  for (const std::string& form : forms)
    EXPECT_EQ(inflection_key(form, inflection), inflection_key(forms[0], inflection)) << form;
}

TEST(Inflection, FormsOfOneWordMeet) {
  for (const std::vector<std::string>& forms :
       std::vector<std::vector<std::string>>{{"develop", "develops", "developed", "developing"},
                                             {"technology", "technologies"},
                                             {"plan", "plans", "planned", "planning"},
                                             {"use", "uses", "used", "using"},
                                             {"ensure", "ensures", "ensured", "ensuring"},
                                             {"reduce", "reduces", "reduced", "reducing"},
                                             {"country", "countries", "country's", "countries'"},
                                             {"process", "processes", "processed", "processing"},
                                             {"tax", "taxes", "taxed", "taxing"},
                                             {"church", "churches"},
                                             {"house", "houses"},
                                             {"control", "controls", "controlled", "controlling"},
                                             {"agree", "agrees", "agreed"},
                                             {"hope", "hopes", "hoped", "hoping"},
                                             {"create", "creates", "created", "creating"},
                                             {"nation", "nations", "nation's", "nations'"},
                                             {"die", "dies", "died", "dying"},
                                             {"war", "wars"}})
    expect_one_key(Inflection::kAll, forms);
}

TEST(Inflection, OtherWordsDoNot) {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"develop", "development"},
                                                                  {"new", "news"},
                                                                  {"proceed", "process"},
                                                                  {"us", "use"},
                                                                  {"this", "thi"},
                                                                  {"gas", "ga"},
                                                                  {"king", "k"},
                                                                  {"thing", "th"},
                                                                  {"communes", "community"},
                                                                  {"inning", "inn"},
                                                                  {"hop", "hope"},
                                                                  {"univers", "university"},
                                                                  {"generate", "general"}};
  for (const auto& [x, y] : pairs)
    EXPECT_NE(inflection_key(x, Inflection::kAll), inflection_key(y, Inflection::kAll)) << x << " " << y;
}

TEST(Inflection, ThePluralRuleTakesPluralsAlone) {
  expect_one_key(Inflection::kPlural, {"technology", "technologies"});
  expect_one_key(Inflection::kPlural, {"war", "wars"});
  expect_one_key(Inflection::kPlural, {"house", "houses"});
  expect_one_key(Inflection::kPlural, {"child", "children", "children's"});
  expect_one_key(Inflection::kPlural, {"woman", "women", "women's"});
  expect_one_key(Inflection::kPlural, {"foot", "feet"});
  expect_one_key(Inflection::kPlural, {"life", "lives"});
  expect_one_key(Inflection::kPlural, {"crisis", "crises"});
  // Of two nouns, or a noun of its own.
  EXPECT_NE(inflection_key("leaf", Inflection::kPlural), inflection_key("leaves", Inflection::kPlural));
  EXPECT_NE(inflection_key("datum", Inflection::kPlural), inflection_key("data", Inflection::kPlural));
  expect_one_key(Inflection::kPlural, {"democracy", "democracy's", "democracies", "democracies'"});
  EXPECT_NE(inflection_key("develop", Inflection::kPlural), inflection_key("developed", Inflection::kPlural));
  for (const std::vector<std::string>& forms : std::vector<std::vector<std::string>>{{"tax", "taxes", "tax's"},
                                                                                     {"process", "processes"},
                                                                                     {"branch", "branches"},
                                                                                     {"wish", "wishes"},
                                                                                     {"cache", "caches"},
                                                                                     {"headache", "headaches'"},
                                                                                     {"hero", "heroes"},
                                                                                     {"shoe", "shoes"},
                                                                                     {"committee", "committees"},
                                                                                     {"tree", "trees"},
                                                                                     {"voice", "voices"}})
    expect_one_key(Inflection::kPlural, forms);
  EXPECT_NE(inflection_key("tax", Inflection::kPlural), inflection_key("taxi", Inflection::kPlural));
  for (const char* same : {"focus", "progress", "was"}) EXPECT_EQ(inflection_key(same, Inflection::kPlural), same);
}

TEST(Inflection, WhatIsNoPlainWordIsItsOwnKey) {
  for (const char* word : {"", "科技", "6g", "naïve", "Wars", "a-b"}) {
    EXPECT_EQ(inflection_key(word, Inflection::kAll), word);
    EXPECT_EQ(inflection_key(word, Inflection::kPlural), word);
  }
  EXPECT_EQ(inflection_key("wars", Inflection::kNone), "wars");
}

TEST(Inflection, AnyLettersAreTaken) {
  const std::string letters = "aesyding'lt";
  for (std::size_t n = 0; n < 11 * 11 * 11 * 11; ++n) {
    std::string word;
    for (std::size_t rest = n, i = 0; i < 4; ++i, rest /= 11) word += letters[rest % 11];
    EXPECT_LE(inflection_key(word, Inflection::kAll).size(), word.size() + 1);
  }
}

TEST(Inflection, FormsBeginAsTheirKeySays) {
  for (const auto& [word, forms] : {std::pair<const char*, std::vector<const char*>>{"technology", {"technologies"}},
                                    {"feet", {"foot", "foot's"}},
                                    {"children", {"child"}},
                                    {"mouse", {"mice"}},
                                    {"women", {"woman", "woman's"}}}) {
    const std::string key = inflection_key(word, Inflection::kPlural);
    const std::string_view beginning = shared_beginning(key, Inflection::kPlural);
    EXPECT_FALSE(beginning.empty());
    EXPECT_TRUE(std::string_view(word).starts_with(beginning)) << word;
    for (const char* form : forms) EXPECT_TRUE(std::string_view(form).starts_with(beginning)) << form;
  }
  EXPECT_EQ(shared_beginning("technologi", Inflection::kAll), "technolo");
  EXPECT_EQ(shared_beginning("a", Inflection::kAll), "a");
  EXPECT_EQ(shared_beginning("发展", Inflection::kPlural), "发展");
  EXPECT_EQ(shared_beginning("feet", Inflection::kNone), "feet");
}

}  // namespace
}  // namespace tifa
