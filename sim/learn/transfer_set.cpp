#include "sim/learn/transfer_set.h"

#include "sim/base/check.h"

namespace partly::learn {
namespace {

void give_soft_places(TransferSet& set) {  // weight 0: the loss stays what it was
  set.alpha.resize(set.size(), 0);
  set.teacher_logits.resize(set.size() * static_cast<std::size_t>(set.classes), 0);
}

template <class T>
void extend(std::vector<T>& values, const std::vector<T>& more) {
  values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

void append(TransferSet& set, const TransferSet& more) {
  PARTLY_CHECK(set.inputs == more.inputs && set.classes == more.classes);
  if (more.has_soft_targets()) {
    give_soft_places(set);
    extend(set.alpha, more.alpha);
    extend(set.teacher_logits, more.teacher_logits);
  }
  extend(set.x, more.x);
  extend(set.label, more.label);
  if (set.has_soft_targets()) give_soft_places(set);
}

}  // namespace partly::learn
