package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.metatables.annotations.MetaTable;

/** Quoted names, comments, checks, defaults, generated columns, indexes and unique constraints. */
public final class Details {

    private Details() {}

    @Entity
    @Table(
            name = "`Mixed Case`",
            schema = "sales",
            comment = "A table of many details",
            check = @CheckConstraint(name = "positive_total", constraint = "total > 0"),
            indexes = {
                @Index(columnList = "region desc, total"),
                @Index(columnList = "\"Weird Name\""),
                @Index(name = "By_Hand", columnList = "total", options = "include (region) where total > 10"),
                @Index(columnList = "(lower(region))"),
                @Index(columnList = "region, code", unique = true),
            },
            uniqueConstraints = {
                @UniqueConstraint(columnNames = {"code", "total"}),
                @UniqueConstraint(
                        name = "Uq_By_Hand",
                        columnNames = {"total", "region"})
            })
    @Check(constraints = "region <> code")
    @MetaTable
    @SuppressWarnings("deprecation") // @Check has a successor in JPA but is still in wide use.
    public static class Detailed {
        @Id
        Long id;

        @Column(name = "`Weird Name`")
        @Comment("A strange one")
        String weird;

        @Column(nullable = false)
        @ColumnDefault("'EU'")
        String region;

        @ColumnDefault("42")
        @Check(constraints = "total < 1000000")
        Integer total;

        @Column(unique = true, length = 8, columnDefinition = "varchar(8) default 'x' not null")
        String code;

        @GeneratedColumn("total * 2")
        Integer twice;

        @Column(nullable = false)
        @ColumnDefault("now()")
        java.time.Instant since;
    }

    @Entity
    @Immutable
    @Subselect("select id from sales.\"Mixed Case\"")
    public static class NoTable {
        @Id
        Long id;
    }
}
