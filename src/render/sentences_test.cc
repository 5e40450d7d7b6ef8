#include "render/sentences.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Sentences, FiguresAndNamesKeepTheirPlaces) {
  EXPECT_EQ(in_chinese("it has 65 characters, the median of the editions around it is 9840"),
            "仅65字，邻近各份篇幅的中位数为9840字");
  EXPECT_EQ(in_chinese("65 of 114 paragraphs speak of the document from outside"), "114段中有65段为转述");
  EXPECT_EQ(in_chinese("the opening announces another document: on 预算, of 预算"),
            "开头说明为另一文件：关于预算, of 预算");
  EXPECT_EQ(in_chinese("not counted, because “ports” has no terms in the language of a:1, a:2"),
            "“ports”没有以下文本所用语言的词，故未计：a:1, a:2");
  EXPECT_EQ(in_chinese("its numbering goes from “（二）” to “（四）”: （三） is not there"),
            "编号由“（二）”到“（四）”，缺（三）");
  EXPECT_EQ(in_chinese("its numbering goes from “二、” to “五、”: 3–4 is not there; in all, 2 such places"),
            "编号由“二、”到“五、”，缺3–4；此类共2处");
  EXPECT_EQ(in_chinese("its numbering begins with “二、”: 1 is not there"), "编号从“二、”开始，缺1");
  EXPECT_EQ(in_chinese("99 % of its text is that of g:2022"), "99%的文本与g:2022相同");
  EXPECT_EQ(in_chinese("its title names 2019, it stands for g:2022"), "标题所写为2019，却收作g:2022");
  EXPECT_EQ(in_chinese("the editions expected of its series begin with g:7, so that it is none of them"),
            "本系列预期的各份自g:7起，这份不在其列");
  EXPECT_EQ(in_chinese("tifa.toml says so"), "tifa.toml 标注为不全");
}

TEST(Sentences, OthersAreLeftToTheReader) {
  for (const char* text : {"", "the end is lost", "it has 65 characters", "its text is", "tifa.toml says so, too"})
    EXPECT_EQ(in_chinese(text), std::nullopt) << text;
}

}  // namespace
}  // namespace tifa
