package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

final class LimbRegistersTest {
  private static LimbRegisters registers(int bits, double decay) {
    return new LimbRegisters(new int[] {1, 0}, 2, new SeriesScale(3, Dyadic.ONE, decay), bits);
  }

  @Test
  void asManyLimbsAsTheBitsAskFor() {
    assertThat(LimbRegisters.limbsFor(1)).isEqualTo(1);
    assertThat(LimbRegisters.limbsFor(56)).isEqualTo(1);
    assertThat(LimbRegisters.limbsFor(57)).isEqualTo(2);
    // 3 · 56 = 7 · 24, and two to spare
    assertThat(LimbRegisters.lanesFor(3)).isEqualTo(9);
    assertThat(LimbRegisters.lanesFor(1)).isEqualTo(5);
  }

  @Test
  void limbsOfEqualIndexLieSideBySideAtTheSlotOfTheirRegister() {
    LimbRegisters registers = registers(100, 0);
    assertThat(registers.limbs()).isEqualTo(2);
    assertThat(registers.base(1)).isZero();
    assertThat(registers.base(0)).isEqualTo(2 * registers.stride());
    registers.data()[registers.base(0) + 2] = 3;
    registers.data()[registers.base(0) + registers.stride() + 2] = -5;
    assertThat(registers.coefficient(0, 2)).as("without an exponent").isEqualTo(Dyadic.ZERO);
    registers.setExponent(0, 7);
    Dyadic value = Dyadic.of(3).scale(7 - 56).add(Dyadic.of(-5).scale(7 - 112));
    assertThat(registers.coefficient(0, 2)).isEqualTo(value);
    LimbSum sum = new LimbSum(2);
    registers.read(0, 2, sum);
    assertThat(LimbValues.of(sum, 2)).isEqualTo(value);
    registers.read(1, 2, sum);
    assertThat(sum.isZero(2)).isTrue();
    registers.clear(0, 2);
    assertThat(registers.coefficient(0, 2)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void laterOrdersHaveFewerLimbsAndNeverGetThemBack() {
    LimbRegisters registers = registers(100, 30);
    int[] limbs = {2, 2, 1, 1};
    int[] bits = {100, 70, 40, 10};
    for (int k = 0; k <= 3; k++) {
      assertThat(registers.limbs(k)).isEqualTo(limbs[k]);
      assertThat(registers.bits(k)).isEqualTo(bits[k]);
    }
    registers.narrow(1, 60);
    assertThat(registers.bits(1)).isEqualTo(70);
    assertThat(registers.bits(2)).isEqualTo(1);
    assertThat(registers.limbs(3)).isEqualTo(1);
    registers.narrow(0, 0);
    assertThat(registers.bits(1)).isEqualTo(70);
    assertThat(registers.bits(2)).isEqualTo(1);
  }

  @Test
  void onlyWhatIsLaidOutAlikeIsCopied() {
    LimbRegisters from = registers(100, 30);
    // Register 1 lies first.
    LimbValues.put(from, 1, 1, Dyadic.of(11));
    LimbRegisters to =
        new LimbRegisters(new int[] {1, 0}, 2, SeriesScale.uniform(3, Dyadic.ONE), 100);
    assertThat(to.copy(from, 2)).isTrue();
    assertThat(to.coefficient(1, 1)).isEqualTo(Dyadic.of(11));
    assertThat(to.limbs(2)).isEqualTo(1);
    assertThat(to.bits(1)).isEqualTo(70);
    LimbRegisters longer = registers(200, 0);
    assertThat(longer.copy(from, 2)).isFalse();
    assertThat(longer.isZero(1)).isTrue();
    LimbRegisters later =
        new LimbRegisters(new int[] {1, 0}, 2, SeriesScale.uniform(4, Dyadic.ONE), 100);
    assertThat(later.copy(from, 2)).isFalse();
  }

  @Test
  void roomIsMadeForAllAndWhatThereIsIsKept() {
    LimbRegisters registers =
        new LimbRegisters(new int[] {0, 1}, 1, SeriesScale.uniform(3, Dyadic.ONE), 56);
    assertThat(registers.data()).hasSize(5);
    LimbValues.put(registers, 0, 3, Dyadic.of(9));
    registers.makeRoom();
    assertThat(registers.data()).hasSize(10);
    assertThat(registers.coefficient(0, 3)).isEqualTo(Dyadic.of(9));
    long[] data = registers.data();
    registers.makeRoom();
    assertThat(registers.data()).isSameAs(data);
  }

  @Test
  void digitsInLaterLimbsShowInTheDouble() {
    LimbRegisters registers = registers(280, 0);
    registers.setExponent(0, 5);
    registers.data()[registers.base(0) + 4 * registers.stride() + 1] = -3;
    assertThat(registers.approximateCoefficient(0, 1)).isEqualTo(Math.scalb(-3.0, 5 - 280));
    registers.data()[registers.base(0) + 1] = 1L << 50;
    assertThat(registers.approximateCoefficient(0, 1)).isEqualTo(0.5);
    assertThat(registers.approximateCoefficient(1, 1)).isZero();
  }
}
