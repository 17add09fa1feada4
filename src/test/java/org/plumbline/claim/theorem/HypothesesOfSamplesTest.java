package org.plumbline.claim.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.claim.theorem.Cases.LEAKY;
import static org.plumbline.claim.theorem.Cases.assess;
import static org.plumbline.claim.theorem.Cases.data;
import static org.plumbline.claim.theorem.Cases.layers;
import static org.plumbline.claim.theorem.Cases.problem;
import static org.plumbline.claim.theorem.Cases.witness;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * What theorems suppose of samples: where it holds, what it fails by, and advice that is followed.
 */
final class HypothesesOfSamplesTest {
  private static final Pattern LEFT_OUT = Pattern.compile("leave out samples? ([0-9, ]+)");

  private static Assessment of(Hypothesis hypothesis, Dataset data) {
    return assess(hypothesis, problem(layers(Activation.RELU, data.dimension(), 2, 1), data));
  }

  private static Assessment leaky(Rational constant, Dataset data) {
    return assess(
        new NearlyOrthogonalSamples(constant),
        problem(layers(LEAKY, data.dimension(), 2, 1), data));
  }

  /** The samples as the advice has them. */
  private static Dataset followed(Assessment assessment, Dataset data) {
    Matcher advice = LEFT_OUT.matcher(assessment.change().orElseThrow());
    assertThat(advice.matches()).as(assessment.toString()).isTrue();
    List<Integer> kept = Subset.all(data);
    kept.removeAll(Arrays.stream(advice.group(1).split(", ")).map(Integer::valueOf).toList());
    return Subset.of(data, kept);
  }

  @Test
  void aHyperplaneSeparates() {
    Hypothesis hypothesis = new SeparableSamples();
    assertThat(of(hypothesis, data("1 0 1", "0 -1 -1")).isProved()).isTrue();
    Dataset shifted = data("1 1", "2 1", "3 -1", "4 -1");
    Assessment fails = of(hypothesis, shifted);
    Witness witness = witness(fails);
    Rational sum = Rational.ZERO;
    for (int k = 0; k < witness.samples().size(); k++) {
      int i = witness.samples().get(k);
      sum =
          sum.add(
              witness
                  .numbers()
                  .get(k)
                  .multiply(shifted.point(i).get(0))
                  .multiply(Rational.of(shifted.label(i))));
    }
    assertThat(sum).isEqualTo(Rational.ZERO);
    assertThat(fails.change())
        .hasValueSatisfying(text -> assertThat(text).startsWith("data: {bias: true}"));
    assertThat(of(hypothesis, Subset.withConstant(shifted)).isProved()).isTrue();
  }

  @Test
  void samplesThatAreInTheWayAreNamed() {
    Hypothesis hypothesis = new SeparableSamples();
    Dataset mixed = data("1 0 1", "2 1 1", "-1 0 -1", "-2 1 -1", "-3 1/2 1", "0 1 1");
    Assessment fails = of(hypothesis, mixed);
    assertThat(fails.standing()).isEqualTo(Standing.FAILS);
    assertThat(of(hypothesis, followed(fails, mixed)).isProved()).isTrue();
  }

  @Test
  void samplesOfOneLabelShareASide() {
    Hypothesis hypothesis = new OrthogonallySeparableSamples();
    assertThat(of(hypothesis, data("1 0 1", "2 1 1", "0 -1 -1")).isProved()).isTrue();
    Dataset crossed = data("1 0 1", "2 1 1", "1/2 -1 -1", "-1 0 -1", "-2 0 -1");
    Assessment fails = of(hypothesis, crossed);
    assertThat(witness(fails)).isEqualTo(Witness.pair(0, 2, Rational.of(1, 2)));
    assertThat(fails.reason()).isEqualTo("samples 0, 2 have two labels, and their product is 1/2");
    assertThat(of(hypothesis, followed(fails, crossed)).isProved()).isTrue();
  }

