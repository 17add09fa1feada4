package org.plumbline.conformance;

import java.time.Duration;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/** Engines that answer whatever they are asked with one text after another. */
final class ScriptedEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ScriptedEngine() {}

  /**
   * An engine that computes in float32.
   *
   * @param introduction more of what it says of itself, such as its methods
   * @param answers the results or errors in order, the last of them again and again, with
   *     apostrophes for quotation marks
   */
  static LiveEngine answering(String introduction, String... answers) {
    StringBuilder script = new StringBuilder("id=0; while read -r line; do id=$((id+1)); case $id");
    script.append(" in 1) say=").append(word(introduced(introduction)));
    for (int k = 0; k < answers.length; k++) {
      String pattern = k == answers.length - 1 ? "*" : String.valueOf(k + 2);
      script.append(";; ").append(pattern).append(") say=").append(word(answers[k]));
    }
    script.append(";; esac; printf '{\"jsonrpc\":\"2.0\",\"id\":%d,%s}\\n' $id \"$say\"; done");
    return LiveEngine.start(List.of("sh", "-c", script.toString()), PATIENCE);
  }

  private static String introduced(String introduction) {
    return "'result':{'name':'n','dtype':'float32'," + introduction + "}";
  }

  private static String word(String json) {
    return "'" + json.replace('\'', '"') + "'";
  }

  /** The plan of {@code exp(-w2 σ(w1))} with one sample. */
  static Blueprint unit(Activation activation, Rational first, Rational second) {
    return new Blueprint(
        List.of(1, 1, 1),
        List.of(activation),
        List.of(),
        List.of(List.of(List.of(first)), List.of(List.of(second))),
        List.of(List.of(Rational.ONE)),
        List.of(1),
        Loss.EXPONENTIAL,
        Reduction.SUM,
        Rational.ONE);
  }
}
