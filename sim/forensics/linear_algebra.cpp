#include "sim/forensics/linear_algebra.h"

#include <Eigen/Cholesky>
#include <Eigen/SVD>

#include "sim/base/check.h"

namespace partly::forensics {

std::vector<double> centred_singular_values(std::span<const double> rows, std::size_t columns) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  PARTLY_CHECK(columns > 0 && rows.size() % columns == 0);
  Eigen::MatrixXd centred = Eigen::Map<const RowMajor>(
      rows.data(), static_cast<Eigen::Index>(rows.size() / columns), static_cast<Eigen::Index>(columns));
  centred.colwise() -= centred.rowwise().mean().eval();
  centred.rowwise() -= centred.colwise().mean().eval();
  const Eigen::MatrixXd gram =
      centred.transpose().lazyProduct(centred);  // no blocks: half the time to compile
  const Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner> eigenvalues(gram);
  const Eigen::VectorXd values = eigenvalues.singularValues().cwiseSqrt();
  return {values.begin(), values.end()};
}

SquareMatrix<4> inverse(const SquareMatrix<4>& matrix) {
  const Eigen::LLT<Eigen::Matrix4d> factors(Eigen::Matrix4d::Map(matrix.data()));
  PARTLY_CHECK(factors.info() == Eigen::Success);
  SquareMatrix<4> result;
  Eigen::Matrix4d::Map(result.data()) = factors.solve(Eigen::Matrix4d::Identity());
  return result;
}

}  // namespace partly::forensics
