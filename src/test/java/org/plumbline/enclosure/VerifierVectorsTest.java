package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Radii against an independent program, and against a run with more digits. */
public final class VerifierVectorsTest {
  private static final Rational SMALL = Rational.parse("1e-40");

  /** A thousandth of the digits that 53 bits hold, for errors that grow. */
  private static final Rational NARROW = Rational.parse("1e-9");

  /** Where errors grow by 6 digits more: 43 events, most of them crossings. */
  private static final Rational LOSSY = Rational.parse("1e-5");

  /** What the independent program's 34 digits leave open. */
  private static final Rational ANSWER = Rational.parse("1e-33");

  public static CertifiedTrajectory certified(String name, Trajectory trajectory)
      throws IOException {
    Verification verification = TrajectoryVerifier.verify(Vectors.problem(name), trajectory);
    assertThat(verification).as(name).isInstanceOf(Verification.Certified.class);
    return verification.enclosed();
  }

  public static CertifiedTrajectory certified(Trajectory trajectory) {
    return TrajectoryVerifier.verify(trajectory.problem(), trajectory).enclosed();
  }

  static Rational radius(CertifiedTrajectory enclosed) {
    return enclosed.radius().toDyadic().toRational();
  }

  static Rational squaredDistance(List<Dyadic> a, List<Dyadic> b) {
    Rational sum = Rational.ZERO;
    for (int p = 0; p < a.size(); p++) {
      Rational difference = a.get(p).subtract(b.get(p)).toRational();
      sum = sum.add(difference.multiply(difference));
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linear", "relu", "relu-kinks", "leaky", "logistic", "skip", "squareplus"})
  void fortyDigitsAreCertified(String name) throws IOException {
    CertifiedTrajectory enclosed = certified(name, Vectors.taylor(name, 40));
    Rational radius = radius(enclosed);
    assertThat(radius).isLessThanOrEqualTo(SMALL);
    List<Dyadic> weights = enclosed.proposal().finalWeights();
    List<Rational> answer = Vectors.answer(name);
    for (int p = 0; p < answer.size(); p++) {
      assertThat(weights.get(p).toRational().subtract(answer.get(p)).abs())
          .isLessThanOrEqualTo(radius.add(ANSWER));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "relu", "leaky", "logistic", "squareplus"})
  void theRadiusOfARunInDoubleHoldsItsTrueError(String name) throws IOException {
    Trajectory plain = Vectors.plain(name);
    CertifiedTrajectory better = certified(name, Vectors.taylor(name, 60));
    CertifiedTrajectory enclosed = certified(name, plain);
    Rational reach = radius(enclosed).add(radius(better));
    assertThat(squaredDistance(plain.finalWeights(), better.proposal().finalWeights()))
        .isLessThanOrEqualTo(reach.multiply(reach));
  }

  /** Also while pairs are pinned; and the bound is not much wider than the error. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear",
        "relu",
        "relu-kinks",
        "leaky",
        "logistic",
        "skip",
        "squareplus",
        "p1-relu"
      })
  void refinedRunsInDoubleAreEnclosedToTheEnd(String name) throws IOException {
    Trajectory refined = Vectors.refined(name);
    CertifiedTrajectory better = certified(name, Vectors.taylor(name, 60));
    CertifiedTrajectory enclosed = certified(name, refined);
    Rational reach = radius(enclosed).add(radius(better));
    assertThat(squaredDistance(refined.finalWeights(), better.proposal().finalWeights()))
        .isLessThanOrEqualTo(reach.multiply(reach));
    assertThat(radius(enclosed)).isLessThanOrEqualTo(name.equals("p1-relu") ? LOSSY : NARROW);
  }

  /** Without slopes the engine's runs are enclosed up to the first kink held. */
  @ParameterizedTest
  @ValueSource(strings = {"relu-kinks", "skip"})
  void runsInDoubleAreEnclosedUntilAPairIsPinned(String name) throws IOException {
    Trajectory plain = Vectors.plain(name);
    Verification verification = TrajectoryVerifier.verify(Vectors.problem(name), plain);
    assertThat(verification).isInstanceOf(Verification.Failed.class);
    int step = ((Verification.Failed) verification).step();
    assertThat(step).isPositive();
    assertThat(plain.steps().get(step).gates().pinned()).isNotEmpty();
    assertThat(plain.steps().get(step - 1).gates().pinned()).isEmpty();
    assertThat(verification.enclosed().radius().isInfinite()).isFalse();
  }
}
