package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.metatables.annotations.MetaTable;

/** Arrays and documents. */
@Entity
@Table(name = "arrays_and_json")
@MetaTable
public class ArraysAndJson {

    @Embeddable
    public static class Document {
        @Column(nullable = false)
        String title;

        Integer pages;
        BasicTypes.Colour colour;
    }

    @Id
    long id;

    String[] texts;
    int[] numbers;
    UUID[] uuids;
    List<LocalDate> dates;
    Set<BasicTypes.Colour> colours;

    @Array(length = 4)
    @Column(length = 7)
    String[] bounded;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> map;

    @JdbcTypeCode(SqlTypes.JSON)
    Document document;
}
