package org.plumbline.claim.theorem;

import org.plumbline.data.Loss;

/** The loss is exponential or logistic: the losses that the theorems are about. */
final class FallingLoss implements Hypothesis {
  @Override
  public String id() {
    return "loss";
  }

  @Override
  public String statement() {
    return "the loss is exponential or logistic";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    Loss loss = grounds.problem().loss();
    return loss == Loss.EXPONENTIAL || loss == Loss.LOGISTIC
        ? Assessment.proved("it is " + loss)
        : Assessment.fails("it is " + loss, Witness.at("loss"))
            .changing("loss: exponential, or loss: logistic");
  }
}
