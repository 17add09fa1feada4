package org.plumbline.conformance;

import java.util.List;
import java.util.Locale;

/** Results as the XML that continuous-integration servers read. */
public final class JunitXml {
  private JunitXml() {}

  /**
   * One test.
   *
   * @param name its name
   * @param seconds how long it took
   * @param failure what went wrong; empty if nothing did
   * @param details how to see it again
   */
  public record Test(String name, double seconds, String failure, String details) {}

  /** A suite of tests as a whole XML document. */
  public static String of(String suite, List<Test> tests) {
    long failures = tests.stream().filter(test -> !test.failure().isEmpty()).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n",
            escaped(suite),
            tests.size(),
            failures));
    for (Test test : tests) {
      xml.append(
          String.format(
              Locale.ROOT,
              "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
              escaped(suite),
              escaped(test.name()),
              test.seconds()));
      if (test.failure().isEmpty()) {
        xml.append("/>\n");
      } else {
        xml.append(">\n    <failure message=\"").append(escaped(test.failure())).append("\">");
        xml.append(escaped(test.details())).append("</failure>\n  </testcase>\n");
      }
    }
    return xml.append("</testsuite>\n").toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isCharacter(point) ? point : '\uFFFD');
              }
            });
    return escaped.toString();
  }

  /** Whether XML 1.0 allows the character. */
  private static boolean isCharacter(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && point < 0xD800)
        || (point > 0xDFFF && point != 0xFFFE && point != 0xFFFF);
  }
}
