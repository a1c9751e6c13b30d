// How far a model has come.
#pragma once

namespace partly::world {

enum class ModelState { training, trained, stopped, deleted };  // deleted: by order of a court

}  // namespace partly::world
