#include "game/shell/input_bridge.h"

#include <SDL.h>

namespace partly::game {
namespace {

std::string with_modifiers(const std::string& name, Uint16 mod) {
  return (mod & KMOD_CTRL ? "Ctrl " : "") + std::string(mod & KMOD_ALT ? "Alt " : "") +
         (mod & KMOD_GUI ? "Super " : "") + name;
}

std::string key_name(const SDL_Keysym& sym) {
  const bool shift = sym.mod & KMOD_SHIFT;
  std::string name = SDL_GetKeyName(sym.sym);
  if (name == "Return" || name == "Keypad Enter") name = "Enter";
  if (name == "Escape") name = "Esc";
  if (name == "=" && shift) name = "+";
  if (name.rfind("Keypad ", 0) == 0) name = name.substr(7);
  return with_modifiers(name, sym.mod);
}

// Cyrillic and Greek keyboards give no letter of ours, a French one gives its digits only with Shift.
// Elsewhere the sign alone counts: what a German calls "-" is not to act as "/".
std::string physical_name(const SDL_Keysym& sym) {
  const std::string name = SDL_GetScancodeName(sym.scancode);
  const bool other_script = sym.sym >= 0x80 && !(sym.sym & SDLK_SCANCODE_MASK);
  const bool hidden_digit =
      name.size() == 1 && name[0] >= '0' && name[0] <= '9' && !(sym.sym >= '0' && sym.sym <= '9');
  return name.size() == 1 && (other_script || hidden_digit) ? with_modifiers(name, sym.mod) : "";
}

bool is_modifier(SDL_Keycode code) {
  switch (code) {
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
    case SDLK_LCTRL:
    case SDLK_RCTRL:
    case SDLK_LALT:
    case SDLK_RALT:
    case SDLK_LGUI:
    case SDLK_RGUI:
    case SDLK_CAPSLOCK:
    case SDLK_NUMLOCKCLEAR:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool take_sdl_event(const SDL_Event& e, float unit, Input& input) {
  InputEvent out;
  using Kind = InputEvent::Kind;
  const auto at = [unit](int x, int y) {
    return Point{static_cast<float>(x) * unit, static_cast<float>(y) * unit};
  };
  switch (e.type) {
    case SDL_MOUSEMOTION:
      out.kind = Kind::mouse_move;
      out.at = at(e.motion.x, e.motion.y);
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (e.button.button != SDL_BUTTON_LEFT) return false;
      out.kind = e.type == SDL_MOUSEBUTTONDOWN ? Kind::mouse_down : Kind::mouse_up;
      out.at = at(e.button.x, e.button.y);
      break;
    case SDL_MOUSEWHEEL:
      out.kind = Kind::wheel;
      out.at = input.mouse;
      out.wheel = e.wheel.preciseY;
      out.ctrl = SDL_GetModState() & KMOD_CTRL;
      break;
    case SDL_KEYDOWN:
      if (is_modifier(e.key.keysym.sym)) return false;
      out.kind = Kind::key;
      out.key = key_name(e.key.keysym);
      out.physical = physical_name(e.key.keysym);
      out.repeat = e.key.repeat != 0;
      out.shift = e.key.keysym.mod & KMOD_SHIFT;
      out.ctrl = e.key.keysym.mod & KMOD_CTRL;
      break;
    case SDL_TEXTINPUT:
      out.kind = Kind::text;
      out.text = e.text.text;
      break;
    default:
      return false;
  }
  if (out.kind <= Kind::mouse_up) input.mouse = out.at;
  input.events.push_back(std::move(out));
  return true;
}

}  // namespace partly::game
