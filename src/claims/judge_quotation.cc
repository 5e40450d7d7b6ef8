#include "claims/judge_quotation.h"

#include <algorithm>
#include <utility>

#include "claims/glossary_quote.h"
#include "claims/wording.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kShort = 4;  // words: so few may stand anywhere
// A passage with so much in common is the one that was meant, wherever it stands: share of the words, and how many.
constexpr double kSurelyMeant = 0.75;
constexpr std::size_t kTelling = 8;
constexpr std::size_t kMostPieces = 500;  // of a quotation; each takes some 20 KB while it is looked for
constexpr std::size_t kNamed = 3;         // editions named where it stands elsewhere
constexpr const char* kThroughGlossary = "through the glossary, at the Chinese original";
constexpr const char* kOmissions = "with the omissions and insertions that the article marks";
constexpr const char* kForms = "forms of the same words";

using Level = QuotationPlace::Level;

// A text that was searched.
struct Searched {
  Edition edition;
  QuotationPlace place;
};

std::string quoted(const DocumentView& view, Range range) {
  return display_quotation(range.of(view.text), view.omissions_in(range));
}

class QuotationJudge {
 public:
  explicit QuotationJudge(Case& the) : the_(the), anywhere_(the.claim.editions.editions.empty()) {
    std::size_t han = 0, letters = 0;
    if (has_too_many_pieces()) return;
    for (const std::string& piece : the.claim.quotation->pieces) {
      pieces_.emplace_back(piece);
      words_ += pieces_.back().words();
      asserted_ += (asserted_.empty() ? "" : " … ") + display_text(piece);
      for (std::size_t i = 0; i < piece.size();) {
        const CodePoint point = decode_utf8(piece, i);
        if (is_han(point.value))
          ++han;
        else if (is_letter(point.value))
          ++letters;
        i += point.length;
      }
    }
    language_ = han * 3 > letters ? Language::kChinese : Language::kEnglish;
  }

  void judge() {
    if (has_too_many_pieces()) {
      the_.out.asserted = "“" + display_text(the_.claim.quotation->pieces.front()) + " …”";
      return cannot_check(the_, "it has more than " + std::to_string(kMostPieces) +
                                    " pieces between its omissions, so that it is not looked for");
    }
    the_.out.asserted = "“" + asserted_ + "”";
    if (the_.out.wordings.empty()) the_.out.wordings = the_.claim.quotation->pieces;
    if (the_.claim.quotation->indirect)
      return cannot_check(the_, "the article reports this in its own words: there is no wording to compare");
    if (words_ == 0) return cannot_check(the_, "the quotation has no words");
    if (the_.claim.editions.outside) {
      for (const Searched& one : find_elsewhere()) show(one);
      return not_established(the_, "“" + the_.claim.editions.wording + "” is not in the corpus" +
                                       (the_.claim.editions.why.empty() ? "" : ": " + the_.claim.editions.why));
    }
    search(anywhere_ ? the_.texts.editions({"all"}) : the_.editions);
    if (best_ != nullptr && best_->place.level >= Level::kInflected) return stands();
    if (!anywhere_ && elsewhere()) return;
    if (best_ != nullptr && best_->place.level == Level::kNear) return misquoted();
    if (!foreign_.empty() && language_ == Language::kEnglish && through_glossary()) return;
    stands_nowhere();
  }

 private:
  [[nodiscard]] bool has_too_many_pieces() const { return the_.claim.quotation->pieces.size() > kMostPieces; }

  // The text of an edition in the language of the quotation, else its versions that are.
  [[nodiscard]] std::vector<Edition> in_language(const Edition& edition) {
    if (const DocumentView* view = the_.texts.view(edition); view != nullptr && view->language == language_)
      return {edition};
    std::vector<Edition> all;
    for (Edition& version : the_.texts.versions(edition))
      if (const DocumentView* view = the_.texts.view(version); view != nullptr && view->language == language_)
        all.push_back(std::move(version));
    return all;
  }

