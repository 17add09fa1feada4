package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.enclosure.step.StepBounds;
import org.plumbline.enclosure.step.StepVerifier;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * One step of length 1/8 with given polynomials, whatever the flow does, and what is found of it.
 */
public final class SingleStep {
  /** The length of the step. */
  public static final double LENGTH = 0.125;

  private final FlowProblem problem;
  private final List<Polynomial> weights;
  private List<Polynomial> slopes = List.of();
  private GateTable before;
  private GateTable gates;
  private int count = 4;
  private Magnitude tube = Magnitude.ONE.scale(-44);

  private SingleStep(FlowProblem problem, List<Polynomial> weights) {
    this.problem = problem;
    this.weights = weights;
    this.gates = GateTable.allOff(problem.network(), problem.data().size());
    this.before = gates;
  }

  /** A step with all gates closed. */
  public static SingleStep of(FlowProblem problem, Polynomial... weights) {
    return new SingleStep(problem, List.of(weights));
  }

  /** Layers of the given widths, all hidden vertices alike. */
  public static Network layers(Activation activation, Integer... widths) {
    Activation[] hidden = new Activation[widths.length - 2];
    Arrays.fill(hidden, activation);
    return new LayeredArchitecture(List.of(widths), List.of(hidden), List.of()).network();
  }

  /** The flow for the exponential loss; the weights at time 0 do not matter to a step. */
  public static FlowProblem problem(
      Network network, List<List<Rational>> points, List<Integer> labels) {
    List<String> names = List.of("x", "y", "z").subList(0, network.inputs());
    Rational[] start = new Rational[network.parameters()];
    Arrays.fill(start, Rational.ONE);
    return new FlowProblem(
        network,
        new Dataset(names, points, labels),
        List.of(start),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** One sample {@code x = 1}. */
  public static FlowProblem problem(Network network, int label) {
    return problem(network, List.of(List.of(Rational.ONE)), List.of(label));
  }

  /** The polynomial with the given coefficients. */
  public static Polynomial polynomial(double... coefficients) {
    return Polynomial.of(Arrays.stream(coefficients).mapToObj(Dyadic::of).toList());
  }

  /** Another gate in this step, and in the step before. */
  public SingleStep with(Pair pair, Gate gate) {
    return with(pair, gate, gate);
  }

  public SingleStep with(Pair pair, Gate above, Gate below) {
    gates = gates.with(pair, above, below);
    before = before.with(pair, above, below);
    return this;
  }

  /** Another gate in the step before. */
  public SingleStep after(Pair pair, Gate gate) {
    before = before.with(pair, gate);
    return this;
  }

  public SingleStep slopes(Polynomial... polynomials) {
    slopes = List.of(polynomials);
    return this;
  }

  /** A tube of radius {@code 2^-bits}. */
  public SingleStep tube(int bits) {
    tube = Magnitude.ONE.scale(-bits);
    return this;
  }

  /** Numbers of so many limbs. */
  public SingleStep limbs(int limbs) {
    count = limbs;
    return this;
  }

  public TrajectoryStep step() {
    return new TrajectoryStep(Rational.ZERO, Rational.of(1, 8), weights, slopes, gates);
  }

  StepBounds verified() {
    TrajectoryStep step = step();
    return StepVerifier.verify(
        new VerifierContext(problem, count), step, ProposedStep.of(step, count), before, tube);
  }

  public StepBounds.Bounded bounded() {
    StepBounds found = verified();
    assertThat(found).isInstanceOf(StepBounds.Bounded.class);
    return (StepBounds.Bounded) found;
  }

  public StepBounds.Unbounded unbounded() {
    StepBounds found = verified();
    assertThat(found).isInstanceOf(StepBounds.Unbounded.class);
    return (StepBounds.Unbounded) found;
  }

  /** At least {@code least}, and more than that by a part of {@code more} at most. */
  public static void assertNear(Magnitude found, double least, double more) {
    assertThat(found)
        .isBetween(Magnitude.enclosingAbove(least), Magnitude.enclosingAbove(least * (1 + more)));
  }
}
