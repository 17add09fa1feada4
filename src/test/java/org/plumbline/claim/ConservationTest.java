package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Laws that cancel, laws that do not, and laws that drift. */
final class ConservationTest {
  private static final Dataset DATA =
      HandMade.data(List.of(1, -1), List.of(Examples.rationals("1"), Examples.rationals("-1")));

  /** Inputs 0, units 1 and 2, output 3; parameters: in, in, out, out. */
  private static FlowProblem relu() {
    return HandMade.problem(
        HandMade.layered(Activation.RELU, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "-2");
  }

  /** Leaky units pass both ways; a law with one sign wrong is refuted on and off the kink. */
  @Test
  void lawsAreRefutedForEveryGate() {
    for (Activation activation :
        List.of(Activation.RELU, Activation.leaky(Rational.of(1, 4)), Activation.LINEAR)) {
      FlowProblem problem =
          HandMade.problem(
              HandMade.layered(activation, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "-2");
      Network network = problem.network();
      Conservation conservation =
          new Conservation(new Statement("id", "claim"), Examples.untouched(problem));
      QuadraticLaw right = QuadraticLaw.ofVertex(network, 1);
      QuadraticLaw half = new QuadraticLaw(right.terms().subList(0, 1));
      assertThat(conservation.refutation(subject(right, 1))).isEmpty();
      assertThat(conservation.refutation(subject(half, 1)).orElseThrow())
          .startsWith("its Lie derivative is not zero but ");
      // The law of unit 2 under the gates of unit 1 alone: symbols do not cancel.
      assertThat(conservation.refutation(subject(QuadraticLaw.ofVertex(network, 2), 1)))
          .isPresent();
    }
  }

  private static Conservation.Subject subject(QuadraticLaw law, int v) {
    return new Conservation.Subject("law", "laws", law, List.of(v));
  }

  @Test
  void aRefutedMemberRefutesItsGroup() {
    Conservation conservation =
        new Conservation(new Statement("id", "claim"), Examples.untouched(relu()));
    QuadraticLaw right = QuadraticLaw.ofVertex(relu().network(), 1);
    QuadraticLaw half = new QuadraticLaw(right.terms().subList(0, 1));
    List<Conservation.Subject> subjects = new ArrayList<>();
    for (int k = 0; k < 21; k++) {
      subjects.add(new Conservation.Subject("law" + k, "all", k == 20 ? half : right, List.of(1)));
    }
    List<Finding> findings = conservation.findings(subjects);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).subject()).isEqualTo("law20");
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(conservation.findings(List.of())).isEmpty();
  }

  private static List<Conservation.Subject> subjects(int count) {
    QuadraticLaw law = QuadraticLaw.ofVertex(relu().network(), 1);
    return IntStream.range(0, count)
        .mapToObj(k -> new Conservation.Subject("law" + k, "all", law, List.of(1)))
        .toList();
  }

  /** {@code w² - v² = 1 - 1} of the first unit. */
  @Test
  void upToTwentyLawsHaveARowEach() {
    Conservation conservation =
        new Conservation(new Statement("id", "claim"), Examples.untouched(relu()));
    List<Finding> twenty = conservation.findings(subjects(20));
    assertThat(twenty).hasSize(20);
    assertThat(twenty.get(19).subject()).isEqualTo("law19");
    assertThat(twenty.get(19).value()).contains(new Quantity.Exact(Rational.ZERO));
    assertThat(twenty.get(0).reason()).contains("on 2 samples");
    List<Finding> more = conservation.findings(subjects(21));
    assertThat(more).extracting(Finding::subject).containsExactly("all");
    assertThat(more.get(0).reason()).startsWith("all 21 laws: ");
    assertThat(more.get(0).value()).isEmpty();
  }

  /** The weight into the unit grows from 1 to 2 and that out of it stays: the law by 3. */
  @Test
  void anEnclosedFlowThatBreaksALawRefutesIt() {
    TrajectoryStep step = HandMade.step("0", "1", HandMade.on(relu()), "1 1", "2", "1", "-2");
    List<Finding> enclosed = found(HandMade.enclosed(relu(), 0x1p-70, step));
    assertThat(enclosed)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.VIOLATED);
    assertThat(enclosed.get(1).reason()).startsWith("the flow breaks it, at t = 1");
    List<Finding> measured = found(HandMade.measured(relu(), step));
    assertThat(measured)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.UNDECIDED);
    assertThat(measured.get(1).value()).contains(Statement.measured(Dyadic.of(3)));
  }

  @Test
  void anEnclosedFlowThatKeepsALawProvesIt() {
    TrajectoryStep step = HandMade.step("0", "1", HandMade.on(relu()), "1 1", "2", "1 1", "-2");
    assertThat(found(HandMade.enclosed(relu(), 0x1p-70, step)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.PROVED);
    assertThat(found(HandMade.measured(relu(), step)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT);
  }

  private static List<Finding> found(Evidence evidence) {
    return new Conservation(new Statement("id", "claim"), evidence).findings(subjects(1));
  }
}
