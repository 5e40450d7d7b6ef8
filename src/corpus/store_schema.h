// The tables of the store, shared by its reading and its writing side.
#pragma once

#include <string_view>

namespace tifa::store {

extern const char* const kSchema;

// The columns of documents, in the order in which records are bound and read.
inline constexpr std::string_view kDocumentColumns =
    "document_id, edition_id, source_id, path, version, version_rank, language, stage, status, partial_code, "
    "partial_reason, partial_evidence, date, adopted, released, effective, title, issuer, place, source, row, row_id, "
    "row_date, row_title, row_source, format, encoding, source_begin, source_bytes, source_sha256, text_sha256, "
    "text_bytes, code_points, characters, han, words, word_count, sentences, detected_language, found_title, "
    "found_date, ordinal, year, series_key, explains, author, found_partial_code, found_partial_message, "
    "found_partial_evidence, announces_code, announces_message, announces_evidence, numbering_code, "
    "numbering_message, numbering_evidence, sketch, segment, segment_index, payload_bytes";

}  // namespace tifa::store
