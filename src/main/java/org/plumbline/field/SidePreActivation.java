package org.plumbline.field;

/**
 * The pre-activation of a silent pair as seen from one side of a pinned vertex that feeds it, up to
 * a positive factor: its sign is the gate the pair has on that side.
 *
 * @param pair the silent pair
 * @param pinned the pinned vertex, on the same sample
 * @param above whether the positive side is meant
 */
public record SidePreActivation(Pair pair, int pinned, boolean above) {}
