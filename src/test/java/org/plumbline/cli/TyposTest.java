package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are nearly right are answered with the right one, and by one line. */
final class TyposTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check irs                                        | did you mean iris?
          assumptions wdb                                  | did you mean wdbc?
          examples irs                                     | did you mean iris?
          examples adapter-pyton                           | did you mean adapter-python?
          chek                                             | perhaps check
          check --untill-risk 1e-3                         | --until-risk
          check --engine tailor                            | did you mean taylor?
          check --until-proved gates-forevr iris           | did you mean gates-forever?
          compare iris --trajectory x --kind grdient       | did you mean gradient?
          compare iris --trajectory x --dtype flaot32      | did you mean float32?
          properties --only balancednes                    | did you mean balancedness?
          generate dat                                     | perhaps data
          generate vectors --level kinkss --output x       | did you mean kinks?
          """)
  void theNearestWordIsNamed(String line, String answer) {
    Invocation refused = Invocation.of(line.split(" "));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).hasLineCount(1).contains(answer);
  }

  /** Of words that resemble nothing nothing is made. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check mine.yaml
          examples zzzz
          check --engine xyzxyz
          properties --only qqqqqqqq
          """)
  void nothingIsMadeOfOthers(String line) {
    Invocation refused = Invocation.of(line.split(" "));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).doesNotContain("did you mean");
  }
}
