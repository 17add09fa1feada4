package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.Experiment;
import org.plumbline.run.FlowProblems;

final class NoticesTest {
  private static Notices notices(List<Integer> widths, String... weights) {
    Experiment experiment = Samples.experiment(widths, weights);
    return Notices.of(experiment, FlowProblems.of(experiment));
  }

  @Test
  void anOrdinaryExperimentHasNone() {
    Notices none = notices(List.of(1, 2, 1), "1", "1", "1", "1");
    assertThat(none.headline()).isEmpty();
    assertThat(none.all()).isEmpty();
  }

  @Test
  void theHeadlineSaysWhyNothingMoves() {
    assertThat(notices(List.of(1, 2, 1), "-1", "-2", "1", "1").headline())
        .contains(
            "All hidden units are off on all samples: nothing ever moves. Change the initial"
                + " weights, or scale the features (data: {standardize: true}).");
    assertThat(notices(List.of(1, 1, 1), "0", "0").headline())
        .contains(
            "Every path to the output has two weights that are 0: nothing ever moves. Change the"
                + " initial weights.");
    assertThat(notices(List.of(1, 2, 1), "-1", "0", "1", "0").headline().orElseThrow())
        .startsWith(
            "Every path to the output has two weights that are 0, or a unit that is off (h1[0]):");
    assertThat(notices(List.of(1, 1, 1, 1), "1", "-1", "1").headline().orElseThrow())
        .startsWith(
            "The output is 0 on all samples for all weights nearby, as units are off (h2[0]):");
  }

  @Test
  void unitsThatStayOffTakeNoPart() {
    assertThat(notices(List.of(1, 2, 1), "-1", "1", "1", "1").remarks())
        .containsExactly(
            "h1[0] is off on all samples and stays so: it takes no part in the run. With another"
                + " seed all units may take part.");
    String[] weights = new String[20];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = p < 9 ? "-1" : "1";
    }
    assertThat(notices(List.of(1, 10, 1), weights).remarks().get(0))
        .startsWith(
            "h1[0], h1[1], h1[2], h1[3], h1[4], h1[5], h1[6], h1[7] and 1 more are off on all")
        .contains("and stay so: they take no part in the run.");
  }

  /** The weights into its source may move, and with them it may be switched on. */
  @Test
  void unitsBehindOthersMayWakeUp() {
    assertThat(notices(List.of(1, 1, 2, 1), "1", "-1", "1", "1", "1").remarks())
        .containsExactly(
            "h2[0] is off on all samples at the start: until that changes, it takes no part in the"
                + " run. With another seed all units may take part.");
  }

  @Test
  void theHeadlineComesFirst() {
    Notices notices = new Notices(Optional.of("still"), List.of("slow", "left out"));
    assertThat(notices.all()).containsExactly("still", "slow", "left out");
    assertThat(new Notices(Optional.empty(), Collections.nCopies(2, "slow")).all()).hasSize(2);
  }

  @Test
  void aRiskThatIsVeryLargeIsTold() {
    assertThat(notices(List.of(1, 1, 1), "100", "-1").remarks())
        .singleElement()
        .asString()
        .startsWith("The risk at the start is about 1e43");
  }
}
