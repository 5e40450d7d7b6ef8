#include "fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::size_t kMaxPatternBytes = 1024;

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The letters, '-' and '_' that a product token has, so that "tifa/1.0" addresses tifa.
std::string_view token_of(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_ascii_letter(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
  return text.substr(0, end);
}

// Escapes of what need not be escaped undone, all others in upper case, and bytes that must be escaped escaped: two
// spellings of one path are the same bytes (section 2.2.2).
std::string normal_escapes(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto escape = [&](std::string& out, unsigned char byte) {
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0xF];
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '%' && i + 2 < text.size()) {
      const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
      if (error == std::errc() && end == text.data() + i + 3) {
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
        if (plain)
          out += static_cast<char>(byte);
        else
          escape(out, byte);
        i += 2;
        continue;
      }
      byte = '%';
    }
    if (byte <= 0x20 || byte >= 0x7F)
      escape(out, byte);
    else
      out += static_cast<char>(byte);
  }
  return out;
}

// '*' stands for any bytes, '$' at the end for the end; else a prefix. The first place where the next piece stands is
// as good as any later one, so nothing is tried twice.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool first = true;
  for (;;) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == pattern.npos && to_end) {
      if (target.size() < at + piece.size()) return false;
      return first ? target == piece : target.substr(at).ends_with(piece);
    }
    const std::size_t found = first ? (target.starts_with(piece) ? 0 : target.npos) : target.find(piece, at);
    if (found == target.npos) return false;
    at = found + piece.size();
    if (star == pattern.npos) return true;
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view robots, std::string_view product) {
  // What is cut there is cut behind a line: half a rule would be another one.
  if (robots.size() >= kMaxRobotsBytes) robots = robots.substr(0, robots.rfind('\n', kMaxRobotsBytes - 1) + 1);
  if (robots.starts_with("\xEF\xBB\xBF")) robots.remove_prefix(3);
  RobotsRules own, others;
  const std::string name = ascii_lower(product);
  bool named = false;                               // some group is for `product`
  bool in_agents = false;                           // the line before named whom the group is for
  bool for_product = false, for_everybody = false;  // whom the group is for
  while (!robots.empty()) {
    const std::size_t end = std::min(robots.find_first_of("\r\n"), robots.size());
    std::string_view line = robots.substr(0, end);
    robots.remove_prefix(std::min(end + 1, robots.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string key = ascii_lower(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_agents) for_product = for_everybody = false;
      in_agents = true;
      for_everybody = for_everybody || value == "*";
      for_product = for_product || (value != "*" && ascii_lower(token_of(value)) == name);
      named = named || for_product;
    } else if (key == "allow" || key == "disallow") {
      in_agents = false;
      if (value.empty() || value.size() > kMaxPatternBytes) continue;
      const Rule rule{normal_escapes(value), key == "allow"};
      if (for_product) own.rules_.push_back(rule);
      if (for_everybody) others.rules_.push_back(rule);
    }
  }
  return named ? own : others;
}

bool RobotsRules::allow(std::string_view target) const {
  const std::string normal = normal_escapes(target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (better && matches(rule.pattern, normal)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace tifa
