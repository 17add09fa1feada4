package org.plumbline.compare.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.network.Network;

/**
 * The parameters by the layer that they belong to, which is their name without its indices.
 *
 * @param names the layers' names in the order of their first parameters
 * @param of the number of each parameter's layer
 */
public record Layers(List<String> names, List<Integer> of) {
  /** Layers with immutable copies of the lists. */
  public Layers {
    names = List.copyOf(names);
    of = List.copyOf(of);
  }

  /** The layers of a network. */
  public static Layers of(Network network) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Integer> of = new ArrayList<>();
    for (String parameter : network.parameterNames()) {
      int end = parameter.indexOf('[', 1);
      String name = end < 0 ? parameter : parameter.substring(0, end);
      of.add(numbers.computeIfAbsent(name, one -> numbers.size()));
    }
    return new Layers(List.copyOf(numbers.keySet()), of);
  }

  /** The largest number of each layer, given one that is not negative for each parameter. */
  public List<Double> largest(List<Double> each) {
    List<Double> largest = new ArrayList<>(Collections.nCopies(names.size(), 0.0));
    for (int p = 0; p < each.size(); p++) {
      largest.set(of.get(p), Math.max(largest.get(of.get(p)), each.get(p)));
    }
    return List.copyOf(largest);
  }
}
