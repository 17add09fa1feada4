package org.plumbline.experiment.onnx;

import java.util.Map;

/**
 * An operator that is understood.
 *
 * @param attributes the attributes it may have, with their types
 * @param least the least number of inputs
 * @param most the largest number of inputs
 * @param meaning what it computes
 */
record Operator(Map<String, Attributes.Type> attributes, int least, int most, Meaning meaning) {
  Operator {
    attributes = Map.copyOf(attributes);
  }

  /** What an operator computes. */
  @FunctionalInterface
  interface Meaning {
    /** The output of a node. */
    Value apply(Application application) throws OnnxException;
  }
}
