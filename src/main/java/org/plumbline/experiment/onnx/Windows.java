package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The windows that {@code Conv}, {@code AveragePool} and {@code MaxPool} move over the axes behind
 * batch and channels, as their attributes {@code strides}, {@code dilations}, {@code pads} and
 * {@code auto_pad} say.
 */
final class Windows {
  private final Application application;
  private final List<Integer> kernel;
  private final List<Integer> extents;
  private final List<Integer> strides;
  private final List<Integer> dilations;
  private final List<Integer> before = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  private Windows(Application application, List<Integer> kernel, List<Integer> extents)
      throws OnnxException {
    this.application = application;
    this.kernel = List.copyOf(kernel);
    this.extents = List.copyOf(extents);
    this.strides = integers(application, "strides", kernel.size(), 1, 1);
    this.dilations = integers(application, "dilations", kernel.size(), 1, 1);
  }

  /** The windows of a node of the given extents over an array of the given extents. */
  static Windows of(Application application, List<Integer> kernel, List<Integer> extents)
      throws OnnxException {
    Windows windows = new Windows(application, kernel, extents);
    windows.pad();
    return windows;
  }

  private static List<Integer> integers(
      Application application, String name, int count, int least, int otherwise)
      throws OnnxException {
    Optional<List<Long>> stated = application.attributes().integers(name);
    List<Integer> integers = new ArrayList<>();
    if (stated.isEmpty()) {
      for (int k = 0; k < count; k++) {
        integers.add(otherwise);
      }
      return integers;
    }
    for (long integer : stated.get()) {
      integers.add(integer < least || integer > Terms.MOST ? -1 : (int) integer);
    }
    if (integers.size() != count || integers.contains(-1)) {
      throw application.error(
          name + " is " + stated.get(), count + " integers from " + least + " to " + Terms.MOST);
    }
    return integers;
  }

  /** Finds the padding in front and the number of windows along each axis. */
  private void pad() throws OnnxException {
    int axes = kernel.size();
    String automatic = application.attributes().text("auto_pad", "NOTSET");
    List<Integer> pads = integers(application, "pads", 2 * axes, 0, 0);
    boolean isStated = application.attributes().integers("pads").isPresent();
    boolean isKnown = List.of("NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER").contains(automatic);
    if (!isKnown || (isStated && !automatic.equals("NOTSET"))) {
      throw application.error(
          "auto_pad is " + OnnxException.quoted(automatic) + (isStated ? " beside pads" : ""),
          "NOTSET, VALID, SAME_UPPER, SAME_LOWER, and pads with NOTSET alone");
    }
    for (int d = 0; d < axes; d++) {
      long extent = extents.get(d);
      long reach = (kernel.get(d) - 1L) * dilations.get(d) + 1;
      long front = pads.get(d);
      long padded = extent + front + pads.get(d + axes);
      if (automatic.startsWith("SAME")) {
        long out = (extent + strides.get(d) - 1) / strides.get(d);
        long total = Math.max(0, (out - 1) * strides.get(d) + reach - extent);
        front = automatic.endsWith("UPPER") ? total / 2 : total - total / 2;
        padded = extent + total;
      }
      if (padded < reach) {
        throw application.error(
            "the kernel reaches over " + reach + " of " + padded + " numbers of axis " + d,
            "a smaller kernel, or padding");
      }
      before.add((int) front);
      counts.add((int) ((padded - reach) / strides.get(d)) + 1);
      requireWhole(d, (padded - reach) % strides.get(d));
    }
  }

  private void requireWhole(int d, long rest) throws OnnxException {
    if (rest > 0
        && application.attributes().names().contains("ceil_mode")
        && application.attributes().flag("ceil_mode")) {
      throw application.error(
          "ceil_mode adds a window that is cut off along axis " + d, "windows that fit");
    }
  }

  /** The number of windows along each axis. */
  List<Integer> counts() {
    return List.copyOf(counts);
  }

  /**
   * Whether a place of a window is in the array; its indices behind the first two are then written
   * to {@code place}.
   *
   * @param output indices, the first two of which are no matter
   * @param offset the place in the window, behind {@code skipped} indices that are no matter
   */
  boolean isInside(int[] output, int[] offset, int skipped, int[] place) {
    boolean isInside = true;
    for (int d = 0; d < kernel.size(); d++) {
      long at =
          (long) output[d + 2] * strides.get(d)
              + (long) offset[d + skipped] * dilations.get(d)
              - before.get(d);
      isInside &= at >= 0 && at < extents.get(d);
      place[d + 2] = (int) at;
    }
    return isInside;
  }
}
