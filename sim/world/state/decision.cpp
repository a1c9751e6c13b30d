#include "sim/world/state/decision.h"

#include "sim/base/format.h"
#include "sim/law/terms.h"
#include "sim/world/state/fields.h"

namespace partly::world {
namespace {

const char* access_text(const learn::Sources& sources) {
  switch (sources.access) {
    case learn::Access::labels:
      return "answers only";
    case learn::Access::top_k:
      return "top answers";
    case learn::Access::probabilities:
      return "probabilities";
  }
  return "";
}

void append(std::string& text, const std::string& part) { text += (text.empty() ? "" : ", ") + part; }

struct Describe {
  const DecisionNames& names;

  std::string operator()(const TrainModel& d) const {
    std::string text;
    if (d.sources.queries > 0) {
      append(text, format_number(d.sources.queries, 0) + " queries (" + access_text(d.sources) + ")");
      if (d.sources.cover_share > 0) append(text, format_percent(d.sources.cover_share) + " of them cover");
      if (d.accounts > 1) append(text, "from " + format_number(d.accounts, 0) + " accounts");
    }
    if (d.sources.own_labels > 0) append(text, format_number(d.sources.own_labels, 0) + " own labels");
    if (d.sources.own_labels > 0 && d.sources.label_votes > 1)
      append(text, format_number(d.sources.label_votes, 0) + " people a label");
    if (d.sources.other_answers > 0)
      append(text, format_number(d.sources.other_answers, 0) + " answers of " + names.model(d.other_model));
    if (d.sources.open_weights) append(text, "open weights");
    if (d.wide) append(text, "wide network");
    return "train: " + (text.empty() ? "nothing" : text);
  }
  std::string operator()(const StopTraining& d) const { return "stop training: " + names.model(d.model); }
  std::string operator()(const GuessCapability& d) const {
    return "guess: " + names.model(d.model) + " reaches " + format_number(d.points, 0);
  }
  std::string operator()(const ReleaseModel& d) const { return "release: " + names.model(d.model); }
  std::string operator()(const WithdrawModel&) const { return "withdraw the model on sale"; }
  std::string operator()(const SetPrice& d) const { return "price: " + format_usd(d.price_usd); }
  std::string operator()(const SignLicence&) const { return "sign the licence"; }
  std::string operator()(const RaiseFunds& d) const { return "raise: " + format_usd(d.amount_usd); }
  std::string operator()(const OfferSettlement& d) const {
    return "offer to settle: " + names.proceeding(d.proceeding) + " for " + format_usd(d.amount_usd) + ", " +
           law::describe(d.terms);
  }
  std::string operator()(const Testify& d) const {
    return "testify: " + names.proceeding(d.proceeding) + ", " + law::name(d.answer);
  }
  std::string operator()(const MoveToDismiss& d) const {
    return "move to dismiss: " + names.proceeding(d.proceeding);
  }
  std::string operator()(const Plead& d) const {
    return "plead: " + names.proceeding(d.proceeding) + ", " + law::name(d.defence);
  }
  std::string operator()(const AppealVerdict& d) const { return "appeal: " + names.proceeding(d.proceeding); }
  std::string operator()(const SetApiAccess& d) const {
    Console console;
    console.access = d.access;
    console.top_k = d.top_k;
    console.digits = d.digits;
    return "serve: " + describe(console);
  }
  std::string operator()(const SetApiDefence& d) const {
    return std::string("defend answers: ") + name(d.defence) +
           (d.defence == ApiDefence::none ? "" : " " + format_number(d.strength, 2));
  }
  std::string operator()(const SetQueryPrices& d) const {
    return "price of a query: " + format_usd(d.label_usd) + " bare, " + format_usd(d.probability_usd) +
           " with probabilities";
  }
  std::string operator()(const SetMonitor& d) const {
    return "monitor: accuse up to " + format_percent(d.alarm_rate) + " of honest accounts, " +
           format_number(d.volume_limit, 0) + " queries a quarter, " +
           (d.alarms_before_cut > 0 ? "cut at alarm " + std::to_string(d.alarms_before_cut)
                                    : "never cut by itself");
  }
  std::string operator()(const PlantTraps& d) const { return "plant traps: " + std::to_string(d.islets); }
  std::string operator()(const PublishTerms& d) const {
    std::string clauses;
    if (d.training_ban) append(clauses, law::name(law::ClauseKind::training_ban));
    if (d.monitoring) append(clauses, law::name(law::ClauseKind::monitoring));
    if (d.kill_trigger) append(clauses, law::name(law::ClauseKind::kill_trigger));
    if (d.audit) append(clauses, law::name(law::ClauseKind::audit));
    return "publish terms: " + (clauses.empty() ? "no clause" : clauses);
  }
  std::string operator()(const OfferLicence& d) const {
    return "offer a licence: " + names.lab(d.lab) + ", " + format_usd(d.fee_usd) + " and " +
           format_percent(d.royalty) + " of sales";
  }
  std::string operator()(const CutAccess& d) const { return "cut access: " + names.lab(d.lab); }
  std::string operator()(const RestoreAccess& d) const { return "restore access: " + names.lab(d.lab); }
  std::string operator()(const SendNotice& d) const {
    return "send notice: " + names.model(d.model) + ", in " + law::name(law::all_of(d.theory, d.further));
  }
  std::string operator()(const DemandSettlement& d) const {
    return "demand a settlement: " + names.proceeding(d.proceeding) + ", " + format_usd(d.amount_usd) + ", " +
           law::describe(d.terms);
  }
  std::string operator()(const AnswerOffer& d) const {
    return std::string(d.accept ? "accept" : "decline") + " the offer: " + names.proceeding(d.proceeding);
  }
  std::string operator()(const WithdrawClaim& d) const {
    return "withdraw the claim: " + names.proceeding(d.proceeding);
  }
  std::string operator()(const PublishSummary& d) const {
    return "publish the summary of training: " + names.model(d.model);
  }
  std::string operator()(const ReserveCompute&) const { return "reserve computing"; }
  std::string operator()(const RetainCounsel& d) const {
    return std::string("retain: ") + econ::name(d.counsel);
  }
  std::string operator()(const KeepRecords& d) const {
    return d.keep ? "keep records of how models are made" : "keep no more records";
  }
  std::string operator()(const SellAnswers& d) const {
    return d.sell ? "sell answers of the product" : "sell no more answers";
  }
  std::string operator()(const BuyWarranty&) const { return "buy a warranty for the published weights"; }
  std::string operator()(const FileSuit&) const { return "file the suit"; }
  std::string operator()(const DropSuit&) const { return "drop the suit"; }
  std::string operator()(const AnswerOnOwnTraining& d) const {
    return std::string("answer on own training: ") + law::name(d.answer);
  }
  std::string operator()(const ExamineModel& d) const { return "have examined: " + names.model(d.model); }
  std::string operator()(const AnswerCard& d) const {
    return "forecast: " + names.card(d.card) + ", " + format_percent(d.chance);
  }
  std::string operator()(const FileBrief& d) const {
    return "file a brief: " + names.docket_case(d.docket_case) + ", " + name(d.side);
  }
  std::string operator()(const StatePublicly& d) const {
    return std::string("say in public: ") + name(d.statement);
  }
  std::string operator()(const AnswerEvent& d) const { return "answer: " + names.event_answer(d); }
};

}  // namespace

Route route_of(const TrainModel& decision, bool licensed) {
  const learn::Sources& sources = decision.sources;
  const bool asks = sources.queries > 0;
  if (sources.other_answers > 0) return asks || sources.open_weights ? Route::mixed : Route::own;
  if (asks && (sources.own_labels > 0 || sources.open_weights)) return Route::mixed;
  if (asks) return licensed ? Route::licence : Route::distil;
  return sources.open_weights ? Route::open_weights : Route::scratch;
}

const char* name(Route route) { return enum_name(route).data(); }

const char* name(BriefSide side) {
  return side == BriefSide::for_theory ? "for the theory" : "against the theory";
}

const char* name(PublicStatement statement) {
  return statement == PublicStatement::we_never_did ? "we never did" : "everybody does it";
}

const char* title(Route route) {
  switch (route) {
    case Route::scratch:
      return "Train from scratch";
    case Route::distil:
      return "Distil through the API";
    case Route::licence:
      return "License the teacher";
    case Route::open_weights:
      return "Build on open weights";
    case Route::mixed:
      return "Mix the sources";
    case Route::own:
      return "Distil your own model";
  }
  return "";
}

std::string describe(const Decision& decision, const DecisionNames& names) {
  return std::visit(Describe{names}, decision);
}

std::string describe(const Decision& decision) {
  static const DecisionNames by_id{[](int id) { return "model " + std::to_string(id); },
                                   [](int id) { return "proceeding " + std::to_string(id); },
                                   [](const std::string& id) { return id; },
                                   [](int id) { return "card " + std::to_string(id); },
                                   [](const std::string& id) { return id; },
                                   [](const AnswerEvent& d) { return d.event + ", " + d.choice; }};
  return describe(decision, by_id);
}

}  // namespace partly::world
