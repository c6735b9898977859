package org.metatables.hibernate.live.validated;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Embedded where it may be missing, so its columns may be null. */
@Embeddable
public class Guest {

    @NotNull
    @Size(max = 60)
    String surname;
}
