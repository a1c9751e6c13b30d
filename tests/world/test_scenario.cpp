#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

Quantity q(double value, Unit unit) {
  const double low = value < 0 ? value * 1.5 : value * 0.5, high = value < 0 ? value * 0.5 : value * 1.5;
  const bool share = unit == Unit::fraction && value <= 1;
  return Quantity::assumed(value, unit, {low, share && high > 1 ? 1 : high}, "For tests");
}

LabSetup lab(const char* id, const char* name, LabKind kind, double cash, double price) {
  LabSetup setup;
  setup.id = id;
  setup.name = name;
  setup.kind = kind;
  setup.cash_usd = q(cash, Unit::usd);
  setup.trust = q(0.6, Unit::fraction);
  setup.price_usd = q(price, Unit::usd);
  setup.operations_usd = q(kind == LabKind::publisher ? 1e7 : 2e8, Unit::usd_per_quarter);
  setup.start_labels = q(0, Unit::labels);
  return setup;
}

LabSetup rival(const char* id, const char* name, Temperament temperament, double labels) {
  LabSetup setup = lab(id, name, LabKind::rival, 3e9, 20);
  setup.temperament = temperament;
  setup.start_labels = q(labels, Unit::labels);
  return setup;
}

LearningRules learning() {
  LearningRules rules;
  rules.task = {"atlas", 7};
  rules.label_noise = q(0.4, Unit::fraction);
  rules.teacher.hidden = {128, 128};
  rules.teacher.labels = 30'000;
  rules.teacher.label_noise = 0.4;
  rules.teacher.recipe.steps = 4000;
  rules.teacher.recipe.batch = 256;
  rules.open_weights.label_noise = 0.4;
  rules.wide_hidden = rules.teacher.hidden;
  rules.wide_recipe = rules.teacher.recipe;
  rules.gflop_per_quarter = q(60, Unit::none);
  rules.labels_per_quarter = q(20'000, Unit::labels);
  return rules;
}

law::ClaimRules contract() {
  law::ClaimRules rules;
  rules.belief = q(0.6, Unit::fraction);
  rules.monitor_log = q(1, Unit::log_odds);
  rules.admission_yes = q(4, Unit::log_odds);
  rules.admission_partly = q(2, Unit::log_odds);
  rules.denial_contradicted = q(1, Unit::log_odds);
  rules.prior = q(0, Unit::log_odds);
  rules.standard = q(0.5, Unit::fraction);
  rules.licence_covers = q(0.95, Unit::fraction);
  rules.elements = {{law::ElementKind::taught_on_answers, {}, {}},
                    {law::ElementKind::ban_in_force, {}, "F30"}};
  rules.damages.avoided_multiple = q(3, Unit::none);
  rules.damages.profit_share = q(0.3, Unit::fraction);
  rules.remedies = {{law::Remedy::money, q(1, Unit::fraction), "F35"}};
  rules.stage_cost_usd = q(2e7, Unit::usd);
  rules.facts = {"F35", "X1"};
  return rules;
}

law::ClaimRules other(law::Theory theory, double belief, std::vector<law::Element> elements) {
  law::ClaimRules rules = contract();
  rules.theory = theory;
  rules.belief = q(belief, Unit::fraction);
  rules.elements = std::move(elements);
  return rules;
}

law::CourtRules court() {
  law::CourtRules rules;
  rules.noise = q(1, Unit::log_odds);
  rules.documents = {q(20, Unit::none), q(200, Unit::none), q(1, Unit::log_odds), q(0.5, Unit::log_odds),
                     q(2, Unit::log_odds)};
  rules.oath = {q(0.5, Unit::fraction), q(4, Unit::log_odds), q(1e8, Unit::usd)};
  rules.register_entry = q(4, Unit::log_odds);
  const Quantity none = q(0, Unit::fraction), same = q(1, Unit::none);
  rules.stand = {{none, same, q(0.1, Unit::fraction)},
                 {q(0.1, Unit::fraction), same, q(0.1, Unit::fraction)},
                 {none, same, none},
                 {q(0.5, Unit::fraction), q(1.5, Unit::none), none}};
  rules.defences = {q(-2, Unit::log_odds),  q(1, Unit::log_odds),   q(0.2, Unit::fraction),
                    q(0.5, Unit::fraction), q(0.4, Unit::fraction), q(0.3, Unit::fraction),
                    q(0.5, Unit::fraction), q(0.2, Unit::fraction), q(0.3, Unit::fraction)};
  for (Quantity& quarters : rules.stages.quarters) quarters = q(1, Unit::quarters);
  rules.motion_power = q(0.5, Unit::fraction);
  rules.appeal_review = q(0.3, Unit::fraction);
  rules.audit_quarters = q(4, Unit::quarters);
  rules.disclosure_from = q(2, Unit::quarters);
  rules.authority_looks = q(0.5, Unit::fraction);
  rules.norm = {q(0.2, Unit::fraction), q(0.4, Unit::fraction)};
  rules.risk = {q(2e10, Unit::usd), q(4e9, Unit::usd), q(0.02, Unit::fraction), q(0.05, Unit::fraction)};
  return rules;
}

std::vector<law::ClaimRules> other_claims() {
  using law::ElementKind;
  const law::Element taught{ElementKind::taught_on_answers, {}, {}};
  std::vector<law::ClaimRules> claims{
      other(law::Theory::copyright, 0.15,
            {taught, {ElementKind::human_authorship, q(0.2, Unit::fraction), "F32"}}),
      other(law::Theory::trade_secret, 0.2,
            {taught, {ElementKind::kept_secret, q(0.3, Unit::fraction), "F34"}}),
      other(law::Theory::tort, 0.4, {taught, {ElementKind::competition, {}, "F36"}}),
      other(law::Theory::disclosure, 0.95, {{ElementKind::summary_missing, {}, "X3"}})};
  claims[3].damages = {q(0, Unit::none),        q(0, Unit::fraction), q(0, Unit::fraction), q(0, Unit::usd),
                       q(0.03, Unit::fraction), q(15e6, Unit::usd),   q(0, Unit::none)};
  return claims;
}

void set_money(Scenario& scenario) {
  scenario.prices.label_usd = q(300e3, Unit::usd_per_label);
  scenario.prices.query_label_usd = q(30e3, Unit::usd_per_query);
  scenario.prices.query_probability_usd = q(60e3, Unit::usd_per_query);
  scenario.prices.gflop_usd = q(318e6, Unit::usd_per_gflop);
  scenario.prices.run_usd = q(5e7, Unit::usd);
  scenario.market.volume_usd = q(12e9, Unit::usd);
  scenario.market.growth = q(0.05, Unit::fraction);
  scenario.market.reference_price_usd = q(20, Unit::usd);
  scenario.market.weight_capability = q(10, Unit::none);
  scenario.market.weight_price = q(1.5, Unit::none);
  scenario.market.weight_trust = q(1, Unit::none);
  scenario.market.nobody_utility = q(7, Unit::none);
  scenario.funding.floor_usd = q(2e9, Unit::usd);
  scenario.funding.usd_per_point = q(2e8, Unit::usd);
  scenario.funding.sales_multiple = q(8, Unit::none);
  scenario.funding.raise_limit = q(0.2, Unit::fraction);
  scenario.funding.promise_fade = q(0.2, Unit::fraction);
  scenario.serving.seats_per_answer = q(1000, Unit::none);
  scenario.play.precedent_weight = q(4, Unit::count);
  scenario.play.price_span = q(10, Unit::none);
}

void set_law(Scenario& scenario) {
  scenario.terms.clauses = {
      {law::ClauseKind::training_ban, 4, "Answers may not be used to train a competing model.", "F30"},
      {law::ClauseKind::monitoring, 5, "Accounts are watched for patterns of training.", "F52"},
      {law::ClauseKind::kill_trigger, 6, "Such use ends access at once.", "F50"}};
  scenario.terms.volume_limit = q(2000, Unit::queries);
  scenario.terms.alarms_before_cut = q(2, Unit::count);
  scenario.licence.signing_fee_usd = q(4e8, Unit::usd);
  scenario.licence.royalty = q(0.1, Unit::fraction);
  scenario.licence.quarters = q(4, Unit::quarters);
  scenario.licence.query_discount = q(0.5, Unit::fraction);
  scenario.licence.field_of_use = "Training one's own models";
  scenario.contract = contract();
  scenario.other_claims = other_claims();
  scenario.court = court();
  scenario.provider.claim_after_quarters = q(1, Unit::quarters);
  scenario.provider.claim_without_log = q(0.15, Unit::fraction);
  scenario.provider.false_tip = q(0.03, Unit::fraction);
  scenario.provider.account_usd = q(5e6, Unit::usd);
  scenario.provider.account_traced = q(0.3, Unit::fraction);
  scenario.provider.trust_loss_judgment = q(0.2, Unit::fraction);
  scenario.provider.trust_loss_cut = q(0.1, Unit::fraction);
  scenario.provider.trust_gain = q(0.01, Unit::fraction);
}

void set_routes(Scenario& scenario) {
  TrainModel scratch, distil, licence, open;
  scratch.sources.own_labels = 30'000;
  scratch.wide = true;
  distil.sources.queries = 500;
  licence.sources.queries = 1000;
  open.sources.own_labels = 300;
  open.sources.open_weights = true;
  scenario.routes = {scratch, distil, licence, open};
}

EventRule event(const char* id, int first, int last, const char* changes, double factor) {
  return {id, id, "It happens.", "F54", first, last, q(0.5, Unit::fraction), changes, q(factor, Unit::none)};
}

// Asks for money against customers; silence loses some.
EventRule event_that_asks(const char* id, int first, int last) {
  EventRule rule = event(id, first, last, "", 1);
  EventChoice pay, wait;
  pay.id = "pay", pay.title = "Pay", pay.text = "It costs something.";
  pay.cost_usd = q(1e8, Unit::usd), pay.customers = q(0.05, Unit::fraction);
  wait.id = "wait", wait.title = "Wait", wait.text = "Some leave.", wait.if_silent = true;
  wait.customers = q(-0.02, Unit::fraction), wait.trust = q(-0.02, Unit::fraction);
  rule.choices = {pay, wait};
  return rule;
}

TeacherRole teacher_role() {
  TeacherRole role;
  role.alarm_rate = q(0.01, Unit::fraction);
  role.honest_queries = q(60, Unit::queries);
  role.honest_spread = q(0.8, Unit::none);
  role.trade_usd = q(2e9, Unit::usd);
  role.price_elasticity = q(-1.3, Unit::none);
  role.worth_of_accuracy = q(4, Unit::none);
  role.worth_of_confidence = q(0.8, Unit::none);
  role.trade_lost_asked = q(0.25, Unit::fraction);
  role.trust_lost_accused = q(0.6, Unit::none);
  role.burden_monitoring = q(0.02, Unit::fraction);
  role.burden_audit = q(0.08, Unit::fraction);
  role.trust_lost_arbitrary_cut = q(0.05, Unit::fraction);
  role.trust_lost_claim = q(0.08, Unit::fraction);
  role.licence_reach = q(0.9, Unit::fraction);
  role.fear_of_claim = q(0.3, Unit::fraction);
  role.fear_per_claim = q(0.12, Unit::fraction);
  return role;
}

}  // namespace

