#include "phrases/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

// Six editions of an invented series: enough running text for its words to be learned.
const char* const kBody =
    "各位代表：\n"
    "过去一年，海洋渔业稳步发展，港口建设取得进展，群岛居民收入增加。我们加强海洋保护，推进港口建设，改善学校条件。\n"
    "今年要加快海洋渔业发展，完善港口设施，保护海洋环境，提高居民收入。继续推进学校建设，加强教师培训，发展群岛旅游。\n"
    "坚持海洋保护优先，推动渔业转型，鼓励居民参与海洋保护。建设现代港口，发展海洋旅游，支持学校开展海洋教育。\n"
    "各位代表！加强港口管理，提高渔业收入，保护群岛环境，发展海洋经济。改善居民住房条件，完善学校设施，推进旅游发展。"
    "\n";

struct Series {
  explicit Series(const std::string& a, const std::string& b, const std::vector<std::string>& earlier,
                  Language language = Language::kChinese) {
    owned.push_back(make_view_of_lines(a, language));
    owned.push_back(make_view_of_lines(b, language));
    for (const std::string& text : earlier) owned.push_back(make_view_of_lines(text, language));
    input.a = {owned[0].view()};
    input.b = {owned[1].view()};
    for (std::size_t e = 2; e < owned.size(); ++e) input.earlier.push_back(owned[e].view());
    input.a_position = static_cast<std::uint32_t>(earlier.size());
  }

  std::vector<ComparedPhrase> compare(std::uint32_t per_change = 0) const {
    const Result<std::vector<ComparedPhrase>> result = compare_phrases(input, {.per_change = per_change}, {});
    EXPECT_TRUE(result.has_value());
    return result.value_or(std::vector<ComparedPhrase>{});
  }

  std::vector<OwnedView> owned;
  CompareInput input;
};

const ComparedPhrase* find(const std::vector<ComparedPhrase>& phrases, std::string_view phrase) {
  for (const ComparedPhrase& p : phrases)
    if (p.phrase == phrase) return &p;
  return nullptr;
}

const std::string kPlain = kBody;
const std::vector<std::string> kEarlier(5, kPlain);

