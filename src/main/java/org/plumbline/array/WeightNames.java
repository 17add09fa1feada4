package org.plumbline.array;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which array of a file is which block of a network's parameters, where arrays are called as
 * frameworks call them: {@code 0.weight}, {@code net.2.weight}, {@code dense_1/kernel:0}.
 *
 * <p>Arrays are told apart by their shapes, and among those of one shape by the numbers in names
 * that are otherwise the same. Nothing is guessed beyond that, and nothing is left over: where
 * shapes and numbers do not decide, or an array has no place, the complaint shows what there is,
 * and names have to be stated.
 */
public final class WeightNames {
  private static final Pattern NATIVE = Pattern.compile("([WSb])[1-9][0-9]{0,5}");
  private static final Pattern BIAS = Pattern.compile("(?i)(.*[./_])?(bias|biases|beta|b)[0-9]*");
  private static final Pattern NUMBER = Pattern.compile("_?([0-9]{1,9})");
  private static final int MOST_SHOWN = 20;

  private final String place;
  private final List<ParameterBlock> blocks;
  private final Map<String, List<Integer>> shapes;
  private final boolean isTransposed;
  private final Map<String, String> found = new LinkedHashMap<>();

  private WeightNames(
      String place,
      List<ParameterBlock> blocks,
      Map<String, List<Integer>> shapes,
      boolean isTransposed) {
    this.place = place;
    this.blocks = List.copyOf(blocks);
    this.shapes = new LinkedHashMap<>(shapes);
    this.isTransposed = isTransposed;
  }

  /**
   * For each block, in order, the name of the array that it is.
   *
   * @param place what complaints begin with
   * @param shapes the arrays of the file that may be weights, all of which must be
   * @param isTransposed whether matrices have one row per input, as Keras' kernels do
   * @throws ArrayException if it is not decided, or an array has no place
   */
  public static Map<String, String> matched(
      String place,
      List<ParameterBlock> blocks,
      Map<String, List<Integer>> shapes,
      boolean isTransposed)
      throws ArrayException {
    return new WeightNames(place, blocks, shapes, isTransposed).match();
  }

  /**
   * The same where the names are stated, in the order of the blocks.
   *
   * @throws ArrayException if there are not as many, one is not in the file or of another shape, or
   *     an array is left over
   */
  public static Map<String, String> stated(
      String place,
      List<ParameterBlock> blocks,
      Map<String, List<Integer>> shapes,
      List<String> names,
      boolean isTransposed)
      throws ArrayException {
    return new WeightNames(place, blocks, shapes, isTransposed).take(names);
  }

