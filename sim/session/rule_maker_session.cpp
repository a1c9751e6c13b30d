#include "sim/session/rule_maker_session.h"

#include <algorithm>
#include <chrono>

#include "sim/base/rng.h"
#include "sim/session/curve_maker.h"
#include "sim/session/make_rule_maker_view.h"

namespace partly::session {
namespace {

constexpr int kCasesAtATime = 6;  // about a second

int networks_of(const regime::CurvePlan& plan) {
  const std::size_t points =
      2 * plan.label_budgets.size() + 2 * plan.teacher_labels.size() * plan.query_budgets.size();
  return static_cast<int>(points) * plan.seeds + plan.exam_selectors + plan.exam_references +
         static_cast<int>(plan.teacher_labels.size());
}

std::string key_of(const std::string& lever, regime::End end) {
  return "compare/" + lever + "/" + std::to_string(static_cast<int>(end));
}

}  // namespace

RuleMakerSession::RuleMakerSession(scenario::RuleMaker scenario, RuleMakerOptions options)
    : scenario_(std::move(scenario)),
      options_(std::move(options)),
      view_(make_rule_maker_view(scenario_, nullptr)),
      executor_(options_.threaded ? make_threaded_executor() : make_inline_executor()) {}

RuleMakerSession::RuleMakerSession(Docket docket, RuleMakerOptions options)
    : RuleMakerSession(docket.scenario(), std::move(options)) {
  docket_.emplace(std::move(docket));
  view_ = make_rule_maker_view(scenario_, &*docket_);
}

RuleMakerSession::~RuleMakerSession() { stop(); }

void RuleMakerSession::stop() {
  waiting_.clear();
  if (under_way_) executor_->cancel(under_way_->id);
  under_way_.reset();
}

bool RuleMakerSession::asked(const std::string& key) const {
  return (under_way_ && under_way_->key == key) ||
         std::ranges::any_of(waiting_, [&](const Job& job) { return job.key == key; });
}

void RuleMakerSession::ask(Job job) {
  if (!asked(job.key)) waiting_.push_back(std::move(job));
}

bool RuleMakerSession::tick() {
  bool changed = executor_->deliver() > 0;
  if (!under_way_ && !waiting_.empty()) {
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    begin(std::move(job));
    changed = true;
  }
  return changed;
}

void RuleMakerSession::begin(Job job) {
  const auto task = [this, run = std::move(job.run)](const Executor::Control& control) -> Executor::Outcome {
    Land land = run([&](double done) {
      control.on_progress(done);
      return control.should_continue();
    });
    return {true, [this, land = std::move(land)] {
              under_way_.reset();
              if (land) land();
            }};
  };
  under_way_ = UnderWay{std::move(job.key), std::move(job.what), executor_->submit(task), Clock::now()};
}

std::optional<BackgroundWork> RuleMakerSession::work() const {
  if (under_way_) {
    constexpr double kEnoughToTell = 0.05;
    const double done = executor_->progress(under_way_->id).value_or(0);
    const double gone = std::chrono::duration<double>(Clock::now() - under_way_->begun).count();
    return BackgroundWork{under_way_->what, done, done > kEnoughToTell ? gone * (1 - done) / done : -1};
  }
  if (!waiting_.empty()) return BackgroundWork{waiting_.front().what, 0, -1};
  return std::nullopt;
}

void RuleMakerSession::measure() {
  if (!docket_) ask(measuring());
}

RuleMakerSession::Job RuleMakerSession::measuring() {
  const regime::CurvePlan plan = scenario_.industry.plan;
  const auto run = [this, plan, request = options_.engine](const Report& report) -> Land {
    const auto engine = learn::make_engine(request);
    const auto curves = engine ? measure_curves(plan, *engine, 0, report) : engine.error();
    return [this, curves] {
      if (!curves) {
        if (curves.error().kind != ErrorKind::interrupted) problems_.push_back(curves.error().message());
        return;
      }
      docket_.emplace(scenario_, *curves, options_.seed ? options_.seed : scenario_.industry.seed);
      changed();
    };
  };
  return {"measure", "Training " + std::to_string(networks_of(plan)) + " networks", run};
}

RuleMakerSession::Job RuleMakerSession::looking_ahead(const std::string& rule_id) {
  std::vector<regime::Decree> decrees = docket_->decrees();
  const int year = (docket_->play().state.quarter + 3) / 4;  // the next that begins
  if (rule_id != docket_->rule().id) {
    std::erase_if(decrees, [&](const regime::Decree& decree) { return decree.year >= year; });
    decrees.push_back({year, rule_id});
  }
  const auto run = [this, rule_id, decrees, docket = *docket_](const Report& report) -> Land {
    Futures futures{rule_id, {}};
    for (int i = 0; i < kFutures; ++i) {
      if (!report(static_cast<double>(i) / kFutures)) return {};
      const auto luck = derive_seed(docket.seed(), "future", static_cast<std::uint64_t>(i) + 1);
      futures.plays.push_back(
          regime::play_on(docket.scenario().industry, docket.curves(), decrees, docket.play(), luck));
    }
    const int quarter = docket.play().state.quarter;
    return [this, quarter, futures] {
      if (docket_->play().state.quarter == quarter) futures_[futures.rule] = futures;
    };
  };
  return {"ahead/" + rule_id, "Looking ahead", run};
}

RuleMakerSession::Job RuleMakerSession::comparing(const std::string& lever, regime::End end) {
  const auto run = [this, lever, end, docket = *docket_](const Report& report) -> Land {
    const regime::Industry industry = regime::turned(docket.scenario().industry, lever, end);
    Comparison comparison{lever, end, {}};
    std::vector<std::pair<std::string, std::vector<regime::Decree>>> policies;
    for (const regime::Rule& rule : industry.rules) policies.push_back({rule.id, {{0, rule.id}}});
    policies.push_back({"", docket.decrees()});
    for (std::size_t i = 0; i < policies.size(); ++i) {
      std::vector<regime::Play> plays;
      for (int seed = 1; seed <= kComparedSeeds; ++seed) {
        const double done = static_cast<double>(i) * kComparedSeeds + seed - 1;
        if (!report(done / static_cast<double>(policies.size() * kComparedSeeds))) return {};
        plays.push_back(regime::play_out(industry, docket.curves(), policies[i].second,
                                         static_cast<std::uint64_t>(seed)));
      }
      Comparison::Row row{policies[i].first, {}};
      for (const regime::Axis& axis : regime::axes())
        row.over_years.push_back(regime::spread_over_years(plays, axis.value));
      comparison.rows.push_back(std::move(row));
    }
    return [this, comparison] { comparisons_.push_back(comparison); };
  };
  return {key_of(lever, end), "Playing every rule with " + std::to_string(kComparedSeeds) + " seeds", run};
}

const Futures* RuleMakerSession::futures(const std::string& rule_id) {
  if (!docket_) return nullptr;
  if (const auto found = futures_.find(rule_id); found != futures_.end()) return &found->second;
  ask(looking_ahead(rule_id));
  return nullptr;
}

const Comparison* RuleMakerSession::comparison(const std::string& lever, regime::End end) {
  if (!docket_) return nullptr;
  for (const Comparison& one : comparisons_)
    if (one.end == end && (end == regime::End::as_set || one.lever == lever)) return &one;
  ask(comparing(lever, end));
  return nullptr;
}

const regime::Robustness* RuleMakerSession::robustness() {
  if (!docket_) return nullptr;
  if (!robustness_ || !robustness_->complete()) ask(turning_assumptions());
  return robustness_ ? &*robustness_ : nullptr;
}

// A few cases at a time, so that nobody waits long for something else.
RuleMakerSession::Job RuleMakerSession::turning_assumptions() {
  const auto run = [this, docket = *docket_, so_far = robustness_](const Report& report) -> Land {
    const regime::Industry& industry = docket.scenario().industry;
    regime::Robustness one =
        so_far ? *so_far : regime::begin_robustness(industry, docket.curves(), options_.robustness_seeds);
    for (int i = 0; i < kCasesAtATime && !one.complete(); ++i) {
      if (!report(static_cast<double>(one.cases) / static_cast<double>(one.planned.size()))) return {};
      regime::play_next_case(industry, docket.curves(), one);
    }
    return [this, one] { robustness_ = one; };
  };
  return {"robustness", "Turning each assumption", run};
}

const std::vector<regime::Change>* RuleMakerSession::changes(const std::string& rule_id) {
  const Futures* now = docket_ ? futures(docket_->rule().id) : nullptr;
  const Futures* then = futures(rule_id);
  if (!now || !then) return nullptr;
  const auto [found, fresh] = changes_.try_emplace(rule_id);
  if (fresh)
    for (const regime::Group& group : regime::groups())
      found->second.push_back(regime::change_of(group, now->plays, then->plays, docket_->play().years.size(),
                                                static_cast<std::size_t>(regime::kYearsAhead)));
  return &found->second;
}

void RuleMakerSession::changed() {
  view_ = make_rule_maker_view(scenario_, docket());
  save();
}

void RuleMakerSession::moved() {
  futures_.clear();
  changes_.clear();
  comparisons_.clear();
  stop();
  changed();
}

void RuleMakerSession::save() {
  if (!options_.autosave || !docket_) return;
  if (const Status saved = docket_->save(*options_.autosave); !saved)
    problems_.push_back(saved.error().message());
}

Status RuleMakerSession::decree(const std::string& rule_id) {
  if (auto status = docket_->decree(rule_id); !status) return status;
  moved();
  return {};
}

void RuleMakerSession::next_quarter() {
  docket_->next_quarter();
  moved();
}

void RuleMakerSession::next_year() {
  docket_->next_year();
  moved();
}

void RuleMakerSession::note_foresight(const std::string& rule_id, std::vector<int> said) {
  const std::vector<regime::Change>* came = changes(rule_id);
  if (!came) return;
  Foresight foresight{docket_->play().state.quarter, rule_id, docket_->rule().id, std::move(said), {}};
  for (const regime::Change& change : *came) foresight.came.push_back(change.sign);
  docket_->note(std::move(foresight));
  changed();
}

}  // namespace partly::session
