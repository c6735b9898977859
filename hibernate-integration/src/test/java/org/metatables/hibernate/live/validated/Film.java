package org.metatables.hibernate.live.validated;

import jakarta.persistence.Entity;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Shares the table of all media: its columns are null in the rows of the others. */
@Entity
public class Film extends Media {

    @NotNull
    @Min(1)
    Integer minutes;
}
