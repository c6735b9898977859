package org.metatables.contract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text that Python gives to a number in floating point: the fewest digits that read back as the same number.
 *
 * <p>{@link Double#toString} does not do: before Java 19 it gives a digit too many for some numbers, and its exponents
 * look different.
 */
final class PythonFloat {

    private static final int MOST_DIGITS = 17;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 16;

    private PythonFloat() {}

    /** @throws IllegalArgumentException if the number is infinite or not a number: JSON has no such value */
    static String repr(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no number " + number + ".");
        }
        String sign = Double.compare(number, 0.0) < 0 ? "-" : "";
        return sign + (number == 0 ? "0.0" : text(shortest(Math.abs(number))));
    }

    private static String text(BigDecimal shortest) {
        String digits = shortest.unscaledValue().toString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= LARGEST_PLAIN_EXPONENT) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
        }
        String plain = shortest.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            int precision = digits;
            Optional<BigDecimal> candidate = Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                    .map(mode -> exact.round(new MathContext(precision, mode)))
                    .filter(rounded -> rounded.doubleValue() == number)
                    .min(Comparator.comparing(rounded -> rounded.subtract(exact).abs()));
            if (candidate.isPresent()) {
                return candidate.get().stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
