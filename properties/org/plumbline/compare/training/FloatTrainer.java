package org.plumbline.compare.training;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;

/**
 * Gradient descent for layered networks without skips in plain loops of {@code float}, as somebody
 * would write it who has never seen this project, with faults to switch on.
 */
public final class FloatTrainer {
  /** What is wrong with a gradient. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** The second entry is larger by one part in 10,000. */
    SCALED_ENTRY,
    /** The second weight matrix is read column by column. */
    TRANSPOSED_WEIGHT,
    /** The gradient of the second matrix is written column by column. */
    TRANSPOSED_GRADIENT,
    /** The last sample is forgotten, the mean taken over those left. */
    ONE_SAMPLE_LESS,
    /** The first sample is counted twice, the mean taken over as many as there should be. */
    ONE_SAMPLE_TWICE,
    /** The sum in place of the mean. */
    SUM,
    /** The direction of descent. */
    SIGN,
    /** The other loss. */
    LOSS,
    /** All is rounded to 16 bits, of which 8 are significant. */
    SHORT
  }

  private final int[] widths;
  private final float[] slopes;
  private final float[][] points;
  private final int[] labels;
  private final Loss loss;
  private final Reduction reduction;
  private Fault fault = Fault.NONE;
  private float slopeAtZero;
  private float[] gateWeights = new float[0];

  /** A trainer of a problem with the given architecture. */
  public FloatTrainer(LayeredArchitecture architecture, FlowProblem problem) {
    widths = architecture.widths().stream().mapToInt(w -> w).toArray();
    slopes = new float[widths.length];
    for (int l = 1; l < widths.length - 1; l++) {
      slopes[l] = (float) architecture.activations().get(l - 1).negativeSlope().approximateDouble();
    }
    points = new float[problem.data().size()][widths[0]];
    labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = problem.data().label(i);
      for (int a = 0; a < widths[0]; a++) {
        points[i][a] = (float) problem.data().point(i).get(a).approximateDouble();
      }
    }
    loss = problem.loss();
    reduction = problem.reduction();
  }

  /** Switches a fault on. */
  public FloatTrainer with(Fault other) {
    fault = other;
    return this;
  }

  /** Sets the slope of ReLU at 0. */
  public FloatTrainer withSlopeAtZero(double slope) {
    slopeAtZero = (float) slope;
    return this;
  }

  /** Takes gates at other weights from now on. */
  public FloatTrainer withGatesAt(float[] weights) {
    gateWeights = weights.clone();
    return this;
  }

  /** The initial weights of a problem, rounded. */
  public static float[] start(FlowProblem problem) {
    float[] weights = new float[problem.initialWeights().size()];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = (float) problem.initialWeights().get(p).approximateDouble();
    }
    return weights;
  }

  /** The same numbers. */
  public static List<Dyadic> exact(float[] numbers) {
    Dyadic[] exact = new Dyadic[numbers.length];
    for (int p = 0; p < exact.length; p++) {
      exact[p] = Dyadic.of(numbers[p]);
    }
    return List.of(exact);
  }

  /** One step. */
  public float[] step(float[] weights, float stepSize) {
    float[] gradient = gradient(weights);
    float[] next = new float[weights.length];
    for (int p = 0; p < next.length; p++) {
      next[p] = weights[p] - stepSize * gradient[p];
    }
    return next;
  }

  /** The gradient on all samples. */
  public float[] gradient(float[] weights) {
    int[] all = new int[points.length];
    Arrays.setAll(all, i -> i);
    return gradient(weights, all);
  }

  /** The gradient on some samples. */
  public float[] gradient(float[] weights, int[] batch) {
    float[] sum = new float[weights.length];
    int end = fault == Fault.ONE_SAMPLE_LESS ? batch.length - 1 : batch.length;
    float factor = reduction == Reduction.MEAN && fault != Fault.SUM ? 1f / end : 1f;
    for (int k = 0; k < end; k++) {
      add(sum, weights, batch[k], factor);
    }
    if (fault == Fault.ONE_SAMPLE_TWICE) {
      add(sum, weights, batch[0], factor);
    }
    if (fault == Fault.SCALED_ENTRY) {
      sum[1] *= 1.0001f;
    }
    if (fault == Fault.SIGN) {
      for (int p = 0; p < sum.length; p++) {
        sum[p] = -sum[p];
      }
    }
    return fault == Fault.TRANSPOSED_GRADIENT ? transposed(sum) : sum;
  }

  private float[] transposed(float[] numbers) {
    float[] copy = numbers.clone();
    int first = widths[0] * widths[1];
    for (int r = 0; r < widths[2]; r++) {
      for (int c = 0; c < widths[1]; c++) {
        copy[first + c * widths[2] + r] = numbers[first + r * widths[1] + c];
      }
    }
    return copy;
  }

  private float[][] forward(float[] w, int sample) {
    float[][] sums = new float[widths.length][];
    sums[0] = points[sample];
    float[] z = points[sample];
    int at = 0;
    for (int l = 1; l < widths.length; l++) {
      float[] s = new float[widths[l]];
      for (int r = 0; r < s.length; r++) {
        for (int c = 0; c < z.length; c++) {
          s[r] = rounded(s[r] + w[at++] * z[c]);
        }
      }
      sums[l] = s;
      z = activated(s, l);
    }
    return sums;
  }

  private float[] activated(float[] s, int layer) {
    if (layer == 0) {
      return s;
    }
    float[] z = s.clone();
    for (int r = 0; r < s.length; r++) {
      z[r] = s[r] >= 0 ? s[r] : slopes[layer] * s[r];
    }
    return z;
  }

  private float gate(float s, float slope) {
    return s > 0 ? 1 : s < 0 ? slope : slope + slopeAtZero * (1 - slope);
  }

  private float rounded(float x) {
    return fault == Fault.SHORT
        ? Float.intBitsToFloat((Float.floatToIntBits(x) + 0x8000) & 0xffff0000)
        : x;
  }

  /** As one differentiates {@code (√(4 + p²) - p)/2}: right to an absolute error only. */
  private static float squarePlusSlope(float p) {
    return (1f - p / (float) Math.sqrt(4f + p * p)) / 2f;
  }

  private void add(float[] sum, float[] weights, int sample, float factor) {
    float[] w = fault == Fault.TRANSPOSED_WEIGHT ? transposed(weights) : weights;
    float[][] sums = forward(w, sample);
    float[][] seen = gateWeights.length > 0 ? forward(gateWeights, sample) : sums;
    int last = widths.length - 1;
    float margin = labels[sample] * sums[last][0];
    boolean exponential = (loss == Loss.EXPONENTIAL) != (fault == Fault.LOSS);
    float c =
        loss == Loss.SQUAREPLUS && fault != Fault.LOSS
            ? squarePlusSlope(margin)
            : loss == Loss.SQUARE && fault != Fault.LOSS
                ? 1f - margin
                : exponential ? (float) Math.exp(-margin) : 1f / (1f + (float) Math.exp(margin));
    float[] delta = {rounded(-labels[sample] * (c * factor))};
    int at = w.length;
    for (int l = last; l >= 1; l--) {
      float[] z = activated(sums[l - 1], l - 1);
      at -= widths[l] * widths[l - 1];
      float[] back = new float[widths[l - 1]];
      for (int r = 0; r < widths[l]; r++) {
        for (int a = 0; a < widths[l - 1]; a++) {
          sum[at + r * widths[l - 1] + a] =
              rounded(sum[at + r * widths[l - 1] + a] + delta[r] * z[a]);
          back[a] = rounded(back[a] + w[at + r * widths[l - 1] + a] * delta[r]);
        }
      }
      for (int a = 0; l > 1 && a < back.length; a++) {
        back[a] *= gate(seen[l - 1][a], slopes[l - 1]);
      }
      delta = back;
    }
  }
}
