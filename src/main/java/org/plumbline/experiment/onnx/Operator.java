package org.plumbline.experiment.onnx;

import java.util.List;
import java.util.Map;

/**
 * An operator that is understood.
 *
 * @param attributes the attributes it may have, with their types
 * @param least the least number of inputs
 * @param most the largest number of inputs
 * @param unread how many outputs it may have beyond those computed, which nothing may read
 * @param isCast whether it changes the type of numbers
 * @param meaning what it computes
 */
record Operator(
    Map<String, Attributes.Type> attributes,
    int least,
    int most,
    int unread,
    boolean isCast,
    Meaning meaning) {
  Operator {
    attributes = Map.copyOf(attributes);
  }

  /** An operator with a single output of the type of its input. */
  static Operator of(Map<String, Attributes.Type> attributes, int least, int most, Single meaning) {
    return new Operator(
        attributes, least, most, 0, false, application -> List.of(meaning.apply(application)));
  }

  /** The same with outputs that nothing may read. */
  Operator withUnread(int count) {
    return new Operator(attributes, least, most, count, isCast, meaning);
  }

  /** The same with an output of another type. */
  Operator casting() {
    return new Operator(attributes, least, most, unread, true, meaning);
  }

  /** What an operator with one output computes. */
  @FunctionalInterface
  interface Single {
    /** The output of a node. */
    Value apply(Application application) throws OnnxException;
  }

  /** What an operator computes. */
  @FunctionalInterface
  interface Meaning {
    /** The outputs of a node. */
    List<Value> apply(Application application) throws OnnxException;
  }
}
