package org.plumbline.enclosure.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.properties.RationalDescent;

/** Enclosed iterates against rational arithmetic, and mutants that it does not excuse. */
final class DescentEncloserTest {
  private static final Rational ETA = Rational.of(1, 10);

  private static List<Rational> numbers(String text) {
    return Stream.of(text.split(" ")).map(Rational::parse).toList();
  }

  private static EnclosedDescent enclosed(FlowProblem problem, int steps, int digits) {
    return DescentEncloser.enclose(problem, ETA, steps, digits, DescentProgress.SILENT);
  }

  private static FlowProblem twoLayers(String weights, List<List<Rational>> points, int... labels) {
    int inputs = points.get(0).size();
    int units = numbers(weights).size() / (inputs + 1);
    return new FlowProblem(
        new LayeredArchitecture(List.of(inputs, units, 1), List.of(Activation.RELU), List.of())
            .network(),
        new Dataset(
            List.of("a", "b").subList(0, inputs),
            points,
            java.util.Arrays.stream(labels).boxed().toList()),
        numbers(weights),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static boolean contains(Iterate at, List<Rational> weights, Magnitude radius) {
    Rational bound = radius.toDyadic().toRational();
    return RationalDescent.squaredDistance(weights, at.centre()).compareTo(bound.multiply(bound))
        <= 0;
  }

  @Test
  void everyIterateIsWithinItsRadius() {
    for (FlowProblem problem :
        List.of(Examples.linearProblem(), Examples.reluProblem(), Examples.leakyProblem())) {
      EnclosedDescent descent = enclosed(problem, 40, 30);
      List<List<Rational>> exact = RationalDescent.iterates(problem, ETA, 40);
      assertThat(descent.stop()).isEmpty();
      assertThat(descent.iterates()).hasSize(41);
      assertThat(descent.iterates())
          .allMatch(at -> contains(at, exact.get(at.number()), at.radius()));
      assertThat(descent.radius().approximateLog10()).isLessThan(-30);
    }
  }

  /** Errors that are only rounded, and not carried on, would be too small. */
  @Test
  void aRadiusThatIsNotCarriedOnIsRefuted() {
    FlowProblem problem = Examples.linearProblem();
    EnclosedDescent descent = enclosed(problem, 40, 20);
    List<List<Rational>> exact = RationalDescent.iterates(problem, ETA, 40);
    Magnitude ofOneStep = descent.iterates().get(1).radius().scale(-1);
    assertThat(descent.iterates()).anyMatch(at -> !contains(at, exact.get(at.number()), ofOneStep));
  }

  /** {@code f = ab x} near the saddle at 0: a step carries points apart along the diagonal. */
  @Test
  void aFactorOfOneIsRefuted() {
    FlowProblem problem = twoLayers("1/64 1/64", List.of(numbers("1")), 1);
    List<Rational> other = numbers("1/32 1/32");
    Rational before = squared(problem.initialWeights(), other);
    Rational after =
        squared(
            RationalDescent.step(problem, List.copyOf(problem.initialWeights()), ETA),
            RationalDescent.step(problem, other, ETA));
    assertThat(after).isGreaterThan(before);
    EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
    WeightBox box =
        WeightBox.of(new double[] {1.0 / 64, 1.0 / 64}, new double[] {1.0 / 32, 1.0 / 32});
    PossibleGates gates = PossibleGates.enclosing(enclosed, box);
    Rational factor =
        StepGrowth.of(SampleSignals.enclosing(enclosed, box, gates), ETA)
            .factor()
            .toDyadic()
            .toRational();
    assertThat(after).isLessThanOrEqualTo(before.multiply(factor).multiply(factor));
  }

  private static Rational squared(List<? extends Rational> one, List<? extends Rational> other) {
    Rational sum = Rational.ZERO;
    for (int p = 0; p < one.size(); p++) {
      Rational off = one.get(p).subtract(other.get(p));
      sum = sum.add(off.multiply(off));
    }
    return sum;
  }

  /** Where {@code ηΛ} is beyond 2 the reflected side counts. */
  @Test
  void stepsThatAreTooLongGrowByTheReflectedSide() {
    Magnitude eta = Magnitude.ONE;
    Magnitude factor = StepGrowth.factor(eta, Magnitude.ZERO, Magnitude.enclosingAbove(5.0));
    assertThat(factor.doubleUpper()).isBetween(4.0, 4.001);
    assertThat(StepGrowth.factor(eta, Magnitude.ONE, Magnitude.ONE).doubleUpper())
        .isBetween(2.0, 2.001);
  }

  private static FlowProblem square(String weight) {
    return new FlowProblem(
        new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
        new Dataset(List.of("a"), List.of(numbers("2")), List.of(1)),
        numbers(weight),
        Loss.SQUARE,
        Reduction.SUM);
  }

  /** {@code 1 - 2w} is multiplied by {@code 1 - 4η} in each step: rational, and exactly so. */
  @Test
  void theSquareLossIsDescendedExactly() {
    for (String eta : List.of("1/10", "1/4", "2/5", "3/5")) {
      EnclosedDescent descent =
          DescentEncloser.enclose(
              square("1/3"), Rational.parse(eta), 12, 20, DescentProgress.SILENT);
      assertThat(descent.stop()).isEmpty();
      Rational rest = Rational.of(1, 3);
      Rational factor = Rational.ONE.subtract(Rational.parse(eta).multiply(Rational.of(4)));
      for (Iterate at : descent.iterates()) {
        Rational exact = Rational.ONE.subtract(rest).divide(Rational.of(2));
        assertThat(contains(at, List.of(exact), at.radius())).isTrue();
        rest = rest.multiply(factor);
      }
      assertThat(descent.radius().approximateLog10()).isLessThan(-20);
    }
  }

  /** Where it fits, {@code -ℓ'} is 0 and two points part by {@code |1 - 4η|} all the same. */
  @Test
  void aFitIsNoFlatPlace() {
    EnclosedProblem enclosed = EnclosedProblem.enclosing(square("1/2"));
    WeightBox box = WeightBox.of(new double[] {0.5}, new double[] {0.5});
    SampleSignals signals =
        SampleSignals.enclosing(enclosed, box, PossibleGates.enclosing(enclosed, box));
    StepGrowth growth = StepGrowth.of(signals, Rational.ONE);
    assertThat(growth.factor().doubleUpper()).isBetween(3.0, 3.001);
    assertThat(growth.curvature().doubleUpper()).isBetween(4.0, 4.001);
  }

  /** A deep network under the square loss, where numbers soon are too long to be exact. */
  @Test
  void iteratesOfTheSquareLossAreWithinTheirRadii() {
    FlowProblem linear = Examples.linearProblem();
    FlowProblem problem =
        new FlowProblem(
            linear.network(),
            linear.data(),
            List.copyOf(linear.initialWeights()),
            Loss.SQUARE,
            Reduction.SUM);
    EnclosedDescent descent = enclosed(problem, 40, 30);
    List<List<Rational>> exact = RationalDescent.iterates(problem, ETA, 40);
    assertThat(descent.stop()).isEmpty();
    assertThat(descent.iterates())
        .allMatch(at -> contains(at, exact.get(at.number()), at.radius()));
    assertThat(descent.last().radius().isZero()).isFalse();
  }

  /** Errors grow by four in each step, by more digits than the first run has to spare. */
  @Test
  void aLongerRunIsMadeWhereErrorsGrowFast() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
            new Dataset(List.of("a"), List.of(numbers("4"), numbers("4")), List.of(1, -1)),
            numbers("1/3"),
            Loss.LOGISTIC,
            Reduction.SUM);
    EnclosedDescent descent =
        DescentEncloser.enclose(problem, Rational.of(1, 2), 60, 15, DescentProgress.SILENT);
    List<List<Rational>> exact = RationalDescent.iterates(problem, Rational.of(1, 2), 60);
    assertThat(descent.stop()).isEmpty();
    assertThat(descent.bits()).isGreaterThan(15 * 4 + 48);
    assertThat(descent.last().radius().approximateLog10()).isLessThan(-14);
    assertThat(contains(descent.last(), exact.get(60), Magnitude.enclosingAbove(1e-14))).isTrue();
  }

