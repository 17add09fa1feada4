package org.plumbline.flow.kink;

import java.util.List;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.number.Dyadic;

/** How the flow goes on from a point where pre-activations vanish. */
public sealed interface Resolution {
  /**
   * In exactly one way.
   *
   * @param gates the gates from here on
   * @param field the field under these gates
   * @param slopes a first value for the slope of each pinned pair
   * @param leadingOrders how what vanishes leaves zero, or that it does not
   */
  record Unique(
      GateTable gates, FieldOnDemand field, List<Dyadic> slopes, LeadingOrders leadingOrders)
      implements Resolution {}

  /**
   * In several ways: the initial value problem has no unique solution.
   *
   * @param pairs the pairs whose gates differ between them
   * @param continuations how many consistent assignments of gates there are
   */
  record NotUnique(List<Pair> pairs, int continuations) implements Resolution {}

  /**
   * In no way that could be found.
   *
   * @param pairs the pairs that vanish
   * @param reason what stood in the way
   */
  record Unresolved(List<Pair> pairs, String reason) implements Resolution {}
}
