package org.metatables.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script as psql reads it: commands of its own in lines that begin with a backslash, then statements, each sent when its semicolon is
 * read.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">PostgreSQL: psql</a>
 */
final class PsqlScript {

    /** What psql passes over without a look inside; a quote that is not closed swallows the rest. */
    private static final Pattern OPAQUE = Pattern.compile(
            "--[^\n]*|\\$(?<tag>\\w*)\\$.*?(\\$\\k<tag>\\$|\\z)|[eE]'(\\\\.|''|[^'\\\\])*('|\\z)|'(''|[^'])*('|\\z)|\"[^\"]*(\"|\\z)",
            Pattern.DOTALL);

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):[\\w'\"{]");

    private final String text;

    PsqlScript(String text) {
        this.text = text;
    }

    /** The commands of psql, without their backslash. */
    List<String> commands() {
        return text.lines()
                .filter(line -> line.startsWith("\\"))
                .map(line -> line.substring(1))
                .toList();
    }

    /**
     * The statements, one by one.
     *
     * @throws IllegalStateException if psql would put a variable or a command of its own in the middle of one
     */
    List<String> statements() {
        String sql = text.replaceAll("(?m)^\\\\.*$", "");
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher opaque = OPAQUE.matcher(sql);
        int at = 0;
        while (at < sql.length()) {
            boolean found = opaque.find(at);
            int end = found ? opaque.start() : sql.length();
            for (String part : plain(sql.substring(at, end)).split("(?<=;)")) {
                statement.append(part);
                if (part.endsWith(";")) {
                    statements.add(statement.toString().strip());
                    statement.setLength(0);
                }
            }
            if (found) {
                statement.append(opaque.group());
            }
            at = found ? opaque.end() : sql.length();
        }
        if (!statement.toString().isBlank()) {
            throw new IllegalStateException("psql would wait for the end of: " + statement);
        }
        return statements;
    }

    private static String plain(String code) {
        if (code.indexOf('\\') >= 0 || VARIABLE.matcher(code).find()) {
            throw new IllegalStateException("psql would not send this as it is: " + code);
        }
        return code;
    }
}
