package org.metatables.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metatables.naming.PhysicalName;

/**
 * What the comparison of several tables came to.
 *
 * @param verdicts one per table that was asked for, in the order of asking
 */
public record DriftReport(Map<PhysicalName, Verdict> verdicts) {

    public DriftReport {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /** The report that all these tables are as declared. */
    public static DriftReport same(Collection<PhysicalName> tables) {
        Map<PhysicalName, Verdict> verdicts = new LinkedHashMap<>();
        tables.forEach(table -> verdicts.put(table, new Verdict.Same()));
        return new DriftReport(verdicts);
    }

    /** Whether all tables are as declared, without any difference. */
    public boolean isClean() {
        return verdicts.values().stream().allMatch(Verdict.Same.class::isInstance);
    }

    /**
     * The verdict on one table.
     *
     * @throws IllegalArgumentException if the table was not compared
     */
    public Verdict of(PhysicalName table) {
        Verdict verdict = verdicts.get(table);
        if (verdict == null) {
            throw new IllegalArgumentException("The table " + table + " was not compared.");
        }
        return verdict;
    }

    /** All differences, table by table, the most serious of each table first. */
    public List<Finding> findings() {
        return verdicts.values().stream()
                .flatMap(verdict -> verdict.findings().stream())
                .toList();
    }

    /** Whether a difference of any table stands against using it. */
    public boolean blocksActivation() {
        return verdicts.values().stream().anyMatch(Verdict::blocksActivation);
    }

    /** The report for readers: one line per finding and per table that cannot be judged; empty if all are the same. */
    public String text() {
        List<String> lines = new ArrayList<>();
        verdicts.forEach((table, verdict) -> {
            verdict.findings().forEach(finding -> lines.add(finding.line()));
            if (verdict instanceof Verdict.CannotTell unknown) {
                lines.add(Verdict.CannotTell.ID + " UNKNOWN " + table + ": " + unknown.reason());
            }
        });
        return String.join(System.lineSeparator(), lines);
    }
}
