// A strict reader of the XML that tifa writes, for tests: elements, attributes, text, the five entities, nothing else.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tifa::testing {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // of the element alone, entities resolved
  std::vector<std::unique_ptr<XmlElement>> children;
};

// The root, or nothing with a sentence in `error` where the text is not well-formed or has what tifa never writes
// (comments, CDATA, processing instructions but the first, attributes twice, other entities, control characters).
[[nodiscard]] std::unique_ptr<XmlElement> read_xml(std::string_view text, std::string& error);

// The element and all below it, in order.
[[nodiscard]] std::vector<const XmlElement*> all_elements(const XmlElement& root);

}  // namespace tifa::testing
