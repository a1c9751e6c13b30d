#include "sim/world/view/moments.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::world {
namespace {

using Causes = std::vector<MomentCause>;

bool is_ones_own(const ProceedingView& claim) { return claim.mine || claim.brought; }

const ModelView* model_named(const WorldView& view, const std::string& name) {
  const auto found = std::ranges::find(view.models, name, &ModelView::name);
  return found == view.models.end() ? nullptr : &*found;
}

// How the model in dispute was made: the oldest cause of any claim about it.
void add_making(const WorldView& view, const std::string& name, Causes& causes) {
  const ModelView* model = model_named(view, name);
  if (!model) return;
  std::string text = model->name + " is trained: " + text_of_sources(*model);
  if (!model->monitor.empty() && model->monitor != "No alarm") text += ". " + model->monitor;
  causes.push_back({model->begun, text + "."});
}

void add_evidence(const ProceedingView& claim, Causes& causes) {
  std::string text;
  if (claim.exhibit)
    text = "The exam speaks " + format_odds(claim.exhibit->log_ratio()) + " for a copy, " +
           format_percent(claim.exhibit->innocents_suspected()) +
           " of unseen innocents are suspected likewise";
  if (claim.answer != law::Answer::none)
    text += (text.empty() ? "" : "; ") + std::string("the answer on the stand is \"") +
            law::name(claim.answer) + "\"";
  causes.push_back({claim.opened, "The claim is brought: " + claim.theory + "."});
  if (!text.empty()) causes.push_back({claim.stage_since.plus(-1), text + "."});
}

Causes causes_of(const WorldView& view, const ProceedingView& claim) {
  Causes causes;
  add_making(view, claim.model, causes);
  add_evidence(claim, causes);
  std::ranges::stable_sort(causes, {}, &MomentCause::quarter);
  return causes;
}

std::string party_that_won(const ProceedingView& claim) {
  const std::size_t versus = claim.title.find(" v. ");
  if (versus == std::string::npos) return claim.verdict->for_claimant ? "the claimant" : "the defendant";
  return claim.verdict->for_claimant ? claim.title.substr(0, versus) : claim.title.substr(versus + 4);
}

// "accepted with a chance of 70.0 %"; of several theories each.
std::string theories_believed(const ProceedingView& claim) {
  if (claim.counts.empty())
    return "Its theory had been accepted with a chance of " + format_percent(claim.chain.belief.value) + ".";
  std::string text;
  for (const CountView& count : claim.counts)
    text += (text.empty() ? "" : ", ") + count.theory + " " + format_percent(count.chain.belief.value);
  return "Its theories had been accepted with chances of: " + text + ".";
}

std::string theories_ruled_on(const law::Verdict& verdict) {
  if (verdict.findings.size() < 2)
    return std::string("and the theory was ") + (verdict.theory_accepted ? "" : "not ") +
           "accepted, which the next court will remember.";
  std::string text;
  for (const law::CountFinding& count : verdict.findings)
    text += (text.empty() ? "" : ", ") + std::string(law::name(count.theory)) +
            (count.won ? " was won" : " was lost");
  return "and of the counts " + text + ". The next court will remember which theories were accepted.";
}

Moment verdict_moment(const WorldView& view, const ProceedingView& claim, Quarter quarter) {
  Moment moment{MomentKind::verdict, quarter, {}, {}, causes_of(view, claim), claim.id, 0};
  if (!claim.verdict) {
    moment.title = claim.title + " is " + law::name(claim.stage);
    moment.text = "The claim ends here without a verdict. " + theories_believed(claim);
    return moment;
  }
  const law::Verdict& verdict = *claim.verdict;
  moment.title = "The court finds for " + party_that_won(claim) +
                 (verdict.for_claimant ? ": " + format_usd(verdict.award_usd) : "");
  moment.text = "On this record a verdict for the claimant had a chance of " +
                format_percent(verdict.probability) + "; the draw decided. The breach was " +
                (verdict.proven ? "" : "not ") + "found proven, " + theories_ruled_on(verdict);
  return moment;
}

Moment settlement_moment(const WorldView& view, const ProceedingView& claim, Quarter quarter) {
  Moment moment{MomentKind::settlement, quarter, {}, {}, causes_of(view, claim), claim.id, 0};
  moment.title = claim.title + " is settled for " + format_usd(claim.settled_usd.value_or(0));
  moment.text =
      (claim.settled_terms ? "With: " + law::describe(*claim.settled_terms) + ". " : std::string()) +
      "No court has ruled: what courts believe of the theory did not move.";
  return moment;
}

Moment cut_moment(const WorldView& view, Quarter quarter) {
  Moment moment{MomentKind::cut, quarter, "Your access to the answers ends", {}, {}, 0, 0};
  moment.text =
      "Nothing more can be asked of the provider. What a run in training had been answered by then "
      "is all that it learns from.";
  for (const ModelView& model : view.models) {
    if (!model.mine || model.queries.value <= 0 || moment.causes.size() > 1) continue;
    moment.causes.push_back({model.begun, model.name + " asks " + text(model.queries) + "."});
    moment.model = model.id;
  }
  std::ranges::reverse(moment.causes);
  moment.causes.push_back({quarter, "The monitor's alarms on your account reach " + text(view.terms.alarms) +
                                        "; or an event of the scenario ends access for all."});
  return moment;
}

Moment order_moment(const WorldView& view, const ModelView& model, Quarter quarter) {
  Moment moment{MomentKind::order, quarter, model.name + " may not be sold any more", {}, {}, 0, model.id};
  moment.text = "By order of a court. What it earned until now is kept; what it would have earned is not.";
  add_making(view, model.name, moment.causes);
  for (const ProceedingView& claim : view.proceedings)
    if (claim.mine && claim.model == model.name)
      moment.causes.push_back({claim.opened, claim.title + " is brought over it."}),
          moment.proceeding = claim.id;
  return moment;
}

Moment listing_moment(const WorldView& view, const ModelView& model, Quarter quarter) {
  const auto share = view.measured.find("share");
  Moment moment{
      MomentKind::listing, quarter, model.name + " has found its first customers", {}, {}, 0, model.id};
  moment.text = "The market compares capability, price and trust, and buys from whom it likes best.";
  add_making(view, model.name, moment.causes);
  moment.causes.push_back(
      {model.due, "Its exam: capability " + format_number(model.capability.value, 1) + " of 100, measured."});
  if (share != view.measured.end())
    moment.causes.push_back(
        {quarter, format_percent(share->second.value) + " of the customers choose it at this close."});
  return moment;
}

Moment insolvency_moment(const WorldView& view, Quarter quarter) {
  Moment moment{MomentKind::insolvency, quarter, "Your lab is out of money", {}, {}, 0, 0};
  moment.text =
      "What has to be paid cannot be paid. The game ends here, and nothing is left to the founders.";
  std::vector<LedgerLine> largest;
  for (const LedgerLine& line : view.ledger)
    if (line.amount.value < 0) largest.push_back(line);
  const auto three = largest.begin() + std::min<std::ptrdiff_t>(3, std::ssize(largest));
  std::ranges::partial_sort(largest, three, {}, [](const LedgerLine& line) { return line.amount.value; });
  largest.erase(three, largest.end());
  std::ranges::sort(largest, {}, &LedgerLine::number);
  for (const LedgerLine& line : largest)
    moment.causes.push_back({line.quarter, line.text + ": " + text(line.amount) + "."});
  return moment;
}

bool tells_an_end(const MomentMarks& before, const ProceedingView& claim) {
  const auto then = before.stages.find(claim.id);
  const bool ended = !law::open(claim.stage) && (then == before.stages.end() || law::open(then->second));
  const bool ruled = claim.verdict && !before.with_verdict.contains(claim.id);
  return ended || ruled;
}

}  // namespace

