#include "tests/game/sample_view.h"

#include <algorithm>
#include <cmath>

#include "sim/base/rng.h"
#include "sim/forensics/provenance_exam.h"

namespace partly::game {
namespace {

using world::ModelState;
using world::NewsKind;
using world::Route;

Quantity money(double usd, const char* formula) { return Quantity::derived(usd, Unit::usd, formula); }
Quantity points(double mean, double sd, const char* run) {
  return Quantity::measured(mean, Unit::points, run,
                            "Exam of 2,000 secret places, mean of 5 seeds, rescaled so that guessing is 0",
                            Interval{mean - sd, mean + sd});
}
Quantity share(double value, const char* run, double sd) {
  return Quantity::measured(value, Unit::fraction, run, "Share of 2,000 secret exam items",
                            Interval{value - sd, value + sd});
}
Quantity assumed(double value, Unit unit, const char* reason) {
  return Quantity::assumed(value, unit, {value * 0.5, value * 2}, reason);
}

learn::Sources api(int queries) {
  learn::Sources sources;
  sources.queries = queries;
  return sources;
}

world::ModelView model(int id, const char* name, Route route, ModelState state, double capability) {
  world::ModelView m;
  m.id = id, m.name = name, m.owner = "player", m.route = route, m.state = state, m.mine = true;
  m.begun = {2026, 1}, m.due = {2026, 2};
  m.capability = points(capability, 2, "run 4");
  m.accuracy = share(capability / 120 + 1. / 6, "run 4", 0.012);
  m.agreement = share(0.948, "run 4", 0.008);
  m.labels = Quantity::measured(0, Unit::labels, "run 4", "Own labels used by the shipped student");
  m.queries = Quantity::measured(500, Unit::queries, "run 4", "Answers asked by the shipped student");
  m.flop = Quantity::measured(2.1e9, Unit::flop, "run 4", "6 x parameters x batch x steps");
  m.labels_usd = money(0, "0 labels x $0.5 M"), m.queries_usd = money(6.1e8, "500 queries x $1.22 M");
  m.compute_usd = money(2.4e8, "2.1 GFLOP x $114 M"), m.fixed_usd = money(9e7, "one run");
  m.total_usd = money(9.4e8, "labels + queries + compute + run");
  m.monitor = "Pattern alarm after 40 queries";
  m.sources = api(500);
  for (int i = 0; i < 100; ++i) {
    const float loss = 0.3f + 1.5f * std::exp(-static_cast<float>(i) / 18);
    m.loss_mean.push_back(loss), m.loss_low.push_back(loss * 0.93f), m.loss_high.push_back(loss * 1.08f);
  }
  return m;
}

world::Quote quote(std::vector<world::QuoteLine> lines) {
  world::Quote q;
  double sum = 0;
  for (const world::QuoteLine& line : lines) sum += line.amount.value;
  q.upfront = money(sum, "sum of the lines");
  q.lines = std::move(lines);
  return q;
}

law::Clause ban() {
  return {law::ClauseKind::training_ban, 4, "Outputs must not be used to train a competing model.", "F30"};
}

void add_routes(world::WorldView& view) {
  world::RouteView scratch{Route::scratch,
                           "Train from scratch",
                           "60,000 labels of your own, 40 % of them wrong; the wide network.",
                           {},
                           {}};
  scratch.decision.sources.own_labels = 60000, scratch.decision.wide = true;
  scratch.check = world::Refusal{"cash", "You have $3.82 B; this costs $48.7 B.",
                                 "Raise money first, or use fewer labels."};
  world::RouteView distil{Route::distil,
                          "Distil through the API",
                          "500 answers with probabilities from Meridian, temperature 2.",
                          {},
                          {}};
  distil.decision.sources = api(500);
  world::Quote q = quote({{"500 answers with probabilities", money(6.1e8, "500 queries x $1.22 M")},
                          {"2.1 GFLOP of training", money(2.4e8, "2.1 GFLOP x $114 M")},
                          {"one run", money(9e7, "fixed cost of any run")}});
  q.terms_touched.push_back(ban());
  q.warnings.push_back("Breaks clause 4 of Meridian's terms: no training on outputs.");
  distil.check = q;
  world::RouteView licence{Route::licence,
                           "License from Meridian",
                           "Full outputs at half price, 4 % royalty, field of use: consumer.",
                           {},
                           {}};
  licence.decision.sources = api(1000);
  licence.check = quote({{"licence fee", money(2.4e9, "signing fee")},
                         {"1,000 answers at half price", money(6.1e8, "1,000 x $0.61 M")},
                         {"one run", money(9e7, "fixed cost of any run")}});
  world::RouteView open{Route::open_weights,
                        "Build on open weights",
                        "Commonfield-2, tuned on 200 labels of your own.",
                        {},
                        {}};
  open.decision.sources.own_labels = 200, open.decision.sources.open_weights = true;
  world::Quote o = quote({{"200 own labels", money(3.1e8, "200 labels x $1.55 M")},
                          {"1.8 GFLOP of training", money(2.1e8, "1.8 GFLOP x $114 M")},
                          {"one run", money(9e7, "fixed cost of any run")}});
  o.warnings.push_back("Inherits what Commonfield did: 300 of Meridian's answers.");
  open.check = o;
  view.routes = {scratch, distil, licence, open};
}

// Scores of so many models about a middle.
std::vector<double> sample_scores(double middle, Rng& rng) {
  std::vector<double> scores;
  for (int i = 0; i < 24; ++i) scores.push_back(std::clamp(middle + 0.045 * rng.normal(), 0.0, 1.0));
  return scores;
}

forensics::Exhibit sample_exhibit() {
  forensics::Exhibit e;
  Rng rng(7, "sample exhibit", 0);
  e.alleged = {500, "probabilities", 0, false, {64}};
  const std::array<double, 3> suspect{0.82, 0.71, 0.90}, innocent{0.58, 0.49, 0.63}, copier{0.76, 0.66, 0.86};
  for (std::size_t t = 0; t < 3; ++t) {
    forensics::TestOutcome& outcome = e.tests[t];
    outcome.test = forensics::kExamTests[t];
    outcome.questions = t == 2 ? 168 : 200;
    outcome.suspect_score = suspect[t];
    outcome.reference_scores = sample_scores(innocent[t], rng);
    outcome.copier_scores = sample_scores(copier[t], rng);
    outcome.unseen_innocents = sample_scores(innocent[t], rng);
    outcome.unseen_copiers = sample_scores(copier[t], rng);
  }
  e.agreement.push_back({-1, 0.948, 0.81, 0.894});
  for (int i = 0; i < 24; ++i)
    e.agreement.push_back(
        {i, 0.86 + 0.02 * rng.normal(), 0.55 + 0.03 * rng.normal(), 0.85 + 0.02 * rng.normal()});
  return forensics::concluded(std::move(e));
}

void add_proceeding(world::WorldView& view) {
  world::ProceedingView p;
  p.id = 3, p.title = "Meridian v. your lab", p.theory = "contract", p.facts = {"F35", "X1"};
  p.stage = law::Stage::discovery, p.opened = {2026, 1}, p.stage_since = {2026, 3};
  p.model = "Student 1", p.mine = true;
  p.chain.steps = {
      {"prior", "Prior: contract theory",
       Quantity::assumed(0.6, Unit::log_odds, {-0.4, 1.4}, "F31, F35 and X1 pull apart")},
      {"monitor_log", "Monitor log: pattern alarm",
       Quantity::assumed(0.7, Unit::log_odds, {0.3, 1.1}, "A log is a business record")},
      {"exhibit", "Exhibit 1: shared mistakes",
       Quantity::derived(1.6, Unit::log_odds, "Ratio of both measured densities", Interval{1.2, 2.0})}};
  p.probability = Quantity::derived(0.72, Unit::fraction, "logistic of the sum", Interval{0.58, 0.81});
  p.exhibit = sample_exhibit();
  p.award.lines = {{"avoided_cost", "Avoided cost", money(1.9e9, "licence fee + royalty that were not paid")},
                   {"profits", "Profits", money(3e8, "30 % of the model's sales")}};
  p.account = law::lines_of({law::Opinion{{{law::Theory::contract, p.chain, p.award, {}}}, {}}});
  p.expected_award_usd = money(1.58e9, "72 % x $2.2 B");
  const auto value = [](double award, double counsel, double risk) {
    return law::CaseValue{{{"award", "Expected award on the sales so far", money(award, "72 % x $2.2 B")},
                           {"counsel", "Own counsel", money(counsel, "4 stages")},
                           {"risk", "For certainty", money(risk, "Pratt 1964")}},
                          money(award + counsel + risk, "The parts added up")};
  };
  p.outlook.claimant = value(8e8, -1e8, -1e8), p.outlook.defendant = value(8e8, 1e8, 4e8);
  p.outlook.list_royalty = 0.06;
  p.settlement = p.outlook.zone({});
  p.in_the_end = Quantity::derived(0.64, Unit::fraction, "the same after an appeal, where one is likely");
  p.elements = {
      {"the model was taught on the claimant's answers", "",
       Quantity::derived(0.97, Unit::fraction, "the evidence, added up")},
      {"the terms forbade training", "F30", Quantity::derived(1, Unit::fraction, "so the record says")},
      {"the answers have a human author", "F32", assumed(0.2, Unit::fraction, "doubtful")}};
  p.remedies = {{law::Remedy::money, assumed(1, Unit::fraction, "as awarded"), ""},
                {law::Remedy::injunction, assumed(0.4, Unit::fraction, "an order not to sell"), "X2"},
                {law::Remedy::deletion, assumed(0.2, Unit::fraction, "it exists"), "X2"}};
  p.orders_usd = money(7e8, "chance of an order that ends its sales x sales to come");
  p.credibility = Quantity::derived(1, Unit::fraction, "1 at the start");
  p.custom = Quantity::derived(0.3, Unit::fraction, "0.3 at the start");
  p.dismissal_chance = Quantity::derived(0.12, Unit::fraction, "1 - belief, x what a motion finds out");
  const std::array<std::pair<law::Defence, double>, 4> pleas{{{law::Defence::independent_creation, 0.71},
                                                              {law::Defence::preemption, 0.54},
                                                              {law::Defence::standard_practice, 0.63},
                                                              {law::Defence::unclean_hands, 0.61}}};
  for (const auto& [defence, chance] : pleas)
    p.possible_pleas.push_back(
        {defence, Quantity::derived(chance, Unit::fraction, "the chain, weighed again with this plea",
                                    Interval{chance - 0.2, chance + 0.15})});
  view.proceedings.push_back(p);
}

void add_news(world::WorldView& view) {
  const Quarter q = view.now;
  view.news = {
      {q, NewsKind::law, "terms", "Terms tightened",
       "Meridian adds audit rights for accounts with training-like patterns.", "F54"},
      {q, NewsKind::terms, "price", "New price",
       "An answer with probabilities now costs twice an answer without.", ""},
      {q, NewsKind::rival, "kestrel", "A rival settles",
       "Kestrel pays and takes a licence. The court's view of contract claims did not move.", ""},
      {q.plus(-1), NewsKind::training, "student-1", "Student 1 is ready",
       "Capability 71 ± 2 on the secret exam.", ""},
      {q.plus(-1), NewsKind::money, "sales", "First sales", "Your product took 12 % of the market.", ""}};
  view.guesses = {{"Student 0", 60, points(64, 3, "run 2")}, {"Student 1", 74, points(71, 2, "run 4")}};
  view.calibration =
      Quantity::measured(3.5, Unit::points, "guesses", "Mean distance of 2 guesses from what was measured");
}

void add_labs(world::WorldView& view) {
  const auto lab = [](const char* id, const char* name, world::LabKind kind, double capability, double price,
                      double trust, double sold) {
    world::LabView v;
    v.id = id, v.name = name, v.kind = kind;
    v.capability = points(capability, 2, "run 1");
    v.price = assumed(price, Unit::usd, "list price of its product");
    v.trust = Quantity::derived(trust, Unit::fraction, "last quarter + gains - losses");
    v.share = Quantity::derived(sold, Unit::fraction, "multinomial logit");
    v.bound = Quantity::derived(0.57 * sold, Unit::fraction, "those who do not choose anew");
    v.sales = money(sold * 4e9, "share x market volume");
    v.model = sold > 0 ? "Model 1" : "";
    return v;
  };
  view.labs = {lab("player", "Your lab", world::LabKind::player, 71, 20, 0.62, 0.12),
               lab("meridian", "Meridian", world::LabKind::provider, 90, 30, 0.8, 0.41),
               lab("commonfield", "Commonfield", world::LabKind::publisher, 55, 5, 0.7, 0.08),
               lab("kestrel", "Kestrel", world::LabKind::rival, 64, 18, 0.5, 0.1),
               lab("tessera", "Tessera", world::LabKind::rival, 69, 22, 0.55, 0.09)};
  view.labs[3].remark = "licensed until Q4 2026";
}

void add_ledger(world::WorldView& view) {
  const std::vector<std::pair<const char*, double>> lines{
      {"Sales in Q2 2026", 4.8e8},       {"Operations", -1.2e8},   {"500 queries to Meridian", -6.1e8},
      {"2.1 GFLOP of training", -2.4e8}, {"One run", -9e7},        {"Counsel: notice", -2e7},
      {"Raised at $9.1 B", 2.4e9},       {"Founding capital", 2e9}};
  double balance = 3.82e9;
  int number = 40;
  for (const auto& [text, amount] : lines) {
    world::LedgerLine line;
    line.number = number--, line.quarter = view.now.plus(-(40 - number) / 3), line.event = "event",
    line.text = text;
    line.account = amount > 0 ? econ::Account::sales : econ::Account::queries;
    line.amount = money(amount, "posting"), line.balance = money(balance, "sum of postings");
    balance -= amount;
    view.ledger.push_back(line);
  }
  view.ledger_total = money(0, "sum of all postings of all parties");
}

}  // namespace

world::WorldView sample_view() {
  world::WorldView view;
  view.scenario_id = "the-shortcut", view.title = "The Shortcut";
  view.now = {2026, 3}, view.quarter_index = 3, view.quarters = 10, view.seed = 7;
  view.cash = money(3.82e9, "sum of the postings to your cash");
  view.grading = sample_grading(false);
  view.capability = points(71, 2, "run 4");
  view.exposure = Quantity::derived(1.1e9, Unit::usd, "chance of breach x award, over open and likely claims",
                                    Interval{4e8, 2.1e9});
  view.trust = Quantity::derived(0.62, Unit::fraction, "start + quiet quarters - losses");
  view.ownership = Quantity::derived(0.81, Unit::fraction, "after one raise");
  view.valuation = money(9.1e9, "floor + capability x trust + sales multiple - liability");
  view.raise_limit = money(2.3e9, "25 % of the valuation");
  add_routes(view);
  view.models = {model(4, "Student 1", Route::distil, ModelState::trained, 71),
                 model(2, "Student 0", Route::open_weights, ModelState::trained, 64)};
  view.models[0].on_sale = true;
  view.models[0].guess = 74;
  add_labs(view);
  view.precedents = {{"contract", assumed(0.7, Unit::fraction, "F31, F35 and X1 pull apart"), 0},
                     {"copyright", assumed(0.25, Unit::fraction, "F32"), 1}};
  add_proceeding(view);
  add_ledger(view);
  add_news(view);
  for (int i = 0; i < 4; ++i)
    view.history.push_back({Quarter{2025, 3}.plus(i), 2e9 + 0.6e9 * i, i < 1 ? 0. : 58. + 4 * i, 0.04 * i,
                            0.5 + 0.04 * i, 2e8 * i});
  view.terms.version = 2;
  view.terms.clauses = {
      ban(), {law::ClauseKind::audit, 7, "Meridian may audit accounts with training-like patterns.", "F54"}};
  view.terms.volume_limit = assumed(2000, Unit::queries, "volume that counts as training-style use");
  view.terms.queries_this_quarter = Quantity::measured(0, Unit::queries, "log", "asked in this quarter");
  view.terms.alarms = Quantity::measured(1, Unit::count, "log", "pattern alarms so far");
  view.terms.query_label_usd = assumed(6.1e5, Unit::usd_per_query, "toy scale");
  view.terms.query_probability_usd = assumed(1.22e6, Unit::usd_per_query, "toy scale");
  view.prices = {
      assumed(5e5, Unit::usd_per_label, "toy scale"), assumed(6.1e5, Unit::usd_per_query, "toy scale"),
      assumed(1.22e6, Unit::usd_per_query, "toy scale"), assumed(1.14e8, Unit::usd_per_gflop, "toy scale"),
      assumed(9e7, Unit::usd, "people, storage, evaluation")};
  view.score_text = "Third of five labs by capability; enough cash for nine quarters at this pace.";
  return view;
}

world::WorldView sample_view_in_training(std::optional<double> guess) {
  world::WorldView view = sample_view();
  world::ModelView student = model(kSampleStudent, "Student 2", Route::distil, ModelState::training, 0);
  student.begun = view.now, student.due = view.now;
  student.guess = guess;
  student.loss_mean.clear(), student.loss_low.clear(), student.loss_high.clear();
  student.monitor.clear();
  view.models.insert(view.models.begin(), student);
  return view;
}

session::Progress sample_progress(double share_done) {
  session::Progress p;
  p.job = 12, p.model = kSampleStudent, p.watched = true, p.what = "Training 5 students";
  p.steps = 1500, p.steps_done = static_cast<int>(share_done * p.steps);
  p.steps_per_second = 1200, p.seconds_left = (1 - share_done) * 1.25, p.finished = share_done >= 1;
  Rng rng(3, "sample progress", 0);
  const int kept = std::max(1, static_cast<int>(200 * share_done));
  for (int i = 0; i < kept; ++i) {
    const float loss = 0.31f + 1.5f * std::exp(-static_cast<float>(i) / 30);
    p.loss_mean.push_back(loss), p.loss_low.push_back(loss * 0.9f), p.loss_high.push_back(loss * 1.1f);
    p.loss_points.push_back(loss * (1 + 0.06f * static_cast<float>(rng.normal())));
  }
  p.accuracy_mean = 0.3 + 0.594 * share_done, p.accuracy_low = p.accuracy_mean - 0.013,
  p.accuracy_high = p.accuracy_mean + 0.012;
  p.agreement = 0.948 * (0.5 + 0.5 * share_done), p.teacher_accuracy = 0.917;
  p.map_side = 96;
  Rng where(3, "sample continents", 0);
  std::vector<std::array<double, 3>> sites;
  for (int i = 0; i < 14; ++i)
    sites.push_back({where.uniform(), where.uniform(), static_cast<double>(i % 6)});
  const auto nearest = [&](double x, double y) {
    const auto near = std::min_element(sites.begin(), sites.end(), [&](const auto& a, const auto& b) {
      return std::hypot(a[0] - x, a[1] - y) < std::hypot(b[0] - x, b[1] - y);
    });
    return static_cast<std::uint8_t>((*near)[2]);
  };
  const double blur = 0.02 + 0.08 * (1 - share_done);
  for (int row = 0; row < p.map_side; ++row)
    for (int column = 0; column < p.map_side; ++column) {
      const double x = (column + 0.5) / p.map_side, y = (row + 0.5) / p.map_side;
      const double wave = 0.03 * std::sin(12 * x) * std::cos(9 * y);
      p.teacher_map.push_back(nearest(x + wave, y - wave));
      p.student_map.push_back(nearest(x + wave + blur * std::sin(7 * y), y - wave + blur * std::cos(8 * x)));
    }
  for (int i = 0; i < 120; ++i) p.query_points.push_back(static_cast<float>(where.uniform() * 2 - 1));
  p.used_so_far = {0, 500, 2.1e9 * share_done};
  p.engine = "fused on cpu (AVX-512)";
  return p;
}

world::Scenario sample_scenario() {
  world::Scenario s;
  s.id = "the-shortcut", s.title = "The Shortcut",
  s.teaser = "One billion or fifty? Your first ten quarters.", s.minutes = 25;
  s.briefing.paragraphs = {
      "It is the summer of 2025. Your lab has two billion dollars, forty people and no model. Meridian sells "
      "answers from the best model there is.",
      "By one author's rough estimate a copy that learns from those answers takes about one billion dollars "
      "of "
      "computing, building the same from scratch about fifty [F20](F20). "
      "Meridian's terms forbid the first [F30](F30). Whether a court would enforce them is open [F35](F35) "
      "[X1](X1)."};
  s.briefing.goals = sample_goals();
  s.market.renewal = assumed(0.4, Unit::fraction, "yearly contracts, and use that is paid by the month");
  s.briefing.toy_shows = {
      "How much of a teacher moves into a student through answers alone, measured on real small networks.",
      "Why shared mistakes are evidence, and when they are not.",
      "How the bill follows from labels, queries and arithmetic."};
  s.briefing.toy_does_not = {"Language models: these networks classify places on a map.",
                             "The size of real damages: every price is an assumption with a range.",
                             "What any real court will decide."};
  s.briefing.questions = {"What did you feel when you were asked under oath?",
                          "Which exhibit spoke against you, and which would have freed you?",
                          "Which rule would you write into the terms, and who would pay for it?"};
  const auto weight = [](double value, const char* why) {
    return Quantity::assumed(value, Unit::log_odds, {value - 0.5, value + 0.5}, why);
  };
  s.contract.belief = Quantity::assumed(0.7, Unit::fraction, {0.5, 0.85}, "F31, F35 and X1 pull apart");
  s.contract.monitor_log = weight(0.7, "A log is a business record"),
  s.contract.licence_covers = assumed(0.9, Unit::fraction, "What is allowed is no breach");
  s.contract.prior = weight(0, "Before any evidence");
  s.contract.standard = assumed(0.5, Unit::fraction, "More likely than not");
  s.court.noise = weight(1, "Judges differ");
  s.contract.admission_yes = weight(3, "Hard to contest"),
  s.contract.admission_partly = weight(1.5, "Between yes and silence");
  s.contract.denial_contradicted = weight(1, "A contradicted denial harms"), s.contract.facts = {"F35", "X1"};
  s.contract.elements = {{law::ElementKind::taught_on_answers, {}, {}}};
  s.provider.claim_after_quarters = assumed(1, Unit::quarters, "a letter takes its time");
  s.provider.claim_without_log = assumed(0.04, Unit::fraction, "tips and leaks");
  s.provider.false_tip = assumed(0.02, Unit::fraction, "rumours that err");
  s.provider.account_usd = assumed(5e6, Unit::usd, "cards, addresses and people");
  s.provider.account_traced = assumed(0.3, Unit::fraction, "payments are compared");
  return s;
}

}  // namespace partly::game
