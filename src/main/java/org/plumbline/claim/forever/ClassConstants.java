package org.plumbline.claim.forever;

import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.matrix.MatrixSlack;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.Rigorous;

/**
 * The matrix {@code C_A} of twins whose gates are equal from T on, which is constant, and what
 * follows of their in-matrix (proofs-notes/active-submatrix-limit.md).
 *
 * @param twins the class A
 * @param imbalance {@code C_A} at the recorded weights
 * @param slack at least how far its trace, entries and eigenvalues may be off
 * @param top at least {@code λ_max(C_A)}
 * @param bottom at most {@code λ_min(C_A)}
 * @param distance at least {@code D_A}, with {@code E(In[A]) <= D_A} for ever
 */
public record ClassConstants(
    TwinClass twins,
    RationalMatrix imbalance,
    Dyadic slack,
    Dyadic top,
    Dyadic bottom,
    Dyadic distance) {
  private static final int BITS = LaterTimes.BITS;

  /** The constants at T, if the layers that the twins lead to have theirs. */
  public static Optional<ClassConstants> of(
      LayerStructure layers,
      TwinClass twins,
      Instant knot,
      List<@Rigorous Rational> initialWeights) {
    return above(layers, twins, initialWeights).map(outside -> of(twins, knot, outside));
  }

  /** The constants, given {@code E(Out[A]) <= outside} for ever. */
  static ClassConstants of(TwinClass twins, Instant knot, Rational outside) {
    RationalMatrix imbalance =
        twins.imbalance(knot.weights().stream().map(w -> w.toRational()).toList());
    SpectralBounds spectrum = SpectralBounds.of(imbalance);
    Dyadic slack = MatrixSlack.ofImbalance(twins, knot);
    Dyadic bottom = enclosing(spectrum.lower()).lower().subtract(slack);
    Dyadic excess = enclosing(imbalance.trace()).upper().add(slack).subtract(bottom);
    Dyadic distance = enclosing(outside).upper().add(excess.max(Dyadic.ZERO));
    return new ClassConstants(
        twins,
        imbalance,
        slack,
        enclosing(spectrum.upper()).upper().add(slack),
        bottom,
        twins.vertices().size() == 1 ? Dyadic.ZERO : distance);
  }

  /** {@code D} of the layer above; 0 if that is the output. */
  private static Optional<Rational> above(
      LayerStructure layers, TwinClass twins, List<@Rigorous Rational> initialWeights) {
    TwinClass whole = layers.classOf(twins.vertices().get(0)).orElse(twins);
    LayerStructure.Destination destination = layers.destination(whole);
    if (destination instanceof LayerStructure.Destination.Output) {
      return Optional.of(Rational.ZERO);
    }
    return destination instanceof LayerStructure.Destination.Layer layer
            && RankOneConstant.of(layers, layer.next(), initialWeights)
                instanceof RankOneConstant.Known known
        ? Optional.of(known.value())
        : Optional.empty();
  }

  /** At least {@code max(0, -λ_min(C_A))}. */
  Dyadic below() {
    return bottom.negate().max(Dyadic.ZERO);
  }

  /**
   * At most {@code f' = f - λ_-/(2A_0)}: {@code ‖In[A]‖_2² >= f'(A_0 + 2N)} while the class keeps a
   * share {@code f}.
   */
  public Dyadic kept(Dyadic share, Dyadic least) {
    DyadicInterval lost =
        DyadicInterval.of(below()).scale(-1).divide(DyadicInterval.of(least), BITS);
    return DyadicInterval.of(share).subtract(lost).outward(BITS).lower();
  }

  private static DyadicInterval enclosing(Rational x) {
    return DyadicInterval.enclosing(x, BITS);
  }
}
