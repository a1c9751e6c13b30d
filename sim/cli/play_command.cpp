// partly-sim play: the game in a terminal, one numbered choice at a time. The same session, the same rules,
// and a text of everything that happens: for machines without a display and for people who read better than
// they point.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <functional>
#include <iostream>
#include <optional>

#include "sim/base/format.h"
#include "sim/bots/player_bots.h"
#include "sim/cli/command.h"
#include "sim/cli/play_choices.h"
#include "sim/session/save.h"
#include "sim/session/transcript.h"
#include "sim/world/view/achievements.h"

namespace partly::cli {
namespace {

struct PlayFlags {
  std::string scenario = "the-shortcut", policy, save;
  std::uint64_t seed = 0;
  EngineFlags engine;
  bool from_input = false, should_continue = false;
};

std::optional<std::string> ask(const std::string& prompt) {
  std::printf("%s", prompt.c_str());
  std::fflush(stdout);
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return line;
}

// A finite number, or nothing.
std::optional<double> number_in(const std::string& line) {
  char* end = nullptr;
  const double value = std::strtod(line.c_str(), &end);
  const bool whole =
      end != line.c_str() && std::string_view(end).find_first_not_of(" \t\r") == std::string_view::npos;
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> ask_number(const std::string& prompt) {
  const auto line = ask(prompt);
  return line ? number_in(*line) : std::nullopt;
}

void submit(session::Session& session, const world::Decision& decision) {
  const auto answer = session.submit(decision);
  if (const auto* no = std::get_if<world::Refusal>(&answer)) {
    std::printf("  Refused: %s %s\n", no->reason.c_str(), no->remedy.c_str());
    return;
  }
  std::printf("  Done: %s\n", world::describe(decision).c_str());
  for (const auto& warning : std::get<world::Quote>(answer).warnings)
    std::printf("  Note: %s\n", warning.c_str());
}

std::string offer_text(const world::Check& check) {
  if (const auto* no = std::get_if<world::Refusal>(&check)) return "not now: " + no->reason;
  const auto& quote = std::get<world::Quote>(check);
  std::string shown = text(quote.upfront);
  if (quote.quarters > 0)
    shown += ", " + std::to_string(quote.quarters) + (quote.quarters == 1 ? " quarter" : " quarters");
  for (const auto& clause : quote.terms_touched) shown += ", breaks clause " + std::to_string(clause.number);
  return shown;
}

void add_if_allowed(const session::Session& session, const std::string& text, const world::Decision& decision,
                    std::vector<Choice>& choices) {
  if (std::holds_alternative<world::Quote>(session.check(decision)))
    choices.push_back({text, [decision](session::Session& s) { submit(s, decision); }});
}

namespace {

// A training run and the guess that goes before its result.
void train(session::Session& session, const world::TrainModel& order) {
  submit(session, order);
  const auto& models = session.view().models;
  if (models.empty() || models.front().state != world::ModelState::training) return;
  const int id = models.front().id;
  if (const auto guess = ask_number("  Your guess: which capability will it reach (0-100)? "))
    submit(session, world::GuessCapability{id, *guess});
}

void add_route_choices(const session::Session& session, std::vector<Choice>& choices) {
  for (const auto& route : session.view().routes)
    choices.push_back({route.title + " (" + offer_text(route.check) + ")",
                       [order = route.decision](session::Session& s) { train(s, order); }});
}

void add_business_choices(const session::Session& session, std::vector<Choice>& choices) {
  const auto& view = session.view();
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained && !model.on_sale)
      choices.push_back(
          {"Sell " + model.name + " (capability " + format_number(model.capability.value, 0) + ")",
           [id = model.id](session::Session& s) { submit(s, world::ReleaseModel{id}); }});
  for (const auto& model : view.models)
    if (model.mine)
      add_if_allowed(session, "Publish what " + model.name + " was trained on",
                     world::PublishSummary{model.id}, choices);
  if (!world::licence_in_force(view))
    choices.push_back(
        {"Sign the provider's licence (" + offer_text(session.check(world::SignLicence{})) + ")",
         [](session::Session& s) { submit(s, world::SignLicence{}); }});
  if (view.raise_limit.value > 0)
    choices.push_back(
        {"Raise money (up to " + text(view.raise_limit) + " this quarter)", [](session::Session& s) {
           if (const auto billions = ask_number("  How many billion dollars? "))
             submit(s, world::RaiseFunds{*billions * 1e9});
         }});
  choices.push_back({"Set your price", [](session::Session& s) {
                       if (const auto usd = ask_number("  Price in dollars? "))
                         submit(s, world::SetPrice{*usd});
                     }});
}

void add_arrangements(const session::Session& session, std::vector<Choice>& choices) {
  for (const auto& row : session.view().arrangements) {
    const std::string text =
        (row.in_force ? "End: " : "") + row.title + " (" + partly::text(row.cost) + "). " + row.text;
    add_if_allowed(session, text, row.decision, choices);
  }
  for (const auto& model : session.view().models)
    if (model.mine)
      add_if_allowed(session, "Have " + model.name + " examined as a court would",
                     world::ExamineModel{model.id}, choices);
}

void add_filings(const session::Session& session, const world::ProceedingView& proceeding,
                 std::vector<Choice>& choices) {
  const std::string title = proceeding.title + ": ";
  add_if_allowed(session, title + "move to dismiss", world::MoveToDismiss{proceeding.id}, choices);
  for (const law::Defence defence : law::kDefences)
    add_if_allowed(session, title + "plead " + law::name(defence) + ". " + law::meaning(defence),
                   world::Plead{proceeding.id, defence}, choices);
  add_if_allowed(session, title + "appeal", world::AppealVerdict{proceeding.id}, choices);
}

void add_suit_choices(const session::Session& session, std::vector<Choice>& choices) {
  const auto& suit = session.view().suit;
  if (!suit) return;
  const std::string title = "Your suit against " + suit->defendant + " " + suit->title;
  add_if_allowed(session, title + ": file it (" + offer_text(session.check(world::FileSuit{})) + ")",
                 world::FileSuit{}, choices);
  add_if_allowed(session, title + ": drop it", world::DropSuit{}, choices);
  for (const auto answer : {law::Answer::yes, law::Answer::partly, law::Answer::no})
    add_if_allowed(session,
                   "In your suit, \"What were your own models taught on: others' answers?\": " +
                       std::string(law::name(answer)),
                   world::AnswerOnOwnTraining{answer}, choices);
}

void add_court_choices(const session::Session& session, std::vector<Choice>& choices) {
  add_suit_choices(session, choices);
  for (const auto& proceeding : session.view().proceedings) {
    if (!proceeding.mine || !law::open(proceeding.stage)) continue;
    const double from = proceeding.settlement.claimant_accepts_from.value;
    add_if_allowed(session,
                   proceeding.title + ": offer " + format_usd(from) +
                       ", with: " + law::describe(proceeding.best_terms) + " (they may ask for more)",
                   world::OfferSettlement{proceeding.id, from, proceeding.best_terms}, choices);
    if (const auto& counter = proceeding.counter)
      add_if_allowed(session,
                     proceeding.title + ": take their " + format_usd(counter->amount_usd) +
                         ", with: " + law::describe(counter->terms),
                     world::OfferSettlement{proceeding.id, counter->amount_usd, counter->terms}, choices);
    add_filings(session, proceeding, choices);
    if (proceeding.stage != law::Stage::deposition || proceeding.answer != law::Answer::none) continue;
    for (const auto answer : {law::Answer::yes, law::Answer::partly, law::Answer::no})
      choices.push_back({"On the stand, \"Did you distil?\": " + std::string(law::name(answer)),
                         [id = proceeding.id, answer](session::Session& s) {
                           submit(s, world::Testify{id, answer});
                         }});
  }
}

void close_quarter(session::Session& session) {
  session.request_close();
  while (!session.tick()) session.trainer().wait_for_results();
  std::printf("\n%s\n", session::quarter_text(session).c_str());
  for (const auto& problem : session.problems()) std::printf("  Problem: %s\n", problem.c_str());
}

// One round of choices; false when the person leaves.
bool play_round(session::Session& session) {
  const auto& view = session.view();
  std::printf("%s, quarter %d of %d. Cash %s, capability %s, exposure %s, trust %s.\n",
              view.now.text().c_str(), view.quarter_index + 1, view.quarters, text(view.cash).c_str(),
              text(view.capability).c_str(), text(view.exposure).c_str(), text(view.trust).c_str());
  for (const auto& goal : view.grading.goals)
    std::printf("  %s %s\n", goal.met ? "[x]" : "[ ]", world::sentence(goal).c_str());
  std::vector<Choice> choices;
  if (view.teacher) {
    std::printf("%s", provider_text(*view.teacher).c_str());
    add_teacher_choices(session, choices);
  } else {
    add_route_choices(session, choices);
    add_business_choices(session, choices);
    add_arrangements(session, choices);
    add_court_choices(session, choices);
  }
  std::printf("%s", events_text(view.events).c_str());
  add_event_choices(session, choices);
  std::printf("%s", docket_text(view.docket).c_str());
  add_docket_choices(session, choices);
  if (session.can_undo())
    choices.push_back({"Undo the last decision", [](session::Session& s) { s.undo(); }});
  for (std::size_t i = 0; i < choices.size(); ++i)
    std::printf("  %2zu  %s\n", i + 1, choices[i].text.c_str());
  std::printf("   c  Close the quarter\n");
  const auto line = ask("Your choice (q leaves; the last closed quarter is kept): ");
  if (!line || *line == "q") return false;
  if (*line == "c") {
    close_quarter(session);
    return true;
  }
  const auto answer = number_in(*line);
  if (!answer || *answer < 1 || *answer > static_cast<double>(choices.size())) {
    std::printf("  There is no choice \"%s\".\n", line->c_str());
    return true;
  }
  choices[static_cast<std::size_t>(*answer) - 1].act(session);
  return true;
}

void brief(const session::Session& session) {
  const world::Scenario& scenario = session.scenario();
  std::printf("%s\n%s\n\n", scenario.title.c_str(), scenario.teaser.c_str());
  for (const auto& paragraph : scenario.briefing.paragraphs) std::printf("%s\n\n", paragraph.c_str());
  for (const auto& goal : session.view().grading.goals)
    std::printf("- %s (%s %s. %s)\n", goal.text.c_str(), goal.title.c_str(), goal.wanted.c_str(),
                goal.meaning.c_str());
  std::printf("\n");
}

// A new game by the flags. The one that was kept stays beside the new one, as the window does it.
Result<std::unique_ptr<session::Session>> start(world::Scenario scenario, const session::Options& options) {
  if (options.autosave && session::set_aside(*options.autosave))
    std::fprintf(stderr, "The game that was kept is now %s; --continue goes on with the newest.\n",
                 session::path_before(*options.autosave).c_str());
  return session::Session::start(std::move(scenario), options);
}

int play_by_policy(session::Session& session, const std::string& name, const std::string& save) {
  auto policy = bots::make_bot(name, session.seed(), session.scenario());
  if (!policy) return fail(policy.error());
  brief(session);
  const std::string told =
      session::play_as_text(session, session.scenario().title + ", played by the policy " + name, **policy);
  if (!save.empty())
    if (const auto status = session.save(save); !status) return fail(status.error());
  return emit(told, {});
}

int play_by_hand(session::Session& session) {
  brief(session);
  std::printf("%s", session::past_text(session).c_str());
  while (session.view().ending == world::Ending::running)
    if (!play_round(session)) return kFine;
  std::printf("%s", session::ending_text(session).c_str());
  for (const std::string& id : world::achieved(session.view()))
    std::printf("Achieved: %s. %s\n", world::achievement(id)->title.c_str(),
                world::achievement(id)->lesson.c_str());
  for (const auto& question : session.scenario().briefing.questions)
    std::printf("Talk about it: %s\n", question.c_str());
  return kFine;
}

// Who plays where nobody is at the keyboard.
std::string stand_in(const session::Session& session) {
  const std::string policy = session.view().teacher ? "lawful" : "distil";
  std::fprintf(
      stderr,
      "Nobody is at the keyboard: the policy \"%s\" plays. Choose another with --policy, or give choices "
      "on standard input with --input.\n",
      policy.c_str());
  return policy;
}

int play(PlayFlags flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const bool nobody = flags.policy.empty() && !flags.from_input && !isatty(STDIN_FILENO);
  session::Options options;
  options.seed = flags.seed;
  options.engine = *request;
  options.threaded = false;
  if (flags.policy.empty() && !nobody) options.autosave = session::autosave_path();
  std::optional<Result<std::unique_ptr<session::Session>>> session;
  if (flags.should_continue) {
    session = session::Session::load(session::autosave_path(), options);
  } else {
    auto [scenario, code] = scenario_argument(flags.scenario);
    if (!scenario) return code;
    session = start(std::move(*scenario), options);
  }
  if (!*session) return fail(session->error());
  if (nobody) flags.policy = stand_in(***session);
  return flags.policy.empty() ? play_by_hand(***session)
                              : play_by_policy(***session, flags.policy, flags.save);
}

}  // namespace

void add_play(CLI::App& app, int& code) {
  auto flags = std::make_shared<PlayFlags>();
  auto* command = app.add_subcommand("play", "Play in the terminal");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->capture_default_str();
  command->add_option("--policy", flags->policy,
                      "Let a policy play: scratch, distil, license, open-weights, thrifty, reckless, lawful, "
                      "opportunist, random, wait, for-worth and the like by the scenario's goals");
  command->add_option("--save", flags->save, "With --policy: keep the finished game in this file");
  command->add_option("--seed", flags->seed, "Seed of the game; 0: the scenario's own")
      ->capture_default_str();
  command->add_flag("--continue", flags->should_continue,
                    "Go on with the game that was kept at the last closed quarter");
  command->add_flag("--input", flags->from_input,
                    "Read choices from standard input even where that is no terminal");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = play(*flags); });
}

}  // namespace partly::cli
