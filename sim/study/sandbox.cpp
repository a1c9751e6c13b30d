#include "sim/study/sandbox.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/learn/api.h"

namespace partly::study {
namespace {

Error out_of_bounds(const std::string& what, const std::string& where, double low, double high) {
  return {ErrorKind::usage, what + " is out of bounds", where,
          "Choose one from " + format_number(low, 0) + " to " + format_number(high, low < 1 ? 1 : 0)};
}

bool within(double value, double low, double high) { return value >= low && value <= high; }  // NaN is not

std::string counted(int n, const std::string& one, const std::string& many) {
  return format_number(n, 0) + " " + (n == 1 ? one : many);
}

int whole_percent(double share) { return static_cast<int>(std::lround(100 * share)); }
std::string percent_text(double share) { return std::to_string(whole_percent(share)) + " %"; }

std::string temperature_text(double temperature) {
  return format_number(temperature, temperature == std::floor(temperature) ? 0 : 1);
}

}  // namespace

Status check_sandbox(const SandboxSetting& s) {
  const SandboxBounds& b = kSandboxBounds;
  if (!within(s.answers, b.least_answers, b.most_answers))
    return out_of_bounds("The number of answers", "answers", b.least_answers, b.most_answers);
  if (!within(s.own_labels, 0, b.most_own_labels))
    return out_of_bounds("The number of own labels", "own_labels", 0, b.most_own_labels);
  if (!within(s.temperature, b.least_temperature, b.most_temperature))
    return out_of_bounds("The temperature", "temperature", b.least_temperature, b.most_temperature);
  if (!within(s.wrong_labels, 0, b.most_wrong))
    return out_of_bounds("The share of wrong labels", "wrong_labels", 0, b.most_wrong);
  if (!within(s.teacher_wrong_labels, 0, b.most_wrong))
    return out_of_bounds("The share of wrong labels", "teacher_wrong_labels", 0, b.most_wrong);
  if (!within(s.student_width, b.least_width, b.most_width))
    return out_of_bounds("The width of the student", "student_width", b.least_width, b.most_width);
  if (!within(s.teacher_width, b.least_width, b.most_width))
    return out_of_bounds("The width of the teacher", "teacher_width", b.least_width, b.most_width);
  return {};
}

const std::vector<SandboxPreset>& sandbox_presets() {
  static const std::vector<SandboxPreset> all = [] {
    SandboxSetting few, hot, own, noisy;
    few.answers = 20;
    hot.answers = 300, hot.temperature = 20, hot.student_width = 8;  // a small one cannot follow all of it
    own.answers = 100, own.own_labels = 1500;
    noisy.answers = 300, noisy.teacher_wrong_labels = 0.6;
    return std::vector<SandboxPreset>{{"few", "Few answers", few},
                                      {"hot", "Too hot", hot},
                                      {"own", "Own labels", own},
                                      {"noisy", "Noisy teacher", noisy}};
  }();
  return all;
}

SandboxSetting with_preset(const SandboxSetting& now, const SandboxPreset& preset) {
  SandboxSetting out = preset.setting;
  out.world = now.world, out.seed = now.seed;
  return out;
}

bool is_preset(const SandboxSetting& now, const SandboxPreset& preset) {
  return with_preset(now, preset) == now;
}

std::vector<float> softened(std::span<const float> probabilities, double temperature) {
  std::vector<float> out;
  double sum = 0;
  for (const float p : probabilities) {
    out.push_back(static_cast<float>(std::pow(static_cast<double>(p), 1 / temperature)));
    sum += out.back();
  }
  for (float& p : out) p = static_cast<float>(p / sum);
  return out;
}

std::vector<float> served_by(std::span<const float> probabilities, learn::Access access) {
  std::vector<float> logits;
  for (const float p : probabilities) logits.push_back(std::log(std::max(p, 1e-30f)));
  learn::Sources sources;
  sources.access = access;
  return learn::served_probabilities(logits, static_cast<int>(logits.size()), sources);
}

SandboxStage stage_of(int steps_done, const std::vector<SandboxScore>& scores) {
  const std::vector<double> right = each_of(scores, &SandboxScore::right);
  return {steps_done, right.front(), mean(right), quantile(right, 0.1), quantile(right, 0.9)};
}

std::span<const float> at_place(const std::vector<float>& probabilities, int classes, SandboxPlace at) {
  const auto cell = [](float share) {
    return std::clamp(static_cast<int>(share * kSandboxMapSide), 0, kSandboxMapSide - 1);
  };
  const int index = cell(at.y) * kSandboxMapSide + cell(at.x);
  const auto n = static_cast<std::size_t>(classes);
  return std::span(probabilities).subspan(static_cast<std::size_t>(index) * n, n);
}

std::string learned_from(const SandboxSetting& s) {
  std::string text = counted(s.answers, "answer", "answers");
  if (s.access == learn::Access::top_k) text += " with the two likeliest classes";
  if (s.access == learn::Access::probabilities) text += " with probabilities";
  if (s.access != learn::Access::labels) text += " at temperature " + temperature_text(s.temperature);
  if (s.own_labels > 0) text += " and " + counted(s.own_labels, "own label", "own labels");
  return text;
}

std::string told(const SandboxLook& look) {
  if (look.scores.empty()) return "The students are about to learn.";
  const SandboxScore& score = look.score();
  if (!look.teacher->finished())
    return "The new teacher, after " + counted(look.teacher->steps_done, "step", "steps") + ", is right on " +
           percent_text(look.teacher->right) + " of the map, and its student, after " +
           counted(look.steps_done, "step", "steps") + ", on " + percent_text(score.right) + ".";
  const auto mistakes = static_cast<int>(look.teacher->mistakes.size());
  std::string text = learned_from(look.setting);
  if (!look.finished()) text += ", after " + counted(look.steps_done, "step", "steps");
  text += ": the student ";
  if (mistakes == 0)
    text += "has no mistake of its teacher's to repeat";
  else
    text += "repeats " + (score.repeated == 0 ? "none" : format_number(score.repeated, 0)) +
            " of its teacher's " + counted(mistakes, "mistake", "mistakes");
  const int student = whole_percent(score.right), teacher = whole_percent(look.teacher->right);
  text += " and is right on " + percent_text(score.right) + " of the map, ";
  if (student == teacher) return text + "as much as its teacher.";
  if (student > teacher) return text + "more than its teacher (" + percent_text(look.teacher->right) + ").";
  return text + "its teacher on " + percent_text(look.teacher->right) + ".";
}

}  // namespace partly::study