  /** The names and shapes of arrays, for complaints. */
  public static String shown(Map<String, List<Integer>> shapes) {
    String list =
        shapes.entrySet().stream()
            .limit(MOST_SHOWN)
            .map(entry -> ArrayException.quoted(entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "none" : shapes.size() > MOST_SHOWN ? list + ", ..." : list;
  }

  /** Whether a name is that of a bias, as frameworks and this program call it. */
  public static boolean isBias(String name) {
    return BIAS.matcher(bare(name)).matches();
  }

  /** A name without the number of a variable that TensorFlow adds. */
  private static String bare(String name) {
    return name.replaceFirst(":[0-9]+$", "");
  }

  private Map<String, String> take(List<String> names) throws ArrayException {
    if (names.size() != blocks.size() || Set.copyOf(names).size() != names.size()) {
      throw new ArrayException(
          place,
          names.size() + " names of weights " + names,
          blocks.size() + ", one each for " + wanted());
    }
    for (int k = 0; k < names.size(); k++) {
      List<Integer> shape = shapes.get(names.get(k));
      if (shape == null) {
        throw new ArrayException(
            place, names.get(k) + " is missing", wanted() + "; there are " + shown(shapes));
      }
      requireShape(names.get(k), shape, blocks.get(k));
      found.put(blocks.get(k).key(), names.get(k));
    }
    requireNothingLeft();
    return found;
  }

  private void requireShape(String name, List<Integer> shape, ParameterBlock block)
      throws ArrayException {
    if (!shape.equals(expected(block))) {
      throw new ArrayException(
          place + ": " + name,
          "shape " + shape,
          expected(block) + " for " + block.key() + turned(shape, block));
    }
  }

  private String turned(List<Integer> shape, ParameterBlock block) {
    return shape.equals(reversed(expected(block)))
        ? isTransposed
            ? " (it fits as it is, without transpose)"
            : " (it fits transposed: transpose)"
        : "";
  }

  private Map<String, String> match() throws ArrayException {
    if (isNative()) {
      return take(blocks.stream().map(block -> block.key()).toList());
    }
    for (ParameterBlock block : blocks) {
      List<ParameterBlock> alike = blocks.stream().filter(other -> isAlike(block, other)).toList();
      List<String> names = candidates(block);
      if (names.size() < alike.size()) {
        throw undecided("no array is " + block.key() + " of shape " + expected(block), block);
      }
      if (names.size() == alike.size()) {
        found.put(block.key(), ordered(names, alike).get(alike.indexOf(block)));
      }
    }
    requireNothingLeft();
    requireOrder();
    return found;
  }

  /** Whether the arrays are called as the blocks are. */
  private boolean isNative() {
    if (blocks.stream().allMatch(block -> shapes.containsKey(block.key()))) {
      return true;
    }
    return shapes.keySet().stream().anyMatch(name -> NATIVE.matcher(name).matches())
        && blocks.stream().anyMatch(block -> shapes.containsKey(block.key()));
  }

  private boolean isAlike(ParameterBlock one, ParameterBlock other) {
    return expected(one).equals(expected(other)) && isBias(one.key()) == isBias(other.key());
  }

  private List<String> candidates(ParameterBlock block) {
    List<String> names = new ArrayList<>();
    shapes.forEach(
        (name, shape) -> {
          if (shape.equals(expected(block)) && isBias(name) == isBias(block.key())) {
            names.add(name);
          }
        });
    return names;
  }

  /** Names of one shape in the order of the numbers in them. */
  private List<String> ordered(List<String> names, List<ParameterBlock> alike)
      throws ArrayException {
    long kinds = alike.stream().map(block -> block.key().charAt(0)).distinct().count();
    boolean isOrdered = names.size() == 1 || (kinds == 1 && areNumbered(names));
    if (!isOrdered) {
      throw undecided(
          names.size() + " arrays have the shape " + expected(alike.get(0)) + ": " + names,
          alike.get(0));
    }
    return names.stream().sorted(BY_NUMBERS).toList();
  }

  /** Whether names differ in their numbers alone, and in these. */
  private static boolean areNumbered(List<String> names) {
    return names.stream().map(WeightNames::skeleton).distinct().count() == 1
        && names.stream().map(name -> numbers(name)).distinct().count() == names.size();
  }

  private static String skeleton(String name) {
    return NUMBER.matcher(bare(name)).replaceAll("");
  }

  private static List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(bare(name));
    while (matcher.find()) {
      numbers.add(Integer.parseInt(String.valueOf(matcher.group(1))));
    }
    return numbers;
  }

  private static final Comparator<String> BY_NUMBERS =
      (one, other) -> {
        List<Integer> a = numbers(one);
        List<Integer> b = numbers(other);
        for (int k = 0; k < Math.min(a.size(), b.size()); k++) {
          if (!a.get(k).equals(b.get(k))) {
            return a.get(k).compareTo(b.get(k));
          }
        }
        return Integer.compare(a.size(), b.size());
      };

  /** Numbers in names must run as the layers do. */
  private void requireOrder() throws ArrayException {
    for (char kind : new char[] {'W', 'S', 'b'}) {
      List<String> names =
          found.entrySet().stream()
              .filter(entry -> entry.getKey().charAt(0) == kind)
              .map(Map.Entry::getValue)
              .toList();
      boolean isOther =
          areNumbered(names) && !names.stream().sorted(BY_NUMBERS).toList().equals(names);
      if (isOther) {
        throw undecided("the shapes fit only in the order " + names, blocks.get(0));
      }
    }
  }

  private void requireNothingLeft() throws ArrayException {
    Set<String> left = new LinkedHashSet<>(shapes.keySet());
    left.removeAll(found.values());
    if (left.isEmpty()) {
      return;
    }
    String first = left.iterator().next();
    boolean hasBiases = blocks.stream().anyMatch(block -> isBias(block.key()));
    String problem =
        isBias(first) && !hasBiases
            ? "this is a bias, but the network has none (network.biases: true gives it some)"
            : "shape " + shapes.get(first) + " has no place in the network";
    throw new ArrayException(
        place + ": " + first, problem, wanted() + " and nothing else; there are " + shown(shapes));
  }

  private ArrayException undecided(String problem, ParameterBlock first) {
    boolean fitsTurned =
        shapes.values().stream().anyMatch(shape -> shape.equals(reversed(expected(first))));
    String hint =
        fitsTurned && !expected(first).equals(reversed(expected(first)))
            ? isTransposed ? ", as they are, without transpose" : ", or transpose"
            : "";
    return new ArrayException(
        place,
        problem + " (the arrays are " + shown(shapes) + ")",
        wanted() + hint + ", or names stated in this order");
  }

  private String wanted() {
    return new TreeSet<>(blocks.stream().map(block -> block.key()).toList()).size() > MOST_SHOWN
        ? blocks.size() + " weights"
        : blocks.stream()
            .map(block -> block.key() + " " + expected(block))
            .collect(Collectors.joining(", "));
  }

  private List<Integer> expected(ParameterBlock block) {
    return isTransposed ? reversed(block.shape()) : block.shape();
  }

  private static List<Integer> reversed(List<Integer> shape) {
    return shape.size() == 2 ? List.of(shape.get(1), shape.get(0)) : shape;
  }
}