void offer_everything(Scenario& scenario) {
  econ::Arrangements& offered = scenario.arrangements;
  offered.compute = {q(8, Unit::none), q(4, Unit::quarters), q(0.3, Unit::fraction)};
  offered.house_counsel = {q(1e7, Unit::usd_per_quarter), q(0.7, Unit::none), q(-0.2, Unit::log_odds)};
  offered.trial_counsel = {q(4e7, Unit::usd_per_quarter), q(1.5, Unit::none), q(-0.6, Unit::log_odds)};
  offered.records = {q(2e7, Unit::usd_per_quarter), q(0.3, Unit::fraction), q(0.8, Unit::log_odds),
                     q(0.05, Unit::fraction)};
  offered.exam_usd = q(2e7, Unit::usd);
  offered.warranty = {q(5e7, Unit::usd), q(4, Unit::quarters), q(3e8, Unit::usd)};
  offered.weights_licence = {q(2e8, Unit::usd), q(0.05, Unit::fraction)};
  offered.resale = {q(3e8, Unit::usd), q(0.4, Unit::fraction)};
}

void add_docket(Scenario& scenario) {
  DocketRules rules;
  rules.cases = {{"terms", "Aldermere", "Corvale", "About terms.", law::Theory::contract, "",
                  q(0, Unit::fraction), 0, q(1, Unit::quarters), q(0.18, Unit::fraction), "F37"},
                 {"founders",
                  "Maren Tolve",
                  "Oddmere",
                  "About a purpose.",
                  {},
                  "a founder's duty",
                  q(0.35, Unit::fraction),
                  0,
                  q(1, Unit::quarters),
                  q(0.1, Unit::fraction),
                  "F42"},
                 {"review", "The authority", "Veldane", "About a summary.", law::Theory::disclosure, "",
                  q(0, Unit::fraction), 1, q(2, Unit::quarters), q(0.12, Unit::fraction), "F37"}};
  rules.signals = {{SignalKind::policy_page, q(0.5, Unit::fraction), q(0.2, Unit::fraction)},
                   {SignalKind::dismissal_talk, q(0.6, Unit::fraction), q(0.1, Unit::fraction)},
                   {SignalKind::silence, q(0.6, Unit::fraction), q(0.4, Unit::fraction)}};
  rules.brief_usd = q(1.5e6, Unit::usd), rules.brief_log_odds = q(0.15, Unit::log_odds);
  rules.statements = {q(0.05, Unit::fraction), q(0.04, Unit::fraction), q(0.03, Unit::fraction),
                      q(0.15, Unit::fraction)};
  scenario.docket = rules;
}

