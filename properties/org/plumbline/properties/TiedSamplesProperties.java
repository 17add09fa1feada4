package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;
import org.plumbline.network.Evaluation;

/**
 * Pairs with equal kinks vanish together, and otherwise have equal signs, or opposite ones where
 * their sides are: exactly, under the gates the weights have.
 */
class TiedSamplesProperties {
  @Provide
  Arbitrary<RandomProblem> problems() {
    return Arbitraries.oneOf(RandomProblems.layered(), RandomProblems.skipping());
  }

  private static GateTable gates(FlowProblem problem, List<Evaluation> evaluations) {
    GateTable table = GateTable.allOff(problem.network(), evaluations.size());
    for (int i = 0; i < evaluations.size(); i++) {
      for (int v : problem.network().kinked()) {
        if (evaluations.get(i).preActivations().get(v).signum() > 0) {
          table = table.with(new Pair(i, v), Gate.ON);
        }
      }
    }
    return table;
  }

  @Property
  void oneSignPerKink(@ForAll("problems") RandomProblem random) {
    FlowProblem problem = random.problem();
    List<Evaluation> evaluations = random.evaluations();
    GateTable gates = gates(problem, evaluations);
    TiedSamples ties = TiedSamples.of(problem.network(), problem.data());
    Map<Kink, Integer> signs = new HashMap<>();
    for (int i = 0; i < evaluations.size(); i++) {
      boolean[] silent = Silence.of(problem.network(), gates, i, problem.data().point(i));
      for (int v : problem.network().kinked()) {
        TiedSamples.Factored factored = ties.factored(gates, new Pair(i, v));
        if (!silent[v] && !startsFromZero(factored.kink(), evaluations.get(i))) {
          int sign = evaluations.get(i).preActivations().get(v).signum();
          int oriented = factored.isOpposite() ? -sign : sign;
          Integer known = signs.putIfAbsent(factored.kink(), oriented);
          assertThat(known == null ? oriented : known).isEqualTo(oriented);
        }
      }
    }
  }

  /** Whether the factor that is not the kink's vanishes: a leaky vertex at its own kink. */
  private static boolean startsFromZero(Kink kink, Evaluation evaluation) {
    return kink.source() >= 0 && evaluation.activations().get(kink.source()).signum() == 0;
  }
}
