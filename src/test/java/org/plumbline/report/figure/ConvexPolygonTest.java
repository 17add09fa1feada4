package org.plumbline.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link ConvexPolygon}: cut by lines. */
final class ConvexPolygonTest {
  private static final ConvexPolygon SQUARE = ConvexPolygon.SQUARE;

  private static ConvexPolygon.Point point(double u, double v) {
    return new ConvexPolygon.Point(u, v);
  }

  @Test
  void halfOfTheSquare() {
    Affine right = Affine.of(1, 0, 0);
    assertThat(SQUARE.positive(right).corners())
        .containsExactly(point(0, -1), point(1, -1), point(1, 1), point(0, 1));
    assertThat(SQUARE.zero(right)).contains(new ConvexPolygon.Segment(point(0, -1), point(0, 1)));
  }

  @Test
  void aLineThroughCornersIsTheDiagonal() {
    assertThat(SQUARE.zero(Affine.of(1, 1, 0)))
        .contains(new ConvexPolygon.Segment(point(1, -1), point(-1, 1)));
  }

  @Test
  void aLineAlongAnEdgeIsThatEdge() {
    assertThat(SQUARE.zero(Affine.of(1, 0, 1)))
        .contains(new ConvexPolygon.Segment(point(-1, -1), point(-1, 1)));
  }

  @Test
  void aLineThatMeetsACornerAloneOrNothingIsNone() {
    assertThat(SQUARE.zero(Affine.of(1, 1, 2))).isEmpty();
    assertThat(SQUARE.zero(Affine.of(1, 1, 3))).isEmpty();
    assertThat(SQUARE.positive(Affine.of(1, 1, -3)).corners()).isEmpty();
  }

  @Test
  void boundsAreThoseAtCorners() {
    Affine function = Affine.of(1, -2, 0.5);
    assertThat(SQUARE.least(function)).isEqualTo(-2.5);
    assertThat(SQUARE.greatest(function)).isEqualTo(3.5);
  }
}
