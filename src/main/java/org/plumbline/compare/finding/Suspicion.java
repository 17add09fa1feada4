package org.plumbline.compare.finding;

/**
 * What a claim looks like.
 *
 * @param explanation the kind
 * @param text in words, with the numbers
 */
public record Suspicion(Explanation explanation, String text) {}
