// Lesson "hide in the crowd": the more an extractor's questions look like a customer's, the later the monitor
// sees it, and the worse its map becomes.
#include <algorithm>

#include "sim/base/statistics.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/scenes.h"
#include "sim/study/suspects.h"
#include "sim/study/watched_account.h"

namespace partly::study {
namespace {

constexpr int kDisguisedAccounts = 40;  // to say when the monitor sees such an extractor

struct Disguise {
  const char* id;
  const char* title;
  const char* text;
  const char* set_up;
  double cover_share;
};
constexpr Disguise kDisguises[] = {
    {"open", "Ask about everywhere", "Questions all over the map teach most, and no customer asks like that.",
     "An extractor has five hundred questions and asks all over the map, where they teach most. A monitor "
     "looks for "
     "accounts that ask unlike customers.",
     0},
    {"half", "Every other question a customer's", "Half of the questions are spent on looking harmless.",
     "The same five hundred questions, but every other one is a customer's, asked to look harmless.", 0.5},
    {"crowd", "Nine in ten a customer's",
     "It takes the monitor longer to see, and little was left to learn from: look at the empty parts of the "
     "map.",
     "Nine questions in ten are a customer's now. One in ten is left to learn from.", 0.9}};

Beat seen(const Watch& watched, const Disguise& disguise, const learn::Classroom& room, const Models& models,
          const Accuracies& accuracy, std::vector<float> questions) {
  std::vector<double> alarms(watched.alarm_at.begin(), watched.alarm_at.end());
  Beat beat;
  beat.id = disguise.id;
  beat.title = disguise.title;
  beat.text = disguise.text;
  beat.figures = {{"caught within 300 questions", watched.share_within(kWatchedQuestions), 0, Unit::fraction},
                  over_seeds("accuracy", accuracy, Unit::fraction)};
  const double middle = median(alarms);
  if (middle <= kWatchedQuestions)
    beat.figures.push_back({"questions until the alarm, median", middle, 0, Unit::count});
  for (Figure& figure : beat.figures) figure.name += std::string(", ") + disguise.id;
  beat.maps = {map_of(room, models.front(), "The extractor's map and its questions", std::move(questions))};
  beat.guess = Guess{"What share of the exam does this extractor get right?", beat.figures[1].name, 0, 1,
                     disguise.set_up};
  if (disguise.cover_share == 0)
    beat.notes =
        "Ask how a provider could tell an extractor from a customer, before the monitor's figures are read.";
  return beat;
}

Result<Beat> beat_of(Workshop& workshop, const Setting& setting, const evidence::MonitorSetup& monitor,
                     const Disguise& disguise, const learn::KeepGoing& keep_going) {
  learn::TrainJob job = evenly_noisy_provider(1);
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  learn::Classroom& room = workshop.classroom(job);
  std::vector<float> first;  // student's questions, for the map
  const auto models = taught_at(
      workshop, job,
      [&](Rng& rng) {
        auto stream = covered_stream(room.task(), kStreamQuestions, disguise.cover_share, rng);
        if (first.empty()) first = stream;
        return stream;
      },
      keep_going);
  if (!models) return models.error();
  const Watch watched =
      watch(room, monitor, disguise.cover_share, kDisguisedAccounts, derive_seed(setting.seed, disguise.id));
  return seen(watched, disguise, room, *models, accuracies(room, *models), std::move(first));
}

Status tell_hide_in_the_crowd(Workshop& workshop, const Setting& setting, const Show& show) {
  const learn::TrainJob provider = evenly_noisy_provider(1);
  learn::Classroom& room = workshop.classroom(provider);
  if (auto status = room.prepare(provider, part_of(setting.keep_going, 0, 4)); !status) return status;
  const auto monitor = calibrated_monitor(room, derive_seed(setting.seed, "monitor"));
  for (std::size_t i = 0; i < std::size(kDisguises); ++i) {
    const auto beat =
        beat_of(workshop, setting, monitor, kDisguises[i], part_of(setting.keep_going, 1 + i, 4));
    if (!beat) return beat.error();
    show(*beat);
  }
  return {};
}

}  // namespace

Lesson hide_in_the_crowd() {
  return {{.id = "hide-in-the-crowd",
           .name = "Hide in the crowd",
           .reference = "Juuti et al. 2019 (PRADA)",
           .set_up =
               "Atlas; 500 answers at temperature 2 of which none, half or nine in ten are spent on a "
               "customer's questions; 40 accounts of a kind before a monitor that looks every ten questions",
           .seconds = 3},
          tell_hide_in_the_crowd,
          "What does it cost to look like a customer?",
          "Hiding costs learning: questions that look like a customer's teach what a customer's teach.",
          5};
}

}  // namespace partly::study
