// What is worth a page of its own after a close: a claim that was decided or settled, an order of a court,
// access that was cut, a first product on the market, the end of the money. Each with two or three causes in
// the order of time. Found by comparing two views, so that nothing is told twice.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/world/view/view.h"

namespace partly::world {

enum class MomentKind { verdict, settlement, order, cut, listing, insolvency };

struct MomentCause {
  Quarter quarter;
  std::string text;
};

struct Moment {
  MomentKind kind = MomentKind::verdict;
  Quarter quarter;
  std::string title;                // "The court finds for Meridian: $1.9 B"
  std::string text;                 // what it means, one or two sentences
  std::vector<MomentCause> causes;  // oldest first
  int proceeding = 0, model = 0;    // what it is about; 0: nothing
};

// Of a view, what moments are told by the change of.
struct MomentMarks {
  std::map<int, law::Stage> stages;  // of one's own claims
  std::set<int> with_verdict, enjoined, sold;
  bool access_cut = false, insolvent = false;
};
// "500 of the provider's answers, without a licence and 200 labels of its lab's own"
std::string text_of_sources(const ModelView& model);
MomentMarks moment_marks(const WorldView& view);
// Since `before`, in the quarter that has closed last; in the order in which they are told.
std::vector<Moment> moments_since(const MomentMarks& before, const WorldView& view);

}  // namespace partly::world
