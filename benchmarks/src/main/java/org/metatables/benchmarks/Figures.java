package org.metatables.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints what the README of this module explains: ratios of one run. */
public final class Figures {

    private Figures() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments a regular expression over the names of benchmarks; all without one
     */
    public static void main(String[] arguments) throws RunnerException, SQLException, IOException {
        String chosen = arguments.length == 0 ? ".*" : arguments[0];
        Map<String, Double> micros = micros(new Runner(options(chosen)).run());
        System.out.println();
        ratio(micros, "SelectBenchmark.sameScope", "SelectBenchmark.raw", "1.10");
        ratio(micros, "SelectBenchmark.anotherScope", "SelectBenchmark.raw", "1.50");
        ratio(micros, "SelectBenchmark.rawInTransaction", "SelectBenchmark.raw", "-");
        ratio(micros, "InsertBenchmark.governed", "InsertBenchmark.rawInTransaction", "1.00");
        difference(micros, "AnalysisBenchmark.unknown", "AnalysisBenchmark.known", "2,000");
        if ("StreamFigures".matches(chosen)) {
            StreamFigures.print();
        }
        if ("LoadFigures".matches(chosen)) {
            LoadFigures.print();
        }
    }

    private static Options options(String chosen) {
        return new OptionsBuilder()
                .include(chosen)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(3))
                .forks(2)
                .jvmArgsAppend("-Xmx512m")
                .build();
    }

    private static Map<String, Double> micros(Collection<RunResult> results) {
        Map<String, Double> micros = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            micros.put(
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    result.getPrimaryResult().getScore());
        }
        return micros;
    }

    private static void ratio(Map<String, Double> micros, String one, String other, String aim) {
        if (micros.containsKey(one) && micros.containsKey(other)) {
            System.out.printf(
                    "%s %.1f us / %s %.1f us = %.2f (aim %s)%n",
                    one, micros.get(one), other, micros.get(other), micros.get(one) / micros.get(other), aim);
        }
    }

    private static void difference(Map<String, Double> micros, String one, String other, String aim) {
        if (micros.containsKey(one) && micros.containsKey(other)) {
            System.out.printf("%s - %s = %.0f us (aim %s)%n", one, other, micros.get(one) - micros.get(other), aim);
        }
    }
}
