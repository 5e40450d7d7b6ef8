// What a cell of a workbook shows: where it stands, and its number as a date, a time or a number.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace tifa {

inline constexpr std::uint32_t kMostXlsxColumns = 16'384;  // as the format has it

struct XlsxCell {
  std::uint32_t column = 0;  // from 1
  std::string text;
};
struct XlsxRow {
  std::uint32_t number = 0;     // from 1
  std::vector<XlsxCell> cells;  // that are not empty, ascending
};

enum class XlsxShows : std::uint8_t { kNumber, kDate, kTime, kDateTime };

// Which styles of cells show numbers as dates: xl/styles.xml.
class XlsxFormats {
 public:
  XlsxFormats() = default;
  explicit XlsxFormats(const pugi::xml_node& root);
  [[nodiscard]] XlsxShows of(std::uint32_t style) const;

 private:
  std::vector<XlsxShows> styles_;
};

// "37" → 37; `otherwise` for what is no whole number below 2^31.
[[nodiscard]] std::uint32_t xlsx_number(std::string_view text, std::uint32_t otherwise);
// "AB12" → 28; `otherwise` for what is no reference; at most 16,384.
[[nodiscard]] std::uint32_t xlsx_column(std::string_view reference, std::uint32_t otherwise);
// The number of a cell as people see it: "45000" → "2023-03-15", "0.1" → "0.1". Days count from 1900 (with a 29
// February that it did not have, as all spreadsheets do) or from 1904. With a time, to the nearest minute; time that
// elapsed ("[h]:mm") is a number.
[[nodiscard]] std::string xlsx_number_as_shown(const std::string& value, XlsxShows shows, bool from_1904);

}  // namespace tifa
