package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.training.AdaptiveUpdate.Kind;

/**
 * The families of methods that steps are compared with, simple ones before those they are part of.
 */
final class Families {
  private static final Parameter MOMENTUM = Parameter.share("momentum", " ").atLeast(0.01);
  private static final Parameter DAMPENING = Parameter.share("dampening", ", dampening ");
  private static final Parameter DECAY =
      Parameter.size("weight decay", " with weight decay ", 1e-9, 10);
  private static final Parameter FIRST = Parameter.share("beta1", ", beta1 ");
  private static final Parameter SECOND = Parameter.share("beta2", ", beta2 ");
  private static final Parameter EPSILON = Parameter.size("epsilon", ", epsilon ", 1e-16, 1);
  private static final Parameter NORM =
      Parameter.size("the limit of gradients", ", with gradients clipped to norm ", 1e-9, 1e9);
  private static final Parameter VALUE =
      Parameter.size(
          "the limit of gradients", ", with gradients clipped to values of at most ", 1e-9, 1e9);

  private static final List<Double> SHARES = List.of(0.9, 0.5, 0.99);
  private static final List<List<Double>> ADAM =
      List.of(
          List.of(0.9, 0.999, 1e-8),
          List.of(0.9, 0.95, 1e-8),
          List.of(0.5, 0.99, 1e-8),
          List.of(0.9, 0.999, 1e-3));

  private Families() {}

  /** Gradient descent as it is: its steps may have sizes of their own. */
  static final Family PLAIN =
      new Family(
          "gradient descent",
          Explanation.SCHEDULE,
          List.of(),
          List.of(List.of()),
          values -> Recipe.of(GradientUpdate.PLAIN));

  /** Methods that are linear in the gradients. */
  static List<Family> linear() {
    List<Family> families = new ArrayList<>();
    families.add(
        new Family(
            "weight decay",
            Explanation.WEIGHT_DECAY,
            List.of(Parameter.size("weight decay", " ", 1e-9, 10)),
            List.of(List.of(0.01), List.of(1e-4), List.of(1.0)),
            values -> Recipe.of(new GradientUpdate(0, 0, values.get(0), false, false))));
    for (boolean isUnderWay : new boolean[] {false, true}) {
      for (boolean decays : new boolean[] {false, true}) {
        families.add(momentum(false, decays, isUnderWay));
        families.add(momentum(true, decays, isUnderWay));
      }
    }
    families.add(dampened(false));
    families.add(dampened(true));
    return families;
  }

  private static Family momentum(boolean isNesterov, boolean decays, boolean isUnderWay) {
    List<List<Double>> starts = new ArrayList<>();
    for (double share : SHARES) {
      starts.add(decays ? List.of(share, 0.01) : List.of(share));
    }
    String name = (isNesterov ? "Nesterov" : "heavy-ball") + " momentum";
    return new Family(
        isUnderWay ? "already under way at the first row looked at, " + name : name,
        isNesterov ? Explanation.NESTEROV : Explanation.MOMENTUM,
        decays ? List.of(MOMENTUM, DECAY) : List.of(MOMENTUM),
        starts,
        values ->
            Recipe.of(
                new GradientUpdate(
                    values.get(0), 0, decays ? values.get(1) : 0, isNesterov, isUnderWay)));
  }

  private static Family dampened(boolean decays) {
    List<List<Double>> starts = new ArrayList<>();
    for (double share : SHARES) {
      starts.add(decays ? List.of(share, 0.5, 0.01) : List.of(share, 0.5));
    }
    return new Family(
        "heavy-ball momentum",
        Explanation.MOMENTUM,
        decays ? List.of(MOMENTUM, DAMPENING, DECAY) : List.of(MOMENTUM, DAMPENING),
        starts,
        values ->
            Recipe.of(
                new GradientUpdate(
                    values.get(0), values.get(1), decays ? values.get(2) : 0, false, false)));
  }

  /** Gradient descent with gradients that are limited. */
  static Family clipped(Clipping.Kind kind, List<Double> limits) {
    return new Family(
        kind == Clipping.Kind.NORM
            ? "the gradient is clipped to length"
            : "the gradient is clipped to values of at most",
        Explanation.CLIPPING,
        List.of(Parameter.size("the limit", " ", 1e-9, 1e9)),
        limits.stream().map(List::of).toList(),
        values -> new Recipe(new Clipping(kind, values.get(0)), GradientUpdate.PLAIN));
  }

