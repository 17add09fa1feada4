package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.array.ParameterBlock;
import org.plumbline.number.Rational;

/**
 * Reads the weights of a network array by array: {@code conv1.weight} as nested lists {@code
 * [out][in][height][width]}, {@code dense1.weight} as {@code [out][in]}, {@code dense1.bias} as a
 * list.
 */
final class BlockWeights {
  private final List<Rational> weights = new ArrayList<>();

  private BlockWeights() {}

  /** The weights of the blocks in their order, each under its key. */
  static List<Rational> read(Cursor mapping, List<ParameterBlock> blocks) {
    mapping.onlyKeys(blocks.stream().map(ParameterBlock::key).toList());
    BlockWeights reader = new BlockWeights();
    for (ParameterBlock block : blocks) {
      reader.array(mapping.required(block.key()), block.shape(), block);
    }
    return List.copyOf(reader.weights);
  }

  private void array(Cursor cursor, List<Integer> shape, ParameterBlock block) {
    if (shape.isEmpty()) {
      weights.add(cursor.rational());
      return;
    }
    String noun = shape.size() == 1 ? "number" : shape.size() == 2 ? "row" : "array";
    String why = "as " + block.key() + " has the shape " + block.shape();
    for (Cursor item : cursor.items(shape.get(0), noun, why)) {
      array(item, shape.subList(1, shape.size()), block);
    }
  }
}
