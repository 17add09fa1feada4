package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.experiment.ExperimentWriter;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.experiment.LaterClaims;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** What is written is read back, and no bytes whatever get past the reader's own exception. */
final class ExperimentFileProperties {
  private static final List<String> SEEDS =
      List.of("small-relu", "identity-skip", "leaky-logistic", "iris");

  @Property
  void layersAreReadBack(@ForAll("layers") LayeredArchitecture layers, @ForAll Random random) {
    requireReadBack(experiment(layers.network(), Optional.of(layers), random));
  }

  @Property
  void graphsAreReadBack(@ForAll Random random) {
    requireReadBack(experiment(graph(random), Optional.empty(), random));
  }

  @Property
  void mutatedBytesAreReadOrRefusedInOneLine(
      @ForAll("originals") byte[] original, @ForAll Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutated(bytes, random);
    }
    requireReadOrRefused(bytes);
  }

  @Property
  void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] bytes) {
    requireReadOrRefused(bytes);
  }

  @Property
  void anySymbolsAreReadOrRefusedInOneLine(@ForAll("symbols") String text) {
    requireReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireReadBack(Experiment experiment) {
    String text = ExperimentWriter.write(experiment);
    Experiment back = read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(back.means(experiment)).as(text).isTrue();
    assertThat(ExperimentWriter.write(back)).isEqualTo(text);
  }

  private static void requireReadOrRefused(byte[] bytes) {
    try {
      read(bytes);
    } catch (ExperimentException e) {
      assertThat(e.getMessage())
          .startsWith("file")
          .doesNotContainPattern("\\R")
          .hasSizeLessThan(1600);
    }
  }

  private static Experiment read(byte[] bytes) {
    return ExperimentReader.read("file", new ByteArrayInputStream(bytes), Optional.empty());
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(40)));
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> changed[at] = (byte) random.nextInt(256);
      case 1 -> changed[at] = (byte) "\"'[]{}:,-#&*!|>%@?~/.0eE\n\t ".charAt(random.nextInt(27));
      case 2 -> {
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      }
      default -> {
        return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    }
    return changed;
  }

  private static byte[] joined(byte[] front, byte[] back) {
    byte[] whole = Arrays.copyOf(front, front.length + back.length);
    System.arraycopy(back, 0, whole, front.length, back.length);
    return whole;
  }

  @Provide
  Arbitrary<byte[]> originals() {
    return Arbitraries.of(SEEDS)
        .map(name -> BundledExamples.text(name).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> symbols() {
    return Arbitraries.of(
            "[", "]", "{", "}", ":", ",", "- ", "\n", "  ", "name", "data", "points", "1", "1/2",
            "\"", "'", "&a ", "*a", "!b ", "|", ">", "? ", "#", "%", "---", "...", "\t", "\\x", "é",
            "😀", "graph", "edges", "null", "<<")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<LayeredArchitecture> layers() {
    Arbitrary<List<Integer>> hidden = Arbitraries.integers().between(1, 3).list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), hidden, Arbitraries.randomValue(r -> r))
        .as(ExperimentFileProperties::layers);
  }

  private static LayeredArchitecture layers(int inputs, List<Integer> hidden, Random random) {
    List<Integer> widths = new ArrayList<>(List.of(inputs));
    widths.addAll(hidden);
    widths.add(1);
    List<Activation> activations = hidden.stream().map(width -> activation(random)).toList();
    List<Skip> skips = new ArrayList<>();
    for (int from = 0; from + 1 < widths.size(); from++) {
      int to = from + 1 + random.nextInt(widths.size() - from - 1);
      boolean square = widths.get(from).equals(widths.get(to));
      Skip.Kind kind = square ? Skip.Kind.values()[random.nextInt(3)] : Skip.Kind.FREE;
      if (random.nextBoolean()) {
        skips.add(new Skip(from, to, kind));
      }
    }
    List<Boolean> biases =
        widths.subList(1, widths.size()).stream().map(width -> random.nextInt(3) == 0).toList();
    return new LayeredArchitecture(widths, activations, skips, biases);
  }

  private static Activation activation(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Activation.LINEAR;
      case 1 -> Activation.RELU;
      default -> Activation.leaky(Rational.of(1 + random.nextInt(6), 7));
    };
  }

  private static Network graph(Random random) {
    int inputs = 1 + random.nextInt(3);
    int size = inputs + 1 + random.nextInt(4);
    List<Vertex> vertices = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      boolean linear = v < inputs || v == size - 1;
      vertices.add(new Vertex(name(v, random), linear ? Activation.LINEAR : activation(random)));
    }
    List<Weight> weights = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int to = inputs; to < size; to++) {
      for (int count = 1 + random.nextInt(3); count > 0; count--) {
        edges.add(new Edge(random.nextInt(to), to, weight(random, weights, names)));
      }
    }
    return Network.of(inputs, vertices, edges, names);
  }

  private static Weight weight(Random random, List<Weight> known, List<String> names) {
    int kind = random.nextInt(4);
    if (kind == 0) {
      return new Weight.Fixed(rational(random));
    }
    if (kind == 1 && !known.isEmpty()) {
      return known.get(random.nextInt(known.size()));
    }
    Weight fresh = new Weight.Parameter(names.size());
    known.add(fresh);
    names.add(name(names.size(), random));
    return fresh;
  }

  /** Names that a careless writer would not quote. */
  private static String name(int index, Random random) {
    List<String> odd =
        List.of("", " ", "#", ": ", "'", "\"", "\\", "é", "😀", "*", "null", "->", "\u2028");
    return odd.get(random.nextInt(odd.size())) + index + odd.get(random.nextInt(odd.size()));
  }

  private static Rational rational(Random random) {
    return Rational.of(random.nextInt(2001) - 1000, 1 + random.nextInt(1000));
  }

  private static List<Rational> rationals(int count, Random random) {
    return random.ints(count).mapToObj(ignored -> rational(random)).toList();
  }

  private static Experiment experiment(
      Network network, Optional<LayeredArchitecture> layers, Random random) {
    int samples = 1 + random.nextInt(4);
    List<String> features = new ArrayList<>();
    for (int j = 0; j < network.inputs(); j++) {
      features.add(random.nextBoolean() ? "x[" + j + "]" : name(j, random));
    }
    boolean hasBiases = layers.filter(LayeredArchitecture::hasBiases).isPresent();
    if (hasBiases) {
      features.set(features.size() - 1, LayeredArchitecture.CONSTANT);
    }
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      List<Rational> point = new ArrayList<>(rationals(network.inputs(), random));
      if (hasBiases) {
        point.set(point.size() - 1, Rational.ONE);
      }
      points.add(point);
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    return new Experiment(
        "e-1.2_3 x",
        "",
        network,
        new Dataset(features, points, labels),
        rationals(network.parameters(), random),
        Loss.values()[random.nextInt(Loss.values().length)],
        Reduction.values()[random.nextInt(2)],
        layers,
        settings(random),
        Optional.empty());
  }

  private static FlowSettings settings(Random random) {
    Optional<Rational> bound = Optional.of(rational(random).abs().add(Rational.of(1, 3)));
    boolean both = random.nextBoolean();
    List<String> claims = LaterClaims.names();
    return new FlowSettings(
        1 + random.nextInt(1000),
        bound,
        both ? bound : Optional.empty(),
        Optional.of(claims.get(random.nextInt(claims.size()))).filter(c -> random.nextBoolean()),
        random.nextBoolean() ? List.of() : List.of(rational(random).abs(), Rational.ZERO));
  }
}
