package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/** What an engine says about itself. */
final class IntroductionTest {
  private static final String LEAST =
      "'name': 'n', 'dtype': 'float32', 'methods': ['gradient', 'flow']";

  private static JsonNode result(String fields) {
    String line = "{'jsonrpc': '2.0', 'id': 1, 'result': {" + fields + "}}";
    return Wire.result(line.replace('\'', '"'), 1, "initialize").orElseThrow();
  }

  @Test
  void whatMayBeLeftOutHasItsUsualValue() {
    assertThat(Introduction.read(result(LEAST)))
        .isEqualTo(
            new EngineDescription(
                "n",
                "",
                "float32",
                List.of("gradient", "flow"),
                Rational.ZERO,
                List.of(Loss.EXPONENTIAL, Loss.LOGISTIC)));
  }

  @Test
  void whatIsSaidIsTaken() {
    EngineDescription read =
        Introduction.read(
            result(
                LEAST + ", 'version': '2', 'reluSlopeAtZero': '1/2', 'losses': ['logistic', 'x']"));
    assertThat(read.version()).isEqualTo("2");
    assertThat(read.reluSlopeAtZero()).isEqualTo(Rational.of(1, 2));
    assertThat(read.losses()).containsExactly(Loss.LOGISTIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'dtype': 'float32' | name is missing, or is not a text",
        "'name': 3, 'dtype': 'float32' | name is missing, or is not a text",
        "'name': 'n' | dtype is missing, or is not a text",
        "'name': 'n', 'dtype': 'float8' | dtype is 'float8'; expected one of float16, ",
        "'name': 'n', 'dtype': 'exact', 'reluSlopeAtZero': 1.5 | reluSlopeAtZero is 3/2; ",
        "'name': 'n', 'dtype': 'exact', 'reluSlopeAtZero': null | reluSlopeAtZero is null; ",
      })
  void whatIsMissingOrMeaninglessIsGarbled(String fields, String message) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> Introduction.read(result(fields)));
    assertThat(failure.kind()).isEqualTo(EngineException.Kind.GARBLED);
    assertThat(failure.text()).startsWith("it answered initialize, but " + message);
  }
}
