package org.plumbline.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.data.Dataset;

/**
 * There are exactly so many different points, and equal points have equal labels.
 *
 * @param distinct how many points are different
 */
public record RepeatedSamples(int distinct) implements Promise {
  @Override
  public boolean verify(Dataset data) {
    Set<Object> points = new HashSet<>(data.points());
    Set<Object> samples = new HashSet<>();
    for (int i = 0; i < data.size(); i++) {
      samples.add(List.of(data.points().get(i), data.label(i)));
    }
    return points.size() == distinct && samples.size() == distinct;
  }

  @Override
  public String sentence() {
    return "there are exactly " + distinct + " different samples; equal points have equal labels";
  }
}
