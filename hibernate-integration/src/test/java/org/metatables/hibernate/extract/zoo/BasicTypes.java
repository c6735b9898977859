package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.metatables.annotations.MetaTable;

/** Numbers, texts, binaries, enums and identifiers. */
@Entity
@Table(name = "basic_types")
@MetaTable
public class BasicTypes {

    public enum Colour {
        RED,
        GREEN,
        BLUE
    }

    public enum Size {
        LARGE,
        SMALL,
        MEDIUM
    }

    @Converter
    public static class PenceConverter implements AttributeConverter<BigDecimal, Long> {
        @Override
        public Long convertToDatabaseColumn(BigDecimal pounds) {
            return pounds == null ? null : pounds.movePointRight(2).longValueExact();
        }

        @Override
        public BigDecimal convertToEntityAttribute(Long pence) {
            return pence == null ? null : BigDecimal.valueOf(pence, 2);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    boolean primitiveBool;
    Boolean bool;
    byte tiny;
    short small;
    Integer integer;
    Year year;
    long large;
    float real;
    double dbl;
    BigInteger bigInteger;
    BigDecimal decimal;

    @Column(precision = 20, scale = 6)
    BigDecimal scaled;

    @Column(precision = 5)
    BigDecimal precise;

    char character;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String fixed;

    String text;

    @Column(length = 40, nullable = false)
    String shortText;

    @Column(length = Length.LONG)
    String longText;

    @Column(length = Length.LONG32)
    String hugeText;

    @Lob
    String lob;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String longVarchar;

    @Nationalized
    String national;

    Currency currency;
    Locale locale;
    ZoneId zone;
    ZoneOffset zoneOffset;
    URL url;
    Class<?> type;

    @Enumerated(EnumType.STRING)
    Colour colour;

    @Enumerated
    Colour ordinal;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Colour named;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    Size namedOrdinal;

    @Convert(converter = YesNoConverter.class)
    Boolean yesNo;

    @Convert(converter = PenceConverter.class)
    BigDecimal pence;

    byte[] bytes;

    @Column(length = Length.LONG32)
    byte[] manyBytes;

    @Lob
    byte[] blob;

    @Basic
    Serializable serializable;

    UUID uuid;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    UUID uuidAsText;

    InetAddress address;

    @JdbcTypeCode(SqlTypes.SQLXML)
    String xml;

    @Column(columnDefinition = "text")
    String asText;
}
