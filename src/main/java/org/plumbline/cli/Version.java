package org.plumbline.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, as {@code --version} prints it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"plumbline " + number()};
  }

  /** The version alone, such as {@code 0.1.0}. */
  static String number() {
    return org.plumbline.Version.number();
  }
}
