package org.plumbline.experiment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;
import org.plumbline.data.DataException;
import org.plumbline.data.Dataset;
import org.plumbline.data.LibsvmReader;
import org.plumbline.data.NumericClasses;
import org.plumbline.data.TableReading;
import org.plumbline.number.Rational;

/** Reads samples whose labels are numbers: LIBSVM files, and arrays of points and labels. */
final class SampleFiles {
  private static final List<String> POINTS = List.of("X", "points");
  private static final List<String> LABELS = List.of("y", "labels");

  private final Cursor data;

  SampleFiles(Cursor data) {
    this.data = data;
    refuse("label", "belongs to csv or builtin; expected positive and negative, or no such keys");
  }

  private void refuse(String key, String problem) {
    data.optional(key)
        .ifPresent(
            found -> {
              throw found.error(problem);
            });
  }

  /** The samples of a LIBSVM file. */
  Dataset libsvm(Cursor source) {
    refuse("labels", "belongs to points and npz; expected the labels in the file");
    OptionalInt dimension =
        data.optional("dimension")
            .map(c -> OptionalInt.of((int) c.integer(1, LibsvmReader.MAX_DIMENSION)))
            .orElse(OptionalInt.empty());
    boolean zeroBased = data.optional("zero_based").map(Cursor::flag).orElse(false);
    NumericClasses classes = classes();
    ReferencedFile file = ReferencedFile.of(source, "a LIBSVM file");
    try {
      TableReading read =
          LibsvmReader.read(
              file.path().toString(),
              new ByteArrayInputStream(file.bytes()),
              dimension,
              zeroBased,
              classes);
      Omissions.of(source, read).forEach(sentence -> source.origin().note(sentence));
      return read.data();
    } catch (DataException e) {
      throw source.error(String.valueOf(e.getMessage()));
    }
  }

  /** The samples in two arrays of an archive: points of shape [n, …], labels of shape [n]. */
  Dataset npz(Cursor source) {
    refuse("dimension", "belongs to libsvm; expected the dimension in the file");
    Set<String> wanted = new LinkedHashSet<>(names("points", POINTS));
    wanted.addAll(names("labels", LABELS));
    ArrayFile file = ArrayFile.npz(source, wanted::contains);
    ArrayWeights.requireThere(data, file);
    ExactArray points = named(file, "points", POINTS);
    ExactArray labels = named(file, "labels", LABELS);
    if (points.shape().size() < 2 || points.size() == 0) {
      throw file.error(
          points.name() + ": shape " + points.shape() + "; expected [samples, coordinates]");
    }
    int count = points.shape().get(0);
    boolean isColumn = labels.shape().equals(List.of(count, 1));
    if (!isColumn && !labels.shape().equals(List.of(count))) {
      throw file.error(
          labels.name()
              + ": shape "
              + labels.shape()
              + "; expected ["
              + count
              + "], as "
              + points.name()
              + " has points");
    }
    requireNoOther(file, points, labels);
    file.requireModest(points);
    return samples(file, points, labels);
  }

  /** What else is in the file must be left out by name, unless the arrays are chosen by name. */
  private void requireNoOther(ArrayFile file, ExactArray points, ExactArray labels) {
    if (data.has("points") && data.has("labels")) {
      return;
    }
    Set<String> others = new LinkedHashSet<>(file.names());
    others.removeAll(List.of(points.name(), labels.name()));
    others.removeAll(ArrayWeights.ignored(data));
    if (!others.isEmpty()) {
      throw file.error(
          "there is also %s; expected %s and %s alone, both chosen under points and labels, or the rest under ignore"
              .formatted(String.join(", ", others), points.name(), labels.name()));
    }
  }

  private Dataset samples(ArrayFile file, ExactArray points, ExactArray labels) {
    List<Rational> values = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      values.add(file.number(labels, i));
    }
    int dimension = points.size() / points.shape().get(0);
    List<List<Rational>> kept = new ArrayList<>();
    List<Integer> signs = new ArrayList<>();
    List<Integer> all = signs(file, labels, values);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != 0) {
        List<Rational> point = new ArrayList<>();
        for (int j = 0; j < dimension; j++) {
          point.add(file.number(points, i * dimension + j));
        }
        kept.add(point);
        signs.add(all.get(i));
      }
    }
    Dataset samples = new Dataset(DataSection.defaultNames(dimension), kept, signs);
    Cursor source = data.required("npz");
    Omissions.of(source, new TableReading(samples, all.size() - kept.size(), List.of()))
        .forEach(sentence -> source.origin().note(sentence));
    return samples;
  }

  private List<Integer> signs(ArrayFile file, ExactArray labels, List<Rational> values) {
    try {
      return classes()
          .signs(
              file.place(labels.name()),
              values,
              i -> file.place(labels.name() + Extents.index(i, labels.shape())));
    } catch (DataException e) {
      throw data.required("npz").error(String.valueOf(e.getMessage()));
    }
  }

  private List<String> names(String key, List<String> usual) {
    return data.optional(key).map(name -> List.of(name.text("the name of an array"))).orElse(usual);
  }

  private ExactArray named(ArrayFile file, String key, List<String> usual) {
    Map<String, ExactArray> arrays = file.arrays();
    List<String> names = names(key, usual);
    for (String name : names) {
      @Nullable ExactArray array = arrays.get(name);
      if (array != null) {
        return array;
      }
    }
    throw file.error(
        "there is no array "
            + String.join(" or ", names)
            + "; expected one, or its name under data."
            + key
            + (file.names().isEmpty()
                ? ""
                : " (found " + String.join(", ", new TreeSet<>(file.names())) + ")"));
  }

  /** The classes chosen under {@code positive} and {@code negative}, or the usual ones. */
  private NumericClasses classes() {
    if (!data.has("positive") && !data.has("negative")) {
      return NumericClasses.usual();
    }
    List<Rational> positive = values(data.required("positive"));
    Cursor other = data.required("negative");
    if (!other.isList() && other.text("a label value").equals("rest")) {
      return againstRest(positive);
    }
    List<Rational> negative = values(other);
    try {
      return NumericClasses.of(positive, negative);
    } catch (IllegalArgumentException e) {
      throw data.required("negative")
          .error(e.getMessage() + "; expected one or more for each, none in both");
    }
  }

  private NumericClasses againstRest(List<Rational> positive) {
    try {
      return NumericClasses.againstRest(positive);
    } catch (IllegalArgumentException e) {
      throw data.required("positive").error(e.getMessage() + "; expected one or more");
    }
  }

  private static List<Rational> values(Cursor cursor) {
    return cursor.isList()
        ? cursor.items("a list of label values").stream().map(Cursor::rational).toList()
        : List.of(cursor.rational());
  }
}
