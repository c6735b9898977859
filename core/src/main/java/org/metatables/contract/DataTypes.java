package org.metatables.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.metatables.Problem;
import org.metatables.definition.ColumnType;

/**
 * The words of a contract for the type of a column: the neutral token ({@code data_type}) and the stored type ({@code
 * backend_type}).
 *
 * <p>The reference system has the same words, byte for byte (2.3 and 2.4 of its specification), but for one: the token
 * {@value #NAIVE_TIMESTAMP}, which it does not allow.
 */
public final class DataTypes {

    /** The token of a point in time. */
    public static final String TIMESTAMP = "timestamp with time zone";

    /** The token of a date and time of which nobody knows where; our extension, for {@code LocalDateTime}. */
    public static final String NAIVE_TIMESTAMP = "timestamp without time zone";

    /** The token of a day. */
    public static final String DATE = "date";

    /** The token of a universally unique identifier. */
    public static final String UUID = "uuid";

    static final String STRING = "string";

    private static final Set<String> DATES = Set.of(DATE, "datetime.date");
    private static final Set<String> TIMESTAMPS =
            Set.of("datetime", "datetime.datetime", "datetime64[ns, utc]", TIMESTAMP, "timestamptz");
    private static final Set<String> NAIVE_TIMESTAMPS =
            Set.of("datetime64[ns]", "timestamp", "datetime without time zone", "datetime naive");

    private static final Set<String> TOKENS = Set.of(
            DATE,
            TIMESTAMP,
            NAIVE_TIMESTAMP,
            STRING,
            UUID,
            "json",
            "jsonb",
            "bool",
            "int16",
            "int32",
            "int64",
            "float32",
            "float64",
            "numeric");
    private static final Pattern BLANKS = Pattern.compile("[\\s_]+");

    private DataTypes() {}

    /**
     * The token for a word from any side: {@code varchar(64)} is {@code string}, {@code timestamptz} is
     * {@value #TIMESTAMP}.
     *
     * <p>A word that nobody knows stays as it is, in its own case.
     *
     * @throws InvalidDataTypeException if the word is blank, or says timestamp without saying whether it has a time
     *     zone
     */
    public static String normaliseToken(String word) {
        if (TOKENS.contains(word)) {
            return word;
        }
        String text = word.strip();
        if (text.isEmpty()) {
            throw new InvalidDataTypeException(
                    Problem.of("A data type is blank.").remedy("Name a type such as string or int64."));
        }
        String key = key(text);
        return temporal(text, key).or(() -> scalar(key)).orElse(text);
    }

    /**
     * The stored type in the words of a contract; empty for a blank word.
     *
     * <p>Only times have a normal form: {@code timestamptz} is {@code TIMESTAMP WITH TIME ZONE}. All else stays as it
     * is.
     *
     * @throws InvalidDataTypeException if the word says timestamp without saying whether it has a time zone
     */
    public static Optional<String> normaliseBackendType(String word) {
        String text = word.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // Most columns hold no time, and there are many columns.
        if (!beginsLikeATime(text)) {
            return Optional.of(text);
        }
        return Optional.of(temporal(text, key(text))
                .map(token -> token.toUpperCase(Locale.ROOT))
                .orElse(text));
    }

    /** Whether the text begins as all words for times do. */
    private static boolean beginsLikeATime(String text) {
        return text.regionMatches(true, 0, DATE, 0, DATE.length())
                || text.regionMatches(true, 0, "timestamp", 0, "timestamp".length());
    }

    /** Whether a word names a day or a date and time, with a time zone or without. */
    public static boolean isTemporal(String word) {
        String key = key(word);
        return DATES.contains(key)
                || TIMESTAMPS.contains(key)
                || NAIVE_TIMESTAMPS.contains(key)
                || key.equals(NAIVE_TIMESTAMP);
    }

    /**
     * The column type for a type as DDL writes it, such as {@code varchar(64)}, {@code timestamp(6) with time zone} or
     * {@code integer array}.
     *
     * <p>A type that is not in the table of the specification gets its upper-case name for both words. For an enum type
     * of the database use {@link #ofEnumType}.
     */
    public static ColumnType ofSqlType(String sqlType) {
        return SqlType.parse(sqlType).columnType();
    }

    /**
     * The column type for an enum type of the database.
     *
     * @param sqlType the type's name as DDL writes it
     * @param labels its labels, at least one
     */
    public static ColumnType ofEnumType(String sqlType, List<String> labels) {
        int longest = labels.stream()
                .mapToInt(label -> label.codePointCount(0, label.length()))
                .max()
                .orElseThrow();
        return new ColumnType(STRING, "VARCHAR(" + longest + ")", sqlType);
    }

    private static Optional<String> temporal(String text, String key) {
        if (DATES.contains(key)) {
            return Optional.of(DATE);
        }
        if (TIMESTAMPS.contains(key)) {
            return Optional.of(TIMESTAMP);
        }
        if (NAIVE_TIMESTAMPS.contains(key)) {
            throw new InvalidDataTypeException(
                    Problem.of("The data type '" + text + "' does not say whether it has a time zone.")
                            .remedy("Write '" + TIMESTAMP + "' or '" + NAIVE_TIMESTAMP + "'."));
        }
        return key.equals(NAIVE_TIMESTAMP) ? Optional.of(NAIVE_TIMESTAMP) : Optional.empty();
    }

    private static Optional<String> scalar(String key) {
        String token = switch (key) {
            case "object", "str", "string", "text", "varchar", "char", "character", "unicode" -> STRING;
            case "uuid", "uuidtype", "postgresqluuid" -> UUID;
            case "json", "jsonb" -> key;
            case "bool", "boolean" -> "bool";
            case "int16", "smallint", "int2" -> "int16";
            case "int32", "integer", "int", "int4" -> "int32";
            case "int64", "biginteger", "bigint", "int8", "uint16", "uint32", "uint64" -> "int64";
            case "float32", "real", "float4" -> "float32";
            case "float", "float64", "double", "double precision", "float8" -> "float64";
            case "decimal" -> "numeric";
            default -> "";
        };
        if (!token.isEmpty()) {
            return Optional.of(token);
        }
        if (key.contains("varchar") || key.startsWith("character varying") || key.startsWith("character(")) {
            return Optional.of(STRING);
        }
        return key.startsWith("numeric") ? Optional.of("numeric") : Optional.empty();
    }

    private static String key(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
