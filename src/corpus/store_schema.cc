// The schema of the store. docs/formats/store.md explains every table; a change here needs a new kSchemaVersion.
#include "corpus/store_schema.h"

namespace tifa::store {

const char* const kSchema = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE collections (collection_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL);

CREATE TABLE series (
  series_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL, collection TEXT NOT NULL,
  kind TEXT NOT NULL, language TEXT NOT NULL, issuer TEXT NOT NULL, place TEXT NOT NULL,
  declares_expected INTEGER NOT NULL, edition_order TEXT NOT NULL);
CREATE INDEX series_by_collection ON series (collection);

CREATE TABLE series_names (
  series_id INTEGER NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL,
  edition TEXT NOT NULL, PRIMARY KEY (series_id, language)) WITHOUT ROWID;

CREATE TABLE sources (
  source_id INTEGER PRIMARY KEY, series TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, options TEXT NOT NULL,
  size INTEGER NOT NULL, modified INTEGER NOT NULL, sha256 TEXT NOT NULL);

CREATE TABLE refused (
  source_id INTEGER NOT NULL, row INTEGER NOT NULL, source_begin INTEGER NOT NULL, source_bytes INTEGER NOT NULL,
  severity TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL);

CREATE TABLE editions (
  edition_id INTEGER PRIMARY KEY, series_id INTEGER NOT NULL, id TEXT NOT NULL, sort_key TEXT NOT NULL,
  status TEXT NOT NULL, expected INTEGER NOT NULL, date TEXT NOT NULL, adopted TEXT NOT NULL, released TEXT NOT NULL,
  effective TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL, place TEXT NOT NULL);
CREATE UNIQUE INDEX editions_by_id ON editions (series_id, id);
CREATE INDEX editions_by_order ON editions (series_id, sort_key);
CREATE INDEX editions_by_place ON editions (place) WHERE place <> '';

CREATE TABLE documents (
  document_id INTEGER PRIMARY KEY, edition_id INTEGER NOT NULL, source_id INTEGER NOT NULL, path TEXT NOT NULL,
  version TEXT NOT NULL, version_rank INTEGER NOT NULL, language TEXT NOT NULL, stage TEXT NOT NULL,
  status TEXT NOT NULL, partial_code TEXT NOT NULL, partial_reason TEXT NOT NULL, partial_evidence TEXT NOT NULL,
  date TEXT NOT NULL, adopted TEXT NOT NULL, released TEXT NOT NULL, effective TEXT NOT NULL, title TEXT NOT NULL,
  issuer TEXT NOT NULL, place TEXT NOT NULL, source TEXT NOT NULL, row INTEGER NOT NULL, row_id TEXT NOT NULL,
  row_date TEXT NOT NULL, row_title TEXT NOT NULL, row_source TEXT NOT NULL, format TEXT NOT NULL,
  encoding TEXT NOT NULL, source_begin INTEGER NOT NULL, source_bytes INTEGER NOT NULL, source_sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, text_bytes INTEGER NOT NULL, code_points INTEGER NOT NULL, characters INTEGER NOT NULL,
  han INTEGER NOT NULL, words INTEGER NOT NULL, word_count INTEGER NOT NULL, sentences INTEGER NOT NULL,
  detected_language TEXT NOT NULL, found_title TEXT NOT NULL, found_date TEXT NOT NULL, ordinal INTEGER, year INTEGER,
  series_key TEXT NOT NULL, explains TEXT NOT NULL, author TEXT NOT NULL, found_partial_code TEXT NOT NULL,
  found_partial_message TEXT NOT NULL, found_partial_evidence TEXT NOT NULL, announces_code TEXT NOT NULL,
  announces_message TEXT NOT NULL, announces_evidence TEXT NOT NULL, numbering_code TEXT NOT NULL,
  numbering_message TEXT NOT NULL, numbering_evidence TEXT NOT NULL, sketch TEXT NOT NULL, segment TEXT NOT NULL,
  segment_index INTEGER NOT NULL, payload_bytes INTEGER NOT NULL);
CREATE UNIQUE INDEX documents_by_edition ON documents (edition_id, version_rank);

CREATE TABLE set_aside (
  document_id INTEGER NOT NULL, reason TEXT NOT NULL, bytes INTEGER NOT NULL, pieces INTEGER NOT NULL,
  PRIMARY KEY (document_id, reason)) WITHOUT ROWID;

CREATE TABLE links (
  from_edition TEXT NOT NULL, relation TEXT NOT NULL, to_edition TEXT NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (from_edition, relation, to_edition)) WITHOUT ROWID;

CREATE TABLE themes (
  theme_id INTEGER NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, position INTEGER NOT NULL,
  term TEXT NOT NULL, PRIMARY KEY (theme_id, language, position)) WITHOUT ROWID;

CREATE TABLE theme_titles (
  theme_id INTEGER NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (theme_id, language)) WITHOUT ROWID;

CREATE TABLE glossary (
  entry_id INTEGER NOT NULL, phrase TEXT NOT NULL, position INTEGER NOT NULL, rendering TEXT NOT NULL,
  PRIMARY KEY (entry_id, position)) WITHOUT ROWID;

CREATE TABLE flags (
  document_id INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, evidence TEXT NOT NULL,
  accepted INTEGER NOT NULL, PRIMARY KEY (document_id, code)) WITHOUT ROWID;

CREATE TABLE segments (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, documents INTEGER NOT NULL) WITHOUT ROWID;
)sql";

}  // namespace tifa::store
