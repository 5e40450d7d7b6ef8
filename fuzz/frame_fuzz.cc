// What a program that was taken over might say to the one that started it: refused, or something that holds together.
#include "whole.h"

#include "fetch/exchange.h"
#include "ingest/frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      if (auto answer = tifa::parse_answer(tifa::FrameKind::kDocument, bytes))
        tifa::fuzzing::expect_whole(std::move(*answer));
      if (const auto look = tifa::parse_look(tifa::FrameKind::kLook, bytes); look && *look)
        tifa::fuzzing::expect(!tifa::look_frame(*look).empty(), "a look can be sent on");
      break;
    case 1:
      if (const auto request = tifa::parse_request(bytes))
        tifa::fuzzing::expect(request->bytes.size() <= bytes.size(), "a request is part of its frame");
      break;
    case 2:
      if (const auto outcome = tifa::parse_outcome(bytes); outcome && *outcome)
        tifa::fuzzing::expect(!tifa::outcome_frame(*outcome).empty(), "a reply can be sent on");
      break;
    default:
      if (const auto exchange = tifa::parse_exchange(bytes))
        tifa::fuzzing::expect(tifa::exchange_frame(*exchange).size() == bytes.size() + 16, "frames have one form");
  }
  return 0;
}
