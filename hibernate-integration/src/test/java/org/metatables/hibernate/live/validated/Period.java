package org.metatables.hibernate.live.validated;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Embedded where it must not be missing, so its columns must not either. */
@Embeddable
public class Period {

    @NotNull
    LocalDate since;

    LocalDate until;
}
