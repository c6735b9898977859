package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.metatables.annotations.MetaTable;
import org.metatables.annotations.TimeIndexed;

@Entity
@Table(name = "daily_returns")
@MetaTable
@TimeIndexed
public class DailyReturns {

    @Id
    @Column(name = "time_index")
    Instant time;

    Double value;
}
