// Statistics against the values that R and mpmath give for them (scripts/reference_statistics.R and .py), and against
// tables that others have published (their head names source and licence).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "keyness/dispersion.h"
#include "keyness/intervals.h"
#include "keyness/keyness.h"
#include "support/test_data.h"

namespace tifa {
namespace {

struct ReferenceLine {
  std::string name, text;
  std::vector<double> values;  // arguments, then what is expected
};

std::vector<ReferenceLine> read(const char* file) {
  std::istringstream lines(testing::read_bytes(testing::source_dir() / "tests" / "statistics_reference" / file));
  std::vector<ReferenceLine> read;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#")) continue;
    std::istringstream cells(line);
    ReferenceLine one;
    one.text = line;
    std::getline(cells, one.name, '\t');
    for (std::string cell; std::getline(cells, cell, '\t');) one.values.push_back(std::stod(cell));
    read.push_back(std::move(one));
  }
  return read;
}

void expect_close(double actual, double expected, const std::string& line) {
  if (std::isinf(expected))
    EXPECT_EQ(actual, expected) << line;
  else
    EXPECT_NEAR(actual, expected, 1e-9 * std::max(1e-3, std::abs(expected))) << line;
}

std::uint64_t whole(double value) { return static_cast<std::uint64_t>(value); }

Frequencies frequencies(const std::vector<double>& v) { return {whole(v[0]), whole(v[1]), whole(v[2]), whole(v[3])}; }

TEST(Reference, AgreesWithMpmath) {
  std::size_t seen = 0;
  for (const ReferenceLine& line : read("mpmath.tsv")) {
    const std::vector<double>& v = line.values;
    ++seen;
    if (line.name == "log_p") {
      expect_close(log_p_of_g2(v[0]), v[1], line.text);
      continue;
    }
    const Frequencies f = frequencies(v);
    if (line.name == "g2") {
      expect_close(log_likelihood(f), v[4], line.text);
    } else if (line.name == "g2_two_cell") {
      expect_close(two_cell_log_likelihood(f), v[4], line.text);
      EXPECT_LE(two_cell_log_likelihood(f), log_likelihood(f) + 1e-9) << line.text;
    } else if (line.name == "log_ratio") {
      expect_close(log_ratio(f), v[4], line.text);
    } else if (line.name == "bic") {
      expect_close(bic(f), v[4], line.text);
    } else if (line.name == "percent_difference") {
      expect_close(percent_difference(f).value(), v[4], line.text);
    } else if (line.name == "log_odds") {
      const LogOdds odds = log_odds(f, v[4], v[5]);
      expect_close(odds.delta, v[6], line.text);
      expect_close(odds.z, v[7], line.text);
    } else {
      FAIL() << "nothing is tested by " << line.text;
    }
  }
  EXPECT_GT(seen, 50U);
}

TEST(Reference, AgreesWithR) {
  std::size_t seen = 0;
  for (const ReferenceLine& line : read("r.tsv")) {
    const std::vector<double>& v = line.values;
    ++seen;
    Interval interval;
    if (line.name == "benjamini_hochberg") {
      std::vector<double> log_p(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2));
      for (double& p : log_p) p = std::log(p);
      const std::vector<double> q = benjamini_hochberg(log_p);
      for (std::size_t i = 0; i < q.size(); ++i) expect_close(q[i] / v[q.size() + i], 1, line.text);
      continue;
    }
    if (line.name == "poisson") {
      interval = poisson_interval(whole(v[0]), v[1]);
    } else if (line.name == "clopper_pearson") {
      interval = clopper_pearson(whole(v[0]), whole(v[1]), v[2]);
    } else if (line.name == "rate_ratio") {
      interval = rate_ratio_interval(frequencies(v), v[4]);
    } else {
      FAIL() << "nothing is tested by " << line.text;
    }
    expect_close(interval.low, v[v.size() - 2], line.text);
    expect_close(interval.high, v[v.size() - 1], line.text);
  }
  EXPECT_GT(seen, 20U);
}

