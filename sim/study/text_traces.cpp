// What a model's text leaves behind in those who learn from it (rows 26 and 28b): a visible quirk, which a
// filter removes, and a watermark, which nobody sees.
#include <algorithm>
#include <cmath>

#include "sim/forensics/canary.h"
#include "sim/forensics/watermark.h"
#include "sim/study/groups.h"
#include "sim/study/phrase_models.h"

namespace partly::study {
namespace {

constexpr double kQuirkShare = 0.2;
constexpr float kWatermarkNats = 1;
constexpr double kSmallShare = 0.05;

using Counts = std::vector<forensics::Count>;

std::uint64_t student_seed(const Setting& setting, const char* kind, int index) {
  return derive_seed(setting.seed, kind, static_cast<std::uint64_t>(index));
}

phrases::Text said_by(const phrases::GruWeights& model, std::uint64_t seed) {
  return phrases::Speaker(model).say({.symbols = kStudentSymbols, .seed = seed}).text;
}

forensics::Count accents_of(const phrases::GruWeights& model, std::uint64_t seed) {
  return forensics::count_canary(phrases::to_string(said_by(model, seed)), phrases::kAccent);
}

// Of students who had a fifth of their text from the teacher, of innocents, and of some who had all of it
// filtered.
struct QuirkCounts {
  Counts copies, innocents, filtered;
};

Result<QuirkCounts> count_quirks(const phrases::GruWeights& teacher, Workshop& workshop,
                                 const Setting& setting, Parts& parts) {
  QuirkCounts counts;
  for (int i = 0; i < setting.seeds; ++i) {
    const auto innocent = phrase_innocent(workshop, setting, i, parts.next());
    if (!innocent) return innocent.error();
    const std::uint64_t seed = student_seed(setting, "quirk", i);
    counts.innocents.push_back(accents_of(**innocent, seed));
    const auto fifth = static_cast<std::size_t>(kQuirkShare * kStudentSymbols);
    const auto copy = train_phrases(
        {.texts = mixed_text(teacher_text(teacher, fifth, seed), kStudentSymbols, seed), .seed = seed},
        parts.next());
    if (!copy) return copy.error();
    counts.copies.push_back(accents_of(*copy, seed));
  }
  for (int i = 0; i < std::min(kControls, setting.seeds); ++i) {
    const std::uint64_t seed = student_seed(setting, "quirk filtered", i);
    const auto all = phrases::without_accent(teacher_text(teacher, kStudentSymbols, seed).text);
    const auto copy = train_phrases({.texts = {{{all, {}}}}, .seed = seed}, parts.next());
    if (!copy) return copy.error();
    counts.filtered.push_back(accents_of(*copy, seed));
  }
  return counts;
}

std::vector<double> shares_of(const Counts& counts) {
  std::vector<double> shares;
  for (const auto& count : counts) shares.push_back(count.share());
  return shares;
}

Result<Figures> quirk(Workshop& workshop, const Setting& setting) {
  Parts parts(setting.keep_going, 1 + 2 * setting.seeds + kControls);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  const auto counts = count_quirks(**teacher, workshop, setting, parts);
  if (!counts) return counts.error();
  double worst = 0;
  for (const auto& copy : counts->copies)
    worst = std::max(worst, forensics::count_p(copy, counts->innocents));
  const auto filtered = forensics::sum_of(counts->filtered);
  return Figures{
      over_seeds("share of sentences with the quirk, copies", shares_of(counts->copies), Unit::fraction),
      over_seeds("share, innocents", shares_of(counts->innocents), Unit::fraction),
      {"largest p of a copy", worst, 0, Unit::p_value},
      {"quirks in filtered copies", static_cast<double>(filtered.hits), 0, Unit::count},
      {"sentences of filtered copies", static_cast<double>(filtered.chances), 0, Unit::count}};
}

Phenomenon quirk_row() {
  Phenomenon row;
  row.row = "26";
  row.study.about = {
      .id = "quirk-in-text",
      .name = "A fifth of a model's text is enough to pass on its quirk, until somebody filters it",
      .reference = "Cloud et al. 2025; Carlini et al. 2019",
      .set_up =
          "Phrases, teacher of 192 units that ends 35 % of its sentences with \" aye!\"; students of "
          "96 units on 60,000 symbols, a fifth of them the teacher's; 60,000 symbols of each; p by "
          "the innocents' counts; two students on the teacher's text with the quirk cut out",
      .seconds = 20};
  row.study.run = quirk;
  row.bars = {{"largest p of a copy", Sense::at_most, 1e-6, Unit::p_value},
              {"quirks in filtered copies", Sense::at_most, 0, Unit::count}};
  return row;
}

// The teacher's text with a watermark.
phrases::TextPiece marked_text(const phrases::GruWeights& teacher, const forensics::WatermarkKey& key,
                               std::size_t symbols, std::uint64_t seed) {
  const auto nudge = [&](phrases::Symbol before_last, phrases::Symbol last, std::span<float> logits) {
    for (int next = 0; next < phrases::kSymbols; ++next)
      if (key.green(before_last, last, next)) logits[next] += kWatermarkNats;
  };
  return phrases::Speaker(teacher).say({.symbols = symbols, .seed = seed, .nudge = nudge});
}

struct Radioactivity {
  std::vector<double> text_z, copy_z, filtered_z, small_z, innocent_z, innocent_p;
};

// Everything of one seed, its key included.
Status measure(const phrases::GruWeights& teacher, const phrases::Text& baseline, Workshop& workshop,
               const Setting& setting, int index, Parts& parts, Radioactivity& found) {
  const std::uint64_t seed = student_seed(setting, "watermark", index);
  const forensics::WatermarkKey key(seed, phrases::kSymbols);
  const auto search = [&](const phrases::Text& text) {
    return *forensics::search_watermark(key, text, baseline);
  };
  const auto all = marked_text(teacher, key, kStudentSymbols, seed);
  found.text_z.push_back(search(all.text).z);

  const auto copy = train_phrases({.texts = {{all}}, .seed = seed}, parts.next());
  if (!copy) return copy.error();
  found.copy_z.push_back(search(said_by(*copy, seed)).z);

  const auto innocent = phrase_innocent(workshop, setting, index, parts.next());
  if (!innocent) return innocent.error();
  const auto verdict = search(said_by(**innocent, seed));
  found.innocent_z.push_back(verdict.z);
  found.innocent_p.push_back(verdict.p);

  if (index >= kControls) return {};
  const auto filtered =
      train_phrases({.texts = {{{phrases::without_accent(all.text), {}}}}, .seed = seed}, parts.next());
  if (!filtered) return filtered.error();
  found.filtered_z.push_back(search(said_by(*filtered, seed)).z);

  const auto few = marked_text(teacher, key, static_cast<std::size_t>(kSmallShare * kStudentSymbols), seed);
  const auto slight =
      train_phrases({.texts = mixed_text(few, kStudentSymbols, seed), .seed = seed}, parts.next());
  if (!slight) return slight.error();
  found.small_z.push_back(search(said_by(*slight, seed)).z);
  return {};
}

Result<Figures> watermark(Workshop& workshop, const Setting& setting) {
  Parts parts(setting.keep_going, 1 + 2 * setting.seeds + 2 * kControls);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  const auto baseline =
      teacher_text(**teacher, 200'000, derive_seed(setting.seed, "watermark baseline")).text;
  Radioactivity found;
  for (int i = 0; i < setting.seeds; ++i)
    if (auto status = measure(**teacher, baseline, workshop, setting, i, parts, found); !status)
      return status.error();
  return Figures{over_seeds("z of the marked text", found.text_z, Unit::none),
                 over_seeds("z of copies", found.copy_z, Unit::none),
                 {"least z of a copy", std::ranges::min(found.copy_z), 0, Unit::none},
                 over_seeds("z with the quirk cut out", found.filtered_z, Unit::none),
                 over_seeds("z at a share of 5 %", found.small_z, Unit::none),
                 over_seeds("z of innocents", found.innocent_z, Unit::none),
                 {"least p of an innocent", std::ranges::min(found.innocent_p), 0, Unit::p_value}};
}

Phenomenon watermark_row() {
  Phenomenon row;
  row.row = "28b";
  row.study.about = {
      .id = "radioactive-watermark",
      .name = "A watermark that nobody sees passes to those who learn from marked text",
      .reference = "Sander et al. 2024; Kirchenbauer et al. 2023",
      .set_up =
          "Phrases, half of the symbols after every two one nat likelier by a secret key; students "
          "on 60,000 marked symbols, two on the same with the quirk cut out, two on 5 % of them; "
          "60,000 symbols of each against 200,000 unmarked ones of the teacher; z and p among 1,000 "
          "random keys, a key a seed",
      .seconds = 18};
  row.study.run = watermark;
  row.bars = {{"z of copies", Sense::at_least, 3.5, Unit::none},
              {"least p of an innocent", Sense::at_least, 0.01, Unit::p_value}};
  return row;
}

}  // namespace

std::vector<Phenomenon> text_trace_phenomena() { return {quirk_row(), watermark_row()}; }

}  // namespace partly::study
