package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.MatrixBlock;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.Dyadic;

/** Matrices written column by column: their weights, their gradients, or both. */
final class Transpositions {
  private Transpositions() {}

  /** The matrices, one or all of them, that explain a claim when read the other way. */
  static Optional<Suspicion> suspicion(ClaimContext c) {
    List<MatrixBlock> proper =
        MatrixBlock.of(c.problem().network()).stream().filter(b -> b.isProper()).toList();
    List<List<MatrixBlock>> choices = new ArrayList<>();
    proper.forEach(block -> choices.add(List.of(block)));
    if (proper.size() > 1) {
      choices.add(proper);
    }
    for (List<MatrixBlock> blocks : choices) {
      Optional<String> what = transposed(c, blocks);
      if (what.isPresent()) {
        List<String> names = blocks.stream().map(b -> b.name()).toList();
        return Optional.of(
            new Suspicion(
                Explanation.TRANSPOSED,
                what.get()
                    + " of "
                    + String.join(", ", names)
                    + (blocks.size() > 1 ? " are" : " is")
                    + " transposed (column by column)"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> transposed(ClaimContext c, List<MatrixBlock> blocks) {
    Claimed claimed = c.claimed().withValues(reread(c.claimed().values(), blocks));
    if (claimed.from(RiskGradient.of(c.problem(), c.base())).fits()) {
      return Optional.of("the gradient");
    }
    List<MatrixBlock> swapped = blocks.stream().map(block -> block.swapped()).toList();
    for (List<MatrixBlock> reading : List.of(blocks, swapped)) {
      SamplePasses passes = c.passes(reread(c.base().passes().weights(), reading));
      RiskGradient gradient = RiskGradient.of(c.problem(), c.base().withPasses(passes));
      if (c.claimed().from(gradient).fits()) {
        return Optional.of("the weight matrix");
      }
      if (claimed.from(gradient).fits()) {
        return Optional.of("the weight matrix and the gradient");
      }
    }
    return Optional.empty();
  }

  private static List<Dyadic> reread(List<Dyadic> list, List<MatrixBlock> blocks) {
    List<Dyadic> result = list;
    for (MatrixBlock block : blocks) {
      result = block.reread(result);
    }
    return result;
  }
}
