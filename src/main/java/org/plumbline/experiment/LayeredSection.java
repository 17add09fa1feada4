package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;

/**
 * Reads a network given by {@code widths}, {@code activations}, {@code skips} and {@code biases}.
 */
final class LayeredSection {
  private static final int MOST_LAYERS = 1000;
  private static final Map<String, Skip.Kind> KINDS =
      Map.of(
          "identity", Skip.Kind.IDENTITY,
          "diagonal", Skip.Kind.DIAGONAL,
          "free", Skip.Kind.FREE);

  private final Cursor network;
  private final List<Integer> widths;

  private LayeredSection(Cursor network, List<Integer> widths) {
    this.network = network;
    this.widths = widths;
  }

  /** The layers for samples with the given number of coordinates, that of a bias included. */
  static LayeredArchitecture read(Cursor network, int dimension) {
    LayeredSection section =
        new LayeredSection(network, widths(network.required("widths"), dimension));
    List<Boolean> biases = section.biases();
    List<Activation> activations = section.activations();
    List<Skip> skips = section.skips();
    section.requireModestSize(skips, biases);
    try {
      return new LayeredArchitecture(section.widths, activations, skips, biases);
    } catch (IllegalArgumentException e) {
      throw network.error(String.valueOf(e.getMessage()));
    }
  }

  private static List<Integer> widths(Cursor list, int dimension) {
    List<Cursor> items = list.items("a list of widths, from the inputs to the single output");
    if (items.size() < 2 || items.size() > MOST_LAYERS) {
      throw list.error(
          "found "
              + Cursor.counted(items.size(), "width")
              + "; expected 2 to "
              + MOST_LAYERS
              + ", input to output");
    }
    List<Integer> widths = new ArrayList<>();
    for (Cursor item : items) {
      widths.add((int) item.integer(1, NetworkSection.MOST_EDGES));
    }
    if (widths.get(0) != dimension) {
      throw items.get(0).expected(dimension + ", the coordinates of a sample, bias included");
    }
    if (widths.get(widths.size() - 1) != 1) {
      throw items.get(items.size() - 1).expected("1, the width of the output");
    }
    return widths;
  }

  private List<Activation> activations() {
    int hidden = widths.size() - 2;
    if (hidden == 0 && !network.has("activations")) {
      return List.of();
    }
    return network
        .required("activations")
        .items(hidden, "activation", "one per hidden layer")
        .stream()
        .map(NetworkSection::activation)
        .toList();
  }

  /** Biases everywhere, nowhere, or one truth value per layer of weights. */
  private List<Boolean> biases() {
    int depth = widths.size() - 1;
    Optional<Cursor> given = network.optional("biases");
    if (given.isPresent() && given.get().isList()) {
      return given.get().items(depth, "truth value", "one per layer of weights").stream()
          .map(Cursor::flag)
          .toList();
    }
    return Collections.nCopies(depth, given.map(Cursor::flag).orElse(false));
  }

  private List<Skip> skips() {
    return network
        .optional("skips")
        .map(list -> list.items("a list of skips").stream().map(this::skip).toList())
        .orElse(List.of());
  }

  private Skip skip(Cursor cursor) {
    cursor.onlyKeys(List.of("from", "to", "kind"));
    int last = widths.size() - 1;
    int from = (int) cursor.required("from").integer(0, last - 1);
    int to = (int) cursor.required("to").integer(from + 1, last);
    Cursor kindCursor = cursor.required("kind");
    Skip.Kind kind = kindCursor.choice("kind", KINDS);
    if (kind != Skip.Kind.FREE && !widths.get(from).equals(widths.get(to))) {
      throw kindCursor.expected(
          "free, because layers %d and %d have different widths %d and %d"
              .formatted(from, to, widths.get(from), widths.get(to)));
    }
    return new Skip(from, to, kind);
  }

  private void requireModestSize(List<Skip> skips, List<Boolean> biases) {
    long edges = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      edges += (widths.get(layer - 1) + (biases.get(layer - 1) ? 1L : 0L)) * widths.get(layer);
    }
    for (Skip skip : skips) {
      long across = skip.kind() == Skip.Kind.FREE ? widths.get(skip.from()) : 1;
      edges += across * widths.get(skip.to());
    }
    if (edges > NetworkSection.MOST_EDGES) {
      throw network.error(
          "the network has " + edges + " edges; expected at most " + NetworkSection.MOST_EDGES);
    }
  }
}
