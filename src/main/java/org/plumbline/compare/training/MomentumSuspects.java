package org.plumbline.compare.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;

/**
 * Steps that are linear in the gradient, the step before and the weights: weight decay, momentum of
 * the heavy ball and of Nesterov, with the step size stated or another one.
 *
 * <p>With {@code b = μ b + g} and a step {@code -η b}, or Nesterov's {@code -η (g + μ b)}, a step
 * is {@code μ} times the one before less {@code η g}, or less {@code η (1 + μ) g} plus {@code η μ}
 * times the gradient before: no memory beyond one step is needed.
 */
final class MomentumSuspects {
  private static final int ITERATIONS = 30;

  private final TrainingRun run;
  private final LinearFit fromSecond;

  private MomentumSuspects(TrainingRun run) {
    this.run = run;
    this.fromSecond = new LinearFit(run, 1);
  }

  /** The first method that all steps fit. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    MomentumSuspects suspects = new MomentumSuspects(run);
    List<Function<MomentumSuspects, Optional<Suspicion>>> methods =
        List.of(
            s -> s.decay(),
            s -> s.method(false, false, false),
            s -> s.method(true, false, false),
            s -> s.method(false, true, false),
            s -> s.method(true, true, false),
            s -> s.method(false, false, true),
            s -> s.method(true, false, true),
            s -> s.decayAndStep());
    return run.steps() < 3 || suspects.isPlain()
        ? Optional.empty()
        : methods.stream().flatMap(method -> method.apply(suspects).stream()).findFirst();
  }

  /** Whether a step size alone explains all. */
  private boolean isPlain() {
    LinearFit fit = new LinearFit(run, 0);
    LinearFit.Part step = (k, p) -> -run.stepSize(k) * run.gradient(k)[p];
    return fit.factors(NOTHING, List.of(step))
        .filter(factors -> fit.fits(NOTHING, List.of(step), factors))
        .isPresent();
  }

  private static final LinearFit.Part NOTHING = (k, p) -> 0;

  private Optional<Suspicion> decay() {
    LinearFit fit = new LinearFit(run, 0);
    LinearFit.Part plain = (k, p) -> -run.stepSize(k) * run.gradient(k)[p];
    List<LinearFit.Part> decay = List.of((k, p) -> -run.stepSize(k) * run.weights(k)[p]);
    return fit.factors(plain, decay)
        .filter(f -> f[0] > 0)
        .map(f -> new double[] {nice(f[0], x -> fit.fits(plain, decay, new double[] {x}))})
        .filter(f -> fit.fits(plain, decay, f))
        .map(f -> new Suspicion(Explanation.WEIGHT_DECAY, "weight decay " + Numerals.brief(f[0])));
  }

  private Optional<Suspicion> decayAndStep() {
    LinearFit fit = new LinearFit(run, 0);
    List<LinearFit.Part> parts =
        List.of((k, p) -> -run.gradient(k)[p], (k, p) -> -run.weights(k)[p]);
    return fit.factors(NOTHING, parts)
        .filter(f -> f[0] > 0 && f[1] > 0 && fit.fits(NOTHING, parts, f))
        .map(
            f ->
                new Suspicion(
                    Explanation.WEIGHT_DECAY,
                    "weight decay "
                        + Numerals.brief(f[1] / f[0])
                        + " with a step size of "
                        + Numerals.brief(f[0])));
  }

  /** A momentum method, with a decay of weights and with a step size of its own if so. */
  private Optional<Suspicion> method(boolean isNesterov, boolean decays, boolean hasOwnStep) {
    double mu = 0;
    double eta = run.stepSize(0);
    double lambda = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      Parts parts = new Parts(isNesterov, mu, eta);
      LinearFit.Part fixed = hasOwnStep ? NOTHING : parts.gradient(-eta);
      List<LinearFit.Part> fitted =
          decays
              ? List.of(parts.before(), parts.decay())
              : hasOwnStep ? List.of(parts.before(), parts.gradient(-1)) : List.of(parts.before());
      Optional<double[]> found = fromSecond.factors(fixed, fitted);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      mu = found.get()[0];
      lambda = decays ? found.get()[1] : 0;
      eta = hasOwnStep ? found.get()[1] : eta;
    }
    double decay = lambda;
    double step = eta;
    double momentum = nice(mu, m -> fits(isNesterov, m, step, decay));
    double size = hasOwnStep ? nice(eta, s -> fits(isNesterov, momentum, s, decay)) : eta;
    double rate = decays ? nice(lambda / eta, r -> fits(isNesterov, momentum, size, r * size)) : 0;
    boolean isMethod =
        momentum > 0
            && momentum < 1
            && size > 0
            && (!decays || rate > 0)
            && fits(isNesterov, momentum, size, rate * size);
    return isMethod
        ? Optional.of(named(isNesterov, momentum, size, rate, hasOwnStep))
        : Optional.empty();
  }

  private boolean fits(boolean isNesterov, double mu, double eta, double decay) {
    Parts parts = new Parts(isNesterov, mu, eta);
    return fromSecond.fits(
        parts.gradient(-eta), List.of(parts.before(), parts.decay()), new double[] {mu, decay});
  }

  private static Suspicion named(
      boolean isNesterov, double mu, double eta, double decay, boolean hasOwnStep) {
    StringBuilder text = new StringBuilder(isNesterov ? "Nesterov" : "heavy-ball");
    text.append(" momentum ").append(Numerals.brief(mu));
    if (decay > 0) {
      text.append(" with weight decay ").append(Numerals.brief(decay));
    }
    if (hasOwnStep) {
      text.append(" with a step size of ").append(Numerals.brief(eta));
    }
    return new Suspicion(isNesterov ? Explanation.NESTEROV : Explanation.MOMENTUM, text.toString());
  }

  /** What a step is made of, for factors that are already known nearly. */
  private final class Parts {
    private final boolean isNesterov;
    private final double mu;
    private final double eta;

    Parts(boolean isNesterov, double mu, double eta) {
      this.isNesterov = isNesterov;
      this.mu = mu;
      this.eta = eta;
    }

    /** What {@code μ} is the factor of. */
    LinearFit.Part before() {
      return isNesterov
          ? (k, p) -> run.change(k - 1)[p] - eta * (run.gradient(k)[p] - run.gradient(k - 1)[p])
          : (k, p) -> run.change(k - 1)[p];
    }

    LinearFit.Part gradient(double factor) {
      return (k, p) -> factor * run.gradient(k)[p];
    }

    /** What {@code η λ} is the factor of. */
    LinearFit.Part decay() {
      double share = isNesterov ? mu : 0;
      return (k, p) -> -run.weights(k)[p] - share * run.change(k - 1)[p];
    }
  }

  /** A number of few digits near a fitted one, if it fits as well. */
  static double nice(double fitted, Function<Double, Boolean> fits) {
    for (int digits = 1; digits <= 3; digits++) {
      double candidate =
          Double.parseDouble(String.format(Locale.ROOT, "%." + (digits - 1) + "e", fitted));
      if (fits.apply(candidate)) {
        return candidate;
      }
    }
    return fitted;
  }
}
