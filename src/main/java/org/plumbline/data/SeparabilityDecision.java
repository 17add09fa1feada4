package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Decides whether there is {@code u} with {@code y_i ⟨u, x_i⟩ > 0} for all i, with a verified
 * certificate either way.
 *
 * <p>A linear program in floating point proposes; its proposal is rounded or repaired, and taken
 * only if it verifies. Otherwise the exact search for the point of the convex hull of the {@code
 * y_i x_i} nearest to the origin decides: it ends on every input (see {@link NearestPoint}). Either
 * way the certificate is checked in exact arithmetic before it is handed out, so nothing else here
 * has to be believed.
 */
public final class SeparabilityDecision {
  /**
   * Precisions, in bits, to which a proposed direction is rounded: the first that verifies is
   * taken.
   */
  private static final int[] PRECISIONS = {8, 16, 32, 53};

  private SeparabilityDecision() {}

  /** A certificate of separability or of its contrary that verifies on {@code data}. */
  public static SeparabilityCertificate decide(Dataset data) {
    return decideByProposal(data).orElseGet(() -> decideExactly(data));
  }

  /** A verified certificate if the linear program in floating point leads to one. */
  public static Optional<SeparabilityCertificate> decideByProposal(Dataset data) {
    SignedPoints points = SignedPoints.balanced(data);
    Optional<LinearProgramProposer.Proposal> proposal =
        LinearProgramProposer.propose(points.approximateRows());
    if (proposal.isEmpty()) {
      return Optional.empty();
    }
    return proposal.get() instanceof LinearProgramProposer.Support support
        ? combination(data, points, repaired(points, support)).map(proof -> proof)
        : rounded(data, points, ((LinearProgramProposer.Direction) proposal.get()).entries());
  }

  /**
   * A verified certificate by the exact search alone, which ends on every input.
   *
   * <p>A search in doubles says where it should start; that bears on its length, not on its end.
   */
  public static SeparabilityCertificate decideExactly(Dataset data) {
    SignedPoints points = SignedPoints.balanced(data);
    List<Integer> start = ApproximateSupport.propose(points.rows());
    NearestPoint nearest = NearestPoint.search(points.rows(), start, NearestPoint::separates);
    Optional<? extends SeparabilityCertificate> found =
        nearest.isOrigin()
            ? combination(data, points, nearest)
            : normalised(data, points.unscaled(integers(nearest.direction())));
    if (found.isEmpty()) {
      throw new IllegalStateException("the exact search for separability gave no certificate");
    }
    return found.get();
  }

  /**
   * The combination of samples that a combination of scaled points means, if it yields the origin.
   */
  static Optional<FarkasCombination> combination(
      Dataset data, SignedPoints points, NearestPoint origin) {
    List<Rational> lambda =
        new ArrayList<>(Collections.nCopies(points.rows().length, Rational.ZERO));
    List<Integer> support = origin.support();
    List<Rational> weights = integers(origin.weights());
    for (int k = 0; k < support.size(); k++) {
      int i = support.get(k);
      lambda.set(i, weights.get(k).multiply(points.rowScales().get(i)));
    }
    Rational total = lambda.stream().reduce(Rational.ZERO, Rational::add);
    return Optional.of(
            new FarkasCombination(lambda.stream().map(value -> value.divide(total)).toList()))
        .filter(certificate -> certificate.verify(data));
  }

  private static List<Rational> integers(BigInteger[] values) {
    return Arrays.stream(values).map(Rational::of).toList();
  }

  /** The nearest point of the proposed support alone, exactly. */
  private static NearestPoint repaired(SignedPoints points, LinearProgramProposer.Support support) {
    return NearestPoint.search(points.rows(), support.indices(), point -> true);
  }

  /** The proposed direction with the fewest bits that suffice. */
  private static Optional<SeparabilityCertificate> rounded(
      Dataset data, SignedPoints points, List<Double> direction) {
    for (int bits : PRECISIONS) {
      List<Rational> exact =
          direction.stream().map(entry -> Dyadic.of(entry).round(bits).toRational()).toList();
      Optional<SeparabilityCertificate> found = normalised(data, points.unscaled(exact));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * A multiple of {@code direction} by a power of two with all margins at least 1, if it separates.
   */
  private static Optional<SeparabilityCertificate> normalised(
      Dataset data, List<Rational> direction) {
    IntegerVector normal = IntegerVector.of(direction);
    List<IntegerVector> points = data.points().stream().map(IntegerVector::of).toList();
    for (int i = 0; i < data.size(); i++) {
      if (data.label(i) * normal.compareDot(points.get(i), 0) <= 0) {
        return Optional.empty();
      }
    }
    Rational least =
        points.stream().map(point -> normal.dot(point).abs()).reduce(Rational::min).orElseThrow();
    int shift = least.denominator().bitLength() - least.numerator().bitLength();
    Rational scale = SignedPoints.powerOfTwo(shift + (exceeds(least, shift) ? 0 : 1));
    return Optional.<SeparabilityCertificate>of(
            new Separator(direction.stream().map(entry -> scale.multiply(entry)).toList()))
        .filter(certificate -> certificate.verify(data));
  }

  private static boolean exceeds(Rational least, int shift) {
    return least.multiply(SignedPoints.powerOfTwo(shift)).compareTo(Rational.ONE) >= 0;
  }
}
