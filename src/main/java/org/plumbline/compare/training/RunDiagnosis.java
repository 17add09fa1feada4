package org.plumbline.compare.training;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Suspicion;

/**
 * What a run of steps looks like that are not those of gradient descent.
 *
 * @param suspicion the method that reproduces all steps looked at, if one does
 * @param tried what was tried, in words
 */
public record RunDiagnosis(Optional<Suspicion> suspicion, List<String> tried) {
  /** Nothing was found, as nothing was tried. */
  public static final RunDiagnosis NOTHING = new RunDiagnosis(Optional.empty(), List.of());

  /** A diagnosis. */
  public RunDiagnosis {
    tried = List.copyOf(tried);
  }
}
