// Image files from anywhere: what is read, what is refused, and the task that comes of them.
#include "sim/learn/idx.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <set>

#include "sim/learn/image_task.h"
#include "sim/learn/train_job.h"
#include "tests/learn/idx_files.h"

namespace partly::learn {
namespace {

namespace fs = std::filesystem;

class Idx : public testing::Test {
 protected:
  // Twelve images of 2 x 3 pixels, the first pixel the number of the image; labels 0, 1, 2, 0, 1, 2, ...
  static Bytes images(std::uint32_t count = 12) {
    Bytes pixels;
    for (std::uint32_t i = 0; i < count; ++i)
      for (int p = 0; p < 6; ++p) pixels.push_back(static_cast<std::uint8_t>(p == 0 ? i : 40 * p));
    return idx_bytes({count, 2, 3}, pixels);
  }
  static Bytes labels(std::uint32_t count = 12) {
    Bytes values;
    for (std::uint32_t i = 0; i < count; ++i) values.push_back(static_cast<std::uint8_t>(i % 3));
    return idx_bytes({count}, values);
  }

  std::string put(const std::string& name, const Bytes& bytes) const { return folder_.put(name, bytes); }

  void expect_refused(const Bytes& image_bytes, const Bytes& label_bytes, const std::string& said,
                      const std::string& file) const {
    const auto read = read_idx(put("images", image_bytes), put("labels", label_bytes));
    ASSERT_FALSE(read.ok()) << said;
    EXPECT_EQ(read.error().kind, ErrorKind::file_missing);
    EXPECT_NE(read.error().what.find(said), std::string::npos) << read.error().message();
    EXPECT_TRUE(read.error().where.ends_with(file)) << read.error().message();
    EXPECT_NE(read.error().remedy, "");
  }
  void expect_images_refused(const Bytes& bytes, const std::string& said) const {
    expect_refused(bytes, labels(), said, "images");
  }
  void expect_labels_refused(const Bytes& bytes, const std::string& said) const {
    expect_refused(images(), bytes, said, "labels");
  }

  ImageFiles four_files() const {
    return {put("a", images()), put("b", labels()), put("c", images(6)), put("d", labels(6))};
  }

