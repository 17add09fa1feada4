package org.plumbline.enclosure;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.box.WeightBox;

/**
 * Boxes that the weights of an enclosed flow stay in during parts of a step: the range of each
 * proposed polynomial, widened by the radius of the step (proofs-notes/verifier.md, V11).
 */
public final class FlowBoxes {
  private FlowBoxes() {}

  /** One box for each of {@code parts} equal parts of a step, in order of time. */
  public static List<WeightBox> of(CertifiedTrajectory enclosure, int step, int parts) {
    double radius = enclosure.steps().get(step).throughout().doubleUpper();
    List<PolynomialRange> ranges = ranges(enclosure, step);
    return IntStream.range(0, parts)
        .mapToObj(k -> box(ranges, (double) k / parts, (k + 1.0) / parts).widened(radius))
        .toList();
  }

  /** A box that contains the weights of the flow at an instant of a step. */
  public static WeightBox at(CertifiedTrajectory enclosure, int step, double tau) {
    double radius = enclosure.steps().get(step).throughout().doubleUpper();
    return box(ranges(enclosure, step), tau, tau).widened(radius);
  }

  private static List<PolynomialRange> ranges(CertifiedTrajectory enclosure, int step) {
    return enclosure.proposal().steps().get(step).weights().stream()
        .map(PolynomialRange::enclosing)
        .toList();
  }

  private static WeightBox box(List<PolynomialRange> ranges, double from, double to) {
    return WeightBox.of(ranges.stream().map(range -> range.on(from, to)).toList());
  }
}
