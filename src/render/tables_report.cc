// report as tables: its findings in words, each with what it rests on.
#include "render/report_words.h"
#include "render/tables.h"

namespace tifa {

std::vector<Table> tables_of(const ReportAnswer& answer, const RenderOptions& options) {
  const Words words(options.language);
  Table table;
  table.before.push_back(report_title(answer, words));
  for (std::string& caution : report_cautions(answer, words)) table.before.push_back(std::move(caution));
  table.columns = {{"rank", Align::kRight},
                   {"kind", Align::kLeft, Use::kData},
                   {"finding", Align::kLeft, Use::kBoth, true},
                   {"phrase", Align::kLeft, Use::kData},
                   {"a", Align::kRight, Use::kData},
                   {"b", Align::kRight, Use::kData},
                   {"g2", Align::kRight, Use::kData}};
  std::int64_t rank = 0;
  for (const Finding& finding : answer.findings) {
    const PhraseRow* row = is_of_one_phrase(finding) ? &answer.comparison.phrases[finding.phrase] : nullptr;
    table.rows.push_back({++rank, finding.kind, finding_sentence(answer, finding, words),
                          row ? Cell(row->phrase) : Cell(), row ? cell(row->a) : Cell(), row ? cell(row->b) : Cell(),
                          row ? Cell(Number{row->g2, 6}) : Cell()});
  }
  table.after.push_back(words.say("rule: {0}", "规则：{0}", words.rule(answer.rule)));
  table.after.push_back(
      words.say("coverage: {0}", "收录：{0}", coverage_sentence(answer, answer.comparison.coverage, words)));
  table.after.push_back(words.say("as a page: tifa report {0} {1} -o report.html",
                                  "生成网页：tifa report {0} {1} -o report.html", shell_word(answer.a),
                                  shell_word(answer.b)));
  return {table};
}

}  // namespace tifa
