package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The hard-margin direction: the {@code u} of least norm with {@code y_i ⟨u, x_i⟩ >= 1} for all i,
 * with the multipliers that prove it.
 *
 * <p>There is no separate bias term: a bias is an input. The proof are the Karush–Kuhn–Tucker
 * conditions, which are sufficient because the problem is convex: for any feasible {@code v},
 * {@code ⟨v, u⟩ = Σ α_i y_i ⟨v, x_i⟩ >= Σ α_i = ⟨u, u⟩}, hence {@code ‖v‖ >= ‖u‖}.
 *
 * @param u the direction, one entry per coordinate
 * @param multipliers {@code α_i >= 0}, one per sample, positive only on support vectors
 */
public record MaxMargin(List<Rational> u, List<Rational> multipliers) implements MaxMarginResult {
  /**
   * Active-set steps after which {@link #exact} gives up; breast-cancer data take about a hundred.
   */
  public static final int DEFAULT_STEPS = 5_000;

  /** The claim that {@code u} is the hard-margin direction with these multipliers. */
  public MaxMargin {
    u = List.copyOf(u);
    multipliers = List.copyOf(multipliers);
  }

  /**
   * The maximum margin, verified, or a verified proof that there is none, or that it took too long.
   */
  public static MaxMarginResult exact(Dataset data) {
    return exact(data, DEFAULT_STEPS);
  }

  /**
   * The same with a limit on the number of active-set steps.
   *
   * <p>With {@code p} the point of the convex hull of the {@code y_i x_i} nearest to the origin,
   * {@code u = p/‖p‖²}, and the coefficients of {@code p} over {@code ‖p‖²} are the multipliers; if
   * {@code p = 0} the coefficients are a Farkas combination.
   */
  public static MaxMarginResult exact(Dataset data, int steps) {
    SignedPoints points = SignedPoints.of(data);
    NearestPoint nearest =
        NearestPoint.search(
            points.rows(),
            ApproximateSupport.propose(points.rows()),
            point -> point.steps() >= steps);
    if (nearest.isOrigin()) {
      return SeparabilityDecision.combination(data, points, nearest).orElseThrow();
    }
    if (!nearest.isOptimal()) {
      return new MaxMarginResult.Unfinished(nearest.steps());
    }
    MaxMargin found = of(points, nearest);
    if (!found.verify(data)) {
      throw new IllegalStateException("the nearest point of the hull fails the exact conditions");
    }
    return found;
  }

  private static MaxMargin of(SignedPoints points, NearestPoint nearest) {
    BigInteger[] direction = nearest.direction();
    BigInteger square = IntegerVector.dot(direction, direction);
    Rational scale = points.rowScales().get(0).multiply(Rational.of(nearest.total(), square));
    List<Rational> u =
        Arrays.stream(direction).map(entry -> Rational.of(entry).multiply(scale)).toList();
    Rational weightScale = scale.multiply(points.rowScales().get(0));
    List<Rational> multipliers =
        new ArrayList<>(Collections.nCopies(points.rows().length, Rational.ZERO));
    for (int k = 0; k < nearest.support().size(); k++) {
      Rational weight = Rational.of(nearest.weights()[k]);
      multipliers.set(nearest.support().get(k), weight.multiply(weightScale));
    }
    return new MaxMargin(u, multipliers);
  }

  /**
   * The square {@code 1/‖u‖²} of the largest distance of a separating hyperplane to the samples.
   */
  @SuppressWarnings("rigorous:return") // exact in u, which verify proves to be the direction
  public @Rigorous Rational marginSquared() {
    IntegerVector vector = IntegerVector.of(u);
    return Rational.ONE.divide(vector.dot(vector));
  }

  /** The samples with positive multipliers. */
  public List<Integer> support() {
    List<Integer> support = new ArrayList<>();
    for (int i = 0; i < multipliers.size(); i++) {
      if (multipliers.get(i).signum() > 0) {
        support.add(i);
      }
    }
    return support;
  }

  /**
   * Whether, exactly, {@code y_i ⟨u, x_i⟩ >= 1} for all i with equality where {@code α_i > 0}, all
   * {@code α_i >= 0}, and {@code u = Σ α_i y_i x_i}.
   */
  public boolean verify(Dataset data) {
    return multipliers.size() == data.size()
        && multipliers.stream().allMatch(multiplier -> multiplier.signum() >= 0)
        && new Separator(u).verify(data)
        && isTightOnSupport(data)
        && FarkasCombination.combinesTo(data, multipliers, u);
  }

  private boolean isTightOnSupport(Dataset data) {
    IntegerVector normal = IntegerVector.of(u);
    return support().stream()
        .allMatch(i -> normal.compareDot(IntegerVector.of(data.point(i)), data.label(i)) == 0);
  }
}