  /** A flipped gate gives another gradient, outside of the enclosure. */
  @Test
  void aFlippedGateIsRefuted() {
    FlowProblem problem = Examples.reluProblem();
    EnclosedDescent descent = enclosed(problem, 1, 30);
    Iterate start = descent.iterates().get(0);
    int unit = problem.network().kinked().get(1);
    Pair pair = new Pair(0, unit);
    GateState right = start.gates().state(pair);
    GateState wrong = right == GateState.ON ? GateState.OFF : GateState.ON;
    Reading flipped =
        GradientReading.of(problem, 160).at(start.centre(), start.gates().with(pair, wrong));
    List<Rational> gradient =
        RationalDescent.gradient(problem, List.copyOf(problem.initialWeights()));
    boolean isRefuted = false;
    for (int p = 0; p < gradient.size(); p++) {
      DyadicInterval exact = DyadicInterval.enclosing(gradient.get(p), 200);
      assertThat(start.slope(p).isBelow(exact) || exact.isBelow(start.slope(p))).isFalse();
      isRefuted |= flipped.gradient().get(p).isBelow(exact);
      isRefuted |= exact.isBelow(flipped.gradient().get(p));
    }
    assertThat(isRefuted).isTrue();
  }

  /** The output is 0, so the slope of the loss is rational, and so are the weights after it. */
  @Test
  void theFirstStepFromAnOutputOfZeroIsExact() {
    FlowProblem problem = twoLayers("1 2 0 0", List.of(numbers("1"), numbers("3")), 1, 1);
    EnclosedDescent descent = enclosed(problem, 1, 20);
    assertThat(ExactStep.next(problem, List.copyOf(problem.initialWeights()), ETA))
        .contains(numbers("1 2 2/5 4/5"));
    assertThat(contains(descent.last(), numbers("1 2 2/5 4/5"), descent.last().radius())).isTrue();
    assertThat(ExactStep.next(problem, numbers("1 2 2/5 4/5"), ETA)).isEmpty();
  }

