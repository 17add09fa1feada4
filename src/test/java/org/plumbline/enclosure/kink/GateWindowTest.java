package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.step.PieceBounds;
import org.plumbline.number.Magnitude;

/** What gates that may be wrong for a short time do to an error, in small numbers. */
final class GateWindowTest {
  private static final Magnitude TWO = Magnitude.ONE.scale(1);
  private static final Magnitude THREE = Magnitude.enclosingAbove(3.0);

  private static GateWindow window(double rate, boolean isOfFlow) {
    return new GateWindow(TWO, List.of(new GateWindow.Root(THREE, rate, Magnitude.ONE, isOfFlow)));
  }

  private static Magnitude perError(Crossing crossing) {
    return crossing.perOffset().multiply(crossing.gradient());
  }

  private static double near(Magnitude value) {
    return value.doubleUpper();
  }

  /** Jump 2, gradient 3, rate 4, growth 2: an error of 1 and an offset of 1 become 1 + 1 + 3·2. */
  @Test
  void atTheEndTheProposalsRateCounts() {
    List<Crossing> found = GateWindow.atEnd(List.of(window(4, false)), TWO);
    assertThat(found).hasSize(1);
    assertThat(near(perError(found.get(0)))).isBetween(3.0, 3.001);
    assertThat(near(Crossing.added(found, Magnitude.ONE))).isBetween(7.0, 7.001);
  }

  /** Each of two windows may come first: their factors multiply. */
  @Test
  void windowsAtTheEndMultiply() {
    List<Crossing> found =
        GateWindow.atEnd(List.of(window(6, false), window(6, false)), Magnitude.ONE);
    Magnitude after = Magnitude.ONE.add(Crossing.added(found, Magnitude.ONE));
    // (1 + 1)² (1 + 1/3 + 1/3)
    assertThat(near(after)).isBetween(20.0 / 3, 6.67);
  }

  /** At the start the error grows while the gate is wrong: the rate is 7 - 2·3. */
  @Test
  void atTheStartTheRateHasToMakeUpForTheJump() {
    Crossing found =
        GateWindow.atStart(List.of(window(7, false)), Magnitude.ONE).orElseThrow().get(0);
    assertThat(near(perError(found))).isBetween(6.0, 6.001);
    assertThat(near(found.perOffset())).isBetween(2.0, 2.001);
    assertThat(GateWindow.atStart(List.of(window(6, false)), Magnitude.ONE)).isEmpty();
  }

  /** Growth and the jumps of all windows of the part count: 13 is more than 2·2·3, 12 is not. */
  @Test
  void atTheStartAllJumpsCountAsGrown() {
    assertThat(GateWindow.atStart(List.of(window(13, false)), TWO)).isPresent();
    assertThat(GateWindow.atStart(List.of(window(12, false)), TWO)).isEmpty();
    List<GateWindow> both = List.of(window(13, false), window(13, false));
    assertThat(near(perError(GateWindow.atStart(both, Magnitude.ONE).orElseThrow().get(0))))
        .isBetween(12.0, 12.001);
    assertThat(GateWindow.atStart(List.of(window(12, false), window(13, false)), Magnitude.ONE))
        .isEmpty();
  }

  /** A rate of the flow itself is not slowed down by what the flow does. */
  @Test
  void aRateOfTheFlowHoldsWhateverItsGates() {
    Crossing found =
        GateWindow.atStart(List.of(window(6, true)), Magnitude.ONE).orElseThrow().get(0);
    assertThat(near(perError(found))).isBetween(1.0, 1.001);
  }

  /**
   * A crossing on the part may come before the window: with no error from the curve, at a distance
   * of 2 from it, A = 3 and no offset, it leaves an error of 6, and a window with A = 1/2 makes 9
   * of that. The proposal is 2 farther away.
   */
  @Test
  void whatACrossingAddsMayGrowInAWindow() {
    Crossing crossing = new Crossing(THREE, Magnitude.ONE, Magnitude.ZERO);
    Crossing window = new Crossing(Magnitude.ONE, Magnitude.ONE.scale(-1), Magnitude.ZERO);
    List<Crossing> both = List.of(window, crossing.beforeWindows(TWO, Magnitude.ONE));
    Magnitude leaving = Crossing.added(both, Magnitude.ZERO).add(TWO);
    Magnitude end = leaving.add(Crossing.added(List.of(crossing), leaving));
    assertThat(near(Crossing.added(both, Magnitude.ZERO))).isBetween(9.0, 9.001);
    assertThat(near(end)).isGreaterThan(9.0 + 2.0);
    // An offset of 1 and growth 2: (3·2 + 1)·2 and half as much again.
    Crossing grown = new Crossing(THREE, Magnitude.ONE, Magnitude.ONE).beforeWindows(TWO, TWO);
    assertThat(near(Crossing.added(List.of(window, grown), Magnitude.ZERO)))
        .isBetween(21.0, 21.001);
  }

  /** Windows act on the error at the end of their part; a disturbance has no offsets. */
  @Test
  void windowsActOnWhatAPartLeaves() {
    PieceBounds piece =
        new PieceBounds(
            0,
            1,
            Magnitude.ZERO,
            Magnitude.ZERO,
            Magnitude.ZERO,
            Set.of(),
            GateWindow.atEnd(List.of(window(6, false)), Magnitude.ONE));
    // (1 + 2)(1 + 1) + offset 1/3 · 2
    assertThat(near(piece.after(Magnitude.ONE, TWO, Magnitude.ZERO))).isBetween(20.0 / 3, 6.67);
    assertThat(near(piece.disturbed(THREE))).isBetween(6.0, 6.001);
    assertThat(piece.disturbed(Magnitude.ZERO).isZero()).isTrue();
  }

  /** What an error of 1 in the weights makes of the time: 3/4. */
  @Test
  void rootsAreComparedByGradientOverRate() {
    GateWindow.Root root = new GateWindow.Root(THREE, 4, Magnitude.ONE, false);
    assertThat(near(root.uncertainty())).isBetween(0.75, 0.7501);
  }
}
