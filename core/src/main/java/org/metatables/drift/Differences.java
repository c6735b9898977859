package org.metatables.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.metatables.drift.internal.NormalForm;
import org.metatables.naming.PhysicalName;

/** Collects what the comparison of one table finds. Not thread-safe. */
final class Differences {

    private final PhysicalName table;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unknowns = new ArrayList<>();

    Differences(PhysicalName table) {
        this.table = table;
    }

    void add(FindingKind kind, String subject, String expected, String actual, String remedy) {
        findings.add(new Finding(kind, table, subject, expected, actual, remedy));
    }

    /** Notes that PostgreSQL refused to judge a part of the definition. */
    void unknown(String subject, String declared, NormalForm.Refused refusal) {
        unknowns.add(
                "PostgreSQL cannot judge the declared " + subject + ", " + declared + ": " + refusal.message() + ".");
    }

    Verdict verdict() {
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::kind))
                .toList();
        if (!unknowns.isEmpty()) {
            return new Verdict.CannotTell(sorted, String.join(" ", unknowns));
        }
        return sorted.isEmpty() ? new Verdict.Same() : new Verdict.Different(sorted);
    }
}
