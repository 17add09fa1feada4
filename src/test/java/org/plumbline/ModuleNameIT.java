package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar of the library is an automatic module of a name that does not change. */
final class ModuleNameIT {
  @Test
  void moduleIsCalledByThePackage() throws IOException {
    Path target = Path.of(System.getProperty("plumbline.executable")).toAbsolutePath().getParent();
    List<Path> jars;
    try (Stream<Path> files = Files.list(target)) {
      String library = "plumbline-" + Version.number() + ".jar";
      jars = files.filter(file -> file.endsWith(library)).toList();
    }
    assertThat(jars).hasSize(1);
    assertThat(ModuleFinder.of(jars.get(0)).find("org.plumbline"))
        .hasValueSatisfying(found -> assertThat(found.descriptor().isAutomatic()).isTrue());
  }
}
