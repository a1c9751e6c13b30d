#include "sim/learn/task.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/learn/atlas.h"
#include "sim/learn/glyphs.h"
#include "sim/learn/image_task.h"

namespace partly::learn {
namespace {

// In how many ways m different votes fall on so many classes with no more than `most` on any, by how many
// classes hold exactly `most`.
std::vector<double> shares_of_ties(std::size_t m, std::size_t most, int classes) {
  std::vector<std::vector<double>> ways(m + 1, std::vector<double>(static_cast<std::size_t>(classes) + 1));
  ways[0][0] = 1;
  for (int k = 0; k < classes; ++k) {
    auto next = ways;
    for (auto& row : next) std::fill(row.begin(), row.end(), 0.0);
    for (std::size_t used = 0; used <= m; ++used)
      for (std::size_t t = 0; t <= static_cast<std::size_t>(k); ++t) {
        double choose = 1;  // of the votes left, those that this class gets
        for (std::size_t gets = 0; gets <= std::min(most, m - used); ++gets) {
          next[used + gets][t + (gets == most)] += ways[used][t] * choose;
          choose *= static_cast<double>(m - used - gets) / static_cast<double>(gets + 1);
        }
      }
    ways = std::move(next);
  }
  return ways[m];
}

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

// Of n votes c are right with the binomial's chance. The rest fall on the other classes alike; they are dealt
// out class by class, no class above c, with the number of classes that tie at c kept apart.
double voted_noise(double noise, int classes, int votes) {
  PARTLY_CHECK(classes > 1 && votes >= 1);
  const double wrong = noise / classes, right = 1 - noise + wrong;
  const auto n = static_cast<std::size_t>(votes);
  double decided_right = 0, choose = 1;  // choose: n over c
  for (std::size_t c = 0; c <= n; ++c) {
    double won = 0;
    const auto ties = shares_of_ties(n - c, c, classes - 1);
    for (std::size_t t = 0; t < ties.size(); ++t) won += ties[t] / static_cast<double>(t + 1);
    decided_right += choose * std::pow(right, c) * std::pow(wrong, n - c) * won;
    choose *= static_cast<double>(n - c) / static_cast<double>(c + 1);
  }
  return (1 - decided_right) * classes / (classes - 1.0);
}

}  // namespace partly::learn
