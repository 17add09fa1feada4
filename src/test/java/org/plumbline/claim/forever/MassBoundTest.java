package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** {@link MassBound}: bounds that shares obey, for any multipliers, and mutants that do not. */
final class MassBoundTest {
  private static final Dataset DATA =
      new Dataset(
          List.of("a", "b"),
          List.of(
              List.of(Rational.ONE, Rational.ZERO),
              List.of(Rational.ZERO, Rational.ONE),
              List.of(Rational.of(-1), Rational.of(1, 2))),
          List.of(1, 1, -1));

  /** Positive units that see the first sample alone, and negative ones on the third. */
  private static final List<UnitClass> CLASSES =
      List.of(
          new UnitClass(List.of(2), 1, Rational.ZERO, List.of(1, -1, 0)),
          new UnitClass(List.of(3), 1, Rational.ZERO, List.of(-1, 1, 0)),
          new UnitClass(List.of(4), -1, Rational.ZERO, List.of(0, 0, 1)));

  private static MassBound bound(double margin) {
    return new MassBound(CLASSES, DATA, DoubleInterval.of(margin));
  }

  private static DoubleInterval[] vector(double... entries) {
    return Arrays.stream(entries).mapToObj(DoubleInterval::of).toArray(DoubleInterval[]::new);
  }

  private static Multipliers multipliers(double[] weights, double[]... ofClasses) {
    return new Multipliers(weights, ofClasses);
  }

  /** One unit, one sample of length 1: {@code ‖b‖ >= γ̂} and no more is known. */
  @Test
  void oneUnitKeepsTheMarginItself() {
    Dataset one = new Dataset(List.of("a"), List.of(List.of(Rational.ONE)), List.of(1));
    List<UnitClass> alone = List.of(new UnitClass(List.of(1), 1, Rational.ZERO, List.of(1)));
    MassBound bound = new MassBound(alone, one, DoubleInterval.of(0.75));
    Multipliers unit = multipliers(new double[] {1}, new double[] {1});
    assertThat(bound.lower(0, vector(1), unit)).isEqualTo(0.75, within(1e-12));
    assertThat(bound.marginUpper(unit)).hasValueCloseTo(1.0, within(1e-12));
  }

  /** Mutant: the maximum over some of the classes. The second is longest here. */
  @Test
  void everyClassCounts() {
    Multipliers some =
        multipliers(
            new double[] {1, 2, 0}, new double[] {1, 0, 0}, new double[] {0, 2, 0}, new double[3]);
    assertThat(bound(0.5).lower(0, vector(1, 0), some)).isEqualTo(1.5 - 2, within(1e-12));
    assertThat(bound(0.5).marginUpper(some).orElseThrow()).isGreaterThan(0.66);
  }

  /** Mutant: a weight of a sample whose multipliers are left out. They are at least the weight. */
  @Test
  void noWeightCountsWithoutItsMultipliers() {
    Multipliers some =
        multipliers(new double[] {1, 1, 1}, new double[3], new double[3], new double[3]);
    // h_1 = x_1, h_2 = x_2 and h_3 = -x_3 are there, asked for or not.
    assertThat(bound(1).marginUpper(some).orElseThrow()).isGreaterThan(0.37);
  }

  /** Mutants: own sides that are free, slopes beyond 1 or below {@code α}. */
  @Test
  void multipliersAreBroughtIntoTheirRanges() {
    DoubleInterval slope = DoubleInterval.of(0.25);
    assertThat(MassBound.admitted(UnitClass.Range.AT_LEAST_ONE, slope, 2, 1)).isEqualTo(2);
    assertThat(MassBound.admitted(UnitClass.Range.AT_MOST_ONE, slope, 2, 3)).isEqualTo(2);
    assertThat(MassBound.admitted(UnitClass.Range.AT_LEAST_SLOPE, slope, 2, 0))
        .isBetween(0.5, 0.5000001);
    assertThat(MassBound.admitted(UnitClass.Range.AT_MOST_SLOPE, slope, 2, 1))
        .isBetween(0.4999999, 0.5);
    assertThat(MassBound.admitted(UnitClass.Range.BETWEEN, slope, 2, 3)).isEqualTo(2);
    assertThat(MassBound.admitted(UnitClass.Range.BETWEEN, slope, 2, 0)).isBetween(0.5, 0.5000001);
  }