  IdxFolder folder_;
};

Bytes without_last(Bytes bytes, std::size_t n) {
  bytes.resize(bytes.size() - n);
  return bytes;
}

Bytes with(Bytes bytes, std::size_t place, std::uint8_t value) {
  bytes[place] = value;
  return bytes;
}

TEST_F(Idx, ReadsWhatWasWritten) {
  const auto read = read_idx(put("images", images()), put("labels", labels()));
  ASSERT_TRUE(read.ok()) << read.error().message();
  EXPECT_EQ(read->rows, 2);
  EXPECT_EQ(read->columns, 3);
  EXPECT_EQ(read->size(), 12u);
  EXPECT_EQ(read->pixels[6 * 7], 7);
  EXPECT_EQ(read->label[7], 1);
}

TEST_F(Idx, ReadsGzipLikeThePlainFile) {
  const auto plain = read_idx(put("images", images()), put("labels", labels()));
  const auto packed = read_idx(put("images.gz", gzip(images())), put("labels.gz", gzip(labels())));
  ASSERT_TRUE(plain.ok() && packed.ok());
  EXPECT_EQ(plain->pixels, packed->pixels);
  EXPECT_EQ(plain->label, packed->label);
}

TEST_F(Idx, RefusesWhatIsNoFile) {
  const auto missing = read_idx("/nowhere/images", put("labels", labels()));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().where, "/nowhere/images");
  EXPECT_FALSE(read_idx(fs::temp_directory_path(), put("labels", labels())).ok());
}

TEST_F(Idx, RefusesAnEmptyFile) {
  expect_images_refused({}, "empty");
  expect_labels_refused({}, "empty");
}

TEST_F(Idx, RefusesAnotherFormat) {
  expect_images_refused({'P', 'K', 3, 4, 0, 0, 0, 0}, "50 4b 03 04");
  expect_images_refused(with(images(), 2, 0x0D), "32-bit fractions");
  expect_images_refused(with(images(), 2, 0x77), "unknown type");
}

TEST_F(Idx, RefusesLabelsInPlaceOfImages) {
  expect_images_refused(labels(), "1 dimensions; images have 3");
  expect_labels_refused(images(), "3 dimensions; labels have 1");
}

TEST_F(Idx, RefusesAFileThatIsCutShort) {
  expect_images_refused(without_last(images(), 1), "ends after 71 of the 72 bytes");
  expect_images_refused(without_last(images(), images().size() - 10), "within its header");
  expect_images_refused({0, 0}, "within its header");
  expect_labels_refused(without_last(labels(), 3), "ends after 9 of the 12 bytes");
}

TEST_F(Idx, RefusesGzipThatIsCutShortOrDamaged) {
  Bytes noise(4000);
  std::uint32_t state = 1;
  for (auto& byte : noise) byte = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  const Bytes whole = gzip(idx_bytes({400, 2, 5}, noise));
  expect_images_refused(without_last(whole, whole.size() / 2), "too early");
  expect_images_refused(without_last(whole, 4), "too early");  // within the checksum
  expect_images_refused(with(whole, whole.size() - 6, whole[whole.size() - 6] ^ 1), "damaged");  // of it
}

TEST_F(Idx, RefusesTrailingBytes) {
  Bytes longer = images();
  longer.push_back(0);
  expect_images_refused(longer, "More follows");
}

TEST_F(Idx, RefusesAGzipBombWithoutUnpackingIt) {
  Bytes bomb = images();
  bomb.resize(64u << 20);
  const auto begin = std::clock();
  expect_images_refused(gzip(bomb), "More follows");
  expect_images_refused(idx_bytes({0xFFFFFFFF, 28, 28}, {}), "announces");
  expect_images_refused(idx_bytes({2, 0xFFFFFFFF, 0xFFFFFFFF}, {}), "pixels");
  expect_images_refused(idx_bytes({600000, 28, 28}, Bytes(100)), "ends after 100");
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 5);
}

TEST_F(Idx, RefusesSetsWithoutExamplesOrPixels) {
  expect_images_refused(idx_bytes({0, 2, 3}, {}), "holds nothing");
  expect_images_refused(idx_bytes({12, 0, 3}, {}), "holds nothing");
  expect_labels_refused(idx_bytes({0}, {}), "holds nothing");
}

TEST_F(Idx, RefusesALabelOutOfRange) {
  expect_labels_refused(with(labels(), 8 + 4, 200), "Label 200 of example 5");
}

TEST_F(Idx, RefusesAsManyLabelsAsThereAreNoImages) { expect_labels_refused(labels(11), "11 labels"); }

TEST_F(Idx, BecomesATaskThatTestsOnWhatItDoesNotTeach) {
  ImageFiles files = four_files();
  const auto task = make_task({"idx", 1, {}, files});
  ASSERT_TRUE(task.ok()) << task.error().message();
  EXPECT_EQ((*task)->inputs(), 6);
  EXPECT_EQ((*task)->classes(), 3);
  EXPECT_EQ((*task)->supply(), 12u);
  Rng rng(1);
  EXPECT_EQ((*task)->sample_exam(2400, rng).label.size(), 6u);
  const Examples all = (*task)->sample(12, rng);
  std::set<int> seen;
  for (std::size_t i = 0; i < 12; ++i) {
    const int image = static_cast<int>(std::lround(all.x[6 * i] * 255));
    seen.insert(image);
    EXPECT_EQ(all.label[i], image % 3);
    EXPECT_FLOAT_EQ(all.x[6 * i + 5], 200.0f / 255);
  }
  EXPECT_EQ(seen.size(), 12u) << "an example came twice before all had come";
  EXPECT_EQ((*task)->sample_outside(7, rng).size(), 42u);
  EXPECT_EQ((*task)->sample_customer(9, rng).size(), 54u);
}

