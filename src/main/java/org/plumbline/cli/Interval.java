package org.plumbline.cli;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads intervals of time such as {@code 60s}; {@code never} and {@code 0} are none at all. */
final class Interval implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("\\d{1,9}(ms|s|m|h)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  @Override
  public Duration convert(String text) {
    if (text.equals("never") || text.equals("0")) {
      return Duration.ZERO;
    }
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException(
          "'"
              + Terminal.oneLine(text)
              + "'; expected an interval such as 60s, 500ms, 5m or 1h, or never");
    }
    int digits = text.length() - text.replaceFirst("\\d+", "").length();
    Duration unit = UNITS.getOrDefault(text.substring(digits), Duration.ZERO);
    return unit.multipliedBy(Long.parseLong(text.substring(0, digits)));
  }
}
