package org.metatables.registration;

import java.util.List;
import java.util.UUID;
import org.metatables.definition.ForeignKey;
import org.metatables.naming.PhysicalName;
import org.postgresql.ds.PGSimpleDataSource;

/** A program that registers two tables and says their uids: started by tests as a process of its own. */
public final class RegisteringProgram {

    private RegisteringProgram() {}

    /** @param arguments URL, user and password of the database, and the uid of the data source */
    public static void main(String[] arguments) {
        PGSimpleDataSource platform = new PGSimpleDataSource();
        platform.setURL(arguments[0]);
        platform.setUser(arguments[1]);
        platform.setPassword(arguments[2]);
        UUID dataSource = UUID.fromString(arguments[3]);
        for (Registration registration : Registrar.of(platform).register(requests(dataSource))) {
            System.out.println(registration.uid() + (registration.tableCreated() ? " created" : " found"));
        }
    }

    private static List<RegistrationRequest> requests(UUID dataSource) {
        return List.of(
                RegistrationRequest.of(
                        RegistrationTestCase.table("line")
                                .column(RegistrationTestCase.column("basket", "uuid"))
                                .foreignKey(ForeignKey.of(
                                        List.of("basket"), PhysicalName.inDefaultSchema("basket"), List.of("uid")))
                                .build(),
                        dataSource),
                RegistrationRequest.of(RegistrationTestCase.table("basket").build(), dataSource));
    }
}
