// Holds the matcher against naive counts, and its rules against small texts whose answers can be read off.
#include "query/matcher.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::make_view_of_lines;
using testing::OwnedView;

std::vector<std::string> found(const OwnedView& owned, std::string_view typed, const char* rules = "",
                               const std::vector<std::string>& longer = {}) {
  RuleRequest request;
  EXPECT_TRUE(apply_rule(request, rules));
  auto term = parse_term(typed);
  EXPECT_TRUE(term) << typed;
  std::vector<Term> others;
  others.reserve(longer.size());
  for (const std::string& one : longer) others.push_back(*parse_term(one));
  auto matcher = Matcher::compile(*term, request.rule, others);
  EXPECT_TRUE(matcher) << typed;
  std::vector<std::string> hits;
  for (const Hit& hit : matcher->find(owned.view())) hits.emplace_back(hit.text.of(owned.view().text));
  return hits;
}

std::size_t hit_count(const OwnedView& owned, std::string_view typed, const char* rules = "",
                      const std::vector<std::string>& longer = {}) {
  return found(owned, typed, rules, longer).size();
}

TEST(Matcher, FindsVariantsOfOneWording) {
  const OwnedView text =
      make_view_of_lines("發展互联网＋和互联网+，综合整治“内卷式”竞争，１９８４年", Language::kChinese);
  EXPECT_EQ(hit_count(text, "发展"), 1U);
  EXPECT_EQ(hit_count(text, "发展", "fold=none"), 0U);
  EXPECT_EQ(hit_count(text, "發展", "fold=none"), 1U);
  EXPECT_EQ(hit_count(text, "互联网+"), 2U);
  EXPECT_EQ(hit_count(text, "互联网＋"), 2U);
  EXPECT_EQ(hit_count(text, "互联网+", "fold=none"), 1U);
  EXPECT_EQ(found(text, "内卷式竞争"), std::vector<std::string>{"内卷式”竞争"});
  EXPECT_EQ(hit_count(text, "1984年"), 1U);
}

TEST(Matcher, NeverJoinsAcrossPunctuationItemsOrBlocks) {
  EXPECT_EQ(hit_count(make_view_of_lines("坚持改革、开放，改革，开放。改革。开放；“改革”“开放”\n改革\n开放",
                                         Language::kChinese),
                      "改革开放"),
            0U);
  EXPECT_EQ(hit_count(make_view({{"改革\n开放", BlockKind::kParagraph}}, Language::kChinese), "改革开放"), 1U);
}

TEST(Matcher, InflectedFormsAreOne) {
  const OwnedView text = make_view_of_lines(
      "Technology and technologies; a nation's technology. Biotechnology, technologist.\n"
      "We develop, she develops, they Developed, developing; development.",
      Language::kEnglish);
  EXPECT_EQ(hit_count(text, "technology", "word"), 2U);
  EXPECT_EQ(found(text, "technology", "plural"),
            (std::vector<std::string>{"Technology", "technologies", "technology"}));
  EXPECT_EQ(hit_count(text, "technology|technologies", "inflection"), 3U);
  EXPECT_EQ(hit_count(text, "develop", "word"), 1U);
  EXPECT_EQ(hit_count(text, "develop", "plural"), 2U);
  EXPECT_EQ(found(text, "developing", "inflection"),
            (std::vector<std::string>{"develop", "develops", "Developed", "developing"}));
  EXPECT_EQ(found(text, "nations", "inflection"), std::vector<std::string>{"nation's"});
}

TEST(Matcher, PhrasesAreOfWords) {
  const OwnedView text = make_view_of_lines(
      "Self-reliance, self reliance and self-reliant; unself reliance. Fair shares: an unfair share, fair\nshare.\n"
      "We don’t, they don't; free-trade agreements and a free trade agreement. 和平与发展 AI技术",
      Language::kEnglish);
  EXPECT_EQ(hit_count(text, "self-reliance"), 1U);
  EXPECT_EQ(found(text, "self-reliance", "hyphens"), (std::vector<std::string>{"Self-reliance", "self reliance"}));
  EXPECT_EQ(hit_count(text, "self reliance", "hyphens"), 2U);
  EXPECT_EQ(hit_count(text, "fair share", "inflection"), 1U);
  EXPECT_EQ(hit_count(text, "don't"), 2U);
  EXPECT_EQ(hit_count(text, "don’t", "inflection"), 2U);
  EXPECT_EQ(hit_count(text, "free trade agreement", "inflection,hyphens"), 2U);
  EXPECT_EQ(hit_count(text, "free trade agreement", "inflection"), 1U);
  EXPECT_EQ(hit_count(text, "和平与发展", "inflection"), 1U);
  EXPECT_EQ(hit_count(text, "AI技术", "inflection"), 1U);
  EXPECT_EQ(hit_count(text, "-", "hyphens"), 0U);  // names no word
}

