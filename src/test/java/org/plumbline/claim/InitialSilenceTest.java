package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Units that are off everywhere, and starts from which nothing moves. */
final class InitialSilenceTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));

  private static FlowProblem problem(
      List<Integer> widths,
      Activation activation,
      boolean skips,
      List<String> points,
      String weights) {
    List<Activation> activations = java.util.Collections.nCopies(widths.size() - 2, activation);
    List<Skip> skip = skips ? List.of(new Skip(0, widths.size() - 1, Skip.Kind.FREE)) : List.of();
    LayeredArchitecture layers = new LayeredArchitecture(widths, activations, skip);
    List<List<Rational>> rows = points.stream().map(InitialSilenceTest::numbers).toList();
    Dataset data =
        new Dataset(
            rows.get(0).stream().map(x -> "x").toList(),
            rows,
            rows.stream().map(x -> x.get(0).signum() < 0 ? -1 : 1).toList());
    return new FlowProblem(
        layers.network(), data, numbers(weights), Loss.EXPONENTIAL, Reduction.MEAN);
  }

  private static List<Rational> numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).map(Rational::parse).toList();
  }

  private static InitialSilence positive(String weights) {
    return InitialSilence.of(
        problem(List.of(2, 2, 1), Activation.RELU, false, List.of("1 1", "2 1"), weights));
  }

  @ParameterizedTest
  @CsvSource({
    "-1 -1 -1 1/2 1 1, 2, true",
    "-1 -1 1 1 1 1, 1, false",
    "1 1 1 1 1 1, 0, false",
    // exactly at the kink of the first sample: the unit may turn on
    "-1 1 -1 -1 1 1, 1, false",
    // off on the first sample only
    "-1 3/2 1 0 0 0, 0, false",
  })
  void unitsOffOnAllSamplesAreFound(String weights, int silent, boolean isStationary) {
    InitialSilence found = positive(weights);
    assertThat(found.silent()).hasSize(silent);
    assertThat(found.isStationary()).isEqualTo(isStationary);
  }

  /** A gap of 1e-30 is enough, and one of 0 is not. */
  @Test
  void signsAreDecidedExactly() {
    assertThat(positive("-1 0.999999999999999999999999999999 -1 -1 1 1").silent()).hasSize(2);
    assertThat(positive("-1 1 -2 1 1 1").silent()).hasSize(1);
  }

  /** The second layer reads zeros only: it is silent though its pre-activations are 0. */
  @Test
  void layersBehindAreSilentToo() {
    FlowProblem problem =
        problem(List.of(1, 1, 1, 1), Activation.RELU, false, List.of("1", "2"), "-1 1 1");
    InitialSilence found = InitialSilence.of(problem);
    assertThat(found.isTotal(problem.network())).isTrue();
    assertThat(found.isStationary()).isTrue();
  }

  /** Weights from inputs do not move while their unit is off; those of a second layer's may. */
  @Test
  void unitsThatReadInputsStayOff() {
    FlowProblem first =
        problem(List.of(1, 2, 1), Activation.RELU, false, List.of("1", "2"), "-1 1 1 1");
    assertThat(InitialSilence.of(first).silent()).hasSize(1);
    assertThat(InitialSilence.of(first).isForever(first.network())).isTrue();
    FlowProblem second =
        problem(List.of(1, 1, 2, 1), Activation.RELU, false, List.of("1", "2"), "1 -1 1 1 1");
    assertThat(InitialSilence.of(second).silent()).hasSize(1);
    assertThat(InitialSilence.of(second).isForever(second.network())).isFalse();
  }

  @Test
  void leakyUnitsAndSkipsMove() {
    assertThat(
            InitialSilence.of(problem(List.of(1, 1, 1), LEAKY, false, List.of("1", "2"), "-1 1"))
                .silent())
        .isEmpty();
    FlowProblem skip =
        problem(List.of(1, 1, 1), Activation.RELU, true, List.of("1", "2"), "-1 1 1");
    assertThat(InitialSilence.of(skip).isTotal(skip.network())).isTrue();
    assertThat(InitialSilence.of(skip).isStationary()).isFalse();
  }

  /** Zero samples keep even linear layers from moving. */
  @Test
  void zerosAreSilent() {
    FlowProblem problem =
        problem(List.of(2, 1, 1), Activation.LINEAR, false, List.of("0 0", "0 0"), "1 1 1");
    assertThat(InitialSilence.of(problem).isStationary()).isTrue();
    FlowProblem half =
        problem(List.of(2, 1, 1), Activation.LINEAR, false, List.of("0 0", "0 1"), "1 1 1");
    assertThat(InitialSilence.of(half).isStationary()).isFalse();
  }

  /** Two weights that are 0 on a path keep it still; one does not. */
  @ParameterizedTest
  @CsvSource({
    "0 0 0 0 0 0, true",
    "0 0 0 0 1 0, false",
    "0 0 1 2 0 0, false",
    // one unit is off, the other has two zeros on every path
    "-1 -1 0 0 1 0, true",
    "-1 -1 0 0 1 1, false",
    "-1 -1 0 1 1 0, false",
  })
  void pathsWithTwoZerosDoNotMove(String weights, boolean isStationary) {
    InitialSilence found = positive(weights);
    assertThat(found.isStationary()).isEqualTo(isStationary);
    assertThat(found.isSilent()).isFalse();
  }

  /** A path of a single edge has one weight: it moves from 0. */
  @Test
  void skipsMoveFromZero() {
    FlowProblem skip =
        problem(List.of(1, 1, 1), Activation.LINEAR, true, List.of("1", "2"), "0 0 0");
    assertThat(InitialSilence.of(skip).isStationary()).isFalse();
    FlowProblem none = problem(List.of(1, 1, 1), Activation.LINEAR, false, List.of("1"), "0 0");
    assertThat(InitialSilence.of(none).isStationary()).isTrue();
    assertThat(new Evidence(none, Optional.empty(), 10).beyondHorizon())
        .isEqualTo("nothing ever moves from these initial weights; try others");
  }

  /** The advice is another start, not a longer horizon. */
  @Test
  void adviceIsOneThatCanWork() {
    FlowProblem dead = problem(List.of(1, 1, 1), Activation.RELU, false, List.of("1", "2"), "-1 1");
    assertThat(new Evidence(dead, Optional.empty(), 10).beyondHorizon())
        .isEqualTo(
            "nothing ever moves from these initial weights; try others, or scale the features");
    FlowProblem alive = problem(List.of(1, 1, 1), Activation.RELU, false, List.of("1", "2"), "1 1");
    Evidence evidence = new Evidence(alive, Optional.empty(), 10);
    assertThat(evidence.beyondHorizon()).isEqualTo("a longer horizon may decide it");
    assertThat(evidence.endedBy("see continuation").beyondHorizon())
        .isEqualTo("the flow was not followed to its horizon: see continuation");
    FlowProblem linear =
        problem(List.of(1, 1, 1), Activation.LINEAR, false, List.of("1", "-1"), "1 1");
    assertThat(InitialRisk.remedy(new Evidence(linear, Optional.empty(), 10)))
        .isEqualTo("a longer horizon may decide it");
    Dataset both = new Dataset(List.of("x"), List.of(numbers("1"), numbers("2")), List.of(1, -1));
    FlowProblem inseparable =
        new FlowProblem(linear.network(), both, numbers("1 1"), Loss.EXPONENTIAL, Reduction.MEAN);
    assertThat(InitialRisk.remedy(new Evidence(inseparable, Optional.empty(), 10)))
        .startsWith("no weights reach it, as the network is linear");
  }
}
