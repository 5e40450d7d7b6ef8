#include "phrases/life.h"

#include <algorithm>

#include "text/display.h"
#include "text/fold.h"

namespace tifa {
namespace {

// A folded phrase as tokens; none where there is nothing to look for. It becomes a document of its own, so that it is
// cut as texts are.
std::vector<Token> tokens_of(const std::string& phrase, TokenUnit unit, const Vocabulary& vocabulary) {
  const Folded folded = fold(phrase, Folding::kDefault);
  DocumentView alone;
  alone.text = phrase;
  alone.folded = folded.text;
  alone.fold_runs = folded.map.runs();
  std::vector<Token> tokens;
  read_tokens(tokens, alone, unit, vocabulary);
  if (tokens.size() < 3 || std::count_if(tokens.begin(), tokens.end(), is_break) != 2) return {};
  return {tokens.begin() + 1, tokens.end() - 1};
}

}  // namespace

TracedPhrase::TracedPhrase(std::string_view phrase, const std::vector<DocumentView>& texts, TokenUnit unit)
    : unit_(unit), folded_(fold_term(phrase, Folding::kDefault)) {
  for (const DocumentView& view : texts) append_tokens(text_, view, unit_, vocabulary_);
  phrase_ = tokens_of(folded_, unit_, vocabulary_);
  if (phrase_.empty()) return;
  const auto end = text_.tokens.end();
  for (auto at = text_.tokens.begin(); (at = std::search(at, end, phrase_.begin(), phrase_.end())) != end;) {
    places_.push_back(static_cast<std::uint32_t>(at - text_.tokens.begin()));
    at += static_cast<std::ptrdiff_t>(phrase_.size());
  }
}

std::size_t traced_tokens(std::string_view phrase, TokenUnit unit) {
  return tokens_of(fold_term(phrase, Folding::kDefault), unit, {}).size();
}

std::size_t TracedPhrase::first() const {
  return places_.empty() ? text_.views.size() : text_.document_at(places_.front());
}

std::string TracedPhrase::written(std::size_t begin, std::size_t end) const {
  const DocumentView& view = text_.views[text_.document_at(begin)];
  return without_quotation_marks(
      display_text(view.folded_to_text({text_.begin[begin], text_.end(end - 1)}).of(view.text)));
}

}  // namespace tifa
