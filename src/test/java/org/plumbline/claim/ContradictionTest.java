package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/** {@link Contradiction}: samples that no network fits, and none of those that one does. */
final class ContradictionTest {
  private static Optional<Contradiction> of(List<Integer> labels, String... points) {
    List<List<Rational>> rows =
        Arrays.stream(points)
            .map(point -> Arrays.stream(point.split(" ")).map(Rational::parse).toList())
            .toList();
    return Contradiction.of(new Dataset(List.of("x", "y"), rows, labels));
  }

  @Test
  void multiplesOfOtherLabelsContradictEachOther() {
    assertThat(of(List.of(1, 1, -1), "1 2", "1 0", "1/2 1")).contains(new Contradiction(0, 2));
    assertThat(of(List.of(1, 1, -1), "1 2", "0 3", "0 3")).contains(new Contradiction(1, 2));
    assertThat(of(List.of(1, -1), "1 0", "0 0")).contains(new Contradiction(1, 1));
  }

  @Test
  void othersDoNot() {
    assertThat(of(List.of(1, -1), "1 2", "-1 -2")).isEmpty();
    assertThat(of(List.of(1, 1), "1 2", "2 4")).isEmpty();
    assertThat(of(List.of(1, -1), "1 2", "2 1")).isEmpty();
    assertThat(of(List.of(1, -1), "0 1", "1 0")).isEmpty();
  }

  @Test
  void theReasonNamesThem() {
    assertThat(new Contradiction(3, 7).text())
        .startsWith("samples 3 and 7 have different labels")
        .contains("leave one out");
    assertThat(new Contradiction(2, 2).text()).startsWith("sample 2 is 0");
  }
}
