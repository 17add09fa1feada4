package org.plumbline.experiment.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Rational;

/** Products of arrays with constant matrices: fully connected layers. */
final class Dense {
  /** The attributes of {@code Gemm}. */
  static final Map<String, Attributes.Type> GEMM_ATTRIBUTES =
      Map.of(
          "alpha", Attributes.Type.FLOAT,
          "beta", Attributes.Type.FLOAT,
          "transA", Attributes.Type.INT,
          "transB", Attributes.Type.INT);

  private Dense() {}

  /** The operator {@code Gemm}: {@code alpha A B + beta C}, factors perhaps transposed. */
  static Value gemm(Application application) throws OnnxException {
    Attributes attributes = application.attributes();
    String output = application.node().output();
    Value left = matrix(application, 0, attributes.flag("transA"));
    Value right = matrix(application, 1, attributes.flag("transB"));
    Value.Activations product = product(application, left, right);
    Rational alpha = attributes.number("alpha", 1);
    Rational beta = attributes.number("beta", 1);
    Value.Activations value = application.units().scaled(output + "/product", product, alpha);
    Optional<Value> added = application.optional(2);
    if (added.isEmpty() || beta.signum() == 0) {
      return value;
    }
    if (!Addition.common(application, value, added.get()).equals(value.shape())) {
      throw application.error(
          "C has the shape " + added.get().shape(), "one that spreads to " + value.shape());
    }
    if (added.get() instanceof Value.Activations activations) {
      Value.Activations spread = Addition.spread(application, 2, activations, value.shape());
      Value.Activations scaled = application.units().scaled(output + "/added", spread, beta);
      return Addition.plus(application, value, scaled);
    }
    return Addition.withBias(application, value, application.weights(2), beta);
  }

  private static Value matrix(Application application, int k, boolean isTransposed)
      throws OnnxException {
    Value value = application.input(k);
    if (value.shape().size() != 2) {
      throw application.error("the input " + k + " has the shape " + value.shape(), "a matrix");
    }
    requireNumbers(application, k);
    Value factor = value instanceof Value.Activations ? application.unitsOf(k) : value;
    return isTransposed ? Reshaping.transposed(factor, List.of(1, 0)) : factor;
  }

  private static void requireNumbers(Application application, int k) throws OnnxException {
    if (application.input(k) instanceof Value.Constant) {
      application.weights(k);
    }
  }

  /** The operator {@code MatMul}, where the second factor is a vector or a matrix. */
  static Value matMul(Application application) throws OnnxException {
    requireNumbers(application, 0);
    requireNumbers(application, 1);
    Value left = application.input(0);
    Value right = application.input(1);
    List<Integer> leftShape = left.shape();
    List<Integer> rightShape = right.shape();
    if (leftShape.isEmpty() || rightShape.isEmpty() || rightShape.size() > 2) {
      throw application.error(
          "factors of the shapes " + leftShape + " and " + rightShape,
          "an array times a matrix or a vector");
    }
    int inner = leftShape.get(leftShape.size() - 1);
    Value rows = unitsOrWeights(application, 0).reshaped(List.of(left.size() / inner, inner));
    Value columns = unitsOrWeights(application, 1);
    if (rightShape.size() == 1) {
      columns = columns.reshaped(List.of(rightShape.get(0), 1));
    }
    List<Integer> shape = new ArrayList<>(leftShape.subList(0, leftShape.size() - 1));
    rightShape.subList(1, rightShape.size()).forEach(shape::add);
    return product(application, rows, columns).reshaped(shape);
  }

  private static Value unitsOrWeights(Application application, int k) throws OnnxException {
    return application.input(k) instanceof Value.Activations
        ? application.unitsOf(k)
        : application.input(k);
  }

  /** The product of two matrices, one of weights, one of units. */
  private static Value.Activations product(Application application, Value left, Value right)
      throws OnnxException {
    int rows = left.shape().get(0);
    int inner = left.shape().get(1);
    int columns = right.shape().get(1);
    if (right.shape().get(0) != inner) {
      throw application.error(
          "the shapes " + left.shape() + " and " + right.shape() + " of the factors",
          "as many rows as columns before");
    }
    boolean isWeightFirst = left instanceof Value.Constant;
    if (isWeightFirst == right instanceof Value.Constant) {
      throw application.error(
          isWeightFirst ? "both factors are constant" : "both factors depend on the sample",
          "one that does and constant weights");
    }
    application
        .units()
        .require(application.node().place(), Shapes.count(List.of(rows, columns, inner)));
    List<Sum> sums = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        List<Sum.Term> terms = new ArrayList<>();
        for (int k = 0; k < inner; k++) {
          int first = i * inner + k;
          int second = k * columns + j;
          terms.add(
              isWeightFirst ? term(right, second, left, first) : term(left, first, right, second));
        }
        sums.add(new Sum(terms));
      }
    }
    return new Value.Activations(List.of(rows, columns), sums);
  }

  private static Sum.Term term(Value units, int unit, Value weights, int weight) {
    return new Sum.Term(
        ((Value.Activations) units).sums().get(unit).unit().orElseThrow(),
        ((Value.Constant) weights).factor(weight));
  }
}
