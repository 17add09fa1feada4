package org.plumbline.data;

/**
 * A proof that labelled samples are, or are not, strictly separated by a hyperplane through the
 * origin.
 *
 * <p>By Gordan's theorem exactly one kind exists for each dataset. A certificate can be made by
 * anyone; it proves something only of a dataset on which {@link #verify} says true.
 */
public sealed interface SeparabilityCertificate permits Separator, FarkasCombination {
  /** Whether this proves what it claims of {@code data}, in exact arithmetic. */
  boolean verify(Dataset data);

  /** Whether what it claims is that the samples are separable. */
  boolean claimsSeparable();
}
