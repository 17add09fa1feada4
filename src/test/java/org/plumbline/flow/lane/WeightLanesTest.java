package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.flow.Fields.dyadics;

import org.junit.jupiter.api.Test;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneOverflow;

final class WeightLanesTest {
  @Test
  void edgesHaveTheirParameterOrTheirNumberOrNone() {
    Edge[] edges = {
      new Edge(0, 1, new Weight.Parameter(1)),
      null,
      new Edge(0, 2, new Weight.Fixed(Rational.of(-1, 3))),
      new Edge(0, 3, new Weight.Parameter(1))
    };
    Dyadic[] values = WeightLanes.values(edges, dyadics(5, 7), 80);
    assertThat(values[0]).isEqualTo(Dyadic.of(7));
    assertThat(values[1]).isEqualTo(Dyadic.ZERO);
    assertThat(values[2]).isEqualTo(Dyadic.approximate(Rational.of(-1, 3), 80));
    assertThat(values[3]).isEqualTo(Dyadic.of(7));
    assertThat(WeightLanes.approximate(values)).containsExactly(7, 0, -1.0 / 3, 7);
  }

  @Test
  void numbersAreRoundedDownToTheLimbsOfTheBank() {
    LaneBank bank = new LaneBank(3, 1);
    bank.begin(8);
    Dyadic long1 = Dyadic.of(5).add(Dyadic.ONE.scale(-100));
    WeightLanes.put(bank, new Dyadic[] {long1, Dyadic.of(-0.75), long1.negate()}, 3);
    assertThat(LaneNumbers.value(bank, 0, 0)).isEqualTo(Dyadic.of(5));
    assertThat(LaneNumbers.value(bank, 0, 1)).isEqualTo(Dyadic.of(-0.75));
    assertThat(LaneNumbers.value(bank, 0, 2))
        .isEqualTo(Dyadic.of(-5).subtract(Dyadic.ONE.scale(8 - 72)));
    assertThatThrownBy(() -> WeightLanes.put(bank, new Dyadic[] {Dyadic.of(65)}, 3))
        .isInstanceOf(LaneOverflow.class);
  }
}
