// trace: the life of one formulation along its series: use, pace, what it grew out of, what it stands for now.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/answers.h>
#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

// Exactly one term (or theme). A named phrase, or alternatives, is followed in full; of patterns and themes there are
// counts and pace alone.
struct TraceRequest : TermRequest {
  std::uint32_t limit = 10;  // rows of each part; 0: all
};

// Editions of frequent use (Kleinberg 2002).
struct TraceBurst {
  std::string from, to;
  std::uint64_t level = 1;     // 1: twice as often as overall, 2: four times, …
  std::uint64_t editions = 0;  // held in full
  double weight = 0;           // by how much it explains the counts better than the level below, in nats
};

// Editions between two change points (PELT): of one pace.
struct TracePeriod {
  std::string from, to;
  std::uint64_t editions = 0, count = 0, length = 0;
  double rate = 0;  // in the unit of the rows
  std::pair<double, double> interval{};
};

// A wording beside the phrase, where it stands and how often.
struct TraceWording {
  std::string wording;
  std::string first, last;                // editions
  std::uint64_t count = 0, editions = 0;  // over the editions that the part of the answer is about
  // By row of Life::rows, substrings (of English: whole words); none where not held in full. Empty for spellings.
  std::vector<std::optional<std::uint64_t>> counts;
};

struct TraceVariant : TraceWording {
  std::string kind;        // spelling, inflected, inserted, shorter
  std::string difference;  // what is inserted
};

// A part of the phrase that stood in editions before its first; count and editions are of those.
struct TraceOrigin : TraceWording {};

// A longer wording with the phrase in it.
struct TraceLonger : TraceWording {
  bool from_start = false;  // it stands in the first edition of the phrase
};

// What stood in the place of the phrase, between the same words, in earlier editions.
// First, last, count and editions: in the frame, before the first edition of the phrase.
struct TraceDisplaced : TraceWording {
  std::string left, right;   // the frame; "" at the edge of a clause
  std::uint64_t after = 0;   // places in the frame from the first edition of the phrase on
  std::uint64_t shared = 0;  // characters (words) of the frame
};

// What stands in the same sentences more often than elsewhere in the same editions.
struct TraceNeighbour {
  std::string wording;
  std::uint64_t together = 0, all = 0;  // sentences with both; uses in those editions
  double g2 = 0;
};

struct Life {
  std::string term, series;
  FirstRow uses;  // first, last, gaps, with what they rest on
  std::vector<CountRow> rows;
  std::uint64_t total = 0;
  // The editions with the highest count and rate; none without a use. Established: no edition is missing or partial.
  std::optional<std::string> peak_count, peak_rate;
  bool peak_established = false;
  std::vector<TraceBurst> bursts;    // by level, then place
  std::vector<TracePeriod> periods;  // at least one, where there is a use
  std::vector<TraceVariant> variants;
  std::vector<TraceOrigin> origins;
  std::vector<TraceLonger> longer;
  std::vector<TraceDisplaced> displaced;
  std::vector<TraceNeighbour> neighbours;
  std::vector<std::string> notes;
};

struct TraceAnswer {
  Provenance tifa;
  RuleStatement rule;
  std::vector<Life> lives;  // one a series
  std::string method;       // how bursts, change points and wordings are found, one sentence
};

// Errors as count(); kUsage for more than one term. Near linear in the texts.
[[nodiscard]] Result<TraceAnswer> trace(const Workspace& workspace, const TraceRequest& request,
                                        const Context& context);

}  // namespace tifa
