// Headers of HTTP messages as pairs of a name and a value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tifa {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The value of the first header of this name, which is compared byte by byte; "" where there is none. It refers to
// `headers`.
[[nodiscard]] std::string_view header_of(const Headers& headers, std::string_view name);

// "gb2312" of "text/html; charset=GB2312" (RFC 9110, 8.3.1), in lower case; "" where a Content-Type names none.
[[nodiscard]] std::string charset_of(std::string_view content_type);

// Whether a name or a value can be sent and stays the one header that it is: it holds no control character (RFC 9110,
// 5.5). A tab, which may stand in a value, is one here.
[[nodiscard]] bool is_plain_header(std::string_view text);

}  // namespace tifa
