#include "fetch/address.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

std::string normal(std::string_view text) {
  const auto address = parse_address(text);
  return address ? address->text() : "error: " + address.error().what;
}

TEST(Address, HasOneForm) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"http://example.org", "http://example.org/"},
      {"HTTPS://Example.ORG:443/a", "https://example.org/a"},
      {"http://example.org:8080?q#part", "http://example.org:8080/?q"},
      {"http://example.org/a/../b/./c//d/..", "http://example.org/b/c//"},
      {"http://example.org/../../etc", "http://example.org/etc"},
      {"http://example.org/港口?词=海", "http://example.org/%E6%B8%AF%E5%8F%A3?%E8%AF%8D=%E6%B5%B7"},
      {"http://example.org/50%/%zz/%e6", "http://example.org/50%25/%25zz/%e6"},
      {"http://中国政府网.政务/", "http://xn--fiqs8sirgfmhq98a.xn--zfr164b/"},
      {"http://[::1]:80/", "http://[::1]/"},
      {"http://[2001:DB8:0::1]:81/", "http://[2001:db8::1]:81/"},
      {"http://example.org/a\"<b>", "http://example.org/a%22%3Cb%3E"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(normal(text), expected) << text;
    EXPECT_EQ(normal(normal(text)), normal(text)) << text;
  }
}

TEST(Address, IsRefusedWhereItLeavesSomethingToInterpret) {
  for (const char* text : {"",
                           "example.org",
                           "ftp://example.org/",
                           "javascript:alert(1)",
                           "http://",
                           "http:///a",
                           "http://a:0/",
                           "http://a:65536/",
                           "http://a:8x/",
                           "http://user@example.org/",
                           "http://user:word@example.org/",
                           "http://example.org\\@127.0.0.1/",
                           "http://exa mple.org/",
                           "http://example.org/a\nb",
                           "http://.example.org/",
                           "http://a..b/",
                           "http://exam%70le.org/",
                           "http://[::1/",
                           "http://[::1%25eth0]/",
                           "http://[1.2.3.4]/",
                           "http://a/\xff"})
    EXPECT_FALSE(parse_address(text)) << text;
  EXPECT_FALSE(parse_address("http://example.org/" + std::string(kMaxAddressBytes, 'a')));
}

TEST(Address, ReferencesAreResolvedAsTheStandardSays) {
  const auto base = parse_address("http://a/b/c/d;p?q");
  ASSERT_TRUE(base);
  // RFC 3986, section 5.4, what has no fragment and is http.
  const std::vector<std::pair<const char*, const char*>> cases{
      {"g", "http://a/b/c/g"},        {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},      {"/g", "http://a/g"},
      {"//g", "http://g/"},           {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},    {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},     {".", "http://a/b/c/"},
      {"..", "http://a/b/"},          {"../g", "http://a/b/g"},
      {"../../../g", "http://a/g"},   {"/./g", "http://a/g"},
      {"g.", "http://a/b/c/g."},      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},  {"g;x=1/../y", "http://a/b/c/y"},
      {"https://b/x", "https://b/x"}, {"#part", "http://a/b/c/d;p?q"},
  };
  for (const auto& [reference, expected] : cases) {
    const auto found = resolve_reference(*base, reference);
    ASSERT_TRUE(found) << reference;
    EXPECT_EQ(found->text(), expected) << reference;
  }
  for (const char* reference : {"file:///etc/passwd", "mailto:a@b", "data:text/html,x", "//u:p@g/", "a\\b"})
    EXPECT_FALSE(resolve_reference(*base, reference)) << reference;
}

TEST(Address, GivesNamesThatFilesMayHave) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"http://www.gov.cn/2025/report.htm", "report.htm"},
      {"http://www.gov.cn/", "www.gov.cn"},
      {"http://a.org/list.jsp?id=7&page=2", "list.jsp-id-7-page-2"},
      {"http://a.org/..%2F..%2Fetc%2Fpasswd", "etc-passwd"},
      {"http://a.org/.bashrc", "bashrc"},
      {"http://a.org/公报.html", "公报.html"},
      {"http://a.org/%E2%80%AEgpj.exe", "gpj.exe"},
      {"http://a.org/%ff%fe", "a.org"},
      {"http://a.org/---", "page"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(file_name_of(*parse_address(text)), expected) << text;
  std::string many = "http://a.org/";
  for (int i = 0; i < 100; ++i) many += "港";
  EXPECT_EQ(file_name_of(*parse_address(many)).size(), 78U);  // whole characters
}

}  // namespace
}  // namespace tifa
