package org.plumbline.experiment.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.array.Extents;

/**
 * The windows that a convolution or pooling layer moves over the axes behind the channels: the one
 * at output index {@code i} reads {@code i · stride - padding + k} for {@code 0 <= k < kernel}
 * along each axis, and what lies outside is padding.
 *
 * @param kernel the extent of a window along each axis
 * @param stride from one window to the next
 * @param padding what is put before and behind, less than the kernel
 */
public record Window(List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
  /**
   * Windows.
   *
   * @throws IllegalArgumentException if the axes differ or a number is out of range
   */
  public Window {
    kernel = List.copyOf(kernel);
    stride = List.copyOf(stride);
    padding = List.copyOf(padding);
    if (kernel.isEmpty() || kernel.size() != stride.size() || kernel.size() != padding.size()) {
      throw new IllegalArgumentException("kernel, stride and padding have different axes");
    }
    for (int d = 0; d < kernel.size(); d++) {
      boolean fits =
          kernel.get(d) >= 1
              && stride.get(d) >= 1
              && padding.get(d) >= 0
              && padding.get(d) < kernel.get(d);
      if (!fits) {
        throw new IllegalArgumentException("axis " + d + " has windows of padding alone, or none");
      }
    }
  }

  /** The number of axes. */
  public int axes() {
    return kernel.size();
  }

  /** The numbers in a window. */
  public int size() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  /** The number of windows along axis {@code d} of the given extent, 0 if none fits. */
  public int count(int d, int extent) {
    long room = extent + 2L * padding.get(d) - kernel.get(d);
    return room < 0 ? 0 : Math.toIntExact(room / stride.get(d) + 1);
  }

  /**
   * So many of the last numbers of axis {@code d} are read by no window, beyond those that a stride
   * longer than the kernel leaves out everywhere.
   */
  public int uncovered(int d, int extent) {
    long end =
        (count(d, extent) - 1L) * stride.get(d) - padding.get(d) + kernel.get(d); // exclusive
    long gap = Math.max(0, stride.get(d) - kernel.get(d));
    return (int) Math.max(0, extent - end - gap);
  }

  /** The number of windows along each axis of the given extents. */
  public List<Integer> counts(List<Integer> extents) {
    List<Integer> counts = new ArrayList<>();
    for (int d = 0; d < extents.size(); d++) {
      counts.add(count(d, extents.get(d)));
    }
    return counts;
  }

  /**
   * The indices that place {@code k} of a window reads, both numbered row by row; empty in padding.
   */
  Optional<List<Integer>> read(List<Integer> extents, List<Integer> window, int k) {
    List<Integer> offset = Extents.index(k, kernel);
    List<Integer> place = new ArrayList<>();
    for (int d = 0; d < extents.size(); d++) {
      int at = window.get(d) * stride.get(d) - padding.get(d) + offset.get(d);
      if (at < 0 || at >= extents.get(d)) {
        return Optional.empty();
      }
      place.add(at);
    }
    return Optional.of(place);
  }
}
