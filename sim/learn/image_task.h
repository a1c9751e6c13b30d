// A task made of labelled images in files (idx.h): real data in place of a drawn world. What is there is all
// that there is: examples can run out, and nobody knows the truth of an image that is not in the files.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/learn/idx.h"
#include "sim/learn/task.h"

namespace partly::learn {

class ImageTask final : public Task {
 public:
  // Both sets have images of one size; no label of `test` is above all of `train`.
  ImageTask(LabelledImages train, LabelledImages test);

  std::string name() const override { return "idx"; }
  int inputs() const override { return sets_->train.image_pixels(); }  // each 0 to 1
  int classes() const override { return static_cast<int>(sets_->of_class.size()); }
  std::size_t supply() const override { return sets_->train.size(); }
  // Without repetition; where more is asked than there is, one shuffled pass after another.
  Examples sample(std::size_t n, Rng& rng) const override;
  Examples sample_exam(std::size_t n, Rng& rng) const override;  // of the test files, at most all of them
  // The mean of two images of different classes.
  std::vector<float> sample_outside(std::size_t n, Rng& rng) const override;
  // Somebody with images of one to three classes.
  std::vector<float> sample_customer(std::size_t n, Rng& rng) const override;
  // The same images as a worse camera took them: out of focus (a pixel is the mean of itself and its
  // neighbours) and off the middle by a fourteenth of the width, which is two pixels of MNIST.
  std::shared_ptr<const Task> older_edition() const override;

  const LabelledImages& train() const { return sets_->train; }
  const LabelledImages& test() const { return sets_->test; }

 private:
  struct Sets {
    LabelledImages train, test;
    std::vector<std::vector<std::uint32_t>> of_class;  // places in train
  };
  enum class Camera { todays, older };

  Examples draw(const LabelledImages& images, std::size_t n, Rng& rng) const;
  void append_image(const LabelledImages& images, std::size_t place, std::vector<float>& x) const;

  std::shared_ptr<const Sets> sets_;
  Camera camera_ = Camera::todays;
};

// The files of a folder under their usual names (train-images-idx3-ubyte, t10k-labels-idx1-ubyte.gz, ...).
Result<ImageFiles> image_files_in(const std::filesystem::path& folder);

// Reads the files, or gives what was read last where it is the same and no file changed since.
Result<std::shared_ptr<const Task>> make_image_task(const ImageFiles& files);

}  // namespace partly::learn
