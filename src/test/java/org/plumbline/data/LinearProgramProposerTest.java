package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.data.LinearProgramProposer.Direction;
import org.plumbline.data.LinearProgramProposer.Proposal;
import org.plumbline.data.LinearProgramProposer.Support;

final class LinearProgramProposerTest {
  private static void assertSeparates(double[][] points) {
    Optional<Proposal> proposal = LinearProgramProposer.propose(points);
    assertThat(proposal).containsInstanceOf(Direction.class);
    List<Double> direction = ((Direction) proposal.orElseThrow()).entries();
    for (double[] point : points) {
      double product = 0;
      for (int j = 0; j < point.length; j++) {
        product += point[j] * direction.get(j);
      }
      assertThat(product).isPositive();
    }
  }

  private static List<Integer> support(double[][] points) {
    Optional<Proposal> proposal = LinearProgramProposer.propose(points);
    assertThat(proposal).containsInstanceOf(Support.class);
    return ((Support) proposal.orElseThrow()).indices();
  }

  @Test
  void proposesADirectionAcrossWhichAllPointsLie() {
    assertSeparates(new double[][] {{1, 0}, {-1, 5}, {0, 1}});
    assertSeparates(new double[][] {{-3}});
  }

  /** Of a hundred points every sixteenth is looked at first; two others rule most out. */
  @Test
  void pointsThatTheFirstOnesDoNotShowCountToo() {
    double[][] points = new double[100][];
    Arrays.setAll(points, i -> new double[] {1, 0});
    points[7] = new double[] {1, 5};
    points[8] = new double[] {1, -5};
    assertSeparates(points);
    points[9] = new double[] {-1, 0};
    assertThat(support(points)).contains(9);
  }

  @Test
  void proposesThePointsThatSurroundTheOrigin() {
    assertThat(support(new double[][] {{1, 0}, {-1, 1}, {-1, -1}})).containsExactly(0, 1, 2);
    assertThat(support(new double[][] {{3, 1}, {1, 0}, {4, 1}, {-1, 0}})).contains(3);
    assertThat(support(new double[][] {{3}, {-2}})).containsExactly(0, 1);
  }

  @Test
  void proposesNothingForSizesOrNumbersItCannotDo() {
    double[][] huge = {new double[151]};
    Arrays.fill(huge[0], 1);
    assertThat(LinearProgramProposer.propose(huge)).isEmpty();
    assertSeparates(new double[][] {Arrays.copyOf(huge[0], 150)});
    assertThat(LinearProgramProposer.propose(new double[][] {{}})).isEmpty();
    assertThat(LinearProgramProposer.propose(new double[][] {{Double.NaN}})).isEmpty();
  }
}
