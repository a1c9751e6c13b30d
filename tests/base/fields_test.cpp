#include "sim/base/fields.h"

#include <gtest/gtest.h>

#include "sim/base/fields_equal.h"
#include "sim/base/fields_hash.h"

namespace partly {
namespace {

enum class Colour { red, green, blue };
constexpr auto names_of(As<Colour>) { return std::array{"red", "green", "blue"}; }

struct Ball {
  Colour colour = Colour::red;
  std::optional<double> weight;
  std::string engraving;
};
constexpr const char* kind_of(As<Ball>) { return "ball"; }
constexpr auto fields_of(As<Ball>) {
  return std::tuple{field("colour", &Ball::colour), field("weight", &Ball::weight),
                    display_field("engraving", &Ball::engraving)};
}

struct Cube {
  int edge = 1;
};
constexpr const char* kind_of(As<Cube>) { return "cube"; }
constexpr auto fields_of(As<Cube>) { return std::tuple{field("edge", &Cube::edge)}; }

struct Forgetful {
  int kept = 0;
  std::vector<std::string> forgotten;
};
constexpr auto fields_of(As<Forgetful>) { return std::tuple{field("kept", &Forgetful::kept)}; }

struct Twice {
  int once = 0;
};
constexpr auto fields_of(As<Twice>) {
  return std::tuple{field("once", &Twice::once), field("again", &Twice::once)};
}

enum class Grown { first, second, third };
constexpr auto names_of(As<Grown>) { return std::array{"first", "second"}; }
enum class Shrunk { first };
constexpr auto names_of(As<Shrunk>) { return std::array{"first", "second"}; }

TEST(Fields, AListThatForgetsAMemberDoesNotCompile) {
  EXPECT_TRUE(lists_every_member<Ball>());  // for_each_field() asserts the same
  EXPECT_FALSE(lists_every_member<Forgetful>());
  EXPECT_FALSE(lists_every_member<Twice>());
}

TEST(Fields, AnEnumWithMoreValuesThanNamesDoesNotCompile) {
  EXPECT_TRUE(names_every_value<Colour>());  // kEnumNames asserts the same
  EXPECT_FALSE(names_every_value<Grown>());
  EXPECT_FALSE(names_every_value<Shrunk>());
}

TEST(Fields, EnumsAreFoundByTheirNames) {
  EXPECT_EQ(enum_name(Colour::blue), "blue");
  EXPECT_EQ(enum_named<Colour>("green"), Colour::green);
  EXPECT_EQ(enum_named<Colour>("mauve"), std::nullopt);
}

TEST(FieldHash, LeavesOutWhatIsForDisplayAndNothingElse) {
  const Ball ball{Colour::red, 2, "A"};
  EXPECT_EQ(hash_of(ball), hash_of(Ball{Colour::red, 2, "B"}));
  EXPECT_NE(hash_of(ball), hash_of(Ball{Colour::green, 2, "A"}));
  EXPECT_NE(hash_of(ball), hash_of(Ball{Colour::red, 0, "A"}));
  EXPECT_NE(hash_of(ball), hash_of(Ball{Colour::red, std::nullopt, "A"}));
  EXPECT_EQ(hash_of(0.0), hash_of(-0.0));
}

TEST(FieldHash, ChangesWithTheKindOfAnAlternativeAndNotWithItsPlace) {
  using Before = std::variant<Ball>;
  using After = std::variant<Cube, Ball>;
  EXPECT_EQ(hash_of(Before{Ball{}}), hash_of(After{Ball{}}));
  EXPECT_NE(hash_of(After{Cube{}}), hash_of(After{Ball{}}));
}

TEST(FieldEquality, SeesEveryField) {
  const Ball ball{Colour::red, 2, "A"};
  EXPECT_TRUE(equal(ball, Ball(ball)));
  EXPECT_FALSE(equal(ball, Ball{Colour::green, 2, "A"}));
  EXPECT_FALSE(equal(ball, Ball{Colour::red, {}, "A"}));
  EXPECT_FALSE(equal(ball, Ball{Colour::red, 2, "B"}));
  EXPECT_FALSE(equal(std::vector{ball}, std::vector{ball, ball}));
}

}  // namespace
}  // namespace partly
