#include "fetch/record.h"

#include <nlohmann/json.hpp>

#include "base/file.h"

namespace tifa {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMaxRecordFile = 1ULL << 30;

std::string line_of(const FetchRecord& record) {
  Json json;
  json["path"] = record.path;
  json["address"] = record.address;
  json["final_address"] = record.final_address;
  json["hops"] = record.hops;
  json["network"] = record.network;
  json["time"] = record.time;
  json["status"] = record.status;
  json["headers"] = Json::array();
  for (const auto& [name, value] : record.headers) json["headers"].push_back(Json::array({name, value}));
  json["bytes"] = record.bytes;
  json["sha256"] = record.sha256;
  if (!record.replaces.empty()) json["replaces"] = record.replaces;
  if (!record.kept_as.empty()) json["kept_as"] = record.kept_as;
  // Headers may hold any bytes.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

FetchRecord record_of(const Json& json) {
  FetchRecord record;
  json.at("path").get_to(record.path);
  json.at("address").get_to(record.address);
  json.at("final_address").get_to(record.final_address);
  json.at("hops").get_to(record.hops);
  json.at("network").get_to(record.network);
  json.at("time").get_to(record.time);
  json.at("status").get_to(record.status);
  for (const Json& header : json.at("headers"))
    record.headers.emplace_back(header.at(0).get<std::string>(), header.at(1).get<std::string>());
  json.at("bytes").get_to(record.bytes);
  json.at("sha256").get_to(record.sha256);
  record.replaces = json.value("replaces", "");
  record.kept_as = json.value("kept_as", "");
  return record;
}

}  // namespace

std::string_view FetchRecord::header(std::string_view name) const { return header_of(headers, name); }

Result<std::vector<FetchRecord>> read_records(const std::filesystem::path& file) {
  std::vector<FetchRecord> records;
  const std::string place = file.filename().string();
  auto text = read_file(file, kMaxRecordFile, place);
  if (!text && text.error().code == ErrorCode::kNotFound) return records;
  if (!text) return tl::unexpected(text.error());
  std::size_t number = 1;
  for (std::size_t at = 0; at < text->size(); ++number) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string_view line = std::string_view(*text).substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    try {
      records.push_back(record_of(Json::parse(line)));
    } catch (const Json::exception&) {
      return fail(ErrorCode::kInput, "this is no record of a fetched source",
                  place + ", line " + std::to_string(number), "remove the line; what it told of its source is lost");
    }
  }
  return records;
}

Status append_records(const std::filesystem::path& file, const std::vector<FetchRecord>& records) {
  if (records.empty()) return {};
  auto text = read_file(file, kMaxRecordFile, file.filename().string());
  if (!text && text.error().code != ErrorCode::kNotFound) return tl::unexpected(text.error());
  std::string all = text ? std::move(*text) : std::string();
  if (!all.empty() && all.back() != '\n') all += '\n';
  for (const FetchRecord& record : records) all += line_of(record);
  return write_file(file, all);
}

Status write_records(const std::filesystem::path& file, const std::vector<FetchRecord>& records) {
  if (records.empty()) {
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) return tl::unexpected(system_error(error.value(), "cannot remove the file", file.string()));
    return {};
  }
  std::string all;
  for (const FetchRecord& record : records) all += line_of(record);
  return write_file(file, all);
}

const FetchRecord* latest_record(const std::vector<FetchRecord>& records, std::string_view path) {
  for (auto record = records.rbegin(); record != records.rend(); ++record)
    if (record->path == path) return &*record;
  return nullptr;
}

}  // namespace tifa
