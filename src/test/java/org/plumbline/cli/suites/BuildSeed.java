package org.plumbline.cli.suites;

import net.jqwik.engine.descriptor.PropertyMethodDescriptor;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Gives every property of the build the seed it has in {@code plumbline properties}, so that a
 * build depends on the sources alone.
 *
 * <p>The seed is the system property {@code plumbline.seed}; with {@code random}, or without one,
 * each property draws its own and prints it when it fails.
 */
public final class BuildSeed implements PostDiscoveryFilter {
  private final String seed = System.getProperty("plumbline.seed", "random");

  /** For the service loader. */
  public BuildSeed() {}

  @Override
  public FilterResult apply(TestDescriptor descriptor) {
    if (descriptor instanceof PropertyMethodDescriptor property && !seed.equals("random")) {
      String own = SeededTries.seed(property, Long.parseLong(seed));
      property.getConfiguration().getPropertyAttributes().setSeed(own);
    }
    return FilterResult.included("seeded");
  }
}