TEST(Reference, AgreesWithPublishedTables) {
  std::size_t log_ratios = 0, log_likelihoods = 0;
  const std::vector<ReferenceLine> gold = read("log_ratio_gold.tsv");
  for (const ReferenceLine& line : gold) {
    const Frequencies f = frequencies(line.values);
    if (f.a > 0) {  // tifa puts 0.5 for a count of zero, the table infinity
      expect_close(log_ratio(f), line.values[4], line.text);
      ++log_ratios;
    }
    expect_close(conservative_log_ratio(f, 0.05, gold.size()), line.values[5], line.text);
    const Frequencies mirrored{f.b, f.a, f.n_b, f.n_a};
    expect_close(conservative_log_ratio(mirrored, 0.05, gold.size()), -line.values[5], line.text);
  }
  for (const ReferenceLine& line : read("ucs_gold.tsv")) {
    const Frequencies f = frequencies(line.values);
    EXPECT_EQ(log_ratio(f) < 0, line.values[4] < 0) << line.text;
    expect_close(log_likelihood(f), std::abs(line.values[4]), line.text);
    ++log_likelihoods;
  }
  EXPECT_EQ(gold.size(), 599U);
  EXPECT_GT(log_ratios, 500U);
  EXPECT_EQ(log_likelihoods, 94U);
}

TEST(Reference, NothingToCompare) {
  EXPECT_FALSE(percent_difference({0, 3, 10, 10}));
  EXPECT_EQ(two_cell_log_likelihood({0, 0, 10, 10}), 0);
  EXPECT_EQ(bic({0, 0, 0, 10}), 0);
  EXPECT_EQ(log_odds({1, 1, 10, 10}, 0, 10).z, 0);
  EXPECT_EQ(log_odds({100, 1, 10, 10}, 1, 10).z, 0);  // more hits than tokens
  const Interval all = clopper_pearson(0, 0);
  EXPECT_EQ(all.low, 0);
  EXPECT_EQ(all.high, 1);
  EXPECT_EQ(rate_ratio_interval({0, 0, 10, 10}).low, 0);
  EXPECT_TRUE(std::isinf(rate_ratio_interval({0, 0, 10, 10}).high));
}

TEST(Reference, FalseDiscoveryRatesDoNotUnderflow) {
  const std::vector<double> log_q = log_benjamini_hochberg({-5000.0, -1.0});
  EXPECT_DOUBLE_EQ(log_q[0], -5000 + std::log(2.0));
  EXPECT_DOUBLE_EQ(log_q[1], -1);
}

// The word “a” in the five parts of the small corpus of Gries (2020, “Analyzing dispersion”, in: A Practical Handbook
// of Corpus Linguistics), which prints DP 0.18 and DPnorm 0.22 for it.
Proportions dispersion(const std::vector<std::uint64_t>& hits, const std::vector<std::uint64_t>& lengths) {
  std::vector<DispersionMeasures::PartHits> parts;
  for (std::uint32_t i = 0; i < hits.size(); ++i)
    if (hits[i] > 0) parts.push_back({i, hits[i]});
  return DispersionMeasures(lengths).deviation(parts);
}

TEST(Reference, DeviationOfProportions) {
  const Proportions p = dispersion({1, 2, 3, 4, 5}, {9, 10, 10, 10, 11});
  EXPECT_NEAR(p.dp, 0.18, 1e-12);
  EXPECT_NEAR(p.dp_norm, 0.18 / 0.82, 1e-12);
  EXPECT_NEAR(dispersion({9, 10, 10, 10, 11}, {9, 10, 10, 10, 11}).dp, 0, 1e-12);
  EXPECT_DOUBLE_EQ(dispersion({7, 0, 0}, {10, 20, 30}).dp_norm, 1);
  EXPECT_EQ(dispersion({0, 0}, {5, 5}).dp, 0);
  EXPECT_EQ(dispersion({4}, {5}).dp_norm, 0);
}

// The definition, part by part.
double deviation_by_definition(const std::vector<std::uint64_t>& hits, const std::vector<std::uint64_t>& lengths) {
  double all_hits = 0, all = 0, sum = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    all_hits += static_cast<double>(lengths[i] == 0 ? 0 : hits[i]);
    all += static_cast<double>(lengths[i]);
  }
  for (std::size_t i = 0; i < hits.size() && all_hits > 0; ++i)
    if (lengths[i] > 0)
      sum += std::abs(static_cast<double>(hits[i]) / all_hits - static_cast<double>(lengths[i]) / all);
  return sum / 2;
}

TEST(Reference, DispersionOverPartsWithHitsIsThatOverAll) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint64_t> hits(1 + random() % 40), lengths;
    for (std::uint64_t& here : hits) {
      here = random() % 4 == 0 ? random() % 9 : 0;
      lengths.push_back(random() % 10 == 0 ? 0 : 1 + random() % 500);
    }
    ASSERT_NEAR(dispersion(hits, lengths).dp, deviation_by_definition(hits, lengths), 1e-12);
  }
}

}  // namespace
}  // namespace tifa
