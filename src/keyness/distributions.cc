#include "keyness/distributions.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace tifa {
namespace {

namespace policies = boost::math::policies;

// Failures come back as values: nothing here may throw.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>>;

}  // namespace

double beta_quantile_odds(double p, double q, double lower_tail) {
  double complement = 0;
  const double x = boost::math::ibeta_inv(p, q, lower_tail, &complement, Quiet());
  return x / complement;
}

double beta_upper_quantile_odds(double p, double q, double upper_tail) {
  double complement = 0;
  const double x = boost::math::ibetac_inv(p, q, upper_tail, &complement, Quiet());
  return x / complement;
}

double gamma_quantile(double shape, double lower_tail) { return boost::math::gamma_p_inv(shape, lower_tail, Quiet()); }
double gamma_upper_quantile(double shape, double upper_tail) {
  return boost::math::gamma_q_inv(shape, upper_tail, Quiet());
}

}  // namespace tifa
