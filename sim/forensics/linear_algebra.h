// Small dense matrices on plain arrays, row after row. Eigen does the work, and stands in this .cpp alone:
// its headers take some seconds to compile.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace partly::forensics {

// Singular values of rows of so many columns, after taking its mean from each row and then from each column;
// largest first. From the eigenvalues of the Gram matrix, and so right to some 1e-8 of the largest.
std::vector<double> centred_singular_values(std::span<const double> rows, std::size_t columns);

template <std::size_t N>
using SquareMatrix = std::array<double, N * N>;

// Of a symmetric, positive definite matrix; one that is not is our bug.
SquareMatrix<4> inverse(const SquareMatrix<4>& matrix);

}  // namespace partly::forensics
