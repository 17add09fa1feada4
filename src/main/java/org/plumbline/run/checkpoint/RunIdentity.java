package org.plumbline.run.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.FlowSettings;
import org.plumbline.experiment.InputFile;
import org.plumbline.experiment.SeededWeights;
import org.plumbline.number.Rational;

/**
 * All that decides what a run finds, as short texts by name: runs of one identity find the same.
 *
 * @param texts the texts, in the order in which differences matter
 */
record RunIdentity(Map<String, String> texts) {
  private static final String VERSION = "version";
  static final String ENGINE = "engine";
  private static final String DIGITS = "digits";
  private static final String SEED = "seed";
  private static final String TIME = "until-time";
  private static final String RISK = "until-risk";
  private static final String PROVED = "until-proved";
  private static final String NONE = "none";

  RunIdentity {
    texts = new LinkedHashMap<>(texts);
  }

  /** The identity of the run of an experiment. */
  static RunIdentity of(String version, String engine, Experiment experiment) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(VERSION, version);
    texts.put("experiment", experiment.name());
    texts.put("sha256", experiment.sha256());
    int number = 0;
    for (InputFile input : experiment.provenance().inputs()) {
      texts.put("input-" + number, input.sha256() + " " + input.path());
      number++;
    }
    texts.put(ENGINE, engine);
    FlowSettings flow = experiment.flow();
    texts.put(DIGITS, String.valueOf(flow.digits()));
    texts.put(
        SEED, experiment.seeding().map(SeededWeights::seed).map(String::valueOf).orElse(NONE));
    texts.put(PROVED, flow.untilProved().orElse(NONE));
    texts.put(TIME, flow.untilTime().map(Rational::toString).orElse(NONE));
    texts.put(RISK, flow.untilRisk().map(Rational::toString).orElse(NONE));
    return new RunIdentity(texts);
  }

  /** The identity that properties tell. */
  static RunIdentity of(Properties properties) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name, NONE));
    }
    return new RunIdentity(texts);
  }

  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(texts);
    return properties;
  }

  /** The text of a name. */
  String text(String name) {
    return texts.getOrDefault(name, NONE);
  }

  /** The experiment with the settings of this run in place of those that its file has. */
  Experiment applied(Experiment read) {
    Experiment experiment = read.withDigits(Integer.parseInt(text(DIGITS)));
    Optional<Long> seed = given(SEED).map(Long::parseLong);
    boolean isDrawnAnew = seed.isPresent() && !read.seeding().map(SeededWeights::seed).equals(seed);
    experiment = isDrawnAnew ? experiment.withSeed(seed.get()) : experiment;
    Optional<Rational> time = given(TIME).map(Rational::parse);
    Optional<Rational> risk = given(RISK).map(Rational::parse);
    Optional<String> proved = given(PROVED);
    return proved.isPresent()
        ? experiment.untilProved(proved.get(), time, risk)
        : experiment.until(time, risk);
  }

  private Optional<String> given(String name) {
    return Optional.of(text(name)).filter(text -> !text.equals(NONE));
  }

  /** What is another in this run, there, than in a wanted one, here; the first of several. */
  Optional<String> difference(RunIdentity wanted) {
    Map<String, String> all = new LinkedHashMap<>(wanted.texts);
    texts.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .filter(name -> !text(name).equals(wanted.text(name)))
        .findFirst()
        .map(name -> words(name) + ": " + text(name) + " there, " + wanted.text(name) + " here");
  }

  private static String words(String name) {
    return name.startsWith("input-") ? "input" : name.replace('-', ' ');
  }
}
