// What a value consists of, listed once. The list of a struct stands in the fields.h of its room:
//
//   constexpr auto fields_of(As<Lab>) {
//     return std::tuple{field("id", &Lab::id), display_field("motto", &Lab::motto)};
//   }
//
// and drives everything that goes through a value member by member: equal() (fields_equal.h), hash_of()
// (fields_hash.h), JSON both ways (fields_json.h). An enum has its names in the order of its values,
//
//   constexpr auto names_of(As<Stage>) { return std::array{"notice", "complaint"}; }
//
// and an alternative of a variant has its kind:
//
//   constexpr const char* kind_of(As<Examine>) { return "examine"; }
//
// so that an insertion changes nothing that was written before. A list that leaves out a member or a value
// does not compile.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace partly {

// Stands for a type where no value of it is at hand.
template <class T>
struct As {};

template <class T, class Member>
struct Field {
  const char* key;
  Member T::*member;
  bool display;  // for people only: no rule reads it, and the hash leaves it out
};
template <class T, class Member>
constexpr Field<T, Member> field(const char* key, Member T::*member) {
  return {key, member, false};
}
template <class T, class Member>
constexpr Field<T, Member> display_field(const char* key, Member T::*member) {
  return {key, member, true};
}

namespace detail {

struct Anything {
  template <class T>
  operator T() const;  // only ever named
};
template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), Anything{})...}; };
}

// The compiler writes a value by its name where it has one, and as "(Stage)12" where it has none.
template <auto Value>
constexpr bool is_enumerator() {
  constexpr std::string_view written = __PRETTY_FUNCTION__;
  return written[written.rfind("Value = ") + 8] != '(';
}
template <class E, std::size_t... I>
constexpr bool all_are_enumerators(std::index_sequence<I...>) {
  return (is_enumerator<static_cast<E>(I)>() && ...);
}

}  // namespace detail

template <class T>
inline constexpr std::size_t kFields = std::tuple_size_v<decltype(fields_of(As<T>{}))>;

// As many fields as there are members to initialise, no more and no less. A class with private members keeps
// watch itself.
template <class T>
constexpr bool lists_every_member() {
  if constexpr (!std::is_aggregate_v<T>) return true;
  return detail::takes<T>(std::make_index_sequence<kFields<T>>{}) &&
         !detail::takes<T>(std::make_index_sequence<kFields<T> + 1>{});
}

// visit(field, member) for each of them, in order.
template <class T, class Visit>
constexpr void for_each_field(T& value, [[maybe_unused]] Visit&& visit) {
  using Plain = std::remove_const_t<T>;
  static_assert(lists_every_member<Plain>(), "fields_of() lists fewer or more fields than the struct has");
  std::apply([&](const auto&... each) { (visit(each, value.*each.member), ...); }, fields_of(As<Plain>{}));
}

template <class E>
constexpr bool names_every_value() {
  constexpr std::size_t count = names_of(As<E>{}).size();
  return detail::all_are_enumerators<E>(std::make_index_sequence<count>{}) &&
         !detail::is_enumerator<static_cast<E>(count)>();
}

// An enum's names in the order of its values.
template <class E>
inline constexpr auto kEnumNames = [] {
  static_assert(names_every_value<E>(), "names_of() has fewer or more names than the enum has values");
  return names_of(As<E>{});
}();
template <class E>
constexpr std::string_view enum_name(E value) {
  return kEnumNames<E>[static_cast<std::size_t>(value)];
}
template <class E>
constexpr std::optional<E> enum_named(std::string_view name) {
  for (std::size_t i = 0; i < kEnumNames<E>.size(); ++i)
    if (kEnumNames<E>[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace partly
