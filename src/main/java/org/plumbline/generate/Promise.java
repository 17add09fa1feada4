package org.plumbline.generate;

import org.plumbline.data.Dataset;

/**
 * An exact statement about samples that a generator makes.
 *
 * <p>A promise can be made by anyone; it is kept by those samples for which {@link #verify} says
 * true, in exact arithmetic.
 */
public sealed interface Promise
    permits BothClasses,
        CentredClusters,
        CollinearPoints,
        ConcentricSpheres,
        Inseparability,
        KeptMargin,
        LargestMargin,
        NearOrthogonality,
        OrthogonalSeparability,
        PlantedMargin,
        RepeatedSamples,
        SignParity,
        Whiteness {
  /** Whether the samples are as is promised, exactly. */
  boolean verify(Dataset data);

  /** The promise in words and formulas, in one line. */
  String sentence();
}
