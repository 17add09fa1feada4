package org.plumbline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.VerificationProgress;
import org.plumbline.enclosure.event.EventTimes;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.report.Notices;
import org.plumbline.report.Report;
import org.plumbline.report.ReportFiles;
import org.plumbline.report.TextReport;
import org.plumbline.run.FlowProblems;

/**
 * Reads, checks and compares files that are almost right, in one virtual machine: each is refused
 * in one line with exit code 2, or leads to verdicts; none is a defect.
 *
 * <p>Mutant {@code k} depends on the seed and {@code k} alone. The first steps of the flow of an
 * experiment are taken and verified, since a number may have made its horizon as far as any.
 */
final class MutantFuzz {
  /** Steps of the flow of a mutant that can be read. */
  private static final int STEPS = 2;

  /** Longer numbers and larger problems than these take seconds a step, as they should. */
  private static final int MOST_DIGITS = 60;

  private static final int MOST_SIZE = 2_000;

  private static final int SLOW_SECONDS = 5;

  private static final Set<Integer> EXPECTED = Set.of(0, 1, 2, 3);

  private final Path folder;
  private final long seed;
  private final List<Seed> corpus;

  /**
   * A good file and the command line that reads it.
   *
   * @param file its name in the folder
   * @param bytes its contents
   * @param command the command line, which begins in that folder
   */
  private record Seed(String file, byte[] bytes, List<String> command) {
    boolean isExperiment() {
      return file.endsWith(".yaml");
    }
  }

  /**
   * What came of a mutant that went wrong.
   *
   * @param number the mutant's number
   * @param file where it was kept
   * @param text what went wrong
   */
  record Failure(int number, Path file, String text) {}

  /** Mutants of files that are copied into a folder. */
  MutantFuzz(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    this.corpus = corpus();
  }

  /**
   * Runs mutants until none is left; with the seed 7 and 20,000 mutants for example {@code java -cp
   * … org.plumbline.cli.MutantFuzz 7 20000 folder}; a fourth argument is the number of the first.
   * One that takes more than two minutes is reported as one that hangs. Failures and slow mutants
   * are printed as they are met, so that a run that is stopped has not been in vain.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    MutantFuzz fuzz = new MutantFuzz(folder, Long.parseLong(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    fuzz.refusedOriginals().forEach(System.out::println);
    int first = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
    int failures = 0;
    for (int k = first; k < count; k++) {
      long start = System.nanoTime();
      Optional<Failure> failure = fuzz.guarded(k);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      failure.ifPresent(System.out::println);
      failures += failure.isPresent() ? 1 : 0;
      if (seconds >= SLOW_SECONDS || k % 1_000 == 999) {
        System.out.println("mutant " + k + ": " + seconds + " s");
      }
    }
    System.out.println((count - first) + " mutants, " + failures + " failures, " + fuzz.codes);
    System.exit(failures == 0 ? 0 : 1);
  }

  private final Map<Integer, Integer> codes = new TreeMap<>();

  /** How often each exit code was met. */
  Map<Integer, Integer> codes() {
    return codes;
  }

