// What a provider can do to its answers, and whom it hurts: the thief who learns from them, or the customer
// who only wants the answer (rows 18 to 21).
#include "sim/learn/api.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

// What an ordinary customer gets out of served answers: the share of the exam on which the class served is
// right.
double customer_accuracy(learn::Classroom& classroom, const learn::Sources& sources) {
  const int classes = classroom.task().classes();
  const auto logits = classroom.engine().logits(classroom.teacher(), classroom.exam().x);
  const auto answers = learn::argmax_rows(learn::served_probabilities(logits, classes, sources), classes);
  const auto& truth = classroom.exam().label;
  double right = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) right += answers[i] == truth[i];
  return right / static_cast<double>(answers.size());
}

// A thief's students under full service and under the defence, on the same questions; and what the defence
// costs a customer.
Result<Figures> under_defence(Workshop& workshop, const Setting& setting, const learn::TrainJob& undefended,
                              const learn::TrainJob& defended) {
  const auto all = workshop.accuracies_of({undefended, defended}, setting);
  if (!all) return all.error();
  learn::Classroom& classroom = workshop.classroom(defended);
  const double before = customer_accuracy(classroom, undefended.sources);
  const double after = customer_accuracy(classroom, defended.sources);
  return Figures{over_seeds("thief's accuracy, full service", all->at(0), Unit::fraction),
                 over_seeds("thief's accuracy, defended", all->at(1), Unit::fraction),
                 over_seeds("thief's loss", points_between(all->at(0), all->at(1)), Unit::points),
                 {"customer's accuracy, full service", before, 0, Unit::fraction},
                 {"customer's accuracy, defended", after, 0, Unit::fraction},
                 {"customer's loss", 100 * (before - after), 0, Unit::points}};
}

Phenomenon rounding() {
  Phenomenon row;
  row.row = "18";
  row.study.about = {.id = "rounding-is-weak",
                     .name = "Rounding served probabilities to two decimals hardly hurts the thief",
                     .reference = "Orekondy, Schiele, Fritz 2020 (MAD)",
                     .set_up = "Atlas, house teacher, 100 queries at temperature 2, students 2-64-64-6",
                     .seconds = 1};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    const auto full = asking(house_atlas_provider(), 100, 2);
    auto rounded = full;
    rounded.sources.digits = 2;
    return under_defence(workshop, setting, full, rounded);
  };
  row.bars = {{"thief's loss", Sense::at_most, 2, Unit::points},
              {"thief's loss", Sense::at_least, -2, Unit::points}};
  row.quick = true;
  return row;
}

Phenomenon top_1() {
  Phenomenon row;
  row.row = "19";
  row.study.about = {.id = "bare-answers-cost-the-thief",
                     .name = "Serving the class alone costs the thief, and the customer nothing",
                     .reference = "Orekondy, Schiele, Fritz 2020 (MAD); Tramèr et al. 2016",
                     .set_up =
                         "Atlas, house teacher, 60 queries, students 2-64-64-6; full probabilities at "
                         "temperature 2 against the class alone",
                     .seconds = 1};
  row.study.run = [](Workshop& workshop, const Setting& setting) {
    return under_defence(workshop, setting, asking(house_atlas_provider(), 60, 2),
                         asking_bare(house_atlas_provider(), 60));
  };
  row.bars = {{"thief's loss", Sense::at_least, 5, Unit::points},
              {"customer's loss", Sense::at_most, 0, Unit::points}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> api_defence_phenomena() { return {rounding(), top_1()}; }

}  // namespace partly::study
