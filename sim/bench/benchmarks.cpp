// The benchmarks: what is measured, and by which implementations the same work is done.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

#include "sim/base/instruction_sets.h"
#include "sim/bench/benchmark.h"
#include "sim/bench/pytorch.h"
#include "sim/bench/toy.h"
#include "sim/bench/workloads.h"
#include "sim/forecast/futures.h"
#include "sim/learn/engines.h"

namespace partly::bench {
namespace {

namespace phrases = learn::phrases;

using Engines = std::vector<std::shared_ptr<const learn::Engine>>;

constexpr int kEndless = 100'000'000;  // steps

// What all benchmarks share.
struct Setup {
  Engines engines;
  std::optional<std::string> python;
  int threads = 1;
};

std::string named(const learn::Engine& engine) { return engine.name() + " on " + engine.device(); }

// ---- populations of students

// Steps between two looks at the clock: some milliseconds for one student, and for a population as many steps
// of each as the window's trainer takes at full speed.
int slice_of(const Workload& load) {
  const double flops = 6.0 * static_cast<double>(load.shape.parameter_count()) * load.batch;
  return std::clamp(static_cast<int>(1e8 / flops), 4, load.students > 1 ? 32 : 64);
}

Result<Implementation> training_implementation(const std::shared_ptr<const learn::Engine>& engine,
                                               const Workload& load) {
  auto started = engine->start(load.job(kEndless));
  if (!started) return started.error();
  const std::shared_ptr<learn::TrainingRun> run = std::move(*started);
  if (auto status = run->advance(load.pass()); !status) return status.error();
  const int slice = slice_of(load), students = load.students;
  Implementation implementation =
      implementation_of(named(*engine), [run, slice, students]() -> Result<double> {
        if (auto status = run->advance(slice); !status) return status.error();
        return double{1} * slice * students;
      });
  implementation.losses = run->losses(0);
  return implementation;
}

// The batches of the first pass, in the order in which student 0 meets them, and all students' starts.
PytorchJob pytorch_job(const Workload& load, const std::string& worker) {
  const auto job = load.job(kEndless);
  const learn::TransferSet& data = *job.students.front().data;
  PytorchJob out;
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

Result<Benchmark> training(const Setup& setup, const Workload& load) {
  Benchmark benchmark{load.name, load.what, "student-steps", {}};
  for (const auto& engine : setup.engines) {
    auto implementation = training_implementation(engine, load);
    if (!implementation) return implementation.error();
    benchmark.implementations.push_back(std::move(*implementation));
    benchmark.by_clock |= engine->device().starts_with("cuda");
  }
  benchmark.by_clock |= setup.threads > 1;
  if (setup.threads > 1 && load.students > 1) {
    auto implementation = training_implementation(learn::fused_engine(setup.threads), load);
    if (!implementation) return implementation.error();
    implementation->name += ", " + std::to_string(setup.threads) + " threads";
    benchmark.implementations.push_back(std::move(*implementation));
  }
  if (!setup.python) return benchmark;
  using Way = std::pair<const char*, const char*>;
  const std::vector<Way> ways =
      load.students == 1 ? std::vector<Way>{{"Student", "PyTorch"}}
                         : std::vector<Way>{{"Population", "PyTorch, batched"}, {"Loop", "PyTorch, looped"}};
  for (const auto& [worker, name] : ways) {
    auto implementation = pytorch_implementation(*setup.python, name, pytorch_job(load, worker));
    if (!implementation) return implementation.error();
    benchmark.implementations.push_back(std::move(*implementation));
  }
  return benchmark;
}

// ---- the toy network

Result<Benchmark> toy(const Setup& setup) {
  constexpr int kUpdates = 1000;
  const auto job = toy_workload();
  auto started = ToyRun::start(job, instruction_sets().front());
  if (!started) return started.error();
  const auto run = std::make_shared<ToyRun>(std::move(*started));
  const int batches = static_cast<int>(job.y.size()) / job.batch;
  auto losses = run->advance(batches);
  Benchmark benchmark{
      "W2", "a playground page's default network: 2-4-2-1, tanh, batches of 10", "updates", {}};
  benchmark.implementations.push_back(
      implementation_of("our own on cpu (" + instruction_sets().front() + ")", [run]() -> Result<double> {
        run->advance(kUpdates);
        return double{kUpdates};
      }));
  benchmark.implementations.back().losses = std::move(losses);
  if (!setup.python) return benchmark;
  PytorchJob python;
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
  auto implementation = pytorch_implementation(*setup.python, "PyTorch", python);
  if (!implementation) return implementation.error();
  benchmark.implementations.push_back(std::move(*implementation));
  return benchmark;
}

// ---- a language model

PytorchJob pytorch_job(const learn::phrases::GruJob& job, int batches) {
  PytorchJob out;
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

Result<Benchmark> phrase_models(const Setup& setup) {
  constexpr int kBatches = 16;
  const auto job = phrases_workload(kEndless);
  auto started = learn::phrases::GruRun::start(job);
  if (!started) return started.error();
  const auto run = std::make_shared<learn::phrases::GruRun>(std::move(*started));
  if (auto status = run->advance(kBatches); !status) return status.error();
  Benchmark benchmark{"W5", "a recurrent language model of the game's phrases", "steps", {}};
  benchmark.implementations.push_back(
      implementation_of(named(*setup.engines.front()), [run]() -> Result<double> {
        if (auto status = run->advance(1); !status) return status.error();
        return 1.0;
      }));
  benchmark.implementations.back().losses = run->losses();
  if (!setup.python) return benchmark;
  auto implementation = pytorch_implementation(*setup.python, "PyTorch", pytorch_job(job, kBatches));
  if (!implementation) return implementation.error();
  benchmark.implementations.push_back(std::move(*implementation));
  return benchmark;
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

Result<Benchmark> maps(const Setup& setup) {
  Benchmark benchmark{"W6", "two decision maps of 256 x 256 as pictures", "pairs of maps", {}};
  const auto networks = map_workload();
  for (const auto& engine : setup.engines) {
    benchmark.implementations.push_back(implementation_of(
        named(*engine),
        [engine, networks, places = map_places(), shade = shades(),
         rgba = std::vector<std::uint32_t>(kMapSide * kMapSide)]() mutable -> Result<double> {
          for (const auto& network : networks) paint(engine->decide(network, places), shade, rgba);
          return 1.0;
        }));
  }
  if (!setup.python) return benchmark;
  PytorchJob python;
  python.description = {{"worker", "Maps"}, {"side", kMapSide}, {"networks", Json::array()}};
  for (const auto& colour : kPalette) python.add(colour);
  for (const auto& network : networks) {
    python.description["networks"].push_back(network.shape.widths);
    python.add(network.values);
  }
  auto implementation = pytorch_implementation(*setup.python, "PyTorch", python);
  if (!implementation) return implementation.error();
  benchmark.implementations.push_back(std::move(*implementation));
  return benchmark;
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

PytorchJob pytorch_job(const forecast::FuturesQuestion& question) {
  const auto& q = question.quarters.front();
  const auto& now = question.now;
  PytorchJob out;
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

Result<Benchmark> futures(const Setup& setup) {
  Benchmark benchmark{"W7", "10,000 futures of 12 quarters and the spread of their cash", "futures", {}};
  auto question = futures_question();
  benchmark.implementations.push_back(implementation_of(
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
  if (!setup.python) return benchmark;
  auto implementation = pytorch_implementation(*setup.python, "PyTorch", pytorch_job(question));
  if (!implementation) return implementation.error();
  benchmark.implementations.push_back(std::move(*implementation));
  return benchmark;
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

Result<std::vector<BenchmarkEntry>> list_benchmarks(const Options& options) {
  auto engines = engines_on(options.device);
  if (!engines) return engines.error();
  const auto setup = std::make_shared<Setup>(Setup{std::move(*engines), std::nullopt, options.threads});
  if (options.python) {
    setup->python = python_with_torch();
    if (!setup->python) std::fprintf(stderr, "Left out: PyTorch, which no python3 here has\n");
  }
  std::vector<BenchmarkEntry> all;
  for (const auto& load : workloads())
    all.push_back({load.name, [setup, load] { return training(*setup, load); }});
  all.push_back({"W2", [setup] { return toy(*setup); }});
  all.push_back({"W5", [setup] { return phrase_models(*setup); }});
  all.push_back({"W6", [setup] { return maps(*setup); }});
  all.push_back({"W7", [setup] { return futures(*setup); }});
  all.push_back({"W8", forecast_benchmark});
  std::ranges::stable_sort(all, {}, &BenchmarkEntry::name);
  return all;
}

}  // namespace partly::bench
