package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.metatables.annotations.MetaColumn;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "all_types")
@MetaTable(protectFromDeletion = true)
public class AllTypes {

    @Id
    @ColumnDefault("gen_random_uuid()")
    UUID uid;

    @Column(name = "c_text", columnDefinition = "text")
    String text;

    @Column(name = "c_str", columnDefinition = "varchar")
    @MetaColumn(description = "free text", label = "Free", logicalName = "free_text")
    String string;

    @Column(name = "c_small")
    Short small;

    @Column(name = "c_int")
    Integer integer;

    @Column(name = "c_big")
    Long big;

    @Column(name = "c_float")
    Double real;

    @Column(name = "c_num", precision = 18, scale = 4)
    BigDecimal number;

    @Column(name = "c_bool")
    Boolean bool;

    @Column(name = "c_date")
    LocalDate date;

    @Column(name = "c_ts")
    Instant instant;

    @Column(name = "c_json", columnDefinition = "json")
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> json;

    @Column(name = "c_jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> jsonb;

    @Column(name = "c_uuid", unique = true)
    UUID uuid;
}
