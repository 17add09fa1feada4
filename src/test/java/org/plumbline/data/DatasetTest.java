package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class DatasetTest {
  private static final List<String> NAMES = List.of("a", "b");
  private static final List<Rational> POINT = List.of(Rational.ONE, Rational.of(1, 3));

  private static void assertRefused(
      List<List<Rational>> points, List<Integer> labels, String message) {
    assertThatThrownBy(() -> new Dataset(NAMES, points, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void samplesAreReadByTheirNumber() {
    Dataset data =
        new Dataset(NAMES, List.of(POINT, List.of(Rational.ZERO, Rational.ONE)), List.of(-1, 1));
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.dimension()).isEqualTo(2);
    assertThat(data.point(0)).isEqualTo(POINT);
    assertThat(data.label(0)).isEqualTo(-1);
    assertThat(data.label(1)).isEqualTo(1);
  }

  @Test
  void laterChangesOfTheRowsGivenDoNotReachIt() {
    List<Rational> row = new ArrayList<>(POINT);
    Dataset data = new Dataset(NAMES, List.of(row), List.of(1));
    row.set(0, Rational.ZERO);
    assertThat(data.point(0)).isEqualTo(POINT);
  }

  @Test
  void needsASampleAndALabelForEach() {
    assertRefused(List.of(), List.of(), "0 points but 0 labels");
    assertRefused(List.of(POINT, POINT), List.of(1), "2 points but 1 labels");
  }

  @Test
  void namesTheSampleThatDoesNotFit() {
    assertRefused(
        List.of(POINT, List.of(Rational.ONE)),
        List.of(1, 1),
        "sample 1 has the wrong number of coordinates");
    assertRefused(List.of(POINT, POINT), List.of(1, 0), "the label of sample 1 is not ±1");
    assertRefused(List.of(POINT, POINT), List.of(-2, 1), "the label of sample 0 is not ±1");
  }
}
