#include "app/told_encoding.h"

#include <algorithm>

#include "app/collect.h"
#include "corpus/manifest.h"
#include "fetch/headers.h"
#include "text/encoding.h"
#include "text/legacy_encodings.h"

namespace tifa {

std::string told_encoding(const PlannedSource& planned, const FetchRecord* held, const FetchRecord& fetched) {
  const bool from_server = held != nullptr && charset_of(held->header("content-type")) == planned.encoding;
  std::string said = charset_of(fetched.header("content-type"));
  const bool goes = (planned.encoding.empty() || from_server) && encoding_of_label(said).has_value();
  return goes ? said : planned.encoding;
}

Result<std::string> toml_with_told_encoding(const std::filesystem::path& root, const Edition& edition,
                                            const PlannedSource& planned, const FetchRecord* held,
                                            const FetchRecord& fetched, std::string_view bytes) {
  std::string told = told_encoding(planned, held, fetched);
  if (told == planned.encoding) return std::string();
  // What does not fit, and UTF-8, which is told without a word of the server's, need not stand there.
  const auto encoding = encoding_of_label(told);
  const auto decoded = decode(bytes, told);
  if (!decoded || decoded->encoding != encoding || encoding == Encoding::kUtf8) told.clear();
  if (told == planned.encoding) return std::string();
  auto toml = read_manifest_text(root);
  if (!toml) return toml;
  auto manifest = parse_manifest(*toml, root);
  if (!manifest) return tl::unexpected(manifest.error());
  if (const SeriesDecl* series = manifest->find_series(edition.series))
    for (const EditionDecl& declared : series->editions)
      if (declared.text == edition.path) {
        auto written = with_encoding(*toml, declared.line, told);
        if (!written) break;
        // Lines were looked at alone: what they make together must say what was meant.
        const auto read = parse_manifest(*written, root);
        const SeriesDecl* again = read ? read->find_series(edition.series) : nullptr;
        const bool meant = again != nullptr &&
                           std::any_of(again->editions.begin(), again->editions.end(), [&](const EditionDecl& one) {
                             return one.text == edition.path && one.encoding == told;
                           });
        if (meant) return written;
        return fail(ErrorCode::kUsage, "the encoding of the edition cannot be written between what stands there",
                    "tifa.toml:" + std::to_string(declared.line),
                    told.empty() ? "take encoding out" : "write encoding = \"" + told + "\" there");
      }
  // Where it cannot be written, it matters only to bytes that do not tell it themselves.
  if (const auto alone = decode(bytes); planned.encoding.empty() && alone && alone->encoding == encoding)
    return std::string();
  return fail(ErrorCode::kUsage, "the edition has no table of its own to write its encoding in", edition.path,
              "write encoding = \"" + told + "\" in one");
}

}  // namespace tifa
