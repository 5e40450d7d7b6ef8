// Which words name what a figure is of.
#include "phrases/subject_words.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(SubjectWords, WhatStandsBeforeAnyFigureNamesNone) {
  EXPECT_FALSE(names_subject("比上年增加"));
  EXPECT_FALSE(names_subject("今年同比增长"));
  EXPECT_FALSE(names_subject("This year, an increase of"));
  EXPECT_FALSE(names_subject(""));
  EXPECT_FALSE(names_subject("5%、"));
}

TEST(SubjectWords, OneWordOfASubjectIsEnough) {
  EXPECT_TRUE(names_subject("渔获量比上年增加"));
  EXPECT_TRUE(names_subject("The harbour took in"));
}

}  // namespace
}  // namespace tifa
