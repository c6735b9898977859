package org.metatables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metatables.access.Effect.CREATED;
import static org.metatables.access.Effect.DENIED;
import static org.metatables.access.Effect.GRANTED;
import static org.metatables.access.Permission.EDIT;
import static org.metatables.access.Permission.VIEW;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableAccessTest {

    private static final Grantee ADA = Grantee.user("ada");
    private static final Grantee RISK = Grantee.team("risk");
    private static final Grantee AUDIT = Grantee.team("audit");
    private static final Grantee OTHERS = Grantee.team("others");
    private static final Grantee NAMESAKE = Grantee.team("ada");
    private static final Principal PRINCIPAL = Principal.user("ada").inTeams("risk", "audit");

    static Stream<Arguments> decisions() {
        return Stream.of(
                row(Visibility.CLOSED, "nothing"),
                row(Visibility.VIEW, "view"),
                row(Visibility.EDIT, "edit"),
                row(Visibility.CLOSED, "view", rule(ADA, GRANTED, VIEW)),
                row(Visibility.CLOSED, "edit", rule(ADA, GRANTED, EDIT)),
                row(Visibility.CLOSED, "view", rule(RISK, GRANTED, VIEW)),
                row(Visibility.CLOSED, "edit", rule(RISK, GRANTED, VIEW), rule(AUDIT, GRANTED, EDIT)),
                row(Visibility.CLOSED, "edit", rule(ADA, CREATED, EDIT)),
                row(Visibility.CLOSED, "edit", rule(RISK, CREATED, EDIT)),
                row(Visibility.VIEW, "edit", rule(RISK, GRANTED, EDIT)),
                row(Visibility.CLOSED, "nothing", rule(OTHERS, GRANTED, EDIT), rule(NAMESAKE, CREATED, EDIT)),
                row(Visibility.EDIT, "edit", rule(OTHERS, DENIED, VIEW), rule(NAMESAKE, DENIED, VIEW)),
                row(Visibility.CLOSED, "nothing", rule(ADA, DENIED, VIEW)),
                row(Visibility.CLOSED, "nothing", rule(ADA, DENIED, EDIT)),
                row(Visibility.CLOSED, "nothing", rule(ADA, GRANTED, EDIT), rule(RISK, DENIED, VIEW)),
                row(Visibility.CLOSED, "view", rule(ADA, GRANTED, EDIT), rule(RISK, DENIED, EDIT)),
                row(Visibility.CLOSED, "nothing", rule(RISK, GRANTED, EDIT), rule(ADA, DENIED, VIEW)),
                row(Visibility.CLOSED, "view", rule(RISK, GRANTED, EDIT), rule(ADA, DENIED, EDIT)),
                row(Visibility.CLOSED, "view", rule(RISK, GRANTED, VIEW), rule(AUDIT, DENIED, EDIT)),
                row(Visibility.CLOSED, "nothing", rule(ADA, CREATED, EDIT), rule(ADA, DENIED, VIEW)),
                row(Visibility.CLOSED, "view", rule(ADA, CREATED, EDIT), rule(AUDIT, DENIED, EDIT)),
                row(Visibility.EDIT, "nothing", rule(RISK, DENIED, VIEW)),
                row(Visibility.EDIT, "view", rule(RISK, DENIED, EDIT)),
                row(Visibility.VIEW, "view", rule(RISK, DENIED, EDIT), rule(ADA, GRANTED, EDIT)));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDenialCountsBeforeAllThatGives(Visibility byDefault, String may, List<AccessRule> rules) {
        Decision decision = TableAccess.of(rules).decide(PRINCIPAL, byDefault);

        assertThat(decision.allows(VIEW)).isEqualTo(!may.equals("nothing"));
        assertThat(decision.allows(EDIT)).isEqualTo(may.equals("edit"));
        assertThat(decision.reason()).endsWith(".");
    }

    @Test
    void theReasonIsOneThatAPersonUnderstands() {
        assertThat(reason(Visibility.CLOSED)).isEqualTo("Neither the user nor a team of the user is granted view.");
        assertThat(reason(Visibility.VIEW))
                .isEqualTo("By default everybody may view. Neither the user nor a team of the user is granted edit.");
        assertThat(reason(Visibility.EDIT)).isEqualTo("By default everybody may edit.");
        assertThat(reason(Visibility.CLOSED, rule(RISK, GRANTED, EDIT))).isEqualTo("The team risk is granted edit.");
        assertThat(reason(Visibility.CLOSED, rule(ADA, CREATED, EDIT))).isEqualTo("The user ada created the table.");
        assertThat(reason(Visibility.CLOSED, rule(ADA, CREATED, EDIT), rule(RISK, DENIED, EDIT)))
                .isEqualTo("The user ada created the table. The team risk is denied edit.");
        assertThat(reason(Visibility.EDIT, rule(ADA, GRANTED, EDIT), rule(RISK, DENIED, VIEW)))
                .isEqualTo("The team risk is denied view.");
    }

    @Test
    void decidesTheSameForAFewTeamsAmongManyGrantsAndForManyTeamsAmongFew() {
        List<AccessRule> many = IntStream.range(0, 1_000)
                .mapToObj(team -> rule(Grantee.team("team " + team), GRANTED, VIEW))
                .toList();
        String[] teams =
                IntStream.range(900, 2_000).mapToObj(team -> "team " + team).toArray(String[]::new);

        assertThat(TableAccess.of(many)
                        .decide(Principal.user("x").inTeams("team 7"), Visibility.CLOSED)
                        .allows(VIEW))
                .isTrue();
        assertThat(TableAccess.of(many)
                        .decide(Principal.user("x").inTeams(teams), Visibility.CLOSED)
                        .allows(VIEW))
                .isTrue();
        assertThat(TableAccess.of(many)
                        .decide(Principal.user("team 7"), Visibility.CLOSED)
                        .allows(VIEW))
                .isFalse();
    }

    private static String reason(Visibility byDefault, AccessRule... rules) {
        return TableAccess.of(Arrays.asList(rules)).decide(PRINCIPAL, byDefault).reason();
    }

    private static Arguments row(Visibility byDefault, String may, AccessRule... rules) {
        return Arguments.of(byDefault, may, Arrays.asList(rules));
    }

    private static AccessRule rule(Grantee grantee, Effect effect, Permission permission) {
        return AccessRule.of(grantee, effect, permission);
    }
}
