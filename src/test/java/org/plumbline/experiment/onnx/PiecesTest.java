package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Applied.numbers;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.array.BinaryType;

/** Pieces of the input x = ((1, 2, 3), (4, 5, 6)). */
final class PiecesTest {
  private static final String SAMPLE = "1 2 3 4 5 6";

  private final Applied applied = new Applied(2, 3);

  private void assertValue(Value value, String numbers, Integer... shape) {
    assertThat(value.shape()).containsExactly(shape);
    assertThat(applied.at(value, SAMPLE)).isEqualTo(numbers(numbers));
  }

  private void assertRefused(Proto node, String message) {
    assertThatThrownBy(() -> applied.outputs(node))
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' " + message);
  }

  @Test
  void shapesAreListsOfIntegers() throws OnnxException {
    Value.Constant shape = (Value.Constant) applied.apply(node("Shape", "x", "y"));
    assertThat(shape.integers()).containsExactly(2L, 3L);
    assertThat(Application.isInteger(shape)).isTrue();
    applied.floats("single", List.of(), "7");
    assertRefused(
        node("Shape", "single", "y"),
        "(Shape): the input 0 is a single number without a shape; expected an array");
  }

  @Test
  void indicesCountFromEitherEnd() throws OnnxException {
    applied.integers("k", -1, 0).array(BinaryType.INT64, "one", List.of(), "1");
    Proto columns = node("Gather", "x k", "y", attribute("axis", 1L));
    assertValue(applied.apply(columns), "3 1 6 4", 2, 2);
    assertValue(applied.apply(node("Gather", "x one", "z")), "4 5 6", 3);
    applied.integers("far", 2).integers("before", -3);
    assertRefused(node("Gather", "x far", "y"), "(Gather): the index 2; expected one of 2");
    assertRefused(node("Gather", "x before", "y"), "(Gather): the index -3; expected one of 2");
    assertRefused(
        node("Gather", "x far", "y", attribute("axis", 2L)),
        "(Gather): axis is 2; expected one of 2");
  }

  @Test
  void sumsThatAreTakenTwiceBecomeUnits() throws OnnxException {
    applied.floats("w", List.of(3, 1), "1 1 1").integers("k", 0, 0);
    applied.apply(node("MatMul", "x w", "s"));
    Value taken = applied.apply(node("Gather", "s k", "y"));
    assertValue(taken, "6 6", 2, 1);
    assertThat(applied.units().computed()).extracting(Unit::group).containsExactly("s", "s");
  }

  /** Starts, ends and steps along the second axis. */
  @ParameterizedTest
  @CsvSource({
    "0, 3, 2, 1 3 4 6",
    "1, 100, 1, 2 3 5 6",
    "-2, -1, 1, 2 5",
    "-100, 1, 1, 1 4",
    "2, -100, -1, 3 2 1 6 5 4",
    "100, 0, -2, 3 6",
    "0, 3, 9223372036854775807, 1 4",
    "2, -9223372036854775808, -9223372036854775808, 3 6"
  })
  void slicesStepInEitherDirection(long start, long end, long step, String expected)
      throws OnnxException {
    applied
        .integers("from", start)
        .integers("to", end)
        .integers("axes", -1)
        .integers("steps", step);
    Value slice = applied.apply(node("Slice", "x from to axes steps", "y"));
    assertThat(applied.at(slice, SAMPLE)).isEqualTo(numbers(expected));
    assertThat(slice.shape().get(0)).isEqualTo(2);
  }

  @Test
  void emptySlicesAndStepsOfZeroAreRefused() {
    applied.integers("0", 0).integers("1", 1).integers("two", 0, 0);
    assertRefused(
        node("Slice", "x 1 1", "y"),
        "(Slice): nothing is taken of the axis 0; expected at least one index");
    assertRefused(node("Slice", "x 0 1 0 0", "y"), "(Slice): a step of 0; expected another one");
    assertRefused(
        node("Slice", "x two 1", "y"),
        "(Slice): bounds of different lengths; expected as many of each");
    applied.integers("ones", 1, 1);
    assertRefused(
        node("Slice", "x two ones two", "y"),
        "(Slice): the axis 0 is given twice; expected it once");
  }

  @Test
  void boundsOfSlicesAreAttributesBeforeVersionTen() throws OnnxException {
    Proto stated =
        node(
            "Slice",
            "x",
            "y",
            attribute("starts", new long[] {1}),
            attribute("ends", new long[] {2}));
    Applied old = Applied.ofVersion(9, 2, 3);
    assertThat(old.at(old.apply(stated), SAMPLE)).isEqualTo(numbers("4 5 6"));
    assertRefused(
        stated,
        "(Slice): bounds given as attributes; expected the form of version 18 of the operators");
  }

  @Test
  void partsAddUpToTheWhole() throws OnnxException {
    Proto split = node("Split", "x", "y", attribute("axis", 1L)).text(2, "z");
    List<Value> halves = applied.outputs(split);
    assertValue(halves.get(0), "1 2 4 5", 2, 2);
    assertValue(halves.get(1), "3 6", 2, 1);
    applied.integers("parts", 1, 2).integers("more", 2, 2);
    Proto stated = node("Split", "x parts", "y", attribute("axis", 1L)).text(2, "z");
    assertValue(applied.outputs(stated).get(1), "2 3 5 6", 2, 2);
    assertRefused(
        node("Split", "x more", "y", attribute("axis", 1L)).text(2, "z"),
        "(Split): the parts [2, 2] of 3 for 2 outputs; expected one for each that add up");
  }

  @Test
  void partsAreAnAttributeBeforeVersionThirteen() throws OnnxException {
    Applied old = Applied.ofVersion(12, 2, 3);
    Proto stated =
        node("Split", "x", "y", attribute("axis", 1L), attribute("split", new long[] {1, 2}))
            .text(2, "z");
    assertThat(old.at(old.outputs(stated).get(1), SAMPLE)).isEqualTo(numbers("2 3 5 6"));
    Proto halves = node("Split", "x", "v", attribute("axis", 1L)).text(2, "w");
    assertThat(old.at(old.outputs(halves).get(1), SAMPLE)).isEqualTo(numbers("3 6"));
  }

  @Test
  void arraysAreJoinedAlongAnAxis() throws OnnxException {
    applied.integers("k", 1).integers("m", 2, 3);
    applied.apply(node("Gather", "x k", "row"));
    applied.apply(node("Gather", "x k", "column", attribute("axis", 1L)));
    assertValue(
        applied.apply(node("Concat", "row x", "y", attribute("axis", 0L))),
        "4 5 6 1 2 3 4 5 6",
        3,
        3);
    assertValue(
        applied.apply(node("Concat", "x column", "z", attribute("axis", -1L))),
        "1 2 3 2 4 5 6 5",
        2,
        4);
    Value.Constant list =
        (Value.Constant) applied.apply(node("Concat", "k m", "l", attribute("axis", 0L)));
    assertThat(list.integers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void otherExtentsOfWhatIsJoinedAreTheSame() throws OnnxException {
    applied.integers("k", 1);
    applied.apply(node("Gather", "x k", "row"));
    assertRefused(
        node("Concat", "x row", "y", attribute("axis", 1L)),
        "(Concat): the shapes [2, 3] and [1, 3]; expected the same, the axis 1 apart");
    assertRefused(
        node("Concat", "x k", "y", attribute("axis", 0L)),
        "(Concat): arrays of different ranks; expected of the same");
  }
}
