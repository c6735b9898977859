package org.metatables.hibernate.boot;

import java.util.ArrayList;
import java.util.List;
import org.metatables.drift.DriftReport;
import org.metatables.drift.Finding;
import org.metatables.drift.Verdict;
import org.metatables.settings.MetaTablesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start-up does about drift: {@code fail}, {@code warn} or {@code ignore}.
 *
 * @param breaking about differences that make a promised statement fail
 * @param additive about differences that take nothing away
 */
record DriftPolicy(String breaking, String additive) {

    private static final Logger log = LoggerFactory.getLogger(DriftPolicy.class);

    /** @throws org.metatables.settings.InvalidSettingException if a setting is none of the three */
    static DriftPolicy of(MetaTablesSettings settings) {
        return new DriftPolicy(
                settings.choice(MetaTablesSettings.STARTUP_BREAKING, "fail", "warn", "ignore"),
                settings.choice(MetaTablesSettings.STARTUP_ADDITIVE, "warn", "fail", "ignore"));
    }

    /** @throws TableDriftException if there is a difference with which the application must not start */
    void apply(DriftReport report) {
        List<Finding> refused = new ArrayList<>();
        for (Finding finding : report.findings()) {
            switch (actionOn(finding)) {
                case "fail" -> refused.add(finding);
                case "warn" -> log.warn("{}", finding.line());
                default -> log.debug("{}", finding.line());
            }
        }
        report.verdicts().forEach((table, verdict) -> {
            if (verdict instanceof Verdict.CannotTell unknown) {
                log.warn("{} could not be compared as a whole with its entity: {}", table, unknown.reason());
            }
        });
        if (!refused.isEmpty()) {
            throw new TableDriftException(refused);
        }
    }

    private String actionOn(Finding finding) {
        return switch (finding.severity()) {
            case BREAKING -> breaking;
            case ADDITIVE -> additive;
            case COSMETIC -> "ignore";
        };
    }
}
