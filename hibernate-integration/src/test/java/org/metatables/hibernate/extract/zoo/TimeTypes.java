package org.metatables.hibernate.extract.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.metatables.annotations.MetaTable;

/** Times of all kinds, and those that Hibernate sets. */
@Entity
@Table(name = "time_types")
@MetaTable
public class TimeTypes {

    @Id
    long id;

    LocalDate date;
    LocalTime time;
    OffsetTime offsetTime;
    LocalDateTime dateTime;
    Instant instant;
    OffsetDateTime offsetDateTime;
    ZonedDateTime zonedDateTime;

    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    OffsetDateTime withColumn;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
    OffsetDateTime normalized;

    @Column(secondPrecision = 3)
    Instant millis;

    Duration duration;

    @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
    Duration interval;

    @CreationTimestamp
    Instant createdAt;

    @UpdateTimestamp
    Instant updatedAt;

    @CurrentTimestamp(event = EventType.INSERT)
    Instant insertedAt;

    @CurrentTimestamp(event = EventType.UPDATE)
    Instant changedAt;

    @Version
    int version;
}
