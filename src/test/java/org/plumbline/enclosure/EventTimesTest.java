package org.plumbline.enclosure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Trajectory;
import org.plumbline.number.DyadicInterval;

/** Times of events against an independent program's. */
final class EventTimesTest {
  @ParameterizedTest
  @ValueSource(strings = {"p1-relu"})
  void show(String name) throws IOException {
    for (Trajectory t : List.of(Vectors.taylor(name, 40), Vectors.refined(name))) {
      CertifiedTrajectory flow = VerifierVectorsTest.certified(name, t);
      long start = System.nanoTime();
      List<Optional<DyadicInterval>> times = EventTimes.enclosing(Vectors.problem(name), flow);
      System.err.println("EV " + name + " seconds " + (System.nanoTime() - start) / 1e9);
      for (int k = 0; k < times.size(); k++) {
        GateEvent e = t.events().get(k);
        System.err.println(
            "EV "
                + name
                + " "
                + e.pair()
                + e.kind()
                + " "
                + e.time().approximateDouble()
                + " "
                + times
                    .get(k)
                    .map(
                        i ->
                            i.upper().subtract(i.lower()).approximateDouble()
                                + " off "
                                + e.time().subtract(i.middle()).approximateDouble())
                    .orElse("none"));
      }
    }
  }
}
