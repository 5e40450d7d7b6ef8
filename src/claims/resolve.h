// References to editions: “last year's report” in an article of March 2018 is gwr:2017 where the corpus has such a
// series.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "claims/claim.h"
#include "claims/library.h"
#include "claims/references.h"

namespace tifa {

// An edition of the library, or only a series of it.
struct LibraryPlace {
  std::size_t series = 0;
  std::vector<std::size_t> editions;  // in order
};

struct Resolved {
  EditionReference reference;
  std::optional<LibraryPlace> place;  // nothing: not resolved, or outside
};

// Resolves the references of one article, in its order: what it spoke of last (its topic) is what “the report” and “in
// 2017” speak of.
class Resolver {
 public:
  // `date`: of the article; not known where it does not say. The library must live as long as the resolver.
  Resolver(const Library& library, Date date) : library_(library), date_(date) {}

  // Chooses by kind, names, ordinals, dates; then by the topic and the article's date, as a guess. A kind that no
  // series has, a name that nothing in the corpus bears, a year or ordinal that its series does not have: outside.
  // O(editions).
  [[nodiscard]] Resolved resolve(const Reference& reference) const;
  // Where the sentence names nothing: the topic, else by date alone (a guess).
  [[nodiscard]] Resolved resolve_topic() const;
  // The edition before the first one of a place; outside where it is the series' first.
  [[nodiscard]] Resolved before(const LibraryPlace& place) const;
  // The range that “since 1979” or “in a decade” gives for something said of `place`; `after`: the year itself left
  // out.
  [[nodiscard]] std::optional<EditionReference> range(const Reference& scope, const LibraryPlace& place,
                                                      bool after) const;
  // All editions up to the last one of a place.
  [[nodiscard]] EditionReference whole(const LibraryPlace& place) const;

  void set_topic(const LibraryPlace& place) { topic_ = place; }
  [[nodiscard]] const std::optional<LibraryPlace>& topic() const { return topic_; }
  [[nodiscard]] EditionReference name(const LibraryPlace& place) const;

 private:
  struct Choice {
    LibraryPlace place;
    std::string why;
    bool guess = false;
    bool several = false;  // candidates: nothing was chosen
    int weight = 0;
  };
  [[nodiscard]] std::optional<Choice> choose_in(const Reference& reference, std::size_t series) const;
  [[nodiscard]] std::optional<std::size_t> newest(const LibrarySeries& series) const;
  [[nodiscard]] bool published(const LibraryEdition& edition) const;

  const Library& library_;
  Date date_;
  std::optional<LibraryPlace> topic_;
};

}  // namespace tifa
