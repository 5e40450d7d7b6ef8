// Pages that stand for an edition and are no part of it: what a site gave instead of the document (an error, a notice,
// a question whether one is a robot).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "build/assess.h"
#include "build/likeness.h"

namespace tifa {
namespace {

constexpr std::size_t kNeighbours = 2;
constexpr std::size_t kFarthest = 64;  // editions away
constexpr double kOneDocument = 0.25;  // likeness from which two texts are versions of one

bool is_stub(const Version& version) { return version.document->partial_code == kStub; }

// Whether a page offers several texts of the title: a list of versions, of things of one name.
bool lists_versions(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kSigns = {"的版本包括",   "有以下版本",    "的版本有", "可以指：",
                                                              "可以指:",      "可能指：",      "可能指:",  "消歧义",
                                                              "may refer to", "disambiguation"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

// The texts nearest to a place that are held in full.
std::vector<const store::DocumentRow*> whole_texts_near(const std::vector<Version*>& texts, std::size_t at) {
  std::vector<const store::DocumentRow*> near;
  for (std::size_t step = 1; step <= kFarthest && near.size() < kNeighbours; ++step)
    for (const bool before : {true, false}) {
      if (before ? step > at : at + step >= texts.size()) continue;
      const Version& other = *texts[before ? at - step : at + step];
      if (other.document->status == EditionStatus::kHeld && near.size() < kNeighbours) near.push_back(other.document);
    }
  return near;
}

}  // namespace

Status mark_other_pages(SeriesInWork& series, const TextOf& text_of) {
  for (const auto& [language, texts] : comparable_texts(series)) {
    const std::string title = usual_title(texts);
    for (std::size_t at = 0; at < texts.size(); ++at) {
      if (!is_stub(*texts[at])) continue;
      store::DocumentRow& document = *texts[at]->document;
      const auto near = whole_texts_near(texts, at);
      // Where the neighbours are versions of one document, a part of it has words of theirs; where each is a document
      // of its own, the title must tell.
      const bool versions =
          near.size() == kNeighbours && likeness_of(near[0]->facts.sketch, near[1]->facts.sketch) > kOneDocument;
      bool other = !versions && is_titled_otherwise(*texts[at], title);
      auto own = text_of(document);
      if (!own) return tl::unexpected(own.error());
      const bool list = lists_versions(own->text);
      if (versions) {
        other = true;
        for (const store::DocumentRow* neighbour : near) {
          auto text = text_of(*neighbour);
          if (!text) return tl::unexpected(text.error());
          other = other && !share_a_passage(*own, *text);
        }
      }
      if (!other && !list) continue;
      document.partial_code = kOtherPage;
      document.partial_reason =
          fmt::format("it is probably not the document but a page in its place: {}, and {}", document.partial_reason,
                      list       ? "it lists several texts of a name"
                      : versions ? "no passage of it stands in them"
                                 : "its title is not theirs");
    }
  }
  return {};
}

}  // namespace tifa
