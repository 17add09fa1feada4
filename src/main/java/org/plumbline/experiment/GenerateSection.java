package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Dataset;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Parameter;
import org.plumbline.generate.Recipe;
import org.plumbline.generate.RecipeException;
import org.plumbline.number.Rational;

/** Reads {@code data.generate}: samples that are drawn as a recipe says. */
final class GenerateSection {
  private final Cursor recipe;

  GenerateSection(Cursor recipe) {
    this.recipe = recipe;
  }

  /** The samples, whose numbers count as read. */
  Dataset read() {
    GeneratedData generated = generated();
    Dataset data = generated.data();
    boolean isAdmitted =
        data.points().stream().flatMap(List::stream).allMatch(x -> recipe.origin().admits(x));
    if (!isAdmitted) {
      throw recipe.error("the numbers up to here fill more than 32 MiB; expected fewer samples");
    }
    recipe.origin().generated(generated);
    recipe
        .origin()
        .note(
            "data.generate: kind %s, seed %d; report.json lists under samples.generated what holds exactly of the samples as they are drawn."
                .formatted(generated.recipe().kind(), generated.recipe().seed()));
    return data;
  }

  private GeneratedData generated() {
    recipe.onlyKeys(keys());
    Kind kind = recipe.required("kind").choice("kind", Kind.byId());
    Map<Parameter, Rational> values = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      recipe.optional(parameter.key()).ifPresent(c -> values.put(parameter, c.rational()));
    }
    try {
      return new Recipe(
              kind,
              (int) recipe.required("samples").integer(1, Recipe.MOST),
              (int) recipe.required("dimension").integer(1, Recipe.MOST),
              recipe.required("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE),
              values)
          .generate();
    } catch (RecipeException e) {
      throw recipe.optional(e.key()).orElse(recipe).error(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("kind", "samples", "dimension", "seed"));
    Arrays.stream(Parameter.values()).forEach(parameter -> keys.add(parameter.key()));
    return keys;
  }
}
