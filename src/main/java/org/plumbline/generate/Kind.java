package org.plumbline.generate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A kind of generated data, with what its samples are and the parameters it has. */
public enum Kind {
  /** {@link KeptMargin}, for a random direction of any norm. */
  SEPARABLE("separable", Parameter.MARGIN),
  /** {@link PlantedMargin} and {@link LargestMargin}, attained by the first two samples alone. */
  PLANTED("planted", Parameter.MARGIN),
  /** {@link NearOrthogonality}. */
  NEARLY_ORTHOGONAL("nearly-orthogonal", Parameter.FACTOR),
  /** {@link OrthogonalSeparability}. */
  ORTHOGONALLY_SEPARABLE("orthogonally-separable"),
  /** {@link Whiteness}. */
  WHITENED("whitened"),
  /** {@link CollinearPoints}, {@link PlantedMargin} and {@link LargestMargin}. */
  COLLINEAR("collinear", Parameter.MARGIN),
  /** {@link RepeatedSamples}, {@link PlantedMargin} and {@link LargestMargin}. */
  DUPLICATES("duplicates", Parameter.MARGIN, Parameter.DISTINCT),
  /** {@link SignParity} and {@link Inseparability}. */
  XOR("xor", Parameter.MARGIN, Parameter.PARITY),
  /** {@link ConcentricSpheres} and {@link Inseparability}. */
  RINGS("rings", Parameter.RINGS),
  /** {@link CentredClusters}. */
  CLUSTERS("clusters", Parameter.CLUSTERS, Parameter.SPREAD);

  private final String id;
  private final List<Parameter> parameters;

  Kind(String id, Parameter... parameters) {
    this.id = id;
    this.parameters = List.of(parameters);
  }

  /** The word for it in files and on the command line. */
  public String id() {
    return id;
  }

  /** The parameters it has. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The kinds by their words, in the order of this enumeration. */
  public static Map<String, Kind> byId() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(kind -> kinds.put(kind.id, kind));
    return Collections.unmodifiableMap(kinds);
  }

  @Override
  public String toString() {
    return id;
  }
}
