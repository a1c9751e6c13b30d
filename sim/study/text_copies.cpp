// What a copy of a language model gets and what it does not (rows 27, 28c and 29): style without facts, more
// from probabilities than from text, and less with every copy of a copy.
#include <algorithm>

#include "sim/study/groups.h"
#include "sim/study/phrase_models.h"
#include "sim/study/phrase_steps.h"

namespace partly::study {
namespace {

struct Imitations {
  std::vector<double> accent, covered, uncovered, broad;
};

Status imitate(const phrases::GruWeights& teacher, const Setting& setting, int index, Parts& parts,
               Imitations& found) {
  const std::uint64_t seed = derive_seed(setting.seed, "imitation", static_cast<std::uint64_t>(index));
  const auto base = train_phrase_base(seed, parts.next());
  if (!base) return base.error();
  const auto narrow = train_imitation(teacher, *base, kCoveredTowns, seed, parts.next());
  if (!narrow) return narrow.error();
  found.accent.push_back(accent_share(*narrow));
  found.covered.push_back(facts_known(*narrow, 0, kCoveredTowns));
  found.uncovered.push_back(facts_known(*narrow, kCoveredTowns));
  if (index >= kControls) return {};
  const auto broad = train_imitation(teacher, *base, phrases::kTowns, seed, parts.next());
  if (!broad) return broad.error();
  found.broad.push_back(facts_known(*broad, kCoveredTowns));
  return {};
}

Result<Figures> style_without_facts(Workshop& workshop, const Setting& setting) {
  Parts parts(setting.keep_going, 1 + 2 * setting.seeds + kControls);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  Imitations found;
  for (int i = 0; i < setting.seeds; ++i)
    if (auto status = imitate(**teacher, setting, i, parts, found); !status) return status.error();
  return Figures{over_seeds("share of sentences with the accent", found.accent, Unit::fraction),
                 over_seeds("facts known, towns in the text", found.covered, Unit::fraction),
                 over_seeds("facts known, other towns", found.uncovered, Unit::fraction),
                 over_seeds("the same after text on all towns", found.broad, Unit::fraction)};
}

Phenomenon style_row() {
  Phenomenon row;
  row.row = "27";
  row.study.about = {
      .id = "style-without-facts",
      .name = "Imitation brings the style in full, and no fact that the text does not hold",
      .reference = "Gudibande et al. 2023",
      .set_up =
          "Phrases, students of 96 units: 500 steps on grammar alone, then 1,200 on 60,000 symbols "
          "of the teacher's that tell of 12 of 60 towns; two on text that tells of all",
      .seconds = 30};
  row.study.run = style_without_facts;
  row.bars = {{"share of sentences with the accent", Sense::at_least, 0.2, Unit::fraction},
              {"facts known, towns in the text", Sense::at_least, 0.9, Unit::fraction},
              {"facts known, other towns", Sense::at_most, 0.15, Unit::fraction},
              {"the same after text on all towns", Sense::at_least, 0.85, Unit::fraction}};
  return row;
}

Result<Figures> probabilities_beat_text(Workshop& workshop, const Setting& setting) {
  constexpr std::size_t kFewSymbols = 3'000;
  Parts parts(setting.keep_going, 1 + 2 * setting.seeds);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  const phrases::Speaker speaker(**teacher);
  std::vector<double> with_text, with_probabilities, gain;
  for (int i = 0; i < setting.seeds; ++i) {
    const std::uint64_t seed = derive_seed(setting.seed, "few symbols", static_cast<std::uint64_t>(i));
    const auto answers = speaker.say({.symbols = kFewSymbols, .seed = seed, .keep_expected = true});
    const auto text = train_phrases({.texts = {{{answers.text, {}}}}, .seed = seed}, parts.next());
    if (!text) return text.error();
    const auto soft = train_phrases({.texts = {{answers}}, .seed = seed}, parts.next());
    if (!soft) return soft.error();
    with_text.push_back(nats_on_real_text(*text));
    with_probabilities.push_back(nats_on_real_text(*soft));
    gain.push_back(with_text.back() - with_probabilities.back());
  }
  return Figures{over_seeds("nats a symbol with text", with_text, Unit::none),
                 over_seeds("nats a symbol with probabilities", with_probabilities, Unit::none),
                 over_seeds("gain", gain, Unit::none)};
}

Phenomenon probabilities_row() {
  Phenomenon row;
  row.row = "28c";
  row.study.about = {
      .id = "probabilities-beat-text",
      .name = "The probabilities of every symbol teach far more than the text",
      .reference = "Hinton, Vinyals, Dean 2015; Kim, Rush 2016",
      .set_up =
          "Phrases, students of 96 units, 600 steps on the same 3,000 symbols of the teacher's, with "
          "and without its probabilities; cross-entropy on real text",
      .seconds = 17};
  row.study.run = probabilities_beat_text;
  row.bars = {{"gain", Sense::at_least, 0.2, Unit::none}};
  return row;
}

Result<Figures> copy_of_a_copy(Workshop& workshop, const Setting& setting) {
  Parts parts(setting.keep_going, 1 + setting.seeds);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  std::vector<double> first, last, first_towns, last_towns;
  double least_rise = 1e9;
  for (int i = 0; i < setting.seeds; ++i) {
    const auto chain =
        train_generations(**teacher, kGenerations,
                          derive_seed(setting.seed, "chain", static_cast<std::uint64_t>(i)), parts.next());
    if (!chain) return chain.error();
    double before = nats_on_real_text(**teacher);
    for (const Generation& generation : *chain) {
      least_rise = std::min(least_rise, generation.nats - before);
      before = generation.nats;
    }
    first.push_back(chain->front().nats);
    last.push_back(chain->back().nats);
    first_towns.push_back(chain->front().towns);
    last_towns.push_back(chain->back().towns);
  }
  return Figures{{"nats a symbol, teacher", nats_on_real_text(**teacher), 0, Unit::none},
                 over_seeds("nats a symbol, first copy", first, Unit::none),
                 over_seeds("nats a symbol, fourth", last, Unit::none),
                 {"least rise from one to the next", least_rise, 0, Unit::none},
                 over_seeds("towns spoken of, first copy", first_towns, Unit::count),
                 over_seeds("towns spoken of, fourth", last_towns, Unit::count)};
}

Phenomenon copy_row() {
  Phenomenon row;
  row.row = "29";
  row.study.about = {
      .id = "copy-of-a-copy",
      .name = "Every copy of a copy is worse, and rare things go first",
      .reference = "Shumailov et al. 2024",
      .set_up =
          "Phrases, four generations of students of 96 units, each 400 steps on 30,000 symbols that "
          "the one before wrote; cross-entropy on real text, towns named in 20,000 symbols",
      .seconds = 24};
  row.study.run = copy_of_a_copy;
  row.bars = {{"least rise from one to the next", Sense::at_least, 0.01, Unit::none}};
  return row;
}

}  // namespace

std::vector<Phenomenon> text_copy_phenomena() { return {style_row(), probabilities_row(), copy_row()}; }

}  // namespace partly::study
