package org.plumbline.compare;

import org.plumbline.compare.gradient.Judgement;

/**
 * A gradient or a step of gradient descent that was judged.
 *
 * @param point the recorded point it begins at, from 0
 * @param judgement what was found of it
 */
public record JudgedClaim(int point, Judgement judgement) {}
