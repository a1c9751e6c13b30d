// Draws the lists of Dear ImGui with SDL_Renderer: the distribution's package leaves that back end out.
#pragma once

struct SDL_Renderer;
struct SDL_Texture;
struct ImDrawData;

namespace partly::game {

void draw_lists(SDL_Renderer*, const ImDrawData&);              // a graphics card
void draw_lists_in_software(SDL_Renderer*, const ImDrawData&);  // SDL's software renderer
SDL_Texture* make_font_texture(SDL_Renderer*, SDL_Texture* old);  // from the current atlas; frees the old one

}  // namespace partly::game
