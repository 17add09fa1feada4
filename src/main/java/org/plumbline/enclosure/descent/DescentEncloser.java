package org.plumbline.enclosure.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;

/**
 * Encloses gradient descent: {@code ‖w_k - c_k‖ <= ρ_k} with dyadic centres {@code c_k}, and {@code
 * ρ_{k+1} = L_k ρ_k + ‖c_k - η ∇R(c_k) - c_{k+1}‖}, where {@code L_k} bounds {@code ‖I - η ∇²R‖} on
 * the ball around {@code c_k} (proofs-notes/descent.md, G5).
 *
 * <p>One run is made in numbers of one length. Where the radius comes out too large, or a gate is
 * not told, another is made in longer ones.
 */
public final class DescentEncloser {
  /** Bits beyond the digits asked for in the first run. */
  private static final int GUARD_BITS = 48;

  private static final int MOST_ATTEMPTS = 6;
  private static final int MOST_BITS = 1 << 16;
  private static final double BITS_PER_DIGIT = StrictMath.log(10) / StrictMath.log(2);

  private final FlowProblem problem;
  private final EnclosedProblem enclosed;
  private final Rational stepSize;
  private final int steps;
  private final int digits;
  private final DescentProgress progress;

  private DescentEncloser(
      FlowProblem problem, Rational stepSize, int steps, int digits, DescentProgress progress) {
    this.problem = problem;
    this.enclosed = EnclosedProblem.enclosing(problem);
    this.stepSize = stepSize;
    this.steps = steps;
    this.digits = digits;
    this.progress = progress;
  }

  /**
   * The iterates of so many steps, each within {@code 10^-digits max(1, ‖w_k‖)} as far as that can
   * be had.
   *
   * @throws IllegalArgumentException unless the step size is positive and steps not negative
   */
  public static EnclosedDescent enclose(
      FlowProblem problem, Rational stepSize, int steps, int digits, DescentProgress progress) {
    if (stepSize.signum() <= 0 || steps < 0) {
      throw new IllegalArgumentException("a step size of " + stepSize + ", " + steps + " steps");
    }
    return new DescentEncloser(problem, stepSize, steps, digits, progress).enclose();
  }

  private EnclosedDescent enclose() {
    int bits = (int) Math.ceil(digits * BITS_PER_DIGIT) + GUARD_BITS;
    Run run = new Run(bits).follow();
    for (int k = 1; k < MOST_ATTEMPTS && run.longer > 0 && run.longer <= MOST_BITS; k++) {
      run = new Run(run.longer).follow();
    }
    return new EnclosedDescent(
        problem, stepSize, steps, run.bits, run.iterates, Optional.ofNullable(run.stop));
  }

  /** One run in numbers of one length. */
  private final class Run {
    private final int bits;
    private final GradientReading reading;
    private final List<Iterate> iterates = new ArrayList<>();
    private Optional<List<Rational>> exact;
    private List<Dyadic> centre;
    private Magnitude radius;

    /** The bits of a run that may go further; 0 if none would. */
    private int longer;

    private EnclosedDescent.@Nullable Stop stop;

    Run(int bits) {
      this.bits = bits;
      reading = GradientReading.of(problem, bits);
      List<Rational> initial = List.copyOf(problem.initialWeights());
      exact = Optional.of(initial);
      centre = rounded(initial, bits);
      radius = distance(initial, centre, bits);
    }

    Run follow() {
      try {
        for (int k = 0; stop == null && k <= steps; k++) {
          take(k);
        }
      } catch (RangeException e) {
        halt(e.getMessage() + " would be needed", "a smaller --step-size", 0);
      }
      return this;
    }

    private void halt(String what, String remedy, int bitsThatMayDo) {
      stop = new EnclosedDescent.Stop(iterates.size(), what, remedy);
      longer = bitsThatMayDo;
    }

    /** Encloses iterate {@code k} and, but for the last, finds the centre of the next. */
    private void take(int k) {
      if (isTooWide(k)) {
        return;
      }
      WeightBox box = box();
      GateDecision decision =
          exact
              .map(weights -> GateDecision.exact(problem, weights))
              .orElseGet(() -> GateDecision.within(problem, centre, radius.toDyadic(), 2 * bits));
      PossibleGates gates = shared(decision.gates(enclosed, box));
      if (decision.open().isPresent()) {
        haltAtKink(decision.open().get());
        return;
      }
      StepGrowth growth = StepGrowth.of(SampleSignals.enclosing(enclosed, box, gates), stepSize);
      if (growth.factor().isInfinite() || growth.curvature().isInfinite()) {
        halt("the weights leave the range of doubles", "a smaller --step-size", 0);
        return;
      }
      Reading at = reading.at(centre, gates);
      Reading around = at.widened(growth, radius);
      iterates.add(
          new Iterate(
              k, centre, radius, gates, around.gradient(), around.risk(), around.leastMargin()));
      double log10 = Magnitude.enclosingAbove(around.risk().upper()).approximateLog10();
      if (!progress.enclosed(k, log10)) {
        halt("it was interrupted", "running it again", 0);
      } else if (k < steps) {
        advance(at.gradient(), growth.factor());
      }
    }

