package org.plumbline.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Reporter;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.FalsifiedSample;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentWriter;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/**
 * Publishes the smallest sample found that falsifies a property: as an experiment file where it
 * holds a problem, with the other parameters in comments, as text otherwise.
 */
public final class SmallestSample implements AroundPropertyHook {
  private static final FlowSettings SHORT =
      new FlowSettings(20, Optional.of(Rational.ONE), Optional.empty());

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.FAILED) {
      parameters(result)
          .ifPresent(
              parameters ->
                  publish(context.reporter(), context.targetMethod().getName(), parameters));
    }
    return result;
  }

  private static Optional<List<Object>> parameters(PropertyExecutionResult result) {
    return result
        .shrunkSample()
        .map(FalsifiedSample::parameters)
        .or(() -> result.originalSample().map(FalsifiedSample::parameters));
  }

  private static void publish(Reporter reporter, String property, List<Object> parameters) {
    Optional<Experiment> experiment =
        parameters.stream().flatMap(p -> experiment(p, property).stream()).findFirst();
    if (experiment.isPresent()) {
      String others =
          parameters.stream()
              .filter(p -> experiment(p, property).isEmpty())
              .map(p -> text(p).lines().map(line -> "# " + line + "\n"))
              .flatMap(lines -> lines)
              .collect(Collectors.joining());
      reporter.publishValue("experiment", others + ExperimentWriter.write(experiment.get()));
    } else {
      reporter.publishValue(
          "sample",
          IntStream.range(0, parameters.size())
              .mapToObj(k -> k + ": " + text(parameters.get(k)) + "\n")
              .collect(Collectors.joining()));
    }
  }

  private static Optional<Experiment> experiment(Object parameter, String name) {
    if (parameter instanceof RandomProblem random) {
      return Optional.of(experiment(name, random.problem(), Optional.of(random.architecture())));
    }
    if (parameter instanceof FlowProblem problem) {
      return Optional.of(experiment(name, problem, Optional.empty()));
    }
    return Optional.empty();
  }

  private static Experiment experiment(
      String name, FlowProblem problem, Optional<LayeredArchitecture> architecture) {
    return new Experiment(
        name,
        "",
        problem.network(),
        problem.data(),
        problem.initialWeights(),
        problem.loss(),
        problem.reduction(),
        architecture,
        SHORT,
        Optional.empty());
  }

  private static String text(Object parameter) {
    String array = Arrays.deepToString(new Object[] {parameter});
    return array.substring(1, array.length() - 1);
  }
}
