package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

final class FlowProgramTest {
  private static final Rational MINUS = Rational.of(-1);

  private static FlowProgram program(Network network) {
    return FlowProgram.of(PathGraph.of(network));
  }

  private static List<Map<Integer, Rational>> entries(FlowProgram program) {
    return program.columns().stream().map(FlowProgram.Column::entries).toList();
  }

  @Test
  void whatFlowsIntoAVertexFlowsOutAgain() {
    FlowProgram program = program(SmallGraph.of(1, "x h o", "x h a", "h o 1"));
    assertThat(program.row(1)).isZero();
    assertThat(program.row(2)).isEqualTo(1);
    assertThat(entries(program))
        .containsExactly(
            Map.of(0, Rational.ONE),
            Map.of(0, MINUS),
            Map.of(0, MINUS, 1, Rational.ONE),
            Map.of(0, Rational.ONE, 1, MINUS));
    assertThat(program.columns())
        .extracting(FlowProgram.Column::cost)
        .containsExactly(Rational.ONE, Rational.ZERO, Rational.ZERO, Rational.ZERO);
    assertThat(program.columns())
        .extracting(FlowProgram.Column::sign)
        .containsExactly(Rational.ONE, MINUS, Rational.ONE, MINUS);
  }

  @Test
  void edgesThatAreAlikeShareTheirColumns() {
    FlowProgram program = program(HandMade.layered(Activation.RELU, 3, 4, 5, 1));
    assertThat(program.columns()).hasSize(2 * 3);
    assertThat(program.row(3)).isEqualTo(program.row(6));
    assertThat(program.row(3)).isNotEqualTo(program.row(7));
    Rational total = program.solution().dual().get(program.row(12));
    assertThat(total).isEqualTo(Rational.of(3));
  }

  /** One row more, in which the edges of {@code w} stand beside two free variables. */
  @Test
  void sharedParametersHaveARowOfTheirOwn() {
    FlowProgram program = program(SmallGraph.of(1, "x g h", "x g w", "g h w"));
    assertThat(entries(program))
        .containsExactly(
            Map.of(0, Rational.ONE, 2, Rational.ONE),
            Map.of(0, MINUS, 2, MINUS),
            Map.of(0, MINUS, 1, Rational.ONE, 2, Rational.ONE),
            Map.of(0, Rational.ONE, 1, MINUS, 2, MINUS),
            Map.of(2, MINUS),
            Map.of(2, Rational.ONE));
    assertThat(program.columns())
        .extracting(FlowProgram.Column::cost)
        .containsExactly(
            Rational.ZERO,
            Rational.ZERO,
            Rational.ZERO,
            Rational.ZERO,
            Rational.ONE,
            Rational.ZERO);
  }
}
