#include "ingest/frame.h"

#include <algorithm>
#include <array>
#include <new>
#include <type_traits>

#include "base/wire.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kMagic = 0x41464954;  // "TIFA"
constexpr std::uint16_t kVersion = 4;

// One description of the fields for both directions: `Wire` writes them or reads them.
template <class Wire, class Raw>
void pass_document(Wire& wire, Raw& raw) {
  wire.text(raw.text);
  wire.runs(raw.origin);
  wire.list(raw.blocks, [&](auto& block) {
    wire.number(block.range.begin);
    wire.number(block.range.end);
    wire.number(block.hint);
    wire.number(block.level);
    wire.number(block.paragraph_start);
    wire.number(block.indent);
    wire.number(block.strong_end);
  });
  wire.list(raw.set_aside, [&](auto& item) {
    wire.number(item.reason);
    wire.number(item.origin.begin);
    wire.number(item.origin.end);
  });
  wire.number(raw.source_size);
  wire.number(raw.encoding);
  wire.list(raw.places.parts, [&](auto& part) { wire.text(part); });
  wire.list(raw.places.places, [&](auto& place) {
    wire.number(place.begin);
    wire.number(place.part);
    wire.number(place.number);
    wire.number(place.kind);
    wire.number(place.left);
    wire.number(place.top);
    wire.number(place.right);
    wire.number(place.bottom);
  });
  wire.text(raw.extracted);
  for (auto* property : {&raw.properties.title, &raw.properties.author, &raw.properties.date, &raw.properties.language,
                         &raw.properties.address})
    wire.text(*property);
  wire.text(raw.unread);
  wire.number(raw.hard_lines);
}

template <class Wire, class Failure>
void pass_error(Wire& wire, Failure& error) {
  wire.number(error.code);
  wire.text(error.what);
  wire.text(error.where);
  wire.text(error.todo);
}

template <class Wire, class Members>
void pass_members(Wire& wire, Members& members) {
  wire.list(members, [&](auto& member) {
    wire.text(member.name);
    wire.text(member.bytes);
    bool refused = member.refused.has_value();
    wire.number(refused);
    if (!refused) return;
    if constexpr (std::is_same_v<Wire, WireReader>) member.refused.emplace();
    pass_error(wire, *member.refused);
  });
}

template <class Wire, class Look>
void pass_look(Wire& wire, Look& look) {
  wire.text(look.styles);
  wire.text(look.numbering);
  wire.text(look.page);
  wire.list(look.markup, [&](auto& text) { wire.text(text); });
  wire.list(look.paragraphs, [&](auto& paragraph) {
    wire.number(paragraph.begin);
    wire.number(paragraph.properties);
    wire.number(paragraph.mark);
    wire.number(paragraph.cell);
    wire.number(paragraph.empty);
    wire.text(paragraph.label);
  });
  wire.list(look.runs, [&](auto& run) {
    wire.number(run.begin);
    wire.number(run.properties);
  });
  wire.list(look.cells, [&](auto& cell) {
    wire.number(cell.row);
    wire.number(cell.properties);
  });
  wire.list(look.rows, [&](auto& row) {
    wire.number(row.table);
    wire.number(row.properties);
  });
  wire.list(look.tables, [&](auto& table) { wire.number(table); });
}

template <class T, class Pass>
std::string whole_frame(const Result<T>& answer, FrameKind kind, const Pass& pass) {
  std::string bytes(kWireHeadBytes, '\0');
  WireWriter wire(bytes);
  if (answer)
    pass(wire, *answer);
  else
    pass_error(wire, answer.error());
  bytes.replace(0, kWireHeadBytes, frame_head({answer ? kind : FrameKind::kError, bytes.size() - kWireHeadBytes}));
  return bytes;
}

// What is no answer of the kind that was asked for must be an error.
template <class T>
std::optional<Result<T>> parse_error(FrameKind kind, WireReader& wire) {
  if (kind != FrameKind::kError) return std::nullopt;
  Error error;
  pass_error(wire, error);
  if (!wire.complete() || error.code < ErrorCode::kUsage || error.code > ErrorCode::kLimit || error.what.empty())
    return std::nullopt;
  return tl::unexpected<Error>(std::move(error));
}

std::string no_memory() {
  return answer_frame(fail(ErrorCode::kLimit, "reading it takes more memory than a reader may have", "",
                           "split it or convert it to another format"));
}

}  // namespace

std::string frame_head(FrameHead head) {
  return wire_head({kMagic, kVersion, static_cast<std::uint16_t>(head.kind), head.size});
}

std::optional<FrameHead> parse_frame_head(std::string_view bytes, std::uint64_t limit) {
  const auto head = parse_wire_head(bytes, kMagic, kVersion, limit);
  if (!head) return std::nullopt;
  return FrameHead{static_cast<FrameKind>(head->kind), head->size};
}

