package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.number.Rational;

/** A verification goes on from what was kept of the same steps, and of no others. */
final class VerifierMemoryTest {
  private static final int DIGITS = 20;
  private static Trajectory whole;

  @BeforeAll
  static void integrate() throws Exception {
    whole = Vectors.taylor("relu-kinks", DIGITS);
  }

  /** Keeps all states as bytes, each with the bounds that are new in it. */
  private static final class Bytes implements VerifierMemory {
    private final List<byte[]> written = new ArrayList<>();
    private Optional<VerifiedSteps> last = Optional.empty();
    private Optional<VerifiedSteps> known = Optional.empty();

    @Override
    public void reached(Supplier<Optional<VerifiedSteps>> soFar) {
      soFar.get().ifPresent(this::write);
    }

    @Override
    public void ended(Supplier<Optional<VerifiedSteps>> soFar) {
      reached(soFar);
    }

    private void write(VerifiedSteps state) {
      ExactOutput out = new ExactOutput();
      state.write(out, last.map(state::inCommon).orElse(0));
      written.add(out.bytes());
      last = Optional.of(state);
    }

    @Override
    public Optional<VerifiedSteps> known(int limbs, int most) {
      return known.filter(state -> state.limbs() == limbs && state.size() <= most);
    }
  }

  /** The states that are read from bytes. */
  private static List<VerifiedSteps> read(List<byte[]> written) {
    List<VerifiedSteps> states = new ArrayList<>();
    Optional<VerifiedSteps> before = Optional.empty();
    for (byte[] bytes : written) {
      before = Optional.of(VerifiedSteps.read(new ExactInput(bytes), before));
      states.add(before.get());
    }
    return states;
  }

  /** The states after each step. */
  private static List<VerifiedSteps> states() {
    Bytes memory = new Bytes();
    GrowingEnclosure growing = new GrowingEnclosure(whole.problem(), DIGITS, 1, memory);
    for (int count = 1; count <= whole.steps().size(); count++) {
      growing.upTo(Beginnings.upTo(whole, count), VerificationProgress.SILENT);
    }
    List<VerifiedSteps> states = read(memory.written);
    assertThat(states.stream().map(VerifiedSteps::size).distinct())
        .hasSize(whole.steps().size())
        .contains(1, whole.steps().size());
    return states;
  }

  private static Verification from(
      VerifiedSteps known, Trajectory trajectory, List<Integer> asked) {
    Bytes memory = new Bytes();
    memory.known = Optional.of(known);
    return new GrowingEnclosure(trajectory.problem(), DIGITS, 1, memory)
        .upTo(
            trajectory,
            (done, all) -> {
              asked.add(done);
              return true;
            });
  }

  private static Verification atOnce(Trajectory trajectory) {
    return new GrowingEnclosure(trajectory.problem(), DIGITS, 1)
        .upTo(trajectory, VerificationProgress.SILENT);
  }

  @Test
  void goesOnFromAnyStepToTheSameBounds() {
    Verification expected = atOnce(whole);
    for (VerifiedSteps state : states()) {
      List<Integer> asked = new ArrayList<>();
      Beginnings.assertSame(from(state, whole, asked), expected);
      assertThat(asked).hasSize(whole.steps().size() - state.size());
    }
  }

  /** A number of a verified step that differs in its last bit: the bounds are not those of it. */
  @Test
  void boundsOfOtherStepsAreNotTaken() {
    List<VerifiedSteps> states = states();
    VerifiedSteps last = states.get(states.size() - 1);
    Trajectory moved = Beginnings.moved(whole);
    List<Integer> asked = new ArrayList<>();
    Verification found = from(last, moved, asked);
    assertThat(asked).hasSize(whole.steps().size());
    Beginnings.assertSame(found, atOnce(moved));
    assertThat(found.enclosed().radius()).isNotEqualTo(atOnce(whole).enclosed().radius());
  }

  /** The same polynomials are another thing for another problem: other initial weights. */
  @Test
  void boundsOfAnotherProblemAreNotTaken() {
    FlowProblem problem = whole.problem();
    List<Rational> weights = new ArrayList<>(problem.initialWeights());
    weights.set(0, weights.get(0).add(Rational.of(1, 1L << 40)));
    FlowProblem other =
        new FlowProblem(
            problem.network(), problem.data(), weights, problem.loss(), problem.reduction());
    Trajectory same =
        new Trajectory(
            other, whole.steps(), whole.events(), whole.workingBits(), whole.finalWeights());
    List<VerifiedSteps> states = states();
    List<Integer> asked = new ArrayList<>();
    Verification found = from(states.get(states.size() - 1), same, asked);
    assertThat(asked).contains(0);
    Beginnings.assertSame(found, atOnce(same));
    assertThat(found.enclosed().radius()).isGreaterThan(atOnce(whole).enclosed().radius());
  }
}
