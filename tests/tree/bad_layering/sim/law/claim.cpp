#include "sim/base/quantity.h"
#include "sim/learn/network.h"
#include "game/app/app.h"
#include <thread>
#include <imgui.h>
