// Who competes in partly-sim bench, and at what.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "sim/base/instruction_sets.h"
#include "sim/cli/clock.h"
#include "sim/cli/contest.h"
#include "sim/cli/python_peer.h"
#include "sim/forecast/futures.h"
#include "sim/learn/workloads.h"

namespace partly::cli {
namespace {

using Engines = std::vector<std::shared_ptr<const learn::Engine>>;

constexpr int kEndless = 100'000'000;  // steps

double processor_s() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

// What all contests share.
struct Ground {
  Engines engines;
  std::optional<std::string> python;
  int threads = 1;
};

std::string named(const learn::Engine& engine) { return engine.name() + " on " + engine.device(); }

// Works until the time is up; `step` says how many units it did.
Result<Turn> work_for(double seconds, const std::function<Result<double>()>& step) {
  Turn turn;
  const auto begin = Clock::now();
  const double used = processor_s();
  while (turn.seconds < seconds) {
    const auto units = step();
    if (!units) return units.error();
    turn.units += *units;
    turn.seconds = seconds_since(begin);
  }
  turn.processor_s = processor_s() - used;
  return turn;
}

Implementation plain_contender(const std::string& name, std::function<Result<double>()> step) {
  return {name, [step = std::move(step)](double seconds) { return work_for(seconds, step); }};
}

// ---- populations of students

// Steps between two looks at the clock: some milliseconds for one student, and for a population as many steps
// of each as the window's trainer takes at full speed.
int slice_of(const learn::Workload& load) {
  const double flops = 6.0 * static_cast<double>(load.shape.parameter_count()) * load.batch;
  return std::clamp(static_cast<int>(1e8 / flops), 4, load.students > 1 ? 32 : 64);
}

Result<Implementation> training_contender(const std::shared_ptr<const learn::Engine>& engine,
                                     const learn::Workload& load) {
  auto started = engine->start(load.job(kEndless));
  if (!started) return started.error();
  const std::shared_ptr<learn::TrainingRun> run = std::move(*started);
  if (auto status = run->advance(load.pass()); !status) return status.error();
  const int slice = slice_of(load), students = load.students;
  Implementation contender = plain_contender(named(*engine), [run, slice, students]() -> Result<double> {
    if (auto status = run->advance(slice); !status) return status.error();
    return double{1} * slice * students;
  });
  contender.losses = run->losses(0);
  return contender;
}

// The batches of the first pass, in the order in which student 0 meets them, and all students' starts.
PythonJob python_job(const learn::Workload& load, const std::string& worker) {
  const auto job = load.job(kEndless);
  const learn::TransferSet& data = *job.students.front().data;
  PythonJob out;
  out.description = {{"worker", worker},
                     {"widths", load.shape.widths},
                     {"batch", load.batch},
                     {"batches", load.pass()},
                     {"students", load.students},
                     {"alpha", load.alpha},
                     {"temperature", load.temperature},
                     {"learning_rate", job.recipe.learning_rate}};
  learn::BatchOrder order(data.size(), load.batch, job.students.front().order_seed);
  const auto add_rows = [&](const std::vector<float>& table, int width, std::span<const std::uint32_t> rows) {
    for (const std::uint32_t row : rows)
      out.add(
          std::span(table).subspan(row * static_cast<std::size_t>(width), static_cast<std::size_t>(width)));
  };
  for (int batch = 0; batch < load.pass(); ++batch) {
    const auto examples = order.next();
    add_rows(data.x, data.inputs, examples);
    for (const std::uint32_t example : examples)
      out.numbers.push_back(static_cast<float>(data.label[example]));
    if (load.alpha > 0) add_rows(data.teacher_logits, data.classes, examples);
  }
  for (const auto& student : job.students) out.add(student.start.values);
  return out;
}

Result<Benchmark> training(const Ground& ground, const learn::Workload& load) {
  Benchmark contest{load.name, load.what, "student-steps", {}};
  for (const auto& engine : ground.engines) {
    auto contender = training_contender(engine, load);
    if (!contender) return contender.error();
    contest.contenders.push_back(std::move(*contender));
    contest.by_clock |= engine->device().starts_with("cuda");
  }
  contest.by_clock |= ground.threads > 1;
  if (ground.threads > 1 && load.students > 1) {
    auto contender = training_contender(learn::fused_engine(ground.threads), load);
    if (!contender) return contender.error();
    contender->name += ", " + std::to_string(ground.threads) + " threads";
    contest.contenders.push_back(std::move(*contender));
  }
  if (!ground.python) return contest;
  using Way = std::pair<const char*, const char*>;
  const std::vector<Way> ways =
      load.students == 1 ? std::vector<Way>{{"Student", "PyTorch"}}
                         : std::vector<Way>{{"Population", "PyTorch, batched"}, {"Loop", "PyTorch, looped"}};
  for (const auto& [worker, name] : ways) {
    auto contender = python_contender(*ground.python, name, python_job(load, worker));
    if (!contender) return contender.error();
    contest.contenders.push_back(std::move(*contender));
  }
  return contest;
}

// ---- the toy network

Result<Benchmark> toy(const Ground& ground) {
  constexpr int kUpdates = 1000;
  const auto job = learn::toy_workload();
  auto started = learn::fused::ToyRun::start(job, instruction_sets().front());
  if (!started) return started.error();
  const auto run = std::make_shared<learn::fused::ToyRun>(std::move(*started));
  const int batches = static_cast<int>(job.y.size()) / job.batch;
  auto losses = run->advance(batches);
  Benchmark contest{"W2", "a playground page's default network: 2-4-2-1, tanh, batches of 10", "updates", {}};
  contest.contenders.push_back(plain_contender(named(*ground.engines.front()), [run]() -> Result<double> {
    run->advance(kUpdates);
    return double{kUpdates};
  }));
  contest.contenders.back().losses = std::move(losses);
  // Its engine, nn.ts of the repository tensorflow/playground, compiled to JavaScript and run by Node 20 on
  // these defaults on one core of a server with AVX-512.
  contest.known.push_back({"TensorFlow Playground's engine, measured elsewhere", 220'000});
  if (!ground.python) return contest;
  PythonJob python;
  python.description = {{"worker", "Toy"},
                        {"widths", job.start.shape.widths},
                        {"batch", job.batch},
                        {"batches", batches},
                        {"learning_rate", job.learning_rate}};
  for (std::size_t first = 0; first < job.y.size(); first += static_cast<std::size_t>(job.batch)) {
    const auto batch = static_cast<std::size_t>(job.batch);
    python.add(std::span(job.x).subspan(2 * first, 2 * batch));
    python.add(std::span(job.y).subspan(first, batch));
  }
  python.add(job.start.values);
  auto contender = python_contender(*ground.python, "PyTorch", python);
  if (!contender) return contender.error();
  contest.contenders.push_back(std::move(*contender));
  return contest;
}

// ---- a language model

PythonJob python_job(const learn::phrases::GruJob& job, int batches) {
  namespace phrases = learn::phrases;
  PythonJob out;
  out.description = {{"worker", "Phrases"},
                     {"symbols", phrases::kSymbols},
                     {"embedding", phrases::kEmbedding},
                     {"hidden", job.start.shape.hidden},
                     {"window", phrases::kWindow},
                     {"streams", phrases::kStreams},
                     {"batches", batches},
                     {"clip", job.recipe.clip},
                     {"learning_rate", job.recipe.learning_rate}};
  for (int step = 0; step < batches; ++step) {
    const auto windows = phrases::windows_of(job, step);
    for (std::size_t time = 0; time <= phrases::kWindow; ++time)
      for (const auto& window : windows)
        out.numbers.push_back(job.texts->pieces[window.piece].text[window.first + time]);
  }
  const auto& values = job.start.values;
  const phrases::GruPlaces at(job.start.shape);
  const auto block = [&](std::size_t first, std::size_t end) {
    out.add(std::span(values).subspan(first, end - first));
  };
  block(at.embedding, at.end);  // the order of PyTorch's parameters is ours
  return out;
}

Result<Benchmark> phrases(const Ground& ground) {
  constexpr int kBatches = 16;
  const auto job = learn::phrases_workload(kEndless);
  auto started = learn::phrases::GruRun::start(job);
  if (!started) return started.error();
  const auto run = std::make_shared<learn::phrases::GruRun>(std::move(*started));
  if (auto status = run->advance(kBatches); !status) return status.error();
  Benchmark contest{"W5", "a recurrent language model of the game's phrases", "steps", {}};
  contest.contenders.push_back(plain_contender(named(*ground.engines.front()), [run]() -> Result<double> {
    if (auto status = run->advance(1); !status) return status.error();
    return 1.0;
  }));
  contest.contenders.back().losses = run->losses();
  if (!ground.python) return contest;
  auto contender = python_contender(*ground.python, "PyTorch", python_job(job, kBatches));
  if (!contender) return contender.error();
  contest.contenders.push_back(std::move(*contender));
  return contest;
}

// ---- decision maps

constexpr int kMapSide = 256;
constexpr float kPalette[4][3] = {
    {0.2f, 0.5f, 0.9f}, {0.9f, 0.6f, 0.2f}, {0.3f, 0.7f, 0.4f}, {0.7f, 0.3f, 0.6f}};

std::vector<float> map_places() {  // centres of the cells of [-1,1]^2, from the top left
  std::vector<float> places;
  for (int row = 0; row < kMapSide; ++row)
    for (int column = 0; column < kMapSide; ++column)
      for (const int cell : {2 * column + 1 - kMapSide, kMapSide - 2 * row - 1})
        places.push_back(static_cast<float>(cell) / kMapSide);
  return places;
}

// The class's colour, the darker the less sure.
using Shades = std::array<std::array<std::uint32_t, 256>, 4>;
Shades shades() {
  Shades all{};
  for (std::size_t k = 0; k < 4; ++k)
    for (std::uint32_t level = 0; level < 256; ++level) {
      const auto channel = [&](int i) {
        return static_cast<std::uint32_t>(kPalette[k][i] * static_cast<float>(level));
      };
      all[k][level] = channel(0) | channel(1) << 8 | channel(2) << 16 | 0xFF000000u;
    }
  return all;
}

void paint(const learn::Decisions& decisions, const Shades& shade, std::vector<std::uint32_t>& rgba) {
  for (std::size_t i = 0; i < rgba.size(); ++i)
    rgba[i] = shade[static_cast<std::size_t>(decisions.choice[i])]
                   [static_cast<std::size_t>(decisions.probability[i] * 255)];
}

Result<Benchmark> maps(const Ground& ground) {
  Benchmark contest{"W6", "two decision maps of 256 x 256 as pictures", "pairs of maps", {}};
  const auto networks = learn::map_workload();
  for (const auto& engine : ground.engines) {
    contest.contenders.push_back(
        plain_contender(named(*engine),
                        [engine, networks, places = map_places(), shade = shades(),
                         rgba = std::vector<std::uint32_t>(kMapSide * kMapSide)]() mutable -> Result<double> {
                          for (const auto& network : networks)
                            paint(engine->decide(network, places), shade, rgba);
                          return 1.0;
                        }));
  }
  if (!ground.python) return contest;
  PythonJob python;
  python.description = {{"worker", "Maps"}, {"side", kMapSide}, {"networks", Json::array()}};
  for (const auto& colour : kPalette) python.add(colour);
  for (const auto& network : networks) {
    python.description["networks"].push_back(network.shape.widths);
    python.add(network.values);
  }
  auto contender = python_contender(*ground.python, "PyTorch", python);
  if (!contender) return contender.error();
  contest.contenders.push_back(std::move(*contender));
  return contest;
}

// ---- futures

forecast::FuturesQuestion futures_question() {
  forecast::QuarterDrivers q;
  q.growth = 0.03, q.growth_sd = 0.08, q.growth_per_point = 0.002, q.sales_sd = 0.1;
  q.cost_growth = 0.01, q.cost_growth_sd = 0.05;
  q.gain_points = 1, q.gain_sd = 2, q.gain_after_cut = 0.3;
  q.claim_hazard = 0.1, q.claim_log_usd = std::log(4e6), q.claim_log_sd = 1;
  q.settlement_hazard = 0.3, q.insured_share = 0.2, q.defence_usd = 3e5, q.defence_sd = 0.5;
  q.access_cut_hazard = 0.05, q.injunction_hazard = 0.1, q.sales_when_enjoined = 0.4;
  return {{10e6, 4e6, 3.5e6, 60, 0, false, false}, std::vector<forecast::QuarterDrivers>(12, q), 10'000, 1};
}

PythonJob python_job(const forecast::FuturesQuestion& question) {
  const auto& q = question.quarters.front();
  const auto& now = question.now;
  PythonJob out;
  out.description = {{"worker", "Futures"},
                     {"futures", question.futures},
                     {"quarters", question.quarters.size()},
                     {"now",
                      {{"cash_usd", now.cash_usd},
                       {"revenue_usd", now.revenue_usd},
                       {"cost_usd", now.cost_usd},
                       {"capability_points", now.capability_points},
                       {"claims_usd", now.claims_usd}}},
                     {"drivers",
                      {{"growth", q.growth},
                       {"growth_sd", q.growth_sd},
                       {"growth_per_point", q.growth_per_point},
                       {"sales_sd", q.sales_sd},
                       {"cost_growth", q.cost_growth},
                       {"cost_growth_sd", q.cost_growth_sd},
                       {"gain_points", q.gain_points},
                       {"gain_sd", q.gain_sd},
                       {"gain_after_cut", q.gain_after_cut},
                       {"claim_hazard", q.claim_hazard},
                       {"claim_log_usd", q.claim_log_usd},
                       {"claim_log_sd", q.claim_log_sd},
                       {"settlement_hazard", q.settlement_hazard},
                       {"insured_share", q.insured_share},
                       {"defence_usd", q.defence_usd},
                       {"defence_sd", q.defence_sd},
                       {"access_cut_hazard", q.access_cut_hazard},
                       {"injunction_hazard", q.injunction_hazard},
                       {"sales_when_enjoined", q.sales_when_enjoined}}}};
  return out;
}

Result<Benchmark> futures(const Ground& ground) {
  Benchmark contest{"W7", "10,000 futures of 12 quarters and the spread of their cash", "futures", {}};
  auto question = futures_question();
  contest.contenders.push_back(plain_contender(
      "our own on cpu (" + instruction_sets().front() + ")",
      [question, paths = forecast::FuturePaths{}]() mutable -> Result<double> {
        auto drawn = forecast::draw_futures(question, std::move(paths));
        if (!drawn) return drawn.error();
        paths = std::move(*drawn);
        forecast::quantiles_of(paths.cash_usd.data() + paths.stride * (question.quarters.size() - 1),
                               paths.futures);
        ++question.seed;
        return double{1} * question.futures;
      }));
  if (!ground.python) return contest;
  auto contender = python_contender(*ground.python, "PyTorch", python_job(question));
  if (!contender) return contender.error();
  contest.contenders.push_back(std::move(*contender));
  return contest;
}

// The fused engine, and torch on the device asked for, or on every device that there is.
Result<Engines> engines_on(const std::string& device_name) {
  Engines engines{learn::fused_engine()};
  const auto wanted = learn::device_named(device_name);
  if (!wanted) return wanted.error();
  for (const auto device : {learn::Device::cpu, learn::Device::cuda}) {
    if (*wanted != learn::Device::automatic && *wanted != device) continue;
    const auto torch = learn::torch_engine(device);
    if (torch)
      engines.push_back(*torch);
    else if (*wanted == device)
      return torch.error();
    else
      std::fprintf(stderr, "Left out: %s\n", torch.error().message().c_str());
  }
  return engines;
}

}  // namespace

Result<std::vector<Announcement>> announce_contests(const ContestRules& rules) {
  auto engines = engines_on(rules.device);
  if (!engines) return engines.error();
  const auto ground = std::make_shared<Ground>(Ground{std::move(*engines), std::nullopt, rules.threads});
  if (rules.python) {
    ground->python = python_with_torch();
    if (!ground->python) std::fprintf(stderr, "Left out: PyTorch, which no python3 here has\n");
  }
  std::vector<Announcement> all;
  for (const auto& load : learn::workloads())
    all.push_back({load.name, [ground, load] { return training(*ground, load); }});
  all.push_back({"W2", [ground] { return toy(*ground); }});
  all.push_back({"W5", [ground] { return phrases(*ground); }});
  all.push_back({"W6", [ground] { return maps(*ground); }});
  all.push_back({"W7", [ground] { return futures(*ground); }});
  all.push_back({"W8", forecast_contest});
  std::ranges::stable_sort(all, {}, &Announcement::name);
  return all;
}

}  // namespace partly::cli
