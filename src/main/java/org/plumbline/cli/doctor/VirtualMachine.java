package org.plumbline.cli.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** The settings of this virtual machine, where it tells them. */
final class VirtualMachine {
  private VirtualMachine() {}

  /** A setting that is a whole number; empty where the virtual machine has none of that name. */
  static Optional<Long> number(String name) {
    try {
      HotSpotDiagnosticMXBean settings =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Optional.of(Long.valueOf(settings.getVMOption(name).getValue()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
