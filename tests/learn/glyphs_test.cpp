// Drawn characters: what they look like, that they are told apart, and that drawing them is quick.
#include "sim/learn/glyphs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/learn/engines.h"
#include "sim/learn/job_run.h"

namespace partly::learn {
namespace {

Glyphs digits() { return Glyphs(Glyphs::Alphabet::digits, 1); }

// Mean ink of each pixel over many glyphs of each class.
std::vector<std::vector<double>> mean_images(const Examples& examples, int classes) {
  std::vector<std::vector<double>> means(classes, std::vector<double>(Glyphs::kPixels));
  std::vector<int> count(classes);
  for (std::size_t i = 0; i < examples.label.size(); ++i) {
    ++count[examples.label[i]];
    for (int p = 0; p < Glyphs::kPixels; ++p)
      means[examples.label[i]][p] += examples.x[i * Glyphs::kPixels + p];
  }
  for (int c = 0; c < classes; ++c)
    for (double& pixel : means[c]) pixel /= count[c];
  return means;
}

std::size_t nearest(const std::vector<std::vector<double>>& means, const float* image) {
  std::vector<double> distance;
  for (const auto& mean : means) {
    double sum = 0;
    for (int p = 0; p < Glyphs::kPixels; ++p) sum += (image[p] - mean[p]) * (image[p] - mean[p]);
    distance.push_back(sum);
  }
  return static_cast<std::size_t>(std::ranges::min_element(distance) - distance.begin());
}

double right_by_mean_image(const Examples& known, const Examples& asked, int classes) {
  const auto means = mean_images(known, classes);
  double right = 0;
  for (std::size_t i = 0; i < asked.label.size(); ++i)
    right += nearest(means, &asked.x[i * Glyphs::kPixels]) == static_cast<std::size_t>(asked.label[i]);
  return right / static_cast<double>(asked.label.size());
}

TEST(GlyphsTask, HasTenDigitsAndSixteenCapitals) {
  const auto ten = make_task({"glyphs", 1});
  const auto sixteen = make_task({"glyphs", 1, "capitals"});
  ASSERT_TRUE(ten.ok() && sixteen.ok());
  EXPECT_EQ((*ten)->classes(), 10);
  EXPECT_EQ((*sixteen)->classes(), 16);
  EXPECT_EQ((*ten)->inputs(), 256);
  EXPECT_EQ(digits().symbol(3), '3');
  EXPECT_EQ(Glyphs(Glyphs::Alphabet::capitals, 1).symbol(15), 'M');
}

TEST(GlyphsTask, RefusesAnAlphabetThatItCannotDraw) {
  const auto task = make_task({"glyphs", 1, "runes"});
  ASSERT_FALSE(task.ok());
  EXPECT_NE(task.error().message().find("runes"), std::string::npos);
  EXPECT_NE(task.error().remedy.find("capitals"), std::string::npos);
}

TEST(GlyphsTask, DrawsEveryClassEquallyOften) {
  Rng rng(3);
  const Examples examples = digits().sample(5000, rng);
  ASSERT_EQ(examples.x.size(), 5000u * Glyphs::kPixels);
  for (int c = 0; c < 10; ++c) EXPECT_NEAR(std::ranges::count(examples.label, c), 500, 90);  // 4 sd
}

TEST(GlyphsTask, KeepsPixelsBetweenPaperAndInkAndDrawsInTheMiddle) {
  Rng rng(3);
  const Examples examples = digits().sample(400, rng);
  const auto [least, most] = std::ranges::minmax_element(examples.x);
  EXPECT_EQ(*least, 0);
  EXPECT_EQ(*most, 1);
  double corner = 0, all = 0;
  for (std::size_t i = 0; i < 400; ++i) corner += examples.x[i * Glyphs::kPixels] / 400;
  for (const float pixel : examples.x) all += pixel / static_cast<double>(examples.x.size());
  EXPECT_LT(corner, 0.08);  // noise alone, clamped: 0.06
  EXPECT_GT(all, 0.15);
  EXPECT_LT(all, 0.40);
}

TEST(GlyphsTask, DrawsTheSamePixelsFromTheSameSeed) {
  Rng first(3), second(3), other(4);
  const Examples a = digits().sample(50, first), b = digits().sample(50, second);
  EXPECT_EQ(a.x, b.x);
  EXPECT_EQ(a.label, b.label);
  EXPECT_NE(a.x, digits().sample(50, other).x);
}

TEST(GlyphsTask, DrawsClassesThatAlreadyTheirMeanImagesTellApart) {
  Rng rng(3);
  for (const auto alphabet : {Glyphs::Alphabet::digits, Glyphs::Alphabet::capitals}) {
    const Glyphs task(alphabet, 1);
    const double right = right_by_mean_image(task.sample(4000, rng), task.sample(1000, rng), task.classes());
    EXPECT_GT(right, 0.5) << task.classes();
    EXPECT_LT(right, 0.95) << task.classes();  // and that is not enough
  }
}

TEST(GlyphsTask, BecomesHarderTheMoreItIsDistorted) {
  Rng rng(3);
  const Glyphs task = digits();
  const Examples known = task.sample(4000, rng);
  const auto right_at = [&](double distortion) {
    return right_by_mean_image(known, task.sample_distorted(1500, distortion, rng), 10);
  };
  const double none = right_at(0), usual = right_at(1), outside = right_at(Glyphs::kOutside);
  EXPECT_GT(none, usual + 0.1);
  EXPECT_GT(usual, outside + 0.2);
}

TEST(GlyphsTask, HasCustomersWhoseHandsVaryLessThanEverybodys) {
  Rng rng(3);
  const Glyphs task = digits();
  const auto spread = [](const std::vector<float>& images) {  // mean variance of a pixel
    const std::size_t n = images.size() / Glyphs::kPixels;
    double sum = 0;
    for (int p = 0; p < Glyphs::kPixels; ++p) {
      double mean = 0, square = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const double pixel = images[i * Glyphs::kPixels + p];
        mean += pixel / static_cast<double>(n);
        square += pixel * pixel / static_cast<double>(n);
      }
      sum += square - mean * mean;
    }
    return sum / Glyphs::kPixels;
  };
  double customers = 0;
  for (int i = 0; i < 10; ++i) customers += spread(task.sample_customer(300, rng)) / 10;
  EXPECT_LT(customers, 0.95 * spread(task.sample(3000, rng).x));
}

TEST(GlyphsTask, HasAnOlderEditionThatIsAlikeAndNotTheSame) {
  Rng rng(3);
  const Glyphs today = digits();
  const auto older = today.older_edition();
  const Examples past = older->sample(4000, rng), now = today.sample(4000, rng),
                 asked = today.sample(1500, rng);
  const double by_past = right_by_mean_image(past, asked, 10), by_now = right_by_mean_image(now, asked, 10);
  EXPECT_GT(by_past, 0.4);
  EXPECT_LT(by_past, by_now);
}

TEST(GlyphsTask, TeachesTheHouseTeacherNineTenths) {  // docs/model-card.md: about .93
  TrainJob job;
  job.task.name = "glyphs";
  job.teacher = {{128, 128}, 3000, 0, {1500, 64, 1e-3f, 0, 1}, 1};
  Classroom classroom(job.task, job.teacher, job.open_weights, 0, fused_engine());
  const double accuracy = classroom.teacher_accuracy();
  RecordProperty("accuracy", std::to_string(accuracy));
  EXPECT_GT(accuracy, 0.90);
  EXPECT_LT(accuracy, 0.97);
}

}  // namespace
}  // namespace partly::learn
