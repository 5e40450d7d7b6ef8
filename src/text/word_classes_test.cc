#include "text/word_classes.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

TEST(WordClasses, TellsVerbsFromNounsByHowOftenTheyAreWhich) {
  EXPECT_TRUE(word_classes("bring").is_verb());
  EXPECT_TRUE(word_classes("assumes").is_verb());
  EXPECT_TRUE(word_classes("passes").is_verb());
  EXPECT_FALSE(word_classes("river").is_verb());
  EXPECT_FALSE(word_classes("dream").is_verb());
  EXPECT_TRUE(word_classes("prosperous").is_describing());
  EXPECT_FALSE(word_classes("prosperity").is_describing());
}

TEST(WordClasses, KnowsFormsByEndingAndByList) {
  const WordClasses brought = word_classes("brought");
  EXPECT_TRUE(brought.is_verb());
  EXPECT_TRUE(brought.past);
  EXPECT_EQ(brought.verb, word_classes("bring").verb);
  EXPECT_TRUE(word_classes("shaken").past);
  EXPECT_TRUE(word_classes("destroying").ing);
  EXPECT_TRUE(word_classes("proved").past);
  EXPECT_FALSE(word_classes("proves").past);
  EXPECT_EQ(word_classes("countries").noun, word_classes("country").noun);
  EXPECT_EQ(word_classes("feet").kind, NounKind::kNature);
}

TEST(WordClasses, EndingsThatBelongToTheWordAreNone) {
  for (const char* noun : {"seed", "weed", "need"}) {
    EXPECT_FALSE(word_classes(noun).past) << noun;
    EXPECT_EQ(word_classes(noun).noun, word_classes(std::string(noun) + "s").noun) << noun;
  }
  EXPECT_FALSE(word_classes("seed").is_verb());
  EXPECT_TRUE(word_classes("agreed").past);
  EXPECT_TRUE(word_classes("brings").third);
  EXPECT_FALSE(word_classes("address").third);
  EXPECT_TRUE(word_classes("farms").plural);
  EXPECT_FALSE(word_classes("business").plural);
}

TEST(WordClasses, SaysWhatANounNames) {
  EXPECT_EQ(word_classes("river").kind, NounKind::kNature);
  EXPECT_EQ(word_classes("factories").kind, NounKind::kThing);
  EXPECT_EQ(word_classes("soldiers").kind, NounKind::kPerson);
  EXPECT_EQ(word_classes("centuries").kind, NounKind::kTime);
  EXPECT_EQ(word_classes("freedom").kind, NounKind::kState);
  EXPECT_EQ(word_classes("nation's").kind, word_classes("nation").kind);
}

TEST(WordClasses, TellsAdjectivesThatPertainFromThoseOfQuality) {
  for (const char* word : {"national", "economic", "nuclear", "democratic"}) EXPECT_TRUE(word_classes(word).relational);
  for (const char* word : {"great", "bold", "crucial", "nation"}) EXPECT_FALSE(word_classes(word).relational) << word;
}

TEST(WordClasses, KnowsCompoundsThatNameSubjects) {
  EXPECT_TRUE(word_classes("life insurance").can_be_noun());
  EXPECT_TRUE(word_classes("trade unions").can_be_noun());
  EXPECT_FALSE(word_classes("oak tree").known());
  EXPECT_GT(word_classes("line").senses, word_classes("alliance").senses);
}

TEST(WordClasses, KnowsNothingOfWhatIsNotListed) {
  for (const char* word : {"", "'s", "qwrtzx", "2025", "中国", "s"}) EXPECT_FALSE(word_classes(word).is_verb()) << word;
  EXPECT_FALSE(word_classes("qwrtzx").known());
  EXPECT_EQ(word_classes("qwrtzx").kind, NounKind::kNone);
}

}  // namespace
}  // namespace tifa
