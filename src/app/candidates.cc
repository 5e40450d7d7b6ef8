#include "app/candidates.h"

#include <algorithm>

#include "base/file.h"
#include "base/hash.h"
#include "base/resources.h"
#include "build/pipeline.h"
#include "corpus/names.h"
#include "fetch/address.h"
#include "ingest/ingest.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/legacy_encodings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

// Two-character pieces of a key, sorted, each once: for likeness of titles.
std::vector<std::uint64_t> bigrams(std::string_view key) {
  std::vector<std::uint64_t> pairs;
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < key.size();) {
    const CodePoint code = decode_utf8(key, at);
    if (at > 0) pairs.push_back(before << 32 | code.value);
    before = code.value;
    at += code.length;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// The last two characters of a title name its kind (报告, 建议, 说明).
std::string_view kind_of(std::string_view key) {
  std::size_t at = key.size();
  for (int i = 0; i < 2 && at > 0; ++i) at -= decode_utf8_before(key, at).length;
  return key.substr(at);
}

// A name that ends as names of this format do.
std::string with_extension(std::string name, Format format) {
  const std::string extension = ascii_lower(fs::path(name).extension().string());
  const std::string_view known = row_of(format).extensions;
  if (extension.size() > 1 && known.find(" " + extension.substr(1) + " ") != known.npos) return name;
  return name + "." + std::string(known.substr(1, known.find(' ', 1) - 1));
}

// A name that can stand in tifa.toml: a hyphen for each control character and each byte that is no UTF-8.
std::string plain_name(std::string_view name) {
  std::string plain;
  while (!name.empty()) {
    const std::size_t valid = std::min(find_invalid_utf8(name), name.size());
    for (std::size_t at = 0; at < valid;) {
      const CodePoint code = decode_utf8(name, at);
      const bool control = code.value < 0x20 || (code.value >= 0x7F && code.value < 0xA0) || code.value == 0x2028 ||
                           code.value == 0x2029;
      plain += control ? "-" : name.substr(at, code.length);
      at += code.length;
    }
    if (valid < name.size()) plain += '-';
    name.remove_prefix(std::min(valid + 1, name.size()));
  }
  return plain;
}

// Reads one; what it fails with stands in its place.
Result<IncomingDocument> read_candidate(IncomingDocument candidate, const AddRequest& request, ReaderPool& readers) {
  std::string from_file;
  if (!candidate.in_hand) {
    auto bytes = read_file(candidate.file, kMaxSourceBytes, candidate.place);
    if (!bytes) return tl::unexpected(bytes.error());
    from_file = std::move(*bytes);
  }
  const std::string& bytes = candidate.in_hand ? candidate.bytes : from_file;
  IngestOptions options;
  options.language = parse_language(request.language);
  options.place = candidate.place;
  options.readers = &readers;
  options.read.changes = parse_changes(request.changes);
  if (candidate.record) options.read.encoding = charset_of(candidate.record->header("content-type"));
  const std::string name = plain_name(candidate.file.filename().string());
  const Format format = tell_format(bytes, name);
  auto document = ingest(bytes, format, options);
  if (!document) return tl::unexpected(document.error());
  // UTF-8 is told without a word of the server's.
  if (const auto said = encoding_of_label(options.read.encoding);
      said && said == document->encoding && *said != Encoding::kUtf8)
    candidate.encoding = options.read.encoding;
  candidate.size = bytes.size();
  candidate.sha256 = sha256_hex(bytes);
  candidate.language = document->language;
  candidate.facts = find_facts(*document, name);
  candidate.facts.series_key = fold_term(candidate.facts.series_key, Folding::kDefault);
  candidate.partial = find_partial(*document, candidate.facts.title).has_value();
  if (candidate.record) {
    candidate.file = with_extension(name, format);
  } else if (!candidate.in_hand && name != candidate.file.filename()) {
    // It comes in under a name of its own, as what has no file does.
    candidate.file = name;
    candidate.bytes = std::move(from_file);
    candidate.in_hand = true;
  }
  return candidate;
}

// What passes from the threads that read.
struct ReadItem {
  Result<IncomingDocument> candidate;
  [[nodiscard]] std::uint64_t bytes() const { return sizeof(ReadItem) + (candidate ? candidate->bytes.size() : 0); }
};

}  // namespace

