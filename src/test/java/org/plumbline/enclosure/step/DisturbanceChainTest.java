package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/** How disturbances grow along a chain of steps and across kinks. */
final class DisturbanceChainTest {
  private static final Magnitude LOG_TWO = Magnitude.enclosingAbove(0x1.62e42fefa39fp-1);
  private static final Pair PAIR = new Pair(0, 1);
  private static final Pair OTHER = new Pair(1, 1);

  /** A crossing that adds as much as there was, and 2^10 for its offset. */
  private static final Crossing DOUBLING =
      new Crossing(Magnitude.ONE, Magnitude.ONE, Magnitude.ONE.scale(10));

  private static Magnitude number(double value) {
    return Magnitude.enclosingAbove(value);
  }

  /** A step on which errors double, twice; its own error does not concern disturbances. */
  private static StepBounds.Bounded quadrupling(
      Map<Pair, Crossing> start, Map<Pair, Crossing> end) {
    Magnitude large = Magnitude.ONE.scale(10);
    PieceBounds first = new PieceBounds(0, 0.5, LOG_TWO, large, large, Set.of());
    PieceBounds last = new PieceBounds(0.5, 1, LOG_TWO, large, large, Set.of());
    return new StepBounds.Bounded(large, large, List.of(first, last), start, end);
  }

  private static StepDisturbance disturbance(double added, double possible, Magnitude... partial) {
    return new StepDisturbance(number(added), number(possible), List.of(partial));
  }

  private static void assertNear(Magnitude found, double expected) {
    assertThat(found).isBetween(number(expected), number(expected * (1 + 0x1p-30)));
  }

  @Test
  void disturbancesGrowWithTheFlow() {
    DisturbanceChain chain = new DisturbanceChain(Magnitude.ONE);
    StepBounds.Bounded step = quadrupling(Map.of(), Map.of());
    assertNear(chain.throughout(step, disturbance(2, 16)), 12);
    chain.add(step, disturbance(2, 16), Magnitude.ONE);
    assertNear(chain.size(), 12);
    chain.add(step, StepDisturbance.NONE, Magnitude.ONE);
    assertNear(chain.size(), 48);
    assertThat(chain.bounds()).isEmpty();
  }

  /** Bounds at instants hold what was added until then, and the error of the flow itself. */
  @Test
  void instantsHaveTheirBounds() {
    DisturbanceChain chain = new DisturbanceChain(Magnitude.ONE);
    chain.atStart(number(8));
    StepBounds.Bounded step = quadrupling(Map.of(), Map.of());
    chain.add(step, disturbance(3, 3, number(1), number(3)), number(100));
    assertThat(chain.bounds()).hasSize(3);
    assertNear(chain.bounds().get(0), 9);
    assertNear(chain.bounds().get(1), 108);
    assertNear(chain.bounds().get(2), 116);
  }

  /**
   * At the start: 1 + 2, what may be added and was on the other side, and its double; no offset.
   */
  @Test
  void crossingsAtTheStartUseAllThatMovesTheWeights() {
    DisturbanceChain chain = new DisturbanceChain(Magnitude.ONE);
    StepBounds.Bounded step = quadrupling(Map.of(PAIR, DOUBLING), Map.of());
    chain.add(step, disturbance(2, 16), Magnitude.ONE);
    // (3 + (3 + 16))·4
    assertNear(chain.size(), 88);
    chain.add(step, disturbance(1, 32), Magnitude.ONE);
    // (89 + (89 + 16 + 32))·4
    assertNear(chain.size(), 904);
  }

  /** A crossing at the end counts within the step and once more only with what comes behind. */
  @Test
  void crossingsAtTheEndAreCarriedOver() {
    DisturbanceChain chain = new DisturbanceChain(Magnitude.ONE);
    StepBounds.Bounded step = quadrupling(Map.of(), Map.of(PAIR, DOUBLING));
    StepDisturbance disturbance = disturbance(0, 16, Magnitude.ZERO);
    // 4 + (4 + 16)
    assertNear(chain.throughout(step, disturbance), 24);
    chain.add(step, disturbance, Magnitude.ONE);
    assertNear(chain.bounds().get(0), 25);
    assertNear(chain.size(), 4);
    chain.add(quadrupling(Map.of(), Map.of()), disturbance(0, 2), Magnitude.ONE);
    // (4 + (4 + 16 + 2))·4
    assertNear(chain.size(), 104);
    chain.add(quadrupling(Map.of(), Map.of()), StepDisturbance.NONE, Magnitude.ONE);
    assertNear(chain.size(), 416);
  }

  /** Seen from both sides a crossing counts once; two crossings multiply. */
  @Test
  void crossingsOfOneJunctionMultiply() {
    StepBounds.Bounded before = quadrupling(Map.of(), Map.of(PAIR, DOUBLING));
    DisturbanceChain one = new DisturbanceChain(Magnitude.ONE);
    one.add(before, StepDisturbance.NONE, Magnitude.ONE);
    one.add(quadrupling(Map.of(PAIR, DOUBLING), Map.of()), StepDisturbance.NONE, Magnitude.ONE);
    assertNear(one.size(), 32);
    DisturbanceChain two = new DisturbanceChain(Magnitude.ONE);
    two.add(before, StepDisturbance.NONE, Magnitude.ONE);
    two.add(quadrupling(Map.of(OTHER, DOUBLING), Map.of()), StepDisturbance.NONE, Magnitude.ONE);
    assertNear(two.size(), 64);
  }

  /**
   * A disturbance before the junction may undo a crossing there, as far as the gradient before it
   * says, and what that does is decided by jump and rate behind it: 4 times 8, not 4 or 8.
   */
  @Test
  void whatIsUndoneBeforeIsFeltBehind() {
    Crossing steep = new Crossing(number(4), Magnitude.ONE, Magnitude.ZERO);
    Crossing slow = new Crossing(Magnitude.ONE, number(8), Magnitude.ZERO);
    DisturbanceChain chain = new DisturbanceChain(Magnitude.ZERO);
    chain.add(quadrupling(Map.of(), Map.of(PAIR, steep)), disturbance(1, 1), Magnitude.ONE);
    assertNear(chain.size(), 4);
    chain.add(quadrupling(Map.of(PAIR, slow), Map.of()), StepDisturbance.NONE, Magnitude.ONE);
    // (4 + 32·(4 + 1))·4
    assertNear(chain.size(), 656);
  }
}