std::string text_of_sources(const ModelView& model) {
  std::vector<std::string> parts;
  if (model.sources.queries > 0)
    parts.push_back(format_number(model.sources.queries, 0) + " of the provider's answers" +
                    (model.licensed ? ", licensed" : ", without a licence"));
  if (model.sources.own_labels > 0)
    parts.push_back(format_number(model.sources.own_labels, 0) + " labels of its lab's own");
  if (model.sources.open_weights) parts.push_back("published weights to start from");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " and ") + part;
  return text.empty() ? "from nothing" : text;
}

MomentMarks moment_marks(const WorldView& view) {
  MomentMarks marks;
  for (const ProceedingView& claim : view.proceedings) {
    if (!is_ones_own(claim)) continue;
    marks.stages[claim.id] = claim.stage;
    if (claim.verdict) marks.with_verdict.insert(claim.id);
  }
  bool earned = false;
  for (const LedgerLine& line : view.ledger)
    earned = earned || (line.account == econ::Account::sales && line.amount.value > 0);
  for (const ModelView& model : view.models) {
    if (!model.mine) continue;
    if (model.enjoined) marks.enjoined.insert(model.id);
    if (model.on_sale && earned) marks.sold.insert(model.id);
  }
  marks.access_cut = view.terms.access_cut;
  marks.insolvent = view.ending == Ending::insolvent;
  return marks;
}

std::vector<Moment> moments_since(const MomentMarks& before, const WorldView& view) {
  if (view.history.empty()) return {};
  const Quarter quarter = view.history.back().quarter;
  const MomentMarks now = moment_marks(view);
  std::vector<Moment> moments;
  for (const ProceedingView& claim : view.proceedings)
    if (is_ones_own(claim) && tells_an_end(before, claim))
      moments.push_back(claim.settled_usd ? settlement_moment(view, claim, quarter)
                                          : verdict_moment(view, claim, quarter));
  if (now.access_cut && !before.access_cut) moments.push_back(cut_moment(view, quarter));
  for (const ModelView& model : view.models) {
    if (model.mine && model.enjoined && !before.enjoined.contains(model.id))
      moments.push_back(order_moment(view, model, quarter));
    if (before.sold.empty() && now.sold.contains(model.id))
      moments.push_back(listing_moment(view, model, quarter));
  }
  if (now.insolvent && !before.insolvent) moments.push_back(insolvency_moment(view, quarter));
  return moments;
}

}  // namespace partly::world
