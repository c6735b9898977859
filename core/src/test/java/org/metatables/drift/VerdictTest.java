package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metatables.drift.internal.NormalForm;
import org.metatables.naming.PhysicalName;

class VerdictTest {

    private static final PhysicalName ACCOUNT = PhysicalName.inDefaultSchema("account");

    @Test
    void onlyABreakingFindingBlocksActivation() {
        assertThat(new Verdict.Same().blocksActivation()).isFalse();
        assertThat(new Verdict.Different(List.of(finding(FindingKind.COLUMN_EXTRA), finding(FindingKind.INDEX_EXTRA)))
                        .blocksActivation())
                .isFalse();
        assertThat(new Verdict.Different(List.of(finding(FindingKind.INDEX_EXTRA), finding(FindingKind.TYPE_DIFFERS)))
                        .blocksActivation())
                .isTrue();
        assertThat(new Verdict.CannotTell(List.of(), "Why.").blocksActivation()).isFalse();
        assertThat(new Verdict.CannotTell(List.of(finding(FindingKind.NULLABLE)), "Why.").blocksActivation())
                .isTrue();
    }

    @Test
    void aDifferenceHasAFinding() {
        assertThatThrownBy(() -> new Verdict.Different(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMostSeriousFindingComesFirst() {
        Differences differences = new Differences(ACCOUNT);
        for (FindingKind kind :
                List.of(FindingKind.COMMENT_DIFFERS, FindingKind.INDEX_MISSING, FindingKind.ENUM_LABEL_MISSING)) {
            differences.add(kind, "it", "this", "that", "Do.");
        }

        assertThat(differences.verdict().findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.BREAKING, Severity.ADDITIVE, Severity.COSMETIC);
    }

    @Test
    void whatPostgresRefusesIsSaidAfterWhatIsKnown() {
        Differences differences = new Differences(ACCOUNT);
        differences.add(FindingKind.INDEX_EXTRA, "index x", "no such index", "btree (x)", "Drop it.");
        differences.unknown("check", "id <", new NormalForm.Refused("42601", "syntax error at or near \")\""));
        Map<PhysicalName, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put(ACCOUNT, differences.verdict());

        DriftReport report = new DriftReport(verdicts);

        assertThat(report.findings()).hasSize(1);
        assertThat(report.blocksActivation()).isFalse();
        assertThat(report.text().lines())
                .containsExactly(
                        "MT-DRIFT-041 COSMETIC public.account: index x, index not in the definition: expected "
                                + "no such index, found btree (x). Drop it.",
                        "MT-DRIFT-000 UNKNOWN public.account: PostgreSQL cannot judge the declared check, id <: "
                                + "syntax error at or near \")\".");
    }

    private static Finding finding(FindingKind kind) {
        return new Finding(kind, ACCOUNT, "it", "this", "that", "Do.");
    }
}
