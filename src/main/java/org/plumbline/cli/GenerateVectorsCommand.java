package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plumbline.conformance.TestVectors;
import org.plumbline.conformance.VectorLevel;
import org.plumbline.report.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline generate vectors}: questions with their answers, a file each. */
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Writes test vectors for engines: experiments, questions, and exact or enclosed answers, with how"
            + " far each number may be off in float64, float32 and bfloat16. index.json lists them.",
    footer = {
      "",
      "Example: plumbline generate vectors --level kinks --count 50 --output vectors",
      "         plumbline examples vectors-python > check_vectors.py && python3 check_vectors.py vectors"
    })
final class GenerateVectorsCommand implements Callable<Integer> {
  @Option(
      names = "--level",
      paramLabel = "L",
      completionCandidates = Candidates.Levels.class,
      description =
          "Write only this level: forward, gradient, descent, flow, kinks or extreme, as "
              + "in --level kinks; can be repeated.")
  private List<String> levels = List.of();

  @Option(
      names = "--count",
      paramLabel = "N",
      converter = WholeNumber.Repetitions.class,
      description =
          "How many vectors to write for each level, as in --count 100 (default: "
              + "${DEFAULT-VALUE}).")
  private int count = 20;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description =
          "The seed of the first vector of each level, as in --seed 7 (default: "
              + "${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the files, as in --output vectors.")
  private Path output = Path.of("");

  @Option(names = "--quiet", description = "Print no progress, as in --quiet && echo fine.")
  private boolean quiet;

  @Override
  public Integer call() {
    List<VectorLevel> chosen =
        levels.isEmpty()
            ? List.of(VectorLevel.values())
            : levels.stream().map(GenerateVectorsCommand::level).distinct().toList();
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine progress =
          new ProgressLine(Terminal.progress(quiet), Terminal.isProgress(), interruption);
      OutputFolder folder = OutputFolder.prepare(output);
      List<Map<String, Object>> index = new ArrayList<>();
      for (VectorLevel level : chosen) {
        for (int k = 0; k < count && !interruption.isRequested(); k++) {
          String id = String.format(Locale.ROOT, "%s-%04d", level.id(), k);
          progress.counted("vectors", index.size(), count * chosen.size(), id);
          folder.write(id + ".json", PlainJson.of(TestVectors.of(level, seed, k, id)));
          index.add(entry(level, id));
        }
      }
      progress.finish();
      folder.write("index.json", PlainJson.of(index(index)));
    } catch (IOException e) {
      throw Publication.unwritable(output, e);
    }
    return ExitCode.FINE.code();
  }

  private Map<String, Object> index(List<Map<String, Object>> vectors) {
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("schema", "plumbline-vectors");
    index.put("version", TestVectors.VERSION);
    index.put("plumbline", Version.number());
    index.put("seed", String.valueOf(seed));
    index.put("vectors", vectors);
    return index;
  }

  private static Map<String, Object> entry(VectorLevel level, String id) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("level", level.id());
    entry.put("file", id + ".json");
    return entry;
  }

  private static VectorLevel level(String id) {
    List<String> known = Arrays.stream(VectorLevel.values()).map(VectorLevel::id).toList();
    return Arrays.stream(VectorLevel.values())
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "--level '"
                        + Terminal.oneLine(id)
                        + "': there is no such level"
                        + Nearest.hint(id, known)
                        + "; expected one of "
                        + String.join(", ", known)));
  }
}
