#include "render/page_frame.h"

#include "render/html.h"

namespace tifa {

std::string page_head(const Words& words, const Provenance& tifa, std::string_view title, std::string_view style) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out += words.language();
  out +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src '" +
      csp_hash(style) +
      "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" "
      "content=\"tifa " +
      escape_html(tifa.version) + "\">\n<title>" + escape_html(title) + "</title>\n<style>";
  out += style;
  out += "</style>\n</head>\n";
  return out;
}

std::string page_foot(const Words& words, const Provenance& tifa) {
  return "</main>\n<footer class=\"wrap\"><p>" +
         escape_html(words.say(
             "Made by tifa {0} from the index {1}. This page has no scripts and loads nothing from the network.",
             "由 tifa {0} 据索引 {1} 生成。本页不含脚本，不联网取用任何内容。", tifa.version, tifa.index)) +
         "</p></footer>\n</body>\n</html>\n";
}

}  // namespace tifa
