#include "render/sentences.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

const Words kEnglish("en"), kChinese("zh");

TEST(Sentences, FiguresAndNamesKeepTheirPlaces) {
  EXPECT_EQ(restated("it has 65 characters, the median of the editions around it is 9840", kChinese),
            "仅65字，邻近各份篇幅的中位数为9840字");
  EXPECT_EQ(restated("65 of 114 paragraphs speak of the document from outside", kChinese), "114段中至少有65段为转述");
  EXPECT_EQ(restated("the opening announces another document: on 预算, of 预算", kChinese),
            "开头自称是关于预算, of 预算的文件");
  EXPECT_EQ(restated("not counted, because “ports” has no terms in the language of a:1, a:2", kChinese),
            "“ports”没有以下文本所用语言的词，故未计：a:1, a:2");
  EXPECT_EQ(restated("its numbering goes from “（二）” to “（四）”: （三） is not there", kChinese),
            "编号由“（二）”到“（四）”，缺（三）");
  EXPECT_EQ(restated("its numbering goes from “二、” to “五、”: 3–4 is not there; in all, 2 such places", kChinese),
            "编号由“二、”到“五、”，缺3–4；此类共2处");
  EXPECT_EQ(restated("its numbering begins with “二、”: 1 is not there", kChinese), "编号从“二、”开始，缺1");
  EXPECT_EQ(restated("99 % of its text is that of g:2022", kChinese), "99%的文本与g:2022相同");
  EXPECT_EQ(restated("its title names 2019, it stands for g:2022", kChinese), "标题所写为2019，却收作g:2022");
  EXPECT_EQ(restated("the editions expected of its series begin with g:7, so that it is none of them", kChinese),
            "早于本系列预期的第一份（g:7），不在预期之列");
  EXPECT_EQ(restated("tifa.toml says so", kChinese), "tifa.toml 标注为不全");
}

TEST(Sentences, AnEnglishPageHasItsOwnWhereWhatIsStatedIsNoneOfAPage) {
  EXPECT_EQ(restated("the opening announces another document: on 预算", kEnglish),
            "the opening says that it is on 预算");
  EXPECT_EQ(restated("the editions expected of its series begin with g:7, so that it is none of them", kEnglish),
            "it is older than the first edition that the series expects, g:7, and is none of those expected");
  EXPECT_EQ(restated("its text is that of g:2022", kEnglish), "its text is that of g:2022");
}

TEST(Sentences, AllOfThemAreToldAsAll) {
  const std::string behind = " over quotation marks, invisible characters or line breaks that folding skips";
  EXPECT_EQ(restated("1 of 2 hits stand" + behind, kChinese), "2处中有1处跨越引号、不可见字符或换行（匹配时略过）");
  EXPECT_EQ(restated("1 of 2 hits stand" + behind, kEnglish), "1 of 2 hits stand" + behind);
  EXPECT_EQ(restated("2 of 2 hits stand" + behind, kChinese), "2处均跨越引号、不可见字符或换行（匹配时略过）");
  EXPECT_EQ(restated("2 of 2 hits stand" + behind, kEnglish), "all 2 hits stand" + behind);
  EXPECT_EQ(restated("1 of 1 hit stands" + behind, kChinese), "仅有的1处跨越引号、不可见字符或换行（匹配时略过）");
  EXPECT_EQ(restated("1 of 1 hit stands" + behind, kEnglish), "its one hit stands" + behind);
}

TEST(Sentences, OthersAreLeftToTheReader) {
  for (const char* text : {"", "the end is lost", "it has 65 characters", "its text is", "tifa.toml says so, too"})
    for (const Words* words : {&kEnglish, &kChinese}) EXPECT_EQ(restated(text, *words), text);
}

}  // namespace
}  // namespace tifa
