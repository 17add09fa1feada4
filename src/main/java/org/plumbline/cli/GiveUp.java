package org.plumbline.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A bound at which a run gives up: a time or a risk.
 *
 * @param kind which of the two
 * @param value the bound
 */
record GiveUp(Kind kind, Rational value) {
  /** What a bound is of. */
  enum Kind {
    /** The time of the flow. */
    TIME,
    /** The risk. */
    RISK
  }

  /** The last time among some bounds, the latest word if there are several. */
  static Optional<Rational> time(List<GiveUp> bounds) {
    return last(bounds, Kind.TIME);
  }

  /** The risk among some bounds, the latest word if there are several. */
  static Optional<Rational> risk(List<GiveUp> bounds) {
    return last(bounds, Kind.RISK);
  }

  private static Optional<Rational> last(List<GiveUp> bounds, Kind kind) {
    return bounds.stream()
        .filter(bound -> bound.kind == kind)
        .map(GiveUp::value)
        .reduce((first, second) -> second);
  }

  /** Reads bounds such as {@code time=1e6} and {@code risk=1e-100}. */
  static final class Reader implements ITypeConverter<GiveUp> {
    private static final Map<String, Kind> KINDS = Map.of("time", Kind.TIME, "risk", Kind.RISK);
    private static final String EXPECTED = "time=T or risk=R, such as time=1e6 or risk=1e-100";

    @Override
    public GiveUp convert(String text) {
      int sign = text.indexOf('=');
      Kind kind = sign < 0 ? null : KINDS.get(text.substring(0, sign));
      if (kind == null) {
        throw new TypeConversionException("'" + Terminal.oneLine(text) + "'; expected " + EXPECTED);
      }
      return new GiveUp(kind, new ExactNumber.Positive().convert(text.substring(sign + 1)));
    }
  }
}
