/**
 * The rows of campaigns: what is kept of each run, the journal they are appended to, and what they
 * come to. Runs themselves are {@link org.plumbline.Sweep}'s, and texts those of reports.
 *
 * <p>Untrusted: verdicts come from checks, and are copied here.
 */
package org.plumbline.sweep;
