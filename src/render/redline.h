// A redline as people read it: in a terminal, inline or side by side, and as Markdown.
#pragma once

#include <string>

#include <tifa/render.h>

namespace tifa {

[[nodiscard]] std::string redline_to_terminal(const RedlineAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string redline_to_markdown(const RedlineAnswer& answer);

}  // namespace tifa
