// What a front end may see: rows, series and sentences, every number a Quantity. Values only:
// make_view.h makes them from a const World after each change, and drawing them twice changes nothing.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/econ/ledger.h"
#include "sim/econ/price_list.h"
#include "sim/law/assessment.h"
#include "sim/law/settlement.h"
#include "sim/world/decide/quote.h"
#include "sim/world/state/answer_outlook.h"
#include "sim/world/state/ending.h"
#include "sim/world/state/news.h"
#include "sim/world/state/scenario.h"
#include "sim/world/view/arrangements.h"
#include "sim/world/view/count_view.h"
#include "sim/world/view/docket.h"
#include "sim/world/view/events.h"
#include "sim/world/view/grading.h"
#include "sim/world/view/history.h"
#include "sim/world/view/model_view.h"
#include "sim/world/view/price_response.h"
#include "sim/world/view/suit_view.h"
#include "sim/world/view/teacher.h"
#include "sim/world/view/terms_view.h"

namespace partly::world {

struct LabView {
  std::string id, name;
  LabKind kind = LabKind::rival;
  Quantity capability, price, trust, share, bound, sales, serving;  // bound: that stays; serving: a seat
  std::string model;                                                // name of what it sells, "" if nothing
  std::string remark;                                               // "access cut", "licensed until Q4 2026"
};

struct RouteView {
  Route route = Route::scratch;
  std::string title, text;
  TrainModel decision;  // the usual order of this route
  Check check;  // its quote or refusal now; the licence route's holds the signing fee until it is signed
  bool needs_licence = false;  // SignLicence has to be submitted first
};

// What a plea would make of the chance of a verdict, were it made now.
struct PleaView {
  law::Defence defence = law::Defence::preemption;
  Quantity chance_after;
};

struct ProceedingView {
  int id = 0;
  std::string title;   // "Meridian v. your lab"
  std::string theory;  // "contract", "contract and tort"
  std::vector<std::string> facts;
  std::vector<CountView> counts;  // where there are several; what stands below of one is the principal's
  law::Stage stage = law::Stage::notice;
  Quarter opened, stage_since;
  std::string model;                           // the one in dispute
  bool mine = false;                           // the player is the defendant
  bool brought = false;                        // the player is the claimant
  std::vector<law::ElementStanding> elements;  // what the claimant has to prove, and how that stands
  law::EvidenceChain chain;
  Quantity probability;                      // of a verdict for the claimant, with range
  std::vector<law::AssessmentLine> account;  // the whole way to the expected award, as every page prints it
  std::vector<AnswerOutlook> answers;        // what each answer on the stand would come to, until it is given
  std::vector<std::string> documents;        // what discovery has shown
  Quantity in_the_end;                       // the same after all appeals
  law::Filings filed;
  std::vector<law::Defence> pleas;
  std::vector<PleaView> possible_pleas;  // that answer this claim and are not made yet
  Quantity dismissal_chance;             // of a motion to dismiss
  Quantity credibility, custom;          // of the defendant; of the practice
  std::optional<forensics::Exhibit> exhibit;
  law::Award award;  // if the claim succeeds, line by line
  Quantity expected_award_usd;
  std::vector<law::RemedyRule> remedies;  // what the court may order then
  Quantity orders_usd;                    // what that would cost the defendant beside the award
  law::SettlementOutlook
      outlook;  // what going on and each term of a settlement are worth to both, as you see it
  law::SettlementTerms best_terms;  // of the usual ones, those that leave both together most
  law::SettlementZone settlement;   // for money on these
  bool licence_to_be_had = false;
  std::optional<law::CounterOffer> counter;  // the other side's answer in this quarter
  law::Answer answer = law::Answer::none;
  std::optional<law::Verdict> verdict;
  std::optional<double> settled_usd;
  std::optional<law::SettlementTerms> settled_terms;
};

struct LedgerLine {
  int number = 0;
  Quarter quarter;
  std::string event, text;
  econ::Account account = econ::Account::cash;
  Quantity amount, balance;  // of the player's cash
};

// What courts have made of a theory so far.
struct PrecedentView {
  std::string theory;
  Quantity belief;
  int rulings = 0;
};

struct WorldView {
  std::string scenario_id, title;
  Quarter now;
  int quarter_index = 0, quarters = 10;
  int told_quarters = 0;  // of the scenario's opening: they went before the player took over
  std::uint64_t seed = 0;
  Ending ending = Ending::running;
  Quantity cash, capability, exposure, trust, ownership, valuation, raise_limit;
  Quantity resale;  // sales of the provider's answers at the last close; 0 where there is no such product
  std::vector<ArrangementView> arrangements;  // what the scenario offers; ExamineModel is one a model
  std::vector<PricePoint> price_response;     // of its product, by rising price; empty while it sells nothing
  std::vector<RouteView> routes;              // scratch, distil, licence, open weights
  std::vector<ModelView> models;              // the player's first, newest first
  std::vector<LabView> labs;
  std::vector<ProceedingView> proceedings;
  std::optional<SuitView> suit;           // that the player may bring, or has brought
  std::vector<PrecedentView> precedents;  // of the theories that this scenario knows
  DocketView docket;                      // the cases of others
  std::vector<EventView> events;          // that asked something, newest first
  std::vector<LedgerLine> ledger;         // the player's cash, newest first
  Quantity ledger_total;                  // of all postings of all parties: zero
  std::vector<News> news;                 // newest first
  std::vector<SeriesPoint> history;
  std::vector<std::string>
      learned_from_yours;  // models of others, taught on answers that the player sold: told at the end
  std::vector<GuessView> guesses;
  Quantity calibration;  // mean absolute error of the guesses, points
  TermsView terms;
  econ::PriceList prices;
  std::optional<TeacherView> teacher;        // in the teacher's role
  std::string score_text;                    // how the game stands, in one sentence
  std::map<std::string, Quantity> measured;  // by the ids of lab_measures.h
  Grading grading;                           // of the scenario's goals
};

DecisionNames names_in(const WorldView& view);  // valid as long as the view
// The last quarter of the player's licence; none where it has ended.
std::optional<Quarter> licence_in_force(const WorldView& view);

}  // namespace partly::world
