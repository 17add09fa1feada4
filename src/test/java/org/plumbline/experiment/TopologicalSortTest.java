package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.TopologicalSort.Arc;

final class TopologicalSortTest {
  private static TopologicalSort sort(int size, Arc... arcs) {
    return new TopologicalSort(size, List.of(arcs));
  }

  @Test
  void theOrderIsTheFirstLexicographically() {
    TopologicalSort sort = sort(5, new Arc(4, 0), new Arc(3, 1), new Arc(1, 2));
    assertThat(sort.isAcyclic()).isTrue();
    assertThat(sort.order()).containsExactly(3, 1, 2, 4, 0);
    assertThat(sort(3).order()).containsExactly(0, 1, 2);
  }

  @Test
  void parallelArcsAreWaitedForAlike() {
    TopologicalSort sort = sort(3, new Arc(2, 0), new Arc(2, 0), new Arc(1, 0));
    assertThat(sort.order()).containsExactly(1, 2, 0);
  }

  /** From 1 to 3 to 2 and round; 0 leads in, 4 hangs on it, and neither belongs to it. */
  @Test
  void aCycleFollowsTheArcsAndComesRound() {
    TopologicalSort sort =
        sort(5, new Arc(0, 1), new Arc(1, 3), new Arc(3, 2), new Arc(2, 1), new Arc(2, 4));
    assertThat(sort.isAcyclic()).isFalse();
    assertThat(sort.order()).containsExactly(0);
    List<Integer> cycle = sort.cycle();
    assertThat(cycle).hasSize(4).startsWith(cycle.get(3)).contains(1, 2, 3);
    int at = cycle.indexOf(1);
    assertThat(cycle.get(at + 1)).isEqualTo(3);
  }

  @Test
  void aVertexBeyondACycleIsNoPartOfIt() {
    TopologicalSort sort = sort(3, new Arc(2, 1), new Arc(1, 2), new Arc(1, 0));
    assertThat(sort.cycle()).hasSize(3).contains(1, 2).doesNotContain(0);
    assertThat(sort(1, new Arc(0, 0)).cycle()).containsExactly(0, 0);
  }
}
