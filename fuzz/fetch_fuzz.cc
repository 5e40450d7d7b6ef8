// What a web server says: addresses, robots.txt, dates, compressed bodies. The first byte chooses.
#include "expect.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "fetch/address.h"
#include "fetch/content_coding.h"
#include "fetch/http_time.h"
#include "fetch/robots.h"
#include "text/utf8.h"

using tifa::fuzzing::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0: {
      const auto base = tifa::parse_address("http://example.org/a/b?c");
      for (const auto& address : {tifa::parse_address(bytes), tifa::resolve_reference(*base, bytes)}) {
        if (!address) continue;
        const std::string text = address->text();
        if (text.size() > tifa::kMaxAddressBytes) continue;
        const auto again = tifa::parse_address(text);
        expect(again.has_value() && *again == *address, "an address has one form");
        expect(text.find('@') > text.find('/', text.find("://") + 3), "no address has a user");
        const std::string name = tifa::file_name_of(*address);
        expect(!name.empty() && name.size() <= 80 && name.front() != '.' && name.find('/') == name.npos &&
                   tifa::find_invalid_utf8(name) == name.npos,
               "a name is one that files may have");
      }
      break;
    }
    case 1: {
      const std::size_t line = std::min(bytes.find('\n'), bytes.size());
      const auto rules = tifa::RobotsRules::parse(bytes.substr(line), tifa::kProductToken);
      (void)rules.allow(bytes.substr(0, std::min<std::size_t>(line, 4096)));
      break;
    }
    case 2:
      if (const auto seconds = tifa::parse_retry_after(bytes, 1741161600))
        expect(*seconds >= 0, "nobody is asked to go back in time");
      break;
    default:
      if (const auto body = tifa::decode_gzip(bytes, 1 << 20)) expect(body->size() <= 1 << 20, "a limit holds");
  }
  return 0;
}
