package org.metatables.hibernate.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.metatables.annotations.Ops;
import org.metatables.annotations.SimpleTable;

@Entity
@Table(name = "customer_debt")
public class Debt extends SimpleTable {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Balance balance;

    @Column(name = "debt_type", length = 32, nullable = false)
    @Ops(order = true)
    private String debtType;

    @Column(name = "debt_usd", precision = 18, scale = 2, nullable = false)
    @Ops(order = true)
    private BigDecimal debtUsd;

    protected Debt() {
        this(new Balance(), "", BigDecimal.ZERO);
    }

    public Debt(Balance balance, String debtType, BigDecimal debtUsd) {
        this.balance = balance;
        this.debtType = debtType;
        this.debtUsd = debtUsd;
    }

    public Balance getBalance() {
        return balance;
    }

    public String getDebtType() {
        return debtType;
    }

    public BigDecimal getDebtUsd() {
        return debtUsd;
    }
}
