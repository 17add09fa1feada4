package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link ConstantSubnetwork}: what it finds, and mutants it does not pass. */
final class ConstantSubnetworkTest {
  private final ConstantSubnetwork claim = new ConstantSubnetwork();

  @Test
  void findsTheIntervalOfConstantSignsAndGates() {
    List<Finding> findings = claim.check(Examples.RELU.get());
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(findings.get(1).interval().orElseThrow().start()).isGreaterThan(Rational.ZERO);
  }

  @Test
  void aSignThatFlipsShortensTheInterval() {
    Evidence wrong = Examples.moved(Examples.LINEAR.get(), 6, 2, Dyadic.of(9));
    Rational start = claim.check(wrong).get(0).interval().orElseThrow().start();
    assertThat(start).isGreaterThanOrEqualTo(wrong.observations().steps().get(6).end());
  }

  @Test
  void isUndecidedOnASignWithinTheRadius() {
    Evidence sound = Examples.LINEAR.get();
    int last = sound.observations().steps().size() - 1;
    Dyadic end = sound.observations().steps().get(last).endWeights().get(0);
    Evidence wrong = Examples.replaced(sound, last, 0, 20, Dyadic.ONE.scale(-90).subtract(end));
    Finding finding = claim.check(wrong).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("W1[0,0]");
  }

  @Test
  void isUndecidedWhereAWeightChangesSignAtTheHorizon() {
    Evidence sound = Examples.LINEAR.get();
    int last = sound.observations().steps().size() - 1;
    Evidence wrong = Examples.replaced(sound, last, 0, 1, Dyadic.of(-100));
    assertThat(claim.check(wrong).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** The rows on later times, at which nothing was integrated yet. */
  private List<Finding> later(Network network, Dataset data, String weights) {
    FlowProblem problem = GatesForeverTest.problem(network, data, weights);
    List<Finding> findings = claim.check(Examples.untouched(problem));
    return findings.subList(1, findings.size());
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  private static Network relu(int units) {
    return ActiveSubmatrixLimitTest.relu(units);
  }

  @Test
  void samplesThatOnlyDriveWeightsAwayKeepTheirSignsForEver() {
    Dataset data = GatesForeverTest.data("1 -1/8 +", "-1/4 1 -");
    List<Finding> findings = later(relu(3), data, "4 -1/2 -1 4 -1 -1 4 -4 1");
    assertThat(rows(findings)).containsExactly("gates PROVED", "signs PROVED");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.interval()).contains(Interval.from(Rational.ZERO)));
  }

  /** The second sample drives the second weight to 0, and the first holds it. */
  private static final Dataset HELD = GatesForeverTest.data("1 3/4 +", "2 -1/8 +");

  @Test
  void aShareKeepsTheSignsOfAUnitAlone() {
    assertThat(rows(later(relu(1), HELD, "4 3 5"))).containsExactly("gates PROVED", "signs PROVED");
  }

  @Test
  void aShareKeepsTheSignsOfABalancedClass() {
    assertThat(rows(later(relu(2), HELD, "12/5 9/5 16/5 12/5 3 4")))
        .containsExactly("gates PROVED", "signs PROVED");
  }

  /** Mutant: the sign of the class for that of a unit whose part of it is small. */
  @Test
  void aClassThatMayTurnDoesNotKeepASmallWeight() {
    List<Finding> findings = later(relu(2), HELD, "4 3 1/8 1/64 5 1/16");
    assertThat(rows(findings)).containsExactly("gates PROVED", "signs UNDECIDED");
    assertThat(findings.get(1).reason()).contains("W1[1,1] may change its sign");
  }

  /** Mutant: signs at T for those of all later times. All gates stay, and the flow shows it. */
  @Test
  void aSignThatFlipsLaterIsNotConstant() {
    Dataset data = GatesForeverTest.data("1 1/8 +", "1/2 -1/2 +");
    List<Finding> findings = later(relu(1), data, "2 1/64 2");
    assertThat(rows(findings)).containsExactly("gates PROVED", "signs UNDECIDED");
    assertThat(findings.get(1).reason()).contains("W1[0,1] may change its sign");
    FlowProblem problem = GatesForeverTest.problem(relu(1), data, "2 1/64 2");
    Evidence run = Examples.of(PlainFlow.integrate(problem, Rational.of(1, 2)));
    assertThat(run.observations().last().weights().get(1).signum()).isEqualTo(-1);
  }

  @Test
  void aWeightOfZeroIsInTheWay() {
    Dataset data = GatesForeverTest.data("1 0 +", "1 1 +");
    List<Finding> findings = later(relu(1), data, "4 0 4");
    assertThat(rows(findings)).containsExactly("gates PROVED", "signs UNDECIDED");
    assertThat(findings.get(1).reason()).contains("W1[0,1] may be 0 at T");
  }

  /** Mutant: gates of a unit that may change sides. */
  @Test
  void unitsThatMayChangeSidesAreInTheWay() {
    Dataset apart = GatesForeverTest.data("1 0 +", "-1/2 1 +");
    assertThat(rows(later(relu(2), apart, "2 3 1/8 1/8 4 1/16")))
        .containsExactly("gates UNDECIDED", "signs UNDECIDED");
  }

  /** Below more layers the first alone is spoken of. */
  @Test
  void ofThreeLayersOnlyTheFirstIsKnown() {
    Network deep =
        new LayeredArchitecture(
                List.of(2, 1, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
            .network();
    List<Finding> findings = later(deep, HELD, "4 3 3 4 3 4");
    assertThat(rows(findings)).containsExactly("gates PROVED", "signs of W1 PROVED");
    assertThat(findings.get(1).claim()).contains("first layer");
  }

  @Test
  void otherFormsAreNoCase() {
    Network skip =
        new LayeredArchitecture(
                List.of(2, 1, 1), List.of(Activation.RELU), List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    assertThat(rows(later(skip, HELD, "4 3 5 1 1")))
        .containsExactly("gates PROVED", "signs NOT_APPLICABLE");
  }
}
