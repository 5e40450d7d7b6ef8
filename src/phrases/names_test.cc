#include "phrases/names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "phrases/boundaries.h"
#include "phrases/candidates.h"
#include "phrases/edges.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

// A text of words and its names.
class Names {
 public:
  explicit Names(const testing::OwnedView& owned) : owned_(owned) {
    append_tokens(text_, owned_.view(), TokenUnit::kWords, vocabulary_);
    const std::vector<Margin> margins(text_.size(), kCertain);
    names_ = find_names(text_, word_limits(text_, margins));
  }
  explicit Names(const std::string& lines) : Names(testing::make_view_of_lines(lines, Language::kEnglish)) {}

  // What a phrase of lower-case words is, by its first place: "cut", a "name" of several words, or "free".
  [[nodiscard]] std::string is(const std::string& phrase) const {
    Edges edges;
    edges.names = names_;
    for (std::size_t begin = 1; begin < text_.size(); ++begin)
      for (std::size_t end = begin + 1; end <= begin + 10 && !is_break(text_.tokens[end - 1]); ++end)
        if (!is_break(text_.tokens[begin]) && text_.folded(begin, end) == phrase)
          return edges.cut_name(begin, end) ? "cut" : edges.is_name(begin, end) ? "name" : "free";
    return "absent";
  }

 private:
  testing::OwnedView owned_;
  TokenText text_;
  Vocabulary vocabulary_;
  std::vector<Stretch> names_;
};

TEST(Names, GoOnOverTheSmallWordsInOfficialNames) {
  const Names names(
      "We founded the new Department of Harbour Efficiency and the Ministry of Science and Technology.\n");
  EXPECT_EQ(names.is("department of harbour efficiency"), "name");
  EXPECT_EQ(names.is("ministry of science and technology"), "name");
  for (const char* piece : {"harbour efficiency", "new department", "department", "ministry of science", "technology"})
    EXPECT_EQ(names.is(piece), "cut") << piece;
  EXPECT_EQ(names.is("new department of harbour efficiency"), "free");
}

TEST(Names, OneEndsWhereAnotherBegins) {
  const Names names("They read the text of China's Constitution Day and of the Communist Party of China.\n");
  EXPECT_EQ(names.is("china's constitution day"), "free");
  EXPECT_EQ(names.is("constitution day"), "name");
  EXPECT_EQ(names.is("communist party of china"), "name");
  EXPECT_EQ(names.is("communist party"), "name");
  // Names that own names, without end: each is read by itself.
  std::string chain = "We saw";
  for (int i = 0; i < 40000; ++i) chain += " Zorbia's";
  EXPECT_EQ(Names(chain + " lamps.\n").is("zorbia's zorbia's"), "free");
}

TEST(Names, PiecesOfARunOfCapitalsAreCut) {
  const Names names("It is paid by the External Revenue Service. The harbour revenue service pays.\n");
  EXPECT_EQ(names.is("external revenue service"), "name");
  EXPECT_EQ(names.is("external revenue"), "cut");
  EXPECT_EQ(names.is("harbour revenue service"), "free");
}

TEST(Names, HoldNamesThatStandAlone) {
  const Names names(
      "They wrote to the Communist Party of China, to the Constitution of the Harbour Republic and to the Bank of "
      "Mexico.\n");
  for (const char* name : {"communist party of china", "communist party", "harbour republic", "bank of mexico"})
    EXPECT_EQ(names.is(name), "name") << name;
  for (const char* word : {"china", "mexico"}) EXPECT_EQ(names.is(word), "free") << word;
  for (const char* piece : {"bank", "republic", "party of china"}) EXPECT_EQ(names.is(piece), "cut") << piece;
}

TEST(Names, OfOnesThatAreJoinedEachIsOne) {
  const Names names("Hail Lincoln and Washington, Social Security and Medicare, the Congress and Federal Reserve.\n");
  for (const char* name : {"lincoln", "washington", "medicare", "congress"}) EXPECT_EQ(names.is(name), "free") << name;
  for (const char* name : {"social security", "federal reserve"}) EXPECT_EQ(names.is(name), "name") << name;
  EXPECT_EQ(Names("We went on with the Belt and Road Initiative.\n").is("road initiative"), "cut");
}

TEST(Names, ATitleBeginsWithAVerbAndHoldsAnySmallWord) {
  const Names names("We keep the Remain in Mexico policy. We met Farmers in Mexico.\n");
  EXPECT_EQ(names.is("mexico policy"), "cut");
  EXPECT_EQ(names.is("remain in mexico policy"), "free");
  EXPECT_EQ(Names("We met Farmers in Mexico.\n").is("mexico"), "free");
}

TEST(Names, ATitleOrAnOwnerBeforeANameIsNoPartOfIt) {
  const Names names("It was said by President Benson in China's Constitution and the People's Republic.\n");
  EXPECT_EQ(names.is("benson"), "free");
  EXPECT_EQ(names.is("constitution"), "free");
  EXPECT_EQ(names.is("republic"), "cut");
}

TEST(Names, ATitleOfAPersonIsNoKindOfInstitution) {
  const Names names("They heard General Lindqvist in the General Assembly.\n");
  EXPECT_EQ(names.is("lindqvist"), "free");
  EXPECT_EQ(names.is("assembly"), "cut");
}

TEST(Names, TheFirstWordOfASentenceMayBeginOne) {
  EXPECT_EQ(Names("Island Council members met.\n").is("council"), "cut");
  EXPECT_EQ(Names("Bringing Harbour Councils together.\n").is("harbour councils"), "name");
  EXPECT_EQ(Names("Every Harbour Council met.\n").is("harbour council"), "name");
  EXPECT_EQ(Names("Today Congress met.\n").is("congress"), "free");
}

TEST(Names, WhereEverythingHasCapitalsThereAreNone) {
  const testing::OwnedView heading =
      testing::make_view({{"A Plan For Harbour Councils Everywhere", BlockKind::kHeading, 1}}, Language::kEnglish);
  EXPECT_EQ(Names(heading).is("harbour councils"), "free");
  EXPECT_EQ(Names("ALL OF THE HARBOUR COUNCILS SHALL SERVE EVERY SINGLE PORT ISLAND TOWN FARM SCHOOL ROAD.\n")
                .is("port island"),
            "free");
}

TEST(Names, AnAcronymHasCapitalsAndDigitsAlone) {
  const testing::OwnedView owned = testing::make_view_of_lines(
      "So AI, 6G, AI-enabled kelp, A, 2025, 5g, Ai and pre-AI boats.\n", Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  std::vector<std::string> acronyms;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (!is_break(text.tokens[i]) && is_acronym(text, i)) acronyms.emplace_back(text.folded(i, i + 1));
  EXPECT_EQ(acronyms, (std::vector<std::string>{"ai", "6g", "ai-enabled"}));
}

}  // namespace
}  // namespace tifa
