// Refusals and bad input are values: a Result holds either what was asked for or an Error that says
// what went wrong, where, and what to do about it. Exceptions stay inside the .cpp that meets them.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "sim/base/check.h"

namespace partly {

// The exit codes of the programs (README, "Exit codes") follow from the kind of error.
enum class ErrorKind {
  internal,
  usage,
  invalid_scenario,
  file_missing,
  newer_version,
  content_missing,
  device_missing,
  mismatch,
  interrupted
};

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string
      what;  // one sentence, starts with a capital letter, no full stop needed: "The save is truncated"
  std::string where;   // file:line:column, field or quantity; empty if nothing is to be pointed at
  std::string remedy;  // what to do: "Delete the file or choose an older save"; may be empty

  std::string message() const {
    std::string text = where.empty() ? what : where + ": " + what;
    return remedy.empty() ? text : text + ". " + remedy;
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() {
    PARTLY_CHECK(ok());
    return std::get<0>(held_);
  }
  const T& value() const {
    PARTLY_CHECK(ok());
    return std::get<0>(held_);
  }
  const Error& error() const {
    PARTLY_CHECK(!ok());
    return std::get<1>(held_);
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }

 private:
  std::variant<T, Error> held_;
};

// Success has nothing to say; failure has an Error.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    PARTLY_CHECK(error_.has_value());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace partly
