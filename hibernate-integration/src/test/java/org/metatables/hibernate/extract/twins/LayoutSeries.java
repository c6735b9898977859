package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;
import org.metatables.annotations.MetaTable;
import org.metatables.annotations.TimeIndexed;

@Entity
@Table(name = "layout_series", uniqueConstraints = @UniqueConstraint(columnNames = {"asset", "as_of"}))
@IdClass(LayoutSeries.Key.class)
@MetaTable
@TimeIndexed(column = "as_of", dimensions = "asset", storageLayout = "partition=month")
public class LayoutSeries {

    public record Key(LocalDate asOf, String asset) {}

    @Id
    @Column(name = "as_of")
    LocalDate asOf;

    @Id
    @Column(length = 32)
    String asset;

    Double v;
}
