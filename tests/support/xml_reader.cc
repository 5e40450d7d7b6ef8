#include "support/xml_reader.h"

#include <cctype>

namespace tifa::testing {
namespace {

class Reader {
 public:
  Reader(std::string_view text, std::string& error) : text_(text), error_(error) {}

  std::unique_ptr<XmlElement> read() {
    for (const char c : text_)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return wrong("a control character");
    if (text_.starts_with("<?xml")) at_ = text_.find("?>") + 2;
    skip_space();
    std::vector<XmlElement*> open;
    std::unique_ptr<XmlElement> root;
    while (at_ < text_.size()) {
      if (text_[at_] != '<') {
        std::string piece;
        if (!take_text('<', piece)) return nullptr;
        if (!open.empty())
          open.back()->text += piece;
        else if (piece.find_first_not_of('\n') != std::string::npos)
          return wrong("text outside the root");
        continue;
      }
      if (text_.substr(at_, 2) == "</") {
        at_ += 2;
        const std::string name = take_name();
        if (open.empty() || open.back()->name != name || !take('>')) return wrong("an end that fits no beginning");
        open.pop_back();
        continue;
      }
      ++at_;
      auto element = std::make_unique<XmlElement>();
      element->name = take_name();
      if (element->name.empty()) return wrong("no element name");
      while (take(' ')) {
        const std::string name = take_name();
        std::string value;
        if (name.empty() || !take('=') || !take('"') || !take_text('"', value) || !take('"'))
          return wrong("no attribute");
        if (!element->attributes.emplace(name, value).second) return wrong("an attribute twice");
      }
      const bool empty = take('/');
      if (!take('>')) return wrong("an element that does not end");
      XmlElement* const made = element.get();
      if (!open.empty())
        open.back()->children.push_back(std::move(element));
      else if (root)
        return wrong("two roots");
      else
        root = std::move(element);
      if (!empty) open.push_back(made);
    }
    if (!open.empty() || !root) return wrong("an element without an end");
    return root;
  }

 private:
  std::unique_ptr<XmlElement> wrong(const char* what) {
    if (error_.empty()) error_ = std::string(what) + " at byte " + std::to_string(at_);
    return nullptr;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }
  std::string take_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '-' || text_[at_] == ':'))
      ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  // Up to `end`, which is not taken.
  bool take_text(char end, std::string& value) {
    static constexpr std::pair<std::string_view, char> kEntities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    while (at_ < text_.size() && text_[at_] != end) {
      if (text_[at_] == '<') return wrong("< in text") != nullptr;
      if (text_[at_] != '&') {
        value += text_[at_++];
        continue;
      }
      bool known = false;
      for (const auto& [entity, character] : kEntities)
        if (text_.substr(at_, entity.size()) == entity) {
          value += character;
          at_ += entity.size();
          known = true;
          break;
        }
      if (!known) return wrong("an entity of which nothing is known") != nullptr;
    }
    return true;
  }

  std::string_view text_;
  std::string& error_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<XmlElement> read_xml(std::string_view text, std::string& error) { return Reader(text, error).read(); }

std::vector<const XmlElement*> all_elements(const XmlElement& root) {
  std::vector<const XmlElement*> all, open = {&root};
  while (!open.empty()) {
    const XmlElement* const next = open.back();
    open.pop_back();
    all.push_back(next);
    for (auto child = next->children.rbegin(); child != next->children.rend(); ++child) open.push_back(child->get());
  }
  return all;
}

}  // namespace tifa::testing
