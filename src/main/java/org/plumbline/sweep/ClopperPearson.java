package org.plumbline.sweep;

/**
 * The exact confidence interval of a probability, from how many of so many independent trials
 * succeeded (Clopper &amp; Pearson 1934): whatever the probability is, intervals of such trials
 * contain it with at least the confidence.
 *
 * @param lower its lower end
 * @param upper its upper end
 */
public record ClopperPearson(double lower, double upper) {
  /** What an end leaves to its side, for a confidence of 95 %. */
  private static final double TAIL = 0.025;

  /** Halvings of [0, 1]: as far as doubles go. */
  private static final int HALVINGS = 60;

  /**
   * The interval of confidence 95 %.
   *
   * @throws IllegalArgumentException unless {@code 0 <= successes <= trials} and {@code trials > 0}
   */
  public static ClopperPearson of(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    double lower = successes == 0 ? 0 : lower(successes, trials);
    double upper = successes == trials ? 1 : 1 - lower(trials - successes, trials);
    return new ClopperPearson(lower, upper);
  }

  /** The probability at which at least so many successes have the probability of a tail. */
  private static double lower(long successes, long trials) {
    double low = 0;
    double high = 1;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (atLeast(successes, trials, middle) < TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The probability of at least so many successes, summed from its largest term downwards. */
  private static double atLeast(long successes, long trials, double p) {
    double odds = Math.log(p) - Math.log1p(-p);
    double term = trials * Math.log1p(-p);
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (long k = 0; k <= trials; k++) {
      if (k >= successes) {
        double larger = Math.max(most, term);
        sum = sum * Math.exp(most - larger) + Math.exp(term - larger);
        most = larger;
      }
      term += Math.log((double) (trials - k) / (k + 1)) + odds;
    }
    return sum * Math.exp(most);
  }
}
