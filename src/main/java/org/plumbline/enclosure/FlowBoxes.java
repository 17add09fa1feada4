package org.plumbline.enclosure;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.enclosure.ball.FixedDigits;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;

/**
 * Boxes that the weights of an enclosed flow stay in during parts of a step: the range of each
 * proposed polynomial, widened by the radius of the step (proofs-notes/verifier.md, V11).
 */
public final class FlowBoxes {
  /** Limbs that tell a range well enough. */
  private static final int LIMBS = 3;

  private FlowBoxes() {}

  /** One box for each of {@code parts} equal parts of a step, in order of time. */
  public static List<WeightBox> of(CertifiedTrajectory enclosure, int step, int parts) {
    double radius = enclosure.steps().get(step).throughout().doubleUpper();
    List<PolynomialRange> ranges =
        enclosure.proposal().steps().get(step).weights().stream().map(FlowBoxes::range).toList();
    return IntStream.range(0, parts)
        .mapToObj(k -> box(ranges, (double) k / parts, (k + 1.0) / parts).widened(radius))
        .toList();
  }

  /** A box that contains the weights of the flow at an instant of a step. */
  public static WeightBox at(CertifiedTrajectory enclosure, int step, double tau) {
    double radius = enclosure.steps().get(step).throughout().doubleUpper();
    List<PolynomialRange> ranges =
        enclosure.proposal().steps().get(step).weights().stream().map(FlowBoxes::range).toList();
    return box(ranges, tau, tau).widened(radius);
  }

  private static WeightBox box(List<PolynomialRange> ranges, double from, double to) {
    return WeightBox.of(ranges.stream().map(range -> range.on(from, to)).toList());
  }

  private static PolynomialRange range(Polynomial weight) {
    if (weight instanceof LimbPolynomial limbs) {
      return PolynomialRange.enclosing(limbs);
    }
    FixedDigits.Cut cut = FixedDigits.cut(weight, LIMBS);
    return PolynomialRange.enclosing(cut.series().widened(cut.lost()));
  }
}
