package org.metatables.hibernate.query.library;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.metatables.annotations.MetaTable;

/** A value of every type. */
@Entity(name = "Values")
@Table(name = "all_values")
@MetaTable
public class Values {

    public enum Colour {
        RED,
        GREEN,
        BLUE
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

    @Embeddable
    public static class Document {
        public String title;
        public Integer pages;
        public Colour colour;
    }

    @Id
    public long id;

    public boolean flag;
    public Boolean boxedFlag;
    public byte tiny;
    public short small;
    public Integer number;
    public long large;
    public float real;
    public double dbl;
    public BigInteger bigInteger;

    @Column(precision = 20, scale = 6)
    public BigDecimal decimal;

    public char character;
    public String text;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 5)
    public String fixed;

    public Year year;
    public Currency currency;
    public Locale locale;

    @Enumerated(EnumType.STRING)
    public Colour named;

    @Enumerated(EnumType.ORDINAL)
    public Colour ordinal;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public Colour native_;

    @Convert(converter = YesNoConverter.class)
    public Boolean yesNo;

    @Convert(converter = PenceConverter.class)
    public BigDecimal pence;

    public byte[] bytes;
    public UUID uuid;
    public InetAddress address;

    public LocalDate date;
    public LocalTime time;
    public OffsetTime offsetTime;
    public LocalDateTime dateTime;
    public Instant instant;
    public OffsetDateTime offsetDateTime;
    public ZonedDateTime zonedDateTime;

    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    public OffsetDateTime withColumn;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
    public OffsetDateTime normalized;

    public java.sql.Timestamp timestamp;

    public java.sql.Date sqlDate;
    public java.sql.Time sqlTime;

    public Duration duration;

    @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
    public Duration interval;

    public String[] texts;
    public int[] numbers;
    public UUID[] uuids;
    public List<LocalDate> dates;
    public Colour[] colours;
    public Instant[] instants;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> map;

    @JdbcTypeCode(SqlTypes.JSON)
    public Document document;

    public String absent;
}
