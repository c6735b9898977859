package org.metatables.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A fresh data folder that is copied for each test server, since making one takes five times as long as copying it.
 *
 * @param data the data folder
 * @param password the superuser's password in it and in every copy
 */
record Template(Path data, String password) {

    private static final String PASSWORD = "password";

    /** Makes the template for these programs and this account, unless that has been done. To be called behind the gate. */
    static Template prepare(EmbeddedPostgres postgres) throws IOException {
        Path folder = postgres.folder()
                .resolve("template-" + postgres.installation().folder().getFileName() + "-"
                        + postgres.account().owner());
        if (!new Seal(folder).isIntact()) {
            FileTree.delete(folder);
            make(postgres, folder);
        }
        return new Template(folder.resolve("data"), Files.readString(folder.resolve(PASSWORD)));
    }

    private static void make(EmbeddedPostgres postgres, Path folder) throws IOException {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        FileTree.delete(unfinished);
        Ownership.privateFolder(unfinished, ServerAccount.folderPermissions());
        String password = Secrets.password();
        Cluster.writeSecret(unfinished.resolve(PASSWORD), password);
        List<String> options = new ArrayList<>(List.of("--no-sync"));
        options.addAll(ServerVersion.of(postgres.installation()).cheapPasswordOptions());
        postgres.cluster(unfinished.resolve("data")).initialise(password, options);
        new Seal(unfinished).put();
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "template " + data;
    }
}
