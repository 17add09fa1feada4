package org.plumbline.claim.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.claim.law.FormalPolynomial;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * The constant {@code D_l = D_{l+1} + tr C_l - λ_min(C_l)} with {@code E(W_l(t)) <= D_l} for all
 * {@code t}, or the hypothesis that fails (proofs-notes/rank-one-bound.md).
 *
 * <p>From {@code W_l W_lᵀ = C_l + W_{l+1}ᵀ W_{l+1}}: the trace gives {@code ‖W_l‖_F² = tr C_l +
 * ‖W_{l+1}‖_F²}, Weyl's inequality {@code ‖W_l‖_2² >= λ_min(C_l) + ‖W_{l+1}‖_2²}, and {@code E} of
 * a submatrix is at most {@code E} of the matrix. The out-edges to the output alone are one row,
 * with {@code E = 0}.
 */
public sealed interface RankOneConstant {
  /**
   * The constant exists.
   *
   * @param value an upper bound of {@code D_l}, with the eigenvalue bounded rationally
   * @param imbalance the exact {@code C_l}
   * @param spectrum proved bounds of its eigenvalues
   */
  record Known(
      @Rigorous Rational value,
      @Rigorous RationalMatrix imbalance,
      @Rigorous SpectralBounds spectrum)
      implements RankOneConstant {}

  /**
   * A hypothesis fails.
   *
   * @param reason which
   */
  record Missing(String reason) implements RankOneConstant {}

  /** The constant of a layer at the given exact initial weights. */
  static RankOneConstant of(
      LayerStructure layers, TwinClass twins, List<@Rigorous Rational> weights) {
    Network network = layers.network();
    for (int v : twins.vertices()) {
      if (!network.activation(v).isLinear()) {
        return new Missing(network.name(v) + " is not linear");
      }
    }
    LayerStructure.Destination destination = layers.destination(twins);
    if (destination instanceof LayerStructure.Destination.Elsewhere elsewhere) {
      return new Missing(elsewhere.reason());
    }
    @Rigorous Rational above = Rational.ZERO;
    if (destination instanceof LayerStructure.Destination.Layer layer) {
      RankOneConstant next = of(layers, layer.next(), weights);
      if (!(next instanceof Known known)) {
        return next;
      }
      above = known.value;
    }
    RationalMatrix imbalance = twins.imbalance(weights);
    SpectralBounds spectrum = SpectralBounds.of(imbalance);
    Rational value = above.add(excess(imbalance, spectrum));
    return new Known(value, imbalance, spectrum);
  }

  /** {@code tr C - λ}, for the lower bound {@code λ} of the eigenvalues. */
  static @PolyRigorous Rational excess(
      @PolyRigorous RationalMatrix imbalance, @PolyRigorous SpectralBounds spectrum) {
    return imbalance.trace().subtract(spectrum.lower());
  }

  /**
   * Why {@code C} of this linear layer is not a constant of the flow, if it is not: the Lie
   * derivative of an entry on the diagonal or beside it, as a polynomial; all others are the same
   * up to renaming.
   */
  static Optional<String> refutation(TwinClass twins) {
    Network network = twins.network();
    int u = twins.vertices().get(0);
    int v = twins.vertices().get(twins.vertices().size() - 1);
    for (int other : List.of(u, v)) {
      QuadraticLaw law = QuadraticLaw.ofPair(network, u, other);
      FormalPolynomial residual = law.alongGradient(network, linear(u, other));
      if (!residual.isZero()) {
        return Optional.of("the Lie derivative of C is " + residual);
      }
    }
    return Optional.empty();
  }

  private static Map<Integer, FormalPolynomial> linear(int u, int v) {
    FormalPolynomial one = FormalPolynomial.constant(Rational.ONE);
    return u == v ? Map.of(u, one) : Map.of(u, one, v, one);
  }

  /** The constant as a dyadic, rounded up. */
  static Dyadic upper(Rational value, int bits) {
    return DyadicInterval.enclosing(value, bits).upper();
  }
}
