package org.plumbline.claim.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * The sums {@code η² Σ_k ‖∂R/∂W(w_k)‖_F²} over the steps taken: what the steps of descent may add
 * to a constant of the flow (proofs-notes/descent.md, D2).
 */
final class SlopeSquares {
  private static final int BITS = 96;

  private final DescentEvidence evidence;

  SlopeSquares(DescentEvidence evidence) {
    this.evidence = evidence;
  }

  /** Contains the sum for a matrix. */
  @Rigorous
  DyadicInterval of(ParameterMatrix matrix) {
    @Rigorous DyadicInterval sum = DyadicInterval.ZERO;
    List<Iterate> iterates = evidence.iterates();
    for (Iterate at : iterates.subList(0, iterates.size() - 1)) {
      for (List<Integer> row : matrix.rows()) {
        for (int p : row) {
          sum = sum.add(at.slope(p).square()).outward(BITS);
        }
      }
    }
    DyadicInterval eta = DyadicInterval.enclosing(evidence.descent().stepSize(), BITS);
    return sum.multiply(eta.square()).outward(BITS);
  }

  /** Contains the sum over the in-matrices of a linear layer and of all behind it. */
  @Rigorous
  DyadicInterval fromLayerOn(TwinClass twins) {
    @Rigorous DyadicInterval sum = DyadicInterval.ZERO;
    for (TwinClass layer : chain(twins)) {
      sum = sum.add(of(layer.in())).outward(BITS);
    }
    return sum;
  }

  /** A layer and those behind it, up to the output. */
  private List<TwinClass> chain(TwinClass twins) {
    List<TwinClass> chain = new ArrayList<>(List.of(twins));
    Optional<TwinClass> next = next(twins);
    while (next.isPresent()) {
      chain.add(next.get());
      next = next(next.get());
    }
    return chain;
  }

  private Optional<TwinClass> next(TwinClass twins) {
    return evidence.layers().destination(twins) instanceof LayerStructure.Destination.Layer layer
        ? Optional.of(layer.next())
        : Optional.empty();
  }
}
