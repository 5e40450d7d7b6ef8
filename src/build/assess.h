// What the texts of a corpus are, seen together: editions in their order, their versions, what is partial or doubtful,
// and what refers to what. Made anew by every build from stored facts, so that no unchanged text is read again.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "build/sources.h"
#include "corpus/store.h"
#include "index/segment.h"

namespace tifa {

// The code of partial texts that are found by their neighbours; of pages in place of the document kOtherPage.
inline constexpr std::string_view kStub = "stub";

// One text as a version of its edition.
struct Version {
  store::DocumentRow* document = nullptr;
  Declared declared;
  std::string declared_language;  // of the text, else of its series
  bool stage_of_text = false;     // its stage was said of this text, not of the edition in general
  bool partial_by_rule = false;   // says so itself, or the manifest does
};

struct EditionInWork {
  std::string id;
  bool expected = false;
  Declared declared;              // in general, for editions without a text
  Date date_of_file;              // … that a file was refused for, as its pattern says
  std::vector<Version> versions;  // the default one first, once ranked
  std::string sort_key;
};

struct SeriesInWork {
  const SeriesDecl* decl = nullptr;
  std::int64_t number = 0;  // series_id
  std::map<std::string, EditionInWork> by_id;
  std::vector<EditionInWork*> ordered;
  std::string order;  // "number" or "date"

  [[nodiscard]] std::string edition_name(const EditionInWork& edition) const { return decl->name + ":" + edition.id; }
};

// Gives the text of a document, valid as long as the build.
using TextOf = std::function<Result<DocumentView>(const store::DocumentRow&)>;

// Fills model.editions, flags, links, edition_orders and what documents get from the manifest. `plan_of` gives the
// planned source of each source number. Doubts and partial editions become diagnostics. Errors: kInput for an edition
// twice; those of `text_of`.
[[nodiscard]] Status assess(const Manifest& manifest, const std::map<std::int64_t, const PlannedSource*>& plan_of,
                            const TextOf& text_of, store::Model& model, Diagnostics& diagnostics);

// Its steps, one file each.
// Puts the editions in order (editions.cc): see docs/formats/store.md, “Order of editions”.
void order_editions(SeriesInWork& series);
// Tells versions of the same language and stage apart and ranks them (versions.cc).
[[nodiscard]] Status rank_versions(SeriesInWork& series);
// Marks stubs and collects flags about single texts (doubts.cc).
void mark_stubs(SeriesInWork& series);
// Tells among the stubs the texts that are no part of the document: what a site gave instead (pages.cc).
[[nodiscard]] Status mark_other_pages(SeriesInWork& series, const TextOf& text_of);
// The best text in each language of each edition that is not partial by itself, in the order of the series: those whose
// lengths, titles and words can be held against each other. Editions that are titles are left out (doubts.cc).
[[nodiscard]] std::map<std::string, std::vector<Version*>> comparable_texts(SeriesInWork& series);
// What three quarters of these titles say without their numbers and years, in one form whatever characters they are
// written in; empty where they say many things (doubts.cc).
[[nodiscard]] std::string usual_title(const std::vector<Version*>& texts);
// Whether the title of a text has nothing of that one. No for a text without a title (doubts.cc).
[[nodiscard]] bool is_titled_otherwise(const Version& version, const std::string& usual);
void collect_flags(SeriesInWork& series, store::Model& model);
// Flags texts that stand in two editions (doubts.cc); inside a series whose editions are versions of one document, as
// terms of service are, that is no doubt.
void flag_equal_texts(std::vector<SeriesInWork>& all, store::Model& model);
// Flags texts that are nearly another's and not quite, in a series whose neighbours share little (doubts.cc).
[[nodiscard]] Status flag_near_texts(SeriesInWork& series, const TextOf& text_of, store::Model& model);

}  // namespace tifa
