// Eigenvalues of a small symmetric matrix, such as the Gram matrix of a few dozen symbols. Dense and serial:
// beyond a few hundred rows use a library. Source: the cyclic Jacobi method, Golub and Van Loan, Matrix
// Computations, 4th ed., section 8.5.
#pragma once
#include <cstddef>
#include <vector>

namespace partly::forensics {

// matrix: (n, n), row after row, symmetric. Largest first, each right to about 1e-15 of the largest.
std::vector<double> symmetric_eigenvalues(std::vector<double> matrix, std::size_t n);

}  // namespace partly::forensics
