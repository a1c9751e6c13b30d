#include "sim/world/view/explain.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/law/counts.h"
#include "sim/law/judge.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

const law::Proceeding* proceeding_of(const World& world, const std::string& event) {
  for (const law::Proceeding& one : world.proceedings)
    if (std::find(one.events.begin(), one.events.end(), event) != one.events.end()) return &one;
  return nullptr;
}

const News* news_of(const World& world, const std::string& event) {
  const auto found =
      std::find_if(world.news.begin(), world.news.end(), [&](const News& one) { return one.id == event; });
  return found == world.news.end() ? nullptr : &*found;
}

void add_showing(ExplainedPart& part, const law::Showing& showing) {
  part.lines.push_back(
      {showing.title + ": p by rank", Quantity::measured(showing.p, Unit::p_value, showing.run,
                                                         "Its place among the innocents of this exam")});
  part.lines.push_back({showing.title + ": unseen innocents with strong evidence against them",
                        Quantity::measured(showing.false_positive_rate, Unit::fraction, showing.run,
                                           "Innocents that were trained for the purpose and that the rule "
                                           "was not fitted on")});
  part.lines.push_back({showing.title + ": logarithm of the likelihood ratio", showing.log_likelihood_ratio});
}

void add_tests(ExplainedPart& part, const forensics::Exhibit& exhibit, const std::string& run) {
  for (const forensics::TestOutcome& test : exhibit.tests) {
    if (!test.asked()) continue;
    const std::string name = std::string("Test \"") + forensics::name(test.test) + "\": ";
    part.lines.push_back({name + "questions asked", Quantity::measured(test.questions, Unit::count, run,
                                                                       forensics::meaning(test.test))});
    part.lines.push_back(
        {name + "answered as the teacher does",
         Quantity::measured(test.suspect_score, Unit::fraction, run, "By the model in dispute")});
    part.lines.push_back({name + "p by the t distribution",
                          Quantity::derived(test.p, Unit::p_value,
                                            "Of the innocents' scores in this test; no ruling reads it")});
  }
}

ExplainedPart measured_part(const law::Proceeding& proceeding, const Model& model) {
  ExplainedPart part{"Measured", {}};
  const std::string run = run_of(model);
  for (const law::Showing& showing : proceeding.record.showings) {
    add_showing(part, showing);
    if (showing.id == "exhibit" && model.exhibit) add_tests(part, *model.exhibit, showing.run);
  }
  if (model.monitor && model.monitor->alarm_at_query)
    part.lines.push_back(
        {std::string("Alarm of the monitor (") + forensics::name(model.monitor->alarm) + ") at query",
         Quantity::measured(*model.monitor->alarm_at_query, Unit::queries, run,
                            "On the queries that this model really asked")});
  if (counted(model))
    part.lines.push_back({"Answers of the provider that it was taught on",
                          Quantity::measured(static_cast<double>(model.result->used.queries), Unit::queries,
                                             run, "Counted as the API answered")});
  return part;
}

ExplainedPart account_part(const law::Assessment& assessment) {
  ExplainedPart part{"Account", {}};
  for (const law::AssessmentLine& line : law::lines_of(assessment))
    part.lines.push_back({line.text, line.number, law::printed(line)});
  return part;
}

ExplainedPart belief_part(const World& world, const law::Proceeding& proceeding) {
  ExplainedPart part{"Belief", {}};
  const bool several = proceeding.theories().size() + proceeding.fallen.size() > 1;
  for (const Ruling& ruling : world.rulings) {
    if (ruling.proceeding != proceeding.id) continue;
    const auto belief = [&](double value, const char* when) {
      const std::string theory = several ? std::string("Belief in ") + law::name(ruling.theory) + " "
                                         : std::string("Belief in the theory ");
      return ExplainedLine{theory + when,
                           Quantity::derived(value, Unit::fraction,
                                             "Mean of a Beta that each substantive ruling moves by one"),
                           {}};
    };
    part.lines.push_back(belief(ruling.belief_before, "before this ruling"));
    part.lines.push_back(belief(ruling.belief_after, "after it, for everybody"));
  }
  return part;
}

// While the question is still open: what each answer on the stand would come to.
ExplainedPart answers_part(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  ExplainedPart part{"Answers", {}};
  if (proceeding.opinion || by_authority(proceeding)) return part;
  for (const law::Answer answer : {law::Answer::yes, law::Answer::partly, law::Answer::no}) {
    const AnswerOutlook outlook = outlook_of(scenario, world, proceeding, answer);
    part.lines.push_back(
        {std::string("Expected cost of \"") + law::name(answer) + "\"", outlook.expected_usd, {}});
  }
  return part;
}

