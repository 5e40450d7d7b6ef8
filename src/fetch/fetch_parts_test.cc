// Networks, times, codings, records and frames.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <string>

#include "base/file.h"
#include "fetch/content_coding.h"
#include "fetch/exchange.h"
#include "fetch/http_time.h"
#include "fetch/network.h"
#include "fetch/record.h"
#include "support/temp_folder.h"

namespace tifa {
namespace {

bool is_public(const char* text) {
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET, text, bytes.data()) == 1) return is_public_network(std::span(bytes).first(4));
  EXPECT_EQ(::inet_pton(AF_INET6, text, bytes.data()), 1) << text;
  return is_public_network(bytes);
}

TEST(Network, WhatIsPublic) {
  for (const char* text : {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
                           "192.167.0.1", "223.255.255.255", "198.20.0.1", "2606:4700::1111", "2001:4860:4860::8888",
                           "240e::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"})
    EXPECT_TRUE(is_public(text)) << text;
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.255.0.1",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "192.168.0.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.1",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.1.1.1",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::127.0.0.1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::1",
                           "2002:a00:1::1",
                           "2001::1",
                           "2001:db8::1",
                           "3fff::1",
                           "fc00::1",
                           "fd12::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "100::1",
                           "5f00::1"})
    EXPECT_FALSE(is_public(text)) << text;
  EXPECT_FALSE(is_public_network({}));
}

