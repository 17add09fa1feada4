package org.plumbline.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.network.Network;

/**
 * The parameters of one matrix or kernel, of the biases of one layer, or of one diagonal skip, as
 * files of arrays name them.
 *
 * @param key {@code W1}, {@code b1}, {@code W2}, {@code b2}, …, then {@code S1}, {@code S2}, …; or
 *     {@code conv1.weight}, {@code conv1.bias}, … where layers have names
 * @param shape rows and columns, or the number of units; of a kernel also its extents
 */
public record ParameterBlock(String key, List<Integer> shape) {
  private static final Pattern NAME =
      Pattern.compile(
          "([WbS]\\d{1,7}(?=\\[\\d+(?:,\\d+)?\\])|[^\\[\\]]{1,80}[.](?:weight|bias))"
              + "\\[(\\d{1,7}(?:,\\d{1,7}){0,3})\\]");

  /** A block. */
  public ParameterBlock {
    shape = List.copyOf(shape);
  }

  /** The blocks of a layered network in the order of its parameters; none for other graphs. */
  public static List<ParameterBlock> of(Network network) {
    List<String> prefixes = new ArrayList<>();
    List<List<Integer>> shapes = new ArrayList<>();
    for (String name : network.parameterNames()) {
      Matcher matcher = NAME.matcher(name);
      if (!matcher.matches()) {
        return List.of();
      }
      String prefix = String.valueOf(matcher.group(1));
      List<Integer> shape =
          Arrays.stream(String.valueOf(matcher.group(2)).split(",", -1))
              .map(index -> Integer.parseInt(index) + 1)
              .toList();
      int last = prefixes.size() - 1;
      if (last >= 0 && prefixes.get(last).equals(prefix)) {
        shapes.set(last, shape);
      } else {
        prefixes.add(prefix);
        shapes.add(shape);
      }
    }
    int count = network.parameters();
    boolean isWhole =
        Set.copyOf(prefixes).size() == prefixes.size()
            && shapes.stream().allMatch(shape -> size(shape) <= count)
            && shapes.stream().mapToLong(ParameterBlock::size).sum() == count
            && listed(prefixes, shapes).equals(network.parameterNames());
    return isWhole ? named(prefixes, shapes) : List.of();
  }

  /** The number of entries, and {@link Long#MAX_VALUE} where there are more. */
  private static long size(List<Integer> shape) {
    long size = 1;
    for (int extent : shape) {
      size = extent > 0 && size > Long.MAX_VALUE / extent ? Long.MAX_VALUE : size * extent;
    }
    return size;
  }

  /** The names of the parameters of whole blocks: a graph may use such names as it likes. */
  private static List<String> listed(List<String> prefixes, List<List<Integer>> shapes) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < prefixes.size(); k++) {
      List<Integer> shape = shapes.get(k);
      for (int position = 0; position < size(shape); position++) {
        String index = Extents.index(position, shape).toString().replace(" ", "");
        names.add(prefixes.get(k) + index);
      }
    }
    return names;
  }

  private static List<ParameterBlock> named(List<String> prefixes, List<List<Integer>> shapes) {
    List<ParameterBlock> blocks = new ArrayList<>();
    int skips = 0;
    for (int k = 0; k < prefixes.size(); k++) {
      boolean isSkip = prefixes.get(k).matches("S\\d+");
      skips += isSkip ? 1 : 0;
      blocks.add(new ParameterBlock(isSkip ? "S" + skips : prefixes.get(k), shapes.get(k)));
    }
    return List.copyOf(blocks);
  }

  /** The number of its parameters. */
  public int size() {
    return Math.toIntExact(size(shape));
  }

  /**
   * The key of its gradient: {@code G1} for {@code W1}, {@code Gb1} for {@code b1}, {@code GS1} for
   * {@code S1}.
   */
  public String gradientKey() {
    return key.matches("W\\d+") ? "G" + key.substring(1) : "G" + key;
  }
}