  @Test
  void rangesFollowLabelAndGate() {
    UnitClass some = new UnitClass(List.of(0), 1, Rational.ZERO, List.of(1, -1, 1, -1, 0));
    assertThat(some.range(0, 1)).isEqualTo(UnitClass.Range.AT_LEAST_ONE);
    assertThat(some.range(1, 1)).isEqualTo(UnitClass.Range.AT_MOST_SLOPE);
    assertThat(some.range(2, -1)).isEqualTo(UnitClass.Range.AT_MOST_ONE);
    assertThat(some.range(3, -1)).isEqualTo(UnitClass.Range.AT_LEAST_SLOPE);
    assertThat(some.range(4, -1)).isEqualTo(UnitClass.Range.BETWEEN);
    assertThat(some.isFixed()).isFalse();
  }

  /** A unit at its kink on its own label has no convex share: free there, bounds are false. */
  @Test
  void ownLabelsAreNeverFree() {
    UnitClass some = new UnitClass(List.of(0), 1, Rational.ZERO, List.of(0));
    assertThatThrownBy(() -> some.range(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoNumberProvesNothing() {
    Multipliers none =
        multipliers(new double[] {Double.NaN, 0, 0}, new double[3], new double[3], new double[3]);
    assertThat(bound(1).marginUpper(none)).isEmpty();
    assertThat(bound(1).lower(0, vector(1, 0), none)).isEqualTo(Double.NEGATIVE_INFINITY);
    Multipliers huge =
        multipliers(
            new double[] {1e308, 1e308, 1e308}, new double[3], new double[3], new double[3]);
    assertThat(bound(1).lower(0, vector(1, 0), huge)).isLessThan(0);
  }

  /** Shares that units can have, with the margin that they give: every bound holds of them. */
  @Test
  void anyMultipliersBoundSharesThatAreThere() {
    Random random = new Random(5);
    int tried = 0;
    while (tried < 300) {
      double[][] b = new double[3][2];
      double total = 0;
      for (double[] share : b) {
        share[0] = random.nextGaussian();
        share[1] = random.nextGaussian();
        total += Math.hypot(share[0], share[1]);
      }
      for (double[] share : b) {
        share[0] /= total;
        share[1] /= total;
      }
      double margin = margin(b);
      if (margin > 0) {
        tried++;
        MassBound bound = bound(margin * (1 - 1e-12));
        Multipliers some = random(random);
        assertThat(bound.marginUpper(some).orElseThrow()).isGreaterThanOrEqualTo(margin);
        for (int k = 0; k < 3; k++) {
          double x = random.nextGaussian();
          double y = random.nextGaussian();
          double value = x * b[k][0] + y * b[k][1];
          assertThat(bound.lower(k, vector(x, y), some)).isLessThanOrEqualTo(value + 1e-12);
        }
      }
    }
  }

  private static Multipliers random(Random random) {
    double[] weights = random.doubles(3).toArray();
    double[][] rows = new double[3][];
    for (int j = 0; j < 3; j++) {
      rows[j] = random.doubles(3, -0.5, 1.5).toArray();
    }
    return multipliers(weights, rows);
  }

  /** The least margin of such shares, each class one unit; negative if a side is not its own. */
  private static double margin(double[][] b) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      double margin = 0;
      for (int j = 0; j < 3; j++) {
        UnitClass some = CLASSES.get(j);
        double z =
            some.sign()
                * (b[j][0] * DATA.point(i).get(0).approximateDouble()
                    + b[j][1] * DATA.point(i).get(1).approximateDouble());
        if (DATA.label(i) == some.sign() && z * some.gates().get(i) < 0) {
          return -1;
        }
        margin += DATA.label(i) * some.sign() * Math.max(0, z);
      }
      least = Math.min(least, margin);
    }
    return least;
  }
}
