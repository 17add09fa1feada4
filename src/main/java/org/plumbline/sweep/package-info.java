/**
 * The rows of campaigns: what is kept of each run, the journal they are appended to, the finished
 * table and its summary. Runs themselves are {@link org.plumbline.Sweep}'s.
 *
 * <p>Untrusted: verdicts come from checks, and are copied here.
 */
package org.plumbline.sweep;
