package org.plumbline.claim.matrix;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The sine of the angle between two top singular vectors, {@code u} of a matrix {@code W} and
 * {@code v} of another, enclosed for all matrices within the radius of recorded ones.
 *
 * <p>With {@code x} of length 1, {@code G = WWᵀ} and any {@code ρ}, {@code sin ∠(x, u) <= ‖Gx - ρx‖
 * / (ρ - λ_2)} if {@code λ_2 < ρ}, and {@code λ_2(G) <= E(W)}; sines of angles between lines
 * satisfy the triangle inequality (proofs-notes/alignment-bound.md).
 */
public final class TopAngle {
  private final int bits;

  private TopAngle(int bits) {
    this.bits = bits;
  }

  /**
   * An interval that contains {@code 1 - ⟨u, v⟩²} for all weights within the radius of the knot, if
   * the top singular values stand clear of the others.
   */
  public static Optional<DyadicInterval> sineSquared(TwinClass twins, Instant knot, int bits) {
    TopAngle angle = new TopAngle(bits);
    List<List<Dyadic>> in = twins.in().atDyadic(knot.weights());
    List<List<Dyadic>> out = twins.out().atDyadic(knot.weights());
    TopDirection left = TopDirection.of(in, bits);
    TopDirection right = TopDirection.of(out, bits);
    List<Dyadic> u = left.left();
    List<Dyadic> v = right.right();
    List<Dyadic> imageOfU =
        TopDirection.apply(in, TopDirection.apply(TopDirection.transpose(in), u));
    List<Dyadic> imageOfV = TopDirection.apply(TopDirection.transpose(out), right.left());
    Optional<Dyadic> offU = angle.sineUpper(u, imageOfU, left, twins.in(), knot);
    Optional<Dyadic> offV = angle.sineUpper(v, imageOfV, right, twins.out(), knot);
    return offU.flatMap(a -> offV.map(b -> angle.widened(angle.between(u, v), a.add(b))));
  }

  /**
   * At least the sine of the angle from {@code top.left()} to the top left singular vector, for all
   * weights within the radius of the knot, if the top singular value stands clear of the others.
   */
  public static Optional<Dyadic> leftSine(
      ParameterMatrix matrix, TopDirection top, Instant knot, int bits) {
    List<List<Dyadic>> rows = matrix.atDyadic(knot.weights());
    List<Dyadic> u = top.left();
    List<Dyadic> image =
        TopDirection.apply(rows, TopDirection.apply(TopDirection.transpose(rows), u));
    return new TopAngle(bits).sineUpper(u, image, top, matrix, knot);
  }

  /** At least the sine of the angle from {@code x} to the true top vector. */
  private Optional<Dyadic> sineUpper(
      List<Dyadic> x, List<Dyadic> image, TopDirection top, ParameterMatrix matrix, Instant knot) {
    Dyadic norm = TopDirection.dot(x, x);
    if (norm.signum() == 0) {
      return Optional.empty();
    }
    Dyadic product = TopDirection.dot(x, image);
    DyadicInterval squared = DyadicInterval.of(norm.multiply(norm));
    Dyadic rest = TopDirection.dot(image, image).multiply(norm).subtract(product.multiply(product));
    Dyadic residual =
        DyadicInterval.of(rest.max(Dyadic.ZERO)).divide(squared, 2 * bits).sqrt(bits).upper();
    Dyadic slack = MatrixSlack.ofGram(matrix, knot);
    Dyadic second = MatrixSlack.distanceBound(top.distanceUpper(), matrix, knot);
    Dyadic quotient = DyadicInterval.of(product).divide(DyadicInterval.of(norm), 2 * bits).lower();
    Dyadic gap = quotient.subtract(second).subtract(slack);
    return gap.signum() > 0
        ? Optional.of(
            DyadicInterval.of(residual.add(slack)).divide(DyadicInterval.of(gap), bits).upper())
        : Optional.empty();
  }

  /** The sine of the angle between two vectors that are not zero. */
  private DyadicInterval between(List<Dyadic> a, List<Dyadic> b) {
    Dyadic squares = TopDirection.dot(a, a).multiply(TopDirection.dot(b, b));
    Dyadic product = TopDirection.dot(a, b);
    Dyadic rest = squares.subtract(product.multiply(product)).max(Dyadic.ZERO);
    return DyadicInterval.of(rest).divide(DyadicInterval.of(squares), 2 * bits).sqrt(bits);
  }

  private DyadicInterval widened(DyadicInterval sine, Dyadic by) {
    Dyadic least = sine.lower().subtract(by).max(Dyadic.ZERO);
    Dyadic most = sine.upper().add(by).min(Dyadic.ONE);
    return new DyadicInterval(least.min(most), most).square().outward(bits);
  }
}
