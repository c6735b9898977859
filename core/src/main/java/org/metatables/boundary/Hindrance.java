package org.metatables.boundary;

import java.util.Locale;
import org.metatables.naming.PhysicalName;

/**
 * Why an honest operation on a MetaTable would fail in the role of its scope, or silently see nothing. Operations refuse to run where it
 * matters, and reports of migrations, registrations and verifications tell of it before.
 *
 * @param object what stands in the way, or the statement that puts it right
 */
public record Hindrance(Kind kind, String object) {

    /** What stands in the way. */
    public enum Kind {
        /** Row-level security hides rows from operations, and no policy says that this is meant. */
        POLICY_SELECT,
        /** The same for rows to be inserted. */
        POLICY_INSERT,
        /** The same for rows to be changed. */
        POLICY_UPDATE,
        /** The same for rows to be deleted. */
        POLICY_DELETE,
        /** The owner has not granted operations that read what they need. */
        READER_RIGHT,
        /** The owner has not granted operations that write what they need. */
        WRITER_RIGHT,
        /** Nobody has granted operations the use of the schema. */
        SCHEMA,
        /** A default draws from a sequence that operations may not use. */
        SEQUENCE,
        /** A default calls a function that operations may not execute. */
        DEFAULT,
        /** Something else that is evaluated for each row calls such a function. */
        FUNCTION,
        /** A trigger runs as the role of the operation: what it reaches, beside the scope, is refused. */
        TRIGGER;

        private boolean isPolicy() {
            return name().startsWith("POLICY_");
        }
    }

    /** Reads what the database wrote: the kind, a blank, and the object. */
    public static Hindrance parse(String text) {
        int blank = text.indexOf(' ');
        return new Hindrance(Kind.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }

    /** Whether it only may stand in the way: nobody can tell from outside what a trigger does. */
    public boolean isUncertain() {
        return kind == Kind.TRIGGER;
    }

    /** What is wrong with the table, to follow its name. */
    public String sentence() {
        return switch (kind) {
            case READER_RIGHT -> "has not been opened to operations that read it by its owner.";
            case WRITER_RIGHT -> "has not been opened to operations that write it by its owner.";
            case SCHEMA -> "is in a schema that operations may not use.";
            case SEQUENCE -> "has a default that uses a sequence which operations may not use.";
            case DEFAULT -> "has a default whose function operations may not execute.";
            case FUNCTION ->
                "has a generated column, a check, a domain or an index whose function operations may not execute.";
            case TRIGGER ->
                "has a trigger that runs with the rights of the operation, whose scope may lack what it reaches: "
                        + object + ".";
            default ->
                "has row-level security, and no policy says which rows operations may " + command()
                        + ": rows would be missing without an error.";
        };
    }

    /** What to do, as an English sentence. */
    public String remedy() {
        if (kind == Kind.TRIGGER) {
            return "If it reaches other tables, let its owner run: alter function "
                    + object.substring(object.indexOf(' ') + 1)
                    + " security definer set search_path = pg_catalog, pg_temp. Or declare these tables, too.";
        }
        return kind.isPolicy()
                ? "Let its owner run: create policy operations_" + command() + " on " + object + " for " + command()
                        + " to metatables_scope " + condition() + ". Or with the condition that is meant."
                : "Let its owner run: " + object + ".";
    }

    /** The whole as one line, for reports and logs. */
    public String line(PhysicalName table) {
        return table + ": The table " + sentence() + " " + remedy();
    }

    private String condition() {
        return switch (kind) {
            case POLICY_INSERT -> "with check (true)";
            case POLICY_UPDATE -> "using (true) with check (true)";
            default -> "using (true)";
        };
    }

    private String command() {
        return kind.name().substring("POLICY_".length()).toLowerCase(Locale.ROOT);
    }
}