std::vector<fs::path> files_of(const std::vector<fs::path>& named) {
  std::vector<fs::path> files;
  for (const fs::path& path : named) {
    std::error_code error;
    if (looks_like_address(path.string()) || !fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(files.size());
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      const fs::file_status status = entry->symlink_status(ignored);
      // Hidden files are nobody's documents, and a corpus in the folder keeps its own.
      const bool hidden = entry->path().filename().string().starts_with('.');
      if (fs::is_directory(status)) {
        if (hidden || fs::exists(entry->path() / "tifa.toml", ignored)) entry.disable_recursion_pending();
        continue;
      }
      if (!hidden && entry->path().filename() != "tifa.toml" && fs::is_regular_file(status))
        files.push_back(entry->path());
    }
    if (static_cast<std::ptrdiff_t>(files.size()) == first) files.push_back(path);  // to be refused by name
    std::sort(files.begin() + first, files.end());
  }
  return files;
}

Result<std::vector<Result<IncomingDocument>>> read_candidates(std::vector<IncomingDocument> candidates,
                                                              const AddRequest& request, ReaderPool& readers,
                                                              const Context& context) {
  constexpr std::uint64_t kWaiting = 64 << 20;  // bytes
  std::vector<Result<IncomingDocument>> read;
  read.reserve(candidates.size());
  const Status status = run_in_order<ReadItem>(
      candidates.size(), threads_of(context), kWaiting,
      [&](std::size_t task, const auto& emit) {
        if (!context.stopped()) emit(ReadItem{read_candidate(std::move(candidates[task]), request, readers)});
      },
      [&](std::size_t task, ReadItem item) -> Status {
        if (context.stopped()) return fail(ErrorCode::kStopped, "stopped; nothing was added");
        read.push_back(std::move(item.candidate));
        if (context.progress) context.progress("reading documents", task + 1, candidates.size());
        return {};
      });
  if (!status) return tl::unexpected(status.error());
  if (context.stopped()) return fail(ErrorCode::kStopped, "stopped; nothing was added");
  return read;
}

std::string usable_id(std::string id, std::string_view end) {
  constexpr std::size_t kLongest = 200;  // bytes, of check_id()
  std::replace_if(
      id.begin(), id.end(), [](unsigned char c) { return c < 0x21 || c == ',' || c == '@' || c == '^' || c == ':'; },
      '-');
  const auto cut = [](const std::string& text, std::size_t most) {
    return text.substr(0, floor_code_point(text, most));
  };
  id = cut(id, kLongest - end.size());
  for (std::size_t at = 0; (at = id.find("..", at)) != id.npos;) id.replace(at, 2, "-");
  id += end;
  // "latest", or white space at an end.
  if (!check_id(id)) id = "-" + cut(id, kLongest - 2) + "-";
  return check_id(id) ? id : "document" + std::string(end);
}

std::string edition_id(const Facts& facts, const fs::path& file) {
  if (facts.ordinal) return std::to_string(*facts.ordinal);
  if (facts.year) return std::to_string(*facts.year);
  return usable_id(facts.date ? facts.date->iso() : file.stem().string());
}

std::string declared_id(const SeriesDecl& series, const EditionDecl& found) {
  const auto exists = [&](const std::string& id) {
    return std::find(series.expect.begin(), series.expect.end(), id) != series.expect.end();
  };
  if (!series.declares_expected || exists(found.id) || found.date.day == 0) return found.id;
  const auto same_day = [&](const EditionDecl& edition) {
    return exists(edition.id) &&
           (edition.date == found.date || edition.adopted == found.date || edition.released == found.date);
  };
  const auto first = std::find_if(series.editions.begin(), series.editions.end(), same_day);
  if (first == series.editions.end() ||
      std::find_if(first + 1, series.editions.end(), same_day) != series.editions.end())
    return found.id;
  return first->id;
}