  void search(const std::vector<Edition>& editions) {
    const bool wide = anywhere_ && editions.size() > 1;
    for (const bool exact : {true, false}) {
      for (const Edition& edition : editions) {
        if (exact) {
          if (!anywhere_) add_edition(the_, edition);
          if (edition.status == EditionStatus::kMissing) not_held_.push_back(edition.name());
          if (edition.status == EditionStatus::kPartial) partial_.push_back(edition.name());
        }
        if (!edition.has_text()) continue;
        const std::vector<Edition> versions = in_language(edition);
        if (versions.empty() && exact) foreign_.push_back(edition);
        for (const Edition& version : versions) {
          QuotationPlace place = place_quotation(pieces_, *the_.texts.view(version), exact);
          if (place.level == Level::kNothing && place.pieces.empty()) continue;
          searched_.push_back({version, std::move(place)});
        }
      }
      tried(exact ? "word for word, after folding" : "with small differences",
            wide ? "the whole corpus" : names_of(editions));
      // The best: by level, then pieces in order, then likeness; the first of equals.
      for (const Searched& one : searched_) {
        const auto rank = [](const QuotationPlace& place) {
          return std::pair(std::pair(place.level, place.order != PieceOrder::kOutOfOrder), place.similarity);
        };
        if (best_ == nullptr || rank(one.place) > rank(best_->place)) best_ = &one;
      }
      if (best_ != nullptr && best_->place.level >= Level::kInflected) {
        the_.out.tried.back().holds = true;
        return;
      }
      if (exact) {
        best_ = nullptr;
        searched_.clear();
      }
    }
  }

  void tried(std::string rule, std::string edition) {
    the_.out.tried.push_back({std::move(rule), std::move(edition), std::nullopt, false});
  }

  void show(const Searched& found) {
    add_edition(the_, found.edition);
    std::vector<Hit> hits;
    for (const WordingSearcher::Place& piece : found.place.pieces) hits.push_back({piece.text, piece.block, 0});
    add_evidence(the_, found.edition, hits, hits.size());
    const DocumentView& view = *the_.texts.view(found.edition);
    std::string observed;
    for (const WordingSearcher::Place& piece : found.place.pieces)
      observed += (observed.empty() ? "" : " … ") + quoted(view, piece.text);
    the_.out.observed = "“" + observed + "”";
  }

  [[nodiscard]] static std::string where(const Searched& found) { return dated_name(found.edition); }

  // A negation right before the passage turns it round, which the words themselves do not show.
  [[nodiscard]] std::string reversed(const Searched& found) const {
    const DocumentView& view = *the_.texts.view(found.edition);
    const WordingSearcher::Place& piece = found.place.pieces.front();
    const Range before = {view.blocks[piece.block].text.begin, piece.text.begin};
    if (before.empty() || piece.text.begin < view.blocks[piece.block].text.begin) return {};
    constexpr std::uint32_t kBack = 24;  // bytes: a few words
    const std::size_t begin = ceil_code_point(view.text, before.end - std::min(before.size(), kBack));
    const std::vector<ComparedWord> words = compared_words(view.text.substr(begin, before.end - begin));
    if (words.empty() || !is_negation(words.back().folded)) return {};
    return "; in the text “" + words.back().folded + "” stands right before it";
  }

  void stands() {
    const Searched& found = *best_;
    show(found);
    const QuotationPlace& place = found.place;
    if (place.order == PieceOrder::kOutOfOrder) {
      the_.out.difference = "each piece stands in " + where(found) + ", but not in this order";
      return conclude(the_, Truth::kFalse, the_.out.difference);
    }
    translated(found);
    std::string why = "it stands in " + where(found);
    std::string rule;
    if (place.level == Level::kInflected) {
      rule = kForms;
      the_.out.difference = differences(place);
      why += ", with " + the_.out.difference;
    } else {
      std::vector<std::string> form;
      const DocumentView& view = *the_.texts.view(found.edition);
      for (std::size_t i = 0; i < place.pieces.size(); ++i)
        for (std::string& one : differences_of_form(pieces_[i].piece(), place.pieces[i].text.of(view.text)))
          if (std::find(form.begin(), form.end(), one) == form.end()) form.push_back(std::move(one));
      why += form.empty() ? " word for word" : " in the same words; it differs only in " + name_list(form);
    }
    why += reversed(found);
    if (place.order == PieceOrder::kTogether || place.order == PieceOrder::kApart) {
      const bool apart = place.order == PieceOrder::kApart;
      rule += (rule.empty() ? "" : "; ") + std::string(kOmissions);
      why += apart ? "; its pieces stand in different places of the document, in this order"
                   : "; its pieces stand in this order in one place";
    }
    if (anywhere_) {
      why += "; the article does not say in which document";
      the_.out.weak = words_ < kShort;
    }
    if (the_.claim.negated) return conclude(the_, Truth::kTrue, std::move(why));
    if (!rule.empty()) return conclude_under(the_, rule, std::move(why));
    conclude(the_, Truth::kTrue, std::move(why));
  }

