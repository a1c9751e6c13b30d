// The futures of futures.h, L at a time; the rules of sim/base/vectors.inl hold. Compiled without fused
// multiply-adds, so that every instruction set gives the same bits.
#include "sim/base/threefry.inl"
#include "sim/forecast/futures_kernel.h"

namespace partly::forecast {
namespace {

template <int L>
struct LabLanes {
  typename Vectors<L>::F cash, revenue, cost, capability, claims, brought;  // brought: worth of what is open
  typename Vectors<L>::I ruined, access_cut, enjoined, paid;                // all bits set where it is so
};

template <int L>
struct Draws {
  typename Vectors<L>::F normal[6], uniform[6];
};

// The twelve words that three blocks hold.
template <int L>
PARTLY_INLINE Draws<L> draws_of(const std::uint32_t (&key)[4], typename Vectors<L>::U future, int quarter) {
  using V = Vectors<L>;
  using U = typename V::U;
  typename V::F u[12];
  for (std::uint32_t block = 0; block < 3; ++block) {
    const auto drawn =
        Threefry<L>::draw(key, {{future, U{} + static_cast<std::uint32_t>(quarter), U{} + block, U{}}});
    for (int i = 0; i < 4; ++i) u[4 * block + i] = V::uniform(drawn.word[i]);
  }
  Draws<L> draws;
  for (int pair = 0; pair < 3; ++pair)
    V::normals(u[2 * pair], u[2 * pair + 1], draws.normal[2 * pair], draws.normal[2 * pair + 1]);
  for (int i = 0; i < 6; ++i) draws.uniform[i] = u[6 + i];
  return draws;
}

// USD, kept within what can be added up for a hundred quarters.
template <int L>
PARTLY_INLINE typename Vectors<L>::F money(typename Vectors<L>::F usd) {
  return Vectors<L>::min(usd, Vectors<L>::all(1e18f));
}

// Claims that the lab has brought; their draws depend on the future and the claim, and not on the quarter.
template <int L>
PARTLY_INLINE LabLanes<L> after_claims_brought(LabLanes<L> lab, const FuturesTask& task,
                                               typename Vectors<L>::U future, int quarter) {
  using V = Vectors<L>;
  using F = typename V::F;
  using U = typename V::U;
  const F zero{};
  lab.brought = zero;
  for (int claim = 0; claim < task.brought_count; ++claim) {
    const BroughtNumbers& q = task.brought[claim * task.quarter_count + quarter];
    const auto drawn =
        Threefry<L>::draw(task.key, {{future, U{} + static_cast<std::uint32_t>(claim), U{}, U{} + 1}});
    const F u = V::uniform(drawn.word[0]);
    F n, unused;
    V::normals(V::uniform(drawn.word[1]), V::uniform(drawn.word[2]), n, unused);
    const F pays = money<L>(V::exp(q.pays_log + q.pays_log_sd * n));
    lab.cash += ((u >= q.paid_before) & (u < q.paid_by)) ? pays : zero;
    lab.brought += ((u >= q.paid_by) & (u < q.open_below)) ? V::all(q.worth) : zero;
    lab.paid |= u < q.paid_by;
  }
  return lab;
}

template <int L>
PARTLY_INLINE LabLanes<L> after_quarter(const LabLanes<L>& before, const QuarterNumbers& q,
                                        const Draws<L>& draw, float capability_now,
                                        typename Vectors<L>::F sold, typename Vectors<L>::F other) {
  using V = Vectors<L>;
  using F = typename V::F;
  const F zero{};
  const F(&n)[6] = draw.normal;
  const F(&u)[6] = draw.uniform;
  LabLanes<L> lab = before;
  lab.access_cut |= u[2] < q.access_cut_chance;
  lab.enjoined |= (u[3] < q.injunction_chance) & (lab.claims > zero);
  const F gain = (q.gain + q.gain_sd * n[3]) * (lab.access_cut ? V::all(q.gain_after_cut) : V::all(1));
  lab.capability = V::min(V::max(lab.capability + gain, zero), V::all(100));
  const F growth = q.growth + q.growth_per_point * (lab.capability - capability_now) + q.growth_sd * n[0];
  lab.revenue = money<L>(lab.revenue * V::exp(growth));
  const F sales = sold * money<L>(lab.revenue * V::exp(q.sales_shift + q.sales_sd * n[1])) *
                  (lab.enjoined ? V::all(q.sales_when_enjoined) : V::all(1));
  lab.cost = money<L>(lab.cost * V::exp(q.cost_growth + q.cost_growth_sd * n[2]));
  const F claim = V::exp(q.claim_log + q.claim_log_sd * n[4]);
  lab.claims = money<L>(lab.claims + (u[0] < q.claim_chance ? claim : zero));
  const F fees = money<L>(V::exp(q.defence_log + q.defence_sd * n[5]));
  const F defence = lab.claims > zero ? fees : zero;
  const typename V::I ended = u[1] < q.settlement_chance, lost = ended & (u[4] < q.loss_chance);
  const F paid = lost ? lab.claims * q.own_share : zero;
  lab.enjoined |= lost & (u[5] < q.order_chance) & (lab.claims > zero);
  lab.claims = ended ? zero : lab.claims;
  lab.cash += sales - lab.cost - defence - paid + q.one_off + other;
  return lab;
}

// Where a future was ruined before, it stays as it was.
template <int L>
PARTLY_INLINE LabLanes<L> unless_ruined(const LabLanes<L>& before, LabLanes<L> after) {
  const auto gone = before.ruined;
  after.cash = gone ? before.cash : after.cash;
  after.capability = gone ? before.capability : after.capability;
  after.claims = gone ? before.claims : after.claims;
  after.brought = gone ? before.brought : after.brought;
  after.access_cut = gone ? before.access_cut : after.access_cut;
  after.enjoined = gone ? before.enjoined : after.enjoined;
  after.paid = gone ? before.paid : after.paid;
  after.ruined = gone | (after.cash < typename Vectors<L>::F{});
  return after;
}

template <class Vector, class Number>
PARTLY_INLINE void put(Number* place, const Vector& vector) {
  __builtin_memcpy(place, &vector, sizeof vector);
}

template <int L>
PARTLY_INLINE typename Vectors<L>::F got(const float* place) {
  typename Vectors<L>::F vector;
  __builtin_memcpy(&vector, place, sizeof vector);
  return vector;
}

template <int L>
PARTLY_INLINE void draw(const FuturesTask& task) {
  using V = Vectors<L>;
  using I = typename V::I;
  typename V::U lane;
  for (int l = 0; l < L; ++l) lane[l] = static_cast<std::uint32_t>(l);
  for (int first = 0; first < static_cast<int>(task.stride); first += L) {
    LabLanes<L> lab{V::all(task.cash),
                    V::all(task.revenue),
                    V::all(task.cost),
                    V::all(task.capability),
                    V::all(task.claims),
                    V::all(0),
                    I{},
                    I{} - task.access_cut,
                    I{} - task.enjoined,
                    I{}};
    I ruined{}, cut{}, enjoined{}, paid{};  // quarters that ended without it
    for (int quarter = 0; quarter < task.quarter_count; ++quarter) {
      const typename V::U future = lane + static_cast<std::uint32_t>(first);
      const auto draws = draws_of<L>(task.key, future, quarter);
      const std::size_t at =
          static_cast<std::size_t>(quarter) * task.stride + static_cast<std::size_t>(first);
      const auto sold = task.sold_rows ? got<L>(task.sold_rows + at) : V::all(1);
      const auto other = task.other_rows ? got<L>(task.other_rows + at) : V::all(0);
      const LabLanes<L> after =
          after_quarter<L>(lab, task.quarters[quarter], draws, task.capability, sold, other);
      lab = unless_ruined<L>(lab, after_claims_brought<L>(after, task, future, quarter));
      ruined += 1 + lab.ruined;
      cut += 1 + lab.access_cut;
      enjoined += 1 + lab.enjoined;
      paid += 1 + lab.paid;
      put(task.cash_rows + at, lab.cash);
      put(task.capability_rows + at, lab.capability);
      put(task.claims_rows + at, lab.claims + lab.brought);
    }
    put(task.ruined + first, ruined);
    put(task.access_cut_at + first, cut);
    put(task.enjoined_at + first, enjoined);
    put(task.paid_at + first, paid);
  }
}

}  // namespace
}  // namespace partly::forecast
