#include "render/redline.h"
#include "render/tables.h"

namespace tifa {

std::string redline_to_terminal(const RedlineAnswer& answer, const RenderOptions& options) {
  return to_terminal(tables_of(answer, options), options.width);
}
std::string redline_to_markdown(const RedlineAnswer& answer) {
  RenderOptions options;
  options.format = OutputFormat::kMarkdown;
  return to_markdown(tables_of(answer, options));
}

}  // namespace tifa