  [[nodiscard]] static std::string differences(const QuotationPlace& place) {
    std::string all;
    for (const WordingSearcher::Place& piece : place.pieces)
      if (!piece.difference.edits.empty()) all += (all.empty() ? "" : "; ") + piece.difference.in_words();
    for (const std::string& piece : place.missing)
      all += (all.empty() ? "" : "; ") + ("“" + display_text(piece) + "” is not in the text");
    return all;
  }

  // The first texts beside those that the claim speaks of in which it stands word for word; all are suggested.
  [[nodiscard]] std::vector<Searched> find_elsewhere() {
    std::vector<std::string> asked, names;
    for (const Edition& edition : the_.editions) asked.push_back(edition.series + ":" + edition.id);
    std::vector<Searched> found;
    for (const Edition& edition : the_.texts.editions({"all"})) {
      if (std::find(asked.begin(), asked.end(), edition.series + ":" + edition.id) != asked.end()) continue;
      if (!edition.has_text()) continue;
      for (const Edition& version : in_language(edition)) {
        QuotationPlace place = place_quotation(pieces_, *the_.texts.view(version), true);
        if (place.level != Level::kSameWords || place.order == PieceOrder::kOutOfOrder) continue;
        names.push_back(dated_name(version));
        if (found.size() < kNamed) found.push_back({version, std::move(place)});
        break;
      }
    }
    tried("word for word, in every other edition", "the whole corpus");
    the_.out.tried.back().holds = !found.empty();
    if (!found.empty()) the_.out.suggestion = "it stands word for word in " + name_list(names, kNamed);
    return found;
  }

  // It stands word for word, but in another edition.
  [[nodiscard]] bool elsewhere() {
    const std::vector<Searched> found = find_elsewhere();
    if (found.empty()) return false;
    // A few words prove nothing of what another document has; a nearer passage of the edition itself says more.
    if (words_ < kShort && best_ != nullptr && best_->place.level == Level::kNear) return false;
    for (const Searched& one : found) show(one);
    if (!not_held_.empty() || !partial_.empty() || !foreign_.empty()) return false;
    the_.out.difference = "it is not in " + names_of(the_.editions);
    conclude(the_, Truth::kFalse, the_.out.difference + "; " + the_.out.suggestion);
    return true;
  }

  void misquoted() {
    const Searched& found = *best_;
    show(found);
    the_.out.difference = differences(found.place);
    DifferenceKind worst = DifferenceKind::kInflection;
    for (const WordingSearcher::Place& piece : found.place.pieces) worst = std::max(worst, piece.difference.kind());
    const std::string what = found.place.missing.empty() && worst > DifferenceKind::kWording
                                 ? "it differs from " + where(found) + " in " + difference_kind_name(worst)
                                 : "the words are not those of " + where(found);
    if (found.edition.status != EditionStatus::kHeld || (!anywhere_ && !not_held_.empty()))
      return not_established(the_, what + ": " + the_.out.difference +
                                       "; the text is not held in full, so that its own wording may be another");
    // Where the document meant is only likely, or not said at all, another one may have the wording.
    const bool likely = found.place.similarity >= kSurelyMeant && words_ >= kTelling;
    if ((anywhere_ || the_.claim.editions.guess) && !likely)
      return not_established(the_, "the nearest wording stands in " + where(found) +
                                       ", which may not be the document meant: " + the_.out.difference);
    the_.out.suggestion = "the text has " + the_.out.observed;
    the_.out.guess = the_.out.guess || anywhere_;
    conclude(the_, Truth::kFalse, what + ": " + the_.out.difference);
  }

