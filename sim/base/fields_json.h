// Values to JSON and back by their fields, by one list of fields a struct (fields.h).
#pragma once
#include "sim/base/json_reader.h"
#include "sim/base/json_writer.h"