TEST(Matcher, LetterCaseCountsWhereAsked) {
  const OwnedView text = make_view_of_lines("It may in May. MAY day. “May” Ｍay us or US", Language::kEnglish);
  EXPECT_EQ(hit_count(text, "may"), 5U);
  EXPECT_EQ(hit_count(text, "May", "case"), 3U);
  EXPECT_EQ(hit_count(text, "may", "case"), 1U);
  EXPECT_EQ(found(text, "US", "case"), std::vector<std::string>{"US"});
  // However it is written: a ligature has the letters that it stands for, a mark behind a letter is none.
  const OwnedView ligatures =
      make_view_of_lines("ﬁnance, Finance, FINANCE, ｆｉｎａｎｃｅ and cafe\u0301, Café.", Language::kEnglish);
  EXPECT_EQ(found(ligatures, "finance", "case"), (std::vector<std::string>{"ﬁnance", "ｆｉｎａｎｃｅ"}));
  EXPECT_EQ(found(ligatures, "café", "case"), std::vector<std::string>{"cafe\u0301"});
  EXPECT_EQ(hit_count(ligatures, "finance", "word"), 4U);
  EXPECT_EQ(hit_count(ligatures, "inance", "substring,case"), 3U);  // a part of a ligature
  EXPECT_EQ(hit_count(ligatures, "inance", "substring"), 4U);
  for (const char* pattern : {"/cafe\u0301/", "/café/", "/\\bcafe\u0301,?/"})
    EXPECT_EQ(hit_count(ligatures, pattern), 2U) << pattern;
}

// Every form that a slow reading word by word finds, and no other.
TEST(Matcher, InflectionAgreesWithReadingEveryWord) {
  std::mt19937 random(5);
  const std::vector<std::string> words = {"plan",     "plans", "planned", "plane", "plant",
                                          "planning", "us",    "use",     "used"};
  for (int round = 0; round < 200; ++round) {
    std::string line;
    std::vector<std::string> written;
    for (int i = 0; i < 12; ++i) {
      written.push_back(words[random() % words.size()]);
      line += (i == 0 ? "" : " ") + written.back();
    }
    const std::string& asked = words[random() % words.size()];
    std::vector<std::string> expected;
    for (const std::string& word : written)
      if (inflection_key(word, Inflection::kAll) == inflection_key(asked, Inflection::kAll)) expected.push_back(word);
    EXPECT_EQ(found(make_view_of_lines(line, Language::kEnglish), asked, "inflection"), expected) << line;
  }
}

TEST(Matcher, FoldingsThatCannotHoldTogetherAreRefused) {
  for (const char* rules : {"inflection,fold=none", "fold=hyphens,fold=none", "case,plural"}) {
    RuleRequest request;
    ASSERT_TRUE(apply_rule(request, rules));
    EXPECT_FALSE(check_folding(request.rule)) << rules;
  }
  RuleRequest request;
  EXPECT_FALSE(apply_folding(request, "inflections"));
  ASSERT_TRUE(apply_folding(request, "plural,hyphens"));
  EXPECT_TRUE(check_folding(request.rule));
  EXPECT_EQ(folding_text(request.rule), "default, plural, hyphens");
}

TEST(Matcher, WordsStandOnBoundaries) {
  const OwnedView text = make_view_of_lines("Us, because of us: the U.S. trust us-based business.", Language::kEnglish);
  EXPECT_EQ(hit_count(text, "us", "word"), 3U);
  EXPECT_EQ(hit_count(text, "us", "substring"), 6U);
  const OwnedView chinese = make_view_of_lines("发展中国家的发展", Language::kChinese);
  EXPECT_EQ(hit_count(chinese, "中国", "word"), 0U);
  EXPECT_EQ(hit_count(chinese, "中国", "substring"), 1U);
}

TEST(Matcher, MaximalLeavesOutWhatStandsInALongerTerm) {
  const OwnedView text = make_view_of_lines("中国共产党是执政党，全党服从中国共产党。", Language::kChinese);
  EXPECT_EQ(hit_count(text, "党"), 4U);
  EXPECT_EQ(hit_count(text, "党", "maximal", {"中国共产党"}), 2U);
  EXPECT_EQ(hit_count(text, "党", "maximal", {"中国共产党", "全党"}), 1U);
}

