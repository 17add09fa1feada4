package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** The network as a tree of its paths. */
final class PathDecompositionTest {
  private static List<Rational> numbers(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  @Test
  void pathsAreCountedWithoutBeingListed() {
    Network wide =
        new LayeredArchitecture(
                Stream.concat(Collections.nCopies(39, 10).stream(), Stream.of(1)).toList(),
                Collections.nCopies(38, Activation.RELU),
                List.of())
            .network();
    assertThat(PathDecomposition.pathCount(wide)).isEqualTo(BigInteger.TEN.pow(39));
    Network skipped =
        new LayeredArchitecture(
                List.of(2, 3, 1), List.of(Activation.RELU), List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    assertThat(PathDecomposition.pathCount(skipped)).isEqualTo(BigInteger.valueOf(2 * 3 + 2));
  }

  /** {@code f = 5 relu(2x) - 7 relu(-3x)} at 11 and at -11. */
  @Test
  void theTreeHasTheValueOfTheNetwork() {
    Network network =
        new LayeredArchitecture(List.of(1, 2, 1), List.of(Activation.RELU), List.of()).network();
    PathDecomposition paths = PathDecomposition.of(network, numbers(2, -3, 5, -7));
    assertThat(paths.treeValue(numbers(11))).isEqualTo(Rational.of(110));
    assertThat(paths.treeValue(numbers(-11))).isEqualTo(Rational.of(-231));
  }

  @Test
  void itIsTheValueForRandomWeightsToo() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.leaky(Rational.of(1, 3)), Activation.ABSOLUTE_VALUE),
                List.of(new Skip(1, 2, Skip.Kind.IDENTITY), new Skip(0, 3, Skip.Kind.FREE)))
            .network();
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 20; k++) {
      List<Rational> weights =
          IntStream.range(0, network.parameters())
              .mapToObj(p -> Rational.of(random.nextInt(9) - 4, 3))
              .toList();
      List<Rational> x =
          List.of(Rational.of(random.nextInt(9) - 4), Rational.of(random.nextInt(9) - 4));
      Evaluation exact = Evaluation.exact(network, weights, x);
      PathDecomposition paths = PathDecomposition.of(network, weights);
      assertThat(paths.treeValue(x)).isEqualTo(exact.value());
      assertThat(paths.holdsByHomogeneity(exact)).isTrue();
    }
  }
}
