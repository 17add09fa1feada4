package org.plumbline.cli;

import java.math.BigInteger;
import org.plumbline.Check;
import org.plumbline.DescentCheck;
import org.plumbline.claim.count.LawEffort;
import org.plumbline.experiment.FlowSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers on the command line, each kind within bounds that its refusal names. */
final class WholeNumber {
  /** The most threads accepted. */
  static final int MOST_THREADS = Check.MOST_THREADS;

  private static final int MOST_REPETITIONS = 10_000;
  private static final int MOST_TRIES = 10_000_000;
  private static final int MOST_SIZE = 10_000;
  private static final long MOST_SECONDS = 3600;

  private WholeNumber() {}

  private static long parse(String text, long least, long most, String bounds) {
    try {
      BigInteger value = new BigInteger(text);
      boolean isWithin =
          value.compareTo(BigInteger.valueOf(least)) >= 0
              && value.compareTo(BigInteger.valueOf(most)) <= 0;
      if (isWithin) {
        return value.longValueExact();
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of bounds.
    }
    throw new TypeConversionException(
        "'" + Terminal.oneLine(text) + "'; expected a whole number from " + bounds);
  }

  private static int parse(String text, int most) {
    return (int) parse(text, 1, most, "1 to " + most);
  }

  /** A number of digits. */
  static final class Digits implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, FlowSettings.MOST_DIGITS);
    }
  }

  /** A number of steps of descent. */
  static final class Steps implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, DescentCheck.MOST_STEPS);
    }
  }

  /** A number of threads. */
  static final class Threads implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, MOST_THREADS);
    }
  }

  /** A number of repetitions. */
  static final class Repetitions implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, MOST_REPETITIONS);
    }
  }

  /** A number of samples, coordinates or units. */
  static final class Size implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, MOST_SIZE);
    }
  }

  /** A number of random trials. */
  static final class Tries implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse(text, MOST_TRIES);
    }
  }

  /** A degree of polynomials. */
  static final class Degree implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) parse(text, 0, LawEffort.MOST_DEGREE, "0 to " + LawEffort.MOST_DEGREE);
    }
  }

  /** The number of a run of a campaign. */
  static final class Run implements ITypeConverter<Integer> {
    private static final int LAST = Integer.MAX_VALUE - 1;

    @Override
    public Integer convert(String text) {
      return (int) parse(text, 0, LAST, "0 to " + LAST);
    }
  }

  /** A number of seconds. */
  static final class Seconds implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return parse(text, 0, MOST_SECONDS, "0 to " + MOST_SECONDS);
    }
  }

  /** A seed. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return parse(text, Long.MIN_VALUE, Long.MAX_VALUE, "-2^63 to 2^63 - 1");
    }
  }
}
