package org.plumbline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

/** {@link TestVectors}: no tolerance lets an engine pass that does nothing. */
final class TestVectorsTest {
  private static final int FEWEST = 12;

  /** What a number is and what is answered in its stead may not be within the tolerance. */
  @ParameterizedTest
  @CsvSource({"FORWARD, 20", "GRADIENT, 5", "KINKS, 3", "EXTREME, 7", "DESCENT, 4"})
  void doingNothingIsWrongWhereThereIsSomethingToDo(VectorLevel level, int count) {
    int told = 0;
    for (int k = 0; k < count; k++) {
      Map<String, Object> vector = TestVectors.of(level, 1, k, "v");
      List<Rational> old = level == VectorLevel.DESCENT ? weights(vector) : List.of();
      for (Map<?, ?> answer : answers(vector)) {
        assertThat(tolerance(answer)).containsKey("float32");
        told += tolerance(answer).values().stream().mapToInt(t -> told(answer, t, old)).sum();
      }
    }
    assertThat(told).isGreaterThan(FEWEST);
  }

  /** How many numbers differ from those of an engine that does nothing, none within tolerance. */
  private static int told(Map<?, ?> answer, List<Rational> tolerances, List<Rational> old) {
    List<Rational> values = numbers((List<?>) answer.get("values"));
    int told = 0;
    for (int p = 0; p < values.size(); p++) {
      Rational idle = old.isEmpty() ? Rational.ZERO : old.get(p);
      Rational distance = values.get(p).subtract(idle).abs();
      if (distance.signum() > 0) {
        assertThat(distance).isGreaterThan(tolerances.get(p));
        told++;
      }
    }
    return told;
  }

  private static List<Rational> weights(Map<String, Object> vector) {
    return numbers((List<?>) ((Map<?, ?>) vector.get("question")).get("weights"));
  }

  private static List<Map<?, ?>> answers(Map<String, Object> vector) {
    List<Map<?, ?>> answers = new ArrayList<>();
    ((List<?>) vector.get("answers")).forEach(answer -> answers.add((Map<?, ?>) answer));
    return answers;
  }

  private static Map<String, List<Rational>> tolerance(Map<?, ?> answer) {
    Map<String, List<Rational>> tolerance = new java.util.TreeMap<>();
    ((Map<?, ?>) answer.get("tolerance"))
        .forEach((format, list) -> tolerance.put((String) format, numbers((List<?>) list)));
    return tolerance;
  }

  private static List<Rational> numbers(List<?> texts) {
    return texts.stream()
        .map(text -> text instanceof Map<?, ?> ball ? ball.get("mid") : text)
        .map(text -> Rational.parse((String) text))
        .toList();
  }
}