TEST(Matcher, AlternativesCountEachPlaceOnce) {
  const OwnedView text = make_view_of_lines("科学技术和科技，技术", Language::kChinese);
  EXPECT_EQ(found(text, "科技|技术|科学技术"), (std::vector<std::string>{"科学技术", "科技", "技术"}));
  EXPECT_EQ(hit_count(text, "科技|技术|科学技术", "overlap"), 4U);
}

TEST(Matcher, OverlapsAreCountedOnlyWhenAsked) {
  const OwnedView text = make_view_of_lines("好好好好", Language::kChinese);
  EXPECT_EQ(hit_count(text, "好好"), 2U);
  EXPECT_EQ(hit_count(text, "好好", "overlap"), 3U);
}

TEST(Matcher, StopsWhenAsked) {
  const OwnedView text = make_view_of_lines("the ferry of the island and the port", Language::kEnglish);
  Rule rule;
  rule.overlap = Overlap::kAll;
  const auto pattern = Matcher::compile(*parse_term("/the.*/"), rule);
  std::atomic<bool> stop = false;
  EXPECT_EQ(pattern->find(text.view(), {}, &stop).size(), 3U);
  stop = true;
  EXPECT_TRUE(pattern->find(text.view(), {}, &stop).empty());
}

TEST(Matcher, WildcardsAndPatterns) {
  const OwnedView text = make_view_of_lines(
      "Development develops; developers’ redevelopment. 第一产业和第二产业，6G与5G", Language::kEnglish);
  EXPECT_EQ(found(text, "develop*", "word"), (std::vector<std::string>{"Development", "develops", "developers"}));
  EXPECT_EQ(hit_count(text, "第?产业"), 2U);
  EXPECT_EQ(hit_count(text, "/第[一二三]产业/"), 2U);
  EXPECT_EQ(hit_count(text, "/\\dG/"), 2U);
  EXPECT_EQ(hit_count(text, "?g", "word"), 2U);
  EXPECT_EQ(hit_count(text, "develop\\*"), 0U);
}

TEST(Matcher, ScopeIsOfTheHit) {
  const OwnedView text = make_view({{"安全规划", BlockKind::kTitle},
                                    {"一、安全", BlockKind::kHeading, 1, 6},
                                    {"（一）维护安全。安全第一，安全至上", BlockKind::kParagraph, 0, 0, 24},
                                    {"注：安全", BlockKind::kNote}},
                                   Language::kChinese);
  EXPECT_EQ(hit_count(text, "安全"), 6U);
  EXPECT_EQ(hit_count(text, "安全", "-title"), 5U);
  EXPECT_EQ(hit_count(text, "安全", "-headings"), 5U);
  EXPECT_EQ(hit_count(text, "安全", "-headings,-run-ins"), 4U);
  EXPECT_EQ(hit_count(text, "安全", "scope=body"), 2U);
  EXPECT_EQ(hit_count(text, "安全", "scope=notes+title"), 2U);
}

TEST(Matcher, ALiteralTermIsItsPhrase) {
  for (const char* phrase :
       {"科技", "/第[一二]产业/", "a|b", "why?", "*.*", "\\", "a\\|b\\", "/", "//", " a ", "it's"}) {
    const auto term = parse_term(literal_term(phrase));
    ASSERT_TRUE(term) << phrase;
    ASSERT_EQ(term->patterns.size(), 1U) << phrase;
    EXPECT_EQ(term->patterns[0].kind, PatternKind::kPhrase) << phrase;
    EXPECT_EQ(term->patterns[0].text, phrase);
  }
  EXPECT_EQ(parse_term(literal_term("two\nlines"))->patterns[0].text, "two lines");
  EXPECT_EQ(parse_term(literal_term("6?") + "*")->patterns[0].kind, PatternKind::kWildcard);
}

