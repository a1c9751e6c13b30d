// Lesson "copy of a copy": a language model learns from the text of one that learned from the text of one.
#include "sim/study/groups.h"
#include "sim/study/phrase_steps.h"

namespace partly::study {
namespace {

std::string quoted(const phrases::Text& text) { return "\"" + phrases::sentences_of(text).front() + "\""; }

Beat original_beat(const phrases::GruWeights& teacher) {
  const auto text = teacher_text(teacher, 20'000, 1).text;
  Beat beat;
  beat.id = "teacher";
  beat.title = "The original";
  beat.text = "A model of a teacher that read 400,000 symbols. It writes: " + quoted(text);
  beat.figures = {{"nats a symbol, original", nats_on_real_text(teacher), 0, Unit::none},
                  {"towns spoken of, original", static_cast<double>(towns_spoken_of(text)), 0, Unit::count}};
  return beat;
}

// All generations so far, the original first.
struct Chain {
  std::vector<double> generation, nats, towns;

  void add(double its_nats, int its_towns) {
    generation.push_back(static_cast<double>(generation.size()));
    nats.push_back(its_nats);
    towns.push_back(its_towns);
  }
};

Beat generation_beat(const Generation& latest, const Chain& chain) {
  const std::string number = std::to_string(chain.generation.size() - 1);
  Beat beat;
  beat.id = "copy-" + number;
  beat.title = "Copy " + number;
  beat.text = "It read 30,000 symbols that the one before wrote, and writes: " + quoted(latest.text);
  beat.figures = {{"nats a symbol, copy " + number, latest.nats, 0, Unit::none},
                  {"towns spoken of, copy " + number, static_cast<double>(latest.towns), 0, Unit::count}};
  beat.curves = {{"Surprise at real text", "generation", "nats a symbol", chain.generation, chain.nats},
                 {"Towns that it speaks of", "generation", "of 60", chain.generation, chain.towns}};
  if (chain.generation.size() == kGenerations + 1)
    beat.guess =
        Guess{"How many of the sixty towns does the last copy still speak of?", beat.figures[1].name, 0,
              phrases::kTowns,
              "Each copy learns from 30,000 symbols that the one before wrote. You have seen the first "
              "three."};
  return beat;
}

Status tell_copy_of_a_copy(Workshop& workshop, const Setting& setting, const Show& show) {
  Parts parts(setting.keep_going, 2);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  const Beat original = original_beat(**teacher);
  show(original);
  Chain chain;
  chain.add(original.figures[0].value, static_cast<int>(original.figures[1].value));
  const auto watch = [&](const Generation& latest) {
    chain.add(latest.nats, latest.towns);
    show(generation_beat(latest, chain));
  };
  const auto generations = train_generations(**teacher, kGenerations, setting.seed, parts.next(), watch);
  return generations ? Status() : generations.error();
}

}  // namespace

Lesson copy_of_a_copy_lesson() {
  return {{.id = "copy-of-a-copy",
           .name = "Copy of a copy",
           .reference = "Shumailov et al. 2024",
           .set_up = "Phrases, a teacher of 192 units; one chain of four students of 96 units, each 400 "
                     "steps on 30,000 "
                     "symbols that the one before wrote",
           .seconds = 6},
          tell_copy_of_a_copy,
          "Text learned from text, four times. What is left?",
          "Text that learns from text loses its variety, copy by copy.",
          5};
}

}  // namespace partly::study