ExplainedPart damages_part(const law::Proceeding& proceeding) {
  ExplainedPart part{"Ended", {}};
  if (proceeding.verdict)
    part.lines.push_back(
        {"Awarded", Quantity::derived(proceeding.verdict->award_usd, Unit::usd,
                                      proceeding.verdict->for_claimant ? "The sum above: the claim succeeded"
                                                                       : "Nothing: the claim failed")});
  if (proceeding.verdict && proceeding.verdict->findings.size() > 1)
    for (const law::CountFinding& count : proceeding.verdict->findings)
      part.lines.push_back(
          {std::string("Count in ") + law::name(count.theory),
           Quantity::derived(count.award_usd, Unit::usd,
                             count.won ? "Won; one wrong is paid once, by the largest award" : "Lost")});
  if (proceeding.settled_usd)
    part.lines.push_back({"Settled for", Quantity::derived(*proceeding.settled_usd, Unit::usd,
                                                           "The offer that was accepted, with: " +
                                                               law::describe(*proceeding.settled_terms))});
  return part;
}

// What going on is worth to a side, part by part, as its owner sees it.
ExplainedPart value_part(const law::CaseValue& value, const char* title) {
  ExplainedPart part{title, {}};
  for (const law::ValuePart& one : value.parts) part.lines.push_back({one.text, one.usd, {}});
  part.lines.push_back({"= what going on comes to", value.total, {}});
  return part;
}

ExplainedPart orders_part(const law::Assessment& assessment, const law::Proceeding& proceeding) {
  ExplainedPart part{"Orders", {}};
  for (const law::RemedyRule& rule : law::orders_if_won(assessment.opinion)) {
    std::string text = std::string("Chance of ") + law::name(rule.remedy);
    if (proceeding.verdict) {
      const auto& ordered = proceeding.verdict->remedies;
      text += std::find(ordered.begin(), ordered.end(), rule.remedy) != ordered.end() ? ": ordered"
                                                                                      : ": not ordered";
    }
    part.lines.push_back({text, rule.chance});
  }
  return part;
}

ExplainedPart postings_part(const Scenario& scenario, const World& world,
                            const std::vector<std::string>& events) {
  ExplainedPart part{"Postings", {}};
  for (const econ::Transaction& transaction : world.ledger.journal()) {
    if (std::find(events.begin(), events.end(), transaction.event) == events.end()) continue;
    for (const econ::Posting& posting : transaction.postings)
      if (posting.account != econ::Account::cash)
        part.lines.push_back(
            {transaction.text + ": " + lab_name(scenario, posting.party) + ", " + econ::name(posting.account),
             Quantity::derived(posting.amount.usd(), Unit::usd,
                               "Posted in " + transaction.quarter.text() + " under " + transaction.event +
                                   "; expenses count up, income down")});
  }
  return part;
}

}  // namespace

std::vector<News> rulings_told(const World& world) {
  std::vector<News> told;
  for (const News& one : world.news)
    if (proceeding_of(world, one.id)) told.push_back(one);
  return told;
}

Result<Explanation> explain(const Scenario& scenario, const World& world, const std::string& event) {
  const News* news = news_of(world, event);
  if (!news)
    return Error{ErrorKind::usage, "There is no event \"" + event + "\" in this game", "--event",
                 "Leave out --event to see which there are"};
  Explanation explanation{*news, {}};
  const law::Proceeding* proceeding = proceeding_of(world, event);
  if (!proceeding) {
    explanation.parts.push_back(postings_part(scenario, world, {event}));
    return explanation;
  }
  const law::Assessment assessment = assessment_of(scenario, world, *proceeding);
  explanation.parts = {measured_part(*proceeding, *world.model(proceeding->model)),
                       account_part(assessment),
                       belief_part(world, *proceeding),
                       answers_part(scenario, world, *proceeding),
                       damages_part(*proceeding),
                       orders_part(assessment, *proceeding)};
  if (proceeding->open() && !by_authority(*proceeding)) {
    const auto outlook = settlement_outlook(scenario, world, *proceeding, {Eyes::of_outsider, {}});
    explanation.parts.push_back(value_part(outlook.claimant, "Going on, for the claimant"));
    explanation.parts.push_back(value_part(outlook.defendant, "Going on, for the defendant"));
  }
  explanation.parts.push_back(postings_part(scenario, world, proceeding->events));
  return explanation;
}

}  // namespace partly::world
