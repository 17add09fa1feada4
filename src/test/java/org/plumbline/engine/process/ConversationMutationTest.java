package org.plumbline.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.number.Rational;

/**
 * What an engine says is the numbers that another reader finds in the same bytes, or is refused in
 * one line: no answer makes a session hang, crash, or believe what was not said.
 */
final class ConversationMutationTest {
  private static final int MUTANTS = Integer.getInteger("plumbline.mutants", 1500);
  private static final int STREAMS = 30;
  private static final int LONGEST_LINE = 1 << 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ANSWER =
      "{\"jsonrpc\": \"2.0\", \"id\": 2, \"result\": {\"gradient\": [0.125, -1.5e-3, \"0x1.8p-2\"]}}";
  private static final String INTRODUCTION =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"n\",\"version\":\"1\",\"dtype\":"
          + "\"float64\",\"methods\":[\"gradient\"]}}\n";
  private static final String SCRAPS = "0123456789{}[]\":,.-+eExpNaInfity \tg";

  @TempDir private Path folder;

  private static String damaged(SplittableRandom random) {
    StringBuilder text = new StringBuilder(ANSWER);
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(text.length());
      char scrap = SCRAPS.charAt(random.nextInt(SCRAPS.length()));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
        case 1 -> text.insert(at, scrap);
        case 2 -> text.deleteCharAt(at);
        case 3 -> text.insert(at, text.substring(at, Math.min(at + 9, text.length())));
        default -> text.setCharAt(at, scrap);
      }
    }
    return text.toString();
  }

  /** The words of the protocol alone, without a process. */
  @Test
  void damagedAnswersAreRefusedOrRead() throws IOException {
    SplittableRandom random = new SplittableRandom(29);
    int refused = 0;
    for (int k = 0; k < MUTANTS; k++) {
      String mutant = damaged(random);
      try {
        Optional<JsonNode> result = Wire.result(mutant, 2, "gradient");
        if (result.isPresent()) {
          List<Rational> numbers = ExactNumbers.list(result.get().path("gradient"), "gradient");
          assertThat(numbers).as(mutant).isEqualTo(plain(mutant));
        }
      } catch (EngineException e) {
        requireOneLine(e);
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - MUTANTS / 20);
  }

  private static void requireOneLine(EngineException e) {
    assertThat(e.text()).isNotBlank().doesNotContain("\n").hasSizeLessThan(700);
  }

  /** The numbers by way of Jackson's tree as it comes, and of the JDK's numbers. */
  private static List<Rational> plain(String line) throws IOException {
    JsonNode message = new ObjectMapper().readTree(line);
    assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
    assertThat(message.path("id").decimalValue()).isEqualByComparingTo("2");
    List<Rational> numbers = new ArrayList<>();
    int from = line.indexOf('[');
    String list = line.substring(from + 1, line.indexOf(']', from));
    for (String word : list.split(",", -1)) {
      String text = word.strip();
      String bare = text.startsWith("\"") ? text.substring(1, text.length() - 1).strip() : text;
      numbers.add(number(bare));
    }
    assertThat(message.path("result").path("gradient")).hasSize(numbers.size());
    return numbers;
  }

  private static Rational number(String text) {
    boolean isHexadecimal = text.toLowerCase(java.util.Locale.ROOT).contains("x");
    if (!isHexadecimal) {
      return Rational.parse(new BigDecimal(text).toPlainString());
    }
    String complete = text.toLowerCase(java.util.Locale.ROOT).contains("p") ? text : text + "p0";
    return Rational.parse(new BigDecimal(Double.parseDouble(complete)).toPlainString());
  }

  private List<Rational> converse(byte[] stream, Duration patience) throws IOException {
    Path file = Files.write(folder.resolve("stream"), stream);
    // It is there until it was asked three times, the last time to end.
    String script = "cat '" + file + "'; read a; read b; read c";
    try (EngineSession session =
        EngineSession.open(List.of("sh", "-c", script), patience, LONGEST_LINE)) {
      return session.gradient(
          "{}", List.of(Rational.ONE, Rational.ONE, Rational.ONE), Optional.empty());
    }
  }

  /** Whole streams of bytes by way of a process: flipped, cut off, and with parts twice. */
  @Test
  void damagedStreamsAreRefusedOrRead() throws IOException {
    byte[] whole = (INTRODUCTION + ANSWER + "\n").getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(31);
    int refused = 0;
    for (int k = 0; k < STREAMS; k++) {
      int at = random.nextInt(whole.length);
      byte[] stream = whole.clone();
      switch (k % 3) {
        case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> stream[at] = (byte) random.nextInt(256);
        default -> {
          int from = random.nextInt(whole.length);
          stream = Arrays.copyOf(whole, at + whole.length - from);
          System.arraycopy(whole, from, stream, at, whole.length - from);
        }
      }
      try {
        List<Rational> gradient = converse(stream, Duration.ofMillis(400));
        assertThat(gradient).isEqualTo(plain(secondLine(stream)));
      } catch (EngineException e) {
        requireOneLine(e);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(STREAMS / 3);
  }

  private static String secondLine(byte[] stream) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(stream)).toString();
    return text.split("\n")[1];
  }

  @ParameterizedTest
  @MethodSource("streams")
  void oddStreams(String stream, String message) throws IOException {
    byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
    if (message.isEmpty()) {
      assertThat(converse(bytes, PATIENCE))
          .containsExactly(Rational.of(1, 8), Rational.of(-3, 2000), Rational.of(3, 8));
      return;
    }
    EngineException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            EngineException.class, () -> converse(bytes, PATIENCE));
    assertThat(failure).isNotNull();
    requireOneLine(failure);
    assertThat(failure.text()).contains(message);
  }

  static Stream<Arguments> streams() {
    String good = INTRODUCTION + ANSWER + "\n";
    return Stream.of(
        Arguments.of(good, ""),
        Arguments.of(good + ANSWER + "\n", ""),
        Arguments.of(INTRODUCTION + ANSWER + "\r\n", ""),
        Arguments.of(INTRODUCTION + INTRODUCTION + ANSWER + "\n", "an answer to id 1 where 2"),
        Arguments.of(ANSWER + "\n" + good, "an answer to id 2 where 1"),
        Arguments.of(good.replace("\"id\": 2", "\"id\": 2.0"), "an answer to id 2.0"),
        Arguments.of(good.replace("\"id\": 2", "\"id\": \"2\""), "an answer to id \"2\""),
        Arguments.of(good.replace("\"id\": 2", "\"id\": 4294967298"), "an answer to id 4294967298"),
        Arguments.of(good.replace("\"id\": 2", "\"id\": 18446744073709551618"), "an answer to id"),
        Arguments.of(good.replace("\"id\": 2, ", ""), "an answer to id"),
        Arguments.of(good.replace("0.125", "NaN"), "gradient[0]: 'NaN' is not a number"),
        Arguments.of(good.replace("0.125", "1e400000"), "gradient[0]"),
        Arguments.of(good.replace("0.125", "0.125, 1"), "gradient has 4 entries; expected 3"),
        Arguments.of(good.replace("0.125", "[0.125]"), "gradient[0] is [0.125]; expected a number"),
        Arguments.of(good.replace("0.125", "true"), "gradient[0] is true; expected a number"),
        Arguments.of(INTRODUCTION + "[".repeat(60_000) + "\n", "a line that is not a JSON object"),
        Arguments.of(
            INTRODUCTION + "{\"a\":".repeat(10_000) + "\n", "a line that is not a JSON object"),
        Arguments.of(
            good.replace("0.125", "[".repeat(5000) + "]".repeat(5000)), "not a JSON object"),
        Arguments.of(good.replace("0.125", "9".repeat(30_000)), "not a JSON object"),
        Arguments.of(good.replace("0.125", "\"" + "9".repeat(30_000) + "\""), "gradient[0]"),
        Arguments.of(good.replace("0.125", " ".repeat(1 << 17)), "a line of more than 65536 bytes"),
        Arguments.of("\u0000\u0001\u00ff" + good, "came on its standard output"),
        Arguments.of("\u00ef\u00bb\u00bf" + good, "not a JSON object"));
  }

  /** An answer in pieces, and several in one write, are the same as line by line. */
  @Test
  void writesMayBeSplit() {
    String script =
        "read l; printf '{\"jsonrpc\":\"2.0\",\"id\":1,\"res'; sleep 0.05; "
            + "printf 'ult\":{\"name\":\"n\",\"dtype\":\"exact\",\"methods\":[]}}\\n{\"jsonrpc\":'; "
            + "read l; printf '\"2.0\",\"method\":\"log\"}\\n{\"jsonrpc\":\"2.0\",\"id\":2,'; "
            + "sleep 0.05; printf '\"result\":{\"gradient\":[\"1/3\"'; sleep 0.05; printf ']}}\\n'";
    try (EngineSession session =
        EngineSession.open(List.of("sh", "-c", script), PATIENCE, LONGEST_LINE)) {
      assertThat(session.gradient("{}", List.of(Rational.ONE), Optional.empty()))
          .containsExactly(Rational.of(1, 3));
    }
  }
}
