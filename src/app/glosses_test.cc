// The glossary, read in both directions.
#include "app/glosses.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

const Gloss* find(const std::vector<Gloss>& glossary, const std::string& wording, const std::string& language) {
  for (const Gloss& one : glossary)
    if (one.wording == wording && one.language == language) return &one;
  return nullptr;
}

TEST(ReadGlossary, GivesEachSideOfAnEntryWithTheOther) {
  const auto glossary = read_glossary({{"Deep Harbour", {"深水港", "深港"}}, {"deep port", {"深水港"}}});
  ASSERT_TRUE(glossary);
  ASSERT_NE(find(*glossary, "深水港", "en"), nullptr);
  EXPECT_EQ(find(*glossary, "深水港", "en")->renderings, (std::vector<std::string>{"Deep Harbour", "deep port"}));
  ASSERT_NE(find(*glossary, "deep harbour", "zh"), nullptr);
  EXPECT_EQ(find(*glossary, "deep harbour", "zh")->renderings, (std::vector<std::string>{"深水港", "深港"}));
  EXPECT_EQ(find(*glossary, "深港", "en")->renderings, std::vector<std::string>{"Deep Harbour"});
}

TEST(ReadGlossary, WhatFoldsAlikeIsOneWording) {
  const auto glossary = read_glossary({{"Islands Plus", {"群岛+", "群岛＋"}}, {"islands plus", {"“群岛+”"}}});
  ASSERT_TRUE(glossary);
  EXPECT_EQ(glossary->size(), 2U);
  EXPECT_EQ(find(*glossary, "群岛+", "en")->renderings, std::vector<std::string>{"Islands Plus"});
  EXPECT_EQ(find(*glossary, "islands plus", "zh")->renderings, std::vector<std::string>{"群岛+"});
}

TEST(ReadGlossary, APatternIsNoWording) {
  const auto glossary = read_glossary({{"harbours", {"海?港", "/港[口湾]/", "渔港|商港", "Harbours"}}});
  ASSERT_TRUE(glossary);
  EXPECT_EQ(find(*glossary, "harbours", "zh")->renderings, (std::vector<std::string>{"渔港", "商港"}));
  EXPECT_EQ(glossary->size(), 3U);
  EXPECT_FALSE(read_glossary({{"harbours", {"/(/"}}}));
}

}  // namespace
}  // namespace tifa