TEST(HttpTime, ThreeFormsAndNothingElse) {
  constexpr std::int64_t kNow = 1741161600;  // 2025-03-05T08:00:00Z
  for (const char* text :
       {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    EXPECT_EQ(parse_http_date(text, kNow), 784111777) << text;
  for (const char* text : {"", "yesterday", "Sun, 31 Feb 2025 00:00:00 GMT", "Sun, 06 Nov 1994 25:00:00 GMT",
                           "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 6 6 6 08:49:37 GMT"})
    EXPECT_FALSE(parse_http_date(text, kNow)) << text;
  EXPECT_EQ(utc_text(kNow), "2025-03-05T08:00:00Z");
  EXPECT_EQ(utc_text(784111777), "1994-11-06T08:49:37Z");
  EXPECT_EQ(utc_text(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(parse_retry_after("120", kNow), 120);
  EXPECT_EQ(parse_retry_after("Wed, 05 Mar 2025 08:01:00 GMT", kNow), 60);
  EXPECT_EQ(parse_retry_after("Wed, 05 Mar 2015 08:01:00 GMT", kNow), 0);
  for (const char* text : {"", "-1", "1.5", "soon", "99999999999999999999"})
    EXPECT_FALSE(parse_retry_after(text, kNow)) << text;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(::deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(::deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(::deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return out;
}

TEST(ContentCoding, WholeOrRefused) {
  const std::string text = "港口建设与岛际航线。\n";
  const std::string packed = gzip(text);
  EXPECT_EQ(decode_gzip(packed, 1000), text);
  EXPECT_EQ(decode_gzip(packed + gzip(text), 1000), text + text);
  EXPECT_EQ(decode_gzip(packed, text.size()), text);
  EXPECT_EQ(decode_gzip(packed, text.size() - 1).error().code, ErrorCode::kLimit);
  for (std::size_t cut = 0; cut < packed.size(); ++cut) EXPECT_FALSE(decode_gzip(packed.substr(0, cut), 1000)) << cut;
  EXPECT_FALSE(decode_gzip(packed + "x", 1000));
  EXPECT_EQ(decode_gzip(gzip(std::string(64 << 20, '0')), 1 << 20).error().code, ErrorCode::kLimit);
}

TEST(Exchange, FramesComeBackAndNothingElseIsOne) {
  Exchange exchange;
  exchange.address = "http://example.org/";
  exchange.headers = {{"If-None-Match", "\"1\""}};
  exchange.max_bytes = 7;
  exchange.seconds = 3;
  exchange.cut = true;
  constexpr std::size_t kHead = 16;
  const std::string sent = exchange_frame(exchange).substr(kHead);
  const auto got = parse_exchange(sent);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->address, exchange.address);
  EXPECT_EQ(got->headers, exchange.headers);
  EXPECT_TRUE(got->cut && !got->allow_private && got->max_bytes == 7 && got->seconds == 3);
  for (std::size_t cut = 0; cut < sent.size(); ++cut) EXPECT_FALSE(parse_exchange(sent.substr(0, cut)));
  exchange.headers = {{"If-None-Match", "\"1\"\r\nCookie: x"}};
  EXPECT_FALSE(parse_exchange(exchange_frame(exchange).substr(kHead)));
  exchange.headers = {{"If-None-Match\n", "\"1\""}};
  EXPECT_FALSE(parse_exchange(exchange_frame(exchange).substr(kHead)));

  Reply reply;
  reply.status = 200;
  reply.headers = {{"etag", "\"1\""}};
  reply.body = std::string("a\0b", 3);
  const std::string answer = outcome_frame(reply).substr(kHead);
  const auto outcome = parse_outcome(answer);
  ASSERT_TRUE(outcome && *outcome);
  EXPECT_EQ((*outcome)->body, reply.body);
  EXPECT_EQ((*outcome)->header("etag"), "\"1\"");
  for (std::size_t cut = 0; cut < answer.size(); ++cut) EXPECT_FALSE(parse_outcome(answer.substr(0, cut)));
  const auto none = parse_outcome(outcome_frame(tl::unexpected<NoReply>(NoReply{Fault::kSize, "x"})).substr(kHead));
  ASSERT_TRUE(none && !*none);
  EXPECT_EQ(none->error().fault, Fault::kSize);
}

TEST(Exchange, AProgramOfAnotherReleaseIsRefused) {
  const testing::TempFolder folder;
  Exchange exchange;
  exchange.address = "http://example.org/";
  const std::string request = std::to_string(exchange_frame(exchange).size());
  folder.write("tifa-fetch",
               "#!/bin/sh\nhead -c " + request + " >/dev/null\ncat '" + (folder / "answer").string() + "'\n");
  std::filesystem::permissions(folder / "tifa-fetch", std::filesystem::perms::owner_all);
  Reply reply;
  reply.status = 200;
  std::string answer = outcome_frame(reply);
  folder.write("answer", answer);
  const auto own = FetchProgram(folder.path()).exchange(exchange);
  ASSERT_TRUE(own) << own.error().what;
  EXPECT_EQ((*own)->status, 200U);
  constexpr std::size_t kVersion = 4;  // where it stands
  ++answer[kVersion];
  folder.write("answer", answer);
  EXPECT_EQ(FetchProgram(folder.path()).exchange(exchange).error().code, ErrorCode::kIo);
}

TEST(Record, KeepsWhatWasThere) {
  const testing::TempFolder folder;
  const auto file = folder.path() / "fetched.jsonl";
  EXPECT_TRUE(read_records(file)->empty());
  FetchRecord record;
  record.path = "texts/a.html";
  record.address = record.final_address = "http://example.org/";
  record.headers = {{"x", "\xff\"\n"}};
  record.sha256 = "1";
  ASSERT_TRUE(append_records(file, {record}));
  record.sha256 = "2";
  ASSERT_TRUE(append_records(file, {record}));
  const auto records = read_records(file);
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 2U);
  EXPECT_EQ(latest_record(*records, "texts/a.html")->sha256, "2");
  EXPECT_EQ(latest_record(*records, "texts/b.html"), nullptr);
  EXPECT_EQ((*records)[0].headers[0].second, "\xEF\xBF\xBD\"\n");
  ASSERT_TRUE(write_file(file, "{}\n"));
  EXPECT_EQ(read_records(file).error().where, "fetched.jsonl, line 1");
}

}  // namespace
}  // namespace tifa
