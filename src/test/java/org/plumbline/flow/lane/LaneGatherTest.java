package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.flow.lane.LaneGather.Source;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

final class LaneGatherTest {
  private static final int LIMBS = 3;

  /** Banks of one exponent are copied, of others brought to the largest. */
  @ParameterizedTest
  @ValueSource(ints = {6, 9, 40})
  void lanesOfSeveralBanksLieSideBySide(int otherExponent) {
    LaneBank bank = LaneNumbers.bank(6, LIMBS, new double[] {1, 2, 3}, new double[] {-4, 5, 0.25});
    LaneBank other =
        LaneNumbers.bank(otherExponent, LIMBS, new double[] {7, 8}, new double[] {9, -10});
    LaneGather gather =
        new LaneGather(List.of(new Source(bank, 2), new Source(other, 1), new Source(bank, 2)), 2);
    gather.begin();
    assertThat(gather.bank().exponent()).isEqualTo(otherExponent);
    for (int k = 0; k < 2; k++) {
      gather.fill(k, LIMBS, LaneNumbers.room(LIMBS, 3));
      assertThat(value(gather.bank(), k, 0)).isEqualTo(value(bank, k, 2));
      assertThat(value(gather.bank(), k, 1)).isEqualTo(value(other, k, 1));
      assertThat(value(gather.bank(), k, 2)).isEqualTo(value(bank, k, 2));
      assertThat(gather.bank().limbs(k)).isEqualTo(LIMBS);
    }
  }

  @Test
  void aNewSeriesIsOfTheExponentsOfTheBanksNow() {
    LaneBank bank = LaneNumbers.bank(6, LIMBS, new double[] {1, 2});
    LaneGather gather = new LaneGather(List.of(new Source(bank, 1)), 1);
    gather.begin();
    bank.begin(-3);
    WeightLanes.put(bank, new Dyadic[] {Dyadic.ONE.scale(-9), Dyadic.ONE.scale(-8)}, LIMBS);
    gather.begin();
    gather.fill(0, LIMBS, LaneNumbers.room(LIMBS, 1));
    assertThat(gather.bank().exponent()).isEqualTo(-3);
    assertThat(value(gather.bank(), 0, 0)).isEqualTo(Dyadic.ONE.scale(-8));
  }
}
