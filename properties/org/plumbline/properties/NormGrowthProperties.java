package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.forever.Cut;
import org.plumbline.claim.forever.LaterTimes;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.DyadicInterval;

/** Every cut gains the same, and what it gains lies within the bounds from T. */
class NormGrowthProperties {
  @Provide
  Arbitrary<FlowProblem> problems() {
    return LaterRun.problems();
  }

  @Property(tries = 12)
  void cutsGainWhatTheBoundsSay(@ForAll("problems") FlowProblem problem) {
    Optional<LaterRun> run = LaterRun.of(problem, "1e-30");
    Assume.that(run.isPresent());
    LaterTimes times = run.get().times();
    List<Cut> cuts =
        run.get().graph().layers().stream()
            .flatMap(layer -> Cut.around(run.get().graph(), layer).stream())
            .toList();
    for (Instant end : run.get().ends()) {
      DyadicInterval t = LaterRun.time(end);
      for (Cut cut : cuts) {
        DyadicInterval gained =
            LaterRun.squares(end, cut.parameters())
                .subtract(times.squares(cut.parameters()))
                .scale(-1);
        assertThat(times.gainLower(t)).isLessThanOrEqualTo(gained.upper());
        times.gainUpper(t).ifPresent(n -> assertThat(n).isGreaterThanOrEqualTo(gained.lower()));
      }
    }
  }
}