  private Optional<Failure> guarded(int number) throws InterruptedException, ExecutionException {
    CompletableFuture<Optional<Failure>> run = CompletableFuture.supplyAsync(() -> failure(number));
    try {
      return run.get(2, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      return Optional.of(new Failure(number, kept(number), "takes more than two minutes"));
    }
  }

  /** What goes wrong with a mutant, if anything does. */
  Optional<Failure> failure(int number) {
    Seed original = original(number);
    try {
      Files.write(folder.resolve(original.file()), mutant(number));
      try {
        return complaint(original).map(text -> new Failure(number, kept(number), text));
      } finally {
        Files.write(folder.resolve(original.file()), original.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Seed original(int number) {
    return corpus.get(number % corpus.size());
  }

  private byte[] mutant(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    return new ByteMutator(random).mutant(original(number).bytes());
  }

  private Path kept(int number) {
    try {
      Path failures = Files.createDirectories(folder.resolve("failures"));
      return Files.write(failures.resolve(number + "-" + original(number).file()), mutant(number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> complaint(Seed original) {
    String[] command =
        original.command().stream().map(w -> w.replace("@", folder + "/")).toArray(String[]::new);
    Invocation found = Invocation.of(command);
    codes.merge(found.code(), 1, Integer::sum);
    if (!EXPECTED.contains(found.code())) {
      return Optional.of("exit code " + found.code() + ": " + found.err());
    }
    if (found.code() == 2 && found.err().lines().count() != 1) {
      return Optional.of("not one line: " + found.err());
    }
    if (found.code() == 2 || !original.isExperiment()) {
      return Optional.empty();
    }
    return firstSteps(folder.resolve(original.file()));
  }

  /** What goes wrong with the first steps of an experiment's flow and the claims about them. */
  private static Optional<String> firstSteps(Path file) {
    Experiment experiment = ExperimentReader.read(file);
    FlowProblem problem = FlowProblems.of(experiment);
    int digits = experiment.flow().digits();
    int size = problem.data().size() * problem.network().parameters();
    if (digits > MOST_DIGITS || size > MOST_SIZE) {
      return Optional.empty();
    }
    try {
      Horizon horizon = new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
      FlowResult result =
          new TaylorEngine()
              .integrate(problem, horizon, digits, (steps, events, time, risk) -> steps < STEPS);
      Verification verification =
          TrajectoryVerifier.verify(
              problem, result.trajectory(), digits, 1, VerificationProgress.SILENT);
      Evidence evidence = Evidence.verified(problem, verification, digits);
      List<Finding> findings = Claims.checkAll(evidence);
      Report.Run run =
          new Report.Run(
              "taylor",
              result,
              verification,
              evidence.enclosedRisk(),
              evidence.laterTimes(),
              EventTimes.enclosing(problem, verification.enclosed(), 1));
      Report report =
          new Report(
              "fuzz",
              experiment,
              Notices.of(experiment, problem),
              findings,
              List.of(),
              Optional.of(run),
              Map.of());
      int length = TextReport.text(report).length();
      length +=
          ReportFiles.of(report).values().stream()
              .mapToInt(t -> t.map(String::length).orElse(0))
              .sum();
      return length > 0 ? Optional.empty() : Optional.of("an empty report");
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      return Optional.of(e + (trace.length == 0 ? "" : " at " + trace[0]));
    }
  }

  private List<Seed> corpus() throws IOException {
    Path resources = Path.of("src/test/resources");
    List<Seed> seeds = new ArrayList<>();
    for (String example : List.of("small-relu", "pinned", "skips", "graph", "leaky")) {
      Invocation written = Invocation.of("examples", example);
      if (written.code() == 0) {
        seeds.add(experiment(example + ".yaml", written.out()));
      }
    }
    seeds.add(experiment("tiny.yaml", Inputs.FINE));
    String csv =
        "petals,height,kind\n1.5,0.25,tulip\n1.25,0.5,tulip\n0.5,1.75,rose\n0.25,1.5,rose\n";
    String table = "{csv: table.csv, label: kind, positive: tulip, negative: rose, bias: true}";
    seeds.add(
        with(
            "table.csv",
            csv.getBytes(StandardCharsets.UTF_8),
            table,
            "{widths: [3, 2, 1], activations: [relu]}",
            "{seed: 1, scale: 1/2}"));
    Path inputs = resources.resolve("inputs");
    String small = "{widths: [2, 2, 1], activations: [relu]}";
    seeds.add(
        with(
            "samples.npz",
            bytes(inputs, "samples.npz"),
            "{npz: samples.npz}",
            small,
            "{seed: 1, scale: 1/2}"));
    seeds.add(
        with(
            "samples.libsvm",
            bytes(inputs, "samples.libsvm"),
            "{libsvm: samples.libsvm}",
            small,
            "{seed: 1, scale: 1/2}"));
    for (String file : List.of("layers.npz", "layers.safetensors")) {
      String kind = file.substring(file.indexOf('.') + 1);
      Files.write(folder.resolve("points.npz"), bytes(inputs, "samples.npz"));
      seeds.add(
          with(
              file,
              bytes(inputs, file),
              "{npz: points.npz}",
              small,
              "{" + kind + ": " + file + "}"));
    }
    for (String file : List.of("mlp.onnx", "conv.onnx", "skip.onnx")) {
      String data =
          switch (file) {
            case "conv.onnx" -> "{points: [%s], labels: [1], bias: true}".formatted(ascending(16));
            case "skip.onnx" -> "{points: [%s], labels: [1]}".formatted(ascending(3));
            default -> "{libsvm: good.libsvm}";
          };
      Files.write(folder.resolve("good.libsvm"), bytes(inputs, "samples.libsvm"));
      seeds.add(
          with(file, bytes(resources.resolve("onnx"), file), data, "{onnx: " + file + "}", ""));
    }
    Path recordings = resources.resolve("recordings");
    Files.write(folder.resolve("network.yaml"), bytes(recordings, "network.yaml"));
    for (String file :
        List.of(
            "flat.csv", "flat.json", "flat.npz", "flat.safetensors", "alone.npy", "fortran.npz")) {
      seeds.add(
          new Seed(
              file,
              bytes(recordings, file),
              List.of(
                  "compare",
                  "@network.yaml",
                  "--trajectory",
                  "@" + file,
                  "--step-size",
                  "1/4",
                  "--threads",
                  "1",
                  "--quiet",
                  "--output",
                  "@out")));
    }
    for (Seed seed : seeds) {
      Files.write(folder.resolve(seed.file()), seed.bytes());
    }
    return seeds;
  }

  private static String ascending(int count) {
    return IntStream.range(0, count).boxed().toList().toString();
  }

  private static byte[] bytes(Path folder, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  private static List<String> assumptions(String file) {
    return List.of("assumptions", "@" + file, "--quiet", "--threads", "1", "--output", "@out");
  }

  private static Seed experiment(String file, String text) {
    return new Seed(file, text.getBytes(StandardCharsets.UTF_8), assumptions(file));
  }

  /** A file that an experiment beside it names. */
  private Seed with(String file, byte[] bytes, String data, String network, String initialization)
      throws IOException {
    String experiment = "with-" + file.replace('.', '-') + ".yaml";
    String weights = initialization.isEmpty() ? "" : "initialization: " + initialization + "\n";
    Files.writeString(
        folder.resolve(experiment),
        "name: e\ndata: %s\nnetwork: %s\n%sflow: {digits: 10, until: {time: 1/4}}\n"
            .formatted(data, network, weights));
    return new Seed(file, bytes, assumptions(experiment));
  }

  /** The names of the files that are mutated. */
  List<String> names() {
    return corpus.stream().map(Seed::file).toList();
  }

  /** Whether every good file does what its mutants should: no refusal, and no defect. */
  Stream<String> refusedOriginals() {
    return corpus.stream()
        .map(
            seed ->
                seed.file()
                    + ": "
                    + Invocation.of(
                            seed.command().stream()
                                .map(w -> w.replace("@", folder + "/"))
                                .toArray(String[]::new))
                        .err())
        .filter(text -> text.contains("plumbline: "));
  }
}
