// Sentences of an article; lines that are furniture of the page; title, date and byline.
#include "claims/article.h"

#include <algorithm>
#include <map>
#include <optional>

#include "structure/dates.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Longer lines are captions and headlines, whose first copy is worth reading.
constexpr std::uint64_t kLabelWords = 3, kLabelHan = 6;
// Where an article says when it was published: lines around its title, datelines.
constexpr std::size_t kHeadLines = 12;
constexpr std::size_t kBylineBytes = 60;

struct Line {
  std::string_view text;
  bool sentence = false;  // ends as one, or has one inside
  bool letters = false;
  bool digits = false;
  bool label = false;  // at most a few words
};

Line look_at(std::string_view text) {
  Line line;
  line.text = text;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    at += code.length;
    if (is_letter(code.value)) line.letters = true;
    if (is_digit(code.value)) line.digits = true;
    if (is_white_space(code.value) || is_quotation_mark(code.value) || code.value == ')' || code.value == 0xFF09)
      continue;
    last = code.value;
  }
  line.sentence = is_sentence_end(last) || last == ':' || last == 0xFF1A || last == ';' || last == 0xFF1B;
  const Lengths lengths = measure(text);
  line.label = lengths.han > 0 ? lengths.han <= kLabelHan : lengths.words <= kLabelWords;
  return line;
}

bool has_word(std::string_view text) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = decode_utf8(text, at);
    at += code.length;
    if (is_han(code.value)) return true;
    run = is_letter(code.value) ? run + 1 : 0;
    if (run >= 2) return true;
  }
  return false;
}

// Furniture among the lines of the article, in order.
std::vector<bool> find_furniture(const std::vector<Line>& lines, std::size_t title) {
  std::map<std::string_view, std::size_t> seen;
  for (const Line& line : lines) ++seen[line.text];
  std::map<std::string_view, std::size_t> met;
  std::vector<bool> aside(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const std::size_t copy = met[line.text]++;
    if (line.sentence || i == title) continue;
    if (!has_word(line.text)) aside[i] = true;
    if (seen[line.text] > 1 && (line.label || copy > 0)) aside[i] = true;
  }
  // Labels beside furniture: “Listen” under “45”, “Select Speed” above “1.00x”. Two passes, so that a run of them goes.
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const std::size_t i = pass == 0 ? k : lines.size() - 1 - k;
      if (aside[i] || lines[i].sentence || !lines[i].label || i == title) continue;
      const bool beside = (i > 0 && aside[i - 1]) || (i + 1 < lines.size() && aside[i + 1]);
      if (beside) aside[i] = true;
    }
  }
  return aside;
}

}  // namespace

Article read_article(const Document& document, std::string_view date) {
  Article article;
  article.text = document.text;
  article.language = document.language != Language::kUnknown ? document.language : detect_language(document.text);

  std::vector<Line> lines;
  lines.reserve(document.blocks.size());
  std::size_t title = document.blocks.size();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    lines.push_back(look_at(document.blocks[i].range.of(article.text)));
    if (title == document.blocks.size() && document.blocks[i].kind == BlockKind::kTitle) title = i;
  }
  const std::vector<bool> aside = find_furniture(lines, title);
  if (title < lines.size()) article.title = lines[title].text;

  std::size_t read = 0;
  std::optional<Date> found;
  if (const auto given = parse_date(date)) found = *given;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Range block = document.blocks[i].range;
    if (aside[i]) {
      article.aside.push_back(block);
      continue;
    }
    if (article.title.empty() && !lines[i].sentence && !lines[i].label) article.title = lines[i].text;
    // A line that is little more than a date, or a dateline that a dash or a colon parts from the first sentence.
    if (!found && read < kHeadLines) {
      const std::string_view head = lines[i].text.substr(0, std::min<std::size_t>(lines[i].text.size(), 160));
      if (const auto at = find_date(head); at && at->date.month != 0) {
        const std::string_view rest = std::string_view(lines[i].text).substr(at->range.end);
        const bool dateline =
            at->range.begin < kBylineBytes && (rest.substr(0, 8).find("—") != std::string_view::npos ||
                                               rest.substr(0, 8).find("–") != std::string_view::npos ||
                                               rest.substr(0, 8).find(" - ") != std::string_view::npos ||
                                               rest.substr(0, 16).find("电") != std::string_view::npos ||
                                               rest.substr(0, 4).find(':') != std::string_view::npos ||
                                               rest.substr(0, 8).find("：") != std::string_view::npos);
        if (!lines[i].sentence || dateline) found = at->date;
      } else if (const auto iso = parse_date(lines[i].text); iso && iso->month != 0) {
        found = *iso;
      }
    }
    if (read > 0 && read < kHeadLines && article.byline.empty() && !lines[i].sentence &&
        lines[i].text.size() < kBylineBytes && !lines[i].digits && lines[i].letters &&
        document.blocks[i].kind != BlockKind::kHeading)
      article.byline = lines[i].text;
    ++read;
    article.paragraphs.push_back(block);
    for (const Range sentence : sentences(lines[i].text)) {
      ArticleSentence entry;
      entry.at = {block.begin + sentence.begin, block.begin + sentence.end};
      entry.paragraph = static_cast<std::uint32_t>(i);
      entry.heading = i == title || document.blocks[i].kind == BlockKind::kHeading || !lines[i].sentence;
      article.sentences.push_back(entry);
    }
  }
  if (found) article.date = *found;
  return article;
}

}  // namespace tifa
