package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.DescentJudge;
import org.plumbline.compare.gradient.GradientClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.compare.training.FloatTrainer;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/** Plain loops of floats never exceed the bound on rounding errors, at kinks and elsewhere. */
class ComparisonProperties {
  private static final float STEP = 0.0625f;
  private static final int STEPS = 4;

  @Provide
  Arbitrary<RandomProblem> layered() {
    return RandomProblems.layered();
  }

  @Property(tries = 60)
  void healthyTrainerIsConfirmed(@ForAll("layered") RandomProblem random) {
    FloatTrainer trainer = new FloatTrainer(random.architecture(), random.problem());
    GradientJudge gradients = GradientJudge.of(random.problem(), NumberFormat.FLOAT32);
    DescentJudge steps = DescentJudge.of(random.problem(), NumberFormat.FLOAT32);
    float[] weights = FloatTrainer.start(random.problem());
    for (int k = 0; k < STEPS; k++) {
      float[] gradient = trainer.gradient(weights);
      float[] next = trainer.step(weights, STEP);
      Assume.that(isFinite(gradient) && isFinite(next));
      List<Dyadic> at = FloatTrainer.exact(weights);
      GradientClaim claim = new GradientClaim(at, FloatTrainer.exact(gradient), Optional.empty());
      assertThat(gradients.judge(claim)).isInstanceOf(Judgement.Agrees.class);
      DescentClaim step =
          new DescentClaim(at, FloatTrainer.exact(next), Dyadic.of(STEP), Optional.empty());
      assertThat(steps.judge(step)).isInstanceOf(Judgement.Agrees.class);
      weights = next;
    }
  }

  /** With one entry a thousandth larger, something is outside of the bound, or was 0. */
  @Property(tries = 60)
  void scaledEntryIsNot(@ForAll("layered") RandomProblem random) {
    float[] weights = FloatTrainer.start(random.problem());
    float[] gradient = new FloatTrainer(random.architecture(), random.problem()).gradient(weights);
    Assume.that(isFinite(gradient) && Math.abs(gradient[0]) > 0.001f);
    gradient[0] *= 1.01f;
    GradientClaim claim =
        new GradientClaim(
            FloatTrainer.exact(weights), FloatTrainer.exact(gradient), Optional.empty());
    Judgement judgement = GradientJudge.of(random.problem(), NumberFormat.FLOAT32).judge(claim);
    boolean isOpen =
        judgement instanceof Judgement.Agrees agrees
            && (!agrees.isConclusive() || agrees.hasChosenGates());
    assertThat(judgement instanceof Judgement.Differs || isOpen).as("%s", judgement).isTrue();
  }

  private static boolean isFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
