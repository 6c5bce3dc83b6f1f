// SPDX-License-Identifier: Apache-2.0
// A larger city from a real one: copies of an extract beside each other, so that size can be measured.
//   tile_city IN.osm.pbf OUT.osm.pbf COLUMNS ROWS [DEGREES-EAST DEGREES-NORTH]
// Copy (c, r) stands c steps farther east and r farther north; its ids are those of the extract plus a multiple of 20,000,000,000. Without
// steps the copies stand so far apart that none touches another. It is not a real city: only sizes and times mean anything.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/any_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>

namespace {

constexpr osmium::object_id_type ids_apart = 20'000'000'000;
constexpr std::int32_t margin = 50'000;   // of 1e-7 degrees: half a kilometre

struct Shift {
  osmium::object_id_type id = 0;
  std::int32_t x = 0, y = 0;
};

osmium::Location moved(const osmium::Location& at, const Shift& shift) {
  return at ? osmium::Location(at.x() + shift.x, at.y() + shift.y) : at;
}

void copy(const osmium::Node& node, const Shift& shift, osmium::memory::Buffer& out) {
  osmium::builder::NodeBuilder builder(out);
  builder.set_id(node.id() + shift.id).set_location(moved(node.location(), shift)).set_visible(true);
  builder.add_item(node.tags());
}

void copy(const osmium::Way& way, const Shift& shift, osmium::memory::Buffer& out) {
  osmium::builder::WayBuilder builder(out);
  builder.set_id(way.id() + shift.id).set_visible(true);
  builder.add_item(way.tags());
  osmium::builder::WayNodeListBuilder nodes(builder);
  for (const auto& node : way.nodes()) nodes.add_node_ref(node.ref() + shift.id);
}

void copy(const osmium::Relation& relation, const Shift& shift, osmium::memory::Buffer& out) {
  osmium::builder::RelationBuilder builder(out);
  builder.set_id(relation.id() + shift.id).set_visible(true);
  builder.add_item(relation.tags());
  osmium::builder::RelationMemberListBuilder members(builder);
  for (const auto& member : relation.members()) members.add_member(member.type(), member.ref() + shift.id, member.role());
}

/// One kind of object of all copies, so that the output is sorted by kind and id as extracts are.
template <typename Object>
void write_all(const osmium::memory::Buffer& city, const std::vector<Shift>& shifts, osmium::io::Writer& writer) {
  constexpr std::size_t enough = std::size_t{4} << 20U;
  for (const Shift& shift : shifts) {
    osmium::memory::Buffer out(2 * enough, osmium::memory::Buffer::auto_grow::yes);
    for (const Object& object : city.select<Object>()) {
      copy(object, shift, out);
      out.commit();
      if (out.committed() < enough) continue;
      writer(std::move(out));
      out = osmium::memory::Buffer(2 * enough, osmium::memory::Buffer::auto_grow::yes);
    }
    writer(std::move(out));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 7) {
    std::fputs("tile_city IN.osm.pbf OUT.osm.pbf COLUMNS ROWS [DEGREES-EAST DEGREES-NORTH]\n", stderr);
    return 2;
  }
  try {
    const int columns = std::stoi(argv[3]), rows = std::stoi(argv[4]);
    const osmium::memory::Buffer city = osmium::io::read_file(osmium::io::File(argv[1]));
    osmium::Box box;
    for (const osmium::Node& node : city.select<osmium::Node>()) {
      if (node.location()) box.extend(node.location());
    }
    std::int32_t east = box.top_right().x() - box.bottom_left().x() + margin;
    std::int32_t north = box.top_right().y() - box.bottom_left().y() + margin;
    if (argc == 7) {
      east = osmium::Location::double_to_fix(std::stod(argv[5]));
      north = osmium::Location::double_to_fix(std::stod(argv[6]));
    }
    std::vector<Shift> shifts;
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) shifts.push_back({ids_apart * static_cast<osmium::object_id_type>(shifts.size()), c * east, r * north});
    }
    osmium::io::Writer writer(osmium::io::File(argv[2], "pbf,add_metadata=false"), osmium::io::overwrite::allow);
    write_all<osmium::Node>(city, shifts, writer);
    write_all<osmium::Way>(city, shifts, writer);
    write_all<osmium::Relation>(city, shifts, writer);
    writer.close();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tile_city: %s\n", error.what());
    return 1;
  }
  return 0;
}
