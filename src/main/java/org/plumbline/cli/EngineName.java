package org.plumbline.cli;

import java.util.stream.Collectors;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The built-in engine of a name on the command line. */
final class EngineName implements ITypeConverter<Engine> {
  @Override
  public Engine convert(String name) {
    String names = Engines.all().stream().map(Engine::name).collect(Collectors.joining(", "));
    return Engines.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + Terminal.oneLine(name) + "'; expected one of " + names));
  }
}
