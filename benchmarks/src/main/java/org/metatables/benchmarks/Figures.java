package org.metatables.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints what the README of this module explains: ratios of one run. */
public final class Figures {

    private static final int ROUNDS = 3;
    private static final String TIME = "governed time / raw time";

    private Figures() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments a regular expression over the names of benchmarks; all without one
     */
    public static void main(String[] arguments) throws RunnerException, SQLException, IOException {
        Pattern chosen = Pattern.compile(arguments.length == 0 ? "" : arguments[0]);
        if (chosen.matcher("SelectBenchmark").find()) {
            select();
        }
        if (chosen.matcher("InsertBenchmark").find()) {
            insert();
        }
        if (chosen.matcher("AnalysisBenchmark").find()) {
            analysis();
        }
        if (chosen.matcher("StreamFigures").find()) {
            StreamFigures.print();
        }
        if (chosen.matcher("LoadFigures").find()) {
            LoadFigures.print();
        }
    }

    private static void select() throws RunnerException {
        Comparison same = new Comparison("select by key, same scope", "us", TIME, "at most 1.10");
        Comparison another = new Comparison("select by key, another scope", "us", TIME, "at most 1.50");
        for (Map<String, Double> round : rounds(SelectBenchmark.class)) {
            same.addRound(round.get("sameScope"), round.get("raw"));
            another.addRound(round.get("anotherScope"), round.get("raw"));
        }
        Comparison.printTitles();
        same.print();
        another.print();
    }

    private static void insert() throws RunnerException {
        Comparison insert = new Comparison("insert of one row, audited", "us", TIME, "at most 1.00");
        for (Map<String, Double> round : rounds(InsertBenchmark.class)) {
            insert.addRound(round.get("governed"), round.get("rawInTransaction"));
        }
        Comparison.printTitles();
        insert.print();
    }

    private static void analysis() throws RunnerException {
        List<Double> unknown = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (Map<String, Double> round : rounds(AnalysisBenchmark.class)) {
            // PostgreSQL reads and plans a new text for raw JDBC, too.
            unknown.add(round.get("unknown") - round.get("known") - (round.get("rawUnknown") - round.get("rawKnown")));
            known.add(round.get("known") - round.get("rawKnown"));
        }
        System.out.printf(Locale.ROOT, "%n| what | median of the rounds | aim |%n|---|---|---|%n");
        System.out.printf(
                Locale.ROOT,
                "| analysis of a new statement of 1 kB: (new - known) - the same of raw JDBC | %,.0f us | under 2,000 us |%n",
                Comparison.median(unknown));
        System.out.printf(
                Locale.ROOT,
                "| a known statement of 1 kB: governed - raw, all that governing adds | %,.1f us | under 20 us |%n",
                Comparison.median(known));
    }

    /** The average times of the methods of a class in microseconds, for each round. */
    private static List<Map<String, Double>> rounds(Class<?> benchmarks) throws RunnerException {
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Double> micros = new HashMap<>();
            for (RunResult result : new Runner(options(benchmarks)).run()) {
                String name = result.getParams().getBenchmark();
                micros.put(
                        name.substring(name.lastIndexOf('.') + 1),
                        result.getPrimaryResult().getScore());
            }
            rounds.add(micros);
        }
        return rounds;
    }

    /** A JVM of its own for each method, in each round. */
    private static Options options(Class<?> benchmarks) {
        return new OptionsBuilder()
                .include(Pattern.quote(benchmarks.getName()))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(2))
                .forks(1)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xmx512m")
                .build();
    }
}
