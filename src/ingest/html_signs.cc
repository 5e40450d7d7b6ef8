// Names are cut into words at punctuation and at inner capitals, and the words looked up.
#include "ingest/html_signs.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/html_tokens.h"
#include "text/ascii.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestNames = 400;  // bytes of one attribute that are looked at

enum class Sign : std::uint8_t { kText, kNavigation, kBeside, kReaders, kOverlay, kCaption, kNote };

struct Word {
  std::string_view word;
  Sign sign;
};

// Sorted by word.
constexpr std::array<Word, 138> kWords{{
    {"ad", Sign::kBeside},
    {"ads", Sign::kBeside},
    {"adsense", Sign::kBeside},
    {"advert", Sign::kBeside},
    {"advertisement", Sign::kBeside},
    {"advertising", Sign::kBeside},
    {"adverts", Sign::kBeside},
    {"article", Sign::kText},
    {"aside", Sign::kBeside},
    {"author", Sign::kNote},
    {"authors", Sign::kNote},
    {"banner", Sign::kBeside},
    {"bio", Sign::kBeside},
    {"blog", Sign::kText},
    {"body", Sign::kText},
    {"breadcrumb", Sign::kNavigation},
    {"breadcrumbs", Sign::kNavigation},
    {"byline", Sign::kNote},
    {"callout", Sign::kBeside},
    {"caption", Sign::kCaption},
    {"captions", Sign::kCaption},
    {"carousel", Sign::kBeside},
    {"comment", Sign::kReaders},
    {"commentlist", Sign::kReaders},
    {"comments", Sign::kReaders},
    {"consent", Sign::kOverlay},
    {"content", Sign::kText},
    {"cookie", Sign::kOverlay},
    {"cookies", Sign::kOverlay},
    {"copyright", Sign::kNote},
    {"credit", Sign::kCaption},
    {"credits", Sign::kCaption},
    {"crosslink", Sign::kBeside},
    {"crumbs", Sign::kNavigation},
    {"cta", Sign::kBeside},
    {"date", Sign::kNote},
    {"dateline", Sign::kNote},
    {"dfp", Sign::kBeside},
    {"disqus", Sign::kReaders},
    {"donate", Sign::kBeside},
    {"donation", Sign::kBeside},
    {"dropdown", Sign::kNavigation},
    {"editor", Sign::kText},
    {"entry", Sign::kText},
    {"fenxiang", Sign::kNavigation},
    {"figcaption", Sign::kCaption},
    {"flyout", Sign::kNavigation},
    {"foot", Sign::kNavigation},
    {"footer", Sign::kNavigation},
    {"gallery", Sign::kCaption},
    {"gdpr", Sign::kOverlay},
    {"gpt", Sign::kBeside},
    {"headlines", Sign::kBeside},
    {"inset", Sign::kBeside},
    {"jiathis", Sign::kNavigation},
    {"login", Sign::kBeside},
    {"main", Sign::kText},
    {"masthead", Sign::kNavigation},
    {"menu", Sign::kNavigation},
    {"meta", Sign::kNote},
    {"metadata", Sign::kNote},
    {"modal", Sign::kOverlay},
    {"mostread", Sign::kBeside},
    {"mpu", Sign::kBeside},
    {"nav", Sign::kNavigation},
    {"navbar", Sign::kNavigation},
    {"navigation", Sign::kNavigation},
    {"newsletter", Sign::kBeside},
    {"newsletters", Sign::kBeside},
    {"outbrain", Sign::kBeside},
    {"overlay", Sign::kOverlay},
    {"pager", Sign::kNavigation},
    {"pagetools", Sign::kNavigation},
    {"pagination", Sign::kNavigation},
    {"paging", Sign::kNavigation},
    {"paywall", Sign::kOverlay},
    {"pinglun", Sign::kReaders},
    {"player", Sign::kCaption},
    {"popular", Sign::kBeside},
    {"popup", Sign::kOverlay},
    {"post", Sign::kText},
    {"print", Sign::kNavigation},
    {"printer", Sign::kNavigation},
    {"privacy", Sign::kOverlay},
    {"promo", Sign::kBeside},
    {"promos", Sign::kBeside},
    {"promotion", Sign::kBeside},
    {"promotions", Sign::kBeside},
    {"qrcode", Sign::kNavigation},
    {"rail", Sign::kBeside},
    {"readmore", Sign::kBeside},
    {"recirc", Sign::kBeside},
    {"recirculation", Sign::kBeside},
    {"recommend", Sign::kBeside},
    {"recommendation", Sign::kBeside},
    {"recommendations", Sign::kBeside},
    {"recommended", Sign::kBeside},
    {"regwall", Sign::kOverlay},
    {"related", Sign::kBeside},
    {"relatedposts", Sign::kBeside},
    {"relateds", Sign::kBeside},
    {"relations", Sign::kBeside},
    {"replies", Sign::kReaders},
    {"reply", Sign::kReaders},
    {"respond", Sign::kReaders},
    {"search", Sign::kNavigation},
    {"share", Sign::kNavigation},
    {"sharebar", Sign::kNavigation},
    {"shares", Sign::kNavigation},
    {"sharing", Sign::kNavigation},
    {"sidebar", Sign::kBeside},
    {"signup", Sign::kBeside},
    {"skip", Sign::kNavigation},
    {"skyscraper", Sign::kBeside},
    {"slider", Sign::kBeside},
    {"sns", Sign::kNavigation},
    {"social", Sign::kNavigation},
    {"sponsor", Sign::kBeside},
    {"sponsored", Sign::kBeside},
    {"story", Sign::kText},
    {"submenu", Sign::kNavigation},
    {"subscribe", Sign::kBeside},
    {"subscription", Sign::kBeside},
    {"taboola", Sign::kBeside},
    {"taglist", Sign::kNavigation},
    {"tags", Sign::kNavigation},
    {"teaser", Sign::kBeside},
    {"text", Sign::kText},
    {"ticker", Sign::kBeside},
    {"timestamp", Sign::kNote},
    {"toolbar", Sign::kNavigation},
    {"topbar", Sign::kNavigation},
    {"trending", Sign::kBeside},
    {"wechat", Sign::kNavigation},
    {"weibo", Sign::kNavigation},
    {"weixin", Sign::kNavigation},
    {"whatsapp", Sign::kNavigation},
    {"widget", Sign::kBeside},
}};

