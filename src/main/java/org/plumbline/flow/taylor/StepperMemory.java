package org.plumbline.flow.taylor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Taylor steps remember that decides the next ones.
 *
 * @param steps the steps so far
 * @param stretches the stretches for which a form was chosen so far
 * @param lanes whether it is known if the problem has a lane form
 * @param room the bits that numbers in lanes need room for; 0 if there are none
 * @param isInLanes whether the stretch is followed in lanes
 * @param reach what {@link Reach} remembers
 * @param expander what {@link StepExpander} remembers
 * @param form what the form of the stretch remembers
 */
record StepperMemory(
    int steps,
    int stretches,
    Lanes lanes,
    int room,
    boolean isInLanes,
    List<Long> reach,
    List<Long> expander,
    List<Long> form) {
  /** Whether the problem has a lane form. */
  enum Lanes {
    /** Nobody has asked yet. */
    UNKNOWN(0),
    /** It has none. */
    NONE(1),
    /** It has one. */
    SOME(2);

    private final long code;

    Lanes(long code) {
      this.code = code;
    }

    static Lanes ofCode(long code) {
      return code == SOME.code ? SOME : code == NONE.code ? NONE : UNKNOWN;
    }

    static Lanes of(Optional<Boolean> known) {
      return known.map(isThere -> isThere ? SOME : NONE).orElse(UNKNOWN);
    }
  }

  StepperMemory {
    reach = List.copyOf(reach);
    expander = List.copyOf(expander);
    form = List.copyOf(form);
  }

  /** All of it as numbers. */
  List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    numbers.add((long) steps);
    numbers.add((long) stretches);
    numbers.add(lanes.code);
    numbers.add((long) room);
    numbers.add(isInLanes ? 1L : 0L);
    for (List<Long> part : List.of(reach, expander, form)) {
      numbers.add((long) part.size());
      numbers.addAll(part);
    }
    return List.copyOf(numbers);
  }

  /** The memory of such numbers. */
  static StepperMemory of(List<Long> numbers) {
    List<List<Long>> parts = new ArrayList<>();
    int at = 5;
    for (int part = 0; part < 3; part++) {
      int size = numbers.get(at).intValue();
      parts.add(numbers.subList(at + 1, at + 1 + size));
      at += 1 + size;
    }
    return new StepperMemory(
        numbers.get(0).intValue(),
        numbers.get(1).intValue(),
        Lanes.ofCode(numbers.get(2)),
        numbers.get(3).intValue(),
        numbers.get(4) != 0,
        parts.get(0),
        parts.get(1),
        parts.get(2));
  }
}
