#include "game/app/app.h"

#include <SDL.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "game/shell/imgui_compat.h"
#include "game/shell/input_bridge.h"
#include "game/shell/screenshot.h"

namespace partly::game {
namespace {

constexpr double kFrame_s = 1 / 60.0;
constexpr float kLeastScale = 0.75f, kMostScale = 3.f;

}  // namespace

Result<std::unique_ptr<App>> App::open(const AppOptions& options) {
  std::unique_ptr<App> app(new App);
  if (Status started = app->start(options); !started) return started.error();
  return app;
}

Status App::start(const AppOptions& options) {
  main_began_s_ = options.main_began_s;
  settings_ = options.settings;
  no_motion_ = options.hidden_motion;
  Result<OpenWindow> opened =
      open_window({options.width, options.height, options.software, options.full_screen, options.in_memory});
  if (!opened) return opened.error();
  window_ = opened->window, renderer_ = std::move(opened->renderer);
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;  // we keep no window layout
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;  // needs bilinear sampling, which software lacks
  textures_ = std::make_unique<Textures>(*renderer_);
  ui_ = std::make_unique<Ui>(fonts_, *textures_);
  set_scale(settings_.scale);
  return {};
}

App::~App() {
  stack_.clear();
  textures_.reset();
  if (font_texture_) renderer_->free_texture(font_texture_);
  if (ImGui::GetCurrentContext()) ImGui::DestroyContext();
  renderer_.reset();
  if (window_) SDL_DestroyWindow(window_);
  SDL_Quit();
}

void App::add_screen(const std::string& name, ScreenFactory factory) {
  factories_[name] = std::move(factory);
}

bool App::show(const std::string& name) {
  const auto open =
      std::find_if(stack_.begin(), stack_.end(), [&](const Shown& s) { return s.name == name; });
  const auto factory = factories_.find(name);
  if (open == stack_.end() && factory == factories_.end()) return false;
  std::map<std::string, float> scrolls = ui_->take_scrolls();
  if (open != stack_.end()) {  // going to where one came from is going back
    if (open + 1 != stack_.end()) scrolls = std::move(open->scrolls);
    stack_.erase(open + 1, stack_.end());
    ui_->put_scrolls(std::move(scrolls));
  } else {
    if (!stack_.empty()) stack_.back().scrolls = std::move(scrolls);
    stack_.push_back({name, factory->second()});
  }
  SDL_SetWindowTitle(window_, ("Partly: " + screen()->title()).c_str());
  ui_->focus().clear();
  screen()->enter();
  ask_frame();
  return true;
}

void App::back() {
  if (stack_.size() <= 1) {
    quit_ = true;
    return;
  }
  const std::string below = stack_[stack_.size() - 2].name;
  show(below);
}

const std::string& App::screen_name() const {
  static const std::string none;
  return stack_.empty() ? none : stack_.back().name;
}

Screen* App::screen() { return stack_.empty() ? nullptr : stack_.back().screen.get(); }

int App::run() {
  const auto milliseconds = [](double seconds) {
    return static_cast<int>(std::ceil(std::clamp(seconds, 0.0, 60.0) * 1e3));
  };
  double due_s = 0;
  while (!quit_) {
    if (!wants_frame()) take_events(milliseconds(ui_->wake_s() - monotonic_s()));
    if (!wants_frame()) continue;
    while (!quit_ && monotonic_s() < due_s)
      take_events(milliseconds(due_s - monotonic_s()));  // events may come faster than frames are due
    due_s = std::max(due_s, monotonic_s() - kFrame_s) + kFrame_s;  // a late frame is not added to the next
    if (!quit_) draw_frame();
  }
  return 0;
}

bool App::wants_frame() const {
  if (minimised_ || stack_.empty()) return false;
  return frames_due_ > 0 || ui_->moving() || monotonic_s() >= ui_->wake_s() || stack_.back().screen->live();
}

bool App::step(int wait_ms) {
  take_events(wants_frame() ? 0 : wait_ms);
  if (!wants_frame() || stack_.empty()) return false;
  draw_frame();
  return true;
}

bool App::take_events(int wait_ms) {
  SDL_Event event;
  bool any = false;
  for (int got = wait_ms > 0 ? SDL_WaitEventTimeout(&event, wait_ms) : SDL_PollEvent(&event); got;
       got = SDL_PollEvent(&event)) {
    any = true;
    if (event.type == SDL_QUIT) quit_ = true;
    if (event.type == SDL_RENDER_TARGETS_RESET || event.type == SDL_RENDER_DEVICE_RESET)
      textures_->clear(), fonts_stale_ = true;
    if (event.type == SDL_WINDOWEVENT) {
      if (event.window.event == SDL_WINDOWEVENT_MINIMIZED) minimised_ = true;
      if (event.window.event == SDL_WINDOWEVENT_RESTORED || event.window.event == SDL_WINDOWEVENT_SHOWN)
        minimised_ = false;
      if (event.window.event == SDL_WINDOWEVENT_LEAVE) input_.mouse = {-1, -1};
      ask_frame();
    }
    if (take_sdl_event(event, 1 / settings_.scale, input_)) ask_frame();
  }
  return any;
}

void App::rebuild_fonts() {
  fonts_.build(settings_.scale * density_);
  if (font_texture_) renderer_->free_texture(font_texture_);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  compat::font_pixels(atlas, &pixels, &width, &height);
  font_texture_ = renderer_->make_texture(width, height, reinterpret_cast<const std::uint32_t*>(pixels));
  compat::set_font_texture(atlas, font_texture_);
  atlas.ClearTexData();
  fonts_stale_ = false;
}

void App::draw_frame() {
  const double began_s = monotonic_s();
  const Size pixels = renderer_->pixels();
  int window_w = 0, window_h = 0;
  SDL_GetWindowSize(window_, &window_w, &window_h);
  const float density = window_w > 0 ? pixels.w / static_cast<float>(window_w) : 1;
  if (density != density_) density_ = density, fonts_stale_ = true;
  if (fonts_stale_ || fonts_.needs_rebuild()) rebuild_fonts();
  const float scale = settings_.scale * density_;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {pixels.w, pixels.h};
  io.DeltaTime = static_cast<float>(kFrame_s);
  ImGui::NewFrame();
  Painter painter(ImGui::GetBackgroundDrawList(), &fonts_, scale);
  ui_->begin({.size = {pixels.w / scale, pixels.h / scale},
              .scale = scale,
              .theme = settings_.theme,
              .now_s = began_s,
              .reduced_motion = settings_.reduced_motion || no_motion_},
             &painter, input_);
  use_app_keys();
  screen()->draw(*ui_);
  if (glossary_open_)
    glossary_open_ = glossary_(*ui_);
  else if (help_open_)
    draw_help(*ui_);
  else if (guide_)
    guide_(*ui_, screen_name());
  ui_->end();
  ImGui::Render();
  const double built_s = monotonic_s();
  render();
  if (picture_due_) save_due_picture();
  renderer_->present();
  if (stats_.frames() == 0) stats_.first = FirstFrame::now(main_began_s_);
  stats_.add((built_s - began_s) * 1e3, (monotonic_s() - built_s) * 1e3, ImGui::GetDrawData()->TotalVtxCount);
  if (frames_due_ > 0) --frames_due_;
  if (fonts_.needs_rebuild()) ask_frame();
  if (ui_->take_help()) help_open_ = true, ask_frame();
  follow(ui_->take_go());
}

void App::render() { renderer_->draw(*ImGui::GetDrawData(), theme(settings_.theme).ground); }

Status App::save_picture(const std::string& path) {
  render();
  return write_picture(renderer_->picture(), path);
}

void App::follow(const std::string& go) {
  if (go.empty()) return;
  if (go == "<")
    back();
  else if (!show(go))
    ui_->toast("There is no page \"" + go + "\".");
  ask_frame();
}

void App::set_theme(ThemeName which) {
  settings_.theme = which;
  ask_frame();
}

void App::set_scale(float scale) {
  settings_.scale = std::clamp(std::round(scale * 20) / 20, kLeastScale, kMostScale);
  fonts_stale_ = true;
  ask_frame();
}

}  // namespace partly::game