  /** Mutants: a product of 0 within a label, one of 0 between labels, and one that is tiny. */
  @Test
  void zeroIsOnTheSideOfTwoLabels() {
    Hypothesis hypothesis = new OrthogonallySeparableSamples();
    assertThat(of(hypothesis, data("1 0 1", "0 1 -1")).isProved()).isTrue();
    assertThat(witness(of(hypothesis, data("1 0 1", "0 1 1"))))
        .isEqualTo(Witness.pair(0, 1, Rational.ZERO));
    Rational tiny = Rational.parse("1e-60");
    assertThat(witness(of(hypothesis, data("1 1 1", "1e-60 0 -1"))).numbers())
        .containsExactly(tiny);
    assertThat(witness(of(hypothesis, data("1 1 1", "0 0 -1"))).samples()).containsExactly(1);
  }

  /** With n = 2, γ = 1/2, R = 1: at most 1/(8 · 2 C) is allowed, which is 1/48 for C = 3. */
  @Test
  void samplesAreNearlyOrthogonalUpToAConstant() {
    Rational three = Rational.of(3);
    Dataset orthogonal = data("1 0 1", "0 1 -1");
    assertThat(leaky(three, orthogonal).isProved()).isTrue();
    assertThat(of(new NearlyOrthogonalSamples(three), orthogonal).isProved()).isTrue();
    Dataset slanted = data("3/5 4/5 1", "4/5 -117/220 -1", "0 1/100 -1");
    Assessment fails = leaky(three, slanted);
    assertThat(witness(fails).samples()).hasSize(2);
    assertThat(fails.reason()).contains("is allowed, as γ = 1/2");
    assertThat(new NearlyOrthogonalSamples(three).statement()).endsWith("with C = 3");
  }

  /** Mutant: a bound that is strict, or off by the last digit. */
  @Test
  void theBoundItselfIsAllowed() {
    Dataset touching = data("1 0 0 1", "1/48 1 0 -1", "0 0 1 1");
    Rational square = Rational.ONE.add(Rational.of(1, 48 * 48));
    Rational largest = Rational.of(1, 48);
    Rational exact = Rational.of(1, 8).divide(Rational.of(3).multiply(square).multiply(largest));
    assertThat(leaky(exact, touching).isProved()).isTrue();
    Rational more = exact.add(Rational.parse("1e-60"));
    assertThat(witness(leaky(more, touching)).numbers().get(0)).isEqualTo(largest);
  }

  @Test
  void fewerSamplesAreNearlyOrthogonal() {
    Dataset one = data("1 0 0 0 1", "0 1 0 0 -1", "0 0 1 0 1", "1/2 0 0 1 -1");
    Assessment fails = leaky(Rational.of(3), one);
    assertThat(witness(fails).samples()).containsExactly(0, 3);
    assertThat(leaky(Rational.of(3), followed(fails, one)).isProved()).isTrue();
  }

  @Test
  void contradictionsKeepTheRiskHigh() {
    Hypothesis hypothesis = new RiskGetsLow();
    Dataset rays = data("1 2 1", "2 4 -1", "0 0 1", "1 0 1", "0 1 -1");
    Assessment fails = of(hypothesis, rays);
    assertThat(witness(fails).samples()).containsExactly(0, 1);
    Dataset mended = followed(fails, rays);
    assertThat(mended.size()).isEqualTo(3);
    assertThat(of(hypothesis, mended).standing()).isEqualTo(Standing.AFTER_THE_RUN);
    assertThat(of(hypothesis, data("0 0 1", "1 0 1")).reason()).startsWith("sample 0 is 0");
  }

  @Test
  void productsAreComparedExactly() {
    Dataset data = data("1e-200 1 1", "1 0 1", "1 -1e-200 1");
    InnerProducts products = InnerProducts.of(data);
    assertThat(products.sign(0, 1)).isEqualTo(1);
    assertThat(products.sign(0, 2)).isZero();
    assertThat(products.exceeds(1, 2, Rational.ONE)).isFalse();
    assertThat(products.exceeds(1, 2, Rational.ONE.subtract(Rational.parse("1e-40")))).isTrue();
    assertThat(products.affordable()).containsExactly(0, 1, 2);
    assertThat(products.affordable(4)).containsExactly(0, 1);
    assertThat(InnerProducts.unfinished(List.of(0, 1)).standing())
        .isEqualTo(Standing.CANNOT_BE_KNOWN);
    assertThat(products.areTooMany(1)).isFalse();
    assertThat(products.areTooMany(1_000_000_000)).isTrue();
  }
}
