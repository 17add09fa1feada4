package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.GrowthBound;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.BackSignals;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.ApproximateEigenvalues;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/**
 * Enclosures on a box of weights contain the exact signals at points of the box, and {@code vᵀ(Σ
 * c_i y_i ∇²f)v <= μ vᵀv} exactly, for weights, gates and directions of all kinds; at a point
 * without uncertain gates {@code μ} is the largest eigenvalue up to one part in 64.
 */
class GrowthBoundProperties {
  /** A problem, loss weights, a box around the initial weights, and a point of the box. */
  private record Case(
      FlowProblem problem,
      List<Rational> coefficients,
      double radius,
      List<Rational> point,
      List<Rational> fractions) {
    EnclosedProblem enclosed() {
      return EnclosedProblem.enclosing(problem);
    }

    Network network() {
      return problem.network();
    }

    WeightBox box() {
      return WeightBox.enclosing(problem.initialWeights()).widened(radius);
    }

    SampleSignals signals() {
      return SampleSignals.enclosing(enclosed(), box(), PossibleGates.enclosing(enclosed(), box()));
    }

    LossWeights losses() {
      return new LossWeights(coefficients.stream().map(DoubleInterval::enclosing).toList(), 0);
    }

    /** The gates at the point, those of uncertain pairs anywhere between their slopes. */
    List<Rational> gates(PossibleGates states, int i) {
      List<Rational> gates = new ArrayList<>();
      for (int v = 0; v < network().size(); v++) {
        Rational slope = network().activation(v).negativeSlope();
        Rational part = fractions.get((i + v) % fractions.size());
        gates.add(
            switch (states.state(i, v)) {
              case ON -> Rational.ONE;
              case OFF -> slope;
              case EITHER -> slope.add(Rational.ONE.subtract(slope).multiply(part));
            });
      }
      return gates;
    }

    Jet[] along(PossibleGates states, int i, List<Rational> direction) {
      return Jet.preActivations(
          network(), point, direction, problem.data().point(i), gates(states, i));
    }

    /** {@code vᵀ(Σ c_i y_i ∇²f(x_i))v}. */
    Rational curvature(PossibleGates states, List<Rational> direction) {
      Rational sum = Rational.ZERO;
      for (int i = 0; i < coefficients.size(); i++) {
        Rational signed = coefficients.get(i).multiply(Rational.of(problem.data().label(i)));
        Jet output = along(states, i, direction)[network().output()];
        sum = sum.add(signed.multiply(output.second()).multiply(Rational.of(2)));
      }
      return sum;
    }
  }

  @Provide
  Arbitrary<Case> boxes() {
    return Arbitraries.of(0.0, 0.0625, 0.5).flatMap(GrowthBoundProperties::cases);
  }

  @Provide
  Arbitrary<Case> points() {
    return cases(0);
  }

  private static Arbitrary<Case> cases(double radius) {
    Arbitrary<FlowProblem> problems =
        Arbitraries.oneOf(
                RandomProblems.layered(),
                RandomProblems.linear(),
                RandomProblems.skipping(),
                RandomProblems.neighbouring())
            .flatMap(
                random ->
                    Arbitraries.oneOf(
                        Arbitraries.just(random.problem()),
                        Arbitraries.integers()
                            .between(1, 4)
                            .map(kept -> shared(random.problem(), kept))));
    return problems.flatMap(problem -> cases(problem, radius));
  }

  private static Arbitrary<Case> cases(FlowProblem problem, double radius) {
    Arbitrary<Rational> fraction =
        Arbitraries.integers().between(0, 4).map(p -> Rational.of((long) p, 4));
    Rational reach = Dyadic.of(radius).toRational();
    return Combinators.combine(
            RandomProblems.rationals().map(Rational::abs).list().ofSize(problem.data().size()),
            fraction.list().ofSize(problem.network().parameters()),
            fraction.list().ofSize(7))
        .as(
            (c, places, fractions) -> {
              List<Rational> point = new ArrayList<>();
              for (int p = 0; p < places.size(); p++) {
                Rational place = places.get(p).multiply(Rational.of(2)).subtract(Rational.ONE);
                point.add(problem.initialWeights().get(p).add(reach.multiply(place)));
              }
              return new Case(problem, c, radius, point, fractions);
            });
  }

  /** The problem with its parameters taken in turn from the first few. */
  private static FlowProblem shared(FlowProblem problem, int most) {
    Network network = problem.network();
    int kept = Math.min(most, network.parameters());
    List<Edge> edges =
        network.edges().stream()
            .map(
                edge ->
                    edge.isTrainable()
                        ? new Edge(
                            edge.from(), edge.to(), new Weight.Parameter(edge.parameter() % kept))
                        : edge)
            .toList();
    Network shared =
        Network.of(
            network.inputs(),
            IntStream.range(0, network.size()).mapToObj(network::vertex).toList(),
            edges,
            network.parameterNames().subList(0, kept));
    return new FlowProblem(
        shared,
        problem.data(),
        problem.initialWeights().subList(0, kept),
        problem.loss(),
        problem.reduction());
  }

  @Provide
  Arbitrary<List<Rational>> directions() {
    return RandomProblems.rationals().list().ofSize(64);
  }

