package org.metatables.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindingKindTest {

    /** People filter by these ids: a line here may be added, but never changed. */
    private static final String IDS = """
            MT-DRIFT-001 TABLE_MISSING BREAKING
            MT-DRIFT-002 NOT_A_TABLE BREAKING
            MT-DRIFT-010 COLUMN_MISSING BREAKING
            MT-DRIFT-011 COLUMN_EXTRA ADDITIVE
            MT-DRIFT-012 COLUMN_EXTRA_MANDATORY BREAKING
            MT-DRIFT-013 TYPE_DIFFERS BREAKING
            MT-DRIFT-014 TYPE_UNKNOWN BREAKING
            MT-DRIFT-015 NULLABLE BREAKING
            MT-DRIFT-016 NOT_NULLABLE BREAKING
            MT-DRIFT-020 DEFAULT_MISSING BREAKING
            MT-DRIFT-021 DEFAULT_DIFFERS BREAKING
            MT-DRIFT-022 GENERATED_MISSING BREAKING
            MT-DRIFT-023 GENERATED_DIFFERS BREAKING
            MT-DRIFT-024 GENERATED_EXTRA BREAKING
            MT-DRIFT-025 IDENTITY_MISSING BREAKING
            MT-DRIFT-026 IDENTITY_EXTRA BREAKING
            MT-DRIFT-030 PRIMARY_KEY_DIFFERS BREAKING
            MT-DRIFT-031 PRIMARY_KEY_EXTRA ADDITIVE
            MT-DRIFT-032 UNIQUE_MISSING BREAKING
            MT-DRIFT-033 UNIQUE_EXTRA ADDITIVE
            MT-DRIFT-040 INDEX_MISSING ADDITIVE
            MT-DRIFT-041 INDEX_EXTRA COSMETIC
            MT-DRIFT-050 FOREIGN_KEY_MISSING BREAKING
            MT-DRIFT-051 FOREIGN_KEY_DIFFERS BREAKING
            MT-DRIFT-052 FOREIGN_KEY_EXTRA ADDITIVE
            MT-DRIFT-060 CHECK_MISSING ADDITIVE
            MT-DRIFT-061 CHECK_DIFFERS BREAKING
            MT-DRIFT-062 CHECK_EXTRA ADDITIVE
            MT-DRIFT-063 NOT_VALIDATED ADDITIVE
            MT-DRIFT-070 SEQUENCE_MISSING BREAKING
            MT-DRIFT-071 SEQUENCE_INCREMENT_DIFFERS BREAKING
            MT-DRIFT-072 ENUM_TYPE_MISSING BREAKING
            MT-DRIFT-073 ENUM_LABEL_MISSING BREAKING
            MT-DRIFT-074 ENUM_LABEL_EXTRA ADDITIVE
            MT-DRIFT-080 COMMENT_DIFFERS COSMETIC
            """;

    @Test
    void idsAndSeveritiesStayWhatTheyAre() {
        assertThat(Arrays.stream(FindingKind.values())
                        .map(kind -> kind.id() + " " + kind.name() + " " + kind.severity())
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(IDS);
    }

    @Test
    void noTwoKindsShareAnId() {
        assertThat(FindingKind.values()).extracting(FindingKind::id).doesNotHaveDuplicates();
    }
}
