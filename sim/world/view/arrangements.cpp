// The rows of what a scenario offers to arrange, in the order of econ::Arrangements.
#include "sim/base/format.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/in_force.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

class Rows {
 public:
  explicit Rows(const Seen& seen) : seen_(seen), now_(seen.player().arranged) {}

  std::vector<ArrangementView> all() && {
    const econ::Arrangements& offered = seen_.scenario.arrangements;
    if (offered.compute) add_compute(*offered.compute);
    for (const econ::Counsel counsel : {econ::Counsel::house, econ::Counsel::trial})
      if (const econ::Retainer* retainer = offered.retainer(counsel)) add_counsel(counsel, *retainer);
    if (offered.records) add_records(*offered.records);
    if (offered.warranty) add_warranty(*offered.warranty);
    add_answers();
    return std::move(rows_);
  }

 private:
  bool runs(const std::optional<Quarter>& until) const { return until && seen_.world.now <= *until; }

  void add(ArrangementView row) {
    row.check = check(seen_.scenario, seen_.world, row.decision, seen_.player().id);
    rows_.push_back(std::move(row));
  }

  void add_compute(const econ::ComputeContract& contract) {
    const bool runs_now = runs(now_.compute_until);
    const Quantity& price = prices_now(seen_.scenario, seen_.world).gflop_usd;
    const double usd =
        runs_now ? now_.gflop_usd : contract.gflop.value * price.value * (1 - contract.discount.value);
    add({"compute", "Reserve computing",
         format_number(contract.gflop.value, 1) + " GFLOP a quarter, " +
             format_percent(contract.discount.value) +
             " below the list price, paid whether used or not; larger runs take fewer quarters.",
         runs_now, runs_now ? now_.compute_until : std::nullopt,
         Quantity::derived(usd, Unit::usd,
                           text(contract.gflop) + " GFLOP x " + text(price) + ", less the discount"),
         ReserveCompute{}, Refusal{}});
  }

  void add_counsel(econ::Counsel counsel, const econ::Retainer& retainer) {
    const bool runs_now = now_.counsel == counsel;
    add({counsel == econ::Counsel::house ? "house-counsel" : "trial-counsel",
         std::string("Retain ") + econ::name(counsel),
         "A stage of a proceeding costs " + format_number(retainer.stage_cost_factor.value, 1) +
             " times the usual, and they move the odds that a theory is accepted by " +
             text(retainer.log_odds) + ".",
         runs_now, std::nullopt, retainer.retainer_usd,
         RetainCounsel{runs_now ? econ::Counsel::none : counsel}, Refusal{}});
  }

  void add_records(const econ::RecordKeeping& records) {
    const bool runs_now = now_.records_since.has_value();
    add({"records", "Keep records of how models are made",
         "Without a file a plea of independent creation is half believed, and a summary cannot be proven. A "
         "file cannot be written later.",
         runs_now, std::nullopt, records.keeping_usd, KeepRecords{!runs_now}, Refusal{}});
  }

  void add_warranty(const econ::Warranty& warranty) {
    const bool runs_now = runs(now_.warranty_until);
    add({"warranty", "Buy a warranty for the published weights",
         "Pays up to " + format_usd(warranty.cap_usd.value) +
             " of what is owed over models that start from them while it runs.",
         runs_now, runs_now ? now_.warranty_until : std::nullopt, warranty.fee_usd, BuyWarranty{},
         Refusal{}});
  }

  void add_answers() {
    const bool runs_now = seen_.player().sells_answers;
    add({"answers", "Sell answers of your product",
         "With their probabilities, to whoever pays. Labs that buy them may train on them: your product "
         "becomes a "
         "teacher.",
         runs_now, std::nullopt, prices_now(seen_.scenario, seen_.world).query_probability_usd,
         SellAnswers{!runs_now}, Refusal{}});
  }

  const Seen& seen_;
  const Arranged& now_;
  std::vector<ArrangementView> rows_;
};

}  // namespace

std::vector<ArrangementView> arrangement_views(const Seen& seen) {
  if (seen.world.provider_state) return {};  // they are offered to labs that learn
  return Rows(seen).all();
}

}  // namespace partly::world
