#include "phrases/display_form.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// What stands in a text, line breaks and quotation marks taken out.
std::string plain_form(std::string_view written) {
  std::string form;
  bool space = false;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint c = decode_utf8(written, at);
    at += c.length;
    if (is_white_space(c.value)) {
      space = true;
      continue;
    }
    const bool apostrophe = c.value == '\'' || c.value == U'’';
    if (is_zero_width(c.value) || (is_quotation_mark(c.value) && !apostrophe)) continue;
    // A line break between two characters of a script without spaces is layout.
    if (space && !form.empty() && (is_word_character(c.value) || form.back() > 0)) form += ' ';
    space = false;
    append_utf8(form, c.value);
  }
  return form;
}

}  // namespace

std::string display_form(const TokenText& text, std::span<const std::uint32_t> places, std::size_t length) {
  struct Form {
    std::string plain;
    std::size_t places = 0;
  };
  std::vector<Form> forms;                                           // by their first places
  std::vector<std::pair<std::string_view, std::size_t>> as_written;  // nearly always one, each with its form
  for (const std::uint32_t place : places) {
    const DocumentView& view = text.views[text.document_at(place)];
    const std::string_view written =
        view.folded_to_text({text.begin[place], text.end(place + length - 1)}).of(view.text);
    auto known = std::find_if(as_written.begin(), as_written.end(), [&](const auto& w) { return w.first == written; });
    if (known == as_written.end()) {
      std::string plain = plain_form(written);
      const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.plain == plain; });
      as_written.emplace_back(written, form - forms.begin());
      known = as_written.end() - 1;
      if (form == forms.end()) forms.push_back({std::move(plain), 0});
    }
    ++forms[known->second].places;
  }
  const auto best =
      std::max_element(forms.begin(), forms.end(), [](const Form& x, const Form& y) { return x.places < y.places; });
  return best == forms.end() ? std::string() : std::move(best->plain);
}

}  // namespace tifa
