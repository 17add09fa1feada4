/**
 * Plumbline for Java programs: read or build an experiment, run its check, get the report as values
 * or as the files that the command writes, have anyone's trajectory verified, and compare what
 * another program recorded, or answers, with what is exact.
 *
 * <pre>{@code
 * Experiment experiment = ExperimentFiles.read(Path.of("flowers.yaml"));
 * CheckReport report = Check.of(experiment).run();
 * report.findings().forEach(f -> System.out.println(f.verdict() + " " + f.id()));
 * }</pre>
 *
 * <p>An experiment comes from {@link org.plumbline.ExperimentFiles} or {@link
 * org.plumbline.ExperimentBuilder}; {@link org.plumbline.Check} runs it, tells a {@link
 * org.plumbline.CheckProgress} how far it is and ends early by a {@link
 * org.plumbline.Cancellation}; {@link org.plumbline.CheckReport} is what was found, with the flow
 * as a {@link org.plumbline.CheckedFlow}. {@link org.plumbline.RecordingCheck} compares a recording
 * with an experiment and {@link org.plumbline.EngineCheck} asks a program about one; {@link
 * org.plumbline.ComparisonReport} is what came of either. {@link org.plumbline.LawCheck} counts the
 * conservation laws of a network. What is wrong with a file or a value is an exception whose
 * message is one line; nothing here prints or ends a process.
 *
 * <p>The values that these classes take and give are public as well:
 *
 * <ul>
 *   <li>{@code org.plumbline.number}: exact numbers, intervals, bounds
 *   <li>{@code org.plumbline.network}, {@code org.plumbline.data}: networks, samples, losses
 *   <li>{@code org.plumbline.experiment}: experiments
 *   <li>{@code org.plumbline.generate}: samples from a recipe, and what holds of them exactly
 *   <li>{@code org.plumbline.field}: the flow problem, trajectories, gates and their events
 *   <li>{@code org.plumbline.enclosure}, {@code org.plumbline.enclosure.step}: what is proved of a
 *       trajectory
 *   <li>{@code org.plumbline.claim}, {@code org.plumbline.claim.along}: findings, verdicts,
 *       certificates, the interval of a finding
 *   <li>{@code org.plumbline.claim.count}: conservation laws and how many there are
 *   <li>{@code org.plumbline.engine}, {@code org.plumbline.flow}: the engines, and what an engine
 *       of your own implements
 *   <li>{@code org.plumbline.compare}, {@code org.plumbline.compare.finding}, {@code
 *       org.plumbline.compare.recording}: what a recording claims, how its arrays lie, and what was
 *       found of each claim
 *   <li>{@code org.plumbline.sweep}: what the rows of a campaign come to, and why a folder is
 *       refused
 *   <li>{@code org.plumbline.engine.process}: why a program could not be asked
 * </ul>
 *
 * <p>Of these packages, the types that signatures of this one lead to are the interface, and tests
 * hold that list; all else, and every other package, is internal and may change at any time.
 */
package org.plumbline;
