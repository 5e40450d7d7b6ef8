#include "phrases/life.h"

#include <algorithm>

#include "text/display.h"
#include "text/fold.h"

namespace tifa {

TracedPhrase::TracedPhrase(std::string_view phrase, const std::vector<DocumentView>& texts)
    : unit_(token_unit_of(texts)), folded_(fold_term(phrase, Folding::kDefault)) {
  for (const DocumentView& view : texts) append_tokens(text_, view, unit_, vocabulary_);
  // The phrase becomes a document of its own, so that it is cut as the texts are.
  const Folded folded = fold(folded_, Folding::kDefault);
  DocumentView alone;
  alone.text = folded_;
  alone.folded = folded.text;
  alone.fold_runs = folded.map.runs();
  std::vector<Token> tokens;
  read_tokens(tokens, alone, unit_, vocabulary_);
  if (tokens.size() < 3 || std::count_if(tokens.begin(), tokens.end(), is_break) != 2) return;
  phrase_.assign(tokens.begin() + 1, tokens.end() - 1);
  const auto end = text_.tokens.end();
  for (auto at = text_.tokens.begin(); (at = std::search(at, end, phrase_.begin(), phrase_.end())) != end;) {
    places_.push_back(static_cast<std::uint32_t>(at - text_.tokens.begin()));
    at += static_cast<std::ptrdiff_t>(phrase_.size());
  }
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
