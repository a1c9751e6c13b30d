#include "sim/world/state/world.h"

#include <algorithm>

#include "sim/base/check.h"

namespace partly::world {
namespace {

template <class Items, class Matches>
auto* find_in(Items& items, Matches matches) {
  const auto found = std::find_if(items.begin(), items.end(), matches);
  return found == items.end() ? nullptr : &*found;
}

template <class Items>
auto* with_id(Items& items, int id) {
  return find_in(items, [&](const auto& one) { return one.id == id; });
}

}  // namespace

double Model::capability(int classes) const {
  return result ? learn::capability(result->accuracy_mean(), classes) : 0;
}

const Lab& World::lab(const std::string& id) const {
  const Lab* found = find_in(labs, [&](const Lab& one) { return one.id == id; });
  PARTLY_CHECK(found != nullptr);
  return *found;
}

Lab& World::lab(const std::string& id) { return const_cast<Lab&>(std::as_const(*this).lab(id)); }

const Lab& World::player() const {
  const Lab* found = find_in(labs, [](const Lab& one) { return is_player(one); });
  PARTLY_CHECK(found != nullptr);
  return *found;
}

const Model* World::model(int id) const { return with_id(models, id); }
Model* World::model(int id) { return with_id(models, id); }
const law::Proceeding* World::proceeding(int id) const { return with_id(proceedings, id); }
law::Proceeding* World::proceeding(int id) { return with_id(proceedings, id); }

double World::factor(const std::string& what) const {
  double product = 1;
  for (const Adjustment& adjustment : adjustments)
    if (adjustment.what == what) product *= adjustment.factor;
  return product;
}

Interval World::factor_range(const std::string& what) const {
  Interval product{1, 1};
  for (const Adjustment& adjustment : adjustments) {
    if (adjustment.what != what) continue;
    const Interval range = adjustment.range.value_or(Interval{adjustment.factor, adjustment.factor});
    product = {product.low * range.low, product.high * range.high};
  }
  return product;
}

}  // namespace partly::world
