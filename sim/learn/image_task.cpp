#include "sim/learn/image_task.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <mutex>
#include <numeric>
#include <optional>

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

// The mean of the pixel and its neighbours; white beyond the edge is no ink.
float blurred(const LabelledImages& images, const std::uint8_t* pixel, int row, int column) {
  int sum = 0;
  for (int y = std::max(row - 1, 0); y <= std::min(row + 1, images.rows - 1); ++y)
    for (int x = std::max(column - 1, 0); x <= std::min(column + 1, images.columns - 1); ++x)
      sum += pixel[y * images.columns + x];
  return static_cast<float>(sum) / (9 * 255);
}

int class_count(const LabelledImages& images) { return *std::ranges::max_element(images.label) + 1; }

// That one network can learn from the one set and be marked on the other.
Status check_pair(const LabelledImages& train, const LabelledImages& test, const ImageFiles& files) {
  const auto refuse = [](std::string what, const std::string& where, std::string remedy) {
    return Error{ErrorKind::file_missing, std::move(what), where, std::move(remedy)};
  };
  if (train.rows != test.rows || train.columns != test.columns)
    return refuse("Its images have another size than those of " + files.images, files.test_images,
                  "Take both pairs of files from one set");
  if (std::ranges::adjacent_find(train.label, std::ranges::not_equal_to{}) == train.label.end())
    return refuse("All its labels are " + std::to_string(train.label.front()), files.labels,
                  "A task needs two classes");
  if (class_count(test) > class_count(train))
    return refuse("It has label " + std::to_string(class_count(test) - 1) + ", and " + files.labels +
                      " ends at " + std::to_string(class_count(train) - 1),
                  files.test_labels, "Take both pairs of files from one set");
  return {};
}

Result<std::shared_ptr<const Task>> read_task(const ImageFiles& files) {
  auto train = read_idx(files.images, files.labels);
  if (!train) return train.error();
  auto test = read_idx(files.test_images, files.test_labels);
  if (!test) return test.error();
  if (auto status = check_pair(*train, *test, files); !status) return status.error();
  return std::shared_ptr<const Task>(std::make_shared<ImageTask>(std::move(*train), std::move(*test)));
}

// What tells one state of the files from another.
struct Fingerprint {
  ImageFiles files;
  std::array<std::optional<std::pair<std::uintmax_t, fs::file_time_type>>, 4> state;  // bytes and last change
  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint(const ImageFiles& files) {
  Fingerprint print{files, {}};
  const std::array names{files.images, files.labels, files.test_images, files.test_labels};
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::error_code no_size, no_time;
    const auto size = fs::file_size(names[i], no_size);
    const auto time = fs::last_write_time(names[i], no_time);
    if (!no_size && !no_time) print.state[i] = {size, time};
  }
  return print;
}

}  // namespace

ImageTask::ImageTask(LabelledImages train, LabelledImages test) {
  Sets sets{std::move(train), std::move(test), {}};
  sets.of_class.resize(static_cast<std::size_t>(class_count(sets.train)));
  for (std::size_t i = 0; i < sets.train.size(); ++i)
    sets.of_class[sets.train.label[i]].push_back(static_cast<std::uint32_t>(i));
  sets_ = std::make_shared<const Sets>(std::move(sets));
}

void ImageTask::append_image(const LabelledImages& images, std::size_t place, std::vector<float>& x) const {
  const int pixels = images.image_pixels();
  const std::uint8_t* pixel = images.pixels.data() + place * static_cast<std::size_t>(pixels);
  if (camera_ == Camera::todays) {
    for (int i = 0; i < pixels; ++i) x.push_back(static_cast<float>(pixel[i]) / 255);
    return;
  }
  const int shift = std::max(images.columns / 14, 1);
  for (int row = 0; row < images.rows; ++row)
    for (int column = 0; column < images.columns; ++column)
      x.push_back(column < shift ? 0 : blurred(images, pixel, row, column - shift));
}

Examples ImageTask::draw(const LabelledImages& images, std::size_t n, Rng& rng) const {
  Examples examples;
  examples.x.reserve(n * static_cast<std::size_t>(images.image_pixels()));
  examples.label.reserve(n);
  std::vector<std::uint32_t> pass(images.size());
  std::iota(pass.begin(), pass.end(), 0u);
  for (std::size_t i = 0; i < n; ++i) {
    if (i % pass.size() == 0) rng.shuffle(std::span(pass));
    const std::uint32_t place = pass[i % pass.size()];
    append_image(images, place, examples.x);
    examples.label.push_back(images.label[place]);
  }
  return examples;
}

Examples ImageTask::sample(std::size_t n, Rng& rng) const { return draw(train(), n, rng); }

Examples ImageTask::sample_exam(std::size_t n, Rng& rng) const {
  return draw(test(), std::min(n, test().size()), rng);
}

std::shared_ptr<const Task> ImageTask::older_edition() const {
  auto older = std::make_shared<ImageTask>(*this);
  older->camera_ = Camera::older;
  return older;
}

std::vector<float> ImageTask::sample_outside(std::size_t n, Rng& rng) const {
  const std::size_t width = static_cast<std::size_t>(inputs());
  std::vector<float> x, pair;
  x.reserve(n * width);
  while (x.size() < n * width) {
    const std::size_t one = rng.below(train().size());
    const std::size_t other = rng.below(train().size());
    if (train().label[one] == train().label[other]) continue;
    pair.clear();
    append_image(train(), one, pair);
    append_image(train(), other, pair);
    for (std::size_t i = 0; i < width; ++i) x.push_back((pair[i] + pair[width + i]) / 2);
  }
  return x;
}

std::vector<float> ImageTask::sample_customer(std::size_t n, Rng& rng) const {
  std::vector<std::size_t> wanted(1 + rng.below(3));
  for (std::size_t& label : wanted) label = train().label[rng.below(train().size())];
  std::vector<float> x;
  x.reserve(n * static_cast<std::size_t>(inputs()));
  for (std::size_t i = 0; i < n; ++i) {
    const auto& places = sets_->of_class[wanted[rng.below(wanted.size())]];
    append_image(train(), places[rng.below(places.size())], x);
  }
  return x;
}

Result<ImageFiles> image_files_in(const fs::path& folder) {
  ImageFiles files;
  const std::array wanted{std::pair{"train-images", &files.images}, std::pair{"train-labels", &files.labels},
                          std::pair{"t10k-images", &files.test_images},
                          std::pair{"t10k-labels", &files.test_labels}};
  for (const auto& [stem, path] : wanted) {
    const std::string kind = std::string_view(stem).ends_with("images") ? "idx3-ubyte" : "idx1-ubyte";
    for (const std::string& name : {stem + ("-" + kind), stem + ("." + kind)})
      for (const char* packing : {"", ".gz"})
        if (path->empty() && fs::exists(folder / (name + packing)))
          *path = (folder / (name + packing)).string();
    if (path->empty())
      return Error{ErrorKind::file_missing,
                   "There is no " + std::string(stem) + "-" + kind + " and no .gz of it", folder.string(),
                   "Name the folder of the four files, or the files themselves"};
  }
  return files;
}

Result<std::shared_ptr<const Task>> make_image_task(const ImageFiles& files) {
  static std::mutex reading;
  static std::optional<std::pair<Fingerprint, std::shared_ptr<const Task>>> last;
  const std::lock_guard lock(reading);
  const Fingerprint print = fingerprint(files);
  if (last && last->first == print) return last->second;
  last.reset();
  auto task = read_task(files);
  if (task) last.emplace(print, *task);
  return task;
}

}  // namespace partly::learn
