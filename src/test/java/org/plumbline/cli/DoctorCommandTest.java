package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.cli.doctor.Diagnosis;

/** What {@code plumbline doctor} prints. */
final class DoctorCommandTest {
  @Test
  void saysWhatTheMachineIsLike() {
    Invocation doctor = Invocation.of("doctor");
    assertThat(doctor.err()).isEmpty();
    assertThat(doctor.code()).isZero();
    assertThat(doctor.out())
        .startsWith("plumbline " + Version.number() + ", commit ")
        .contains("\ngood   java             Java " + System.getProperty("java.version"))
        .contains("\ngood   self-test        A flow through a kink is enclosed to 40 digits")
        .doesNotContain("WRONG");
  }

  @Test
  void saysTheSameAsJson() throws Exception {
    JsonNode tree = new ObjectMapper().readTree(Invocation.of("doctor", "--json").out());
    assertThat(tree.get("plumbline").asText()).isEqualTo(Version.number());
    assertThat(tree.at("/diagnoses").findValuesAsText("subject"))
        .containsExactly(
            "java",
            "processors",
            "memory",
            "vectors",
            "start",
            "temporary files",
            "names of files",
            "terminal",
            "self-test");
    assertThat(tree.at("/diagnoses").findValuesAsText("mark")).doesNotContain("wrong");
  }

  @Test
  void whatIsWrongStandsOut() {
    List<Diagnosis> diagnoses =
        List.of(
            new Diagnosis("memory", Diagnosis.Mark.NOTE, "It is\nlittle."),
            new Diagnosis("self-test", Diagnosis.Mark.WRONG, "It failed."));
    assertThat(DoctorCommand.text(diagnoses).lines().skip(1))
        .containsExactly(
            "note   memory           It is\uFFFDlittle.", "WRONG  self-test        It failed.");
  }
}
