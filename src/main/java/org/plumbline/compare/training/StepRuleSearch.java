package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.number.DoubleInterval;

/** Schedules with corners: sizes that stay for some steps, or that rise first. */
final class StepRuleSearch {
  private final List<DoubleInterval> sizes;

  /** The first step of each stretch of one size. */
  private final List<Integer> corners = new ArrayList<>();

  /** The size of each stretch. */
  private final List<DoubleInterval> levels = new ArrayList<>();

  StepRuleSearch(List<DoubleInterval> sizes) {
    this.sizes = sizes;
    for (int k = 0; k < sizes.size(); k++) {
      int last = levels.size() - 1;
      if (last >= 0 && levels.get(last).overlaps(sizes.get(k))) {
        levels.set(last, common(levels.get(last), sizes.get(k)));
      } else {
        corners.add(k);
        levels.add(sizes.get(k));
      }
    }
  }

  private static DoubleInterval common(DoubleInterval a, DoubleInterval b) {
    return new DoubleInterval(Math.max(a.lower(), b.lower()), Math.min(a.upper(), b.upper()));
  }

  /** A rule for stretches of equal length. */
  Optional<StepRule> blocks() {
    if (levels.size() < 3 || corners.get(1) < 2) {
      return Optional.empty();
    }
    int length = corners.get(1);
    for (int j = 0; j < corners.size(); j++) {
      if (corners.get(j) != j * length) {
        return Optional.empty();
      }
    }
    return StepRule.smooth(levels)
        .map(
            rule ->
                new StepRule(
                    rule.words() + ", every " + length + " steps",
                    rule.unknowns() + 1,
                    k -> rule.size().applyAsDouble(k / length)));
  }

  /** A few jumps, where steps are counted from {@code firstStep} on. */
  Optional<StepRule> jumps(int firstStep) {
    if (levels.size() > 1 + sizes.size() / 4 || levels.size() < 2) {
      return Optional.empty();
    }
    List<String> jumps = new ArrayList<>();
    for (int j = 1; j < levels.size(); j++) {
      jumps.add(
          Numerals.brief(ShortestDecimal.in(levels.get(j)))
              + " from step "
              + (firstStep + corners.get(j))
              + " on");
    }
    IntToDoubleFunction size =
        k -> {
          int j = corners.size() - 1;
          while (corners.get(j) > k) {
            j--;
          }
          return ShortestDecimal.in(levels.get(j));
        };
    return Optional.of(new StepRule(String.join(", ", jumps), 2 * levels.size(), size));
  }

  /** Sizes that rise evenly for some steps, and then stay or follow another rule. */
  Optional<StepRule> warmUp() {
    for (int top = 2; top + 1 < sizes.size(); top++) {
      List<DoubleInterval> rise = sizes.subList(0, top + 1);
      List<DoubleInterval> rest = sizes.subList(top, sizes.size());
      double first = ShortestDecimal.in(sizes.get(0));
      double last = ShortestDecimal.in(sizes.get(top));
      double slope = (last - first) / top;
      boolean rises = slope > 0 && StepRule.fits(rise, k -> first + slope * k);
      Optional<StepRule> then = rises ? rest(rest) : Optional.empty();
      if (then.isPresent()) {
        int corner = top;
        StepRule after = then.get();
        return Optional.of(
            new StepRule(
                "a warm-up from "
                    + Numerals.brief(first)
                    + " to "
                    + Numerals.brief(last)
                    + " over "
                    + top
                    + " steps, then "
                    + after.words(),
                3 + after.unknowns(),
                k -> k < corner ? first + slope * k : after.size().applyAsDouble(k - corner)));
      }
    }
    return Optional.empty();
  }

  private static Optional<StepRule> rest(List<DoubleInterval> rest) {
    StepSizes whole = new StepSizes(rest, rest.size(), 0);
    return StepRule.constant(whole, Double.NaN)
        .map(one -> new StepRule("one size", 0, one.size()))
        .or(() -> StepRule.smooth(rest));
  }
}