std::string request_frame(const ReadRequest& request) {
  std::string fields;
  WireWriter wire(fields);
  wire.number(static_cast<std::uint32_t>(request.format));
  wire.number(static_cast<std::uint16_t>(request.options.changes));
  wire.number(static_cast<std::uint16_t>(request.options.as_table));
  wire.number(static_cast<std::uint16_t>(request.look));
  std::string rules;
  WireWriter wire_rules(rules);
  wire_rules.list(request.options.rules, [&](const TextRule& rule) {
    wire_rules.number(rule.keep);
    for (const std::string* part : {&rule.select, &rule.text, &rule.reason}) wire_rules.text(*part);
  });
  wire.text(rules);
  wire.text(request.options.encoding);
  return frame_head({FrameKind::kRequest, fields.size() + request.bytes.size()}) + fields;
}

std::optional<ReadRequest> parse_request(std::string_view payload) {
  WireReader wire(payload);
  std::uint32_t format = 0;
  std::uint16_t changes = 0, as_table = 0, look = 0;
  wire.number(format);
  wire.number(changes);
  wire.number(as_table);
  wire.number(look);
  std::string rules;
  wire.text(rules);
  std::string encoding;
  wire.text(encoding);
  if (format >= formats().size() || changes > static_cast<std::uint16_t>(Changes::kRejected)) return std::nullopt;
  ReadRequest request;
  request.format = static_cast<Format>(format);
  request.look = look != 0;
  request.options = {static_cast<Changes>(changes), as_table != 0, {}, std::move(encoding)};
  WireReader wire_rules(rules);
  wire_rules.list(request.options.rules, [&](TextRule& rule) {
    wire_rules.number(rule.keep);
    for (std::string* part : {&rule.select, &rule.text, &rule.reason}) wire_rules.text(*part);
  });
  constexpr std::size_t kNumbers = 10, kSizes = 2 * 4;
  const std::size_t fields = kNumbers + kSizes + rules.size() + request.options.encoding.size();
  if (!wire_rules.complete() || payload.size() < fields) return std::nullopt;
  request.bytes = payload.substr(fields);
  return request;
}

std::string answer_frame(const Result<RawDocument>& answer) {
  return whole_frame(answer, FrameKind::kDocument,
                     [](WireWriter& wire, const RawDocument& raw) { pass_document(wire, raw); });
}

std::string members_frame(const Result<std::vector<PackageMember>>& answer) {
  return whole_frame(answer, FrameKind::kMembers,
                     [](WireWriter& wire, const std::vector<PackageMember>& members) { pass_members(wire, members); });
}

std::string look_frame(const Result<WordLook>& answer) {
  return whole_frame(answer, FrameKind::kLook, [](WireWriter& wire, const WordLook& look) { pass_look(wire, look); });
}

std::optional<Result<RawDocument>> parse_answer(FrameKind kind, std::string_view payload) {
  WireReader wire(payload);
  if (kind == FrameKind::kDocument) {
    RawDocument raw;
    pass_document(wire, raw);
    if (!wire.complete() || !fault_in(raw).empty()) return std::nullopt;
    return raw;
  }
  return parse_error<RawDocument>(kind, wire);
}

std::optional<Result<std::vector<PackageMember>>> parse_members(FrameKind kind, std::string_view payload) {
  WireReader wire(payload);
  if (kind != FrameKind::kMembers) return parse_error<std::vector<PackageMember>>(kind, wire);
  std::vector<PackageMember> members;
  pass_members(wire, members);
  const auto sound = [](const PackageMember& member) {
    return !member.name.empty() && find_invalid_utf8(member.name) == std::string_view::npos &&
           ("/" + member.name + "/").find("/../") == std::string::npos && member.name.front() != '/' &&
           (!member.refused || !member.refused->what.empty());
  };
  if (!wire.complete() || !std::all_of(members.begin(), members.end(), sound)) return std::nullopt;
  return members;
}

std::optional<Result<WordLook>> parse_look(FrameKind kind, std::string_view payload) {
  WireReader wire(payload);
  if (kind != FrameKind::kLook) return parse_error<WordLook>(kind, wire);
  WordLook look;
  pass_look(wire, look);
  if (!wire.complete() || !fault_in(look).empty()) return std::nullopt;
  return look;
}

int serve_reads(const std::function<std::string(const ReadRequest&)>& answer) {
  std::array<char, kWireHeadBytes> head{};
  while (receive_all(head.data(), head.size())) {
    const auto frame = parse_frame_head({head.data(), head.size()}, kMaxRequestBytes);
    if (!frame || frame->kind != FrameKind::kRequest) return 2;
    std::string reply;
    try {
      std::string payload(frame->size, '\0');
      if (!receive_all(payload.data(), payload.size())) return 2;
      const auto request = parse_request(payload);
      if (!request) return 2;
      reply = answer(*request);
    } catch (const std::bad_alloc&) {
      reply = no_memory();
    }
    if (!send_all(reply)) return 2;
  }
  return 0;
}

}  // namespace tifa
