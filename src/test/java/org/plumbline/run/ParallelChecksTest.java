package org.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Claims checked on several threads. */
final class ParallelChecksTest {
  private static final Evidence EVIDENCE =
      new Evidence(
          SingleStep.problem(SingleStep.layers(Activation.RELU, 1, 1, 1), 1), Optional.empty(), 9);

  private record Named(String id, Function<Evidence, List<Finding>> work) implements Claim {
    @Override
    public List<Finding> check(Evidence evidence) {
      return work.apply(evidence);
    }
  }

  private static Finding finding(String id) {
    return Finding.of(id, "all", Verdict.NOT_APPLICABLE, "so", "it is");
  }

  private static Claim claim(String id) {
    return new Named(id, evidence -> List.of(finding(id), finding(id)));
  }

  /** Tells what it is told, and gives work up once a claim of that name is awaited. */
  private static final class Listening implements RunProgress {
    private final List<String> heard = new ArrayList<>();
    private final String last;

    Listening(String last) {
      this.last = last;
    }

    @Override
    public void checking(int done, int all, String claim) {
      heard.add(done + "/" + all + " " + claim);
    }

    @Override
    public boolean advanced(int steps, int events, Rational time, double logRisk) {
      return true;
    }

    @Override
    public boolean verifying(int done, int all) {
      return true;
    }

    @Override
    public void again(int digits) {}

    @Override
    public boolean examining(int done, int all) {
      return true;
    }

    @Override
    public Patience patience() {
      return new Patience() {
        @Override
        public <T> T await(Phase phase, Supplier<T> work, Supplier<T> otherwise) {
          return work.get();
        }

        @Override
        public boolean isOver(Phase phase) {
          return !heard.isEmpty() && heard.get(heard.size() - 1).endsWith(last);
        }
      };
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void findingsComeInTheOrderOfTheClaims(int threads) {
    Listening progress = new Listening("none");
    List<Finding> found =
        new ParallelChecks(threads, progress)
            .run(List.of(claim("b"), claim("a"), claim("c")), EVIDENCE);
    assertThat(found.stream().map(Finding::id)).containsExactly("b", "b", "a", "a", "c", "c");
    assertThat(progress.heard).containsExactly("0/3 b", "1/3 a", "2/3 c");
  }

  /** A claim that does not end is undecided once patience is over, and the others are kept. */
  @Test
  void whatIsNotFinishedIsUndecided() {
    CountDownLatch never = new CountDownLatch(1);
    Claim endless =
        new Named(
            "endless",
            evidence -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of(finding("endless"));
            });
    List<Finding> found =
        new ParallelChecks(2, new Listening("endless"))
            .run(List.of(claim("quick"), endless), EVIDENCE);
    assertThat(found).hasSize(3);
    assertThat(found.get(2).id()).isEqualTo("endless");
    assertThat(found.get(2).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** A defect of a check names its claim. */
  @Test
  void defectsNameTheClaim() {
    Claim broken =
        new Named(
            "broken",
            evidence -> {
              throw new IndexOutOfBoundsException("seven");
            });
    assertThatThrownBy(
            () -> new ParallelChecks(1, RunProgress.SILENT).run(List.of(broken), EVIDENCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("seven");
  }
}