TEST(Compare, WhatRisesInsideALongerWordingComesLast) {
  std::string more = "发放住房券。增加住房券。推广住房券。改进住房券。落实住房券。住房券，住房，住房，住房，住房。\n";
  for (const char* island : {"东岛", "西岛", "南岛", "北岛", "中岛", "外岛", "大岛", "小岛"})
    more += std::string("学校的") + island + "。学校在" + island + "。\n";
  const Series series(kPlain, kPlain + more, kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase *homes = find(phrases, "住房"), *schools = find(phrases, "学校");
  ASSERT_NE(homes, nullptr);
  ASSERT_NE(schools, nullptr);
  EXPECT_GT(homes->g2, schools->g2);
  EXPECT_LT(schools, homes);  // of 住房 most of what came stands in 住房券
}

TEST(Compare, AQuotedFormulationThatStandsOnceIsNew) {
  const Series series(kPlain, kPlain + "推进“潮汐信贷”行动，支持渔业转型。\n", kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* credit = find(phrases, "潮汐信贷");
  ASSERT_NE(credit, nullptr);
  EXPECT_EQ(credit, &phrases[0]);
  EXPECT_EQ(credit->change, Change::kNew);
  EXPECT_EQ(credit->a, 0U);
  EXPECT_EQ(credit->b, 1U);
  EXPECT_EQ(credit->first, 6U);
  EXPECT_FALSE(credit->last_before.has_value());
  for (const char* fragment : {"潮汐", "信贷", "汐信贷", "潮汐信"})
    EXPECT_EQ(find(phrases, fragment), nullptr) << fragment;
}

TEST(Compare, AFragmentIsCoveredByThePhraseThatExplainsIt) {
  const Series series(kPlain,
                      kPlain +
                          "建设蓝色走廊，发展海洋旅游。完善蓝色走廊设施。蓝色走廊惠及居民。\n"
                          "今年蓝色走廊取得进展，居民参与蓝色走廊管理。\n",
                      kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* corridor = find(phrases, "蓝色走廊");
  ASSERT_NE(corridor, nullptr);
  EXPECT_EQ(corridor->b, 5U);
  EXPECT_EQ(corridor->change, Change::kNew);
  for (const char* fragment : {"蓝色", "走廊", "色走廊", "蓝色走"})
    EXPECT_EQ(find(phrases, fragment), nullptr) << fragment;
}

TEST(Compare, WhatDoesNotMoveOutsideANewPhraseStandsUnderIt) {
  const std::string plain = kPlain + kPlain + "修复灯塔，灯塔开放参观。保护灯塔。居民参观灯塔。学校参观灯塔。\n";
  std::string more;
  for (const char* what : {"推广智慧灯塔", "发展智慧灯塔", "保护智慧灯塔", "参观智慧灯塔", "支持智慧灯塔",
                           "完善智慧灯塔", "管理智慧灯塔", "建设智慧灯塔", "居民支持智慧灯塔", "学校支持智慧灯塔"})
    more += std::string(what) + "。";
  const Series series(plain, plain + more + "\n", std::vector<std::string>(5, plain));
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* smart = find(phrases, "智慧灯塔");
  ASSERT_NE(smart, nullptr);
  EXPECT_EQ(smart->b, 10U);
  EXPECT_EQ(find(phrases, "灯塔"), nullptr);  // 5 → 15, but outside 5 → 5
  EXPECT_NE(std::find(smart->covers.begin(), smart->covers.end(), "灯塔"), smart->covers.end());
}

TEST(Compare, AFormulaThatStoodForYearsIsMissedBeforeOneOfASingleEdition) {
  const std::string standing = kPlain + "实施稳妥的渔业贷款办法，保护环境。\n";
  const Series series(standing + "推广夜间的灯塔照明办法，保护环境。\n", kPlain, std::vector<std::string>(5, standing));
  const std::vector<ComparedPhrase> phrases = series.compare();
  const auto rank = [&](std::string_view part) {
    return std::find_if(phrases.begin(), phrases.end(),
                        [&](const ComparedPhrase& p) {
                          return p.change == Change::kDropped && p.phrase.find(part) != std::string::npos;
                        }) -
           phrases.begin();
  };
  EXPECT_LT(rank("渔业贷款"), rank("灯塔照明"));
}

TEST(Compare, ReturnedAndDroppedNameTheirEditions) {
  const std::string with_lighthouse = kPlain + "修复灯塔，灯塔开放参观。保护灯塔。\n";
  const Series returned(kPlain, with_lighthouse, {kPlain, with_lighthouse, kPlain, kPlain});
  const std::vector<ComparedPhrase> back = returned.compare();
  const ComparedPhrase* lighthouse = find(back, "灯塔");
  ASSERT_NE(lighthouse, nullptr);
  EXPECT_EQ(lighthouse->change, Change::kReturned);
  EXPECT_EQ(lighthouse->first, 1U);
  EXPECT_EQ(lighthouse->last_before, 1U);
  EXPECT_EQ(lighthouse->back_since, 5U);  // B
  Series between(kPlain, with_lighthouse, {kPlain, with_lighthouse, kPlain, with_lighthouse, with_lighthouse});
  between.input.a_position = 3;  // the last two of `earlier` lie between
  const auto before_b = between.compare();
  lighthouse = find(before_b, "灯塔");
  ASSERT_NE(lighthouse, nullptr);
  EXPECT_EQ(lighthouse->last_before, 1U);
  EXPECT_EQ(lighthouse->back_since, 3U);

  const Series dropped(with_lighthouse, kPlain, {kPlain, kPlain});
  const std::vector<ComparedPhrase> gone = dropped.compare();
  lighthouse = find(gone, "灯塔");
  ASSERT_NE(lighthouse, nullptr);
  EXPECT_EQ(lighthouse->change, Change::kDropped);
  EXPECT_EQ(lighthouse->a, 3U);
  EXPECT_EQ(lighthouse->first, 2U);  // A
  EXPECT_EQ(lighthouse->last_before, 2U);
}

TEST(Compare, WhatCameBetweenAAndBIsNewSinceA) {
  const std::string with_lighthouse = kPlain + "修复灯塔，灯塔开放参观。保护灯塔。\n";
  Series series(kPlain, with_lighthouse, {kPlain, kPlain, with_lighthouse});
  series.input.a_position = 2;  // the last of `earlier` lies between
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* lighthouse = find(phrases, "灯塔");
  ASSERT_NE(lighthouse, nullptr);
  EXPECT_EQ(lighthouse->change, Change::kNew);
  EXPECT_EQ(lighthouse->first, 2U);
  EXPECT_EQ(lighthouse->last_before, 2U);
}

TEST(Compare, UpAndDownByKeyness) {
  std::string more = kPlain;
  for (int i = 0; i < 12; ++i) more += "推进旅游发展，海洋旅游。\n";
  const Series series(kPlain, more, kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* tourism = nullptr;
  for (const ComparedPhrase& p : phrases)
    if (p.change == Change::kUp && p.phrase.find("旅游") != std::string::npos) tourism = &p;
  ASSERT_NE(tourism, nullptr);
  EXPECT_GE(tourism->g2, 3.84);
  EXPECT_GT(tourism->b, tourism->a);
  EXPECT_TRUE(std::isfinite(tourism->log_q));
  EXPECT_LE(tourism->log_q, 0);

  Series mirrored = series;
  std::swap(mirrored.input.a, mirrored.input.b);
  const std::vector<ComparedPhrase> back = mirrored.compare();
  const ComparedPhrase* down = find(back, tourism->phrase);
  ASSERT_NE(down, nullptr);
  EXPECT_EQ(down->change, Change::kDown);
  EXPECT_EQ(down->a, tourism->b);
  EXPECT_EQ(down->b, tourism->a);
}

TEST(Compare, WordsThatSayNothingAreNoRows) {
  std::string more = kPlain;
  for (int i = 0; i < 12; ++i) more += "情况如此。深入开展，落实和完善。修复灯塔，灯塔开放。\n保护灯塔。\n";
  const Series series(kPlain, more, kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  for (const char* empty : {"情况", "深入开展", "落实和完善"}) EXPECT_EQ(find(phrases, empty), nullptr) << empty;
  EXPECT_NE(find(phrases, "修复灯塔"), nullptr);
}

TEST(Compare, WeakerRisesComeAfterTheOthers) {
  std::string once = kPlain + "灯塔旅游。信贷公司。\n", often = kPlain;
  for (int i = 0; i < 4; ++i) often += "灯塔旅游。\n";
  for (int i = 0; i < 8; ++i) often += "信贷公司。\n";
  std::vector<double> g2;
  bool weak = false;
  const std::vector<ComparedPhrase> phrases = Series(once, often, {once, once, once, once}).compare();
  for (const ComparedPhrase& p : phrases) {
    if (p.change != Change::kUp) continue;
    g2.push_back(p.g2);
    EXPECT_GE(p.g2, 1) << p.phrase;
    weak = weak || (p.phrase.find("灯塔旅游") != std::string::npos && p.g2 < 3.84);
  }
  EXPECT_TRUE(weak);
  ASSERT_GE(g2.size(), 2U);
  EXPECT_TRUE(std::is_sorted(g2.rbegin(), g2.rend()));
}

TEST(Compare, ANumberThatClosesAQuotedNameBelongsToIt) {
  const Series series(kPlain, kPlain + "实施“海洋制造2035”，推进“海洋制造2035”。收入“2035”元，增加海洋2035。\n",
                      kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* plan = find(phrases, "海洋制造2035");
  ASSERT_NE(plan, nullptr);
  EXPECT_EQ(plan->b, 2U);
  EXPECT_EQ(find(phrases, "2035"), nullptr);
  EXPECT_EQ(find(phrases, "海洋2035"), nullptr);
}

TEST(Compare, WhatIsCutOrHangsOverIsNoRow) {
  std::string more = kPlain;
  for (int i = 0; i < 6; ++i)
    more +=
        "落实第十届三中全会决定。渔业更有信心，灯塔更开放。防范化解，坚持和发展。二十一世纪。修复灯塔，灯塔强大。\n";
  const Series series(kPlain, more, kEarlier);
  for (const ComparedPhrase& p : series.compare()) {
    for (const char* bad : {"三中全会", "三中全会决定", "防范化解", "坚持和发展", "二十一世纪", "灯塔强"})
      EXPECT_NE(p.folded, bad);
    EXPECT_FALSE(p.folded.starts_with("更")) << p.folded;
  }
}

TEST(Compare, VariantsAreOneRow) {
  const std::string plain = "We protect the sea and build new schools. The harbour serves the people.\n";
  const Series series(plain,
                      plain + "We will open a Harbour Bank, and keep the Harbour Bank. For Harbour Banks, we care.\n",
                      {plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* bank = find(phrases, "Harbour Bank");
  ASSERT_NE(bank, nullptr);
  EXPECT_EQ(bank->covers, std::vector<std::string>{"harbour banks"});
  EXPECT_EQ(find(phrases, "Harbour Banks"), nullptr);
}

TEST(Compare, SalutationsFiguresAndFunctionWordsAreNoPhrases) {
  std::string more = kPlain;
  for (int i = 0; i < 10; ++i)
    more += "尊敬的乡亲：\n渔船达到３００艘，增长5.1%，共二十三个。保护了海洋的环境。\n尊敬的乡亲！\n";
  const Series series(kPlain, more + "发展6G。建设6G。\n", kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  for (const ComparedPhrase& p : phrases) {
    EXPECT_EQ(p.phrase.find("乡亲"), std::string::npos) << p.phrase;
    EXPECT_EQ(p.phrase.find("300"), std::string::npos) << p.phrase;
    EXPECT_NE(p.phrase, "二十三个");
    EXPECT_FALSE(p.phrase.starts_with("的") || p.phrase.starts_with("了") || p.phrase.ends_with("的")) << p.phrase;
  }
  EXPECT_NE(find(phrases, "6G"), nullptr);
}

TEST(Compare, ThePhraseIsShownAsItStands) {
  const Series series(kPlain, kPlain + "整治“潮汐式”竞争，防止“潮汐式”竞争。取消“潮汐式”竞争。\n", kEarlier);
  const std::vector<ComparedPhrase> phrases = series.compare();
  for (const ComparedPhrase& p : phrases) {
    EXPECT_EQ(p.phrase.find("“") == std::string::npos, p.phrase.find("”") == std::string::npos) << p.phrase;
    EXPECT_FALSE(p.phrase.starts_with("汐")) << p.phrase;  // a quotation is not cut
  }
  EXPECT_NE(find(phrases, "“潮汐式”竞争"), nullptr);
}

TEST(Compare, EnglishPhrasesAreWordsInTheirOwnCase) {
  const std::string plain =
      "My fellow islanders, we will protect the sea and build new schools for our children. The harbour serves the "
      "people, "
      "and the people serve the harbour. We keep the boats in good repair.\n";
  const Series series(plain,
                      plain +
                          "The Blue Corridor will open. We thank the builders of the Blue Corridor, and our Blue "
                          "Corridor will last.\n",
                      {plain, plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  const ComparedPhrase* corridor = find(phrases, "Blue Corridor");
  ASSERT_NE(corridor, nullptr);
  EXPECT_EQ(corridor->folded, "blue corridor");
  EXPECT_EQ(corridor->b, 3U);
  for (const ComparedPhrase& p : phrases)
    for (const char* word : {"the", "of", "and", "our", "will"}) {
      EXPECT_FALSE(p.folded.starts_with(std::string(word) + " ")) << p.folded;
      EXPECT_FALSE(p.folded.ends_with(" " + std::string(word))) << p.folded;
    }
}

TEST(Compare, AnEnglishChangeOfNumberIsNone) {
  const std::string plain =
      "My fellow islanders, we will protect the sea and build new schools for our children. The harbour serves the "
      "people, and the people serve the harbour. We keep the boats in good repair.\n";
  const Series series(plain + "The storm came. After the storm, the lagoon, a second storm, and famine. Famine!\n",
                      plain + "The storms came. After the storms, the glacier, other storms. The glacier!\n",
                      {plain, plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  EXPECT_EQ(find(phrases, "storm"), nullptr);
  EXPECT_EQ(find(phrases, "storms"), nullptr);
  ASSERT_NE(find(phrases, "glacier"), nullptr);
  EXPECT_EQ(find(phrases, "glacier")->change, Change::kNew);
  const ComparedPhrase* famine = find(phrases, "famine") != nullptr ? find(phrases, "famine") : find(phrases, "Famine");
  ASSERT_NE(famine, nullptr);
  EXPECT_EQ(famine->change, Change::kDropped);
}

TEST(Compare, TheAnswerIsTheSameEachTimeAndShorterOnRequest) {
  const Series series(kPlain, kPlain + "推进“潮汐信贷”行动。蓝色走廊、绿色走廊。修复灯塔，灯塔开放。\n", kEarlier);
  const std::vector<ComparedPhrase> all = series.compare(), again = series.compare(), one = series.compare(1);
  ASSERT_EQ(all.size(), again.size());
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].phrase, again[i].phrase);
  ASSERT_FALSE(one.empty());
  EXPECT_EQ(one[0].phrase, all[0].phrase);
  for (const Change change : {Change::kNew, Change::kDropped, Change::kReturned, Change::kUp, Change::kDown})
    EXPECT_LE(std::count_if(one.begin(), one.end(), [&](const ComparedPhrase& p) { return p.change == change; }), 1);
}

TEST(Compare, EmptyTextsAndStopping) {
  EXPECT_TRUE(Series("", "", {}).compare().empty());
  EXPECT_TRUE(Series("", "", {""}).compare().empty());
  EXPECT_FALSE(Series("", "推进“潮汐信贷”行动。", {}).compare().empty());
  EXPECT_TRUE(Series("。，、：", "“”", {"、"}).compare().empty());
  const Series series(kPlain, kPlain, kEarlier);
  const std::atomic<bool> stop = true;
  Context context;
  context.stop = &stop;
  const Result<std::vector<ComparedPhrase>> result = compare_phrases(series.input, {}, context);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kStopped);
}

TEST(Compare, HostileTextsTakeNoQuadraticTime) {
  const std::string sea = "海洋渔业港口建设群岛居民收入保护学校旅游发展";
  std::string one_clause, same;
  const std::string one_word(1000000, 'x');
  for (std::size_t i = 0; i < 100000; ++i) one_clause += sea.substr(i * i % (sea.size() / 3) * 3, 3);
  for (std::size_t i = 0; i < 100000; ++i) same += "海";
  const Series series(one_clause + "\n" + one_word + " " + one_word, same + "\n" + one_word + "“" + same,
                      {same, one_clause});
  EXPECT_LE(series.compare(30).size(), 150U);
}

TEST(Compare, GeneralEnglishWordsAreNoRowsAlone) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  const Series series(plain, plain + "It is about lighthouses. It is about expectations. It is about policies.\n", {},
                      Language::kEnglish);
  const auto phrases = series.compare();
  EXPECT_NE(find(phrases, "lighthouses"), nullptr);
  for (const char* empty : {"expectations", "policies"}) EXPECT_EQ(find(phrases, empty), nullptr) << empty;
}

TEST(Compare, EnglishWordsOfAnyReportAreNoRows) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  const Series series(plain,
                      plain +
                          "We accelerate the development. It needs institutions and mechanisms. It is foundational. It "
                          "stays service-oriented. We settle mechanisms. It has island insurance. It is for sound "
                          "development and for foreign policy.\n",
                      {}, Language::kEnglish);
  const auto phrases = series.compare();
  for (const char* topic : {"island insurance", "foreign policy"}) EXPECT_NE(find(phrases, topic), nullptr) << topic;
  for (const char* empty : {"accelerate the development", "institutions and mechanisms", "foundational",
                            "service-oriented", "mechanisms", "sound development"})
    EXPECT_EQ(find(phrases, empty), nullptr) << empty;
}

// Which of two phrases in a text leads the other, the first or the second, whatever words they are; 0 where that
// decides.
int leader(const std::string& before, const std::string& between, const std::string& after) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  const auto leading = [&](const std::string& first, const std::string& second) {
    const Series series(plain, plain + before + first + between + second + after + "\n", {plain}, Language::kEnglish);
    const auto phrases = series.compare();
    const ComparedPhrase *one = find(phrases, first), *other = find(phrases, second);
    EXPECT_NE(one, nullptr) << first;
    EXPECT_NE(other, nullptr) << second;
    return one == nullptr || other == nullptr ? 0 : one < other ? 1 : 2;
  };
  const int found = leading("kelp farms", "crab farms");
  return leading("crab farms", "kelp farms") == found ? found : 0;
}

TEST(Compare, AnItemOfAnEnglishListStandsBeforeWhatIsNone) {
  EXPECT_EQ(leader("They mend the nets, ", ", and the boats. They mend the nets; ", "; and the boats."), 1);
  EXPECT_EQ(leader("They mend the nets; ", "; and the boats. They mend the nets, ", ", and the boats."), 2);
}

TEST(Compare, OneFreeUseIsEnough) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  const auto place_of = [&](const std::string& text) {
    const Series series(plain, plain + "It has rope ladders. " + text + "\n", {plain}, Language::kEnglish);
    const auto phrases = series.compare();
    const auto place =
        std::find_if(phrases.begin(), phrases.end(), [](const auto& p) { return p.phrase == "kelp farms"; });
    EXPECT_NE(place, phrases.end());
    return place - phrases.begin();
  };
  EXPECT_EQ(place_of("It has kelp farms. It has the kelp farms of the north."), 0);
  EXPECT_GT(place_of("It has the kelp farms of the north."), 0);
}

TEST(Compare, EnglishPiecesOfNamesAddressesAndClausesAreNoRows) {
  const std::string plain = "The harbour board met. The harbour fees were settled for the island schools.\n";
  const Series series(plain,
                      plain +
                          "Voting for it were Hanna K. Lindqvist and the chair. See www.harbour.org/fees for the "
                          "island insurance. The board decides. It continues rapidly.\n",
                      {plain, plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  EXPECT_NE(find(phrases, "island insurance"), nullptr);
  for (const char* piece : {"Hanna K", "Lindqvist", "www", "org", "board decides", "decides", "rapidly"})
    EXPECT_EQ(find(phrases, piece), nullptr) << piece;
}

TEST(Compare, EnglishNamesAndQuotationsAreWhole) {
  const std::string plain = "The harbour board met. The harbour fees were settled for the island schools.\n";
  const Series series(plain,
                      plain +
                          "They founded the brand-new Department of Harbour Efficiency. It keeps the Remain in Mexico "
                          "policy. They call it “farming the sea and herding the fish”. "
                          "It needs Gross Domestic Product.\n",
                      {plain, plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  for (const char* whole : {"Department of Harbour Efficiency", "Remain in Mexico policy", "Gross Domestic Product",
                            "farming the sea and herding the fish"})
    EXPECT_NE(find(phrases, whole), nullptr) << whole;
  for (const char* piece : {"Harbour Efficiency", "brand-new Department", "Department", "Mexico policy",
                            "Gross Domestic", "Domestic Product"})
    EXPECT_EQ(find(phrases, piece), nullptr) << piece;
}

std::uint64_t count_naively(std::string_view text, std::string_view phrase) {
  std::uint64_t n = 0;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + phrase.size()))
    ++n;
  return n;
}

TEST(Compare, WhatMovedLittleMovedInItsCountsToo) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  std::string longer = plain;
  for (int i = 0; i < 12; ++i) longer += "The fishers mend nets and boats on quiet mornings.\n";
  const std::string farms = "It has kelp farms. It has kelp farms.\n";
  // In the shorter text the rate is higher.
  const Series alike(longer + farms, plain + farms, {}, Language::kEnglish);
  for (const char* held : {"kelp farms", "harbours"}) EXPECT_EQ(find(alike.compare(), held), nullptr) << held;
  const Series more(longer + farms, plain + farms + farms, {}, Language::kEnglish);
  const auto phrases = more.compare();
  ASSERT_NE(find(phrases, "kelp farms"), nullptr);
  EXPECT_EQ(find(phrases, "kelp farms")->change, Change::kUp);
}

TEST(Compare, WhatIsQuotedInOneWordingAloneStandsUnderIt) {
  const std::string plain = "The islands keep their harbours. The harbours serve the islands and the fishers.\n";
  const Series series(
      plain, plain + "We will curb “kelp-rush” development of the shore. The limits on “kelp-rush” development hold.\n",
      {plain}, Language::kEnglish);
  const std::vector<ComparedPhrase> phrases = series.compare();
  EXPECT_NE(find(phrases, "“kelp-rush” development"), nullptr);
  EXPECT_EQ(find(phrases, "kelp-rush"), nullptr);
}

TEST(Compare, WhatRecursIsGivenBehindTheRowsAndChangesNone) {
  std::string more;
  for (int i = 0; i < 5; ++i) more += "推进“潮汐信贷”。";
  for (int i = 0; i < 4; ++i) more += "培育珊瑚苗圃。";
  for (int i = 0; i < 3; ++i) more += "设立海藻银行。";
  more += "开办灯塔学校。\n";
  std::string once;  // more rows than are ranked for one that is asked for
  for (const char* first : {"东", "西", "南", "北", "上", "下", "左", "右"})
    for (const char* last : {"岭", "湾", "礁", "滩", "港", "屿", "峡"})
      once += std::string("“") + first + last + "航线”、";
  const Series series(kPlain, kPlain + more + once + "通航。\n", kEarlier);
  const auto rows = compare_phrases(series.input, {.per_change = 1}, {});
  const auto both = compare_phrases(series.input, {.per_change = 1, .recurring = 2}, {});
  ASSERT_TRUE(rows && both);
  ASSERT_EQ(both->size(), rows->size() + 2);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    EXPECT_EQ((*both)[i].phrase, (*rows)[i].phrase);
    EXPECT_EQ((*both)[i].covers, (*rows)[i].covers);
    EXPECT_FALSE((*both)[i].beyond);
  }
  std::uint64_t least = 100;
  for (std::size_t i = rows->size(); i < both->size(); ++i) {
    EXPECT_TRUE((*both)[i].beyond);
    EXPECT_EQ(find(*rows, (*both)[i].phrase), nullptr);
    EXPECT_GE((*both)[i].b, 3u) << (*both)[i].phrase;
    EXPECT_LE((*both)[i].b, least);
    least = (*both)[i].b;
  }
  // Where all are asked for, none is left.
  EXPECT_EQ(compare_phrases(series.input, {.per_change = 0, .recurring = 2}, {})->size(),
            compare_phrases(series.input, {.per_change = 0}, {})->size());
}

// Counts from n-grams and counts from a search, of characters, of words of letters and of what overlaps itself.
TEST(Compare, CountsAreThoseOfASearch) {
  const std::string more = "推进“潮汐信贷”，建设设施建设设施建设。发展6G网络，16G不算；发展6G产业、AI应用。\n";
  for (const std::size_t editions : {std::size_t{5}, std::size_t{70}}) {
    std::vector<std::string> earlier(editions, kPlain);
    earlier[1] += "恢复渔港补贴制度，发展6G网络。\n";
    earlier[4] += "推进潮汐信贷。\n";
    Series series(kPlain + "恢复渔港补贴制度。建设设施建设。\n", kPlain + more + more, earlier);
    for (const std::uint32_t a_position : {std::uint32_t{0}, std::uint32_t{3}, static_cast<std::uint32_t>(editions)}) {
      series.input.a_position = a_position;
      Context one_thread, three_threads;
      one_thread.threads = 1;
      three_threads.threads = 3;
      const auto found = compare_phrases(series.input, {0, true}, one_thread);
      const auto again = compare_phrases(series.input, {0, true}, three_threads);
      ASSERT_TRUE(found && again);
      ASSERT_FALSE(found->empty());
      ASSERT_EQ(found->size(), again->size());
      std::size_t known = 0;
      for (std::size_t i = 0; i < found->size(); ++i) {
        const ComparedPhrase& p = (*found)[i];
        const DocumentView &a = series.input.a[0], &b = series.input.b[0];
        EXPECT_EQ(p.phrase, (*again)[i].phrase);
        EXPECT_EQ(p.covers, (*again)[i].covers);
        EXPECT_EQ(p.log_q, (*again)[i].log_q);
        EXPECT_EQ(p.a, count_naively(a.folded, p.folded)) << p.folded;
        EXPECT_EQ(p.b, count_naively(b.folded, p.folded)) << p.folded;
        std::uint64_t in_earlier = 0;
        std::optional<std::uint32_t> first, last_before, back_since;
        const bool returned = p.change == Change::kReturned;
        for (std::uint32_t e = 0; e <= editions; ++e) {
          const auto see = [&](std::uint32_t index) {
            if (!first) first = index;
            if (returned && e >= a_position) {
              if (!back_since) back_since = index;
            } else {
              last_before = index;
            }
          };
          if (e == a_position && p.a > 0) see(static_cast<std::uint32_t>(editions));
          if (e == editions) break;
          const std::uint64_t here = count_naively(series.input.earlier[e].folded, p.folded);
          in_earlier += here;
          if (here > 0) see(e);
        }
        if (!first) first = static_cast<std::uint32_t>(editions + 1);
        if (returned && !back_since) back_since = static_cast<std::uint32_t>(editions + 1);
        EXPECT_EQ(p.earlier, in_earlier) << p.folded;
        EXPECT_EQ(p.first, first) << p.folded;
        EXPECT_EQ(p.last_before, last_before) << p.folded;
        EXPECT_EQ(p.back_since, back_since) << p.folded;
        if (!p.paragraphs) continue;
        ++known;
        const bool of_a = p.change == Change::kDropped || p.change == Change::kDown;
        const DocumentView& view = of_a ? a : b;
        std::vector<std::uint64_t> in_blocks(view.blocks.size());
        for (const ParagraphHits& hits : *p.paragraphs)
          in_blocks.at(hits.paragraph - (of_a ? 0 : a.blocks.size())) = hits.count;
        for (std::size_t block = 0; block < in_blocks.size(); ++block)
          EXPECT_EQ(in_blocks[block], count_naively(view.blocks[block].folded.of(view.folded), p.folded)) << p.folded;
      }
      EXPECT_EQ(known > 0, editions <= 64);
    }
  }
}

}  // namespace
}  // namespace tifa
