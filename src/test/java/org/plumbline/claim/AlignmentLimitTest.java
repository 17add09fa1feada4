package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.matrix.TopDirection;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link AlignmentLimit}: where it is proved, and mutants. */
final class AlignmentLimitTest {
  private final AlignmentLimit claim = new AlignmentLimit();

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).distinct().toList();
  }

  @Test
  void provesLastLinearLayersFromTheEndOfAnEnclosedRun() {
    List<Finding> findings = claim.check(Examples.ENCLOSED_LINEAR.get());
    assertThat(rows(findings)).containsExactly("W1 PROVED", "W2 PROVED");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.interval()).contains(Interval.from(Rational.of(6))));
  }

  @Test
  void aReluLayerAndASkipRoundExcludeALayer() {
    Network network =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1),
                List.of(Activation.RELU, Activation.LINEAR),
                List.of(new Skip(0, 3, Skip.Kind.FREE)))
            .network();
    FlowProblem problem =
        RankOneLimitTest.problem(
            network, "2", "1", "1", "2", "1", "0", "0", "1", "1", "2", "1", "1");
    assertThat(claim.check(Examples.untouched(problem)))
        .noneMatch(f -> f.verdict() == Verdict.PROVED);
  }

  /**
   * Without {@code 2D} the bound would be false: here {@code Δ/F} is below the sine, and {@code F <
   * 2D}, so that nothing is said.
   */
  @Test
  void theExcessIsNeeded() {
    Network network =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of()).network();
    FlowProblem problem = RankOneLimitTest.problem(network, "3", "0", "0", "29/10", "1/10", "3");
    Evidence evidence = Examples.untouched(problem);
    TwinClass twins = evidence.observations().layers().classes().get(0);
    List<Dyadic> weights = evidence.observations().last().weights();
    TopDirection in = TopDirection.of(twins.in().atDyadic(weights), 96);
    TopDirection out = TopDirection.of(twins.out().atDyadic(weights), 96);
    Dyadic sine = TopDirection.sineSquared(in.left(), out.right(), 96);
    Dyadic squares = in.frobeniusSquared();
    RankOneConstant.Known constant =
        (RankOneConstant.Known)
            RankOneConstant.of(evidence.observations().layers(), twins, problem.initialWeights());
    Rational spread = constant.spectrum().upper().subtract(constant.spectrum().lower());
    LimitRows.Bound mutant = new LimitRows.Bound(spread, Rational.ZERO);
    assertThat(mutant.upper(squares).orElseThrow()).isLessThan(sine);
    Rational twice = constant.value().multiply(Rational.of(2));
    assertThat(new LimitRows.Bound(spread, twice).upper(squares)).isEmpty();
    assertThat(claim.check(evidence).get(0).bound()).isEmpty();
  }
}
