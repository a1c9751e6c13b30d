#include "sim/forensics/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/base/check.h"

namespace partly::forensics {
namespace {

double off_diagonal_squares(const std::vector<double>& a, std::size_t n) {
  double sum = 0;
  for (std::size_t row = 0; row < n; ++row)
    for (std::size_t column = row + 1; column < n; ++column) sum += a[row * n + column] * a[row * n + column];
  return 2 * sum;
}

// Turns the plane of axes p and q so that a[p, q] becomes zero.
void rotate(std::vector<double>& a, std::size_t n, std::size_t p, std::size_t q) {
  if (a[p * n + q] == 0) return;
  const double tau = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
  const double tangent = std::copysign(1.0, tau) / (std::abs(tau) + std::hypot(1.0, tau));
  const double cosine = 1 / std::hypot(1.0, tangent);
  const double sine = tangent * cosine;
  for (std::size_t i = 0; i < n; ++i) {
    const double ip = a[i * n + p], iq = a[i * n + q];
    a[i * n + p] = cosine * ip - sine * iq;
    a[i * n + q] = sine * ip + cosine * iq;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const double pi = a[p * n + i], qi = a[q * n + i];
    a[p * n + i] = cosine * pi - sine * qi;
    a[q * n + i] = sine * pi + cosine * qi;
  }
}

}  // namespace

std::vector<double> symmetric_eigenvalues(std::vector<double> matrix, std::size_t n) {
  PARTLY_CHECK(matrix.size() == n * n);
  constexpr int kMostSweeps = 60;  // convergence is quadratic: ten are plenty
  double squares = off_diagonal_squares(matrix, n);
  for (std::size_t i = 0; i < n; ++i) squares += matrix[i * n + i] * matrix[i * n + i];
  for (int sweep = 0; sweep < kMostSweeps && off_diagonal_squares(matrix, n) > 1e-32 * squares; ++sweep)
    for (std::size_t p = 0; p + 1 < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) rotate(matrix, n, p, q);

  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = matrix[i * n + i];
  std::sort(values.begin(), values.end(), std::greater<>());
  return values;
}

}  // namespace partly::forensics