std::string only_expecting(const Manifest& manifest, const std::string& id, std::string_view language) {
  std::string found;
  for (const SeriesDecl& series : manifest.series) {
    if (!series.declares_expected || series.language != language ||
        std::find(series.expect.begin(), series.expect.end(), id) == series.expect.end())
      continue;
    if (!found.empty()) return "";
    found = series.name;
  }
  return found;
}

std::string named_in_title(const Manifest& manifest, std::string_view title, std::string_view language) {
  const std::string folded = fold_term(title, Folding::kDefault);
  const auto holds = [&](std::string_view words) {
    const std::string looked_for = fold_term(words, Folding::kDefault);
    if (looked_for.empty()) return false;
    for (std::size_t at = folded.find(looked_for); at != folded.npos; at = folded.find(looked_for, at + 1)) {
      const std::size_t end = at + looked_for.size();
      if ((at == 0 || !is_word_character(decode_utf8_before(folded, at).value)) &&
          (end == folded.size() || !is_word_character(decode_utf8(folded, end).value)))
        return true;
    }
    return false;
  };
  std::string found;
  for (const SeriesDecl& series : manifest.series) {
    // A series called by its kind is named by every title of that kind.
    if (series.language != language || series.kind.find(series.name) != std::string::npos) continue;
    if (!holds(series.name) || !holds(series.kind)) continue;
    if (!found.empty()) return "";
    found = series.name;
  }
  return found;
}

void SeriesKeys::add(std::string_view key, const std::string& series) {
  std::string folded = fold_term(key, Folding::kDefault);
  if (!added_.emplace(folded, series).second) return;
  const std::vector<std::uint64_t> pairs = bigrams(folded);
  Kind& kind = by_kind_[std::string(kind_of(folded))];
  for (const std::uint64_t pair : pairs) kind.having[pair].push_back(static_cast<std::uint32_t>(kind.known.size()));
  kind.known.push_back({series, pairs.size()});
  by_key_.emplace(std::move(folded), series);
}

std::string SeriesKeys::nearest(std::string_view key) const {
  constexpr double kLeast = 0.6;
  if (const auto same = by_key_.find(key); same != by_key_.end()) return same->second;
  const auto kind = by_kind_.find(kind_of(key));
  if (kind == by_kind_.end()) return {};
  const std::vector<std::uint64_t> pairs = bigrams(key);
  std::vector<std::uint32_t> common(kind->second.known.size());
  for (const std::uint64_t pair : pairs)
    if (const auto having = kind->second.having.find(pair); having != kind->second.having.end())
      for (const std::uint32_t known : having->second) ++common[known];
  double best = kLeast;
  const Known* nearest = nullptr;
  for (std::size_t i = 0; i < common.size(); ++i) {
    if (common[i] == 0) continue;
    const Known& known = kind->second.known[i];
    const double like = 2.0 * common[i] / static_cast<double>(known.bigrams + pairs.size());
    if (like <= best) continue;
    best = like;
    nearest = &known;
  }
  return nearest == nullptr ? "" : nearest->series;
}

std::string TakenNames::free_name(std::string_view key) {
  std::string name;
  const std::string_view kind = kind_of(key);
  if (!kind.empty() && is_han(decode_utf8(kind, 0).value)) {
    name = kind;
  } else {
    std::vector<std::string> words(1);
    for (const char c : key) {
      if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
        words.back() += ascii_lower(c);
      else if (!words.back().empty())
        words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    for (std::size_t i = words.size() > 3 ? words.size() - 3 : 0; i < words.size(); ++i)
      name += (name.empty() ? "" : "-") + words[i];
  }
  if (name.empty()) name = "documents";
  if (!at_.contains(name)) return name;
  // What was taken stays taken.
  int& number = numbers_.try_emplace(name, 2).first->second;
  while (at_.contains(name + "-" + std::to_string(number))) ++number;
  return name + "-" + std::to_string(number);
}

std::optional<std::size_t> TakenNames::find(const std::string& name) const {
  const auto found = at_.find(name);
  if (found == at_.end()) return std::nullopt;
  return found->second;
}

}  // namespace tifa
