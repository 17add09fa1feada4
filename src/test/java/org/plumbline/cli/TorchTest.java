package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.engine.process.Programs;

/**
 * Training by PyTorch's SGD in float32 is confirmed step by step, and what is wrong is named: in
 * recordings made once by {@code train.py} with PyTorch 1.13, and where PyTorch is installed in new
 * ones.
 */
final class TorchTest {
  private static final Path RECORDED = Path.of("src/test/resources/torch");
  private static final Path SCRIPT = RECORDED.resolve("train.py");

  @TempDir private Path folder;

  private Invocation compare(Path from, String recording) {
    return Invocation.of(
        "compare",
        from.resolve("experiment.yaml").toString(),
        "--trajectory",
        from.resolve(recording + ".npz").toString(),
        "--output",
        folder.resolve("out").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "healthy | 0 | 12 CONFIRMED, 0 DIFFERS | 12 with slope 0 at kinks (the first: step 0)",
        "scaled-entry | 1 | first difference: step 0, W2[0,3] (h1[3] → h2[0]) | it is 1.00010 to 1.00010 times",
        "slope-half | 0 | 12 CONFIRMED, 0 DIFFERS | 1 with slope 1/2 at kinks",
        "transposed | 1 | first difference: step 0, W2[ | of W2 is transposed",
        "skipped-step | 1 | first difference: step 4, | it goes as far as two steps, so one in between is missing",
      })
  void recordedTrainingIsJudged(String recording, int code, String what, String why) {
    judge(compare(RECORDED, recording), code, what, why);
  }

  private static void judge(Invocation run, int code, String what, String why) {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).as(run.out()).isEqualTo(code);
    assertThat(run.out().replaceAll("\\s+", " ")).contains(what).contains(why);
  }

  /** Other versions of PyTorch may round otherwise; the judgement is the same. */
  @Test
  void newTrainingIsJudgedAlike() throws IOException {
    String python = Programs.pythonWith("torch, numpy");
    assertThat(Programs.succeeds(python, SCRIPT.toString(), folder.toString())).isTrue();
    assertThat(compare(folder, "healthy").out()).contains("12 CONFIRMED, 0 DIFFERS");
    judge(compare(folder, "scaled-entry"), 1, "W2[0,3]", "no other entry is off");
    judge(compare(folder, "slope-half"), 0, "12 CONFIRMED", "with slope 1/2 at kinks");
    judge(compare(folder, "transposed"), 1, "step 0", "of W2 is transposed");
    judge(compare(folder, "skipped-step"), 1, "step 4", "one in between is missing");
  }
}
