// Every phenomenon of the table as a test of its own: Quick/ in ./check, Nightly/ by `ctest --preset
// nightly`. One process for all of them shares teachers: build/ci/bin/phenomena_test.
#include "sim/study/phenomena.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "sim/learn/engines.h"
#include "sim/study/workshop.h"

namespace partly::study {

void PrintTo(const Phenomenon& row, std::ostream* out) { *out << row.study.about.id; }

namespace {

Workshop& shared_workshop() {
  static Workshop workshop(learn::fused_engine());
  return workshop;
}

class PhenomenaTest : public testing::TestWithParam<Phenomenon> {};

TEST_P(PhenomenaTest, ReachesItsBars) {
  const Phenomenon& row = GetParam();
  const Setting setting{.seeds = row.study.about.seeds};
  const auto finding = investigate(row, shared_workshop(), setting);
  ASSERT_TRUE(finding.ok()) << finding.error().message();
  for (const Figure& figure : finding->measured) RecordProperty(figure.name, text(figure));
  for (const Bar& bar : row.bars)
    EXPECT_TRUE(holds(bar, finding->measured))
        << row.study.about.name << "\n  bar: " << text(bar) << "\n  measured: " << text(finding->measured);
}

std::vector<Phenomenon> rows(bool quick) {
  std::vector<Phenomenon> chosen;
  std::ranges::copy_if(phenomena(), std::back_inserter(chosen),
                       [&](const auto& row) { return row.quick == quick; });
  return chosen;
}

// GoogleTest takes letters, digits and underscores in a test's name.
std::string test_name(const testing::TestParamInfo<Phenomenon>& info) {
  std::string id = info.param.study.about.id;
  std::ranges::replace(id, '-', '_');
  return id;
}

INSTANTIATE_TEST_SUITE_P(Quick, PhenomenaTest, testing::ValuesIn(rows(true)), test_name);
INSTANTIATE_TEST_SUITE_P(Nightly, PhenomenaTest, testing::ValuesIn(rows(false)), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PhenomenaTest);

}  // namespace
}  // namespace partly::study
