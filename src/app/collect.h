// What the commands that put documents in share: the manifest's text, files that come into the corpus, the build.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/app.h>

#include "build/build.h"

namespace tifa {

[[nodiscard]] Result<std::string> read_manifest_text(const std::filesystem::path& root);

// Files that are copied into the corpus by a call; taken away again unless it succeeds.
class Copies {
 public:
  // Takes away what a call that was killed left half written.
  explicit Copies(std::filesystem::path root);
  Copies(const Copies&) = delete;
  Copies& operator=(const Copies&) = delete;
  ~Copies() {
    std::error_code ignored;
    for (const std::filesystem::path& file : files_) std::filesystem::remove(file, ignored);
  }
  // Where a file lies in the corpus, from its root: it is copied into texts/ unless it is in the corpus already, under
  // its own name or, where another file has it, with a number after it. What is in texts/ byte for byte is not copied
  // again, unless it is `used`: the text of an edition.
  [[nodiscard]] Result<std::string> bring(const std::filesystem::path& file, const std::set<std::string>& used = {});
  // The same of bytes that are to have a name.
  [[nodiscard]] Result<std::string> bring(std::string_view bytes, const std::string& name,
                                          const std::set<std::string>& used);
  // Sees to it that they are on disk; before the manifest names them.
  [[nodiscard]] Status settle() const;
  void keep() { files_.clear(); }

 private:
  std::filesystem::path root_;
  std::vector<std::filesystem::path> files_;
  std::map<std::string, int> taken_;  // name → the last number that another file has
};

[[nodiscard]] Result<BuildAnswer> timed_build(const std::filesystem::path& root, const BuildOptions& options,
                                              const Context& context, Diagnostics& diagnostics);

}  // namespace tifa
