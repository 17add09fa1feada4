package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;

/** All lists of gates are of the vertices 3, 2, 1, between the input 0 and vertex 4. */
final class EvenPassageTest {
  private static final Activation ABSOLUTE = Activation.ABSOLUTE_VALUE;
  private static final int[][] PARALLEL = {{0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 4}, {4, 5}};
  private static final int[][] SERIAL = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}};

  private static int[][] with(int[][] edges, int from, int to) {
    int[][] more = Arrays.copyOf(edges, edges.length + 1);
    more[edges.length] = new int[] {from, to};
    return more;
  }

  /** The gates after normalising those of which {@code +} says that they are on. */
  private static String normalised(
      String gates, int[][] edges, boolean[] mute, Activation... between) {
    List<Activation> hidden = new ArrayList<>(List.of(between));
    hidden.add(Activation.RELU);
    Network network = Chains.graph(1, hidden, edges);
    EvenPassage passage = EvenPassage.of(network, mute, Set.of(0), List.of(3, 2, 1), 4);
    List<Gate> turned = new ArrayList<>();
    gates.chars().forEach(c -> turned.add(c == '+' ? Gate.ON : Gate.OFF));
    boolean hasTurned = passage.normalise(turned);
    StringBuilder text = new StringBuilder(hasTurned ? "turned " : "");
    turned.forEach(gate -> text.append(gate == Gate.ON ? '+' : '-'));
    return text.toString();
  }

  private static String normalised(String gates, int[][] edges, Activation... between) {
    return normalised(gates, edges, new boolean[6], between);
  }

  @Test
  void gatesOfAWholePassageAreTurnedTogether() {
    Activation[] between = {Activation.LINEAR, ABSOLUTE, ABSOLUTE};
    assertThat(normalised("--+", PARALLEL, between)).isEqualTo("turned +++");
    assertThat(normalised("-++", PARALLEL, between)).isEqualTo("turned +-+");
    assertThat(normalised("+-+", PARALLEL, between)).isEqualTo("+-+");
  }

  /** Behind the first absolute value nothing is opposite any more. */
  @Test
  void onlyTheFirstAbsoluteValueOfAPathIsTurned() {
    assertThat(normalised("---", SERIAL, ABSOLUTE, ABSOLUTE, Activation.RELU))
        .isEqualTo("turned --+");
    assertThat(normalised("--+", SERIAL, ABSOLUTE, ABSOLUTE, Activation.RELU)).isEqualTo("--+");
  }

  @Test
  void pathsAroundThePassageLeaveTheGatesAsTheyAre() {
    Activation[] between = {Activation.LINEAR, ABSOLUTE, ABSOLUTE};
    assertThat(normalised("--+", with(PARALLEL, 0, 4), between)).isEqualTo("--+");
    assertThat(normalised("--+", with(PARALLEL, 1, 4), between)).isEqualTo("--+");
    assertThat(normalised("--+", PARALLEL, Activation.LINEAR, ABSOLUTE, Activation.LINEAR))
        .isEqualTo("--+");
    assertThat(normalised("---", SERIAL, Activation.RELU, ABSOLUTE, ABSOLUTE)).isEqualTo("---");
    // the last vertex before the end reads both what is opposite and what is not
    int[][] mixed = with(SERIAL, 1, 3);
    assertThat(normalised("+-+", mixed, Activation.LINEAR, ABSOLUTE, Activation.LINEAR))
        .isEqualTo("+-+");
  }

  @Test
  void muteVerticesAreNoWayRound() {
    boolean[] mute = {false, false, false, true, false, false};
    Activation[] between = {Activation.LINEAR, ABSOLUTE, Activation.LINEAR};
    assertThat(normalised("+-+", PARALLEL, mute, between)).isEqualTo("turned +++");
    assertThat(normalised("+-+", PARALLEL, between)).isEqualTo("+-+");
  }
}
