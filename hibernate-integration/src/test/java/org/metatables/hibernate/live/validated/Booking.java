package org.metatables.hibernate.live.validated;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "booking")
@MetaTable
public class Booking {

    /** A group that Hibernate does not look at for tables. */
    public interface Draft {}

    @Id
    Long id;

    @NotBlank
    @Size(max = 40)
    String reference;

    @NotEmpty
    @Length(max = 8)
    @Column(unique = true)
    String code;

    @NotNull
    @Digits(integer = 10, fraction = 4)
    BigDecimal amount;

    @Min(1)
    @Max(12)
    Integer month;

    @Range(min = 0, max = 100)
    Integer percent;

    @Positive
    Integer positive;

    @NotNull(groups = Draft.class)
    @Size(max = 3, groups = Draft.class)
    String draft;

    @NotNull
    @Valid
    @Embedded
    Period period;

    @Valid
    @Embedded
    Guest guest;

    @NotNull
    @ManyToOne
    Media media;
}
