package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.ExactDifference;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Memo;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.ReadingPrecision;
import org.plumbline.claim.along.WholeStepRange;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;

/** Claims on data, networks and directions, and {@link Enclosure}, with numbers known by hand. */
final class DataClaimsTest {
  private static final Dataset AXES =
      HandMade.data(
          List.of(1, 1), List.of(Examples.rationals("1", "0"), Examples.rationals("0", "1")));

  /** {@code f = b(a_1 x_1 + a_2 x_2)}. */
  private static FlowProblem line(String... weights) {
    return HandMade.problem(
        HandMade.layered(Activation.LINEAR, 2, 1, 1), AXES, Loss.EXPONENTIAL, weights);
  }

  private static final GateTable GATES = HandMade.off(line("1", "0", "1"));

  private static TrajectoryStep step(String start, String end, String... weights) {
    return HandMade.step(start, end, GATES, weights);
  }

  private static Interval times(long start, long end) {
    return new Interval(Rational.of(start), Rational.of(end));
  }

  private static Offset<Double> near() {
    return Offset.offset(1e-12);
  }

  private static double measured(Optional<Quantity> quantity) {
    return RiskClaimsTest.measured(quantity);
  }

  // Margin direction: the maximum margin of the axes is along (1, 1).

  @Test
  void anglesToTheMaximumMargin() {
    TrajectoryStep first = step("0", "1", "1", "0", "1");
    TrajectoryStep second = step("1", "2", "1", "0 1", "1");
    Finding finding =
        new MarginDirection().check(HandMade.measured(line("1", "0", "1"), first, second)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(finding.value())).isCloseTo(0, near());
    assertThat(measured(finding.bound())).isCloseTo(Math.PI / 4, near());
    assertThat(finding.interval()).contains(times(1, 2));
    assertThat(finding.reason())
        .isEqualTo(
            "the angle in radians is smaller than half of the steps before; for all later times see"
                + " margin-direction-limit");
    TrajectoryStep away = step("1", "2", "1", "0 -1", "1");
    Finding wrong =
        new MarginDirection().check(HandMade.measured(line("1", "0", "1"), first, away)).get(0);
    assertThat(wrong.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(measured(wrong.value())).isCloseTo(Math.PI / 2, near());
    assertThat(wrong.reason())
        .startsWith(
            "the angle in radians is not smaller than half of the steps before: the risk is 3.086");
    Finding same =
        new MarginDirection()
            .check(HandMade.measured(line("1", "0", "1"), first, step("1", "2", "1", "0", "1")))
            .get(0);
    assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(new MarginDirection().check(Examples.untouched(line("1", "0", "1"))).get(0).reason())
        .isEqualTo("no trajectory was computed");
    assertThat(new MarginDirection().id()).isEqualTo("margin-direction");
  }

  private static String marginObstacle(FlowProblem problem) {
    Finding finding = new MarginDirection().check(Examples.untouched(problem)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    return finding.reason();
  }

  @Test
  void marginsNeedChainsOfLinearLayersAndSeparableData() {
    assertThat(marginObstacle(Examples.reluProblem())).isEqualTo("h1[0] is not linear");
    assertThat(marginObstacle(Examples.skipProblem())).contains("is fixed");
    Dataset contradictory =
        HandMade.data(
            List.of(1, -1), List.of(Examples.rationals("1", "0"), Examples.rationals("1", "0")));
    FlowProblem inseparable =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 1, 1),
            contradictory,
            Loss.EXPONENTIAL,
            "1",
            "0",
            "1");
    assertThat(marginObstacle(inseparable)).isEqualTo("no maximum margin was found for the data");
    assertThat(marginObstacle(graph(List.of(List.of(0, 2), List.of(1, 3), List.of(2, 3)))))
        .isEqualTo("in(b) does not read exactly the layer before it");
    assertThat(
            marginObstacle(
                graph(List.of(List.of(0, 2), List.of(1, 2), List.of(2, 3), List.of(0, 3)))))
        .isEqualTo("the output does not read exactly the last layer");
  }

