package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file that is almost right is a defect of the program: {@link MutantFuzz} with hundreds of
 * them, and 20,000 in the profile {@code thorough}.
 */
final class MutantFuzzTest {
  private static final int MUTANTS = Integer.getInteger("plumbline.mutants", 600);

  @TempDir private Path folder;

  @Test
  void mutantsAreRefusedOrLeadToVerdicts() throws Exception {
    MutantFuzz fuzz = new MutantFuzz(folder, 1);
    assertThat(fuzz.refusedOriginals()).isEmpty();
    List<MutantFuzz.Failure> failures = new ArrayList<>();
    for (int k = 0; k < MUTANTS; k++) {
      fuzz.failure(k).ifPresent(failures::add);
    }
    assertThat(failures).isEmpty();
    // Mutants that are all refused at the first byte would test nothing.
    assertThat(fuzz.codes().get(2)).isLessThan(MUTANTS * 9 / 10);
  }
}