    private void haltAtKink(Pair pair) {
      int shown = (int) (bits / BITS_PER_DIGIT);
      halt(
          "the pre-activation of "
              + problem.network().name(pair.vertex())
              + " on sample "
              + pair.sample()
              + " cannot be told from 0 in "
              + shown
              + " digits",
          "--digits " + 2 * shown + ", or other initial weights if it is 0",
          2 * bits);
    }

    /** Whether the radius is beyond what was asked for; if so, how many bits are likely to do. */
    private boolean isTooWide(int k) {
      if (Iterate.isWithin(centre, radius, digits)) {
        return false;
      }
      double size = Math.max(0, norm().approximateLog10());
      double log10 = radius.approximateLog10();
      double lost = bits + (log10 - size) * BITS_PER_DIGIT;
      double all = k == 0 ? lost : lost * steps / k;
      int next = (int) Math.min(2.0 * MOST_BITS, digits * BITS_PER_DIGIT + 1.25 * all + GUARD_BITS);
      halt(
          "errors may have grown by " + (int) Math.ceil(lost / BITS_PER_DIGIT) + " digits by then",
          "fewer --steps, or a smaller --step-size",
          Math.max(next, bits + GUARD_BITS));
      return true;
    }

    private Magnitude norm() {
      Magnitude squares = Magnitude.ZERO;
      for (Dyadic c : centre) {
        Magnitude size = Magnitude.enclosingAbove(c);
        squares = squares.add(size.multiply(size));
      }
      return squares.sqrtUpper();
    }

    private WeightBox box() {
      return WeightBox.of(centre.stream().map(c -> DoubleInterval.enclosing(c)).toList())
          .widened(radius.doubleUpper());
    }

    /** The gates of the iterate before, if they are the same: most steps change none. */
    private PossibleGates shared(PossibleGates gates) {
      if (iterates.isEmpty()) {
        return gates;
      }
      PossibleGates before = iterates.get(iterates.size() - 1).gates();
      return before.hasSameStates(gates) ? before : gates;
    }

    private void advance(List<DyadicInterval> gradient, Magnitude factor) {
      exact =
          exact
              .filter(weights -> ExactStep.isAffordable(problem))
              .flatMap(weights -> ExactStep.next(problem, weights, stepSize));
      if (exact.isPresent()) {
        centre = rounded(exact.get(), bits);
        radius = distance(exact.get(), centre, bits);
        return;
      }
      DyadicInterval eta = DyadicInterval.enclosing(stepSize, bits);
      List<Dyadic> next = new ArrayList<>();
      Magnitude squares = Magnitude.ZERO;
      for (int p = 0; p < centre.size(); p++) {
        DyadicInterval reached =
            DyadicInterval.of(centre.get(p)).subtract(eta.multiply(gradient.get(p)));
        Dyadic rounded = reached.middle().round(bits);
        Magnitude off =
            Magnitude.enclosingAbove(reached.subtract(DyadicInterval.of(rounded)).magnitude());
        squares = squares.add(off.multiply(off));
        next.add(rounded);
      }
      centre = next;
      radius = factor.multiply(radius).add(squares.sqrtUpper());
    }
  }

  private static List<Dyadic> rounded(List<Rational> weights, int bits) {
    return weights.stream().map(w -> Dyadic.approximate(w, bits)).toList();
  }

  /** At least the distance of dyadic numbers from rational ones. */
  private static Magnitude distance(List<Rational> weights, List<Dyadic> near, int bits) {
    Magnitude squares = Magnitude.ZERO;
    for (int p = 0; p < near.size(); p++) {
      DyadicInterval off =
          DyadicInterval.enclosing(weights.get(p), 2 * bits)
              .subtract(DyadicInterval.of(near.get(p)));
      Magnitude size = Magnitude.enclosingAbove(off.magnitude());
      squares = squares.add(size.multiply(size));
    }
    return squares.sqrtUpper();
  }
}
