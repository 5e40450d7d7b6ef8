// kwic: a concordance, every hit in its context.
#include <algorithm>

#include "app/terms.h"
#include "query/hit_finder.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// The left context read from the term outwards, for sorting.
std::string reversed(std::string_view text) {
  std::string result;
  for (std::size_t at = text.size(); at > 0;) {
    const CodePoint point = decode_utf8_before(text, at);
    at -= point.length;
    result += text.substr(at, point.length);
  }
  return result;
}

// The outermost sections of a document: below a single one that holds all, those inside it.
std::vector<std::uint32_t> outermost_sections(const DocumentView& view) {
  std::uint32_t parent = 0;
  for (int depth = 0; depth < 2; ++depth) {
    std::vector<std::uint32_t> children;
    for (std::uint32_t i = 1; i < view.sections.size(); ++i)
      if (view.sections[i].parent == parent) children.push_back(i);
    if (children.size() != 1) return children;
    parent = children.front();
  }
  return {parent};
}

// Hits must ascend. O(text).
HitStrip strip_of(const DocumentView& view, const std::vector<Hit>& hits) {
  HitStrip strip;
  strip.length = count_code_points(view.text);
  const auto share = [&](std::uint64_t points) {
    return strip.length == 0 ? 0.0 : static_cast<double>(points) / static_cast<double>(strip.length);
  };
  CodePointCounter of_sections(view.text), of_hits(view.text);
  for (const std::uint32_t i : outermost_sections(view)) {
    const SectionRecord& section = view.sections[i];
    if (section.first_block >= section.end_block || section.end_block > view.blocks.size()) continue;
    const double begin = share(of_sections.before(view.blocks[section.first_block].text.begin));
    const double end = share(of_sections.before(view.blocks[section.end_block - 1].text.end));
    strip.sections.push_back({section_heading(view, i), begin, end});
  }
  for (const Hit& hit : hits) strip.hits.push_back(share(of_hits.before(hit.text.begin)));
  return strip;
}

using KeyedLine = std::pair<std::string, KwicLine>;  // by what it is sorted

// The first so many lines of the order; of lines with one key those that were found first.
void keep_first(std::vector<KeyedLine>& lines, std::uint64_t limit) {
  std::stable_sort(lines.begin(), lines.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  if (lines.size() > limit) lines.resize(limit);
}

}  // namespace

Result<KwicAnswer> kwic(const Workspace& workspace, const KwicRequest& request, const Context& context) {
  if (request.sort != "text" && request.sort != "left" && request.sort != "right")
    return fail(ErrorCode::kUsage, "cannot sort by “" + request.sort + "”", "--sort", "known are text, left, right");
  auto scope = resolve(workspace, request);
  if (!scope) return tl::unexpected(scope.error());
  auto coverage = coverage_of(workspace.corpus(), scope->editions);
  if (!coverage) return tl::unexpected(coverage.error());

  KwicAnswer answer;
  answer.tifa = workspace.provenance();
  answer.sort = request.sort;
  answer.coverage = std::move(*coverage);
  answer.rule = state_rule(scope->terms.front(), scope->section);
  const bool sorted = request.sort != "text";
  const std::uint64_t limit = request.limit == 0 ? UINT64_MAX : request.limit;
  std::vector<KeyedLine> lines;
  HitFinder finder(workspace.corpus(), scope->editions, context.stop);
  for (const CompiledTerm& term : scope->terms) {
    for (const Edition& edition : scope->editions) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all editions were read");
      const Matcher* matcher = term.for_language(edition.language);
      if (request.strips && !edition.has_text() && edition.status == EditionStatus::kMissing)
        answer.strips.push_back({term.name, edition.name(), std::string(status_name(edition.status)), 0, {}, {}});
      if (!edition.has_text() || matcher == nullptr) continue;
      if (!request.strips) {
        auto absent = finder.absent(*matcher, edition);
        if (!absent) return tl::unexpected(absent.error());
        if (*absent) continue;
      }
      auto view = workspace.corpus().document(edition);
      if (!view) return tl::unexpected(view.error());
      const auto found = finder.find(*matcher, edition, *view, filter_of(*view, scope->section));
      if (!found) return tl::unexpected(found.error());
      const std::vector<Hit>& hits = *found;
      answer.total += hits.size();
      if (request.strips) {
        answer.strips.push_back(strip_of(*view, hits));
        answer.strips.back().term = term.name;
        answer.strips.back().edition = edition.name();
        answer.strips.back().status = status_name(edition.status);
      }
      CodePointCounter counter(view->text);
      for (const Hit& hit : hits) {
        if (!sorted && lines.size() >= limit) break;
        if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all editions were read");
        KwicLine line;
        line.term = term.name;
        line.span = make_span(edition, *view, hit, request.context, counter);
        ShownSpan in_line = shown_span(line.span);
        line.left = display_text(in_line.left);
        line.match = std::move(in_line.match);
        line.right = display_text(in_line.right);
        std::string key;
        if (sorted) key = fold_term(request.sort == "left" ? line.left : line.right, Folding::kDefault);
        if (request.sort == "left") key = reversed(key);
        lines.emplace_back(std::move(key), std::move(line));
        if (sorted && lines.size() / 2 >= limit) keep_first(lines, limit);  // not all hits at once
      }
    }
  }
  if (sorted) keep_first(lines, limit);
  for (auto& [key, line] : lines) answer.lines.push_back(std::move(line));
  return answer;
}

}  // namespace tifa
