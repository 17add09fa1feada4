package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Horizon;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Radii are at least the true error and at most a stated factor of it, where the true error is
 * known: proposals are flows from weights a little beside.
 */
final class TightnessTest {
  /** How far beside proposals begin. */
  private static final int BITS = 40;

  private static final Rational BESIDE = Rational.ONE.divide(Rational.of(1L << BITS));

  private static FlowProblem moved(FlowProblem problem, Rational by) {
    List<Rational> weights = new ArrayList<>(problem.initialWeights());
    weights.set(0, weights.get(0).add(by));
    return new FlowProblem(
        problem.network(), problem.data(), weights, problem.loss(), problem.reduction());
  }

  /** What is certified of the flow of a problem around the flow from {@code by} beside. */
  private static CertifiedTrajectory beside(FlowProblem problem, Rational by, Rational time) {
    Trajectory trajectory =
        new TaylorEngine()
            .integrate(moved(problem, by), Horizon.atTime(time), 25, (s, e, t, l) -> true)
            .trajectory();
    Verification verification = TrajectoryVerifier.verify(problem, trajectory);
    assertThat(verification).isInstanceOf(Verification.Certified.class);
    return verification.enclosed();
  }

  /**
   * {@code f = σ(w x)}, whose flow for {@code x = 1} is an elementary function; a second weight,
   * which nothing reaches, is 1, and tubes are relative to it.
   */
  private static FlowProblem single(Activation activation, Rational start) {
    Network network =
        Network.of(
            2,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("y", Activation.LINEAR),
                new Vertex("h", activation),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(0, 2, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(2, 3, new Weight.Fixed(Rational.ONE))),
            List.of("w", "v"));
    return new FlowProblem(
        network,
        new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.ZERO)), List.of(1)),
        List.of(start, Rational.ONE),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /**
   * {@code w = log(1 + t)}: an error {@code ε} at the start is {@code ε/(1 + t)} later, of which
   * the growth bound, 0, does not know.
   */
  @Test
  void errorsThatShrinkAreNotOvertaken() {
    CertifiedTrajectory found =
        beside(single(Activation.LINEAR, Rational.ZERO), BESIDE, Rational.ONE);
    assertThat(found.steps()).hasSizeGreaterThan(1);
    for (int k = 0; k < found.steps().size(); k++) {
      double t = found.proposal().steps().get(k).end().approximateDouble();
      assertWithin(found.steps().get(k), 1 / (1 + t), 1 + 1e-6);
    }
  }

  /**
   * {@code 4 log(e^(w/4) + t/16)} below 0 and a logarithm above: across the kink an error is
   * multiplied by the ratio of the rates, 4, and that is what is certified as well: no more than
   * 4.3 times the error at the start.
   */
  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void crossingsMultiplyByTheRatioOfTheRates(int sign) {
    FlowProblem problem = single(Activation.leaky(Rational.of(1, 4)), Rational.of(-1, 16));
    CertifiedTrajectory found = beside(problem, BESIDE.multiply(Rational.of(sign)), Rational.ONE);
    double crossing = 16 * -Math.expm1(-1.0 / 64);
    boolean isAbove = false;
    for (int k = 0; k < found.steps().size(); k++) {
      double t = found.proposal().steps().get(k).end().approximateDouble();
      double start = Math.exp(-1.0 / 64);
      if (t < crossing - 1e-9) {
        assertWithin(found.steps().get(k), start / (start + t / 16), 1.01);
      } else if (t > crossing + 1e-9) {
        assertWithin(found.steps().get(k), 4 * start / (1 + t - crossing), 4.3);
        isAbove = true;
      }
    }
    assertThat(isAbove).isTrue();
  }

  /** At least the given error and at most a given number, in units of {@code 2^-BITS}. */
  private static void assertWithin(CertifiedStep step, double error, double most) {
    double radius = step.atEnd().scale(BITS).doubleUpper();
    assertThat(radius).isBetween(error * (1 - 1e-6), most);
    assertThat(step.throughout()).isGreaterThanOrEqualTo(step.atEnd());
  }

  /**
   * Problems that an independent program has solved: what the radius is over the true error, all
   * that the growth bound does not know of the flow together. Through the 6 events of relu-kinks it
   * is 5,545.
   */
  @ParameterizedTest
  @CsvSource({"linear, 5", "relu, 18", "relu-kinks, 6000", "leaky, 15", "logistic, 22", "skip, 33"})
  void growthIsNotMuchMoreThanThatOfErrors(String name, double factor) throws IOException {
    FlowProblem problem = Vectors.problem(name);
    CertifiedTrajectory found = beside(problem, BESIDE, Vectors.taylor(name, 10).finalTime());
    List<Dyadic> end = found.proposal().finalWeights();
    List<Rational> answer = Vectors.answer(name);
    double squares = 0;
    for (int p = 0; p < answer.size(); p++) {
      double error = end.get(p).toRational().subtract(answer.get(p)).approximateDouble();
      squares += error * error;
    }
    double radius = found.radius().doubleUpper();
    assertThat(radius / Math.sqrt(squares)).isBetween(1.0, factor);
  }
}
