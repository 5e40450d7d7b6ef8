#include "query/evidence.h"

#include "text/display.h"
#include "text/utf8.h"

namespace tifa {

std::uint64_t CodePointCounter::before(std::uint32_t byte) {
  if (byte >= byte_)
    points_ += count_code_points(text_.substr(byte_, byte - byte_));
  else
    points_ -= count_code_points(text_.substr(byte, byte_ - byte));
  byte_ = byte;
  return points_;
}

std::string beginning_of(std::string_view wording, std::size_t longest) {
  if (wording.size() <= longest) return std::string(wording);
  std::string beginning(wording.substr(0, floor_code_point(wording, longest)));
  return beginning += "…";
}

Span make_span(const Edition& edition, const DocumentView& view, const Hit& hit, std::uint32_t context,
               CodePointCounter& counter, std::size_t longest) {
  const Range block = view.blocks[hit.block].text;
  std::size_t before = hit.text.begin;
  for (std::uint32_t i = 0; i < context && before > block.begin; ++i)
    before -= decode_utf8_before(view.text, before).length;
  std::size_t after = hit.text.end;
  for (std::uint32_t i = 0; i < context && after < block.end; ++i) after += decode_utf8(view.text, after).length;

  Span span;
  span.edition = edition.name();
  span.document = edition.path;
  span.begin = counter.before(hit.text.begin);
  const std::string_view whole = hit.text.of(view.text);
  span.exact = beginning_of(whole, longest);
  span.end = span.begin + count_code_points(whole);
  span.prefix = view.text.substr(before, hit.text.begin - before);
  span.suffix = view.text.substr(hit.text.end, after - hit.text.end);
  const auto from = static_cast<std::uint32_t>(before);
  const std::size_t unshown =
      whole.size() > longest ? hit.text.begin + floor_code_point(whole, longest) : std::size_t{hit.text.end};
  const auto add_omissions = [&](Range range) {
    for (const std::uint32_t at : view.omissions_in(range)) span.omissions.push_back(counter.before(range.begin + at));
  };
  if (unshown == hit.text.end) {
    add_omissions({from, static_cast<std::uint32_t>(after)});
  } else {  // none of those between what is shown and the end
    add_omissions({from, static_cast<std::uint32_t>(unshown)});
    add_omissions({hit.text.end - 1, static_cast<std::uint32_t>(after)});
  }
  span.section = section_path(view, hit.block);
  for (std::string& heading : span.section)
    if (heading.size() > longest) heading = beginning_of(heading, longest);
  span.locator = edition.path + "#" + view.locate(hit.text);
  span.source = edition.source;
  span.date = edition.date.iso();
  span.sha256_source = edition.source_sha256;
  span.sha256_text = edition.text_sha256;
  return span;
}

ShownSpan shown_span(const Span& span) {
  const std::string text = span.prefix + span.exact + span.suffix;
  std::vector<std::uint32_t> omissions;
  std::size_t at = 0;
  std::uint64_t points = span.begin - count_code_points(span.prefix);
  const std::size_t suffix = span.prefix.size() + span.exact.size();
  for (const std::uint64_t omission : span.omissions) {
    if (omission >= span.end && at < suffix) {  // of a long hit the beginning alone stands before the suffix
      at = suffix;
      points = span.end;
    }
    for (; points < omission && at < text.size(); ++points) at += decode_utf8(text, at).length;
    if (at > 0 && at < text.size()) omissions.push_back(static_cast<std::uint32_t>(at));
  }
  const auto begin = static_cast<std::uint32_t>(span.prefix.size());
  std::vector<Range> match = {{begin, begin + static_cast<std::uint32_t>(span.exact.size())}};
  const std::string line = display_quotation(text, omissions, match);
  return {line.substr(0, match[0].begin), std::string(match[0].of(line)), line.substr(match[0].end)};
}

}  // namespace tifa
