package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/** Each expression once, in the fewest instructions, with sources before targets. */
final class ProgramBuilderTest {
  private static final Signal A = Signal.register(0);
  private static final Signal B = Signal.register(1);
  private static final Signal C = Signal.register(2);
  private static final Rational TWO = Rational.of(2);

  private final ProgramBuilder builder = new ProgramBuilder(3);

  private Signal product(Signal a, Signal b) {
    return builder.sum().add(a, b).signal();
  }

  @Test
  void constantsAreFolded() {
    assertThat(builder.sum().signal()).isEqualTo(Signal.ZERO);
    assertThat(product(Signal.ONE, B)).isEqualTo(B);
    assertThat(product(A, Signal.ONE)).isEqualTo(A);
    assertThat(product(A, Signal.ZERO)).isEqualTo(Signal.ZERO);
    assertThat(builder.scaled(TWO, Signal.ONE)).isEqualTo(Signal.constant(TWO));
    assertThat(builder.scaled(Rational.ONE, A)).isEqualTo(A);
    assertThat(builder.sum().add(TWO, A).add(Rational.of(-2), A).signal()).isEqualTo(Signal.ZERO);
    assertThat(builder.lower().instructions()).isEmpty();
    assertThat(builder.lower().registers()).isEqualTo(3);
  }

  @Test
  void zerosOfTheLossAreConstants() {
    assertThat(builder.lossWeight(Loss.EXPONENTIAL, Signal.ZERO)).isEqualTo(Signal.ONE);
    assertThat(builder.lossWeight(Loss.LOGISTIC, Signal.ZERO))
        .isEqualTo(Signal.constant(Rational.of(1, 2)));
  }

  @Test
  void equalSumsMeetInOneRegister() {
    Signal one = builder.sum().add(A, B).add(B, C).signal();
    assertThat(builder.sum().add(C, B).add(B, A).signal()).isEqualTo(one);
    assertThat(one).isEqualTo(Signal.register(3));
    assertThat(builder.lower().instructions())
        .containsExactly(new Instruction.Dot(3, List.of(0, 1), List.of(1, 2)));
  }

  @Test
  void scaledSumsAreCombinations() {
    assertThat(builder.scaled(TWO, A)).isEqualTo(Signal.register(3));
    Signal shifted = builder.sum().add(Rational.ONE, A).add(TWO, Signal.ONE).signal();
    assertThat(shifted).isEqualTo(Signal.register(4));
    assertThat(builder.lower().instructions())
        .containsExactly(
            new Instruction.Combination(3, List.of(0), List.of(TWO), Rational.ZERO),
            new Instruction.Combination(4, List.of(0), List.of(Rational.ONE), TWO));
  }

  @Test
  void productsOfOneSumAreFusedAndThoseOfTwoAreShared() {
    builder.sum().add(A, B).add(TWO, C).signal();
    ProgramBuilder.Lowered fused = builder.lower();
    assertThat(fused.instructions())
        .containsExactly(
            new Instruction.Dot(4, List.of(0), List.of(1)),
            new Instruction.Combination(
                3, List.of(2, 4), List.of(TWO, Rational.ONE), Rational.ZERO));
    assertThat(fused.registers()).isEqualTo(5);
    builder.sum().add(A, B).add(Rational.ONE, C).signal();
    assertThat(builder.lower().instructions().stream().filter(Instruction.Dot.class::isInstance))
        .containsExactly(new Instruction.Dot(5, List.of(0), List.of(1)));
  }

  @Test
  void productsTwiceInASumHaveACoefficient() {
    builder.sum().add(A, B).add(B, A).signal();
    assertThat(builder.lower().instructions())
        .containsExactly(
            new Instruction.Dot(4, List.of(0), List.of(1)),
            new Instruction.Combination(3, List.of(4), List.of(TWO), Rational.ZERO));
  }

  @Test
  void lossesAreExponentialsOrLogisticsWithTheirSlope() {
    assertThat(builder.lossWeight(Loss.EXPONENTIAL, A)).isEqualTo(Signal.register(3));
    assertThat(builder.lossWeight(Loss.LOGISTIC, B)).isEqualTo(Signal.register(4));
    ProgramBuilder.Lowered lowered = builder.lower();
    assertThat(lowered.instructions())
        .containsExactly(new Instruction.Exponential(3, 0), new Instruction.Logistic(4, 5, 1));
    assertThat(lowered.registers()).isEqualTo(6);
    assertThat(lowered.instructions().get(0).targets()).containsExactly(3);
    assertThat(lowered.instructions().get(0).sources()).containsExactly(0);
    assertThat(lowered.instructions().get(1).targets()).containsExactly(4, 5);
    assertThat(lowered.instructions().get(1).sources()).containsExactly(1);
    assertThat(new Instruction.Dot(7, List.of(1, 2), List.of(3, 4)).sources())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void constantsGetARegisterWhereOneIsNeeded() {
    int register = builder.materialised(Signal.constant(TWO));
    assertThat(register).isEqualTo(3);
    assertThat(builder.materialised(A)).isZero();
    assertThat(builder.lower().instructions())
        .containsExactly(new Instruction.Combination(3, List.of(), List.of(), TWO));
  }

  @Test
  void dependenciesAreFollowedBothWays() {
    StraightLineProgram program =
        new StraightLineProgram(
            2,
            1,
            6,
            List.of(
                new Instruction.Dot(3, List.of(0), List.of(1)),
                new Instruction.Exponential(4, 2),
                new Instruction.Dot(5, List.of(3), List.of(4))));
    assertThat(Dependencies.upstreamOf(program, Set.of(3))).containsExactlyInAnyOrder(0, 1, 3);
    assertThat(Dependencies.upstreamOf(program, Set.of(5)))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(Dependencies.downstreamOfSlopes(program)).containsExactlyInAnyOrder(2, 4, 5);
  }
}
