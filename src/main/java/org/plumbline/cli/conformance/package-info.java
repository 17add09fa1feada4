/**
 * Examinations of engines that are programs of their own: random questions, their exact judgement,
 * and the smallest question that an engine gets wrong.
 */
package org.plumbline.cli.conformance;
