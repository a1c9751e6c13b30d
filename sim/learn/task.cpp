#include "sim/learn/task.h"

#include "sim/learn/atlas.h"
#include "sim/learn/glyphs.h"
#include "sim/learn/image_task.h"

namespace partly::learn {
namespace {

using Made = Result<std::shared_ptr<const Task>>;

Made make_atlas(const TaskSpec& spec) {
  if (!spec.variant.empty())
    return Error{ErrorKind::usage, "The atlas has no variant \"" + spec.variant + "\"", "task.variant",
                 "Leave the variant out"};
  return std::shared_ptr<const Task>(std::make_shared<Atlas>(spec.seed));
}

Made make_glyphs(const TaskSpec& spec) {
  const bool capitals = spec.variant == "capitals";
  if (!capitals && !spec.variant.empty() && spec.variant != "digits")
    return Error{ErrorKind::usage, "There are no glyphs \"" + spec.variant + "\"", "task.variant",
                 "Choose digits or capitals"};
  const auto alphabet = capitals ? Glyphs::Alphabet::capitals : Glyphs::Alphabet::digits;
  return std::shared_ptr<const Task>(std::make_shared<Glyphs>(alphabet, spec.seed));
}

Made make_idx(const TaskSpec& spec) {
  const ImageFiles& files = spec.files;
  for (const auto* file : {&files.images, &files.labels, &files.test_images, &files.test_labels})
    if (file->empty())
      return Error{ErrorKind::usage, "The task idx needs four files", "task",
                   "Name images and labels to learn from, and images and labels to test on"};
  return make_image_task(files);
}

}  // namespace

Result<std::shared_ptr<const Task>> make_task(const TaskSpec& spec) {
  if (spec.name == "atlas") return make_atlas(spec);
  if (spec.name == "glyphs") return make_glyphs(spec);
  if (spec.name == "idx") return make_idx(spec);
  return Error{ErrorKind::usage, "There is no task named \"" + spec.name + "\"", "task",
               "Choose atlas, glyphs or idx"};
}

void add_label_noise(std::vector<std::int32_t>& labels, int classes, double probability, Rng& rng) {
  for (std::int32_t& label : labels) {
    if (rng.chance(probability))
      label = static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(classes)));
  }
}

}  // namespace partly::learn
