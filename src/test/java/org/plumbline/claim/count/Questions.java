package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.plumbline.claim.SmallGraph;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** Networks, samples and counts of laws for tests. */
final class Questions {
  static final LawQuestion ARCHITECTURE = LawQuestion.ofArchitecture();
  static final LawQuestion START =
      new LawQuestion(LawQuestion.Inputs.DATA, LawQuestion.Gates.START);
  static final LawQuestion DATA = new LawQuestion(LawQuestion.Inputs.DATA, LawQuestion.Gates.EVERY);

  private Questions() {}

  /** A layered network with one activation. */
  static Network layered(
      Activation activation, boolean hasBiases, List<Integer> widths, Skip... skips) {
    return new LayeredArchitecture(
            widths,
            Collections.nCopies(widths.size() - 2, activation),
            List.of(skips),
            Collections.nCopies(widths.size() - 1, hasBiases))
        .network();
  }

  /**
   * Two linear layers {@code n → r → m} whose {@code m} outputs are told apart by the gates of
   * units with fixed edges: the functions known are the entries of {@code VU}.
   */
  static Network twoLayers(int n, int r, int m, boolean isRelu) {
    StringBuilder names = new StringBuilder();
    List<String> edges = new ArrayList<>();
    for (int a = 0; a < n; a++) {
      names.append("x").append(a).append(' ');
    }
    for (int j = 0; j < r; j++) {
      String unit = (isRelu ? "H" : "h") + j;
      names.append(unit).append(' ');
      for (int a = 0; a < n; a++) {
        edges.add("x" + a + " " + unit + " u" + j + "," + a);
      }
    }
    for (int k = 0; k < m; k++) {
      names.append("K").append(k).append(' ');
      for (int j = 0; j < r; j++) {
        edges.add((isRelu ? "H" : "h") + j + " K" + k + " v" + k + "," + j);
      }
      edges.add("K" + k + " o 1");
    }
    return SmallGraph.of(n, names + "o", edges.toArray(String[]::new));
  }

  /** A problem of a network with some samples, and weights of no special position. */
  static FlowProblem problem(Network network, int samples) {
    Random random = new Random(7);
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      List<Rational> point = new ArrayList<>();
      for (int a = 0; a < network.inputs(); a++) {
        boolean isConstant = network.name(a).equals(LayeredArchitecture.CONSTANT);
        point.add(isConstant ? Rational.ONE : rational(random));
      }
      points.add(point);
      labels.add(i % 2 == 0 ? 1 : -1);
    }
    for (int a = 0; a < network.inputs(); a++) {
      names.add("a" + a);
    }
    return new FlowProblem(
        network,
        new Dataset(names, points, labels),
        rationals(random, network.parameters()),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** So many rational numbers. */
  static List<Rational> rationals(Random random, int count) {
    List<Rational> numbers = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      numbers.add(rational(random));
    }
    return numbers;
  }

  private static Rational rational(Random random) {
    int numerator = random.nextInt(41) - 20;
    return Rational.of(numerator == 0 ? 21 : numerator, 1 + random.nextInt(7));
  }

  /** The count for all inputs and every combination of gates. */
  static CountedLaws count(Network network) {
    return CountedLaws.of(problem(network, 1), ARCHITECTURE, LawEffort.usual());
  }
}
