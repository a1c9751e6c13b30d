#include "sim/base/fields_hash.h"
#include "sim/world/state/fields.h"

namespace partly::world {

std::uint64_t hash(const World& world) { return hash_of(world); }

}  // namespace partly::world
