package org.plumbline.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.experiment.layers.Layer;
import org.plumbline.experiment.layers.Shortcut;
import org.plumbline.network.Activation;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/**
 * What layers make of a sample, computed on plain arrays as textbooks write it: no graph, no edges,
 * maxima taken as maxima. Arrays have three axes; those that are missing have the extent 1 and
 * stand between the channels and the last axis.
 *
 * @param weights the parameters by name
 * @param shortcuts the skips between layers
 */
public record PlainLayers(Map<String, Rational> weights, List<Shortcut> shortcuts) {
  /**
   * An array.
   *
   * @param shape its shape
   * @param values its numbers, row by row
   */
  private record Plain(List<Integer> shape, List<Rational> values) {
    int channels() {
      return shape.get(0);
    }

    int height() {
      return shape.size() == 3 ? shape.get(1) : 1;
    }

    int width() {
      return shape.size() == 1 ? 1 : shape.get(shape.size() - 1);
    }

    Rational at(int c, int i, int j) {
      return values.get((c * height() + i) * width() + j);
    }

    boolean has(int i, int j) {
      return i >= 0 && j >= 0 && i < height() && j < width();
    }
  }

  /** The output for one sample. */
  public Rational value(List<Integer> shape, List<Layer> layers, List<Rational> sample) {
    Map<String, Plain> given = new HashMap<>();
    Plain plain = new Plain(shape, sample);
    given.put(Shortcut.INPUT, plain);
    for (Layer layer : layers) {
      Plain sum = sum(layer, plain);
      for (Shortcut shortcut : shortcuts) {
        if (shortcut.to().equals(layer.name())) {
          Plain from = given.get(shortcut.from());
          sum = added(sum, from, shortcut.kind(), shortcut.name() + ".weight");
        }
      }
      plain = activated(sum, layer.activations());
      given.put(layer.name(), plain);
    }
    return plain.values().get(0);
  }

  private Rational weight(String array, Object... index) {
    StringBuilder name = new StringBuilder(array).append('[');
    for (int k = 0; k < index.length; k++) {
      name.append(k == 0 ? "" : ",").append(index[k]);
    }
    Rational weight = weights.get(name.append(']').toString());
    if (weight == null) {
      throw new AssertionError("no weight is called " + name);
    }
    return weight;
  }

  private Plain sum(Layer layer, Plain input) {
    if (layer instanceof Layer.Dense dense) {
      return dense(dense, input);
    }
    if (layer instanceof Layer.Convolution convolution) {
      return convolution(convolution, input);
    }
    if (layer instanceof Layer.Pooling pooling) {
      return pooled(pooling, input);
    }
    if (layer instanceof Layer.Residual residual) {
      Plain plain = input;
      for (Layer inner : residual.layers()) {
        plain = activated(sum(inner, plain), inner.activations());
      }
      return added(plain, input, residual.kind(), residual.name() + ".weight");
    }
    return new Plain(List.of(input.values().size()), input.values());
  }

  private static Plain activated(Plain plain, List<Activation> activations) {
    if (activations.isEmpty()) {
      return plain;
    }
    List<Rational> values = new ArrayList<>();
    for (int c = 0; c < plain.channels(); c++) {
      Activation activation = activations.get(activations.size() == 1 ? 0 : c);
      for (int i = 0; i < plain.height(); i++) {
        for (int j = 0; j < plain.width(); j++) {
          Rational s = plain.at(c, i, j);
          values.add(s.signum() < 0 ? s.multiply(activation.negativeSlope()) : s);
        }
      }
    }
    return new Plain(plain.shape(), values);
  }

  private Plain dense(Layer.Dense layer, Plain input) {
    List<Rational> values = new ArrayList<>();
    for (int o = 0; o < layer.units(); o++) {
      Rational sum = layer.hasBias() ? weight(layer.name() + ".bias", o) : Rational.ZERO;
      for (int k = 0; k < input.values().size(); k++) {
        sum = sum.add(weight(layer.name() + ".weight", o, k).multiply(input.values().get(k)));
      }
      values.add(sum);
    }
    return new Plain(List.of(layer.units()), values);
  }

