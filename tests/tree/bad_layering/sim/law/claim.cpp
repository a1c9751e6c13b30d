#include <imgui.h>
#include <thread>
#include "game/app/app.h"
#include "sim/base/quantity.h"
#include "sim/learn/network.h"
