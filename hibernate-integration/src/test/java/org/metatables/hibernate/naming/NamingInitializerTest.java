package org.metatables.hibernate.naming;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;
import org.metatables.hibernate.testing.Boot;
import org.metatables.testing.PostgresTest;
import org.metatables.testing.TestDatabase;

@PostgresTest
class NamingInitializerTest {

    @Entity
    @Table(
            name = "account",
            indexes = {
                @Index(columnList = "region"),
                @Index(name = "my_index", columnList = "code"),
                @Index(columnList = "code, region", unique = true)
            },
            uniqueConstraints = @UniqueConstraint(columnNames = {"region", "code"}))
    @SecondaryTable(name = "account_note")
    static class Account {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;

        String code;
        String region;

        @Column(table = "account_note")
        String note;

        @ElementCollection
        Set<String> tags = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "account_alias")
        List<String> aliases = new ArrayList<>();

        @ManyToMany
        Set<Group> groups = new HashSet<>();

        @ManyToOne
        Account parent;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "my_key"))
        Group main;
    }

    @Entity(name = "AccountGroup")
    @Table(name = "demo__account_group")
    static class Group {
        @Id
        @GeneratedValue(generator = "group_numbers")
        @SequenceGenerator(name = "group_numbers", sequenceName = "group_numbers")
        Long id;

        String name;
    }

    private static Boot demo() {
        return Boot.of(Account.class, Group.class).with("metatables.project", "demo");
    }

    @Test
    void prefixesEveryKindOfTableAndSequenceOnceAndHibernateUsesTheNames(TestDatabase database) throws SQLException {
        try (EntityManagerFactory factory = demo().creatingTables().on(database)) {
            factory.runInTransaction(session -> {
                Group group = new Group();
                group.name = "retail";
                session.persist(group);
                Account account = new Account();
                account.code = "ACME";
                account.region = "US";
                account.note = "first";
                account.tags.add("big");
                account.aliases.add("Acme Ltd");
                account.groups.add(group);
                account.main = group;
                session.persist(account);
            });
            List<String> names = factory.callInTransaction(session -> session.createQuery(
                            "select a.note from AccountGroup g, NamingInitializerTest$Account a join a.tags t where t = 'big'",
                            String.class)
                    .getResultList());
            assertThat(names).containsExactly("first");
        }
        assertThat(relations(database, "r"))
                .containsExactly(
                        "demo__account",
                        "demo__account_account_group",
                        "demo__account_alias",
                        "demo__account_group",
                        "demo__account_note",
                        "demo__naminginitializertest_account_tags");
        assertThat(relations(database, "S")).containsExactly("demo__account_seq", "demo__group_numbers");
        assertThat(relations(database, "i")).contains("ix__demo__account__region", "my_index");
        assertThat(foreignKeys(database))
                .contains("my_key", "fk__demo__account__parent_id__demo__account__id")
                .allMatch(name -> name.equals("my_key") || name.startsWith("fk__demo__"));
    }

    @Test
    void remembersWhatTheAuthorNamed() {
        Metadata metadata = demo().offlineMetadata();
        DeclaredNames names = ((ConstraintNamingStrategy) ((org.hibernate.boot.spi.MetadataImplementor) metadata)
                        .getMetadataBuildingOptions()
                        .getImplicitNamingStrategy())
                .declared();
        assertThat(names.isGenerated("demo__account", "ix__demo__account__region"))
                .isTrue();
        assertThat(names.isGenerated("demo__account", "my_index")).isFalse();
        assertThat(names.isUniqueIndex("demo__account", "uix__demo__account__code__region"))
                .isTrue();
        assertThat(names.isUniqueIndex("demo__account", "uq__demo__account__region__code"))
                .isFalse();
        assertThat(names.isGenerated("demo__account", "uq__demo__account__region__code"))
                .isTrue();
        assertThat(names.isGenerated("demo__account", "my_key")).isFalse();
    }

    @Test
    void wrapsTheStrategyThatTheApplicationConfigured() {
        Metadata metadata = Boot.of(CamelCase.class)
                .with("metatables.project", "Demo Shop")
                .with("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
                .offlineMetadata();
        org.hibernate.mapping.Table table =
                metadata.getEntityBinding(CamelCase.class.getName()).getTable();
        assertThat(table.getName()).isEqualTo("demo_shop__camel_case_entity");
        assertThat(table.getColumns()).extracting("name").contains("account_code");
        assertThat(table.getIndexes()).containsOnlyKeys("ix__demo_shop__camel_case_entity__account_code");
    }

    @Entity(name = "CamelCaseEntity")
    @Table(indexes = @Index(columnList = "accountCode"))
    static class CamelCase {
        @Id
        Long id;

        String accountCode;
    }

    @Test
    void leavesNamesAsAuthoredWhenAskedTo() {
        Metadata metadata = demo().with("metatables.naming", "authored").offlineMetadata();
        org.hibernate.mapping.Table table =
                metadata.getEntityBinding(Account.class.getName()).getTable();
        assertThat(table.getName()).isEqualTo("account");
        assertThat(table.getIndexes().keySet()).noneMatch(name -> name.startsWith("ix__"));
    }

    @Test
    void leavesNamesAsAuthoredWithoutAProject() {
        Metadata metadata = Boot.of(Account.class, Group.class).offlineMetadata();
        assertThat(metadata.getEntityBinding(Account.class.getName()).getTable().getName())
                .isEqualTo("account");
    }

    @Test
    void keepsLongNamesWithin63BytesAndDistinct() {
        Metadata metadata = Boot.of(LongOne.class, LongTwo.class)
                .with("metatables.project", "demo")
                .offlineMetadata();
        String one =
                metadata.getEntityBinding(LongOne.class.getName()).getTable().getName();
        String two =
                metadata.getEntityBinding(LongTwo.class.getName()).getTable().getName();
        assertThat(one)
                .hasSizeLessThanOrEqualTo(63)
                .startsWith("demo__a_very_long_table_name")
                .isNotEqualTo(two);
        assertThat(two).hasSizeLessThanOrEqualTo(63);
    }

    @Entity
    @Table(name = "a_very_long_table_name_that_postgresql_would_cut_without_a_word_one")
    static class LongOne {
        @Id
        Long id;
    }

    @Entity
    @Table(name = "a_very_long_table_name_that_postgresql_would_cut_without_a_word_two")
    static class LongTwo {
        @Id
        Long id;
    }

    private static List<String> relations(TestDatabase database, String kind) throws SQLException {
        return query(
                database,
                "select relname from pg_class where relkind = '" + kind
                        + "' and relnamespace = 'public'::regnamespace order by relname collate \"C\"");
    }

    private static List<String> foreignKeys(TestDatabase database) throws SQLException {
        return query(database, "select conname from pg_constraint where contype = 'f' order by conname");
    }

    private static List<String> query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
