package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DoubleInterval;

/**
 * A bound, for ever, of the second singular value of a first layer {@code W} over {@code ‖W‖_F},
 * from two classes that keep shares in two directions (proofs-notes/full-matrix-counterexample.md).
 *
 * <p>For any vectors {@code v_1, v_2} the determinant of the {@code ⟨v_i, b_j⟩} is at most {@code
 * σ_1 σ_2} of {@code (b_1, b_2)} times the area of {@code v_1, v_2}, and {@code σ_2(b_1, b_2) <=
 * σ_2(W)/‖W‖_F}.
 *
 * @param first the units of one class
 * @param second those of the other
 * @param least at most {@code σ_2(W)/‖W‖_F}, positive
 */
public record SecondDirection(List<Integer> first, List<Integer> second, double least) {
  /** Pairs of classes that are tried. */
  private static final int MOST_PAIRS = 3;

  /** A bound with immutable copies of the lists. */
  public SecondDirection {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /**
   * The best bound that was found, of the classes of an outlook.
   *
   * @param gain what is known of norms at the instant of the outlook
   */
  public static Optional<SecondDirection> of(
      FlowProblem problem, KinkedFirstLayer layer, GateOutlook outlook, LevelGain gain) {
    List<UnitClass> classes = outlook.classes().stream().map(GateOutlook.Share::members).toList();
    Optional<MassSearch> search = MassSearch.of(outlook, problem.data(), gain);
    if (classes.size() < 2 || search.isEmpty()) {
      return Optional.empty();
    }
    Pairs pairs = new Pairs(classes, search.get());
    List<double[]> shares =
        classes.stream().map(c -> layer.sum(outlook.state().knot(), c.units())).toList();
    return candidates(outlook, shares).stream()
        .map(pair -> pairs.bound(pair[0], pair[1], shares))
        .filter(found -> found.least > 0)
        .max(Comparator.comparingDouble(SecondDirection::least));
  }

  /** The pairs of classes that promise most. */
  private static List<int[]> candidates(GateOutlook outlook, List<double[]> shares) {
    List<int[]> pairs = new ArrayList<>();
    for (int j = 0; j < shares.size(); j++) {
      for (int k = j + 1; k < shares.size(); k++) {
        if (outlook.classes().get(j).least() > 0 && outlook.classes().get(k).least() > 0) {
          pairs.add(new int[] {j, k});
        }
      }
    }
    Comparator<int[]> byArea =
        Comparator.comparingDouble(pair -> -area(shares.get(pair[0]), shares.get(pair[1])));
    return pairs.stream().sorted(byArea).limit(MOST_PAIRS).toList();
  }

  private static double area(double[] a, double[] b) {
    double product = MarginProposer.dot(a, b);
    return MarginProposer.dot(a, a) * MarginProposer.dot(b, b) - product * product;
  }

  /** Bounds from pairs of classes. */
  private record Pairs(List<UnitClass> classes, MassSearch search) {
    SecondDirection bound(int j, int k, List<double[]> shares) {
      double[] v = across(shares.get(j), shares.get(k));
      double[] w = across(shares.get(k), shares.get(j));
      return new SecondDirection(classes.get(j).units(), classes.get(k).units(), least(j, k, v, w));
    }

    /** The part of {@code a} across {@code b}, about, of length about 1. */
    private static double[] across(double[] a, double[] b) {
      double factor = MarginProposer.dot(a, b) / MarginProposer.dot(b, b);
      double[] part = IntStream.range(0, a.length).mapToDouble(i -> a[i] - factor * b[i]).toArray();
      double length = Math.sqrt(MarginProposer.dot(part, part));
      return IntStream.range(0, a.length).mapToDouble(i -> part[i] / length).toArray();
    }

    /** Shares on one line have no part across, and none that is a number. */
    private static boolean isFinite(double[] v) {
      return Arrays.stream(v).allMatch(Double::isFinite);
    }

    private double least(int j, int k, double[] v, double[] w) {
      return isFinite(v) && isFinite(w) ? ofVectors(j, k, v, w) : 0;
    }

    private double ofVectors(int j, int k, double[] v, double[] w) {
      DoubleInterval area = area(v, w);
      double straight = search.least(j, v);
      double other = search.least(k, w);
      double[] across = {search.largest(k, v), search.largest(j, w)};
      if (!(straight > 0)
          || !(other > 0)
          || !area.isPositive()
          || !area.isBounded()
          || !isFinite(across)) {
        return 0;
      }
      DoubleInterval crossed = DoubleInterval.of(across[0]).multiply(DoubleInterval.of(across[1]));
      DoubleInterval determinant =
          DoubleInterval.of(straight).multiply(DoubleInterval.of(other)).subtract(crossed);
      DoubleInterval most = area.sqrt().multiply(top(straight, v, other, w));
      return most.isPositive()
          ? Math.max(0, determinant.divide(DoubleInterval.of(most.upper())).lower())
          : 0;
    }

    /**
     * At least {@code σ_1}: its square is at most {@code ‖b_j‖² + ‖b_k‖² <= 1 - 2‖b_j‖ ‖b_k‖}, as
     * the lengths add up to 1 at most.
     */
    private static DoubleInterval top(double straight, double[] v, double other, double[] w) {
      DoubleInterval lengths = dot(v, v).multiply(dot(w, w)).sqrt();
      DoubleInterval product =
          DoubleInterval.of(straight).multiply(DoubleInterval.of(other)).divide(lengths);
      double least = Math.max(0, product.lower());
      return DoubleInterval.ONE.subtract(DoubleInterval.of(least).scale(1)).sqrt();
    }

    /** The square of the area of two vectors. */
    private static DoubleInterval area(double[] v, double[] w) {
      DoubleInterval product = dot(v, w);
      return dot(v, v).multiply(dot(w, w)).subtract(product.multiply(product));
    }

    private static DoubleInterval dot(double[] v, double[] w) {
      DoubleInterval sum = DoubleInterval.ZERO;
      for (int a = 0; a < v.length; a++) {
        sum = sum.add(DoubleInterval.of(v[a]).multiply(DoubleInterval.of(w[a])));
      }
      return sum;
    }
  }
}
