package org.plumbline.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.claim.Certificate;
import org.plumbline.number.Rational;

/** Certificates in a line for people; {@code report.json} has all of them exactly. */
final class CertificateText {
  private static final int SHOWN = 12;

  private CertificateText() {}

  static String of(Certificate certificate) {
    return switch (certificate.kind()) {
      case SEPARATOR -> vector(certificate.u());
      case FARKAS -> "Σ λ_i y_i x_i = 0 with " + coefficients(certificate, "λ");
      case MAX_MARGIN ->
          vector(certificate.u()) + "; u = Σ α_i y_i x_i with " + coefficients(certificate, "α");
    };
  }

  private static String vector(List<Rational> u) {
    String more = u.size() > SHOWN ? ", and " + (u.size() - SHOWN) + " more" : "";
    return u.stream()
        .limit(SHOWN)
        .map(Numbers::shown)
        .collect(Collectors.joining(", ", "u = (", more + ")"));
  }

  private static String coefficients(Certificate certificate, String symbol) {
    List<Integer> support = certificate.support();
    String more = support.size() > SHOWN ? ", and " + (support.size() - SHOWN) + " more" : "";
    return IntStream.range(0, Math.min(SHOWN, support.size()))
        .map(support::get)
        .mapToObj(i -> symbol + "_" + i + " = " + Numbers.shown(certificate.coefficients().get(i)))
        .collect(Collectors.joining(", ", "", more));
  }
}