  /** Thirds are rounded and (1, 1, 0) is not: the last radius is the smallest, not the largest. */
  @Test
  void theLargestRadiusNeedNotBeTheLast() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(3, 1), List.of(), List.of()).network(),
            new Dataset(List.of("a", "b", "c"), List.of(numbers("1 1 1")), List.of(1)),
            numbers("1/3 1/3 -2/3"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    EnclosedDescent descent =
        DescentEncloser.enclose(problem, Rational.of(2, 3), 1, 20, DescentProgress.SILENT);
    Magnitude first = descent.iterates().get(0).radius();
    assertThat(first.isZero()).isFalse();
    assertThat(descent.last().radius().isZero()).isTrue();
    assertThat(descent.last().centre()).containsExactly(Dyadic.ONE, Dyadic.ONE, Dyadic.ZERO);
    assertThat(descent.radius()).isEqualTo(first);
  }

  /** The bound grows with the weights, and not by the radius itself. */
  @Test
  void eachIterateHasABoundOfItsOwn() {
    List<Dyadic> small = List.of(Dyadic.ZERO, Dyadic.ONE.scale(-3));
    List<Dyadic> large = List.of(Dyadic.of(300), Dyadic.of(-400));
    assertThat(Iterate.isWithin(small, Magnitude.enclosingAbove(1e-3), 3)).isFalse();
    assertThat(Iterate.isWithin(small, Magnitude.enclosingAbove(0.999e-3), 3)).isTrue();
    assertThat(Iterate.isWithin(large, Magnitude.enclosingAbove(0.499), 3)).isTrue();
    assertThat(Iterate.isWithin(large, Magnitude.enclosingAbove(0.5), 3)).isFalse();
    assertThat(Iterate.isWithin(small, Magnitude.enclosingAbove(1e9), 3)).isFalse();
  }

  /** Units that are off on all samples never move: exactly, for any number of steps. */
  @Test
  void whatDoesNotMoveStaysExactly() {
    FlowProblem problem = twoLayers("-1/3 1", List.of(numbers("1")), 1);
    EnclosedDescent descent = enclosed(problem, 50, 20);
    assertThat(descent.last().centre()).isEqualTo(descent.iterates().get(0).centre());
    assertThat(descent.last().radius()).isEqualTo(descent.iterates().get(0).radius());
  }

  /** At a kink the slope is that below it: 0 for ReLU. */
  @Test
  void aPreActivationOfZeroHasTheSlopeBelow() {
    FlowProblem problem = twoLayers("0 1", List.of(numbers("1")), 1);
    EnclosedDescent descent = enclosed(problem, 3, 20);
    assertThat(descent.stop()).isEmpty();
    assertThat(descent.last().centre()).containsExactly(Dyadic.ZERO, Dyadic.ONE);
  }

  /** Both inputs pull alike for ever: the pre-activation of the second sample is 0, unprovably. */
  @Test
  void aPreActivationThatIsNotToldFromZeroStopsIt() {
    FlowProblem problem = twoLayers("1/3 1/3 1", List.of(numbers("1 1"), numbers("1 -1")), 1, 1);
    EnclosedDescent.Stop stop = enclosed(problem, 5, 20).stop().orElseThrow();
    assertThat(stop.iterate()).isEqualTo(1);
    assertThat(stop.what())
        .startsWith("the pre-activation of h1[0] on sample 1 cannot be told from 0 in ");
    assertThat(stop.remedy())
        .startsWith("--digits ")
        .endsWith(", or other initial weights if it is 0");
  }

  @Test
  void endsWhenItIsToldTo() {
    EnclosedDescent descent =
        DescentEncloser.enclose(Examples.linearProblem(), ETA, 100, 20, (k, risk) -> k < 7);
    assertThat(descent.last().number()).isEqualTo(7);
    assertThat(descent.stop().orElseThrow().what()).isEqualTo("it was interrupted");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(
            () ->
                DescentEncloser.enclose(
                    Examples.linearProblem(), Rational.ZERO, 1, 20, DescentProgress.SILENT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
