package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of which two are wrong; not for the build, but for those that report them. */
class FaultyChecks {
  @Provide
  Arbitrary<RandomProblem> problems() {
    return RandomProblems.linear();
  }

  @Property
  void allDataAreSingleSamples(@ForAll("problems") RandomProblem random, @ForAll boolean flag) {
    assertThat(random.problem().data().size()).as("samples").isLessThan(2);
  }

  @Property
  void numbersAreSmall(@ForAll int number) {
    assertThat(number).isLessThan(1000);
  }

  @Property(tries = 10)
  void squaresAreNotNegative(@ForAll int number) {
    assertThat((long) number * number).isNotNegative();
  }
}
