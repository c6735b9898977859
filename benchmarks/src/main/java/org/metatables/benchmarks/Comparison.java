package org.metatables.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What governed operations cost beside raw JDBC, measured in rounds: in each, one was measured right after the other, so that what else the
 * machine does is in both. What counts is the median of the rounds' ratios.
 */
final class Comparison {

    private static final String ROW = "| %-34s | %12s | %12s | %-28s | %5.2f (%.2f to %.2f) | %s |%n";

    private final String what;
    private final String unit;
    private final String ratioOf;
    private final String aim;
    private final List<Double> governed = new ArrayList<>();
    private final List<Double> raw = new ArrayList<>();

    /**
     * @param unit in what both are measured
     * @param ratioOf what is divided by what
     * @param aim what the ratio should be
     */
    Comparison(String what, String unit, String ratioOf, String aim) {
        this.what = what;
        this.unit = unit;
        this.ratioOf = ratioOf;
        this.aim = aim;
    }

    void addRound(double ofGoverned, double ofRaw) {
        governed.add(ofGoverned);
        raw.add(ofRaw);
    }

    /** The titles of the table that {@link #print} writes a line of. */
    static void printTitles() {
        System.out.printf(
                "%n| what | governed | raw | ratio of | median of the rounds' ratios (least to most) | aim |%n|---|---|---|---|---|---|%n");
    }

    void print() {
        double[] ratios = new double[governed.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = governed.get(round) / raw.get(round);
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                ROW,
                what,
                shown(median(governed)),
                shown(median(raw)),
                ratioOf,
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1],
                aim);
    }

    private String shown(double value) {
        return String.format(Locale.ROOT, value < 1_000 ? "%.1f %s" : "%,.0f %s", value, unit);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
