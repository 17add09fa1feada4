package org.plumbline.cli.suites;

import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.engine.descriptor.PropertyMethodDescriptor;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Gives every property found a seed of its own, and its tries.
 *
 * <p>A property that states a number of its own, being slow, or quick, states it for {@value
 * #USUAL} tries of the others, and gets it in proportion. The others get {@value #LEAST} at least:
 * samples that a property does not speak about are tries too, and with fewer all may be of those.
 */
final class SeededTries implements PostDiscoveryFilter {
  /** The tries that the build and this command have by default. */
  static final int USUAL = 100;

  /** The fewest tries of a property that states none. */
  static final int LEAST = 20;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final int tries;

  SeededTries(long seed, int tries) {
    this.seed = seed;
    this.tries = tries;
  }

  @Override
  public FilterResult apply(TestDescriptor descriptor) {
    if (descriptor instanceof PropertyMethodDescriptor property) {
      PropertyAttributes attributes = property.getConfiguration().getPropertyAttributes();
      attributes.setSeed(seed(property, seed));
      attributes.setTries(
          attributes.tries().map(this::inProportion).orElse(Math.max(LEAST, tries)));
    }
    return FilterResult.included("seeded");
  }

  /** The seed of a property where {@code seed} is that of all. */
  static String seed(PropertyMethodDescriptor property, long seed) {
    String name = property.getContainerClass().getName() + "." + property.getTargetMethod();
    return Long.toString((seed + name.hashCode()) * MIX);
  }

  private int inProportion(int stated) {
    return (int) Math.min(Integer.MAX_VALUE, ((long) stated * tries + USUAL - 1) / USUAL);
  }
}
