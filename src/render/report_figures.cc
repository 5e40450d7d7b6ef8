// The figures that two editions give behind the same words, side by side.
#include <algorithm>

#include "render/report_rows.h"

namespace tifa {

void ReportRows::figure_rows() {
  constexpr std::size_t kMost = 60;  // a law that was indexed anew has hundreds
  const std::vector<ReportFigure>& figures = answer_.figures;
  out_ += "<div class=\"rows figures\">\n<div class=\"cols\" aria-hidden=\"true\"><span></span><span>" +
          own(say("Words before the figure", "数字之前的文字")) + "</span><span>" +
          escape_html(labels_.brief(answer_.a)) + "</span><span>" + escape_html(labels_.brief(answer_.b)) +
          "</span></div>\n";
  for (std::size_t i = 0; i < std::min(figures.size(), kMost); ++i) {
    const ReportFigure& one = figures[i];
    out_ += "<details class=\"row\" id=\"figure-" + std::to_string(i + 1) + "\"><summary><span class=\"p\"" +
            lang(b()) + ">" + escape_html(one.words) + "</span> <span class=\"f\">" + hidden(labels_.brief(answer_.a)) +
            "<span" + lang(a()) + ">" + escape_html(one.a) + "</span></span> <span class=\"f\">" +
            hidden(labels_.brief(answer_.b)) + "<span" + lang(b()) + ">" + escape_html(one.b) +
            "</span></span></summary>\n<div class=\"ev\">\n";
    for (const auto& [source, passage] : {std::pair{&a(), &one.passage_a}, std::pair{&b(), &one.passage_b}}) {
      out_ += "<p class=\"of\"><strong>" + own(labels_.heading(source->edition)) + "</strong> <span class=\"soft\">" +
              escape_html(source->date) + "</span></p>\n<p class=\"ps\">";
      quotation(*passage, *source);
      out_ += "</p>\n";
    }
    out_ += "</div></details>\n";
  }
  out_ += "</div>\n";
  if (figures.size() > kMost)
    paragraph(
        say("{0} more are in the data (--format json).", "其余{0}处见数据（--format json）。", figures.size() - kMost));
}

}  // namespace tifa
