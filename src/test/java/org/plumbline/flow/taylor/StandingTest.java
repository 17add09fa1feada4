package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.StepBytes;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.KinkDriver;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** From wherever an integration stood, written and read, it goes on to the same bytes. */
final class StandingTest {
  private static final int DIGITS = 15;

  /** Resumed runs of one integration, spread over its steps. */
  private static final int RESUMED = 5;

  /** Integrates, from a place if there is one. */
  private interface Run {
    FlowResult from(Optional<Standing> standing, Progress progress);
  }

  /** All places where an integration stood, as bytes. */
  private static final class Places implements Progress {
    private final List<byte[]> places = new ArrayList<>();

    /** The places as texts, which are short where they differ. */
    List<String> digests(int from) {
      return places.subList(from, places.size()).stream().map(StandingTest::digest).toList();
    }

    @Override
    public boolean advanced(int steps, int events, Rational time, double logRisk) {
      return true;
    }

    @Override
    public void resting(Supplier<Standing> standing) {
      places.add(bytes(standing.get()));
    }
  }

  private static byte[] bytes(Standing standing) {
    ExactOutput out = new ExactOutput();
    out.put(standing.steps().size());
    standing.steps().forEach(step -> StepBytes.write(step, out));
    standing.write(out);
    return out.bytes();
  }

  private static Standing read(byte[] bytes) {
    ExactInput in = new ExactInput(bytes);
    List<TrajectoryStep> steps = new ArrayList<>();
    Optional<GateTable> before = Optional.empty();
    for (int count = in.getInt(); count > 0; count--) {
      steps.add(StepBytes.read(in, before));
      before = Optional.of(steps.get(steps.size() - 1).gates());
    }
    return Standing.read(in, steps);
  }

  private static String digest(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return bytes.length + " " + sum.getValue();
  }

  private static String digest(FlowResult result) {
    Trajectory trajectory = result.trajectory();
    ExactOutput out = new ExactOutput();
    trajectory.steps().forEach(step -> StepBytes.write(step, out));
    trajectory.finalWeights().forEach(out::put);
    return result.getClass() + " " + trajectory.events() + " " + digest(out.bytes());
  }

  /** The places of a run, from some of which it was gone on with to the same end. */
  private static int assertResumable(Run run) {
    Places all = new Places();
    String whole = digest(run.from(Optional.empty(), all));
    int size = all.places.size();
    for (int k = 0; k < RESUMED; k++) {
      int from = (size - 1) * k / (RESUMED - 1);
      Places later = new Places();
      FlowResult resumed = run.from(Optional.of(read(all.places.get(from))), later);
      assertThat(digest(resumed)).as("from place %d of %d", from, size).isEqualTo(whole);
      assertThat(later.digests(0)).isEqualTo(all.digests(from + 1));
    }
    return size;
  }

  private static Run taylor(FlowProblem problem, int until, boolean isInLanes) {
    WorkingPrecision precision = WorkingPrecision.forDigits(DIGITS);
    Horizon horizon = Horizon.atTime(Rational.of(until));
    List<Dyadic> weights =
        problem.initialWeights().stream()
            .map(w -> Dyadic.approximate(w, precision.bits()))
            .toList();
    return (standing, progress) -> {
      TaylorStepper stepper =
          new TaylorStepper(
              problem,
              precision,
              LimbSeries.withBits(precision.bits()),
              isInLanes ? FormChoice.lanes(problem) : FormChoice.byCost(problem));
      return standing.isPresent()
          ? KinkDriver.resume(problem, horizon, standing.get(), stepper, progress)
          : KinkDriver.integrate(problem, horizon, weights, stepper, progress);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "relu, EXPONENTIAL, 1, 2, 10",
    "relu, LOGISTIC, 3, 3, 60",
    "leaky:1/4, EXPONENTIAL, 4, 2, 10",
    "abs, EXPONENTIAL, 6, 2, 4",
    "relu relu, EXPONENTIAL, 2, 2, 5",
    "leaky:1/4 relu, LOGISTIC, 7, 3, 12",
  })
  void goesOnInBothForms(String activations, Loss loss, long seed, int inputs, int until) {
    FlowProblem problem = LaneFlowTest.problem(activations, loss, seed, inputs);
    assertThat(assertResumable(taylor(problem, until, false))).isGreaterThan(5);
    assertThat(assertResumable(taylor(problem, until, true))).isGreaterThan(5);
  }

  private static Run engine(Engine engine, String example, int digits) {
    Experiment experiment = BundledExamples.read(example);
    FlowProblem problem = FlowProblems.of(experiment);
    Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
    return (standing, progress) ->
        standing.isPresent()
            ? engine.resume(problem, horizon, digits, standing.get(), progress)
            : engine.integrate(problem, horizon, digits, progress);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinned", "small-relu", "leaky-logistic", "bypass"})
  void goesOnWithPinnedPairsAndSkips(String example) {
    assertResumable(engine(Engines.standard(), example, DIGITS));
  }

  /** In double a stretch is begun again, and everything before it is there. */
  @ParameterizedTest
  @ValueSource(strings = {"reference", "double"})
  void otherEnginesGoOn(String name) {
    assertResumable(engine(Engines.named(name).orElseThrow(), "pinned", 5));
  }

  /** What one engine does not tell of itself is not asked of it: it begins again. */
  @Test
  void anEngineThatKnowsNoPlacesBeginsAgain() {
    Places places = new Places();
    Run run = engine(Engines.standard(), "pinned", DIGITS);
    String whole = digest(run.from(Optional.empty(), places));
    Engine plain =
        new Engine() {
          @Override
          public String name() {
            return "plain";
          }

          @Override
          public FlowResult integrate(
              FlowProblem problem, Horizon horizon, int digits, Progress progress) {
            return Engines.standard().integrate(problem, horizon, digits, progress);
          }
        };
    Standing last = read(places.places.get(places.places.size() - 1));
    FlowResult again = engine(plain, "pinned", DIGITS).from(Optional.of(last), Progress.SILENT);
    assertThat(digest(again)).isEqualTo(whole);
  }
}
