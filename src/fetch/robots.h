// What a site asks of programs: robots.txt (RFC 9309).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// By this name tifa is addressed in a robots.txt, and goes by it in requests.
inline constexpr std::string_view kProductToken = "tifa";

inline constexpr std::size_t kMaxRobotsBytes = 512 << 10;  // RFC 9309, section 2.5

class RobotsRules {
 public:
  // The rules of all groups for `product`, whatever the case, else of those for "*". What is no line of the format is
  // passed over. At most the first kMaxRobotsBytes are read. O(bytes).
  [[nodiscard]] static RobotsRules parse(std::string_view robots, std::string_view product);

  // Path and query as in Address. The longest rule that matches decides; of two alike, that which allows.
  // O(bytes of the rules × bytes of the target).
  [[nodiscard]] bool allow(std::string_view target) const;

 private:
  struct Rule {
    std::string pattern;  // percent-encoded alike (normal_escapes)
    bool allow = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace tifa
