#include "sim/scenario/json_text.h"

#include <nlohmann/json.hpp>

#include "sim/base/format.h"

namespace partly::scenario {
namespace {

struct Breach {
  std::size_t offset = 0;
  std::string rule, message;
};

// Reads brackets and strings only, so it also holds for texts that are not JSON.
class BoundsCheck {
 public:
  explicit BoundsCheck(const std::string& text) : text_(text) {}

  std::optional<Breach> run() {
    if (text_.size() > kMaxScenarioBytes)
      return Breach{0, "too-big", "The text has more than " + format_number(kMaxScenarioBytes, 0) + " bytes"};
    for (at_ = 0; at_ < text_.size(); ++at_)
      if (auto breach = look()) return breach;
    return std::nullopt;
  }

 private:
  std::optional<Breach> look() {
    switch (text_[at_]) {
      case '"':
        return skip_string();
      case '[':
      case '{':
        if (++depth_ > kMaxScenarioDepth)
          return Breach{at_, "too-deep",
                        "More than " + std::to_string(kMaxScenarioDepth) + " brackets are open here"};
        return count_value();
      case ']':
      case '}':
        --depth_;
        return std::nullopt;
      case ',':
        return count_value();
      default:
        return std::nullopt;
    }
  }

  std::optional<Breach> count_value() {
    if (++values_ <= kMaxValues) return std::nullopt;
    return Breach{at_, "too-big", "The text holds more than " + format_number(kMaxValues, 0) + " values"};
  }

  std::optional<Breach> skip_string() {
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const std::size_t next = text_.find_first_not_of(" \t\r\n", std::min(at_ + 1, text_.size()));
    const bool key = next != std::string::npos && text_[next] == ':';
    if (key && at_ - start > kMaxKeyBytes)
      return Breach{start, "too-big", "A key is longer than " + std::to_string(kMaxKeyBytes) + " bytes"};
    return std::nullopt;
  }

  const std::string& text_;
  std::size_t at_ = 0;
  int depth_ = 0, values_ = 0;
};

// Takes note of where and why parsing fails, and keeps nothing else.
class SyntaxCheck : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& why) override {
    const bool overflow = dynamic_cast<const nlohmann::json::out_of_range*>(&why) != nullptr;
    const std::string what = why.what();
    // The position counts the characters read. Only of these tokens does the text begin where the token does.
    const bool whole_token = overflow || what.find("unexpected string") != std::string::npos ||
                             what.find("unexpected number") != std::string::npos;
    const std::size_t length = whole_token ? std::max<std::size_t>(token.size(), 1) : 1;
    breach = {position - std::min(position, length), overflow ? "range" : "syntax",
              overflow ? "The number " + token.substr(0, 40) + " is too large" : plain(what)};
    return false;
  }

  Breach breach;

 private:
  // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value -
  // invalid literal; last read: '{x'; expected ..." -> "This is not valid JSON: invalid literal; expected
  // ..."
  static std::string plain(std::string what) {
    if (const auto reason = what.find(" - "); reason != std::string::npos) what.erase(0, reason + 3);
    if (const auto read = what.find("; last read: '"); read != std::string::npos) {
      const auto end = what.find("'; expected", read);
      what.erase(read, end == std::string::npos ? std::string::npos : end + 1 - read);
    }
    return "This is not valid JSON: " + what;
  }
};

// For the usual slips.
std::string syntax_hint(const std::string& text, const Breach& breach) {
  const std::size_t at = breach.offset;
  const std::size_t before = at == 0 ? std::string::npos : text.find_last_not_of(" \t\r\n", at - 1);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return "the file is empty";
  if (at >= text.size()) return "the text ends too early";
  switch (text[at]) {
    case '\0':
      return "this is no text";
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

Issue issue_at(const std::string& text, const std::string& file, const Breach& breach, std::string hint) {
  const Place place = place_of(text, breach.offset, file);
  return {file, place.line, place.column, breach.rule, breach.message, std::move(hint)};
}

}  // namespace

std::optional<JsonText> parse_json(const std::string& text, const std::string& file,
                                   std::vector<Issue>& errors) {
  if (const auto breach = BoundsCheck(text).run()) {
    errors.push_back(issue_at(text, file, *breach, "no scenario needs that much"));
    return std::nullopt;
  }
  SyntaxCheck syntax;
  if (!nlohmann::json::sax_parse(text, &syntax)) {
    const bool syntactic = syntax.breach.rule == "syntax";
    errors.push_back(issue_at(text, file, syntax.breach, syntactic ? syntax_hint(text, syntax.breach) : ""));
    return std::nullopt;
  }
  JsonText parsed{nlohmann::json::parse(text), SourceMap::of(text, file)};
  for (const SourceMap::Duplicate& twice : parsed.places.duplicates()) {
    const std::string key = twice.pointer.substr(twice.pointer.rfind('/') + 1);
    errors.push_back({file, twice.place.line, twice.place.column, "duplicate-key",
                      "\"" + key + "\" stands here for the second time", "keep one of them"});
  }
  return parsed;
}

void patch_places(SourceMap& places, const nlohmann::json& target, const SourceMap& patch_map,
                  const nlohmann::json& patch, const std::string& pointer) {
  if (!patch.is_object() || !target.is_object()) places.erase_below(pointer);
  places.take(patch_map, pointer);
  if (patch.is_array())
    for (std::size_t i = 0; i < patch.size(); ++i)
      patch_places(places, nullptr, patch_map, patch[i], pointer + "/" + std::to_string(i));
  if (!patch.is_object()) return;
  for (const auto& [key, value] : patch.items()) {
    const std::string below = pointer + pointer_token(key);
    const bool known = target.is_object() && target.contains(key);
    if (value.is_null())
      places.erase(below);
    else
      patch_places(places, known ? target[key] : nlohmann::json(), patch_map, value, below);
  }
}

}  // namespace partly::scenario
