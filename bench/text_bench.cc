// How fast text goes in: decoding, folding, measuring, in bytes of the source a second, on the example corpus.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "text/encoding.h"
#include "text/fold.h"
#include "text/words.h"

namespace {

// All texts of the example corpus in one, in the order of their names.
const std::string& example_text() {
  static const std::string text = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(TIFA_SOURCE_DIR "/examples/cangyu/texts")) {
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }();
  return text;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * example_text().size()));
}

void decode(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tifa::decode(example_text()));
  count_bytes(state);
}
BENCHMARK(decode)->Unit(benchmark::kMicrosecond);

void fold(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tifa::fold(example_text(), tifa::Folding::kDefault));
  count_bytes(state);
}
BENCHMARK(fold)->Unit(benchmark::kMicrosecond);

void measure(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tifa::measure(example_text()));
  count_bytes(state);
}
BENCHMARK(measure)->Unit(benchmark::kMicrosecond);

void segment_words(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(tifa::word_boundaries(example_text()));
  count_bytes(state);
}
BENCHMARK(segment_words)->Unit(benchmark::kMicrosecond);

}  // namespace
