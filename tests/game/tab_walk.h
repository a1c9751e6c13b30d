// A walk over a page by Tab alone, as somebody without a mouse takes it.
#pragma once
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/game/ui_driver.h"

namespace partly::game {

// Tab comes by every control, each can be seen when it does, says what it is, and no two have one name.
inline void walk_by_tab(UiDriver& pages, const std::string& name) {
  std::set<std::string> wanted, met;
  for (const Registered& r : pages.app().ui().focus().items())
    if (r.focusable && !wanted.insert(r.id).second) ADD_FAILURE() << name << ": two are called " << r.id;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pages.press("Tab");
    const Registered* now = pages.widget(pages.app().ui().focus().focused());
    ASSERT_NE(now, nullptr) << name;
    EXPECT_FALSE(now->visible.empty()) << name << ": " << now->id << " is focused but cannot be seen";
    EXPECT_FALSE(now->text.empty()) << name << ": " << now->id << " says nothing";
    met.insert(now->id);
  }
  EXPECT_EQ(met, wanted) << name;
}

}  // namespace partly::game
