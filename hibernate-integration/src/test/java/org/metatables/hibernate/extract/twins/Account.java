package org.metatables.hibernate.extract.twins;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.metatables.annotations.MetaTable;

@Entity
@Table(name = "account", indexes = @Index(columnList = "region"))
@MetaTable(description = "Parent rows.", labels = "tutorial")
public class Account {

    @Id
    @ColumnDefault("gen_random_uuid()")
    UUID uid;

    @Column(name = "account_code", nullable = false, length = 64, unique = true)
    String accountCode;

    @Column(nullable = false)
    String name;

    @Column(nullable = false, length = 32)
    String region;
}
