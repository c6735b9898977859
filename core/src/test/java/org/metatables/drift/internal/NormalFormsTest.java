package org.metatables.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class NormalFormsTest {

    private final TestDatabase database;
    private Connection connection;

    NormalFormsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void wordsATypeAsPostgresDoes() {
        assertThat(known(new Probe.OfType("varchar(7) array[4]")).type()).contains("character varying(7)[]");
    }

    @Test
    void wordsADefaultByTheTypeOfItsColumn() {
        Probe text = new Probe.OfDefault("varchar(8)", "'1'");
        Probe number = new Probe.OfDefault("integer", "'1'");
        NormalForms forms = NormalForms.of(connection, List.of(text, number));

        assertThat(forms.of(text)).extracting("expression").isEqualTo(Optional.of("'1'::character varying"));
        assertThat(forms.of(number)).extracting("expression").isEqualTo(Optional.of("1"));
    }

    @Test
    void wordsAGeneratedExpression() {
        Probe probe = new Probe.OfGenerated(Map.of("code", "varchar(8)"), "integer", "LENGTH( code )");

        assertThat(known(probe).expression()).contains("length((code)::text)");
    }

    @Test
    void wordsACheckAndNamesItsColumns() {
        Probe probe = new Probe.OfCheck(Map.of("low", "integer", "high", "integer", "other", "text"), "low<high");

        assertThat(known(probe).expression()).contains("(low < high)");
        assertThat(known(probe).parts()).containsExactlyInAnyOrder("low", "high");
    }

    @Test
    void wordsThePartsAndTheConditionOfAnIndex() {
        Probe probe = new Probe.OfIndex(
                Map.of("code", "text"), "btree", List.of("(LOWER(code))", "\"code\""), Optional.of("code!=''"));

        assertThat(known(probe).parts()).containsExactly("lower(code)", "code");
        assertThat(known(probe).expression()).contains("(code <> ''::text)");
    }

    @Test
    void findsEachBadTextAmongManyGoodOnes() {
        List<Probe> good = new ArrayList<>();
        List<Probe> bad = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            good.add(new Probe.OfCheck(Map.of("amount", "integer"), "amount > " + i));
        }
        bad.add(new Probe.OfType("no_such_type"));
        bad.add(new Probe.OfCheck(Map.of("amount", "integer"), "amount >"));
        bad.add(new Probe.OfCheck(Map.of("amount", "integer"), "no_such_column > 0"));
        bad.add(new Probe.OfCheck(Map.of("color", "no_such_type"), "color > 0"));
        List<Probe> all = new ArrayList<>(good);
        bad.forEach(probe -> all.add(all.size() / 2, probe));

        NormalForms forms = NormalForms.of(connection, all);

        assertThat(good).allSatisfy(probe -> assertThat(forms.of(probe)).isInstanceOf(NormalForm.Known.class));
        assertThat(bad).allSatisfy(probe -> assertThat(forms.of(probe)).isInstanceOf(NormalForm.Refused.class));
        assertThat(((NormalForm.Refused) forms.of(bad.get(0))).nothingOfThatName())
                .isTrue();
        assertThat(((NormalForm.Refused) forms.of(bad.get(1))).nothingOfThatName())
                .isFalse();
        assertThat(forms.of(bad.get(3))).extracting("message").isEqualTo("type \"no_such_type\" does not exist");
    }

    @Test
    void aTypeInAMissingSchemaIsOneThatDoesNotExist() {
        Probe probe = new Probe.OfType("no_such_schema.color");

        NormalForm form = NormalForms.of(connection, List.of(probe)).of(probe);

        assertThat(((NormalForm.Refused) form).nothingOfThatName()).isTrue();
    }

    @Test
    void aTrailingCommentHidesNothing() {
        assertThat(known(new Probe.OfCheck(Map.of("a", "integer"), "a > 0 -- positive"))
                        .expression())
                .contains("(a > 0)");
        assertThat(known(new Probe.OfType("integer -- whole")).type()).contains("integer");
    }

    @Test
    void answersOnlyWhatWasAsked() {
        NormalForms forms = NormalForms.of(connection, List.of());

        assertThatThrownBy(() -> forms.of(new Probe.OfType("integer"))).isInstanceOf(IllegalArgumentException.class);
    }

    private NormalForm.Known known(Probe probe) {
        return (NormalForm.Known) NormalForms.of(connection, List.of(probe)).of(probe);
    }
}
