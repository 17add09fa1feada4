package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.theorem.InnerProducts.Pair;
import org.plumbline.data.Dataset;
import org.plumbline.network.Network;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;

/**
 * {@code R_min² >= C γ^-3 (R_max/R_min)² n max |⟨x_i, x_k⟩|} over pairs of samples, with {@code
 * R_min}, {@code R_max} the least and largest {@code ‖x_i‖} and {@code γ} the slope of leaky units
 * below 0; without them {@code γ = 0}, and only orthogonal samples are so (Frei et al. 2023, with
 * {@code C = 3}).
 *
 * @param constant the constant {@code C}
 */
record NearlyOrthogonalSamples(Rational constant) implements Hypothesis {
  private static final int SHOWN = 4;

  /** Rounds of all pairs that looking for a change may take. */
  private static final int ROUNDS = 100;

  @Override
  public String id() {
    return "nearly-orthogonal-samples";
  }

  @Override
  public String statement() {
    return "R_min² >= C γ^-3 (R_max/R_min)² n max |⟨x_i, x_k⟩|, with C = " + constant;
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Dataset data = grounds.problem().data();
    InnerProducts products = InnerProducts.of(data);
    Network network = grounds.network();
    Rational slope = OneActivation.slope(network).orElse(Rational.ZERO);
    List<Integer> all = Subset.all(data);
    Optional<Rational> most = most(products, all, slope);
    if (most.isEmpty()) {
      return Assessment.fails(
          "every sample is 0", new Witness(List.of(0), List.of(), List.of(Rational.ZERO)));
    }
    List<Integer> some = products.affordable();
    Optional<Pair> pair = breach(products, some, most.get());
    if (pair.isPresent()) {
      return failing(products, pair.get(), most.get(), slope)
          .changing(change(data, products, slope));
    }
    if (some.size() < data.size()) {
      return InnerProducts.unfinished(some);
    }
    return Assessment.proved(
        "every |⟨x_i, x_k⟩| is at most " + text(most.get()) + ", with γ = " + slope);
  }

  private static Assessment failing(
      InnerProducts products, Pair pair, Rational most, Rational slope) {
    Rational product = products.exact(pair.first(), pair.second());
    return Assessment.fails(
        Names.samples(List.of(pair.first(), pair.second()))
            + " have |⟨x_i, x_k⟩| = "
            + text(product.abs())
            + "; at most "
            + text(most)
            + " is allowed, as γ = "
            + slope,
        new Witness(List.of(pair.first(), pair.second()), List.of(), List.of(product, most)));
  }

  private static String text(Rational number) {
    return Decimals.nearest(number, SHOWN);
  }

  /** The largest {@code |⟨x_i, x_k⟩|} that the condition allows; none if all samples are 0. */
  private Optional<Rational> most(InnerProducts products, List<Integer> samples, Rational slope) {
    List<Rational> squares = samples.stream().map(i -> products.exact(i, i)).toList();
    Rational least = squares.stream().reduce(Rational::min).orElse(Rational.ZERO);
    Rational largest = squares.stream().reduce(Rational::max).orElse(Rational.ZERO);
    Rational cube = slope.multiply(slope).multiply(slope);
    Rational count = Rational.of(samples.size());
    return largest.signum() == 0
        ? Optional.empty()
        : Optional.of(
            cube.multiply(least)
                .multiply(least)
                .divide(constant.multiply(count).multiply(largest)));
  }

  private static Optional<Pair> breach(
      InnerProducts products, List<Integer> samples, Rational most) {
    return InnerProducts.first(samples, (i, k) -> products.exceeds(i, k, most));
  }

  /** What makes it hold, tried out: fewer samples, as long as half of them are left. */
  private Optional<String> change(Dataset data, InnerProducts products, Rational slope) {
    if (slope.signum() == 0 || products.areTooMany(ROUNDS)) {
      return Optional.empty();
    }
    List<Integer> kept = Subset.all(data);
    List<Integer> out = new ArrayList<>();
    while (Subset.areFew(data, out)) {
      Optional<Pair> pair = most(products, kept, slope).flatMap(m -> breach(products, kept, m));
      if (pair.isEmpty()) {
        return Subset.hasBothLabels(data, kept)
            ? Optional.of("leave out " + Names.samples(out.stream().sorted().toList()))
            : Optional.empty();
      }
      Integer second = pair.get().second();
      kept.remove(second);
      out.add(second);
    }
    return Optional.empty();
  }
}
