// Private to view*.cpp: the parts of the view, one noun a file.
#pragma once
#include "sim/world/state/standing.h"
#include "sim/world/view/view.h"

namespace partly::world {

// What is being looked at.
struct Seen {
  const Scenario& scenario;
  const World& world;
  const Lab& player() const { return world.player(); }
};

// What a measurement on this model names as its source: "run of Student 1".
inline std::string run_of(const Model& model) { return "run of " + model.name; }
Quantity capability_quantity(const Seen&, const Model& model);
Quantity money_quantity(double usd, std::string formula);

std::vector<ModelView> model_views(const Seen&);
std::vector<LabView> lab_views(const Seen&);
std::vector<GuessView> guess_views(const Seen&);
Quantity calibration_of(const std::vector<GuessView>& guesses);
std::vector<ProceedingView> proceeding_views(const Seen&);
std::vector<PrecedentView> precedent_views(const Seen&);
std::optional<SuitView> suit_view(const Seen&);  // none where the scenario knows of none
std::vector<RouteView> route_views(const Seen&);
std::vector<ArrangementView> arrangement_views(const Seen&);
std::vector<PricePoint> price_response(const Seen&);  // empty while nothing is sold
TermsView terms_view(const Seen&);
DocketView docket_view(const Seen&);
std::vector<EventView> event_views(const Seen&);
std::optional<TeacherView> teacher_view(const Seen&);  // none in the student's role
std::vector<LedgerLine> ledger_lines(const Seen&);

}  // namespace partly::world
