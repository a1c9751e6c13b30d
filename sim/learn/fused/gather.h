// From tables with an example a row to the rows of a batch with an example a column.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace partly::learn::fused {

// Column i of `rows`, whose rows lie `stride` floats apart, becomes row indices[i] of `table`, (n, width)
// row-major.
void gather_rows(const float* table, std::size_t width, std::span<const std::uint32_t> indices, float* rows,
                 std::size_t stride);

}  // namespace partly::learn::fused
