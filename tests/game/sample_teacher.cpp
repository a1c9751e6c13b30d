#include "tests/game/sample_teacher.h"

#include <array>

#include "tests/game/sample_view.h"

namespace partly::game {
namespace {

Quantity money(double usd, const char* why) { return Quantity::derived(usd, Unit::usd, why); }
Quantity count(double n, Unit unit) { return Quantity::derived(n, unit, "counted"); }
Quantity measured(double share) {
  return Quantity::measured(share, Unit::fraction, "watch 31", "of 200 honest accounts, simulated");
}

world::AccountView account(const char* lab, const char* name, double asked, double all, double paid,
                           int alarms) {
  world::AccountView a;
  a.lab = lab, a.name = name;
  a.queries_this_quarter = count(asked, Unit::queries), a.queries = count(all, Unit::queries);
  a.paid_usd = money(paid, "all its postings for queries");
  a.alarms = count(alarms, Unit::count);
  a.licence_worth_usd = money(3.4e8, "what a licence would add to its sales, less the royalty");
  return a;
}

world::ConsoleView console_view() {
  world::ConsoleView c;
  c.settings.query_label_usd = 6.1e5, c.settings.query_probability_usd = 1.22e6;
  c.settings.alarm_rate = 0.01, c.settings.volume_limit = 400;
  c.text = "probabilities, no defence";
  return c;
}

world::CrowdView crowd() {
  world::CrowdView c;
  c.measured = true;
  c.accused = measured(0.025), c.accused_by_volume = measured(0.005);
  c.provider_accuracy = measured(0.917), c.served_accuracy = measured(0.917);
  c.confidence_error = Quantity::measured(0, Unit::none, "watch 31", "Mean distance of confidences");
  c.worth = Quantity::derived(1, Unit::fraction, "1 for full answers");
  c.trade_usd = money(2.41e9, "what honest customers paid at the last close");
  c.lost_to_alarms_usd = money(5.9e7, "what accused customers did not pay");
  c.trade_history_usd = {2.5e9, 2.47e9, 2.41e9}, c.accused_history = {0.01, 0.02, 0.025};
  return c;
}

std::vector<world::WatchLevelView> levels() {
  const std::array<std::array<double, 4>, 6> rows{{{0.001, 0.005, 0.38, 310},
                                                   {0.01, 0.025, 0.71, 120},
                                                   {0.03, 0.045, 0.82, 90},
                                                   {0.05, 0.07, 0.88, 70},
                                                   {0.1, 0.13, 0.94, 45},
                                                   {0.2, 0.24, 0.98, 30}}};
  std::vector<world::WatchLevelView> out;
  for (const auto& [rate, accused, found, median] : rows)
    out.push_back({rate, measured(accused), measured(found),
                   Quantity::measured(median, Unit::queries, "watch 31", "Median over those found"),
                   rate == 0.01});
  return out;
}

world::ClaimChoiceView choice(int model, law::Theory theory, double chance, double expected) {
  return {{model, theory},
          law::name(theory),
          Quantity::derived(chance, Unit::fraction, "with what stands on record today"),
          money(9e8, "award, line by line"),
          money(4e8, "4 stages x $100 M"),
          money(expected, "chance x award - counsel")};
}

world::SuspectView suspect(int model, const char* name, const char* owner, const char* why) {
  world::SuspectView s;
  s.model = model, s.name = name, s.owner = owner, s.why = why, s.on_sale = true;
  s.capability = Quantity::measured(68, Unit::points, "run of Kestrel 1", "exam, 5 seeds", Interval{66, 70});
  s.agreement = measured(0.93), s.sales_usd = money(7.2e8, "postings of sales");
  s.claims = {choice(model, law::Theory::contract, 0.46, 1.2e8),
              choice(model, law::Theory::trade_secret, 0.21, -1.6e8),
              choice(model, law::Theory::copyright, 0.08, -3.1e8)};
  return s;
}

world::ProceedingView own_claim(world::ProceedingView p) {
  p.title = "Meridian v. Halyard", p.mine = false, p.brought = true, p.model = "Halyard 2";
  return p;
}

}  // namespace

world::WorldView sample_teacher_view() {
  world::WorldView view = sample_view();
  view.scenario_id = "the-other-side", view.title = "The other side";
  view.models.clear(), view.routes.clear(), view.guesses.clear();
  std::erase_if(view.labs, [](const world::LabView& lab) { return lab.id == "meridian"; });
  view.labs.front().name = "Meridian", view.labs.front().kind = world::LabKind::provider;
  view.labs.front().model = "Meridian";
  view.proceedings = {own_claim(view.proceedings.front())};
  world::TeacherView t;
  t.in_force = t.ordered = console_view();
  t.clauses_ordered = view.terms.clauses;
  t.accounts = {account("kestrel", "Kestrel", 120, 840, 9.7e8, 1), account("tessera", "Tessera", 0, 0, 0, 0),
                account("halyard", "Halyard", 0, 1500, 1.83e9, 2),
                account("quillon", "Quillon", 60, 260, 3.2e8, 0)};
  t.accounts[0].last_alarm = "Alarm after 120 queries (pattern)";
  t.accounts[1].licence_until = Quarter{2027, 1};
  t.accounts[2].access_cut = true, t.accounts[2].last_alarm = "Alarm after 40 queries (pattern)";
  t.crowd = crowd();
  t.levels = levels();
  t.suspects = {suspect(21, "Kestrel 3", "Kestrel", "its account raised an alarm after 120 queries"),
                suspect(23, "Quillon 1", "Quillon", "")};
  t.licences = {{"tessera",
                 "Tessera",
                 {2026, 2},
                 {2027, 1},
                 money(2.5e8, "agreed"),
                 Quantity::derived(0.04, Unit::fraction, "agreed"),
                 money(3.1e8, "fee and royalties")}};
  t.offers = {{3, "Meridian v. Halyard", money(4.2e8, "what the other side offers in this quarter"),
               "a royalty of 6.0 %, no admission"}};
  t.trap_islets = t.traps_ordered = count(0, Unit::count);
  t.query_revenue_usd = money(7.4e9, "postings for answers"),
  t.licence_revenue_usd = money(3.1e8, "fees and royalties"),
  t.court_revenue_usd = money(-8e7, "damages less counsel");
  view.teacher = std::move(t);
  return view;
}

world::WorldView sample_teacher_start() {
  world::WorldView view = sample_teacher_view();
  world::TeacherView& t = *view.teacher;
  view.history.clear(), view.proceedings.clear(), view.quarter_index = 0, view.now = {2025, 3};
  t.crowd = {}, t.levels.clear(), t.suspects.clear(), t.licences.clear(), t.offers.clear();
  t.crowd.trade_usd = t.crowd.lost_to_alarms_usd = money(0, "no quarter has closed yet");
  return view;
}

}  // namespace partly::game
