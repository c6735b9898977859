package org.metatables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

    @Test
    void aPrincipalIsItsUserAndItsTeamsAndNobodyElse() {
        Principal ada = Principal.user("ada").inTeams("risk", "audit");

        assertThat(ada.grantees())
                .containsExactlyInAnyOrder(Grantee.user("ada"), Grantee.team("risk"), Grantee.team("audit"));
        assertThat(ada.is(Grantee.user("ada"))).isTrue();
        assertThat(ada.is(Grantee.team("risk"))).isTrue();
        assertThat(ada.is(Grantee.team("ada"))).isFalse();
        assertThat(ada.is(Grantee.user("risk"))).isFalse();
        assertThat(ada.is(Grantee.user("Ada"))).isFalse();
    }

    @Test
    void namesOfEveryScriptAndPunctuationArePossible() {
        for (String name : Set.of(
                "Łukasz", "日本語", "👩‍💻", "o'brien", "a:b", "user:x", "cn=Ada, ou=\"Risk\"", "%s", "{0}", "--")) {
            assertThat(Grantee.parse(Grantee.user(name).toString())).isEqualTo(Grantee.user(name));
            assertThat(Grantee.parse(Grantee.team(name).toString())).isEqualTo(Grantee.team(name));
            assertThat(Principal.user(name).inTeams(name).grantees()).hasSize(2);
        }
    }

    @Test
    void aNameMayBeLongButNotEndless() {
        assertThat(Grantee.user("x".repeat(500)).name()).hasSize(500);
        assertThatThrownBy(() -> Grantee.user("x".repeat(10_000)))
                .isInstanceOf(InvalidPrincipalException.class)
                .hasMessageContaining("has 10000 characters; at most 500 are possible")
                .hasMessageNotContaining("xxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0 ", " ada", "ada ", "a\0b", "a\nb", "a\u0085b", "\ud800", "\udc00x"})
    void aNameThatCannotBeToldApartOrKeptIsRefused(String name) {
        assertThatThrownBy(() -> Grantee.user(name)).isInstanceOf(InvalidPrincipalException.class);
        assertThatThrownBy(() -> Principal.user(name))
                .isInstanceOf(InvalidPrincipalException.class)
                .hasMessageContaining("The name of a user");
        assertThatThrownBy(() -> Principal.user("ada").inTeams(name))
                .isInstanceOf(InvalidPrincipalException.class)
                .hasMessageContaining("The name of a team");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "User:ada", "group:risk", "user:", "team: risk", "user"})
    void whatIsNeitherAUserNorATeamIsRefused(String text) {
        assertThatThrownBy(() -> Grantee.parse(text)).isInstanceOf(InvalidPrincipalException.class);
    }

    @Test
    void editIncludesViewAndNotTheOtherWayRound() {
        assertThat(Permission.EDIT.includes(Permission.VIEW)).isTrue();
        assertThat(Permission.EDIT.includes(Permission.EDIT)).isTrue();
        assertThat(Permission.VIEW.includes(Permission.VIEW)).isTrue();
        assertThat(Permission.VIEW.includes(Permission.EDIT)).isFalse();
        assertThat(Permission.ofWireName("edit")).isEqualTo(Permission.EDIT);
        assertThatThrownBy(() -> Permission.ofWireName("EDIT")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theGrantsOfTheOtherCountWhereSomebodyActsForIt() {
        Principal ada = Principal.user("ada");
        Principal grace = Principal.user("grace");

        assertThat(Actor.of(ada).principal()).isEqualTo(ada);
        assertThat(Actor.of(ada)).hasToString("ada");
        assertThat(Actor.actingFor(ada, grace).principal()).isEqualTo(grace);
        assertThat(Actor.actingFor(ada, grace)).hasToString("ada for grace");
    }
}
