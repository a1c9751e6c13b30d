// All that differs between Dear ImGui 1.86 (Debian 12) and 1.92: the type of texture ids, and where flags
// stand. We use the atlas, the draw lists and NewFrame/Render only; input, focus and widgets are our own, so
// the changes to keys, navigation and windows between those versions do not reach us.
#pragma once
#include <imgui.h>

#include <cstdint>

namespace partly::game::compat {

inline ImTextureID texture_id(void* texture) {
#if IMGUI_VERSION_NUM >= 19100  // an integer since 1.91.4, a pointer before
  return (ImTextureID)(reinterpret_cast<std::intptr_t>(texture));
#else
  return static_cast<ImTextureID>(texture);
#endif
}

inline void* texture_of(const ImDrawCmd& command) {
  return (void*)(command.GetTexID());  // NOLINT: a pointer in 1.86, an integer in 1.92
}

// The baked texture path, which 1.92 keeps for back ends that do not set RendererHasTextures.
inline void font_pixels(ImFontAtlas& atlas, unsigned char** rgba, int* width, int* height) {
  atlas.GetTexDataAsRGBA32(rgba, width, height);
}
inline void set_font_texture(ImFontAtlas& atlas, void* texture) { atlas.SetTexID(texture_id(texture)); }

inline ImVec2 text_size(ImFont* font, float pixels, const char* begin, const char* end) {
  return font->CalcTextSizeA(pixels, 3.4e38f, 0.f, begin, end);
}

inline void add_rect(ImDrawList* list, ImVec2 a, ImVec2 b, ImU32 color, float rounding, float thickness) {
  list->PathRect(a, b, rounding);
  list->AddPolyline(list->_Path.Data, list->_Path.Size, color, ImDrawFlags_Closed, thickness);
  list->_Path.Size = 0;
}
inline void add_polyline(ImDrawList* list, const ImVec2* points, int count, ImU32 color, float thickness) {
  list->AddPolyline(points, count, color, ImDrawFlags_None, thickness);
}

}  // namespace partly::game::compat
