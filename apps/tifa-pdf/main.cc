// tifa-pdf: parses PDF for tifa as tifa-read does the other formats; a program of its own, since poppler and what it
// needs would double the start of that one.
#include "ingest/reading_program.h"
#include "pdf_pages.h"

int main(int argc, char** argv) {
  return tifa::run_reading_program(
      argc, argv, [](const tifa::ReadRequest& request) { return tifa::answer_frame(tifa::read_pdf(request.bytes)); });
}
