// tifa-read: parses hostile formats for tifa, in a process with bounded memory and time and nothing open but the socket
// to the one that started it. Not for people: started by tifa, which speaks the frames of ingest/frame.h with it.
#include "ingest/readers.h"
#include "ingest/reading_program.h"

int main(int argc, char** argv) {
  return tifa::run_reading_program(argc, argv, [](const tifa::ReadRequest& request) {
    if (request.look && request.format == tifa::Format::kDocx)
      return tifa::look_frame(tifa::read_word_look(request.bytes, request.options));
    const tifa::FormatRow& row = tifa::row_of(request.format);
    if (row.holds == tifa::Holds::kDocuments) return tifa::members_frame(tifa::unpack(request.bytes));
    if (row.read == nullptr)
      return tifa::answer_frame(
          tifa::fail(tifa::ErrorCode::kUsage, "tifa-read does not read " + std::string(row.name)));
    return tifa::answer_frame(row.read(request.bytes, request.options));
  });
}
