#include "sim/base/json_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "sim/base/format.h"
#include "sim/base/text_cursor.h"

namespace partly {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxFaults = 100;  // that do not keep the rest from being read

struct Breach {
  std::size_t offset = 0;
  std::string rule, message;
};

// A text that the library's lexer takes character by character, and how far it has come.
class Watched {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Watched(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Watched& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  Watched operator++(int) {
    const Watched before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Watched& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value -
// invalid literal; last read: '{x'; expected ..." -> "This is not valid JSON: invalid literal; expected ..."
std::string plain(std::string what) {
  if (const auto reason = what.find(" - "); reason != std::string::npos) what.erase(0, reason + 3);
  if (const auto read = what.find("; last read: '"); read != std::string::npos) {
    const auto end = what.find("'; expected", read);
    what.erase(read, end == std::string::npos ? std::string::npos : end + 1 - read);
  }
  return "This is not valid JSON: " + what;
}

Breach too_large(std::size_t offset, std::string_view number) {
  return {offset, "range", "The number " + std::string(number.substr(0, 40)) + " is too large"};
}

// The first one in a text, but for those allowed, as "U+001B"; empty if there is none.
std::string control_character_in(const std::string& text, std::string_view allowed) {
  const auto suspicious = [](unsigned char c) { return c < 0x20 || c == 0x7F || c == 0xC2; };
  auto at = std::ranges::find_if(text, suspicious);
  for (; at != text.end(); at = std::find_if(at + 1, text.end(), suspicious)) {
    const auto code = control_character(text, static_cast<std::size_t>(at - text.begin()));
    if (!code || allowed.find(*at) != std::string_view::npos) continue;
    char name[8];
    std::snprintf(name, sizeof name, "U+%04X", *code);
    return name;
  }
  return {};
}

bool stands_between_tokens(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
}

bool is_of_a_number(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

// Builds the document and the tree of its places as the parser reports token after token.
class Builder : public nlohmann::json_sax<json> {
 public:
  Builder(const std::string& text, const std::string& file, const JsonLimits& limits,
          std::vector<Issue>& errors)
      : text_(text), file_(file), limits_(limits), errors_(errors), cursor_(text) {
    if (text.starts_with(kByteOrderMark)) end_ = kByteOrderMark.size();
  }

  std::optional<Breach> run() {
    const char* const end = text_.data() + text_.size();
    if (json::sax_parse(Watched(text_.data(), &reached_), Watched(end, &reached_), this)) return std::nullopt;
    return breach_;
  }
  JsonText take() { return {std::move(document_), SourceMap(file_, std::move(root_))}; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add_number(value); }
  bool number_unsigned(number_unsigned_t value) override { return add_number(value); }
  // From the digits as they stand: the library's own value hangs on the locale of the moment.
  bool number_float(number_float_t of_library, const string_t&) override {
    const std::string_view digits = number_at(begin_token());
    double value = 0;
    const auto [rest, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool too_small = problem == std::errc::result_out_of_range && std::abs(of_library) < 1;
    if (!std::isfinite(value) || (problem != std::errc{} && !too_small))
      return refuse(too_large(start_, digits));
    return add_number(value);
  }
  bool string(string_t& value) override {
    begin_token();
    if (const std::string found = control_character_in(value, limits_.controls_in_texts); !found.empty())
      report(cursor_.line(), cursor_.column(), "control-character",
             "This text holds the control character " + found,
             "only line breaks and tabs may stand in a text");
    return add(std::move(value));
  }
  bool binary(binary_t&) override { return false; }  // JSON text has none
  bool key(string_t& key) override {
    begin_token();
    if (key.size() > limits_.key_bytes)
      return refuse(
          {start_, "too-big", "A key is longer than " + std::to_string(limits_.key_bytes) + " bytes"});
    key_line_ = cursor_.line(), key_column_ = cursor_.column();
    if (const std::string found = control_character_in(key, {}); !found.empty())
      report(key_line_, key_column_, "control-character", "This key holds the control character " + found,
             "keys are plain words");
    if (open_.back().value->contains(key))
      report(key_line_, key_column_, "duplicate-key", "\"" + key + "\" stands here for the second time",
             "keep one of them");
    key_ = std::move(key);
    end_token();
    return true;
  }
  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& why) override {
    const bool overflow = dynamic_cast<const json::out_of_range*>(&why) != nullptr;
    const std::string what = why.what();
    // The position counts the characters read. Only of these tokens does the text begin where the token does.
    const bool whole_token = overflow || what.find("unexpected string") != std::string::npos ||
                             what.find("unexpected number") != std::string::npos;
    const std::size_t length = whole_token ? std::max<std::size_t>(token.size(), 1) : 1;
    const std::size_t offset = position - std::min(position, length);
    return refuse(overflow ? too_large(offset, token) : Breach{offset, "syntax", plain(what)});
  }

 private:
  struct Open {
    json* value;
    SourceMap::Mark* mark;
  };

  bool refuse(Breach breach) {
    breach_ = std::move(breach);
    return false;
  }
  void report(int line, int column, std::string rule, std::string message, std::string hint) {
    if (errors_.size() < kMaxFaults)
      errors_.push_back({file_, line, column, std::move(rule), std::move(message), std::move(hint)});
  }

  // Between the end of one token and the start of the next stand only these, as the lexer has seen.
  std::size_t begin_token() {
    for (start_ = end_; start_ < text_.size() && stands_between_tokens(text_[start_]);) ++start_;
    cursor_.move_to(start_);
    return start_;
  }
  void end_token() { end_ = static_cast<std::size_t>(reached_ - text_.data()); }
  std::string_view number_at(std::size_t start) const {
    std::size_t end = start;
    while (end < text_.size() && is_of_a_number(text_[end])) ++end;
    return std::string_view(text_).substr(start, end - start);
  }

  bool add_number(json value) {
    if (!place(std::move(value))) return false;
    end_ = start_ + number_at(start_).size();  // the lexer has looked one character ahead
    return true;
  }
  bool add(json value) {
    if (!place(std::move(value))) return false;
    end_token();
    return true;
  }
  bool open(json value) {
    begin_token();
    if (open_.size() == static_cast<std::size_t>(limits_.depth))
      return refuse(
          {start_, "too-deep", "More than " + std::to_string(limits_.depth) + " brackets are open here"});
    const bool list = value.is_array();
    if (!add(std::move(value))) return false;
    latest_.mark->list = list;
    open_.push_back(latest_);
    return true;
  }
  bool close() {
    SourceMap::Mark& mark = *open_.back().mark;
    if (!mark.list) in_order_of_keys(mark.below);
    open_.pop_back();
    end_token();
    return true;
  }

  // Of a key that stands twice the later place holds, as the later value does.
  static void in_order_of_keys(std::vector<SourceMap::Mark>& marks) {
    std::ranges::stable_sort(marks, {}, &SourceMap::Mark::key);
    const auto same = [](const SourceMap::Mark& a, const SourceMap::Mark& b) { return a.key == b.key; };
    marks.erase(marks.begin(), std::unique(marks.rbegin(), marks.rend(), same).base());
  }

  // Puts a value where the parser is: at the root, next in the open list, or under the last key.
  bool place(json value) {
    begin_token();
    if (++values_ > limits_.values)
      return refuse(
          {start_, "too-big", "The text holds more than " + format_number(limits_.values, 0) + " values"});
    const SourceMap::Mark mark{
        0, cursor_.line(), cursor_.column(), cursor_.line(), cursor_.column(), false, {}, {}};
    if (open_.empty()) {
      document_ = std::move(value);
      root_ = mark;
      latest_ = {&document_, &root_};
      return true;
    }
    json& around = *open_.back().value;
    json& placed = put(around, std::move(value));
    SourceMap::Mark& list = *open_.back().mark;
    if (around.is_array()) {
      if (list.below.empty() && placed.is_number() && !limits_.places_of_numbers) return true;
      const SourceMap::Mark passed_over{0, list.line, list.column, list.line, list.column, false, {}, {}};
      list.below.resize(around.size() - 1, passed_over);
    }
    latest_ = {&placed, &list.below.emplace_back(mark)};
    if (around.is_object()) name(*latest_.mark);
    return true;
  }
  json& put(json& around, json value) {
    if (around.is_object()) return around[key_] = std::move(value);
    around.push_back(std::move(value));
    return around.back();
  }
  void name(SourceMap::Mark& mark) {
    mark.key = std::move(key_);
    mark.key_line = key_line_, mark.key_column = key_column_;
  }

  const std::string& text_;
  const std::string& file_;
  const JsonLimits& limits_;
  std::vector<Issue>& errors_;
  TextCursor cursor_;
  const char* reached_ = text_.data();
  std::size_t start_ = 0, end_ = 0;  // of the latest token
  int values_ = 0;
  std::vector<Open> open_;
  Open latest_{};
  std::string key_;
  int key_line_ = 1, key_column_ = 1;
  json document_;
  SourceMap::Mark root_;
  Breach breach_;
};

// For the usual slips.
std::string syntax_hint(const std::string& text, const Breach& breach) {
  const std::size_t at = breach.offset;
  const std::size_t before = at == 0 ? std::string::npos : text.find_last_not_of(" \t\r\n", at - 1);
  const std::size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (text.find_first_not_of(" \t\r\n", start) == std::string::npos) return "the file is empty";
  if (at >= text.size()) return "the text ends too early";
  switch (text[at]) {
    case '/':
    case '#':
      return "JSON has no comments";
    case '\'':
      return "texts stand in double quotes";
    case '"':
      return breach.message.find("unexpected string") != std::string::npos ? "is a comma missing before it?"
                                                                           : "";
    case '}':
    case ']':
      return before != std::string::npos && text[before] == ',' ? "remove the comma before it" : "";
    default:
      return {};
  }
}

std::string hint_for(const std::string& text, const Breach& breach) {
  if (breach.rule == "syntax") return syntax_hint(text, breach);
  return breach.rule == "range" ? "" : "no file of this kind needs that much";
}

// What the parser need not see: it would take a NUL byte for the end.
std::optional<Issue> unfit(const std::string& text, const std::string& file, const JsonLimits& limits) {
  if (text.size() > limits.bytes)
    return Issue{file,
                 1,
                 1,
                 "too-big",
                 "The text has more than " + format_number(static_cast<double>(limits.bytes), 0) + " bytes",
                 "no file of this kind needs that much"};
  const std::size_t nul = text.find('\0');
  if (nul == std::string::npos) return std::nullopt;
  const Place place = place_of(text, nul, file);
  return Issue{file,
               place.line,
               place.column,
               "syntax",
               "This is not valid JSON: here stands a NUL byte",
               "this is no text"};
}

}  // namespace

std::optional<JsonText> parse_json(const std::string& text, const std::string& file, const JsonLimits& limits,
                                   std::vector<Issue>& errors) {
  if (auto issue = unfit(text, file, limits)) {
    errors.push_back(std::move(*issue));
    return std::nullopt;
  }
  Builder builder(text, file, limits, errors);
  if (const auto breach = builder.run()) {
    const Place place = place_of(text, breach->offset, file);
    errors.push_back(
        {file, place.line, place.column, breach->rule, breach->message, hint_for(text, *breach)});
    return std::nullopt;
  }
  return builder.take();
}

Result<JsonText> parse_json(const std::string& text, const std::string& file, const JsonLimits& limits) {
  std::vector<Issue> errors;
  auto parsed = parse_json(text, file, limits, errors);
  if (!errors.empty()) return error_of(errors.front());
  return std::move(*parsed);
}

}  // namespace partly