  /** Inputs 0 and 1; vertices a, b, o as far as the edges go; every edge trained. */
  private static FlowProblem graph(List<List<Integer>> edges) {
    boolean small = edges.stream().allMatch(e -> e.get(1) <= 3);
    List<Vertex> vertices =
        List.of("x", "y", "b", "o").stream().map(n -> new Vertex(n, Activation.LINEAR)).toList();
    assertThat(small).isTrue();
    List<Edge> list = new java.util.ArrayList<>();
    for (List<Integer> e : edges) {
      list.add(new Edge(e.get(0), e.get(1), new Weight.Parameter(list.size())));
    }
    List<String> names =
        java.util.stream.IntStream.range(0, list.size()).mapToObj(k -> "w" + k).toList();
    Network network = Network.of(2, vertices, list, names);
    return HandMade.problem(
        network,
        AXES,
        Loss.EXPONENTIAL,
        Collections.nCopies(list.size(), "1").toArray(String[]::new));
  }

  // Directions: chords of 90 degrees are √2 long.

  @Test
  void arcLengthsOfTheHalves() {
    TrajectoryStep[] steps = {
      step("0", "1", "1 -1", "0 1", "0"),
      step("1", "2", "0 -1", "1 -1", "0"),
      step("2", "3", "-1", "0", "0"),
      step("3", "4", "-1", "0 1", "0")
    };
    Finding finding =
        new DirectionalConvergence().check(HandMade.measured(line("1", "0", "0"), steps)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    double chord = 2 * Math.sin(Math.PI / 8);
    assertThat(measured(finding.value())).isCloseTo(chord, near());
    assertThat(measured(finding.bound())).isCloseTo(2 * Math.sqrt(2), near());
    assertThat(finding.interval()).contains(times(0, 4));
    assertThat(finding.reason())
        .isEqualTo(
            "the arc length is 3.594, of it 0.7654 in the second half of the steps; min |w_e|/‖w‖ = 0");
    TrajectoryStep[] still = {
      step("0", "1", "1", "0", "0"), step("1", "2", "1", "0", "0"),
      step("2", "3", "1", "0", "0"), step("3", "4", "1", "0", "0")
    };
    Finding same =
        new DirectionalConvergence().check(HandMade.measured(line("1", "0", "0"), still)).get(0);
    assertThat(same.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(same.reason()).contains(", so it does not decay: ");
    Finding few =
        new DirectionalConvergence()
            .check(HandMade.measured(line("1", "0", "0"), steps[0], steps[1], steps[2]))
            .get(0);
    assertThat(few.reason()).startsWith("there are too few steps to see it: the risk is 2;");
    assertThat(
            new DirectionalConvergence()
                .check(Examples.untouched(line("1", "0", "0")))
                .get(0)
                .reason())
        .isEqualTo("no trajectory was computed");
    assertThat(new DirectionalConvergence().id()).isEqualTo("directional-convergence");
  }

  // Gradient alignment: cosines of w and w' at the ends of steps.

  @Test
  void cosinesOfWeightsAndVelocity() {
    TrajectoryStep first = step("0", "1", "1 -1 1", "1", "1");
    TrajectoryStep second = step("1", "2", "1", "1 1", "1");
    Finding finding =
        new GradientAlignment().check(HandMade.measured(line("1", "1", "1"), first, second)).get(0);
    // (1, 1, 1) with (1, 0, 0), then (1, 2, 1) with (0, 1, 0)
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(finding.bound())).isCloseTo(1 / Math.sqrt(3), near());
    assertThat(measured(finding.value())).isCloseTo(2 / Math.sqrt(6), near());
    assertThat(finding.interval()).contains(times(1, 2));
    assertThat(finding.reason())
        .isEqualTo("it is closer to 1 at the horizon than when the risk was first low");
    TrajectoryStep sideways = step("1", "2", "1 -1/2", "1 1/2", "1");
    Finding further =
        new GradientAlignment()
            .check(HandMade.measured(line("1", "1", "1"), first, sideways))
            .get(0);
    assertThat(further.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(further.reason())
        .startsWith("it is not closer to 1 at the horizon")
        .contains("the risk is 0.8297, and a lower one may decide it: --until-risk 1e-4");
    TrajectoryStep against = step("0", "1", "1 1 -1", "1", "1");
    Finding negative =
        new GradientAlignment()
            .check(
                HandMade.measured(
                    line("1", "1", "1"), against, step("1", "2", "1 -1/8", "1", "1 -1/8")))
            .get(0);
    assertThat(negative.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(measured(negative.value())).isNegative();
    Finding shortRun =
        new GradientAlignment().check(HandMade.measured(line("1", "1", "1"), first)).get(0);
    assertThat(shortRun.reason()).startsWith("R(t) < ℓ(0) did not hold for longer than one step: ");
    assertThat(shortRun.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(
            new GradientAlignment().check(Examples.untouched(line("1", "1", "1"))).get(0).reason())
        .isEqualTo("no trajectory was computed");
    assertThat(
            new GradientAlignment()
                .check(Examples.untouched(Examples.skipProblem()))
                .get(0)
                .reason())
        .startsWith("not homogeneous: ");
    assertThat(new GradientAlignment().id()).isEqualTo("gradient-alignment");
  }

  /** No nearer is not nearer, and at a right angle is not towards. */
  @Test
  void cosinesThatAreEqualOrZeroAreNotCloser() {
    TrajectoryStep first = step("0", "1", "1 -1 1", "1", "1");
    TrajectoryStep same = step("1", "2", "1 -1 1", "1", "1");
    TrajectoryStep against = step("0", "1", "1 1 -1", "1", "1");
    TrajectoryStep across = step("1", "2", "0 1", "2 -1", "1");
    for (TrajectoryStep[] steps :
        List.of(new TrajectoryStep[] {first, same}, new TrajectoryStep[] {against, across})) {
      assertThat(
              new GradientAlignment()
                  .check(HandMade.measured(line("1", "1", "1"), steps))
                  .get(0)
                  .verdict())
          .isEqualTo(Verdict.UNDECIDED);
    }
  }

  /** The cosine counts from the step in which the risk becomes low. */
  @Test
  void alignmentIsHeldAgainstTheStepOfLowRisk() {
    TrajectoryStep high = step("0", "1", "-1", "-1", "1 1");
    TrajectoryStep low = step("1", "2", "-1 2", "-1 2", "2");
    TrajectoryStep later = step("2", "3", "1 1", "1 1", "2 2");
    Finding finding =
        new GradientAlignment()
            .check(HandMade.measured(line("-1", "-1", "1"), high, low, later))
            .get(0);
    assertThat(finding.interval()).contains(times(2, 3));
    // (1, 1, 2) with (1, 1, 0)
    assertThat(measured(finding.bound())).isCloseTo(2 / Math.sqrt(12), near());
    assertThat(measured(finding.value())).isCloseTo(1, near());
  }

  // Enclosure: radius against 1e-20 max(1, ‖w‖).

  private static Finding enclosure(double radius, String... weights) {
    Evidence evidence = HandMade.enclosed(line(weights), radius, step("0", "1", weights));
    return new Enclosure().check(evidence).get(0);
  }

  @Test
  void radiiAreHeldAgainstTheDigitsAsked() {
    Finding proved = enclosure(4.9e-20, "3", "4", "0");
    assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(proved.bound()).contains(new Quantity.Exact(Rational.parse("1e-20")));
    assertThat(proved.interval()).contains(times(0, 1));
    DyadicInterval distance = ((Quantity.Enclosed) proved.value().orElseThrow()).value();
    assertThat(distance.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(distance.upper().approximateDouble()).isCloseTo(4.9e-20, Offset.offset(1e-30));
    assertThat(proved.reason())
        .isEqualTo(
            "the defect, the growth of errors and the gates of all 1 steps are bounded; errors grow by at most 0 digits");
    Finding wide = enclosure(5.1e-20, "3", "4", "0");
    assertThat(wide.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(wide.value()).isPresent();
    assertThat(wide.interval()).contains(times(0, 1));
    assertThat(wide.reason()).startsWith("the enclosure is wider");
    assertThat(enclosure(0.9e-20, "1/8", "1/8", "0").verdict()).isEqualTo(Verdict.PROVED);
    assertThat(enclosure(1.1e-20, "1/8", "1/8", "0").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(new Enclosure().id()).isEqualTo("enclosure");
  }

  @Test
  void aFailedVerificationSaysWhere() {
    FlowProblem problem = line("1", "1", "1");
    Trajectory trajectory = HandMade.trajectory(problem, List.of(step("0", "1", "1", "1", "1")));
    Verification.Failed failed =
        new Verification.Failed(
            ForgedEnclosure.of(trajectory, 0, List.of()).enclosed(),
            7,
            Rational.of(1, 2),
            "the gap",
            "more digits");
    Evidence evidence = Evidence.verified(problem, failed, 20);
    Finding finding = new Enclosure().check(evidence).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason())
        .isEqualTo(
            "the flow is enclosed up to t = 0.5 (step 7), but not beyond: the gap; try more digits");
    assertThat(evidence.observations().isEnclosed()).isFalse();
    assertThat(evidence.enclosedRisk()).isEmpty();
    assertThat(evidence.verification()).contains(failed);
    assertThat(evidence.trajectory()).contains(trajectory);
    assertThat(evidence.digits()).isEqualTo(20);
    assertThat(evidence.problem()).isEqualTo(problem);
  }

  @Test
  void whatWouldDecideBeyondTheHorizon() {
    Evidence evidence = Examples.untouched(line("1", "1", "1"));
    assertThat(evidence.beyondHorizon()).isEqualTo("a longer horizon may decide it");
    assertThat(evidence.endedBy("it stalled").beyondHorizon())
        .isEqualTo("the flow was not followed to its horizon: it stalled");
    FlowProblem dead =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 2, 1, 1), AXES, Loss.EXPONENTIAL, "-1", "-1", "1");
    assertThat(Examples.untouched(dead).beyondHorizon())
        .startsWith("nothing ever moves from these initial weights");
    assertThat(evidence.observations()).isSameAs(evidence.observations());
    assertThat(evidence.endedBy("it").digits()).isEqualTo(20);
  }

  // Exact differences.

  @Test
  void differenceQuotientsAreCountedAndCompared() {
    Evidence evidence = Examples.untouched(line("1", "2", "3"));
    ExactDifference all = ExactDifference.at(evidence.problem(), evidence.observations());
    assertThat(all).isEqualTo(new ExactDifference(6, Optional.empty()));
    // The gradients of other weights are no difference quotients of these.
    Observations other = Examples.untouched(line("1", "2", "5")).observations();
    FlowProblem swapped =
        HandMade.problem(
            evidence.problem().network(),
            HandMade.data(
                List.of(1, 1), List.of(Examples.rationals("1", "0"), Examples.rationals("2", "1"))),
            Loss.EXPONENTIAL,
            "1",
            "2",
            "3");
    ExactDifference failing = ExactDifference.at(swapped, other);
    assertThat(failing.failure().orElseThrow())
        .isEqualTo("∂f/∂W1[0,0] is not the difference quotient on sample 1");
    assertThat(failing.checked()).isEqualTo(3);
  }

  /** A weight whose increment crosses a kink is passed over, and one that is shared. */
  @Test
  void weightsAtKinksArePassedOver() {
    FlowProblem kink =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 2, 1, 1), AXES, Loss.EXPONENTIAL, "0", "1", "1");
    ExactDifference difference = ExactDifference.at(kink, Examples.untouched(kink).observations());
    assertThat(difference.failure()).isEmpty();
    assertThat(difference.checked()).isEqualTo(5);
    Network shared =
        Network.of(
            2,
            List.of("x", "y", "o").stream().map(n -> new Vertex(n, Activation.LINEAR)).toList(),
            List.of(
                new Edge(0, 2, new Weight.Parameter(0)), new Edge(1, 2, new Weight.Parameter(0))),
            List.of("w"));
    FlowProblem twice = HandMade.problem(shared, AXES, Loss.EXPONENTIAL, "1");
    assertThat(ExactDifference.at(twice, Examples.untouched(twice).observations()))
        .isEqualTo(new ExactDifference(0, Optional.empty()));
  }

  @Test
  void differenceQuotientsAreLimited() {
    int units = 600;
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 1, units, 1),
            HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            Collections.nCopies(2 * units, "1").toArray(String[]::new));
    assertThat(ExactDifference.at(problem, Examples.untouched(problem).observations()).checked())
        .isEqualTo(400_000 / (2 * units));
  }

