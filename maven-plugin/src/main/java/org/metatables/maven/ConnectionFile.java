package org.metatables.maven;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The file that tells a project's programs where its database is, and the passwords of its logins. */
final class ConnectionFile {

    private static final int PASSWORD_BYTES = 16;

    private final Path path;
    private final Properties properties;

    private ConnectionFile(Path path, Properties properties) {
        this.path = path;
        this.properties = properties;
    }

    /** The file as it stands, or an empty one. */
    static ConnectionFile in(Path directory) throws IOException {
        Path path = directory.resolve("connection.properties").toAbsolutePath().normalize();
        Properties properties = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            }
        }
        return new ConnectionFile(path, properties);
    }

    Path path() {
        return path;
    }

    String url() {
        return properties.getProperty("url");
    }

    String owner() {
        return properties.getProperty("owner");
    }

    String passwordOf(String login) {
        return properties.getProperty(login + ".password");
    }

    void address(String url, String owner) {
        properties.setProperty("url", url);
        properties.setProperty("owner", owner);
    }

    /** The password of a login: the one that it has, or a new one. */
    String ensurePassword(String login) {
        return (String) properties.computeIfAbsent(login + ".password", key -> newPassword());
    }

    /** Writes the file, whole or not at all, so that only this user can read it where the file system knows of users. */
    void save() throws IOException {
        Path draft = Files.createTempFile(path.getParent(), "connection", ".draft", ownerOnly());
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, "The development database of this project. Keep it to yourself.");
        }
        Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
