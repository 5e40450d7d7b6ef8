// What the names of an element (class, id, role, itemprop) say of its use. Weak signs: sites name things as they like.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/range.h"

namespace tifa {

struct HtmlSigns {
  bool text = false;        // article, content, post …
  bool body = false;        // itemprop articleBody and its like: the main text by declaration
  bool navigation = false;  // nav, menu, breadcrumb, share …
  bool beside = false;      // related, sidebar, advert …
  bool readers = false;     // comments of readers
  bool overlay = false;     // asks for consent or a subscription over the page
  bool caption = false;     // of pictures and players
  bool note = false;        // author, date, source: lines about the text

  [[nodiscard]] bool other() const { return navigation || beside || readers || overlay; }
};

// Reads the attributes of one start tag. O(length).
[[nodiscard]] HtmlSigns html_signs(std::string_view source, Range attributes);

}  // namespace tifa
