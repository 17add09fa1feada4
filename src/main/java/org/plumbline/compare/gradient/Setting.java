package org.plumbline.compare.gradient;

import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * What a gradient is taken of, and how.
 *
 * @param passes the forward passes at the weights
 * @param samples the samples whose losses are summed, repetitions counted
 * @param loss the loss
 * @param factor the factor of each sample's loss
 * @param gates the slopes of kinked vertices
 * @param style how a slope that is at most 1 is computed
 */
public record Setting(
    SamplePasses passes,
    List<Integer> samples,
    Loss loss,
    DyadicInterval factor,
    GateRule gates,
    LossSlope.Style style) {

  public Setting {
    samples = List.copyOf(samples);
  }

  Setting withPasses(SamplePasses other) {
    return new Setting(other, samples, loss, factor, gates, style);
  }

  Setting withSamples(List<Integer> other) {
    return new Setting(passes, other, loss, factor, gates, style);
  }

  Setting withLoss(Loss other) {
    return new Setting(passes, samples, other, factor, gates, style);
  }

  Setting withFactor(Rational other) {
    return new Setting(passes, samples, loss, SamplePass.enclosing(other), gates, style);
  }

  Setting withGates(GateRule other) {
    return new Setting(passes, samples, loss, factor, other, style);
  }

  Setting withStyle(LossSlope.Style other) {
    return new Setting(passes, samples, loss, factor, gates, other);
  }
}
