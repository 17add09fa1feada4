package org.plumbline.experiment;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.number.Rational;

/**
 * Reads experiment files, YAML or JSON: the one meaning of a file, or one line that says what is
 * wrong with it.
 *
 * <p>Left out, {@code loss} is exponential, {@code reduction} mean, {@code flow.digits} {@value
 * FlowSettings#DEFAULT_DIGITS}, {@code data.bias} false, {@code network.skips} and {@code
 * network.biases} none, {@code initialization.scale} 1, and {@code initialization} what comes with
 * an ONNX model; everything else must be there. Nothing but an {@link ExperimentException} is
 * thrown, whatever the bytes.
 */
public final class ExperimentReader {
  private static final List<String> KEYS =
      List.of("name", "data", "network", "initialization", "loss", "reduction", "flow");
  private static final Map<String, Reduction> REDUCTIONS =
      Map.of("mean", Reduction.MEAN, "sum", Reduction.SUM);

  /** No dot first (hidden files, parent folders) and none last, no space at either end. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9_-])?");

  private ExperimentReader() {}

  /**
   * The experiment in a file; relative paths in it start from the file's folder.
   *
   * @throws ExperimentException if there is no such file or something is wrong with it
   */
  public static Experiment read(Path file) {
    return read(file, new Copies());
  }

  /** The same, all that is read being kept besides. */
  public static Experiment read(Path file, Copies copies) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Origin origin = new Origin(file.toString(), Optional.of(folder), copies);
    return read(origin, SourceText.bytes(file));
  }

  /**
   * The experiment in a stream, such as standard input.
   *
   * @param name what messages call the stream
   * @param stream read to its end, not closed
   * @param folder where relative paths in it start; empty if it may not name files
   * @throws ExperimentException if something is wrong with it
   */
  public static Experiment read(String name, InputStream stream, Optional<Path> folder) {
    return read(new Origin(name, folder), SourceText.bytes(name, stream));
  }

  /** The same, all that is read being kept besides. */
  public static Experiment read(
      String name, InputStream stream, Optional<Path> folder, Copies copies) {
    return read(new Origin(name, folder, copies), SourceText.bytes(name, stream));
  }

  /**
   * The experiment that was read once, from the copies of all that was read for it.
   *
   * @throws ExperimentException if they are not those of an experiment
   */
  public static Experiment read(Copies copies) {
    return read(new Origin(copies.name(), Optional.empty(), copies), copies.experiment());
  }

  private static Experiment read(Origin origin, byte[] bytes) {
    SourceText source = SourceText.of(origin.file(), bytes);
    origin.readItself(new InputFile(shortName(origin.file()), source.sha256()), bytes);
    Cursor top = Cursor.top(origin, TreeReader.read(origin.file(), source.text()));
    top.onlyKeys(KEYS);
    String name = name(top.required("name"));
    Dataset samples = DataSection.read(top.required("data"));
    Inputs inputs = new Inputs(samples.dimension(), DataSection.hasBias(top.required("data")));
    NetworkSection network = NetworkSection.read(top.required("network"), inputs);
    Dataset data = network.samples(top.required("data"), samples);
    InitializationSection start = InitializationSection.read(top, network, inputs);
    Loss loss =
        top.optional("loss").map(c -> c.choice("loss", Loss.byName())).orElse(Loss.EXPONENTIAL);
    Reduction reduction =
        top.optional("reduction")
            .map(c -> c.choice("reduction", REDUCTIONS))
            .orElse(Reduction.MEAN);
    return new Experiment(
        name,
        source.sha256(),
        network.network(),
        data,
        start.weights(),
        loss,
        reduction,
        network.architecture(),
        flow(top.required("flow")),
        start.seeding(),
        origin.provenance());
  }

  /** The name of a file without its folder, which differs from one machine to the next. */
  static String shortName(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  /** A name that can name a folder. */
  static String name(Cursor cursor) {
    String name = cursor.text("a name");
    if (!NAME.matcher(name).matches()) {
      throw cursor.expected("at most 100 letters, digits, spaces and . _ - that can name a folder");
    }
    return name;
  }

  private static FlowSettings flow(Cursor flow) {
    flow.onlyKeys(List.of("digits", "until", "at"));
    int digits =
        flow.optional("digits")
            .map(cursor -> (int) cursor.integer(1, FlowSettings.MOST_DIGITS))
            .orElse(FlowSettings.DEFAULT_DIGITS);
    Cursor until = flow.required("until");
    until.onlyKeys(List.of("time", "risk", "proved"));
    Optional<Rational> time = until.optional("time").map(Cursor::positive);
    Optional<Rational> risk = until.optional("risk").map(Cursor::positive);
    Optional<String> proved = until.optional("proved").map(ExperimentReader::laterClaim);
    if (time.isEmpty() && risk.isEmpty() && proved.isEmpty()) {
      throw until.error("nothing says when to stop; expected time, risk or both");
    }
    return new FlowSettings(
        digits,
        time,
        risk,
        proved,
        flow.optional("at").map(ExperimentReader::times).orElse(List.of()));
  }

  /** The times at which the flow is to be reported. */
  private static List<Rational> times(Cursor list) {
    List<Cursor> items = list.items("a list of times");
    if (items.size() > FlowSettings.MOST_TIMES) {
      throw list.error(
          "found " + items.size() + " times; expected at most " + FlowSettings.MOST_TIMES);
    }
    return items.stream().map(ExperimentReader::time).toList();
  }

  private static Rational time(Cursor item) {
    Rational time = item.rational();
    if (time.signum() < 0) {
      throw item.expected("a time of at least 0");
    }
    return time;
  }

  /** The claim to decide; without a time or a risk, one gives up at a risk that is low enough. */
  private static String laterClaim(Cursor cursor) {
    String name = cursor.text("a claim about all later times");
    if (!LaterClaims.names().contains(name)) {
      throw cursor.unknown("claim", LaterClaims.names());
    }
    return name;
  }
}
