#include "phrases/display_form.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "text/characters.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// What stands in a text, line breaks and what nobody sees taken out.
std::string form_of(std::string_view written) {
  std::string form;
  bool space = false;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint c = decode_utf8(written, at);
    at += c.length;
    if (is_white_space(c.value)) {
      space = true;
      continue;
    }
    if (is_zero_width(c.value)) continue;
    // A line break between two characters of a script without spaces is layout.
    if (space && !form.empty() &&
        (is_word_character(c.value) || (static_cast<unsigned char>(form.back()) < 0x80 && form.back() != '"')))
      form += ' ';
    space = false;
    append_utf8(form, c.value);
  }
  return form;
}

// One way to write a phrase.
struct Form {
  std::string plain, marked;  // without quotation marks, and with those of quotations inside
  std::size_t places = 0;
};

// The most frequent of what the forms are, of several the first.
template <class Of>
std::string most_frequent(const std::vector<Form>& forms, Of of) {
  std::vector<std::pair<std::string_view, std::size_t>> tally;  // in the order of the forms
  for (const Form& form : forms) {
    auto known = std::find_if(tally.begin(), tally.end(), [&](const auto& one) { return one.first == of(form); });
    if (known == tally.end()) known = tally.emplace(tally.end(), of(form), 0);
    known->second += form.places;
  }
  const auto best =
      std::max_element(tally.begin(), tally.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  return best == tally.end() ? std::string() : std::string(best->first);
}

}  // namespace

std::string display_form(const TokenText& text, std::span<const std::uint32_t> places, std::size_t length) {
  std::vector<Form> forms;  // by their first places: few, so that looking through them is quick
  // What is written at the first place of each form; what stands directly beside it may be half a quotation.
  std::vector<std::string_view> as_written;
  for (const std::uint32_t place : places) {
    const DocumentView& view = text.views[text.document_at(place)];
    const Range range = view.folded_to_text({text.begin[place], text.end(place + length - 1)});
    const std::string_view written = with_its_quotation_marks(view.text, range).of(view.text);
    const auto known = std::find(as_written.begin(), as_written.end(), written);
    const std::size_t form = static_cast<std::size_t>(known - as_written.begin());
    if (form == forms.size()) {
      as_written.push_back(written);
      forms.push_back({form_of(without_quotation_marks(range.of(view.text))), form_of(display_wording(written)), 0});
    }
    if (2 * ++forms[form].places > places.size()) return forms[form].marked;  // whatever the others are
  }
  const std::string plain = most_frequent(forms, [](const Form& form) { return std::string_view(form.plain); });
  std::erase_if(forms, [&](const Form& form) { return form.plain != plain; });
  return most_frequent(forms, [](const Form& form) { return std::string_view(form.marked); });
}

}  // namespace tifa
