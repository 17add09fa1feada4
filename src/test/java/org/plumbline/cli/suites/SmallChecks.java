package org.plumbline.cli.suites;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Properties of which one is wrong; not for the build, but for those that run them. */
class SmallChecks {
  @Property
  void numbersAreSmall(@ForAll int number) {
    assertThat(number).isLessThan(1000);
  }

  @Property
  void squaresAreNotNegative(@ForAll int number) {
    assertThat((long) number * number).isNotNegative();
  }
}
