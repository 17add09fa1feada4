package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** A circuit as a graph, with the model's names. */
final class GraphForm {
  private static final int LONGEST_NAME = 100;
  private static final String BIAS = "bias";

  private final Model model;
  private final Circuit circuit;
  private final Weights values;
  private final Set<String> taken = new HashSet<>();

  private GraphForm(Model model, Circuit circuit, Weights values) {
    this.model = model;
    this.circuit = circuit;
    this.values = values;
  }

  /** The network of a circuit, its parameters in the order of first use, array by array. */
  static OnnxNetwork of(Model model, Circuit circuit, Weights values) {
    return new GraphForm(model, circuit, values).network();
  }

  private OnnxNetwork network() {
    Map<Factor.Own, Integer> numbers = numbered();
    List<Edge> edges = new ArrayList<>();
    List<Sum> sums = circuit.sums();
    for (int k = 0; k < sums.size(); k++) {
      for (Sum.Term term : sums.get(k).terms()) {
        Weight weight =
            term.factor() instanceof Factor.Own own
                ? new Weight.Parameter(numbers.getOrDefault(own, -1))
                : new Weight.Fixed(((Factor.Fixed) term.factor()).value());
        edges.add(new Edge(term.unit(), circuit.inputs() + k, weight));
      }
    }
    List<Vertex> vertices = vertices();
    taken.clear();
    List<String> names =
        numbers.keySet().stream()
            .map(own -> name(values.name(own), "w" + numbers.get(own)))
            .toList();
    List<Rational> weights = numbers.keySet().stream().map(values::value).toList();
    return new OnnxNetwork(
        Network.of(circuit.inputs(), vertices, edges, names), Optional.empty(), weights, List.of());
  }

  private Map<Factor.Own, Integer> numbered() {
    Map<String, Set<Integer>> used = new LinkedHashMap<>();
    for (Sum sum : circuit.sums()) {
      for (Sum.Term term : sum.terms()) {
        if (term.factor() instanceof Factor.Own own) {
          used.computeIfAbsent(own.array(), array -> new HashSet<>()).add(own.position());
        }
      }
    }
    Map<Factor.Own, Integer> numbers = new LinkedHashMap<>();
    used.forEach(
        (array, positions) ->
            positions.stream()
                .sorted(Comparator.naturalOrder())
                .forEach(p -> numbers.put(new Factor.Own(array, p), numbers.size())));
    return numbers;
  }

  private List<Vertex> vertices() {
    List<Vertex> vertices = new ArrayList<>();
    int coordinates = circuit.inputs() - (circuit.hasBias() ? 1 : 0);
    for (int j = 0; j < coordinates; j++) {
      vertices.add(vertex(model.input() + index(j, model.inputShape()), Activation.LINEAR));
    }
    if (circuit.hasBias()) {
      vertices.add(vertex(BIAS, Activation.LINEAR));
    }
    for (Unit unit : circuit.computed()) {
      vertices.add(vertex(unit.group() + index(unit.position(), unit.shape()), unit.activation()));
    }
    vertices.add(vertex(model.output(), Activation.LINEAR));
    return vertices;
  }

  private Vertex vertex(String name, Activation activation) {
    return new Vertex(name(name, "v" + taken.size()), activation);
  }

  /** The indices of a place, that in the batch of one left out. */
  private static String index(int position, List<Integer> shape) {
    StringBuilder text = new StringBuilder("[");
    int[] index = Shapes.index(position, shape);
    boolean hasBatch = index.length > 1 && shape.get(0) == 1;
    for (int d = hasBatch ? 1 : 0; d < index.length; d++) {
      text.append(text.length() == 1 ? "" : ",").append(index[d]);
    }
    return text.append(']').toString();
  }

  /** The name, or another one where it is taken or unfit for experiment files. */
  private String name(String wanted, String otherwise) {
    boolean isFit =
        !wanted.isBlank()
            && wanted.equals(wanted.strip())
            && wanted.length() < LONGEST_NAME
            && wanted.codePoints().noneMatch(GraphForm::isUnprintable);
    String name = isFit ? wanted : otherwise;
    while (!taken.add(name)) {
      name += "'";
    }
    return name;
  }

  private static boolean isUnprintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
