// partly-sim phenomena and partly-sim lesson: experiments with figures, run here and now.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/command.h"
#include "sim/cli/progress_line.h"
#include "sim/study/lessons.h"
#include "sim/study/phenomena.h"
#include "sim/study/programmes.h"
#include "sim/study/workshop.h"

namespace partly::cli {
namespace {

struct StudyFlags {
  std::string filter, lesson;
  int seeds = 0;  // 0: what the study says itself
  std::uint64_t seed = 1;
  bool quick = false, json = false;
  EngineFlags engine;

  study::Setting setting(const study::About& about, learn::KeepGoing progress) const {
    return {seeds == 0 ? about.seeds : seeds, seed, std::move(progress)};
  }
};

Result<study::Workshop> workshop_for(const StudyFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return request.error();
  auto engine = learn::make_engine(*request);
  if (!engine) return engine.error();
  return study::Workshop(*engine);
}

Json json_of(const study::Figures& figures) {
  Json list = Json::array();
  for (const auto& figure : figures)
    list.push_back(
        {{"name", figure.name}, {"value", figure.value}, {"sd", figure.sd}, {"unit", name(figure.unit)}});
  return list;
}

Json json_of(const study::Phenomenon& row, const study::Finding& finding) {
  return {{"id", row.study.about.id},
          {"row", row.row},
          {"name", row.study.about.name},
          {"reference", row.study.about.reference},
          {"set_up", row.study.about.set_up},
          {"measured", text(finding.measured)},
          {"figures", json_of(finding.measured)},
          {"bar", bar_text(row)},
          {"pass", finding.pass},
          {"seeds", finding.seeds},
          {"seconds", finding.seconds}};
}

void print(const study::Phenomenon& row, const study::Finding& finding) {
  show_progress("");
  std::printf("%-4s %-4s  %s  (%s)\n", row.row.c_str(), finding.pass ? "pass" : "FAIL",
              row.study.about.name.c_str(), row.study.about.reference.c_str());
  std::printf("           measured  %s\n", text(finding.measured).c_str());
  std::printf("           bar       %s; %d seeds, %.1f s\n", bar_text(row).c_str(), finding.seeds,
              finding.seconds);
  std::fflush(stdout);
}

bool asked_for(const study::Phenomenon& row, const StudyFlags& flags) {
  if (flags.quick && !row.quick) return false;
  const bool is_a_row = !flags.filter.empty() && flags.filter.front() >= '0' && flags.filter.front() <= '9';
  if (is_a_row) return row.row == flags.filter;
  const auto& about = row.study.about;
  return about.id.find(flags.filter) != std::string::npos ||
         about.name.find(flags.filter) != std::string::npos ||
         about.reference.find(flags.filter) != std::string::npos;
}

int run_phenomena(const StudyFlags& flags) {
  std::vector<const study::Phenomenon*> rows;
  double seconds = 0;
  for (const auto& row : study::phenomena()) {
    if (!asked_for(row, flags)) continue;
    rows.push_back(&row);
    seconds += row.study.about.seconds;
  }
  if (rows.empty())
    return fail({ErrorKind::usage, "No phenomenon matches \"" + flags.filter + "\"", "phenomena",
                 "Leave --filter and --quick out to see them all"});
  auto workshop = workshop_for(flags);
  if (!workshop) return fail(workshop.error());

  ProgressLine progress(seconds);
  Json list = Json::array();
  bool all_pass = true;
  for (const auto* row : rows) {
    const auto& about = row->study.about;
    const auto finding =
        investigate(*row, *workshop, flags.setting(about, progress.part(about.id, about.seconds)));
    if (!finding) return fail(finding.error());
    all_pass = all_pass && finding->pass;
    if (flags.json)
      list.push_back(json_of(*row, *finding));
    else
      print(*row, *finding);
  }
  if (flags.json) std::printf("%s\n", list.dump(2).c_str());
  return all_pass ? kFine : kInternal;
}

int list_lessons(const StudyFlags& flags) {
  Json list = Json::array();
  for (const auto& lesson : study::lessons()) {
    const auto& about = lesson.about;
    if (!flags.json)
      std::printf("%-18s %s (%s)\n", about.id.c_str(), about.name.c_str(), about.reference.c_str());
    list.push_back(
        {{"id", about.id}, {"name", about.name}, {"reference", about.reference}, {"set_up", about.set_up}});
  }
  for (const auto& programme : study::programmes())
    if (!flags.json)
      std::printf("%-18s %s: %zu lessons\n", programme.id.c_str(), programme.name.c_str(),
                  programme.parts.size());
  if (flags.json) std::printf("%s\n", list.dump(2).c_str());
  return kFine;
}

void print(const study::Beat& beat) {
  show_progress("");
  std::printf("\n%s\n  %s\n", beat.title.c_str(), beat.text.c_str());
  for (const auto& figure : beat.figures)
    std::printf("  %s: %s\n", figure.name.c_str(), text(figure).c_str());
  std::fflush(stdout);
}

Json json_of(const study::Beat& beat) {
  return {{"id", beat.id}, {"title", beat.title}, {"text", beat.text}, {"figures", json_of(beat.figures)}};
}

Json json_of(const study::About& about, const study::Telling& telling) {
  Json beats = Json::array();
  for (const auto& beat : telling.beats) beats.push_back(json_of(beat));
  return {{"id", about.id},
          {"name", about.name},
          {"reference", about.reference},
          {"figures", json_of(figures(telling))},
          {"beats", std::move(beats)},
          {"seconds", telling.seconds}};
}

// A lesson, or all of a programme one after another with one workshop, as the window tells them.
int tell_lessons(const StudyFlags& flags) {
  const auto programme = study::programme_named(flags.lesson);
  if (!programme) return fail(programme.error());
  auto workshop = workshop_for(flags);
  if (!workshop) return fail(workshop.error());

  const bool several = programme->parts.size() > 1;
  Json list = Json::array();
  double seconds = 0;
  for (const auto& part : programme->parts) {
    const study::Lesson& lesson = **study::lesson_named(part.lesson);
    const auto& about = lesson.about;
    ProgressLine progress(about.seconds);
    if (!flags.json)
      std::printf("%s%s (%s)\n", several ? "\n" : "", about.name.c_str(), about.reference.c_str());
    const study::Show show = flags.json ? study::Show{} : [](const study::Beat& beat) { print(beat); };
    const auto telling =
        tell(lesson, *workshop, flags.setting(about, progress.part(about.id, about.seconds)), show);
    if (!telling) return fail(telling.error());
    list.push_back(json_of(about, *telling));
    seconds += telling->seconds;
  }
  if (!flags.json && several)
    std::printf("\n%s: %zu lessons for %d minutes, trained in %.1f s\n", programme->name.c_str(),
                programme->parts.size(), programme->minutes, seconds);
  if (!flags.json) return kFine;
  const Json document = several ? Json{{"id", programme->id},
                                       {"name", programme->name},
                                       {"minutes", programme->minutes},
                                       {"lessons", std::move(list)},
                                       {"seconds", seconds}}
                                : list.front();
  std::printf("%s\n", document.dump(2).c_str());
  return kFine;
}

void add_common(CLI::App& command, StudyFlags& flags) {
  command
      .add_option("--seeds", flags.seeds, "Students of a kind; without it each study's own number, 5 or more")
      ->check(CLI::Range(2, 64));
  command.add_option("--seed", flags.seed, "First seed of all students")->capture_default_str();
  command.add_flag("--json", flags.json, "Print JSON");
  add_engine_flags(command, flags.engine);
}

}  // namespace

void add_phenomena(CLI::App& app, int& code) {
  auto flags = std::make_shared<StudyFlags>();
  auto* command =
      app.add_subcommand("phenomena", "Measure published phenomena of distillation on our networks");
  command->add_option("--filter", flags->filter,
                      "A row by its number, or all with this text in id, name or reference");
  command->add_flag("--quick", flags->quick, "Only those that take a few seconds each");
  add_common(*command, *flags);
  command->footer("Exit code 0 if every row reaches its bar, 1 if one does not.");
  command->callback([flags, &code] { code = run_phenomena(*flags); });
}

void add_lesson(CLI::App& app, int& code) {
  auto flags = std::make_shared<StudyFlags>();
  auto* command = app.add_subcommand("lesson", "Tell a lesson: train its networks and give its figures");
  command->add_option("id", flags->lesson,
                      "Which lesson, or which programme of several; without it all are listed");
  add_common(*command, *flags);
  command->callback(
      [flags, &code] { code = flags->lesson.empty() ? list_lessons(*flags) : tell_lessons(*flags); });
}

}  // namespace partly::cli
