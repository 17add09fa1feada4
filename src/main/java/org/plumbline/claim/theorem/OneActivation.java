package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** All hidden units have an activation of one kind, and the same slope below 0. */
final class OneActivation implements Hypothesis {
  private final String id;
  private final String kind;
  private final Predicate<Activation> isKind;
  private final boolean needsOne;
  private final String spelling;

  private OneActivation(
      String id, String kind, Predicate<Activation> isKind, boolean needsOne, String spelling) {
    this.id = id;
    this.kind = kind;
    this.isKind = isKind;
    this.needsOne = needsOne;
    this.spelling = spelling;
  }

  /** Every unit is linear. */
  static Hypothesis linear() {
    return new OneActivation("linear-units", "linear", Activation::isLinear, false, "linear");
  }

  /** Every unit is a ReLU, and there is one. */
  static Hypothesis relu() {
    return new OneActivation("relu-units", "a ReLU", Activation::isRelu, true, "relu");
  }

  /** Every unit is a leaky ReLU of the same slope in (0, 1), and there is one. */
  static Hypothesis leaky() {
    return new OneActivation(
        "leaky-units", "a leaky ReLU of one slope", OneActivation::isLeaky, true, "\"leaky:1/2\"");
  }

  private static boolean isLeaky(Activation activation) {
    return activation.negativeSlope().signum() > 0 && !activation.isLinear();
  }

  /** The slope of a network of leaky units, if it is one. */
  static Optional<Rational> slope(Network network) {
    List<Integer> hidden = network.hidden();
    if (hidden.isEmpty()) {
      return Optional.empty();
    }
    Activation first = network.activation(hidden.get(0));
    return hidden.stream().allMatch(v -> network.activation(v).equals(first)) && isLeaky(first)
        ? Optional.of(first.negativeSlope())
        : Optional.empty();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String statement() {
    return "every hidden unit is " + kind;
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Network network = grounds.network();
    List<Integer> hidden = network.hidden();
    if (hidden.isEmpty()) {
      return needsOne
          ? Assessment.fails("there is no hidden unit", Witness.at("network"))
              .changing("a hidden layer of activation " + spelling)
          : Assessment.proved("there is no hidden unit");
    }
    Activation first = network.activation(hidden.get(0));
    return hidden.stream()
        .filter(v -> !isKind.test(network.activation(v)) || !network.activation(v).equals(first))
        .findFirst()
        .map(v -> failing(network, v))
        .orElseGet(() -> Assessment.proved("all " + hidden.size() + " are " + first));
  }

  private Assessment failing(Network network, int v) {
    return Assessment.fails(
            network.name(v) + " is " + network.activation(v), Witness.at(network.name(v)))
        .changing("activations: " + spelling + " for every hidden unit");
  }
}