Scenario teacher_scenario() {
  Scenario scenario = test_scenario();
  scenario.labs = {lab("player", "Meridian", LabKind::provider, 2e10, 30),
                   lab("commonfield", "Commonfield", LabKind::publisher, 1e9, 15),
                   rival("kestrel", "Kestrel", Temperament::reckless, 800),
                   rival("tessera", "Tessera", Temperament::lawful, 800),
                   rival("halyard", "Halyard", Temperament::thrifty, 600),
                   rival("quillon", "Quillon", Temperament::opportunist, 600)};
  scenario.events = {event("boom", 2, 9, "market_volume", 1.3), event("talk", 0, 9, "belief", 1.1)};
  scenario.teacher_role = teacher_role();
  return scenario;
}

Scenario test_scenario() {
  Scenario scenario;
  scenario.id = "test";
  scenario.title = "A test";
  scenario.teaser = "For tests only.";
  scenario.quarters = 10;
  scenario.seed = 11;
  scenario.learning = learning();
  scenario.labs = {lab("player", "Your lab", LabKind::player, 4e9, 20),
                   lab("meridian", "Meridian", LabKind::provider, 2e10, 30),
                   lab("commonfield", "Commonfield", LabKind::publisher, 1e9, 15),
                   rival("kestrel", "Kestrel", Temperament::reckless, 800),
                   rival("tessera", "Tessera", Temperament::lawful, 800)};
  set_money(scenario);
  set_law(scenario);
  set_routes(scenario);
  scenario.events = {event("stricter-terms", 2, 6, "volume_limit", 0.5),
                     event("cheap-compute", 1, 8, "gflop_usd", 0.8),
                     event("appeal", 3, 8, "belief", 0.8),
                     event("boom", 2, 9, "market_volume", 1.3),
                     event("talk", 0, 9, "", 1),
                     event_that_asks("offer", 1, 7)};
  return scenario;
}

}  // namespace partly::world
