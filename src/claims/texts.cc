#include "claims/texts.h"

#include <set>

namespace tifa {
namespace {

// What tells two counts apart; fields cannot hold U+001F, terms being text that people type.
std::string key_of(const Counted& counted) {
  std::string key;
  for (const auto* list : {&counted.patterns, &counted.not_inside}) {
    for (const std::string& one : *list) key += one + '\x1f';
    key += '\x1e';
  }
  return key + describe(counted.rule) + '\x1e' + counted.section;
}

Result<Term> term_of(const std::vector<std::string>& patterns) {
  Term whole;
  for (const std::string& pattern : patterns) {
    auto term = parse_term(pattern);
    if (!term) return term;
    whole.name += (whole.name.empty() ? "" : "|") + term->name;
    whole.patterns.insert(whole.patterns.end(), term->patterns.begin(), term->patterns.end());
  }
  return whole;
}

}  // namespace

void Texts::keep(const Error& error) {
  if (!error_) error_ = error;
}

std::optional<Error> Texts::error() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return error_;
}

std::vector<Edition> Texts::editions(const std::vector<std::string>& operands) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<Edition> all;
  std::set<std::string> seen;
  for (const std::string& operand : operands) {
    auto found = selected_.find(operand);
    if (found == selected_.end()) {
      auto editions = corpus_.select(operand);
      if (!editions && editions.error().code != ErrorCode::kNotFound) keep(editions.error());
      found = selected_.emplace(operand, editions ? std::move(*editions) : std::vector<Edition>{}).first;
    }
    for (const Edition& edition : found->second)
      if (seen.insert(edition.name()).second) all.push_back(edition);
  }
  return all;
}

std::vector<Edition> Texts::series_of(const Edition& edition) { return editions({edition.series + edition.version}); }

std::optional<SeriesInfo> Texts::series_info(const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto info = corpus_.find_series(name);
  if (!info) {
    keep(info.error());
    return std::nullopt;
  }
  return *info;
}

std::vector<Edition> Texts::versions(const Edition& edition) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::string name = edition.name();
  auto found = versions_.find(name);
  if (found == versions_.end()) {
    auto versions = corpus_.versions(edition);
    if (!versions) keep(versions.error());
    found = versions_.emplace(name, versions ? std::move(*versions) : std::vector<Edition>{}).first;
  }
  return found->second;
}

const std::vector<std::pair<std::string, std::vector<std::string>>>& Texts::glossary() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!glossary_) {
    auto glossary = corpus_.glossary();
    if (!glossary) keep(glossary.error());
    glossary_.emplace();
    if (glossary) *glossary_ = std::move(*glossary);
  }
  return *glossary_;
}

std::vector<Theme> Texts::themes() {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto themes = corpus_.themes();
  if (themes) return std::move(*themes);
  keep(themes.error());
  return {};
}

std::vector<Link> Texts::links() {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto links = corpus_.links();
  if (links) return std::move(*links);
  keep(links.error());
  return {};
}

const DocumentView* Texts::view(const Edition& edition) {
  if (!edition.has_text()) return nullptr;
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::string name = edition.name();
  auto found = views_.find(name);
  if (found == views_.end()) {
    auto view = corpus_.document(edition);
    if (!view) keep(view.error());
    found = views_.emplace(name, view ? std::make_unique<const DocumentView>(*view) : nullptr).first;
  }
  return found->second.get();
}

std::shared_ptr<const Matcher> Texts::matcher(const Counted& counted, const std::string& key) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto found = matchers_.find(key); found != matchers_.end()) return found->second;
  }
  std::shared_ptr<const Matcher> compiled;
  std::vector<Term> longer;
  for (const std::string& pattern : counted.not_inside)
    if (auto term = parse_term(pattern)) longer.push_back(std::move(*term));
  if (!counted.patterns.empty())
    if (const auto term = term_of(counted.patterns))
      if (auto one = Matcher::compile(*term, counted.rule, longer))
        compiled = std::make_shared<const Matcher>(std::move(*one));
  const std::lock_guard<std::mutex> lock(mutex_);
  return matchers_.emplace(key, std::move(compiled)).first->second;
}

std::vector<Hit> Texts::hits(const Counted& counted, const Edition& edition) {
  const DocumentView* text = view(edition);
  const auto found = matcher(counted, key_of(counted));
  if (text == nullptr || !found) return {};
  if (counted.section.empty()) return found->find(*text);
  return found->find(*text, find_sections(*text, counted.section));
}

std::uint64_t Texts::count(const Counted& counted, const Edition& edition) {
  const std::string key = key_of(counted) + '\x1e' + edition.name();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = counts_.find(key); known != counts_.end()) return known->second;
  }
  const std::uint64_t n = hits(counted, edition).size();
  const std::lock_guard<std::mutex> lock(mutex_);
  counts_.emplace(key, n);
  return n;
}

const std::vector<FoundList>& Texts::goals(const Edition& edition) {
  const DocumentView* text = view(edition);
  const std::string name = edition.name();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = goals_.find(name); known != goals_.end()) return known->second;
  }
  std::vector<FoundList> lists;
  if (text != nullptr) lists = find_goals(*text);
  const std::lock_guard<std::mutex> lock(mutex_);
  return goals_.emplace(name, std::move(lists)).first->second;
}

Coverage Texts::coverage(const std::vector<Edition>& editions) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto coverage = coverage_of(corpus_, editions);
  if (coverage) return std::move(*coverage);
  keep(coverage.error());
  return {};
}

}  // namespace tifa