void add(HtmlSigns& signs, std::string_view word) {
  const auto found = std::lower_bound(kWords.begin(), kWords.end(), word,
                                      [](const Word& row, std::string_view w) { return row.word < w; });
  if (found == kWords.end() || found->word != word) return;
  switch (found->sign) {
    case Sign::kText:
      signs.text = true;
      break;
    case Sign::kNavigation:
      signs.navigation = true;
      break;
    case Sign::kBeside:
      signs.beside = true;
      break;
    case Sign::kReaders:
      signs.readers = true;
      break;
    case Sign::kOverlay:
      signs.overlay = true;
      break;
    case Sign::kCaption:
      signs.caption = true;
      break;
    case Sign::kNote:
      signs.note = true;
      break;
  }
}

void add_words(HtmlSigns& signs, std::string_view names) {
  names = names.substr(0, kLongestNames);
  std::string word;
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const bool letter = at < names.size() && is_ascii_letter(names[at]);
    const bool inner_capital =
        letter && is_ascii_capital(names[at]) && !word.empty() && !is_ascii_capital(names[at - 1]);
    if (!word.empty() && (!letter || inner_capital)) {
      add(signs, word);
      word.clear();
    }
    if (letter) word += ascii_lower(names[at]);
  }
}

}  // namespace

HtmlSigns html_signs(std::string_view source, Range attributes) {
  HtmlSigns signs;
  std::uint32_t at = attributes.begin;
  while (const auto attribute = next_attribute(source, at, attributes.end)) {
    const std::string_view name = attribute->name.of(source);
    const std::string_view value = attribute->value.of(source);
    if (equal_ignoring_case(name, "class") || equal_ignoring_case(name, "id") || equal_ignoring_case(name, "role")) {
      add_words(signs, value);
    } else if (equal_ignoring_case(name, "itemprop")) {
      if (equal_ignoring_case(value, "articlebody")) signs.body = true;
      if (equal_ignoring_case(value, "author") || equal_ignoring_case(value, "datepublished")) signs.note = true;
    }
  }
  return signs;
}

}  // namespace tifa