  @Property
  void curvatureIsBounded(
      @ForAll("boxes") Case given, @ForAll("directions") List<Rational> directions) {
    SampleSignals signals = given.signals();
    Rational bound = GrowthBound.upper(signals, given.losses()).toDyadic().toRational();
    List<Rational> direction = directions.subList(0, given.network().parameters());
    assertThat(given.curvature(signals.gates(), direction))
        .isLessThanOrEqualTo(bound.multiply(RationalMatrix.dot(direction, direction)));
  }

  @Property
  void boundIsNearlyAttainedAtPoints(@ForAll("points") Case given) {
    SampleSignals signals = given.signals();
    Assume.that(signals.gates().uncertain().isEmpty());
    double[][] negated = negatedHessian(given, signals.gates());
    double largest = Math.max(0, -ApproximateEigenvalues.of(negated).smallest());
    Rational bound = GrowthBound.upper(signals, given.losses()).toDyadic().toRational();
    Rational allowed =
        Dyadic.of(largest).toRational().multiply(Rational.of(65, 64)).add(cancelled(negated));
    assertThat(bound).isLessThanOrEqualTo(allowed);
  }

  /**
   * What may be left where positive and negative parts cancel: proposals are raised to {@code
   * 2^-20} of the norm; and terms, all below {@code 2^18} here, leave {@code 2^-48} of themselves.
   */
  private static Rational cancelled(double[][] matrix) {
    double squares = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
    return Dyadic.of(Math.sqrt(squares)).scale(-18).add(Dyadic.ONE.scale(-30)).toRational();
  }

  /** By polarisation: {@code 2 M_pq = (e_p+e_q)ᵀM(e_p+e_q) - M_pp - M_qq}. */
  private static double[][] negatedHessian(Case given, PossibleGates states) {
    int n = given.network().parameters();
    double[][] negated = new double[n][n];
    for (int p = 0; p < n; p++) {
      for (int q = 0; q < n; q++) {
        Rational both = given.curvature(states, ones(n, p, q));
        Rational apart =
            given.curvature(states, ones(n, p, p)).add(given.curvature(states, ones(n, q, q)));
        Rational entry =
            p == q
                ? given.curvature(states, ones(n, p, p))
                : both.subtract(apart).divide(Rational.of(2));
        negated[p][q] = -entry.approximateDouble();
      }
    }
    return negated;
  }

  private static List<Rational> ones(int n, int p, int q) {
    List<Rational> ones = new ArrayList<>(Collections.nCopies(n, Rational.ZERO));
    ones.set(p, Rational.ONE);
    ones.set(q, Rational.ONE);
    return ones;
  }

  @Property
  void signalsContainThoseOfPoints(@ForAll("boxes") Case given) {
    SampleSignals signals = given.signals();
    Network network = given.network();
    List<Rational> still = Collections.nCopies(network.parameters(), Rational.ZERO);
    for (int i = 0; i < given.coefficients.size(); i++) {
      Jet[] s = given.along(signals.gates(), i, still);
      BackSignals back = BackSignals.exact(network, given.point, given.gates(signals.gates(), i));
      for (int v = 0; v < network.size(); v++) {
        Activation activation = network.activation(v);
        assertThat(signals.preActivation(i, v).contains(s[v].value())).isTrue();
        assertThat(signals.activation(i, v).contains(activation.apply(s[v].value()))).isTrue();
        assertThat(signals.delta(i, v).contains(back.delta().get(v))).isTrue();
        assertThat(signals.beforeGate(i, v).contains(back.beforeGate().get(v))).isTrue();
      }
      Rational margin = s[network.output()].value();
      boolean positive = given.problem.data().label(i) > 0;
      assertThat(signals.margin(i).contains(positive ? margin : margin.negate())).isTrue();
    }
  }

  @Property
  void certainGatesAreThoseOfPoints(@ForAll("boxes") Case given) {
    PossibleGates states = PossibleGates.enclosing(given.problem, given.box());
    List<Rational> still = Collections.nCopies(given.network().parameters(), Rational.ZERO);
    for (int i = 0; i < given.coefficients.size(); i++) {
      Jet[] s = given.along(states, i, still);
      for (int v : given.network().kinked()) {
        int sign = s[v].value().signum();
        assertThat(sign < 0 && states.state(i, v) == GateState.ON).isFalse();
        assertThat(sign > 0 && states.state(i, v) == GateState.OFF).isFalse();
      }
    }
  }

  @Property
  void kinksAreEnclosed(
      @ForAll("boxes") Case given, @ForAll("directions") List<Rational> directions) {
    SampleSignals signals = given.signals();
    Network network = given.network();
    List<Rational> direction = directions.subList(0, network.parameters());
    for (int i = 0; i < given.coefficients.size(); i++) {
      Jet[] s = given.along(signals.gates(), i, direction);
      BackSignals back = BackSignals.exact(network, given.point, given.gates(signals.gates(), i));
      Rational signed =
          given.coefficients.get(i).multiply(Rational.of(given.problem.data().label(i)));
      for (int v : network.hidden()) {
        KinkStrength kink = KinkStrength.enclosing(signals, given.losses(), new Pair(i, v));
        Rational strength = signed.multiply(back.beforeGate().get(v));
        assertThat(kink.strength().contains(strength)).isTrue();
        Rational gradient = Dyadic.of(kink.gradientUpper()).toRational();
        assertThat(s[v].first().square())
            .isLessThanOrEqualTo(
                gradient.square().multiply(RationalMatrix.dot(direction, direction)));
      }
    }
  }
}