  // An English quotation of a Chinese text of which no English version is held.
  [[nodiscard]] bool through_glossary() {
    std::string all;
    for (const WordingSearcher& piece : pieces_) all += piece.piece() + "\n";
    const GlossaryReading reading = read_through_glossary(all, the_.texts.glossary());
    tried("through the glossary", anywhere_ ? "the whole corpus" : names_of(foreign_));
    if (reading.entries.empty()) return false;
    for (const Edition& edition : foreign_) {
      const DocumentView* view = the_.texts.view(edition);
      const auto place = view == nullptr ? std::nullopt : place_reading(reading, *view);
      if (!place) continue;
      std::vector<Hit> hits;
      for (const Range& hit : place->hits) hits.push_back({hit, place->block, 0});
      add_edition(the_, edition);
      add_evidence(the_, edition, hits, reading.entries.size());
      the_.out.original = quoted(*view, place->sentence);
      the_.out.term_source = "glossary";
      for (const GlossaryReading::Entry& entry : reading.entries)
        the_.out.terms.insert(the_.out.terms.end(), entry.renderings.begin(), entry.renderings.end());
      std::string entries;
      for (const GlossaryReading::Entry& entry : reading.entries)
        entries += (entries.empty() ? "“" : ", “") + entry.english + "”";
      const std::string why =
          "what the glossary gives for " + entries + " stands together in one sentence of " + dated_name(edition);
      if (reading.unknown.empty()) {
        the_.out.tried.back().holds = true;
        the_.out.weak = reading.entries.size() == 1 && reading.known_words < 2;
        conclude_under(the_, kThroughGlossary, why + "; it is not a verbatim translation");
      } else {
        not_established(the_, why + "; the glossary has nothing for " + name_list(reading.unknown) +
                                  ", so that the rest of the quotation is open");
      }
      return true;
    }
    return false;
  }

  void stands_nowhere() {
    if (!foreign_.empty() && !anywhere_) {
      const bool english = language_ == Language::kEnglish;
      return not_established(the_,
                             std::string(english ? "no English" : "no Chinese") + " text of " + names_of(foreign_) +
                                 " is held, and the glossary does not lead to a sentence" +
                                 (english ? "; add the translation, or its terms under [glossary] in tifa.toml" : ""));
    }
    if (anywhere_)
      return not_established(
          the_, "no held text has these words or anything close; which document they come from is not said");
    if (!not_held_.empty() || !partial_.empty()) {
      std::vector<std::string> lacking = not_held_;
      lacking.insert(lacking.end(), partial_.begin(), partial_.end());
      return not_established(the_, name_list(lacking) + (lacking.size() == 1 ? " is" : " are") +
                                       " missing or held only in part" +
                                       (the_.out.suggestion.empty() ? "" : "; " + the_.out.suggestion));
    }
    if (the_.claim.editions.guess)
      return not_established(the_, "nothing like it stands in " + names_of(the_.editions) +
                                       ", and that this is the document meant is only likely");
    the_.out.difference = "nothing like it stands there";
    conclude(the_, Truth::kFalse, "nothing like it stands in " + names_of(the_.editions));
  }

  // Found in a translation: what the original has at the same place, where both have as many blocks.
  void translated(const Searched& found) {
    if (found.edition.default_version) return;
    the_.out.term_source = "translation";
    const std::vector<Edition> versions = the_.texts.versions(found.edition);
    if (versions.empty() || versions.front().name() == found.edition.name()) return;
    const DocumentView *here = the_.texts.view(found.edition), *there = the_.texts.view(versions.front());
    if (there == nullptr || there->language == language_ || here->blocks.size() != there->blocks.size()) return;
    the_.out.original = quoted(*there, there->blocks[found.place.pieces.front().block].text);
  }

  Case& the_;
  bool anywhere_;
  std::vector<WordingSearcher> pieces_;
  std::size_t words_ = 0;
  std::string asserted_;
  Language language_ = Language::kEnglish;
  std::vector<Searched> searched_;
  const Searched* best_ = nullptr;
  std::vector<Edition> foreign_;  // held, but not in the language of the quotation
  std::vector<std::string> not_held_, partial_;
};

}  // namespace

void judge_quotation(Case& the) { QuotationJudge(the).judge(); }

}  // namespace tifa
