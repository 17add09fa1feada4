package org.plumbline.flow.dormandprince;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.StepSize;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Replaces steps under one table of gates by ones with the same ends: the Taylor polynomial of the
 * flow where the step starts, plus a line that takes it to where the step ends.
 *
 * <p>What the line adds to the defect is the local error of the step. A step too long for its
 * series is halved, at the weights it has there.
 */
final class RefinedStep {
  /** Bits kept beyond those that the engine computed with. */
  private static final int GUARD_BITS = 64;

  /** Bits beyond the engine's to which the series of a step are to converge. */
  private static final int SPARE_BITS = 8;

  private static final int FIRST_ORDER = 12;
  private static final int MORE_ORDERS = 4;

  /** Series that gain fewer bits with an order are not gone on with. */
  private static final double LEAST_GAIN = 1.5;

  /** Coefficients that grow by more bits than this belong to a step beyond its series. */
  private static final double MOST_GROWTH = 8;

  private static final int MOST_HALVINGS = 6;
  private static final Dyadic HALF = Dyadic.ONE.scale(-1);

  private final FieldProgram field;
  private final int bits;
  private final int toleranceBits;
  private final int mostOrder;
  private final SeriesArithmetic.Factory arithmetic;
  private List<Dyadic> slopes;

  /** Refines steps in numbers of {@code workingBits} under the gates of {@code field}. */
  RefinedStep(FieldProgram field, int workingBits) {
    this.field = field;
    this.bits = workingBits + GUARD_BITS;
    this.toleranceBits = workingBits + SPARE_BITS;
    this.mostOrder = (int) (toleranceBits / LEAST_GAIN);
    this.arithmetic = LimbSeries.withBits(bits);
    this.slopes = Collections.nCopies(field.slopePairs().size(), HALF);
  }

  /** What replaces the step: itself, if the series do not converge or no slopes are found. */
  List<TrajectoryStep> parts(TrajectoryStep step) {
    List<TrajectoryStep> parts = new ArrayList<>();
    return refine(new Part(step, Dyadic.ZERO, Dyadic.ONE), MOST_HALVINGS, parts)
        ? parts
        : List.of(step);
  }

  /** The part of a step between two instants of its scaled time. */
  private record Part(TrajectoryStep step, Dyadic from, Dyadic to) {
    Rational instant(Dyadic tau) {
      Rational length = step.end().subtract(step.start());
      return step.start().add(length.multiply(tau.toRational()));
    }

    Rational start() {
      return instant(from);
    }

    Rational end() {
      return instant(to);
    }

    Dyadic middle() {
      return from.add(to).scale(-1);
    }
  }

  /** Adds what replaces a part; false if that fails. */
  private boolean refine(Part part, int halvings, List<TrajectoryStep> parts) {
    Dyadic length = Dyadic.approximate(part.end().subtract(part.start()), bits);
    Expansion expansion =
        Expansion.beginning(
            new Expansion.Point(part.step().weightsAt(part.from()), slopes),
            field,
            arithmetic,
            SeriesScale.uniform(mostOrder, length),
            bits);
    for (int order = FIRST_ORDER; order <= mostOrder; order += MORE_ORDERS) {
      if (!expansion.extend(order)) {
        return false;
      }
      if (converges(expansion)) {
        take(part, expansion, parts);
        return true;
      }
    }
    return halvings > 0
        && refine(new Part(part.step(), part.from(), part.middle()), halvings - 1, parts)
        && refine(new Part(part.step(), part.middle(), part.to()), halvings - 1, parts);
  }

  /** In fixed point, coefficients that grow would leave nothing of the first. */
  private boolean converges(Expansion expansion) {
    double first = Math.max(StepSize.logNorm(expansion, 0), StepSize.logNorm(expansion, 1));
    return IntStream.rangeClosed(2, expansion.order())
            .allMatch(k -> StepSize.logNorm(expansion, k) <= first + MOST_GROWTH)
        && StepSize.logarithm(expansion, toleranceBits) >= 0;
  }

  private void take(Part part, Expansion expansion, List<TrajectoryStep> parts) {
    List<Polynomial> series = expansion.weights(Dyadic.ONE);
    List<Dyadic> target = part.step().weightsAt(part.to());
    List<Polynomial> weights =
        IntStream.range(0, series.size())
            .mapToObj(p -> endingAt(target.get(p), series.get(p)))
            .toList();
    List<Polynomial> held = expansion.slopes(Dyadic.ONE);
    slopes = held.stream().map(slope -> slope.atEnd().round(bits)).toList();
    parts.add(new TrajectoryStep(part.start(), part.end(), weights, held, part.step().gates()));
  }

  private static Polynomial endingAt(Dyadic end, Polynomial series) {
    List<Dyadic> coefficients = new ArrayList<>(series.coefficients());
    Dyadic error = end.subtract(series.atEnd());
    coefficients.set(1, coefficients.get(1).add(error));
    return Polynomial.of(coefficients);
  }
}
