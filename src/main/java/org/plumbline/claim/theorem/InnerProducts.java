package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** Inner products of samples compared with numbers, by intervals where they decide. */
final class InnerProducts {
  /** Products of numbers beyond which pairs are not gone through to the end. */
  private static final long MOST_PRODUCTS = 200_000_000;

  private final Dataset data;
  private final DoubleInterval[][] points;

  private InnerProducts(Dataset data, DoubleInterval[][] points) {
    this.data = data;
    this.points = points;
  }

  /** The products of the samples of {@code data}. */
  static InnerProducts of(Dataset data) {
    DoubleInterval[][] points =
        data.points().stream()
            .map(x -> x.stream().map(DoubleInterval::enclosing).toArray(DoubleInterval[]::new))
            .toArray(DoubleInterval[][]::new);
    return new InnerProducts(data, points);
  }

  /** A pair of samples. */
  record Pair(int first, int second) {}

  /** Whether a pair of samples breaks a condition. */
  @FunctionalInterface
  interface Breach {
    /** Whether the pair {@code i < k} does. */
    boolean isAt(int i, int k);
  }

  /** Whether going through all pairs, so many times, is too long. */
  boolean areTooMany(long times) {
    long pairs = (long) data.size() * (data.size() - 1) / 2;
    return pairs * data.dimension() * times > MOST_PRODUCTS;
  }

  /** As many samples, from the first on, as all pairs of can be gone through. */
  List<Integer> affordable() {
    return affordable(MOST_PRODUCTS);
  }

  /** The same for so many products of numbers. */
  List<Integer> affordable(long products) {
    long most = (long) Math.sqrt(2.0 * products / Math.max(1, data.dimension()));
    return IntStream.range(0, (int) Math.min(data.size(), most)).boxed().toList();
  }

  /** What is known where the pairs that were gone through do not break a condition. */
  static Assessment unfinished(List<Integer> samples) {
    return Assessment.cannotBeKnown(
        "there are too many pairs; those of the first " + samples.size() + " samples are so");
  }

  /** The first pair among some samples, in their order, that breaks a condition. */
  static Optional<Pair> first(List<Integer> samples, Breach breach) {
    for (int a = 0; a < samples.size(); a++) {
      for (int b = a + 1; b < samples.size(); b++) {
        if (breach.isAt(samples.get(a), samples.get(b))) {
          return Optional.of(new Pair(samples.get(a), samples.get(b)));
        }
      }
    }
    return Optional.empty();
  }

  /** The inner product {@code ⟨x_i, x_k⟩}. */
  Rational exact(int i, int k) {
    Rational exact = Rational.ZERO;
    for (int a = 0; a < data.dimension(); a++) {
      exact = exact.add(data.point(i).get(a).multiply(data.point(k).get(a)));
    }
    return exact;
  }

  /** The sign of {@code ⟨x_i, x_k⟩}. */
  int sign(int i, int k) {
    DoubleInterval enclosed = enclosed(i, k);
    if (enclosed.isPositive() || enclosed.isNegative()) {
      return enclosed.isPositive() ? 1 : -1;
    }
    return exact(i, k).signum();
  }

  /** Whether {@code |⟨x_i, x_k⟩|} is more than a number. */
  boolean exceeds(int i, int k, Rational number) {
    DoubleInterval enclosed = enclosed(i, k);
    DoubleInterval most = DoubleInterval.enclosing(number);
    if (enclosed.magnitudeUpper() <= most.lower()) {
      return false;
    }
    return enclosed.mignitudeLower() > most.upper() || exact(i, k).abs().compareTo(number) > 0;
  }

  private DoubleInterval enclosed(int i, int k) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int a = 0; a < points[i].length; a++) {
      sum = sum.add(points[i][a].multiply(points[k][a]));
    }
    return sum;
  }
}
