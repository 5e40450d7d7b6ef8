// The parts of a ZIP file that a library wrote, read back to see that each is complete.
#pragma once

#include <string_view>

namespace tifa {

// Whether every part of a package of XML parts (ECMA-376-2) inflates, has the checksum noted, and ends with the end tag
// of its root element. A writer that goes through temporary files and does not look at each write leaves parts that end
// too early when the disk is full. O(inflated size). No input makes it read outside `bytes`.
[[nodiscard]] bool xml_parts_complete(std::string_view bytes);

}  // namespace tifa