TEST_F(Idx, HasAnOlderEditionOfTheSameImagesBlurredAndOffTheMiddle) {
  const auto task = make_task({"idx", 1, {}, four_files()});
  ASSERT_TRUE(task.ok());
  const auto older = (*task)->older_edition();
  Rng one(1), same(1);
  const Examples today = (*task)->sample(12, one), then = older->sample(12, same);
  EXPECT_EQ(then.label, today.label);
  for (std::size_t i = 0; i < 12; ++i) {
    const float* now = today.x.data() + 6 * i;  // two rows of three
    EXPECT_EQ(then.x[6 * i], 0) << "nothing moves in from beyond the edge";
    EXPECT_NEAR(then.x[6 * i + 1], (now[0] + now[1] + now[3] + now[4]) / 9, 1e-6);
    EXPECT_NEAR(then.x[6 * i + 2], (now[0] + now[1] + now[2] + now[3] + now[4] + now[5]) / 9, 1e-6);
  }
}

TEST_F(Idx, IsReadOnceAndAgainWhenAFileChanges) {
  const ImageFiles files = four_files();
  const auto first = make_image_task(files), second = make_image_task(files);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(*first, *second);
  put("c", images(9));
  put("d", labels(9));
  const auto third = make_image_task(files);
  ASSERT_TRUE(third.ok());
  Rng rng(1);
  EXPECT_EQ((*third)->sample_exam(100, rng).label.size(), 9u);
}

TEST_F(Idx, IsRefusedAsATaskWhereTheFilesDoNotFitTogether) {
  ImageFiles files = four_files();
  const auto refused = [](const ImageFiles& given, const std::string& said) {
    const auto task = make_task({"idx", 1, {}, given});
    ASSERT_FALSE(task.ok()) << said;
    EXPECT_NE(task.error().message().find(said), std::string::npos) << task.error().message();
  };
  refused({}, "four files");
  ImageFiles other = files;
  other.test_images = put("wide", idx_bytes({6, 2, 4}, Bytes(48)));
  refused(other, "another size");
  other = files;
  other.test_labels = put("high", idx_bytes({6}, {0, 1, 2, 3, 0, 1}));
  refused(other, "It has label 3");
  other = files;
  other.labels = put("same", idx_bytes({12}, Bytes(12, 5)));
  refused(other, "All its labels are 5");
}

TEST_F(Idx, FindsTheFourFilesOfAFolderPlainOrPacked) {
  put("train-images-idx3-ubyte", images());
  put("train-labels-idx1-ubyte.gz", gzip(labels()));
  put("t10k-images.idx3-ubyte", images(6));
  const auto incomplete = image_files_in(folder_.path());
  ASSERT_FALSE(incomplete.ok());
  EXPECT_NE(incomplete.error().what.find("t10k-labels"), std::string::npos);
  put("t10k-labels-idx1-ubyte", labels(6));
  const auto files = image_files_in(folder_.path());
  ASSERT_TRUE(files.ok()) << files.error().message();
  EXPECT_TRUE(make_image_task(*files).ok());
}

TEST_F(Idx, CannotSellMoreLabelsThanThereAre) {
  TrainJob job;
  job.task = {"idx", 1, {}, four_files()};
  job.teacher.labels = 12;
  job.open_weights.labels = 12;
  job.sources.own_labels = 12;
  job.sources.open_weights = true;
  EXPECT_TRUE(check_job(job).ok()) << check_job(job).error().message();
  job.open_weights.labels = 13;
  EXPECT_FALSE(check_job(job).ok());
  job.open_weights.labels = 12;
  job.sources.own_labels = 13;
  ASSERT_FALSE(check_job(job).ok());
  EXPECT_NE(check_job(job).error().remedy.find("12 examples"), std::string::npos);
}

}  // namespace
}  // namespace partly::learn
