package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/**
 * Reads {@code weights}, {@code biases} and {@code skipWeights} of a layered network in parameter
 * order.
 */
final class LayeredWeights {
  private final LayeredArchitecture layers;
  private final List<Rational> weights = new ArrayList<>();

  LayeredWeights(LayeredArchitecture layers) {
    this.layers = layers;
  }

  /** The weights listed in the section {@code initialization}. */
  List<Rational> read(Cursor section) {
    List<Cursor> matrices =
        section.required("weights").items(layers.depth(), "matrix", "one per layer of weights");
    List<Optional<Cursor>> biases = biases(section);
    for (int layer = 1; layer <= matrices.size(); layer++) {
      matrix(matrices.get(layer - 1), layer - 1, layer);
      bias(biases.get(layer - 1), layer);
    }
    skips(section);
    return List.copyOf(weights);
  }

  /**
   * The entry of each layer of weights; layers without biases may be left out if all of them are.
   */
  private List<Optional<Cursor>> biases(Cursor section) {
    List<Boolean> flags = layers.biases();
    if (!layers.hasBiases()) {
      section
          .optional("biases")
          .ifPresent(
              found -> {
                throw found.error(
                    "the network has no biases; expected network.biases: true beside its widths");
              });
      return Collections.nCopies(flags.size(), Optional.empty());
    }
    int own = Collections.frequency(flags, true);
    Cursor list = section.required("biases");
    List<Cursor> items = list.items("a list, one entry per layer with biases");
    if (items.size() != own && items.size() != flags.size()) {
      throw list.error(
          "found %s; expected %d, one per layer with biases"
              .formatted(Cursor.counted(items.size(), "item"), own));
    }
    boolean isWhole = items.size() == flags.size();
    List<Optional<Cursor>> entries = new ArrayList<>();
    int next = 0;
    for (boolean flag : flags) {
      entries.add(flag || isWhole ? Optional.of(items.get(next++)) : Optional.empty());
    }
    return entries;
  }

  private void bias(Optional<Cursor> entry, int layer) {
    if (entry.isEmpty()) {
      return;
    }
    if (layers.hasBias(layer)) {
      numbers(entry.get(), width(layer), "one per unit of " + name(layer));
    } else if (!entry.get().isNothing() && !entry.get().isEmptyList()) {
      throw entry.get().expected("nothing, because " + name(layer) + " has no biases");
    }
  }

  private int width(int layer) {
    return layers.widths().get(layer);
  }

  private void matrix(Cursor matrix, int from, int to) {
    List<Cursor> rows = matrix.items(width(to), "row", "one per unit of " + name(to));
    for (Cursor row : rows) {
      numbers(row, width(from), "one per unit of " + name(from));
    }
  }

  private void numbers(Cursor list, int count, String why) {
    list.items(count, "number", why).forEach(item -> weights.add(item.rational()));
  }

  private String name(int layer) {
    return layer == 0
        ? "the inputs"
        : layer == layers.depth() ? "the output" : "hidden layer " + layer;
  }

  private void skips(Cursor section) {
    List<Skip> all = layers.skips();
    List<Skip> trained = all.stream().filter(s -> s.kind() != Skip.Kind.IDENTITY).toList();
    Optional<Cursor> list = section.optional("skipWeights");
    if (list.isEmpty()) {
      if (!trained.isEmpty()) {
        section.required("skipWeights");
      }
      return;
    }
    List<Cursor> items = list.get().items("a list, one entry per trained skip");
    if (items.size() != trained.size() && items.size() != all.size()) {
      throw list.get()
          .error(
              "found "
                  + Cursor.counted(items.size(), "item")
                  + "; expected "
                  + trained.size()
                  + ", one per skip that is trained");
    }
    List<Skip> described = items.size() == all.size() ? all : trained;
    for (int k = 0; k < items.size(); k++) {
      skip(items.get(k), described.get(k));
    }
  }

  private void skip(Cursor entry, Skip skip) {
    switch (skip.kind()) {
      case FREE -> matrix(entry, skip.from(), skip.to());
      case DIAGONAL -> diagonal(entry, width(skip.to()));
      case IDENTITY -> {
        if (!entry.isNothing() && !entry.isEmptyList()) {
          throw entry.expected("nothing, because an identity skip has no weights");
        }
      }
      default -> throw new AssertionError(skip.kind());
    }
  }

  /** A diagonal is a list; one written as a matrix of one row or one column is taken as well. */
  private void diagonal(Cursor entry, int width) {
    String why = "one per unit";
    List<Cursor> items = entry.items("a list of " + Cursor.counted(width, "number"));
    boolean nested = items.stream().anyMatch(Cursor::isList);
    if (nested && items.size() == 1) {
      numbers(items.get(0), width, why);
    } else if (nested && items.size() == width) {
      items.forEach(row -> numbers(row, 1, "as in a column"));
    } else {
      numbers(entry, width, why);
    }
  }
}
