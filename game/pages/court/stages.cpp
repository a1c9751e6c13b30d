#include "game/pages/court/stages.h"

#include <array>

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/tooltip.h"

namespace partly::game {
namespace {

using law::Stage;

constexpr int kStops = 6;  // on the track; a motion stands in for the complaint, an appeal for the judgment
constexpr const char* kMemory = "court/stage";

int stop_of(Stage stage) {
  switch (stage) {
    case Stage::notice:
      return 0;
    case Stage::complaint:
    case Stage::motion:
      return 1;
    case Stage::discovery:
      return 2;
    case Stage::deposition:
      return 3;
    case Stage::judgment:
    case Stage::appeal:
      return 4;
    default:
      return kStops - 1;
  }
}

// The stages on the track of this claim.
std::array<Stage, kStops> stops_of(const world::ProceedingView& p) {
  std::array<Stage, kStops> stops{Stage::notice,     Stage::complaint, Stage::discovery,
                                  Stage::deposition, Stage::judgment,  Stage::decided};
  if (p.stage == Stage::motion) stops[1] = Stage::motion;
  if (p.stage == Stage::appeal) stops[4] = Stage::appeal;
  if (p.stage > Stage::decided) stops[kStops - 1] = p.stage;
  return stops;
}

// Where the arrows have left the reader; at first at the stage of today.
int stop_kept(Ui& ui, int now) {
  const float kept = ui.memory()[kMemory];  // stop + 1; 0: not moved yet
  return kept == 0 ? now : static_cast<int>(kept) - 1;
}

// Which stop is read: under the mouse, or where the arrows have moved; -1 for none.
int stop_read(Ui& ui, Rect r, const Interaction& state, int now) {
  const float step = r.w / kStops;
  if (state.hovered) return std::clamp(static_cast<int>((state.mouse.x - r.x) / step), 0, kStops - 1);
  if (!state.focused) return ui.memory()[kMemory] = 0, -1;
  const int moved = state.arrow_x + state.arrow_y, at = std::clamp(stop_kept(ui, now) + moved, 0, kStops - 1);
  if (moved != 0) ui.memory()[kMemory] = static_cast<float>(at + 1), ui.animate();
  return state.ring ? at : -1;
}

}  // namespace

bool by_authority(const world::ProceedingView& p) { return p.theory == law::name(law::Theory::disclosure); }

// For the claimant of this claim.
static std::string claimant_can(const world::ProceedingView& p, Stage stage) {
  switch (stage) {
    case Stage::notice:
      return "A letter, no claim yet: demand a settlement, or wait.";
    case Stage::complaint:
      return "They may move to dismiss or plead. Demand, or wait.";
    case Stage::discovery:
      return "Their books open and their network is examined.";
    case Stage::deposition:
      return "They answer under oath. Demand, or wait.";
    case Stage::judgment:
      return !p.verdict                ? "The court decides. Who loses may appeal."
             : p.verdict->for_claimant ? "You won. They may still appeal."
                                       : "You lost. Appeal, or let it become final.";
    default:
      return "A court looks at it now. Demand, or wait.";
  }
}

std::string can_be_done(const world::ProceedingView& p, Stage stage) {
  if (p.brought && stage < Stage::decided) return claimant_can(p, stage);
  if (by_authority(p) && stage < Stage::judgment)
    return "Publish the summary before the judgment: then nothing is left to fine.";
  const bool lost = p.verdict && p.verdict->for_claimant;
  switch (stage) {
    case Stage::notice:
      return "A letter, no claim yet: settle, or wait.";
    case Stage::complaint:
      return "Move to dismiss, plead a defence, or settle.";
    case Stage::motion:
      return "The court looks at the law alone. Plead, settle, or wait.";
    case Stage::discovery:
      return "The books open and the exam is run. Plead, or settle.";
    case Stage::deposition:
      return "Answer under oath. The last stage to plead.";
    case Stage::judgment:
      return !p.verdict ? "The court decides. Who loses may appeal."
             : lost     ? "You lost. Appeal, settle, or let it become final."
                        : "You won. It becomes final next.";
    case Stage::appeal:
      return "A higher court looks at the judgment. Settle, or wait.";
    case Stage::decided:
      return "Final: money moves, and orders act.";
    case Stage::settled:
      return "Over: no court ruled on the question.";
    case Stage::withdrawn:
      return "Over: the claim was dropped.";
    case Stage::dismissed:
      return "Over: the court sees no claim in law.";
  }
  return {};
}

std::string stage_line(const world::ProceedingView& p) {
  return "{law|◆} **" + capitalised(law::name(p.stage)) + "** since " + p.stage_since.text() + ". " +
         can_be_done(p, p.stage);
}

void track_line(Ui& ui, Rect r, const TrackLine& track) {
  const Theme& t = ui.theme();
  const int stops = static_cast<int>(track.stops.size());
  const float step = r.w / static_cast<float>(stops), y = r.y + 12;
  const auto x_of = [&](int i) { return r.x + step * (static_cast<float>(i) + 0.5f); };
  const Color law = t.fill_of(Meaning::law);
  ui.paint().line({x_of(0), y}, {x_of(stops - 1), y}, t.track, 3);
  if (!track.ended_early && track.now > 0) ui.paint().line({x_of(0), y}, {x_of(track.now), y}, law, 3);
  for (int i = 0; i < stops; ++i) {
    const bool now = i == track.now, passed = track.ended_early ? i == stops - 1 : i <= track.now;
    if (passed)
      ui.paint().shape(Shape::diamond, {x_of(i), y}, now ? 18.f : 12.f, law);
    else
      ui.paint().circle({x_of(i), y}, 5, t.line_strong);
    const TextStyle text{.type = Type::caption,
                         .weight = now ? Weight::bold : Weight::regular,
                         .muted = !now && i != track.read};
    label_in(ui, {r.x + step * static_cast<float>(i), r.y + 24, step, 18},
             track.stops[static_cast<std::size_t>(i)], text, Align::centre);
  }
}

void stage_track(Ui& ui, Rect r, const world::ProceedingView& p) {
  const std::array<Stage, kStops> stops = stops_of(p);
  const int now = stop_of(p.stage);
  const auto says = [&](int i) {
    const Stage stage = stops[static_cast<std::size_t>(i)];
    return capitalised(law::name(stage)) + ". " + can_be_done(p, stage);
  };
  const int heard = ui.focus().focused() == "court/stages" ? stop_kept(ui, now) : now;
  const Interaction state =
      ui.interact({.id = "court/stages", .rect = r, .text = "Stage: " + says(heard), .wants_arrows = true});
  TrackLine track{{}, now, p.stage > Stage::decided, stop_read(ui, r, state, now)};
  for (const Stage stage : stops) track.stops.push_back(stage == Stage::motion ? "motion" : law::name(stage));
  track_line(ui, r, track);
  const float step = r.w / kStops;
  if (track.read >= 0)
    tooltip(ui, {r.x + step * static_cast<float>(track.read), r.y, step, r.h}, says(track.read));
  if (state.ring) ui.ring(r, 4);
}

}  // namespace partly::game
