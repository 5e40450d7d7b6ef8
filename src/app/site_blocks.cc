#include "app/site_blocks.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "fetch/address.h"
#include "ingest/formats.h"
#include "structure/shape.h"

namespace tifa {
namespace {

constexpr std::uint64_t kFewestPages = 3;
constexpr std::size_t kLongestBlock = 240;  // bytes
constexpr std::size_t kMostRules = 20;      // of a host

struct Counted {
  std::uint64_t pages = 0;  // on which it stands
  std::uint64_t edges = 0;  // on which it stands at an edge
};

// The pages of one host in one series.
struct Site {
  std::vector<DocumentView> pages;
  std::map<std::string_view, Counted> blocks;  // into the views

  [[nodiscard]] bool repeats(std::string_view text) const {
    const auto found = blocks.find(text);
    return found != blocks.end() && found->second.pages >= kFewestPages && found->second.pages * 5 >= pages.size() * 3;
  }
};

bool is_title(const BlockRecord& block) { return block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading; }

bool may_be_printed(const BlockRecord& block, std::string_view text) {
  return !is_title(block) && text.size() <= kLongestBlock && !shape_of(text).closed();
}

bool is_page(const Corpus& corpus, const Edition& edition) {
  auto bytes = read_file(corpus.root() / edition.path, kMaxSourceBytes, edition.path);
  return bytes && tell_format(*bytes, edition.path) == Format::kHtml;
}

void count_blocks(Site& site) {
  for (const DocumentView& page : site.pages) {
    std::set<std::string_view> own;
    for (const BlockRecord& block : page.blocks) {
      const std::string_view text = block.text.of(page.text);
      if (may_be_printed(block, text) && own.insert(text).second) ++site.blocks[text].pages;
    }
  }
}

void count_edges(Site& site) {
  for (const DocumentView& page : site.pages) {
    std::set<std::string_view> own;
    std::size_t begin = 0, end = page.blocks.size();
    while (begin < end && is_title(page.blocks[begin])) ++begin;
    for (; begin < end && site.repeats(page.blocks[begin].text.of(page.text)); ++begin)
      own.insert(page.blocks[begin].text.of(page.text));
    for (; begin < end && site.repeats(page.blocks[end - 1].text.of(page.text)); --end)
      own.insert(page.blocks[end - 1].text.of(page.text));
    for (const std::string_view text : own) ++site.blocks[text].edges;
  }
}

}  // namespace

Result<std::vector<SiteBlock>> find_site_blocks(const Corpus& corpus, const std::set<std::string>& series) {
  std::vector<SiteBlock> found;
  for (const std::string& name : series) {
    auto editions = corpus.select(name);
    if (!editions) return tl::unexpected(editions.error());
    std::map<std::string, std::vector<const Edition*>> hosts;
    for (const Edition& edition : *editions)
      if (edition.has_text())
        if (const auto address = parse_address(edition.source)) hosts[address->host].push_back(&edition);
    for (const auto& [host, pages] : hosts) {
      if (pages.size() < kFewestPages) continue;
      Site site;
      for (const Edition* page : pages) {
        if (!is_page(corpus, *page)) continue;
        auto view = corpus.document(*page);
        if (!view) return tl::unexpected(view.error());
        site.pages.push_back(*view);
      }
      if (site.pages.size() < kFewestPages) continue;
      count_blocks(site);
      count_edges(site);
      std::size_t rules = 0;
      for (const auto& [text, counted] : site.blocks)
        // What also stands inside of texts is not the site's.
        if (site.repeats(text) && counted.edges == counted.pages && rules++ < kMostRules)
          found.push_back({name, host, std::string(text), counted.pages, site.pages.size()});
    }
  }
  return found;
}

RuleDecl rule_for(const SiteBlock& block) {
  RuleDecl rule;
  rule.text = "^";
  for (const char c : block.text) {
    // Every mark of ASCII may stand with a backslash before it, and no letter may.
    if (c > 0x20 && c < 0x7F && std::string_view(R"(\^$.|?*+()[]{}-/)").find(c) != std::string_view::npos)
      rule.text += '\\';
    rule.text += c;
  }
  rule.text += "$";
  return rule;
}

}  // namespace tifa
