// partly-sim explain: why a court of a saved game decided as it did, from what was measured over the account
// of the claim to the postings. Every number says whether it is measured, sourced, assumed or derived.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/cli/command.h"
#include "sim/cli/quantity_text.h"
#include "sim/session/explain.h"

namespace partly::cli {
namespace {

struct ExplainFlags {
  std::string save, event;
  bool json = false;
};

constexpr const char* kSimulated = "Simulated; no real party, no legal advice.";

Json json_of(const world::ExplainedLine& line) {
  Json json = {{"text", line.text}};
  json.update(cli::json_of(line.number));
  if (!line.printed.empty()) json["printed"] = line.printed;
  return json;
}

Json json_of(const world::News& event) {
  return {{"event", event.id},
          {"quarter", event.quarter.text()},
          {"title", event.title},
          {"text", event.text},
          {"fact", event.fact}};
}

Json json_of(const world::Explanation& explanation) {
  Json json = json_of(explanation.event);
  json["note"] = kSimulated;
  json["parts"] = Json::array();
  for (const auto& part : explanation.parts) {
    Json lines = Json::array();
    for (const auto& line : part.lines) lines.push_back(json_of(line));
    json["parts"].push_back({{"title", part.title}, {"lines", lines}});
  }
  return json;
}

std::string text_of(const world::Explanation& explanation) {
  const world::News& event = explanation.event;
  std::string out = event.id + ", " + event.quarter.text() + ": " + event.title +
                    (event.fact.empty() ? "" : " [" + event.fact + "]") + "\n" +
                    (event.text.empty() ? "" : event.text + "\n") + kSimulated + "\n";
  for (const auto& part : explanation.parts) {
    if (part.lines.empty()) continue;
    out += "\n" + part.title + "\n";
    for (const auto& line : part.lines) {
      const Quantity& q = line.number;
      out += "  " + line.text + ": " + (line.printed.empty() ? figure_of(q) : line.printed) + "\n      " +
             name(q.provenance) + (q.source.empty() ? "" : " (" + q.source + ")") + ". " + q.explanation +
             "\n";
    }
  }
  return out;
}

int list(const ExplainFlags& flags) {
  const auto events = session::events_to_explain(flags.save);
  if (!events) return fail(events.error());
  if (flags.json) {
    Json json = Json::array();
    for (const auto& event : *events) json.push_back(json_of(event));
    return emit(json.dump(2) + "\n", {});
  }
  std::string out;
  for (const auto& event : *events) out += event.id + "  " + event.quarter.text() + "  " + event.title + "\n";
  return emit(out.empty() ? "No court has had a part in this game so far.\n" : out, {});
}

int explain(const ExplainFlags& flags) {
  if (flags.event.empty()) return list(flags);
  const auto explanation = session::explain_event(flags.save, flags.event);
  if (!explanation) return fail(explanation.error());
  return emit(flags.json ? json_of(*explanation).dump(2) + "\n" : text_of(*explanation), {});
}

}  // namespace

void add_explain(CLI::App& app, int& code) {
  auto flags = std::make_shared<ExplainFlags>();
  auto* command =
      app.add_subcommand("explain", "Say what an event of a saved game rests on, number by number");
  command->add_option("save", flags->save, "A save file")->required();
  command->add_option("--event", flags->event, "Id of the event; left out, the court's events are listed");
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] { code = explain(*flags); });
}

}  // namespace partly::cli
