package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.gradient.ExactGradient;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Gradients at weights in boxes hold those at each point, rounding included, and little more. */
final class IntervalGradientTest {
  private final TorchRun recorded = TorchRun.of("momentum");
  private final IntervalGradient field =
      new IntervalGradient(recorded.problem(), recorded.format());
  private final List<Integer> all =
      IntStream.range(0, recorded.problem().data().size()).boxed().toList();

  private static List<DoubleInterval> points(List<Dyadic> weights) {
    return weights.stream().map(DoubleInterval::enclosing).toList();
  }

  @Test
  void exactGradientsAreHeldClosely() {
    for (int k = 0; k < 24; k += 6) {
      List<Dyadic> weights = recorded.claims().get(k).weights();
      List<DoubleInterval> enclosed = field.at(points(weights), all);
      ExactGradient exact =
          ExactGradient.of(
                  recorded.problem(), weights, Optional.empty(), recorded.format(), Rational.ZERO)
              .orElseThrow();
      for (int p = 0; p < enclosed.size(); p++) {
        double value = exact.values().get(p).middle().approximateDouble();
        assertThat(enclosed.get(p).contains(value)).isTrue();
        assertThat(enclosed.get(p).upper() - enclosed.get(p).lower())
            .isLessThanOrEqualTo(4 * exact.errorsUpper().get(p).doubleUpper() + 1e-30);
      }
    }
  }

  @Test
  void boxesHoldTheirCorners() {
    List<DoubleInterval> first = points(recorded.claims().get(0).weights());
    List<DoubleInterval> next = points(recorded.claims().get(0).next());
    List<DoubleInterval> box =
        IntStream.range(0, first.size()).mapToObj(p -> first.get(p).hull(next.get(p))).toList();
    List<DoubleInterval> wide = field.at(box, all);
    for (List<DoubleInterval> corner : List.of(first, next)) {
      List<DoubleInterval> narrow = field.at(corner, all);
      for (int p = 0; p < wide.size(); p++) {
        assertThat(wide.get(p).contains(narrow.get(p))).isTrue();
      }
    }
  }

  /** The mean is one over the samples that are taken. */
  @Test
  void meansAreOverTheChosen() {
    List<DoubleInterval> weights = points(recorded.claims().get(0).weights());
    List<DoubleInterval> one = field.at(weights, List.of(2));
    List<DoubleInterval> other = field.at(weights, List.of(5));
    List<DoubleInterval> both = field.at(weights, List.of(2, 5));
    for (int p = 0; p < both.size(); p++) {
      assertThat(both.get(p).overlaps(one.get(p).add(other.get(p)).scale(-1))).isTrue();
    }
  }
}
