// Access ends: what a run in training had asked by then is all it learns from. What was not answered is paid
// back; its computing is not. Sources: F50 (a block works at once), F52 (patterns as kill triggers), F56
// (trust).
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"

namespace partly::world {
namespace {

// Queries are asked evenly over the quarters of a run: an assumption of the model.
int asked_so_far(const World& world, const Model& model) {
  const int done = world.now.since(model.begun) + 1, all = model.due.since(model.begun) + 1;
  return model.job.sources.queries * done / all;
}

void end_early(World& world, Model& model) {
  model.due = world.now.plus(1);
  for (Job& job : world.jobs)
    if (auto* training = std::get_if<TrainStudent>(&job); training && training->model == model.id) {
      training->job = model.job;
      training->ends_at_alarm = false;
    }
}

void stop(World& world, Model& model) {
  model.state = ModelState::stopped;
  std::erase_if(world.jobs, [&](const Job& job) {
    const auto* training = std::get_if<TrainStudent>(&job);
    return training && training->model == model.id;
  });
}

void cut_run(Closing& closing, Model& model) {
  World& world = closing.world;
  if (model.state != ModelState::training || model.job.sources.queries == 0 || model.licensed) return;
  if (model.due <= world.now) return;
  lose_queries(closing, model, asked_so_far(world, model));
  const learn::Sources& left = model.job.sources;
  return left.queries + left.own_labels > 0 ? end_early(world, model) : stop(world, model);
}

}  // namespace

void lose_queries(Closing& closing, Model& model, int answered) {
  const int ordered = model.job.sources.queries;
  if (answered >= ordered) return;
  const econ::Money back =
      econ::Money::usd(model.paid.queries.usd() * (ordered - answered) / static_cast<double>(ordered));
  model.job.sources.queries = answered;
  model.queries_lost += ordered - answered;
  model.paid.queries -= back;
  const auto event = tell(closing.world, NewsKind::training, "Access ends in the middle of " + model.name,
                          format_number(answered, 0) + " of " + format_number(ordered, 0) +
                              " questions were answered. It learns from those and from its other sources.",
                          "F50");
  pay(closing.world, event, "Paid back for questions of " + model.name + " that nobody answered",
      closing.scenario.lab(LabKind::provider).id, model.owner, {econ::Account::sales, econ::Account::queries},
      back);
}

void cut_access(Closing& closing, Lab& lab, const std::string& why, double trust_loss) {
  lab.access_cut = true;
  lab.cut_in = closing.world.now;
  if (trust_loss > 0) closing.blame(lab.id, trust_loss);
  tell(closing.world, NewsKind::terms,
       closing.name(closing.scenario.lab(LabKind::provider).id) + " cuts off " + closing.name(lab.id), why,
       "F50");
  for (Model& model : closing.world.models)
    if (model.owner == lab.id) cut_run(closing, model);
}

// Whose licence ends with this quarter is among them.
void cut_all_without_licence(Closing& closing) {
  for (Lab& lab : closing.world.labs) {
    const bool customer = lab.kind == LabKind::player || lab.kind == LabKind::rival;
    const bool goes_on = lab.licence_until && closing.world.now < *lab.licence_until;
    if (!customer || lab.access_cut || goes_on) continue;
    const auto read_before = lab.cut_in;  // nothing in its log was the reason
    cut_access(closing, lab,
               lab.licence_until == closing.world.now
                   ? "Its licence has ended, and only licensees are served."
                   : "Only who has a licence is served from now on. A block needs no lawsuit.",
               0);
    lab.cut_in = read_before;
  }
}

}  // namespace partly::world