  // Homogeneity, decomposition, separability.

  @Test
  void degreesAndObstacles() {
    Finding finding = new Homogeneity().check(Examples.untouched(line("1", "2", "3"))).get(0);
    assertThat(finding.reason())
        .isEqualTo("every path has 2 trainable edges; ⟨w, ∇f⟩ = L f exactly at w(0) on 2 samples");
    assertThat(finding.value()).contains(new Quantity.Exact(Rational.of(2)));
    assertThat(new Homogeneity().id()).isEqualTo("homogeneity");
    assertThat(
            Homogeneity.obstacle(
                graph(List.of(List.of(0, 2), List.of(2, 3), List.of(1, 3))).network()))
        .isEqualTo("there are paths with 1 and 2 trainable edges");
    Network cut =
        Network.of(
            1,
            List.of("x", "a", "o").stream().map(n -> new Vertex(n, Activation.LINEAR)).toList(),
            List.of(new Edge(1, 2, new Weight.Parameter(0))),
            List.of("w"));
    assertThat(Homogeneity.obstacle(cut)).isEqualTo("no path leads from an input to the output");
  }

  @Test
  void pathsAreCountedAndFollowed() {
    Evidence evidence = HandMade.measured(line("1", "2", "3"), step("0", "1", "1 1", "2", "3"));
    List<Finding> findings = new Decomposition().check(evidence);
    assertThat(findings).extracting(Finding::subject).containsExactly("w(0)", "recorded end");
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings.get(0).value()).contains(new Quantity.Exact(Rational.of(2)));
    assertThat(findings.get(0).reason()).isEqualTo("exact on 2 samples, by all 2 paths");
    assertThat(findings.get(0).interval()).contains(times(0, 0));
    assertThat(findings.get(1).interval()).contains(times(1, 1));
    assertThat(new Decomposition().id()).isEqualTo("decomposition");
  }

  /** 2·50^3 = 250,000 paths are too many to be listed. */
  @Test
  void manyPathsAreTakenTogether() {
    Network network = HandMade.layered(Activation.RELU, 2, 50, 50, 50, 1);
    FlowProblem problem =
        HandMade.problem(
            network,
            AXES,
            Loss.EXPONENTIAL,
            Collections.nCopies(100 + 5000 + 50, "1").toArray(String[]::new));
    Finding finding = new Decomposition().check(Examples.untouched(problem)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.reason())
        .isEqualTo("exact on 2 samples, by homogeneity, for all 250000 paths");
  }

  /** 5,000 paths each, 50,000 in all: ten samples of twelve. */
  @Test
  void pathsOverAllSamplesAreLimited() {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 50, 50, 1),
            HandMade.data(
                Collections.nCopies(12, 1), Collections.nCopies(12, Examples.rationals("1", "2"))),
            Loss.EXPONENTIAL,
            Collections.nCopies(100 + 2500 + 50, "1").toArray(String[]::new));
    assertThat(new Decomposition().check(Examples.untouched(problem)).get(0).reason())
        .isEqualTo("exact on 10 samples, by all 5000 paths");
  }

  @Test
  void whatIsMissingIsSaid() {
    Evidence untouched = Examples.untouched(Examples.skipProblem());
    assertThat(new Homogeneity().check(untouched).get(0).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(new Enclosure().check(untouched).get(0).reason())
        .isEqualTo(
            "the trajectory was not verified, so nothing is known of its distance from the true flow");
    Evidence enclosed =
        HandMade.enclosed(line("1", "1", "1"), 0x1p-70, step("0", "1", "1", "1", "1"));
    assertThat(enclosed.enclosedRisk().orElseThrow().middle().approximateDouble())
        .isCloseTo(2 / Math.E, near());
  }

  @Test
  void separatingVectorsAndTheLargestMargin() {
    List<Finding> findings = new Separability().check(Examples.untouched(line("1", "2", "3")));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    Certificate separator = findings.get(0).certificate().orElseThrow();
    assertThat(separator.kind()).isEqualTo(Certificate.Kind.SEPARATOR);
    assertThat(separator.u()).allMatch(c -> c.compareTo(Rational.ONE) >= 0);
    assertThat(separator.coefficients()).isEmpty();
    Finding margin = findings.get(1);
    assertThat(margin.value()).contains(new Quantity.Exact(Rational.of(1, 2)));
    assertThat(margin.reason()).endsWith("with 2 support vectors");
    Certificate numbers = margin.certificate().orElseThrow();
    assertThat(numbers.kind()).isEqualTo(Certificate.Kind.MAX_MARGIN);
    assertThat(numbers.u()).isEqualTo(Examples.rationals("1", "1"));
    assertThat(numbers.coefficients()).isEqualTo(Examples.rationals("1", "1"));
    assertThat(new Separability().id()).isEqualTo("separability");
  }

  /** The margin of other samples does not verify. */
  @Test
  void marginsThatDoNotVerifyAreNotProved() {
    Finding finding =
        Separability.margin(
            Examples.untouched(line("1", "2", "3")).observations().maxMargin(), Examples.SEPARABLE);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.subject()).isEqualTo("margin");
  }

  @Test
  void combinationsThatVanishAreShown() {
    Dataset opposite =
        HandMade.data(
            List.of(1, -1), List.of(Examples.rationals("1", "0"), Examples.rationals("2", "0")));
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 1, 1),
            opposite,
            Loss.EXPONENTIAL,
            "1",
            "0",
            "1");
    List<Finding> findings = new Separability().check(Examples.untouched(problem));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(findings.get(0).reason()).startsWith("a convex combination of 2 signed samples");
    Certificate farkas = findings.get(0).certificate().orElseThrow();
    assertThat(farkas.kind()).isEqualTo(Certificate.Kind.FARKAS);
    assertThat(farkas.coefficients()).isEqualTo(Examples.rationals("2/3", "1/3"));
  }

  // Layers.

  @Test
  void verticesOutsideLayers() {
    Network network =
        Network.of(
            1,
            List.of("x", "a", "b", "c", "d", "o").stream()
                .map(n -> new Vertex(n, Activation.LINEAR))
                .toList(),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 5, new Weight.Parameter(1)),
                new Edge(0, 2, new Weight.Parameter(2)),
                new Edge(2, 5, new Weight.Parameter(2)),
                new Edge(0, 3, new Weight.Parameter(3)),
                new Edge(4, 5, new Weight.Parameter(4))),
            List.of("p", "q", "r", "s", "t"));
    LayerStructure layers = LayerStructure.of(network);
    assertThat(layers.classes()).extracting(TwinClass::vertices).containsExactly(List.of(1));
    assertThat(layers.excluded())
        .isEqualTo(
            Map.of(
                2,
                "the parameter of x → b is shared, which this version does not support here",
                3,
                "c has no edges on one side",
                4,
                "d has no edges on one side"));
    assertThat(layers.classOf(1)).contains(layers.classes().get(0));
    assertThat(layers.classOf(2)).isEmpty();
    assertThat(layers.destination(layers.classes().get(0)))
        .isEqualTo(new LayerStructure.Destination.Output());
  }

  @Test
  void destinationsOfLayers() {
    LayerStructure chain = LayerStructure.of(HandMade.layered(Activation.LINEAR, 1, 2, 2, 1));
    assertThat(chain.destination(chain.classes().get(0)))
        .isEqualTo(new LayerStructure.Destination.Layer(chain.classes().get(1)));
    LayerStructure beside =
        LayerStructure.of(graph(List.of(List.of(0, 2), List.of(2, 3), List.of(2, 3))).network());
    LayerStructure.Destination parallel = beside.destination(beside.classes().get(0));
    assertThat(parallel)
        .isEqualTo(
            new LayerStructure.Destination.Elsewhere(
                "parallel edges lead out of b, so the out-matrix is no part of the next in-matrix"));
    Network excluded =
        Network.of(
            1,
            List.of("x", "a", "b", "o").stream()
                .map(n -> new Vertex(n, Activation.LINEAR))
                .toList(),
            List.of(
                new Edge(0, 1, new Weight.Parameter(0)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(2, 3, new Weight.Fixed(Rational.ONE))),
            List.of("p", "q"));
    LayerStructure layers = LayerStructure.of(excluded);
    assertThat(layers.destination(layers.classes().get(0)))
        .isEqualTo(new LayerStructure.Destination.Elsewhere("the edge b → o is fixed"));
  }

  // The registry.

  @Test
  void whatIsOutOfRangeIsUndecided() {
    Claim claim =
        new Claim() {
          @Override
          public String id() {
            return "some";
          }

          @Override
          public List<Finding> check(Evidence evidence) {
            throw new RangeException("numbers too large");
          }
        };
    Evidence evidence = Examples.untouched(line("1", "2", "3"));
    List<Finding> findings = Claims.check(claim, evidence);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(0).id()).isEqualTo("some");
    assertThat(findings.get(0).reason())
        .isEqualTo(
            "deciding it takes numbers too large: smaller features or weights are needed to decide it"
                + " (data: {standardize: true}, or a smaller scale of the initialization)");
    assertThat(Claims.check(new Homogeneity(), evidence)).hasSize(1);
    assertThat(Claims.checkAll(evidence)).extracting(Finding::id).contains("energy", "homogeneity");
    assertThat(Claims.withId("energy")).isPresent();
    assertThat(Claims.withId("other")).isEmpty();
    assertThat(Claims.hypotheses())
        .extracting(Claim::id)
        .containsExactly(
            "separability",
            "initial-risk",
            "homogeneity",
            "directional-convergence",
            "stable-activation");
    assertThat(Claims.all()).hasSize(30);
  }

  @Test
  void valuesAreKept() {
    Memo<Integer> memo = new Memo<>();
    AtomicInteger calls = new AtomicInteger();
    assertThat(memo.get(calls::incrementAndGet)).isEqualTo(1);
    assertThat(memo.get(calls::incrementAndGet)).isEqualTo(1);
  }

  /** Twenty digits are 67 bits, and 32 beyond. */
  @Test
  void bitsAndErrors() {
    ReadingPrecision asked = ReadingPrecision.of(20, 10);
    assertThat(asked.bits()).isEqualTo(99);
    assertThat(ReadingPrecision.of(20, 100).bits()).isEqualTo(132);
    assertThat(asked.relativeError().toRational()).isGreaterThanOrEqualTo(Rational.parse("1e-20"));
    assertThat(asked.relativeError().toRational()).isLessThan(Rational.parse("1.000001e-20"));
  }

  // Ranges.

  private static DyadicInterval interval(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  @Test
  void rangesAreCutAtWhatIsKnown() {
    DyadicInterval range = interval(-1, 2);
    assertThat(WholeStepRange.below(range, Rational.ONE)).isEqualTo(interval(-1, 1));
    assertThat(WholeStepRange.below(range, Rational.of(2))).isEqualTo(range);
    assertThat(WholeStepRange.below(range, Rational.of(3))).isEqualTo(range);
    assertThat(WholeStepRange.below(range, Rational.of(-2))).isEqualTo(range);
    assertThat(WholeStepRange.below(range, Rational.of(-1))).isEqualTo(interval(-1, -1));
    assertThat(WholeStepRange.above(range, Rational.ONE)).isEqualTo(interval(1, 2));
    assertThat(WholeStepRange.above(range, Rational.of(-1))).isEqualTo(range);
    assertThat(WholeStepRange.above(range, Rational.of(-2))).isEqualTo(range);
    assertThat(WholeStepRange.above(range, Rational.of(3))).isEqualTo(range);
    assertThat(WholeStepRange.above(range, Rational.of(2))).isEqualTo(interval(2, 2));
    assertThat(WholeStepRange.monotone(interval(3, 4), interval(1, 2))).isEqualTo(interval(1, 4));
    assertThat(WholeStepRange.monotone(interval(1, 2), interval(3, 4))).isEqualTo(interval(1, 4));
  }

  /** Parts narrow the range of {@code τ(1 - τ)}; what is too dear or unbounded has none. */
  @Test
  void rangesOverParts() {
    TrajectoryStep first = step("0", "1", "0 1 -1", "1", "1");
    TrajectoryStep second = step("1", "2", "2", "1", "1");
    WholeStepRange times =
        HandMade.enclosed(line("1", "1", "1"), 0x1p-40, first, second)
            .observations()
            .throughout()
            .orElseThrow();
    DyadicInterval all = times.from(0, 1, box -> box.range(0)).orElseThrow();
    assertThat(all.lower().approximateDouble()).isBetween(-0.3, -0x1p-41);
    assertThat(all.upper().approximateDouble()).isBetween(2.0, 2.01);
    DyadicInterval late = times.from(1, 1, box -> box.range(0)).orElseThrow();
    assertThat(late.lower().approximateDouble()).isBetween(1.99, 2.0);
    assertThat(times.from(2, 1, box -> box.range(0))).isEmpty();
    assertThat(times.from(0, 50_000_000, box -> box.range(0))).isPresent();
    assertThat(times.from(0, 50_000_001, box -> box.range(0))).isEmpty();
    assertThat(times.from(1, 50_000_001, box -> box.range(0))).isPresent();
    AtomicInteger boxes = new AtomicInteger();
    times.from(
        0,
        0,
        box -> {
          boxes.incrementAndGet();
          return box.range(0);
        });
    assertThat(boxes.get()).isEqualTo(8);
    times.from(
        0,
        25_000_000,
        box -> {
          boxes.incrementAndGet();
          return box.range(0);
        });
    assertThat(boxes.get()).isEqualTo(8 + 4);
    assertThat(
            times.from(
                0, 1, box -> new org.plumbline.number.DoubleInterval(0, Double.POSITIVE_INFINITY)))
        .isEmpty();
    assertThat(
            times.from(
                0, 1, box -> new org.plumbline.number.DoubleInterval(Double.NEGATIVE_INFINITY, 0)))
        .isEmpty();
  }

  @Test
  void theReductionIsKept() {
    FlowProblem mean =
        new FlowProblem(
            HandMade.layered(Activation.LINEAR, 2, 1, 1),
            AXES,
            Examples.rationals("1", "1", "1"),
            Loss.EXPONENTIAL,
            Reduction.MEAN);
    assertThat(Examples.untouched(mean).problem().reduction()).isEqualTo(Reduction.MEAN);
  }
}
