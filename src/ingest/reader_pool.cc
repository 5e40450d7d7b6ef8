#include "ingest/reader_pool.h"

#include <array>
#include <csignal>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/wire.h"

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
std::optional<Result<T>> ReaderPool::ask(Worker& worker, const ReadRequest& request, const Parse& parse) const {
  const auto deadline = LimitedProcess::Clock::now() + limits_.clock;
  LimitedProcess& process = worker.process;
  std::array<char, kWireHeadBytes> head{};
  if (!process.send(request_frame(request), deadline) || !process.send(request.bytes, deadline) ||
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
Result<T> ReaderPool::answer(std::string_view program, const ReadRequest& request, const Parse& parse) {
  if (request.bytes.size() > kMaxSourceBytes) return fail(ErrorCode::kLimit, "the source is too large");
  for (const bool fresh : {false, true}) {
    auto worker = take(program, fresh);
    if (!worker) return tl::unexpected(worker.error());
    const bool used = worker->used;
    std::optional<Result<T>> given = ask<T>(*worker, request, parse);
    const bool limit = given && !*given && given->error().code == ErrorCode::kLimit;
    if (given && !limit) {
      give_back(program, std::move(*worker));
      return std::move(*given);
    }
    // A used process may end, or be at its limit, for what it read before.
    if (used) continue;
    return given ? std::move(*given) : tl::unexpected(account_for(*worker));
  }
  return fail(ErrorCode::kIo, "the program that reads it cannot be kept running");
}

std::optional<std::string> ReaderPool::take_kept(const std::string& key) {
  const std::lock_guard lock(mutex_);
  auto found = kept_.extract(key);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

void ReaderPool::keep(const std::string& key, std::string document) {
  const std::lock_guard lock(mutex_);
  if (document.size() > room_) return;
  room_ -= document.size();
  kept_.insert_or_assign(key, std::move(document));
}

Result<RawDocument> ReaderPool::read(std::string_view bytes, const FormatRow& row, const ReadOptions& options) {
  const ReadRequest request{row.format, options, bytes};
  if (!remembers_) return answer<RawDocument>(row.program, request, parse_answer);
  const std::string key = request_frame(request) + sha256_hex(bytes);
  if (const auto kept = take_kept(key))
    if (auto parsed = parse_answer(FrameKind::kDocument, *kept)) return std::move(*parsed);
  return answer<RawDocument>(row.program, request, [&](FrameKind kind, std::string_view payload) {
    auto parsed = parse_answer(kind, payload);
    if (kind == FrameKind::kDocument && parsed) keep(key, std::string(payload));
    return parsed;
  });
}

Result<WordLook> ReaderPool::look(std::string_view bytes, const ReadOptions& options) {
  return answer<WordLook>(row_of(Format::kDocx).program, {Format::kDocx, options, bytes, true}, parse_look);
}

Result<std::vector<PackageMember>> ReaderPool::unpack(std::string_view bytes) {
  return answer<std::vector<PackageMember>>(row_of(Format::kZip).program, {Format::kZip, {}, bytes}, parse_members);
}

}  // namespace tifa
