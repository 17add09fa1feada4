package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class CursorTest {
  private static final Cursor TOP =
      Cursors.top("a: [1, -2.5, x]\nb:\n  c: true\n  d: yes\n  empty: ~\nlist: []\n");

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(ExperimentException.class).hasMessage(message);
  }

  @Test
  void complaintsNameFileLineAndKeys() {
    assertRefused(
        () -> TOP.required("b").required("c").rational(),
        "e.yaml:3: b.c: 'true' is not a number; expected an integer, a decimal or p/q");
    assertRefused(
        () -> TOP.required("b").required("z"), "e.yaml:3: b: a key is missing; expected z");
    assertRefused(
        () -> TOP.required("b").onlyKeys(List.of("c", "d", "emptyy")),
        "e.yaml:5: b.empty: unknown key (did you mean emptyy?); expected one of c, d, emptyy");
    assertRefused(() -> TOP.required("a").keys("a mapping"), found("a list; expected a mapping"));
  }

  private static String found(String rest) {
    return "e.yaml:1: a: found " + rest;
  }

  @Test
  void kindsAreToldApart() {
    assertThat(TOP.isMapping()).isTrue();
    assertThat(TOP.keys("a mapping")).containsExactly("a", "b", "list");
    assertThat(TOP.required("a").isList()).isTrue();
    assertThat(TOP.required("a").isEmptyList()).isFalse();
    assertThat(TOP.required("list").isEmptyList()).isTrue();
    assertThat(TOP.required("b").required("empty").isNothing()).isTrue();
    assertThat(TOP.required("b").has("empty")).isTrue();
    assertThat(TOP.has("c")).isFalse();
  }

  @Test
  void integersLieBetweenTheirBoundsInclusively() {
    Cursor one = TOP.required("a").items("a list").get(0);
    assertThat(one.integer(1, 1)).isOne();
    assertRefused(
        () -> one.integer(2, 3), "e.yaml:1: a[0]: found '1'; expected an integer from 2 to 3");
    assertRefused(
        () -> one.integer(-1, 0), "e.yaml:1: a[0]: found '1'; expected an integer from -1 to 0");
    Cursor half = TOP.required("a").items("a list").get(1);
    assertThat(half.rational()).isEqualTo(Rational.of(-5, 2));
    assertRefused(
        () -> half.integer(-9, 9),
        "e.yaml:1: a[1]: found '-2.5'; expected an integer from -9 to 9");
    assertRefused(half::positive, "e.yaml:1: a[1]: found '-2.5'; expected a positive number");
    assertRefused(Cursors.top("0")::positive, "e.yaml:1: found '0'; expected a positive number");
  }

  /** Each number counts 64 bits at least of the 2^28 that all may have. */
  @Test
  void numbersFillABoundedMemory() {
    Origin origin = new Origin("e.yaml", Optional.empty());
    Cursor number = Cursors.top(origin, "7");
    for (int k = 1; k < 1 << 22; k++) {
      origin.admits(Rational.ONE);
    }
    assertThat(number.rational()).isEqualTo(Rational.of(7));
    assertRefused(
        number::rational,
        "e.yaml:1: the numbers up to here fill more than 32 MiB; expected shorter ones");
  }

  @Test
  void listsHaveTheirCount() {
    assertThat(TOP.required("a").items(3, "row", "one each")).hasSize(3);
    assertRefused(
        () -> TOP.required("a").items(1, "row", "one each"),
        found("3 items; expected 1 row, one each"));
    assertRefused(
        () -> TOP.required("b").items(2, "matrix", "one each"),
        "e.yaml:3: b: found a mapping; expected a list of 2 matrices, one each");
    assertThat(Cursor.counted(1, "matrix")).isEqualTo("1 matrix");
    assertThat(Cursor.counted(0, "item")).isEqualTo("0 items");
  }

  @Test
  void truthIsTrueOrFalseAndNoOtherWord() {
    assertThat(TOP.required("b").required("c").flag()).isTrue();
    assertThat(Cursors.top("false").flag()).isFalse();
    assertRefused(
        () -> TOP.required("b").required("d").flag(),
        "e.yaml:4: b.d: unknown truth value 'yes'; expected one of false, true");
  }
}