  /** Momentum with gradients that are limited. */
  static List<Family> clippedMomentum(Clipping.Kind kind, List<Double> limits) {
    List<Family> families = new ArrayList<>();
    for (boolean isNesterov : new boolean[] {false, true}) {
      families.add(
          new Family(
              (isNesterov ? "Nesterov" : "heavy-ball") + " momentum",
              isNesterov ? Explanation.NESTEROV : Explanation.MOMENTUM,
              List.of(MOMENTUM, kind == Clipping.Kind.NORM ? NORM : VALUE),
              limits.stream().map(limit -> List.of(0.9, limit)).toList(),
              values ->
                  new Recipe(
                      new Clipping(kind, values.get(1)),
                      new GradientUpdate(values.get(0), 0, 0, isNesterov, false))));
    }
    return families;
  }

  /** Methods whose steps have each weight's own size. */
  static List<Family> adaptive() {
    List<Family> families = new ArrayList<>();
    families.add(
        new Family(
            "the sign of the gradient",
            Explanation.ADAPTIVE,
            List.of(),
            List.of(List.of()),
            values -> Recipe.of(new AdaptiveUpdate(Kind.SIGN, 0, 0, 0, 0, false))));
    families.add(moments("Adam", Kind.ADAM));
    families.add(
        new Family(
            "Adagrad",
            Explanation.ADAPTIVE,
            List.of(EPSILON),
            List.of(List.of(1e-10), List.of(1e-8), List.of(1e-3)),
            values -> Recipe.of(new AdaptiveUpdate(Kind.ADAGRAD, 0, 0, values.get(0), 0, false))));
    families.add(
        new Family(
            "RMSprop",
            Explanation.ADAPTIVE,
            List.of(Parameter.share("decay of squares", ", decay of squares "), EPSILON),
            List.of(List.of(0.99, 1e-8), List.of(0.9, 1e-8), List.of(0.9, 1e-3)),
            values ->
                Recipe.of(
                    new AdaptiveUpdate(Kind.RMSPROP, 0, values.get(0), values.get(1), 0, false))));
    families.add(moments("Adam without the correction of the bias", Kind.BIASED));
    families.add(moments("AMSGrad", Kind.AMSGRAD));
    families.add(decaying("AdamW", true));
    families.add(decaying("Adam", false));
    return families;
  }

  private static Family moments(String name, Kind kind) {
    return new Family(
        name,
        Explanation.ADAPTIVE,
        List.of(FIRST, SECOND, EPSILON),
        ADAM,
        values ->
            Recipe.of(
                new AdaptiveUpdate(kind, values.get(0), values.get(1), values.get(2), 0, false)));
  }

  private static List<List<Double>> withLast(List<Double> last) {
    List<List<Double>> starts = new ArrayList<>();
    for (double value : last) {
      for (List<Double> adam : ADAM.subList(0, 2)) {
        List<Double> start = new ArrayList<>(adam);
        start.add(value);
        starts.add(List.copyOf(start));
      }
    }
    return starts;
  }

  private static Family decaying(String name, boolean isDecoupled) {
    return new Family(
        name,
        Explanation.ADAPTIVE,
        List.of(
            FIRST,
            SECOND,
            EPSILON,
            Parameter.size(
                "weight decay",
                isDecoupled ? ", decoupled weight decay " : ", weight decay ",
                1e-9,
                10)),
        withLast(List.of(0.01, 0.1, 1e-3)),
        values ->
            Recipe.of(
                new AdaptiveUpdate(
                    Kind.ADAM,
                    values.get(0),
                    values.get(1),
                    values.get(2),
                    values.get(3),
                    isDecoupled)));
  }

  /** Adam with gradients that are limited. */
  static Family clippedAdam(Clipping.Kind kind, List<Double> limits) {
    return new Family(
        "Adam",
        Explanation.ADAPTIVE,
        List.of(FIRST, SECOND, EPSILON, kind == Clipping.Kind.NORM ? NORM : VALUE),
        withLast(limits),
        values ->
            new Recipe(
                new Clipping(kind, values.get(3)),
                new AdaptiveUpdate(
                    Kind.ADAM, values.get(0), values.get(1), values.get(2), 0, false)));
  }
}
