package org.plumbline.cli;

import org.plumbline.network.Activation;
import org.plumbline.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Exact numbers on the command line, and what is made of them. */
final class ExactNumber {
  private ExactNumber() {}

  private static TypeConversionException refused(String text, String expected) {
    return new TypeConversionException("'" + Terminal.oneLine(text) + "'; expected " + expected);
  }

  /** A number above 0. */
  static final class Positive implements ITypeConverter<Rational> {
    private static final String EXPECTED = "a number above 0, such as 1/4, 0.25 or 1e-6";

    @Override
    public Rational convert(String text) {
      try {
        Rational value = Rational.parse(text);
        if (value.signum() > 0) {
          return value;
        }
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw refused(text, EXPECTED);
      }
      throw refused(text, EXPECTED);
    }
  }

  /** An activation as experiment files write it. */
  static final class OfActivation implements ITypeConverter<Activation> {
    private static final String EXPECTED =
        Activation.SPELLINGS + " with a slope between 0 and 1, such as leaky:1/4";

    @Override
    public Activation convert(String text) {
      try {
        return Activation.parse(text).orElseThrow(() -> refused(text, EXPECTED));
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw refused(text, EXPECTED);
      }
    }
  }
}
