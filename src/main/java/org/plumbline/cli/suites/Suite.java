package org.plumbline.cli.suites;

import java.util.List;

/**
 * Properties and mutants that belong to one subject.
 *
 * @param id the id of the check they are about, or the subject's name
 * @param classes the names of the classes that hold them
 */
public record Suite(String id, List<String> classes) {
  /** A suite. */
  public Suite {
    classes = List.copyOf(classes);
  }

  /** Whether the name is the suite's id or that of one of its classes, without its package. */
  boolean isNamed(String name) {
    return id.equals(name) || classes.stream().anyMatch(type -> simple(type).equals(name));
  }

  /** The name of a class without its package. */
  static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
