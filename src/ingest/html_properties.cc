// JSON-LD is read as what it is, foreign text: by the strict reader of table rows, within bounds, without recursion.
#include "ingest/html_properties.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/html_tokens.h"
#include "ingest/json_row.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestValue = 500;
constexpr std::size_t kLongestJson = 1U << 20;  // bytes of JSON-LD that are looked at
constexpr std::size_t kMostObjects = 200;

std::string tidied(std::string_view value) {
  return one_line(trimmed(value.substr(0, floor_code_point(value, kLongestValue))));
}

void fill(std::string& into, std::string_view value) {
  if (into.empty()) into = tidied(value);
}

struct MetaName {
  std::string_view name;
  std::string SourceProperties::*field;
};

constexpr std::array<MetaName, 24> kMetaNames{{
    {"og:title", &SourceProperties::title},
    {"articletitle", &SourceProperties::title},
    {"dc.title", &SourceProperties::title},
    {"dcterms.title", &SourceProperties::title},
    {"twitter:title", &SourceProperties::title},
    {"headline", &SourceProperties::title},
    {"article:published_time", &SourceProperties::date},
    {"pubdate", &SourceProperties::date},
    {"publishdate", &SourceProperties::date},
    {"publish_time", &SourceProperties::date},
    {"firstpublishedtime", &SourceProperties::date},
    {"datepublished", &SourceProperties::date},
    {"dc.date", &SourceProperties::date},
    {"dcterms.created", &SourceProperties::date},
    {"dc.date.issued", &SourceProperties::date},
    {"date", &SourceProperties::date},
    {"author", &SourceProperties::author},
    {"article:author", &SourceProperties::author},
    {"dc.creator", &SourceProperties::author},
    {"content-language", &SourceProperties::language},
    {"dc.language", &SourceProperties::language},
    {"og:locale", &SourceProperties::language},
    {"og:url", &SourceProperties::address},
    {"url", &SourceProperties::address},
}};

bool is_article_type(std::string_view type) {
  return type.find("Article") != type.npos || type.find("Posting") != type.npos || type.find("Report") != type.npos ||
         type == "WebPage" || type == "CreativeWork" || type == "Legislation";
}

class JsonLd {
 public:
  JsonLd(std::string_view source, SourceProperties& properties) : source_(source), properties_(properties) {}

  void read(Range range) {
    if (range.size() > kLongestJson) return;
    open_.push_back({range, false});
    for (std::size_t seen = 0; !open_.empty() && seen < kMostObjects; ++seen) {
      const Value value = open_.back();
      open_.pop_back();
      read_value(value);
    }
    open_.clear();
  }

 private:
  struct Value {
    Range range;
    bool author = false;  // of what names the author
  };

  void read_value(Value value) {
    const std::string_view text = trimmed(value.range.of(source_));
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(text.data() - source_.data());
    const Range range{begin, begin + static_cast<std::uint32_t>(text.size())};
    if (text[0] == '[') return read_list(range, value.author);
    if (text[0] != '{') {
      if (value.author && text.size() > 2 && text[0] == '"') fill(properties_.author, text.substr(1, text.size() - 2));
      return;
    }
    const JsonRow row = read_json_row(source_, range, "");
    if (!row.problem.empty()) return;
    std::string type;
    for (const JsonField& field : row.fields)
      if (field.key == "@type")
        type = field.kind == FieldKind::kString ? field.text : std::string(field.value.of(source_));
    for (const JsonField& field : row.fields) {
      if (value.author) {
        if (field.key == "name" && field.kind == FieldKind::kString) fill(properties_.author, field.text);
        continue;
      }
      if (field.kind == FieldKind::kNested && (field.key == "@graph" || field.key == "mainEntity")) {
        open_.push_back({field.value, false});
        continue;
      }
      if (!is_article_type(type)) continue;
      if (field.key == "author" && field.kind == FieldKind::kNested) open_.push_back({field.value, true});
      if (field.kind != FieldKind::kString) continue;
      if (field.key == "headline") fill(properties_.title, field.text);
      if (field.key == "datePublished") fill(properties_.date, field.text);
      if (field.key == "author") fill(properties_.author, field.text);
      if (field.key == "inLanguage") fill(properties_.language, field.text);
    }
  }

  // Elements of a list, found by their brackets outside strings.
  void read_list(Range range, bool author) {
    std::vector<Value> items;
    std::uint32_t depth = 0;
    std::uint32_t begin = range.begin + 1;
    bool quoted = false;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const char c = source_[at];
      if (quoted) {
        if (c == '\\') ++at;
        if (c == '"') quoted = false;
        continue;
      }
      if (c == '"') quoted = true;
      if (c == '[' || c == '{') ++depth;
      const bool closes = c == ']' || c == '}';
      if (closes) --depth;
      if (depth == 1 && c == ',') {
        items.push_back({{begin, at}, author});
        begin = at + 1;
      }
      if (closes && depth == 0) {
        items.push_back({{begin, at}, author});
        break;
      }
      if (items.size() >= kMostObjects) break;
    }
    open_.insert(open_.end(), items.rbegin(), items.rend());
  }

  std::string_view source_;
  SourceProperties& properties_;
  std::vector<Value> open_;
};

}  // namespace

std::string html_title(std::string_view source, const HtmlPage& page) {
  for (const HtmlItem& item : page.items)
    if (item.kind == HtmlItem::Kind::kText && page.elements[item.element].tag == HtmlTag::kTitle)
      return tidied(decode_references(item.range.of(source)));
  return {};
}

SourceProperties html_properties(std::string_view source, const HtmlPage& page) {
  SourceProperties properties;
  for (const HtmlElement& element : page.elements) {
    if (element.tag != HtmlTag::kScript) continue;
    const auto type = html_attribute(source, element.attributes, "type");
    if (type && type->find("ld+json") != type->npos) JsonLd(source, properties).read({element.start.end, element.end});
  }
  SourceProperties rest;
  std::string base_language;
  for (const HtmlElement& element : page.elements) {
    if (element.tag == HtmlTag::kHtml) {
      if (const auto language = html_attribute(source, element.attributes, "lang")) fill(base_language, *language);
    } else if (element.tag == HtmlTag::kLink) {
      const auto relation = html_attribute(source, element.attributes, "rel");
      if (relation && *relation == "canonical")
        if (const auto address = html_attribute(source, element.attributes, "href")) fill(properties.address, *address);
    } else if (element.tag == HtmlTag::kMeta) {
      std::string name;
      for (const char* key : {"property", "name", "itemprop", "http-equiv"})
        if (const auto value = html_attribute(source, element.attributes, key); value && name.empty()) name = *value;
      name = ascii_lower(name);
      const auto known =
          std::find_if(kMetaNames.begin(), kMetaNames.end(), [&](const MetaName& row) { return row.name == name; });
      if (known == kMetaNames.end()) continue;
      if (const auto content = html_attribute(source, element.attributes, "content"))
        fill(rest.*known->field, *content);
    } else if (element.tag == HtmlTag::kTime && rest.date.empty()) {
      if (const auto stamp = html_attribute(source, element.attributes, "datetime")) fill(rest.date, *stamp);
    }
  }
  fill(properties.title, rest.title);
  fill(properties.date, rest.date);
  fill(properties.author, rest.author);
  fill(properties.language, base_language);
  fill(properties.language, rest.language);
  fill(properties.address, rest.address);
  return properties;
}

}  // namespace tifa
