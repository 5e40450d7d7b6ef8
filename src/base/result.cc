#include <tifa/result.h>

namespace tifa {

std::string Error::sentence() const {
  std::string text;
  if (!where.empty()) text += where + ": ";
  text += what;
  if (!todo.empty()) text += "; " + todo;
  return text;
}

}  // namespace tifa
