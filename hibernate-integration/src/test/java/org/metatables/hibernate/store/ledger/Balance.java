package org.metatables.hibernate.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.metatables.annotations.Ops;
import org.metatables.annotations.SimpleTable;

@Entity
@Table(name = "customer_balance")
public class Balance extends SimpleTable {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Customer customer;

    @Column(name = "as_of_date", nullable = false)
    @Ops(order = true)
    private LocalDate asOfDate;

    @Column(name = "balance_usd", precision = 18, scale = 2, nullable = false)
    @Ops(order = true)
    private BigDecimal balanceUsd;

    protected Balance() {
        this(new Customer(), LocalDate.EPOCH, BigDecimal.ZERO);
    }

    public Balance(Customer customer, LocalDate asOfDate, BigDecimal balanceUsd) {
        this.customer = customer;
        this.asOfDate = asOfDate;
        this.balanceUsd = balanceUsd;
    }

    public Customer getCustomer() {
        return customer;
    }

    public LocalDate getAsOfDate() {
        return asOfDate;
    }

    public BigDecimal getBalanceUsd() {
        return balanceUsd;
    }
}
