package org.plumbline.compare.recording;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is stated of the arrays of a file, where their names and shapes do not tell.
 *
 * @param names the arrays of the weights in the order of the network's; none if they are to be
 *     found
 * @param isTransposed whether matrices have one row per input, as Keras' kernels do
 * @param ignored arrays that are something else
 */
public record Arrangement(List<String> names, boolean isTransposed, Set<String> ignored) {
  /** Nothing stated. */
  public static final Arrangement FOUND = new Arrangement(List.of(), false, Set.of());

  private static final Pattern KNOWN = Pattern.compile("t|w|g|eta|tol|batch|dtype");

  /** What {@code trajectory.csv} and {@code trajectory.npz} say of weights beside them. */
  private static final Pattern DERIVED =
      Pattern.compile("risk|log10_risk|margin_min|margins|norm|radius|stable_rank_.+");

  private static final Pattern GRADIENT =
      Pattern.compile("G[1-9][0-9]{0,5}|G[Sb][1-9][0-9]{0,5}|.+[._]grad");

  /** What is stated. */
  public Arrangement {
    names = List.copyOf(names);
    ignored = Set.copyOf(ignored);
  }

  /** Whether an array is to be read. */
  boolean reads(String key) {
    return !ignored.contains(key) && !isDerived(key);
  }

  /** Whether a key is that of numbers which a trajectory has beside its weights. */
  static boolean isDerived(String key) {
    return DERIVED.matcher(key).matches();
  }

  /** Whether a key has a meaning of its own, whatever the network. */
  static boolean isKnown(String key) {
    return KNOWN.matcher(key).matches();
  }

  /** Whether an array is called as the gradient of a weight. */
  static boolean isGradient(String key) {
    return GRADIENT.matcher(key).matches();
  }

  /** The name of the weight that an array is the gradient of. */
  static String weightOf(String key) {
    return key.endsWith("grad")
        ? key.substring(0, key.length() - "_grad".length())
        : key.startsWith("GS") || key.startsWith("Gb") ? key.substring(1) : "W" + key.substring(1);
  }
}
