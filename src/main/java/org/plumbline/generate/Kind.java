package org.plumbline.generate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A kind of generated data, with what its samples are and the parameters it has. */
public enum Kind {
  /** {@link KeptMargin}, for a random direction of any norm. */
  SEPARABLE("separable"),
  /** {@link PlantedMargin} and {@link LargestMargin}, attained by the first two samples alone. */
  PLANTED("planted"),
  /** {@link NearOrthogonality}. */
  NEARLY_ORTHOGONAL("nearly-orthogonal"),
  /** {@link OrthogonalSeparability}. */
  ORTHOGONALLY_SEPARABLE("orthogonally-separable"),
  /** {@link Whiteness}. */
  WHITENED("whitened"),
  /** {@link CollinearPoints}, {@link PlantedMargin} and {@link LargestMargin}. */
  COLLINEAR("collinear"),
  /** {@link RepeatedSamples}, {@link PlantedMargin} and {@link LargestMargin}. */
  DUPLICATES("duplicates"),
  /** {@link SignParity} and {@link Inseparability}. */
  XOR("xor"),
  /** {@link ConcentricSpheres} and {@link Inseparability}. */
  RINGS("rings"),
  /** {@link CentredClusters}. */
  CLUSTERS("clusters");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /** The word for it in files and on the command line. */
  public String id() {
    return id;
  }

  /** The parameters it has. */
  public List<Parameter> parameters() {
    return switch (this) {
      case SEPARABLE, PLANTED, COLLINEAR -> List.of(Parameter.MARGIN);
      case NEARLY_ORTHOGONAL -> List.of(Parameter.FACTOR);
      case ORTHOGONALLY_SEPARABLE, WHITENED -> List.of();
      case DUPLICATES -> List.of(Parameter.MARGIN, Parameter.DISTINCT);
      case XOR -> List.of(Parameter.MARGIN, Parameter.PARITY);
      case RINGS -> List.of(Parameter.RINGS);
      case CLUSTERS -> List.of(Parameter.CLUSTERS, Parameter.SPREAD);
    };
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
