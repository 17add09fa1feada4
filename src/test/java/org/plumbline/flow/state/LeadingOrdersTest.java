package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Pair;

/** How what vanishes leaves zero, and what is left of that. */
final class LeadingOrdersTest {
  private static final Pair LEAVING = new Pair(0, 2);
  private static final Pair RESTING = new Pair(1, 2);
  private static final LeadingOrders ORDERS =
      new LeadingOrders(Map.of(LEAVING, 3, RESTING, LeadingOrders.IDENTICALLY_ZERO), Map.of());

  @Test
  void whatDoesNotVanishHasOrderZero() {
    assertThat(ORDERS.of(LEAVING)).isEqualTo(3);
    assertThat(ORDERS.of(new Pair(5, 5))).isZero();
  }

  @Test
  void laterOnlyThatIsAtZeroWhichStaysThere() {
    LeadingOrders later = ORDERS.later();
    assertThat(later.of(LEAVING)).isZero();
    assertThat(later.of(RESTING)).isEqualTo(LeadingOrders.IDENTICALLY_ZERO);
    assertThat(later.later()).isEqualTo(later);
  }
}
