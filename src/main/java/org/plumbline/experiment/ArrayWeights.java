package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.array.ExactArray;
import org.plumbline.array.ParameterBlock;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Reads one set of weights from arrays: {@code w} of shape [N], or {@code W1}, {@code W2}, …,
 * {@code b1}, {@code b2}, … for biases and {@code S1}, {@code S2}, … for skips, as in recordings
 * but without their first index.
 */
final class ArrayWeights {
  /** The keys that mean something; others are left alone. */
  static final Predicate<String> KEYS =
      Pattern.compile("w|[WbS][1-9][0-9]{0,5}").asMatchPredicate();

  private static final String FLAT = "w";

  private final ArrayFile file;
  private final Network network;

  private ArrayWeights(ArrayFile file, Network network) {
    this.file = file;
    this.network = network;
  }

  /** The weights of a network. */
  static List<Rational> read(ArrayFile file, Network network) {
    return new ArrayWeights(file, network).weights();
  }

  private List<Rational> weights() {
    Map<String, ExactArray> arrays = file.arrays();
    @Nullable ExactArray flat = arrays.get(FLAT);
    List<Rational> weights = new ArrayList<>();
    if (flat != null) {
      if (arrays.size() > 1) {
        throw file.error("w beside " + others(arrays) + "; expected only one of them");
      }
      add(flat, List.of(network.parameters()), weights);
      return weights;
    }
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    if (blocks.isEmpty()) {
      throw file.error("w is missing; expected w of shape [" + network.parameters() + "]");
    }
    TreeSet<String> unread = new TreeSet<>(arrays.keySet());
    for (ParameterBlock block : blocks) {
      ExactArray array = arrays.get(block.key());
      if (array == null) {
        throw file.error(
            "%s is missing; expected w of shape [%d], or %s of shape %s"
                .formatted(block.key(), network.parameters(), block.key(), block.shape()));
      }
      add(array, block.shape(), weights);
      unread.remove(block.key());
    }
    if (!unread.isEmpty()) {
      throw file.error(unread.first() + " has no place in the network; expected its weights alone");
    }
    return weights;
  }

  private static String others(Map<String, ExactArray> arrays) {
    TreeSet<String> names = new TreeSet<>(arrays.keySet());
    names.remove(FLAT);
    return String.join(", ", names);
  }

  private void add(ExactArray array, List<Integer> shape, List<Rational> weights) {
    if (!array.shape().equals(shape)) {
      throw file.error(
          array.name()
              + ": shape "
              + array.shape()
              + "; expected "
              + shape
              + ", one set of weights");
    }
    file.requireModest(array);
    for (int k = 0; k < array.size(); k++) {
      weights.add(file.number(array, k));
    }
  }
}
