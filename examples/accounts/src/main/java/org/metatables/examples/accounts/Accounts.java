package org.metatables.examples.accounts;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.metatables.hibernate.boot.HibernateMetaTables;
import org.metatables.operation.GovernedOperations;
import org.metatables.operation.Operation;
import org.metatables.operation.Row;

/** What the tutorial does with its two tables, all of it through governed operations. */
final class Accounts {

    private final GovernedOperations operations;
    private final UUID accounts;
    private final UUID limits;

    Accounts(HibernateMetaTables tables, GovernedOperations operations) {
        this.operations = operations;
        this.accounts = tables.get(Account.class).uid();
        this.limits = tables.get(AccountLimit.class).uid();
    }

    /** Inserts the account, or renames the one that has its code; gives back the uid that the database made. */
    UUID upsert(String code, String name, String region) {
        Operation upsert = Operation.upsert("""
                        insert into {account} (account_code, name, region) values (:code, :name, :region)
                        on conflict (account_code) do update set name = excluded.name, region = excluded.region
                        returning uid""")
                .write(accounts, "account")
                .parameter("code", code)
                .parameter("name", name)
                .parameter("region", region)
                .build();
        return operations.execute(upsert).rows().get(0).get("uid", UUID.class).orElseThrow();
    }

    /** The accounts of a region, or of all regions where it is null: the same statement. */
    List<Row> ofRegion(@Nullable String region) {
        Operation select = Operation.select("""
                        select account_code, name, region from {account}
                        where (:region is null or region = :region) order by account_code""")
                .read(accounts, "account")
                .parameter("region", region)
                .maxRows(100)
                .build();
        return operations.execute(select).rows();
    }

    /** Sets the only limit of its type and currency that the account has. */
    void setLimit(UUID account, String type, String currency, BigDecimal amount) {
        Operation delete = Operation.delete(
                        "delete from {limits} where account_uid = :account and limit_type = :type and currency = :currency")
                .write(limits, "limits")
                .parameter("account", account)
                .parameter("type", type)
                .parameter("currency", currency)
                .build();
        operations.execute(delete);
        Operation insert = Operation.insert("""
                        insert into {limits} (account_uid, limit_type, currency, amount)
                        values (:account, :type, :currency, :amount)""")
                .write(limits, "limits")
                .parameter("account", account)
                .parameter("type", type)
                .parameter("currency", currency)
                .parameter("amount", amount)
                .build();
        operations.execute(insert);
    }

    /** Accounts with their limits: a join over both tables, each of them in the declared scope. */
    List<Row> withLimits() {
        Operation select = Operation.select("""
                        select a.account_code, l.limit_type, l.currency, l.amount
                        from {account} a join {limits} l on l.account_uid = a.uid
                        order by a.account_code, l.limit_type""")
                .read(accounts, "account")
                .read(limits, "limits")
                .build();
        return operations.execute(select).rows();
    }
}
