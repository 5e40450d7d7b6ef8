// Glosses: whole entries, in the language of the page, as text and as element content.
#include "render/glosses.h"

#include <gtest/gtest.h>

#include "render/report_words.h"

namespace tifa {
namespace {

const Words kEnglish("en"), kChinese("zh");

ReportAnswer with_glossary() {
  ReportAnswer answer;
  answer.glossary = {{"<deep> harbour", "zh", {"深水港", "深港"}}, {"深水港", "en", {"<deep> harbour"}}};
  return answer;
}

TEST(Glosses, AreOfWholeEntriesThatFoldAlike) {
  const ReportAnswer answer = with_glossary();
  EXPECT_EQ(renderings_of(answer, "“深水港”"), std::vector<std::string>{"<deep> harbour"});
  EXPECT_TRUE(renderings_of(answer, "深水港口").empty());
  EXPECT_TRUE(renderings_of(answer, "深水").empty());
  EXPECT_TRUE(renderings_of(answer, "渔港").empty());
  EXPECT_EQ(gloss_of(answer, "<Deep> Harbour", kChinese), "“深水港”、“深港”");
}

TEST(Glosses, AreInTheLanguageOfThePage) {
  const ReportAnswer answer = with_glossary();
  EXPECT_EQ(gloss_of(answer, "深水港", kEnglish), "“<deep> harbour”");
  EXPECT_EQ(gloss_of(answer, "深水港", kChinese), "");
  EXPECT_EQ(gloss_of(answer, "<deep> harbour", kEnglish), "");
  EXPECT_EQ(quoted_with_gloss(answer, "深水港", kEnglish), "“深水港” (“<deep> harbour”)");
  EXPECT_EQ(quoted_with_gloss(answer, "渔港", kEnglish), "“渔港”");
  EXPECT_EQ(quoted_with_gloss(answer, "<deep> harbour", kChinese), "“<deep> harbour”（“深水港”、“深港”）");
}

TEST(Glosses, AreEscapedAndMutedOnAPage) {
  const ReportAnswer answer = with_glossary();
  EXPECT_EQ(muted_gloss(answer, "深水港", kEnglish),
            "<span class=\"soft\" lang=\"en\"> (“&lt;deep&gt; harbour”)</span>");
  EXPECT_EQ(muted_gloss(answer, "渔港", kEnglish), "");
  EXPECT_EQ(with_muted_glosses(answer, "“深水港” (“<deep> harbour”) is <new>; “深水港” (“<deep> harbour”).", kEnglish),
            "“<span lang=\"zh\">深水港</span>”<span class=\"soft\" lang=\"en\"> (“&lt;deep&gt; harbour”)</span> is "
            "&lt;new&gt;; “<span lang=\"zh\">深水港</span>”<span class=\"soft\" lang=\"en\"> (“&lt;deep&gt; "
            "harbour”)</span>.");
  EXPECT_EQ(with_muted_glosses(answer, "“渔港” is new.", kEnglish), "“<span lang=\"zh\">渔港</span>” is new.");
}

// A report whose one phrase is new, and stands in the glossary.
TEST(Glosses, StandInFindings) {
  ReportAnswer answer = with_glossary();
  answer.a = "plan:1";
  answer.b = "plan:2";
  answer.documents.resize(2);
  PhraseRow row;
  row.phrase = "深水港";
  row.change = "up";
  row.a = 1;
  row.b = 3;
  answer.comparison.phrases = {row};
  answer.comparison.per = 10000;
  answer.comparison.unit = "characters";
  answer.evidence.resize(1);
  Finding finding;
  finding.kind = "up";
  EXPECT_TRUE(finding_sentence(answer, finding, kEnglish)
                  .starts_with("“深水港” (“<deep> harbour”) rises from 1 in plan:1 to 3 in plan:2"));
  EXPECT_TRUE(finding_sentence(answer, finding, kChinese).starts_with("“深水港”由plan:1的1次"));
}

}  // namespace
}  // namespace tifa
