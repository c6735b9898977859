package org.metatables.hibernate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metatables.annotations.SimpleTable;
import org.metatables.annotations.SimpleTable_;
import org.metatables.filter.ForbiddenFieldException;
import org.metatables.hibernate.store.ledger.Balance;
import org.metatables.hibernate.store.ledger.Balance_;
import org.metatables.hibernate.store.ledger.Customer;
import org.metatables.hibernate.store.ledger.Customer_;
import org.metatables.hibernate.store.ledger.Debt;
import org.metatables.hibernate.store.ledger.Debt_;
import org.metatables.operation.Access;
import org.metatables.operation.ConstraintViolationException;
import org.metatables.operation.Operation;
import org.metatables.registration.Registration;

class TableStoreTest {

    private static LedgerDatabase ledger;
    private static TableStore<Customer> customers;
    private static TableStore<Balance> balances;
    private static TableStore<Debt> debts;

    private Customer acme;
    private Customer beta;
    private Customer capital;

    @BeforeAll
    static void open() throws SQLException {
        ledger = new LedgerDatabase();
        TableStores stores = ledger.stores();
        customers = stores.store(Customer.class);
        balances = stores.store(Balance.class);
        debts = stores.store(Debt.class);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @BeforeEach
    void fill() {
        ledger.clear();
        List<Customer> inserted = customers.insertAll(List.of(
                new Customer("ACME", "Acme Corporation", "US"),
                new Customer("BETA", "Beta GmbH", "EU"),
                new Customer("CAP", "Capital 100%", "US")));
        acme = inserted.get(0);
        beta = inserted.get(1);
        capital = inserted.get(2);
    }

    @Test
    void makesTheTablesOnceAndLeavesThemAsTheyAre() {
        assertThat(ledger.built()).allMatch(Registration::tableCreated);
        assertThat(ledger.build()).noneMatch(Registration::tableCreated);
    }

    @Test
    void givesInsertedRowsTheirIdsInTheirOrder() {
        assertThat(List.of(acme, beta, capital)).extracting(SimpleTable::getId).containsExactly(1L, 2L, 3L);
        assertThat(ledger.column("select customer_code from demo__customer order by id"))
                .containsExactly("ACME", "BETA", "CAP");
        assertThat(ledger.column("select score from demo__customer")).containsOnly("0.5");
    }

    @Test
    void readsRowsBackAsEntities() {
        Customer found = customers.find(acme.getId()).orElseThrow();

        assertThat(found.getCode()).isEqualTo("ACME");
        assertThat(found.getNote()).isNull();
        assertThat(customers.find(99)).isEmpty();
    }

    @Test
    void insertsManyRowsInOneStatement() {
        List<Customer> many = IntStream.range(0, 5_000)
                .mapToObj(number -> new Customer("C" + number, "Customer " + number, "EU"))
                .toList();

        customers.insertAll(many);

        assertThat(many).extracting(SimpleTable::getId).doesNotHaveDuplicates().isSorted();
        assertThat(ledger.column("select customer_code from demo__customer where id = "
                        + many.get(4_321).getId()))
                .containsExactly("C4321");
        assertThat(customers.query().count()).isEqualTo(5_003);
        assertThat(customers.query().list()).hasSize(5_003);
    }

    @Test
    void writesNothingWhereOneRowBreaksAConstraint() {
        assertThatThrownBy(() -> customers.insertAll(
                        List.of(new Customer("NEW", "New", "EU"), new Customer("ACME", "Again", "EU"))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> customers.insertAll(
                        List.of(new Customer("NEW", "New", "EU"), new Customer("X".repeat(65), "Long", "EU"))))
                .isInstanceOf(org.metatables.operation.OperationException.class);
        assertThat(customers.query().count()).isEqualTo(3);
    }

    @Test
    void refusesRowsThatHaveAnIdOrRefersToNone() {
        assertThatThrownBy(() -> customers.insert(acme)).isInstanceOf(InvalidRowsException.class);
        assertThatThrownBy(() ->
                        balances.insert(new Balance(new Customer("NEW", "New", "EU"), LocalDate.EPOCH, BigDecimal.ONE)))
                .isInstanceOf(MissingParentException.class)
                .hasMessageContaining("attribute customer");
        assertThat(balances.query().exists()).isFalse();
    }

    @Test
    void writesOverRowsByTheirIds() {
        Customer changed = new Customer("ACME", "Acme Inc.", "CA");
        changed.setId(acme.getId());

        customers.upsertAll(List.of(changed));

        assertThat(customers.find(acme.getId()).orElseThrow().getName()).isEqualTo("Acme Inc.");
        assertThat(customers.query().count()).isEqualTo(3);
        assertThatThrownBy(() -> customers.upsertAll(List.of(new Customer("ACME", "Acme", "CA"))))
                .isInstanceOf(MissingIdException.class);
        assertThatThrownBy(() -> customers.upsertAll(List.of(changed, changed)))
                .isInstanceOf(InvalidRowsException.class);
    }

    @Test
    void writesOverRowsByAKeyOfTheBusiness() {
        List<Customer> rows = List.of(
                new Customer("NEW", "New", "EU"),
                new Customer("BETA", "Beta AG", "EU"),
                new Customer("ACME", "Acme SA", "EU"));

        assertThat(customers.upsertBy(Customer_.code, rows))
                .extracting(Customer::getCode)
                .containsExactly("NEW", "BETA", "ACME");

        assertThat(rows.get(1).getId()).isEqualTo(beta.getId());
        assertThat(rows.get(2).getId()).isEqualTo(acme.getId());
        assertThat(customers.find(rows.get(0).getId()).orElseThrow().getCode()).isEqualTo("NEW");
        assertThat(customers.find(beta.getId()).orElseThrow().getName()).isEqualTo("Beta AG");
        assertThatThrownBy(() -> customers.upsertBy(Customer_.name, rows))
                .isInstanceOf(InvalidRowsException.class)
                .hasMessageContaining("There are: customer_code.");
        assertThatThrownBy(() -> customers.upsertBy(Customer_.code, List.of(rows.get(0), rows.get(0))))
                .isInstanceOf(InvalidRowsException.class);
    }

    @Test
    void changesOnlyTheGivenAttributes() {
        customers.patch(beta.getId(), Changes.of(Customer_.region, "CH").and(Customer_.note, "moved"));

        Customer found = customers.find(beta.getId()).orElseThrow();
        assertThat(found.getRegion()).isEqualTo("CH");
        assertThat(found.getNote()).isEqualTo("moved");
        assertThat(found.getName()).isEqualTo("Beta GmbH");
        assertThatThrownBy(() -> customers.patch(99, Changes.of(Customer_.region, "CH")))
                .isInstanceOf(RowNotFoundException.class);
        assertThatThrownBy(() -> customers.patch(1, Changes.of(SimpleTable_.id, 7L)))
                .isInstanceOf(ForbiddenFieldException.class);
    }

    @Test
    void deletesRowsAndWhatGoesWithThem() {
        Balance balance = balances.insert(new Balance(acme, LocalDate.of(2026, 3, 1), BigDecimal.TEN));
        debts.insert(new Debt(balance, "margin", BigDecimal.ONE));

        assertThat(customers.delete(acme)).isTrue();

        assertThat(customers.delete(acme)).isFalse();
        assertThat(debts.query().exists()).isFalse();
        assertThat(customers.deleteAll(customers.field(Customer_.region).in(List.of("US", "EU"))))
                .isEqualTo(2);
        assertThatThrownBy(() -> customers.delete(new Customer("A", "B", "C"))).isInstanceOf(MissingIdException.class);
    }

    @Test
    void letsDeletionsInHqlDeclareWhatTheyAreCarriedOnTo() {
        Operation deletion = ledger.stores()
                .queries()
                .compileMutation(session -> session.createMutationQuery("delete from Customer where code = 'ACME'"));

        assertThat(deletion.scope().tables()).hasSize(3).allMatch(table -> table.access() == Access.WRITE);
    }

    @Test
    void filtersByEveryOperator() {
        Field<String> code = customers.field(Customer_.code);
        Field<String> name = customers.field(Customer_.name);

        assertThat(codes(code.eq("ACME"))).containsExactly("ACME");
        assertThat(codes(code.ne("ACME"))).containsExactly("BETA", "CAP");
        assertThat(codes(code.lt("BETA"))).containsExactly("ACME");
        assertThat(codes(code.lte("BETA"))).containsExactly("ACME", "BETA");
        assertThat(codes(code.gt("BETA"))).containsExactly("CAP");
        assertThat(codes(code.gte("BETA"))).containsExactly("BETA", "CAP");
        assertThat(codes(code.in(List.of("CAP", "NONE")))).containsExactly("CAP");
        assertThat(codes(code.in(List.of()))).isEmpty();
        assertThat(codes(code.notIn(List.of("CAP")))).containsExactly("ACME", "BETA");
        assertThat(codes(code.notIn(List.of()))).hasSize(3);
        assertThat(codes(name.contains("l 100%"))).containsExactly("CAP");
        assertThat(codes(name.contains("_"))).isEmpty();
        assertThat(codes(name.startsWith("Acme"))).containsExactly("ACME");
        assertThat(codes(name.startsWith("acme"))).isEmpty();
        assertThat(codes(name.endsWith("100%"))).containsExactly("CAP");
        assertThat(codes(code.between("ACME", "BETA"))).containsExactly("ACME", "BETA");
        assertThat(codes(customers.field(Customer_.score).isNull())).isEmpty();
        assertThat(codes(customers.field(Customer_.score).isNotNull())).hasSize(3);
        assertThat(codes(customers.field(SimpleTable_.id).in(List.of(1L, 3L)))).containsExactly("ACME", "CAP");
        assertThat(codes(code.eq("ACME")
                        .or(code.eq("CAP"))
                        .and(name.contains("c"))
                        .not()))
                .containsExactly("BETA", "CAP");
        assertThatThrownBy(() -> codes(customers.field(Customer_.note).eq("x")))
                .isInstanceOf(ForbiddenFieldException.class);
    }

    @Test
    void ordersAndCutsWhatItGives() {
        assertThat(customers.query().orderByDescending(Customer_.code).list())
                .extracting(Customer::getCode)
                .containsExactly("CAP", "BETA", "ACME");
        assertThat(customers.query().orderBy(Customer_.name).offset(1).limit(1).list())
                .extracting(Customer::getCode)
                .containsExactly("BETA");
        assertThat(customers.query().limit(0).list()).isEmpty();
        assertThatThrownBy(() -> customers.query().orderBy(Customer_.region).list())
                .isInstanceOf(ForbiddenFieldException.class);
    }

    @Test
    void joinsInEitherDirectionAndGivesEachRowOnce() {
        Balance march = balances.insert(new Balance(acme, LocalDate.of(2026, 3, 1), new BigDecimal("150000")));
        Balance european = balances.insert(new Balance(beta, LocalDate.of(2026, 3, 15), new BigDecimal("20000")));
        Balance small = balances.insert(new Balance(capital, LocalDate.of(2026, 3, 31), new BigDecimal("5000")));
        Balance april = balances.insert(new Balance(acme, LocalDate.of(2026, 4, 1), new BigDecimal("500000")));
        debts.insertAll(List.of(
                new Debt(european, "margin", new BigDecimal("12000")),
                new Debt(european, "margin", new BigDecimal("11000")),
                new Debt(small, "card", new BigDecimal("300"))));
        TableAlias<Customer> customer = customers.as("customer");
        TableAlias<Debt> debt = debts.as("debt");

        List<Balance> found = balances.query()
                .join(customer)
                .leftJoin(debt)
                .where(balances.field(Balance_.asOfDate).between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)))
                .where(customer.field(Customer_.region)
                        .eq("US")
                        .or(debt.field(Debt_.debtType).eq("margin")))
                .where(debt.field(Debt_.debtUsd)
                        .gte(new BigDecimal("10000"))
                        .or(balances.field(Balance_.balanceUsd).gte(new BigDecimal("140000"))))
                .orderBy(Balance_.asOfDate)
                .list();

        assertThat(found).extracting(SimpleTable::getId).containsExactly(march.getId(), european.getId());
        assertThat(balances.query().join(debt).list())
                .extracting(SimpleTable::getId)
                .containsExactlyInAnyOrder(european.getId(), small.getId());
        assertThat(balances.query().join(debt).count()).isEqualTo(2);
        assertThat(balances.query()
                        .fullJoin(debt)
                        .where(debt.field(SimpleTable_.id).isNull())
                        .list())
                .extracting(SimpleTable::getId)
                .containsExactlyInAnyOrder(march.getId(), april.getId());
        assertThat(balances.find(balances.field(Balance_.customer).in(List.of(acme))))
                .extracting(SimpleTable::getId)
                .containsExactlyInAnyOrder(march.getId(), april.getId());
    }

    private static List<String> codes(org.metatables.filter.Filter filter) {
        return customers.query().where(filter).orderBy(Customer_.code).list().stream()
                .map(Customer::getCode)
                .toList();
    }
}
