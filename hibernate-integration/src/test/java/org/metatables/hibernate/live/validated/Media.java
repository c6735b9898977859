package org.metatables.hibernate.live.validated;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "media")
@MetaTable
public abstract class Media {

    @Id
    Long id;

    @NotNull
    String title;
}
