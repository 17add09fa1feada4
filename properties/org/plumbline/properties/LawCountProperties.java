package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.count.ConservedLaw;
import org.plumbline.claim.count.CountedLaws;
import org.plumbline.claim.count.LawEffort;
import org.plumbline.claim.count.LawQuestion;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Evaluation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * The laws found are constant along every sample's gradient, in exact arithmetic, and their number
 * falls by one where a weight is fixed, or shared by two units.
 */
class LawCountProperties {
  private static final LawQuestion START =
      new LawQuestion(LawQuestion.Inputs.DATA, LawQuestion.Gates.START);

  @Provide
  Arbitrary<RandomProblem> networks() {
    return Arbitraries.oneOf(
        RandomProblems.layered(),
        RandomProblems.linear(),
        RandomProblems.skipping(),
        RandomProblems.neighbouring());
  }

  private static CountedLaws count(FlowProblem problem, LawQuestion question) {
    return CountedLaws.of(problem, question, LawEffort.low());
  }

  @Property
  void lawsAreConstantAlongGradients(@ForAll("networks") RandomProblem random) {
    for (LawQuestion question : List.of(LawQuestion.ofArchitecture(), START)) {
      CountedLaws count = count(random.problem(), question);
      assertThat(count.bound()).isBetween(count.found(), count.parameters());
      for (ConservedLaw law : count.laws()) {
        for (Evaluation evaluation : random.evaluations()) {
          Rational rate = law.law().derivative(random.weights(), evaluation.gradient());
          assertThat(rate).as(law.kind() + " " + law.name()).isEqualTo(Rational.ZERO);
        }
      }
    }
  }

  /** Laws for all inputs hold of the data, and laws for every gate hold of those at the start. */
  @Property
  void fewerInputsAndGatesHaveMoreLaws(@ForAll("networks") RandomProblem random) {
    CountedLaws all = count(random.problem(), LawQuestion.ofArchitecture());
    CountedLaws data =
        count(random.problem(), new LawQuestion(LawQuestion.Inputs.DATA, LawQuestion.Gates.EVERY));
    CountedLaws start = count(random.problem(), START);
    assertThat(all.found()).isLessThanOrEqualTo(data.bound());
    assertThat(data.found()).isLessThanOrEqualTo(start.bound());
  }

  /** Widths of ReLU networks whose first hidden layer has two units or more. */
  @Provide
  Arbitrary<List<Integer>> relu() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(2, 4),
            Arbitraries.integers().between(0, 3))
        .as((n, r, m) -> m == 0 ? List.of(n, r, 1) : List.of(n, r, m, 1));
  }

  @Property
  void fixedAndSharedWeightsCostALaw(@ForAll("relu") List<Integer> widths) {
    List<Activation> activations = Collections.nCopies(widths.size() - 2, Activation.RELU);
    Network network = new LayeredArchitecture(widths, activations, List.of()).network();
    int hidden = network.hidden().size();
    assertExactly(network, hidden);
    // The first weights of the first two units: W1[0,0] and W1[1,0].
    int other = widths.get(0);
    assertExactly(changed(network, other, new Weight.Fixed(Rational.of(2))), hidden - 1);
    assertExactly(changed(network, other, new Weight.Parameter(0)), hidden - 1);
  }

  private static void assertExactly(Network network, int laws) {
    List<Rational> ones = Collections.nCopies(network.inputs(), Rational.ONE);
    List<String> names = new ArrayList<>();
    ones.forEach(x -> names.add("x" + names.size()));
    FlowProblem problem =
        new FlowProblem(
            network,
            new Dataset(names, List.of(ones), List.of(1)),
            Collections.nCopies(network.parameters(), Rational.ONE),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    CountedLaws count = count(problem, LawQuestion.ofArchitecture());
    assertThat(count.bound()).isEqualTo(laws);
    assertThat(count.found()).isEqualTo(laws);
  }

  /** The network with another weight in place of a parameter; later ones are numbered anew. */
  private static Network changed(Network network, int parameter, Weight weight) {
    List<Edge> edges = new ArrayList<>();
    for (Edge edge : network.edges()) {
      int p = edge.parameter();
      Weight same = new Weight.Parameter(p > parameter ? p - 1 : p);
      edges.add(new Edge(edge.from(), edge.to(), p == parameter ? weight : same));
    }
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      vertices.add(network.vertex(v));
    }
    List<String> names = new ArrayList<>(network.parameterNames());
    names.remove(parameter);
    return Network.of(network.inputs(), vertices, edges, names);
  }
}