TEST(Matcher, RefusesWhatMeansNothing) {
  RuleRequest request;
  EXPECT_FALSE(apply_rule(request, "words"));
  EXPECT_FALSE(apply_rule(request, "scope=footer"));
  for (const char* nothing : {"unit=", "scope=", "scope=+", "fold=", "overlap=", "word,unit=", "unit=overlap"})
    EXPECT_FALSE(apply_rule(request, nothing)) << nothing;
  EXPECT_FALSE(parse_scope(","));
  request = {};
  EXPECT_FALSE(apply_rule(request, "-title,-headings,-run-ins,-body,-notes"));
  EXPECT_FALSE(parse_term(""));
  EXPECT_FALSE(parse_term("a||b"));
  EXPECT_FALSE(parse_term("/(/"));
  for (const char* nothing :
       {"/x*/", "/^/", "/$/", "/\\b/", "/\\B/", "/^\\b/", "/\\B$/", "/(?m)^$/", "/\\bx*/", "/\\b|port/"})
    EXPECT_FALSE(parse_term(nothing)) << nothing;
  for (const char* something : {"/\\bport\\b/", "/^[一二]、/", "/x+/", "/\\Bs$/"})
    EXPECT_TRUE(parse_term(something)) << something;
  EXPECT_FALSE(Matcher::compile(*parse_term("“”"), Rule{}));
}

TEST(Matcher, SectionsByName) {
  const OwnedView text = make_view({{"序言安全", BlockKind::kParagraph},
                                    {"一、经济", BlockKind::kHeading, 1, 6},
                                    {"安全", BlockKind::kParagraph},
                                    {"（一）财政", BlockKind::kHeading, 2, 9},
                                    {"安全", BlockKind::kParagraph},
                                    {"二、社会", BlockKind::kHeading, 1, 6},
                                    {"安全", BlockKind::kParagraph}},
                                   Language::kChinese);
  auto matcher = Matcher::compile(*parse_term("安全"), Rule{});
  EXPECT_EQ(matcher->find(text.view(), find_sections(text.view(), "经济")).size(), 2U);
  EXPECT_EQ(matcher->find(text.view(), find_sections(text.view(), "财政")).size(), 1U);
  EXPECT_EQ(matcher->find(text.view(), find_sections(text.view(), "军事")).size(), 0U);
  const auto hits = matcher->find(text.view());
  ASSERT_EQ(hits.size(), 4U);
  EXPECT_EQ(section_path(text.view(), hits[2].block), (std::vector<std::string>{"一、经济", "（一）财政"}));
  EXPECT_EQ(measure_scope(text.view(), Scope(), find_sections(text.view(), "社会")).han, 5U);
}

// Counts by looking at every place of every folded block.
std::size_t naive_count(const DocumentView& view, const std::string& needle, bool overlaps) {
  std::size_t hits = 0;
  for (const BlockRecord& block : view.blocks) {
    const std::string_view text = block.folded.of(view.folded);
    for (std::size_t at = 0; at < text.size();) {
      const bool here = text.compare(at, needle.size(), needle) == 0;
      hits += here ? 1 : 0;
      at += here && !overlaps ? needle.size() : 1;
    }
  }
  return hits;
}

std::string without_marks(std::string text) {
  std::erase(text, '\x1F');
  return text;
}

TEST(Matcher, AgreesWithANaiveCountOnRandomTexts) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"科", "技", "發", "发", "“",  "”",      "、", "，", "a",
                                           "B",  "１", "1",  " ",  "\n", "\u200B", "-",  "——"};
  const auto draw = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    return text;
  };
  std::size_t hits = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<BlockText> blocks;
    for (std::size_t i = 0; i < 1 + random() % 5; ++i)
      blocks.push_back({"始" + draw(random() % 60) + "终", BlockKind::kParagraph});
    const OwnedView owned = make_view(blocks, Language::kChinese);
    for (int query = 0; query < 8; ++query) {
      const std::string typed = draw(1 + random() % 3);
      const std::string needle = fold_term(typed, Folding::kDefault);
      if (needle.empty() || typed.find('\n') != std::string::npos) continue;
      for (const bool overlaps : {false, true}) {
        Rule rule;
        rule.overlap = overlaps ? Overlap::kAll : Overlap::kNone;
        Term term;
        term.patterns = {{PatternKind::kPhrase, typed}};
        auto matcher = Matcher::compile(term, rule);
        ASSERT_TRUE(matcher);
        const auto result = matcher->find(owned.view());
        ASSERT_EQ(result.size(), naive_count(owned.view(), needle, overlaps)) << typed;
        hits += result.size();
        // A boundary mark at the edge of a needle comes from what stands beside the hit.
        for (const Hit& hit : result)
          ASSERT_EQ(without_marks(fold(hit.text.of(owned.view().text), Folding::kDefault).text), without_marks(needle))
              << typed;
      }
    }
  }
  EXPECT_GT(hits, 1000U);
}

}  // namespace
}  // namespace tifa
