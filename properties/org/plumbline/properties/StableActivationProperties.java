package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.GatesForever;
import org.plumbline.claim.StableActivation;
import org.plumbline.claim.Verdict;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Rational;

/** Recorded gates are compared with the signs of the pre-activations. */
class StableActivationProperties {
  @Provide
  Arbitrary<RandomProblem> relu() {
    return RandomProblems.relu();
  }

  @Property
  void gatesOfRestingWeightsAreConsistent(@ForAll("relu") RandomProblem random) {
    Evidence evidence =
        Polygons.through(random.problem(), Collections.nCopies(3, random.weights()));
    Set<String> settled =
        new GatesForever()
            .check(evidence).stream()
                .filter(finding -> finding.verdict() == Verdict.PROVED)
                .map(Finding::subject)
                .collect(Collectors.toSet());
    for (Finding finding : new StableActivation().check(evidence)) {
      boolean isProved = finding.verdict() == Verdict.PROVED;
      assertThat(finding.verdict()).isIn(Verdict.CONSISTENT, Verdict.PROVED);
      assertThat(isProved).isIn(false, settled.contains(finding.subject()));
    }
  }

  @Property
  void aFlippedGateIsNoticedUnlessOnItsKink(@ForAll("relu") RandomProblem random) {
    int vertex = random.problem().network().kinked().get(0);
    Rational s = random.evaluations().get(0).preActivations().get(vertex);
    Evidence sound = Polygons.through(random.problem(), Collections.nCopies(3, random.weights()));
    Trajectory t = sound.trajectory().orElseThrow();
    TrajectoryStep old = t.steps().get(1);
    Gate wrong = s.signum() > 0 ? Gate.OFF : Gate.ON;
    GateTable gates = old.gates().with(new Pair(0, vertex), wrong);
    List<TrajectoryStep> steps =
        List.of(
            t.steps().get(0),
            TrajectoryStep.withoutSlopes(old.start(), old.end(), old.weights(), gates));
    Trajectory forged =
        new Trajectory(t.problem(), steps, t.events(), t.workingBits(), t.finalWeights());
    Finding finding =
        new StableActivation().check(new Evidence(t.problem(), Optional.of(forged), 20)).get(0);
    assertThat(finding.verdict())
        .isEqualTo(s.signum() == 0 ? Verdict.CONSISTENT : Verdict.UNDECIDED);
  }
}
