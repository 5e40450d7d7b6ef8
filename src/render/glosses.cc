#include "render/glosses.h"

#include <algorithm>

#include "render/html.h"
#include "text/fold.h"

namespace tifa {
namespace {

// The renderings in one language, or in either.
std::vector<std::string> renderings_in(const ReportAnswer& answer, std::string_view wording,
                                       std::string_view language) {
  const std::string folded = fold_term(wording, Folding::kDefault);
  std::vector<std::string> renderings;
  const auto before = [](const Gloss& one, const std::string& key) { return one.wording < key; };
  auto at = std::lower_bound(answer.glossary.begin(), answer.glossary.end(), folded, before);
  for (; at != answer.glossary.end() && at->wording == folded; ++at)
    if (language.empty() || at->language == language)
      renderings.insert(renderings.end(), at->renderings.begin(), at->renderings.end());
  return renderings;
}

std::string in_brackets(const std::vector<std::string>& renderings, const Words& words) {
  return renderings.empty() ? std::string()
                            : words.say(" ({0})", "（{0}）", words.quoted(renderings, renderings.size()));
}

std::string muted(const std::string& gloss, const Words& words) {
  return std::string("<span class=\"soft\" lang=\"") + words.language() + "\">" + escape_html(gloss) + "</span>";
}

}  // namespace

std::vector<std::string> renderings_of(const ReportAnswer& answer, std::string_view wording) {
  return renderings_in(answer, wording, {});
}

std::string gloss_of(const ReportAnswer& answer, std::string_view wording, const Words& words) {
  const std::vector<std::string> renderings = renderings_in(answer, wording, words.language());
  return words.quoted(renderings, renderings.size());
}

std::string quoted_with_gloss(const ReportAnswer& answer, const std::string& wording, const Words& words) {
  return "“" + inside_quotation(wording) + "”" + in_brackets(renderings_in(answer, wording, words.language()), words);
}

std::string muted_gloss(const ReportAnswer& answer, std::string_view wording, const Words& words) {
  const std::string gloss = in_brackets(renderings_in(answer, wording, words.language()), words);
  return gloss.empty() ? gloss : muted(gloss, words);
}

std::string with_muted_glosses(const ReportAnswer& answer, const std::string& sentence, const Words& words) {
  std::vector<std::pair<std::size_t, std::string>> found;  // where one begins
  for (const Gloss& one : answer.glossary) {
    if (one.language != words.language()) continue;
    const std::string gloss = "”" + in_brackets(one.renderings, words);
    for (std::size_t at = sentence.find(gloss); at != sentence.npos; at = sentence.find(gloss, at + gloss.size()))
      found.emplace_back(at + std::string_view("”").size(), gloss.substr(std::string_view("”").size()));
  }
  std::sort(found.begin(), found.end());
  std::string html;
  std::size_t at = 0;
  for (const auto& [begin, gloss] : found) {
    if (begin < at) continue;  // two entries with one rendering
    html +=
        escape_html_mixed(std::string_view(sentence).substr(at, begin - at), words.language()) + muted(gloss, words);
    at = begin + gloss.size();
  }
  return html + escape_html_mixed(std::string_view(sentence).substr(at), words.language());
}

}  // namespace tifa
