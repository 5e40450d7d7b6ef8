#include "ingest/reader_pool.h"

#include <array>
#include <csignal>
#include <utility>

#include <fmt/format.h>

#include "base/wire.h"
#include "ingest/frame.h"

namespace tifa {
namespace {

// Address space is more than memory: the program's own code and its stack.
constexpr std::uint64_t kOwnSpace = 256ULL << 20;

}  // namespace

ReaderPool::ReaderPool(std::filesystem::path programs, ReadLimits limits)
    : programs_(std::move(programs)), limits_(limits) {}

Result<ReaderPool::Worker> ReaderPool::take(std::string_view program, bool fresh) {
  if (!fresh) {
    const std::lock_guard lock(mutex_);
    const auto idle = idle_.find(program);
    if (idle != idle_.end() && !idle->second.empty()) {
      Worker worker = std::move(idle->second.back());
      idle->second.pop_back();
      return worker;
    }
  }
  auto process = LimitedProcess::start(
      programs_ / program, {std::to_string(limits_.memory + kOwnSpace), std::to_string(limits_.cpu_seconds)});
  if (!process) return tl::unexpected(process.error());
  return Worker{std::move(*process), false};
}

void ReaderPool::give_back(std::string_view program, Worker worker) {
  worker.used = true;
  const std::lock_guard lock(mutex_);
  idle_[std::string(program)].push_back(std::move(worker));
}

template <class T, class Parse>
std::optional<Result<T>> ReaderPool::ask(Worker& worker, std::string_view bytes, const FormatRow& row,
                                         const ReadOptions& options, const Parse& parse) const {
  const auto deadline = LimitedProcess::Clock::now() + limits_.clock;
  LimitedProcess& process = worker.process;
  std::array<char, kWireHeadBytes> head{};
  if (!process.send(request_frame({row.format, options, bytes}), deadline) || !process.send(bytes, deadline) ||
      !process.receive(head.data(), head.size(), deadline))
    return std::nullopt;
  const auto frame = parse_frame_head({head.data(), head.size()}, kMaxAnswerBytes);
  if (!frame)
    return fail(ErrorCode::kLimit, "its reader gave more than may be taken from one file, or no answer at all");
  std::string payload(frame->size, '\0');
  if (!process.receive(payload.data(), payload.size(), deadline)) return std::nullopt;
  std::optional<Result<T>> parsed = parse(frame->kind, payload);
  if (!parsed)
    return fail(ErrorCode::kInput, "its reader gave an answer that does not hold together", "",
                "please report this with the file");
  return parsed;
}

Error ReaderPool::account_for(const Worker& worker) const {
  const LimitedProcess& process = worker.process;
  constexpr const char* kConvert = "convert it to another format, and please report it";
  if (process.ending() == Ending::kTimeout || (process.ending() == Ending::kSignal && process.code() == SIGXCPU))
    return {ErrorCode::kLimit, fmt::format("reading it takes longer than {} s", limits_.cpu_seconds), {}, kConvert};
  if (process.ending() == Ending::kSignal)
    return {
        ErrorCode::kInput, fmt::format("it broke the program that reads it (signal {})", process.code()), {}, kConvert};
  return {
      ErrorCode::kInput, fmt::format("the program that reads it ended with status {}", process.code()), {}, kConvert};
}

template <class T, class Parse>
Result<T> ReaderPool::answer(std::string_view bytes, const FormatRow& row, const ReadOptions& options,
                             const Parse& parse) {
  if (bytes.size() > kMaxSourceBytes) return fail(ErrorCode::kLimit, "the source is too large");
  for (const bool fresh : {false, true}) {
    auto worker = take(row.program, fresh);
    if (!worker) return tl::unexpected(worker.error());
    const bool used = worker->used;
    std::optional<Result<T>> given = ask<T>(*worker, bytes, row, options, parse);
    const bool limit = given && !*given && given->error().code == ErrorCode::kLimit;
    if (given && !limit) {
      give_back(row.program, std::move(*worker));
      return std::move(*given);
    }
    // A used process may end, or be at its limit, for what it read before.
    if (used) continue;
    return given ? std::move(*given) : tl::unexpected(account_for(*worker));
  }
  return fail(ErrorCode::kIo, "the program that reads it cannot be kept running");
}

Result<RawDocument> ReaderPool::read(std::string_view bytes, const FormatRow& row, const ReadOptions& options) {
  return answer<RawDocument>(bytes, row, options, parse_answer);
}

Result<std::vector<PackageMember>> ReaderPool::unpack(std::string_view bytes) {
  return answer<std::vector<PackageMember>>(bytes, row_of(Format::kZip), {}, parse_members);
}

}  // namespace tifa
