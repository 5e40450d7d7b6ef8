#include "ingest/relations.h"

#include <utility>

#include "ingest/xml.h"

namespace tifa {

Result<std::vector<Relation>> relations_of(Package& package, const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == part.npos ? "" : part.substr(0, slash + 1);
  const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Relation> found;
  if (!package.has(name)) return found;
  auto bytes = package.read(name);
  if (!bytes) return tl::unexpected(bytes.error());
  auto tree = parse_xml(*bytes, name);
  if (!tree) return tl::unexpected(tree.error());
  for (pugi::xml_node node = child_of(**tree, "Relationships").first_child(); node; node = node.next_sibling()) {
    if (attribute_of(node, "TargetMode") == "External") continue;
    std::string target = resolve_in_package(part, attribute_of(node, "Target"));
    if (target.empty()) continue;
    found.push_back(
        {std::string(attribute_of(node, "Id")), std::string(attribute_of(node, "Type")), std::move(target)});
  }
  return found;
}

}  // namespace tifa
