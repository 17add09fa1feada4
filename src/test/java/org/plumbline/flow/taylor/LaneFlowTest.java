package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.KinkDriver;
import org.plumbline.flow.Obstacle;
import org.plumbline.flow.Position;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Stepper;
import org.plumbline.flow.Stretch;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.kink.VanishingPairs;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** Whole flows in lanes and by compiled programs: the same events, and the same weights. */
final class LaneFlowTest {
  private static final int DIGITS = 15;

  @ParameterizedTest
  @CsvSource({
    "relu, EXPONENTIAL, 1, 2, 10",
    "relu, EXPONENTIAL, 2, 3, 10",
    "relu, LOGISTIC, 3, 3, 60",
    "leaky:1/4, EXPONENTIAL, 4, 2, 10",
    "leaky:1/3, LOGISTIC, 5, 4, 60",
    "abs, EXPONENTIAL, 6, 2, 4",
    "relu relu, EXPONENTIAL, 2, 2, 5",
    "relu leaky:1/3, LOGISTIC, 1, 4, 8",
    "leaky:1/4 relu, LOGISTIC, 7, 3, 12",
    "abs abs, EXPONENTIAL, 4, 2, 5",
  })
  void haveTheSameKinks(String activations, Loss loss, long seed, int inputs, int until) {
    FlowProblem problem = problem(activations, loss, seed, inputs);
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    Trajectory program = flow(problem, until, precision, FormChoice.byCost(problem));
    Trajectory lanes = flow(problem, until, precision, FormChoice.lanes(problem));
    assertThat(lanes.events()).hasSizeGreaterThan(3);
    assertThat(names(lanes)).isEqualTo(names(program));
    for (int e = 0; e < lanes.events().size(); e++) {
      Dyadic gap = lanes.events().get(e).time().subtract(program.events().get(e).time());
      assertThat(StepSize.logSize(gap)).isLessThan(-60);
    }
    for (int p = 0; p < lanes.finalWeights().size(); p++) {
      Dyadic gap = lanes.finalWeights().get(p).subtract(program.finalWeights().get(p));
      assertThat(StepSize.logSize(gap)).isLessThan(-60);
    }
  }

  /** At each kink that is decided by rates in double, against the search at full precision. */
  @ParameterizedTest
  @CsvSource({
    "relu, EXPONENTIAL, 1, 2, 10",
    "relu, LOGISTIC, 3, 3, 60",
    "leaky:1/4, EXPONENTIAL, 4, 2, 10",
    "abs, EXPONENTIAL, 6, 2, 4",
    "relu relu, LOGISTIC, 1, 4, 10",
    "abs abs, EXPONENTIAL, 4, 2, 5",
  })
  void plainKinksAreDecidedAsByTheResolver(
      String activations, Loss loss, long seed, int inputs, int until) {
    FlowProblem problem = problem(activations, loss, seed, inputs);
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    Compared stepper = new Compared(problem, precision);
    KinkDriver.integrate(
        problem,
        Horizon.atTime(Rational.of(until)),
        weights(problem, precision),
        stepper,
        Progress.SILENT);
    assertThat(stepper.plain).isGreaterThan(3);
  }

  /** Lanes whose decisions are compared with those of the resolver. */
  private static final class Compared implements Stepper {
    private final FlowProblem problem;
    private final Stepper lanes;
    private int plain;

    Compared(FlowProblem problem, WorkingPrecision precision) {
      this.problem = problem;
      this.lanes =
          new TaylorStepper(
              problem, precision, LimbSeries.withBits(precision.bits()), FormChoice.lanes(problem));
    }

    @Override
    public Optional<Resolution.Unique> plainly(Position here, GateTable gates, Pair pair) {
      Optional<Resolution.Unique> mine = lanes.plainly(here, gates, pair);
      mine.ifPresent(decided -> compare(decided, here, gates, pair));
      return mine;
    }

    private void compare(Resolution.Unique mine, Position here, GateTable gates, Pair pair) {
      plain++;
      List<Pair> vanishing =
          VanishingPairs.at(problem, here.point(), gates, pair, precision().vanishingBits());
      Resolution theirs = resolver().resolve(here.point(), vanishing, unit());
      assertThat(theirs).isInstanceOf(Resolution.Unique.class);
      Resolution.Unique unique = (Resolution.Unique) theirs;
      assertThat(mine.gates()).isEqualTo(unique.gates());
      assertThat(mine.leadingOrders()).isEqualTo(unique.leadingOrders());
      assertThat(mine.field().get().slopePairs()).isEqualTo(unique.field().get().slopePairs());
      for (int q = 0; q < unique.slopes().size(); q++) {
        Dyadic gap = mine.slopes().get(q).subtract(unique.slopes().get(q));
        assertThat(gap.abs()).isLessThan(Dyadic.ONE.scale(-24));
      }
    }

    @Override
    public WorkingPrecision precision() {
      return lanes.precision();
    }

    @Override
    public int workingBits() {
      return lanes.workingBits();
    }

    @Override
    public GateResolver resolver() {
      return lanes.resolver();
    }

    @Override
    public Optional<Dyadic> unit() {
      return lanes.unit();
    }

    @Override
    public Optional<Obstacle> run(Stretch stretch, Listener listener) {
      return lanes.run(stretch, listener);
    }
  }

  private static List<Dyadic> weights(FlowProblem problem, WorkingPrecision precision) {
    return problem.initialWeights().stream()
        .map(w -> Dyadic.approximate(w, precision.bits()))
        .toList();
  }

  private static List<String> names(Trajectory trajectory) {
    List<String> names = new ArrayList<>();
    for (GateEvent event : trajectory.events()) {
      names.add(event.pair() + " " + event.kind());
    }
    return names;
  }

  /** A network with one layer of kinks and a linear one, or with two layers of kinks. */
  static FlowProblem problem(String activations, Loss loss, long seed, int inputs) {
    Random random = new Random(seed);
    List<Activation> kinked =
        Arrays.stream(activations.split(" ")).map(a -> Activation.parse(a).orElseThrow()).toList();
    boolean isDeep = kinked.size() > 1;
    var network =
        new LayeredArchitecture(
                isDeep ? List.of(inputs, 4, 3, 1) : List.of(inputs, 3, 2, 1),
                isDeep ? kinked : List.of(kinked.get(0), Activation.LINEAR),
                List.of())
            .network();
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      points.add(
          IntStream.range(0, inputs)
              .mapToObj(a -> Rational.of(random.nextInt(4001) - 2000, 1000))
              .toList());
      labels.add(points.get(i).get(0).add(points.get(i).get(1)).signum() > 0 ? 1 : -1);
    }
    List<Rational> weights =
        IntStream.range(0, network.parameters())
            .mapToObj(p -> Rational.of(random.nextInt(257) - 128, 256))
            .toList();
    List<String> names = IntStream.range(0, inputs).mapToObj(a -> "x" + a).toList();
    Dataset data = new Dataset(names, points, labels);
    return new FlowProblem(network, data, weights, loss, Reduction.MEAN);
  }

  private static Trajectory flow(
      FlowProblem problem, int until, WorkingPrecision precision, FormChoice choice) {
    TaylorStepper stepper =
        new TaylorStepper(problem, precision, LimbSeries.withBits(precision.bits()), choice);
    FlowResult result =
        KinkDriver.integrate(
            problem,
            Horizon.atTime(Rational.of(until)),
            weights(problem, precision),
            stepper,
            Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    return result.trajectory();
  }
}
