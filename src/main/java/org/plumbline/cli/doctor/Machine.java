package org.plumbline.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine and the Java that a program finds itself on.
 *
 * @param java the Java
 * @param processors how many threads run at the same time
 * @param memory bytes of the machine, or of the share of it that a container has
 * @param heap bytes that Java may use of them for what a program computes
 * @param classes where classes come from
 * @param temporary the folder for temporary files
 * @param encoding how names of files are read
 * @param terminal whether progress is shown on a terminal
 */
record Machine(
    Java java,
    int processors,
    long memory,
    long heap,
    Classes classes,
    Temporary temporary,
    String encoding,
    boolean terminal) {
  /**
   * A Java.
   *
   * @param version its version
   * @param vendor who made it
   * @param machine the name of its virtual machine
   * @param mode how that runs programs
   * @param platform the processor and the system that it is for
   * @param vectorBytes how many bytes its vectors hold, where it tells
   * @param unrollLimit the length of loops that are put into vectors, where it tells
   */
  record Java(
      String version,
      String vendor,
      String machine,
      String mode,
      String platform,
      Optional<Long> vectorBytes,
      Optional<Long> unrollLimit) {}

  /**
   * Where classes come from.
   *
   * @param program the jar or the executable
   * @param archive the archive beside it, if there is one
   * @param isRead whether Java reads classes from that; empty where it cannot be told
   */
  record Classes(String program, Optional<Path> archive, Optional<Boolean> isRead) {}

  /**
   * A folder for temporary files.
   *
   * @param folder the folder
   * @param free bytes that are free there; empty if nothing can be written there
   */
  record Temporary(Path folder, Optional<Long> free) {}

  private static final Path MAPPED = Path.of("/proc/self/maps");

  /** This machine. */
  static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        thisJava(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        classesOf(program()),
        temporary(Path.of(property("java.io.tmpdir"))),
        property("sun.jnu.encoding"),
        Boolean.getBoolean("plumbline.terminal"));
  }

  private static Java thisJava() {
    return new Java(
        property("java.version"),
        property("java.vendor"),
        property("java.vm.name"),
        property("java.vm.info"),
        property("os.arch") + " " + property("os.name"),
        VirtualMachine.number("MaxVectorSize"),
        VirtualMachine.number("LoopUnrollLimit"));
  }

  /** The jar or executable that was started; other class paths have no archive. */
  private static String program() {
    String path = property("java.class.path");
    return path.contains(File.pathSeparator) ? "a class path of several entries" : path;
  }

  /** The archive has the program's name with an ending. */
  static Classes classesOf(String program) {
    Optional<Path> archive =
        Optional.of(Path.of(program + ".jsa")).map(Path::toAbsolutePath).filter(Files::exists);
    return new Classes(program, archive, archive.flatMap(Machine::isMapped));
  }

  /** Linux lists the files that are part of a process's memory, as the archive is if it fits. */
  private static Optional<Boolean> isMapped(Path file) {
    try {
      String name = file.toRealPath().toString();
      return Optional.of(Files.readAllLines(MAPPED).stream().anyMatch(l -> l.endsWith(" " + name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Temporary temporary(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, "plumbline", ".tmp"));
      return new Temporary(folder, Optional.of(Files.getFileStore(folder).getUsableSpace()));
    } catch (IOException e) {
      return new Temporary(folder, Optional.empty());
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
