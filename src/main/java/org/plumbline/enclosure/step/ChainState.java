package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.field.Pair;
import org.plumbline.number.ExactInput;
import org.plumbline.number.ExactOutput;
import org.plumbline.number.Magnitude;

/**
 * Where an {@link ErrorChain} is after some steps: every number that it carries on, but for the
 * place where the last step ends, which is known from that step.
 *
 * @param steps the bounds of the steps carried through
 * @param error at least the error behind the last of them, crossings there apart
 * @param crossing the crossings there
 * @param growthDigits the digits by which errors may have grown
 * @param steepest the step in which the bound rose most
 */
public record ChainState(
    List<CertifiedStep> steps,
    Magnitude error,
    Map<Pair, Crossing> crossing,
    double growthDigits,
    Optional<ErrorRise> steepest) {
  /** A state with immutable copies of its parts. */
  public ChainState {
    steps = List.copyOf(steps);
    crossing = Collections.unmodifiableMap(new TreeMap<>(crossing));
  }

  /** Appends all but the bounds of the first {@code from} steps. */
  public void write(ExactOutput out, int from) {
    out.put(from);
    out.put(steps.size() - from);
    steps.subList(from, steps.size()).forEach(step -> write(step, out));
    out.put(error);
    out.put(crossing.size());
    crossing.forEach(
        (pair, c) -> {
          pair.write(out);
          out.put(c.gradient());
          out.put(c.perOffset());
          out.put(c.offset());
        });
    out.put(growthDigits);
    out.put(steepest.isPresent());
    steepest.ifPresent(rise -> write(rise, out));
  }

  /**
   * Takes what {@link #write} appended.
   *
   * @param before the bounds of at least the steps that were left out
   * @throws IndexOutOfBoundsException if they are fewer
   */
  public static ChainState read(ExactInput in, List<CertifiedStep> before) {
    List<CertifiedStep> steps = new ArrayList<>(before.subList(0, in.getInt()));
    for (int count = in.getCount(); count > 0; count--) {
      steps.add(step(in));
    }
    Magnitude error = in.getMagnitude();
    Map<Pair, Crossing> crossing = new HashMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      Pair pair = Pair.read(in);
      Magnitude gradient = in.getMagnitude();
      Magnitude perOffset = in.getMagnitude();
      crossing.put(pair, new Crossing(gradient, perOffset, in.getMagnitude()));
    }
    double growthDigits = in.getDouble();
    Optional<ErrorRise> steepest = in.getBoolean() ? Optional.of(rise(in)) : Optional.empty();
    return new ChainState(steps, error, crossing, growthDigits, steepest);
  }

  private static void write(CertifiedStep step, ExactOutput out) {
    out.put(step.atStart());
    out.put(step.throughout());
    out.put(step.atEnd());
    out.put(step.uncertain().size());
    step.uncertain().forEach(pair -> pair.write(out));
  }

  private static CertifiedStep step(ExactInput in) {
    Magnitude atStart = in.getMagnitude();
    Magnitude throughout = in.getMagnitude();
    Magnitude atEnd = in.getMagnitude();
    Set<Pair> uncertain = new HashSet<>();
    for (int count = in.getCount(); count > 0; count--) {
      uncertain.add(Pair.read(in));
    }
    return new CertifiedStep(atStart, throughout, atEnd, uncertain);
  }

  private static void write(ErrorRise rise, ExactOutput out) {
    out.put(rise.step());
    out.put(rise.before());
    out.put(rise.after());
    out.put(rise.term().name());
  }

  private static ErrorRise rise(ExactInput in) {
    int step = in.getInt();
    Magnitude before = in.getMagnitude();
    Magnitude after = in.getMagnitude();
    return new ErrorRise(step, before, after, ErrorRise.Term.valueOf(in.getText()));
  }
}
