package org.plumbline.compare;

import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.number.Rational;
import org.plumbline.run.RunProgress;

/** Progress that ends a comparison after it was asked so many times whether to go on. */
public final class Interrupting implements RunProgress {
  private final AtomicInteger left;

  private Interrupting(int asked) {
    this.left = new AtomicInteger(asked);
  }

  public static RunProgress after(int asked) {
    return new Interrupting(asked);
  }

  @Override
  public boolean advanced(int steps, int events, Rational time, double logRisk) {
    return true;
  }

  @Override
  public boolean verifying(int done, int all) {
    return true;
  }

  @Override
  public void again(int digits) {}

  @Override
  public void checking(int done, int all, String claim) {}

  @Override
  public boolean examining(int done, int all) {
    return left.getAndDecrement() > 0;
  }
}
