package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.theorem.InnerProducts.Pair;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * {@code ⟨x_i, x_k⟩ > 0} for samples of one label, {@code ⟨x_i, x_k⟩ <= 0} for samples of two
 * (Phuong &amp; Lampert 2021, definition 1).
 */
final class OrthogonallySeparableSamples implements Hypothesis {
  /** Rounds of all pairs that looking for a change may take. */
  private static final int ROUNDS = 20;

  @Override
  public String id() {
    return "orthogonally-separable-samples";
  }

  @Override
  public String statement() {
    return "⟨x_i, x_k⟩ > 0 if y_i = y_k, and <= 0 otherwise";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Dataset data = grounds.problem().data();
    InnerProducts products = InnerProducts.of(data);
    for (int i = 0; i < data.size(); i++) {
      if (data.point(i).stream().allMatch(x -> x.signum() == 0)) {
        return Assessment.fails(
                "sample " + i + " is 0", new Witness(List.of(i), List.of(), List.of(Rational.ZERO)))
            .changing("leave out sample " + i);
      }
    }
    List<Integer> all = products.affordable();
    Optional<Pair> pair = InnerProducts.first(all, breach(data, products));
    if (pair.isPresent()) {
      return failing(data, products, pair.get());
    }
    if (all.size() < data.size()) {
      return InnerProducts.unfinished(all);
    }
    return Assessment.proved("it is so of all pairs of " + data.size() + " samples");
  }

  private static InnerProducts.Breach breach(Dataset data, InnerProducts products) {
    return (i, k) -> data.label(i) == data.label(k) == products.sign(i, k) <= 0;
  }

  private static Assessment failing(Dataset data, InnerProducts products, Pair pair) {
    Rational product = products.exact(pair.first(), pair.second());
    boolean isOne = data.label(pair.first()) == data.label(pair.second());
    return Assessment.fails(
            Names.samples(List.of(pair.first(), pair.second()))
                + (isOne ? " have one label" : " have two labels")
                + ", and their product is "
                + Names.number(product),
            Witness.pair(pair.first(), pair.second(), product))
        .changing(change(data, products));
  }

  /**
   * Samples without which the others are orthogonally separable: again and again the one that is in
   * most pairs that are not.
   */
  private static Optional<String> change(Dataset data, InnerProducts products) {
    if (products.areTooMany(ROUNDS)) {
      return Optional.empty();
    }
    List<Integer> kept = Subset.all(data);
    List<Integer> out = new ArrayList<>();
    InnerProducts.Breach breach = breach(data, products);
    boolean[][] breaches = new boolean[data.size()][data.size()];
    long count = 0;
    for (int i = 0; i < data.size(); i++) {
      for (int k = i + 1; k < data.size(); k++) {
        breaches[i][k] = breach.isAt(i, k);
        breaches[k][i] = breaches[i][k];
        count += breaches[i][k] ? 1 : 0;
      }
      if (count > Subset.mostPairs(data)) {
        return Optional.empty();
      }
    }
    while (Subset.areFew(data, out)
        && InnerProducts.first(kept, (i, k) -> breaches[i][k]).isPresent()) {
      Integer worst = worst(kept, breaches);
      kept.remove(worst);
      out.add(worst);
    }
    boolean isFew = Subset.areFew(data, out) && Subset.hasBothLabels(data, kept);
    return isFew
        ? Optional.of("leave out " + Names.samples(out.stream().sorted().toList()))
        : Optional.empty();
  }

  private static Integer worst(List<Integer> kept, boolean[][] breaches) {
    Integer worst = kept.get(0);
    long most = -1;
    for (Integer i : kept) {
      long count = kept.stream().filter(k -> breaches[i][k]).count();
      if (count > most) {
        most = count;
        worst = i;
      }
    }
    return worst;
  }
}
