// word_redline: how the Word documents of a redline look.
#include <tifa/word_redline.h>

#include <algorithm>
#include <memory>

#include "app/sources.h"
#include "build/read_source.h"
#include "corpus/corpus.h"
#include "ingest/formats.h"
#include "ingest/reader_pool.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Places of the stream of extracted text become code points and blocks of the clean text.
class Placing {
 public:
  Placing(WordLook look, const DocumentView& view) : look_(std::move(look)), view_(view) {}

  WordFormatting formatting() {
    for (const WordLook::Cell& cell : look_.cells) made_.cells.push_back({cell.row, cell.properties});
    for (const WordLook::Row& row : look_.rows) made_.rows.push_back({row.table, row.properties});
    made_.tables.assign(look_.tables.begin(), look_.tables.end());
    std::size_t paragraph = 0;
    for (std::size_t block = 0; block < view_.blocks.size(); ++block) {
      const Range text = view_.blocks[block].text;
      const std::uint32_t begin = view_.text_to_source(text).begin;
      for (; begins_by(paragraph, begin) && !is_at(paragraph, begin); ++paragraph)
        if (look_.paragraphs[paragraph].empty) add(look_.paragraphs[paragraph]);
      if (begins_by(paragraph, begin)) {
        const WordLook::Paragraph& found = look_.paragraphs[paragraph++];
        add(found);
        made_.paragraphs.back().block = block;
        made_.paragraphs.back().label = label_at(text, found.label);
      }
      add_runs(text);
    }
    for (; paragraph < look_.paragraphs.size(); ++paragraph)
      if (look_.paragraphs[paragraph].empty) add(look_.paragraphs[paragraph]);
    made_.styles = std::move(look_.styles);
    made_.numbering = std::move(look_.numbering);
    made_.page = std::move(look_.page);
    made_.markup = std::move(look_.markup);
    return std::move(made_);
  }

 private:
  [[nodiscard]] bool begins_by(std::size_t paragraph, std::uint32_t place) const {
    return paragraph < look_.paragraphs.size() && look_.paragraphs[paragraph].begin <= place;
  }
  // Whether the text at a place of the stream is that of a paragraph: the last that begins there or before.
  [[nodiscard]] bool is_at(std::size_t paragraph, std::uint32_t place) const {
    return !look_.paragraphs[paragraph].empty && !begins_by(paragraph + 1, place);
  }

  void add(const WordLook::Paragraph& paragraph) {
    WordFormatting::Paragraph& added = made_.paragraphs.emplace_back();
    added.properties = paragraph.properties;
    added.mark = paragraph.mark;
    if (paragraph.cell != kNoIndex) added.cell = paragraph.cell;
  }

  [[nodiscard]] std::uint64_t label_at(Range text, std::string_view label) const {
    return text.of(view_.text).starts_with(label) ? count_code_points(label) : 0;
  }

  void add_runs(Range text) {
    for (std::uint32_t at = text.begin; at < text.end;) {
      const std::uint32_t length = decode_utf8(view_.text, at).length;
      const std::uint32_t place = view_.text_to_source({at, at + length}).begin;
      while (run_ < look_.runs.size() && look_.runs[run_].begin <= place) ++run_;
      const std::size_t properties = run_ == 0 ? 0 : look_.runs[run_ - 1].properties;
      if (made_.runs.empty() || made_.runs.back().properties != properties) {
        points_ += count_code_points(view_.text.substr(counted_, at - counted_));
        counted_ = at;
        made_.runs.push_back({points_, properties});
      }
      at += length;
    }
  }

  WordLook look_;
  const DocumentView& view_;
  WordFormatting made_;
  std::size_t run_ = 0;        // the next one of the look
  std::uint32_t counted_ = 0;  // bytes of the text
  std::uint64_t points_ = 0;   // code points in them
};

// None for a source that is no Word document.
Result<std::unique_ptr<const WordFormatting>> formatting_of(const Corpus& corpus, const std::string& name) {
  auto editions = corpus.select(name);
  if (!editions) return tl::unexpected(editions.error());
  const Edition& edition = editions->front();
  auto source = open_source(corpus, edition);
  if (!source && source.error().code == ErrorCode::kUsage) return nullptr;  // a row of a table
  if (!source) return tl::unexpected(source.error());
  if (tell_format(source->bytes, edition.path) != Format::kDocx) return nullptr;
  ReaderPool readers;
  auto look = readers.look(source->bytes, ingest_options(*source->planned, readers).read);
  if (!look) return tl::unexpected(look.error());
  auto view = corpus.document(edition);
  if (!view) return tl::unexpected(view.error());
  return std::make_unique<const WordFormatting>(Placing(std::move(*look), *view).formatting());
}

}  // namespace

Result<WordRedline> word_redline(const Workspace& workspace, const RedlineRequest& request, const Context& context,
                                 Diagnostics& diagnostics) {
  auto answer = redline(workspace, request, context);
  if (!answer) return tl::unexpected(answer.error());
  WordRedline made;
  made.answer = std::move(*answer);
  for (const auto& [text, formatting] : {std::pair{&made.answer.b, &made.b}, std::pair{&made.answer.a, &made.a}}) {
    auto found = formatting_of(workspace.corpus(), text->edition);
    if (!found)
      diagnostics.push_back({Severity::kWarning, "formatting-not-used", text->edition,
                             "its formatting is not taken over: " + found.error().sentence()});
    if (!found || *found == nullptr) break;
    *formatting = std::move(*found);
  }
  return made;
}

}  // namespace tifa
