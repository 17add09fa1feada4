package org.plumbline.enclosure.ball;

import java.util.List;
import java.util.function.UnaryOperator;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.number.Dyadic;

/** What slopes of losses are made of, on series balls: results contain those of every series. */
final class BallFunctions implements SlopeFunctions<SeriesBall> {
  private final int order;
  private final int count;
  private final SeriesFunctions functions;
  private final SeriesRoots roots;

  /** Functions to {@code order} with {@code count} limbs. */
  BallFunctions(int order, int count) {
    this.order = order;
    this.count = count;
    this.functions = new SeriesFunctions(order, count);
    this.roots = new SeriesRoots(order, count);
  }

  @Override
  public SeriesBall of(long n) {
    return SeriesBall.approximate(List.of(Dyadic.of(n)), count + 1);
  }

  @Override
  public SeriesBall negate(SeriesBall u) {
    return u.negated();
  }

  @Override
  public SeriesBall add(SeriesBall u, SeriesBall v) {
    SeriesBall one = of(1);
    return SeriesSum.dot(new SeriesBall[] {u, v}, new SeriesBall[] {one, one}, order, count);
  }

  @Override
  public SeriesBall multiply(SeriesBall u, SeriesBall v) {
    return SeriesSum.product(u, v, order, count);
  }

  @Override
  public SeriesBall reciprocal(SeriesBall u) {
    return functions.reciprocalOfOnePlus(add(u, of(-1)));
  }

  @Override
  public SeriesBall sqrt(SeriesBall u) {
    return roots.sqrt(u);
  }

  /** By where it begins. */
  @Override
  public boolean isNegative(SeriesBall u) {
    return u.coefficient(0).signum() < 0;
  }

  /** Formulas are good for balls as they are. */
  @Override
  public SeriesBall decreasing(SeriesBall u, UnaryOperator<SeriesBall> function) {
    return function.apply(u);
  }

  @Override
  public SeriesBall exp(SeriesBall u) {
    return functions.exp(u);
  }

  @Override
  public SeriesBall logistic(SeriesBall u) {
    return functions.logistic(u);
  }
}
