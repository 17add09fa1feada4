package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.report.TextStyle;

/** {@link TableOptions}: colours and widths. */
final class TableOptionsTest {
  private static final Map<String, String> NO_COLOR = Map.of("NO_COLOR", "1");

  private static boolean isColoured(
      TableOptions.When when, boolean isTerminal, Map<String, String> environment) {
    TableOptions options = new TableOptions();
    options.color = when;
    return options.style(isTerminal, 80, environment).isColoured();
  }

  @Test
  void coloursAreForTerminalsUnlessTheyAreUnwanted() {
    assertThat(isColoured(TableOptions.When.AUTO, true, Map.of())).isTrue();
    assertThat(isColoured(TableOptions.When.AUTO, true, Map.of("NO_COLOR", ""))).isTrue();
    assertThat(isColoured(TableOptions.When.AUTO, false, Map.of())).isFalse();
    assertThat(isColoured(TableOptions.When.AUTO, true, NO_COLOR)).isFalse();
  }

  /** What is asked for on the command line counts more than a variable. */
  @Test
  void whoAsksForColoursGetsThem() {
    assertThat(isColoured(TableOptions.When.ALWAYS, false, NO_COLOR)).isTrue();
    assertThat(isColoured(TableOptions.When.NEVER, true, Map.of())).isFalse();
  }

  @Test
  void widthsAreThoseAskedForOrThoseOfTheTerminal() {
    assertThat(Terminal.width(true, null, "61")).isEqualTo(61);
    assertThat(Terminal.width(true, "50", "61")).isEqualTo(50);
    assertThat(Terminal.width(false, "50", "61")).isEqualTo(50);
    assertThat(Terminal.width(false, null, "61")).isEqualTo(TextStyle.STANDARD_WIDTH);
    assertThat(Terminal.width(true, "", "")).isEqualTo(TextStyle.STANDARD_WIDTH);
    assertThat(Terminal.width(true, "wide", "0")).isEqualTo(TextStyle.STANDARD_WIDTH);
    assertThat(Terminal.width(true, "-5", null)).isEqualTo(TextStyle.STANDARD_WIDTH);
    assertThat(new TextStyle(3, false, false).width()).isEqualTo(TextStyle.NARROWEST);
  }

  @Test
  void commandsTakeThem() {
    Invocation refused = Invocation.of("check", "--color", "alwais");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "plumbline: Invalid value for option '--color': 'alwais' (did you mean always?);"
                + " expected auto, always or never; see 'plumbline check --help'\n");
  }
}
