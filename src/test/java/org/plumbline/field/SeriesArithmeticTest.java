package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** What an arithmetic can do that only sets and reads coefficients. */
final class SeriesArithmeticTest {
  /** Coefficients in a map, by register and order. */
  private static final class Table implements SeriesArithmetic {
    private final Map<List<Integer>, Dyadic> coefficients = new HashMap<>();

    @Override
    public void execute(List<Instruction> instructions, int order) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void integrate(int target, int source, int order) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Dyadic coefficient(int register, int order) {
      return coefficients.getOrDefault(List.of(register, order), Dyadic.ZERO);
    }

    @Override
    public void setCoefficient(int register, int order, Dyadic value) {
      coefficients.put(List.of(register, order), value);
    }

    @Override
    public List<Polynomial> polynomials(List<Integer> registers, int order, Dyadic length) {
      throw new UnsupportedOperationException();
    }
  }

  private static Table filled() {
    Table table = new Table();
    for (int register = 0; register < 4; register++) {
      for (int order = 0; order < 4; order++) {
        table.setCoefficient(register, order, Dyadic.of(10 * register + order + 0.5));
      }
    }
    return table;
  }

  @Test
  void coefficientsAreReadAsDoubles() {
    assertThat(filled().approximateCoefficient(2, 3)).isEqualTo(23.5);
  }

  @Test
  void directionsAddInProportion() {
    Table table = filled();
    SeriesArithmetic.Direction direction =
        table.direction(new int[] {3, 1}, new Dyadic[] {Dyadic.of(2), Dyadic.of(-5)});
    direction.add(Dyadic.of(7), 2);
    assertThat(table.coefficient(3, 2)).isEqualTo(Dyadic.of(32.5 + 14));
    assertThat(table.coefficient(1, 2)).isEqualTo(Dyadic.of(12.5 - 35));
    assertThat(table.coefficient(2, 2)).isEqualTo(Dyadic.of(22.5));
    assertThat(table.coefficient(3, 1)).isEqualTo(Dyadic.of(31.5));
  }

  @Test
  void copiesHoldTheFirstRegistersUpToAnOrder() {
    Table copy = new Table();
    copy.copy(filled(), 2, 1);
    assertThat(copy.coefficients)
        .isEqualTo(
            Map.of(
                List.of(0, 0), Dyadic.of(0.5),
                List.of(0, 1), Dyadic.of(1.5),
                List.of(1, 0), Dyadic.of(10.5),
                List.of(1, 1), Dyadic.of(11.5)));
  }
}
