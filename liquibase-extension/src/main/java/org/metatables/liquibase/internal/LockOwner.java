package org.metatables.liquibase.internal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text by which Liquibase's lock names its owner, with the run of ours that it belongs to. */
final class LockOwner {

    /** The size of the column {@code LOCKEDBY}. */
    private static final int MAX_LENGTH = 255;

    private static final String RUN = " metatables-run:";
    private static final Pattern RUN_AT_THE_END =
            Pattern.compile(RUN + "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})$");

    private LockOwner() {}

    /** Liquibase's own text with the run added; where that gets too long for the column, Liquibase's text gives way. */
    static String tagged(String liquibaseText, UUID run) {
        String tag = RUN + run;
        int room = MAX_LENGTH - tag.length();
        return liquibaseText.substring(0, Math.min(liquibaseText.length(), room)) + tag;
    }

    /** The run that an owner names; empty where the lock is not one of ours. */
    static Optional<UUID> run(String owner) {
        Matcher matcher = RUN_AT_THE_END.matcher(owner);
        return matcher.find() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }
}
