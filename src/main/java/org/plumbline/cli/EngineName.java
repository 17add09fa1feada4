package org.plumbline.cli;

import java.util.List;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import picocli.CommandLine.ITypeConverter;

/** The built-in engine of a name on the command line. */
final class EngineName implements ITypeConverter<Engine> {
  @Override
  public Engine convert(String name) {
    List<String> names = Engines.all().stream().map(Engine::name).toList();
    return Engines.named(name)
        .orElseThrow(() -> Nearest.unknown(name, names, "one of " + String.join(", ", names)));
  }
}
