package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.along.Interval;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Numbers of a report as JSON numbers of double precision, beside the exact ones, for programs that
 * draw or compare and need no proof. What no double is near to is {@code null}.
 */
final class FloatJson {
  /** The key they stand under. */
  static final String KEY = "float";

  /** Enough digits to tell any two doubles apart. */
  private static final int DIGITS = 20;

  private FloatJson() {}

  /** The numbers of a finding under the keys that they have there, if there are any. */
  static Optional<Map<String, @Nullable Object>> of(Finding finding) {
    Map<String, @Nullable Object> floats = new LinkedHashMap<>();
    finding
        .interval()
        .ifPresent(times -> floats.put("interval", list(number(times.start()), end(times))));
    finding.value().ifPresent(value -> floats.put("value", number(value)));
    finding.bound().ifPresent(bound -> floats.put("bound", number(bound)));
    finding
        .range()
        .ifPresent(
            range -> floats.put("range", list(number(range.lower()), number(range.upper()))));
    return floats.isEmpty() ? Optional.empty() : Optional.of(floats);
  }

  private static List<@Nullable Double> list(@Nullable Double one, @Nullable Double other) {
    List<@Nullable Double> list = new ArrayList<>();
    list.add(one);
    list.add(other);
    return list;
  }

  /** The end; {@code null} where there is none. */
  private static @Nullable Double end(Interval times) {
    Optional<Rational> last = times.last();
    return last.isPresent() ? number(last.get()) : null;
  }

  private static @Nullable Double number(Quantity quantity) {
    if (quantity instanceof Quantity.Measured measured) {
      return number(measured.value());
    }
    return quantity instanceof Quantity.Enclosed enclosed
        ? number(enclosed.value().middle())
        : number(((Quantity.Exact) quantity).value());
  }

  static @Nullable Double number(Rational value) {
    return number(Decimals.nearest(value, DIGITS));
  }

  static @Nullable Double number(Dyadic value) {
    return number(Decimals.nearest(value, DIGITS));
  }

  /** The double nearest to a decimal. */
  static @Nullable Double number(String decimal) {
    double value = Double.parseDouble(decimal);
    return Double.isInfinite(value) ? null : value;
  }
}
