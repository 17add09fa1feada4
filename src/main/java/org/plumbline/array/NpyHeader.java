package org.plumbline.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an array that NumPy wrote (format versions 1 to 3).
 *
 * @param type the type of its numbers
 * @param order their byte order
 * @param columnMajor whether the first index runs fastest
 * @param shape the extents
 * @param end where the header ends and numbers begin
 */
record NpyHeader(
    BinaryType type, ByteOrder order, boolean columnMajor, List<Integer> shape, int end) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:\\s*"
              + "('[^']{0,40}'|True|False|\\([0-9L, ]*\\)|\\[.{0,200}?\\])\\s*(,|$)");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /** Reads the header at the beginning of {@code bytes}. */
  static NpyHeader read(String place, byte[] bytes, ArrayLimits limits) throws ArrayException {
    requireMagic(place, bytes);
    int version = bytes[6];
    int start = version == 1 ? 10 : 12;
    if (version < 1 || version > 3 || bytes[7] != 0 || bytes.length < start) {
      throw new ArrayException(
          place, "version " + version + "." + bytes[7] + " of the format", "1.0, 2.0 or 3.0");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8) & 0xffff_ffffL;
    if (length > LONGEST || length > bytes.length - start) {
      throw new ArrayException(
          place,
          "a header of " + length + " bytes",
          "at most " + Math.min(LONGEST, bytes.length - start));
    }
    int end = start + (int) length;
    String text =
        new String(
            bytes,
            start,
            (int) length,
            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return parse(place, text.strip(), end, limits);
  }

  private static void requireMagic(String place, byte[] bytes) throws ArrayException {
    for (int k = 0; k < MAGIC.length; k++) {
      if (bytes.length < 10 || bytes[k] != MAGIC[k]) {
        throw new ArrayException(
            place, "the file is not a NumPy array", "a file that np.save wrote");
      }
    }
  }

  private static NpyHeader parse(String place, String text, int end, ArrayLimits limits)
      throws ArrayException {
    String description = "";
    String order = "";
    String shape = "";
    boolean braced = text.startsWith("{") && text.endsWith("}");
    Matcher matcher = ENTRY.matcher(braced ? text.substring(1, text.length() - 1).strip() : "");
    int at = 0;
    int entries = 0;
    while (matcher.find(at) && matcher.start() == at) {
      String value = String.valueOf(matcher.group(2));
      switch (String.valueOf(matcher.group(1))) {
        case "descr" -> description = value;
        case "shape" -> shape = value;
        default -> order = value;
      }
      entries++;
      at = matcher.end();
    }
    boolean complete =
        braced
            && entries == 3
            && at == text.length() - 2 - spaces(text)
            && shape.startsWith("(")
            && (order.equals("True") || order.equals("False"));
    if (!complete) {
      throw new ArrayException(
          place,
          "the header " + ArrayException.quoted(text),
          "a dictionary with descr, fortran_order and shape");
    }
    return of(place, description, order.equals("True"), shape, end, limits);
  }

  /** The white space inside the braces that stripping takes away. */
  private static int spaces(String text) {
    String inner = text.substring(1, text.length() - 1);
    return inner.length() - inner.strip().length();
  }

  private static NpyHeader of(
      String place,
      String description,
      boolean columnMajor,
      String shape,
      int end,
      ArrayLimits limits)
      throws ArrayException {
    String code = description.replace("'", "");
    if (code.contains("O")) {
      throw new ArrayException(place, "pickled objects", "an array of numbers");
    }
    String kind = code.replaceFirst("^[<>|=]", "");
    boolean isBfloat = kind.equals("V2") && limits.isVoidBfloat16();
    Optional<BinaryType> type =
        isBfloat ? Optional.of(BinaryType.BFLOAT16) : BinaryType.ofNumpy(kind);
    if (type.isEmpty()) {
      throw new ArrayException(
          place,
          "numbers of type " + ArrayException.quoted(description),
          "floats f2, f4, f8, integers or truth values" + limits.hint());
    }
    List<Long> extents = new ArrayList<>();
    for (String extent : shape.substring(1, shape.length() - 1).split(",", -1)) {
      if (!extent.isBlank()) {
        extents.add(extent(place, extent.strip()));
      }
    }
    Extents.count(place, extents);
    return new NpyHeader(
        type.get(),
        code.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        columnMajor,
        extents.stream().map(Long::intValue).toList(),
        end);
  }

  /** Long integers of Python 2 have a mark behind them. */
  private static long extent(String place, String written) throws ArrayException {
    String text = written.matches("[0-9]+L") ? written.substring(0, written.length() - 1) : written;
    if (!text.matches("[0-9]{1,18}")) {
      throw new ArrayException(
          place, "the extent " + ArrayException.quoted(text), "a whole number");
    }
    return Long.parseLong(text);
  }
}