  private static int along(List<Integer> numbers, int axis, int otherwise) {
    return numbers.size() == 2 ? numbers.get(axis) : axis == 1 ? numbers.get(0) : otherwise;
  }

  /** The number of windows along an axis, counted by moving one until it is out of room. */
  private static int windows(int extent, int kernel, int stride, int padding) {
    int count = 0;
    for (int start = -padding; start + kernel <= extent + padding; start += stride) {
      count++;
    }
    return count;
  }

  private static List<Integer> shape(int channels, int height, int width, int axes) {
    return axes == 2 ? List.of(channels, height, width) : List.of(channels, width);
  }

  private Plain convolution(Layer.Convolution layer, Plain input) {
    List<Integer> kernel = layer.window().kernel();
    List<Integer> stride = layer.window().stride();
    List<Integer> padding = layer.window().padding();
    int kh = along(kernel, 0, 1);
    int kw = along(kernel, 1, 1);
    int ph = along(padding, 0, 0);
    int pw = along(padding, 1, 0);
    int height = windows(input.height(), kh, along(stride, 0, 1), ph);
    int width = windows(input.width(), kw, along(stride, 1, 1), pw);
    List<Rational> values = new ArrayList<>();
    for (int o = 0; o < layer.channels(); o++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          Rational sum = layer.hasBias() ? weight(layer.name() + ".bias", o) : Rational.ZERO;
          for (int c = 0; c < input.channels(); c++) {
            for (int i = 0; i < kh; i++) {
              for (int j = 0; j < kw; j++) {
                int row = y * along(stride, 0, 1) - ph + i;
                int column = x * along(stride, 1, 1) - pw + j;
                if (input.has(row, column)) {
                  Rational weight =
                      kernel.size() == 2
                          ? weight(layer.name() + ".weight", o, c, i, j)
                          : weight(layer.name() + ".weight", o, c, j);
                  sum = sum.add(weight.multiply(input.at(c, row, column)));
                }
              }
            }
          }
          values.add(sum);
        }
      }
    }
    return new Plain(shape(layer.channels(), height, width, kernel.size()), values);
  }

  private static Plain pooled(Layer.Pooling layer, Plain input) {
    List<Integer> kernel = layer.window().kernel();
    List<Integer> stride = layer.window().stride();
    List<Integer> padding = layer.window().padding();
    int kh = along(kernel, 0, 1);
    int kw = along(kernel, 1, 1);
    int ph = along(padding, 0, 0);
    int pw = along(padding, 1, 0);
    int height = windows(input.height(), kh, along(stride, 0, 1), ph);
    int width = windows(input.width(), kw, along(stride, 1, 1), pw);
    List<Rational> values = new ArrayList<>();
    for (int c = 0; c < input.channels(); c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          List<Rational> seen = new ArrayList<>();
          for (int i = 0; i < kh; i++) {
            for (int j = 0; j < kw; j++) {
              int row = y * along(stride, 0, 1) - ph + i;
              int column = x * along(stride, 1, 1) - pw + j;
              if (input.has(row, column)) {
                seen.add(input.at(c, row, column));
              }
            }
          }
          Rational sum = seen.stream().reduce(Rational.ZERO, Rational::add);
          values.add(
              layer.isAverage()
                  ? sum.divide(Rational.of(kh * kw))
                  : seen.stream().max(Rational::compareTo).orElseThrow());
        }
      }
    }
    return new Plain(shape(input.channels(), height, width, kernel.size()), values);
  }

  private Plain added(Plain sum, Plain from, Skip.Kind kind, String array) {
    List<Rational> values = new ArrayList<>();
    for (int o = 0; o < sum.values().size(); o++) {
      Rational skip = Rational.ZERO;
      for (int k = 0; k < from.values().size(); k++) {
        Rational factor =
            switch (kind) {
              case FREE -> weight(array, o, k);
              case DIAGONAL -> o == k ? weight(array, o) : Rational.ZERO;
              case IDENTITY -> o == k ? Rational.ONE : Rational.ZERO;
            };
        skip = skip.add(factor.multiply(from.values().get(k)));
      }
      values.add(sum.values().get(o).add(skip));
    }
    return new Plain(sum.shape(), values);
  }
}
