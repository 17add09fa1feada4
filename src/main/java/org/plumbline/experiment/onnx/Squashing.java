package org.plumbline.experiment.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sigmoid or softmax that a classifier ends in. It belongs to the loss: the margin is the
 * argument of the sigmoid, or the difference of two arguments of the softmax, as {@code
 * log(p_1/p_0) = s_1 - s_0}.
 */
final class Squashing {
  private static final Set<String> MOVING =
      Set.of("Identity", "Flatten", "Reshape", "Squeeze", "Unsqueeze");
  private static final Set<String> SOFT = Set.of("Softmax", "LogSoftmax");

  private Squashing() {}

  /** The nodes before the output that are left out, with a note; none if there are none. */
  static Set<OnnxNode> before(
      Model model, OutputChoice choice, Map<String, Integer> uses, Units units)
      throws OnnxException {
    Map<String, OnnxNode> makers = new HashMap<>();
    model.nodes().forEach(node -> makers.put(node.output(), node));
    String name = model.output();
    for (int step = 0; step <= model.nodes().size(); step++) {
      Optional<OnnxNode> found = Optional.ofNullable(makers.get(name));
      if (found.isEmpty() || found.get().inputs().isEmpty() || uses.getOrDefault(name, 0) != 1) {
        return Set.of();
      }
      OnnxNode node = found.get();
      if (!MOVING.contains(node.operator())) {
        return leftOut(node, choice, units);
      }
      name = node.inputs().get(0);
    }
    return Set.of();
  }

  private static Set<OnnxNode> leftOut(OnnxNode node, OutputChoice choice, Units units)
      throws OnnxException {
    boolean isSigmoid = node.operator().equals("Sigmoid");
    boolean isSoft = SOFT.contains(node.operator());
    if (!isSigmoid && !isSoft) {
      return Set.of();
    }
    if (isSoft != choice.isDifference()) {
      throw node.error(
          isSoft
              ? "one output of " + node.operator() + " is not a margin"
              : "a difference of outputs of Sigmoid is not a margin",
          isSoft
              ? "network.output: {plus: 1, minus: 0}, a difference of its arguments"
              : "network.output: 1, one of its arguments");
    }
    units.note(
        isSigmoid
            ? node.place()
                + ": left out, because it belongs to the loss; the margin is its argument."
            : node.place()
                + ": left out, because it belongs to the loss; the margin is the difference of two "
                + "of its arguments.");
    Set<OnnxNode> nodes = new HashSet<>();
    nodes.add(node);
    return nodes;
  }
}
