package org.metatables.hibernate.query.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement that Hibernate wrote does, and where it names tables. No judgement rests on it: it is what the
 * operation declares, and the server's own parse tree is held against that.
 *
 * @param verbs what the statement and its parts do, besides reading
 * @param mentions where names of tables stand
 * @param limited whether the statement itself, not one of its parts, limits its rows
 */
record StatementOutline(Set<Verb> verbs, List<TableMention> mentions, boolean limited) {

    /** What a part of a statement does. */
    enum Verb {
        INSERT,
        UPSERT,
        UPDATE,
        DELETE
    }

    private static final Set<String> ENDS_OF_FROM = Set.of(
            "where",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "union",
            "except",
            "intersect",
            "set",
            "returning",
            "window",
            "values",
            "select",
            "for");
    private static final Set<String> QUERIES = Set.of("select", "with", "values");
    private static final Set<String> LIMITS = Set.of("limit", "offset", "fetch");

    /** @param pieces the words and signs of the statement */
    static StatementOutline of(List<String> pieces) {
        return new Reader(pieces).read();
    }

    /** Goes through the words once, with what it knows of each pair of parentheses that is open. */
    private static final class Reader {

        private final List<String> pieces;
        private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(false)));
        private final Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        private final List<TableMention> mentions = new ArrayList<>();
        private boolean limited;
        private int at;

        Reader(List<String> pieces) {
            this.pieces = pieces;
        }

        StatementOutline read() {
            while (at < pieces.size()) {
                String word = piece(at);
                if (!sign(word) && !verb(word) && !keyword(word)) {
                    name();
                }
                at++;
            }
            return new StatementOutline(verbs, List.copyOf(mentions), limited);
        }

        private String piece(int position) {
            return position >= 0 && position < pieces.size()
                    ? pieces.get(position).toLowerCase(Locale.ROOT)
                    : "";
        }

        private Level level() {
            return levels.element();
        }

        private boolean sign(String piece) {
            switch (piece) {
                case "(" -> {
                    boolean joined = level().expectsTable && !QUERIES.contains(piece(at + 1));
                    level().expectsTable = false;
                    levels.push(new Level(joined));
                }
                case ")" -> {
                    if (levels.size() > 1) {
                        levels.pop();
                    }
                }
                case "," -> level().expectsTable = level().inFrom;
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean verb(String word) {
            String next = piece(at + 1);
            if (word.equals("insert") && next.equals("into")) {
                verbs.add(Verb.INSERT);
            } else if (word.equals("merge") && next.equals("into")) {
                verbs.add(Verb.UPSERT);
            } else if (word.equals("delete") && next.equals("from")) {
                verbs.add(Verb.DELETE);
            } else if (word.equals("update") && piece(at - 1).equals("do")) {
                verbs.add(Verb.UPSERT);
                return true;
            } else if (word.equals("update")
                    && isTable(next)
                    && !piece(at - 1).equals("for")
                    && !piece(at - 1).equals("key")) {
                verbs.add(Verb.UPDATE);
                expectWritten();
                return true;
            } else {
                return false;
            }
            at++;
            expectWritten();
            return true;
        }

        private void expectWritten() {
            level().expectsTable = true;
            level().written = true;
        }

        private boolean keyword(String word) {
            if (word.equals("from")
                    || word.equals("join")
                    || word.equals("using") && !piece(at + 1).equals("(")) {
                level().inFrom = true;
                level().expectsTable = true;
            } else if (ENDS_OF_FROM.contains(word)) {
                level().inFrom = false;
                level().expectsTable = false;
                limited |= levels.size() == 1 && LIMITS.contains(word);
            } else {
                return word.equals("only") || word.equals("lateral");
            }
            return true;
        }

        /** A name where one of a table is expected, if it is not that of a function. */
        private void name() {
            if (!level().expectsTable) {
                return;
            }
            boolean written = level().written;
            level().expectsTable = false;
            level().written = false;
            if (!isName(pieces.get(at))) {
                return;
            }
            Optional<String> schema = Optional.empty();
            if (piece(at + 1).equals(".") && isName(piece(at + 2))) {
                schema = Optional.of(TableMention.stored(pieces.get(at)));
                at += 2;
            }
            if (written || !piece(at + 1).equals("(")) {
                mentions.add(new TableMention(schema, TableMention.stored(pieces.get(at)), written));
            }
        }

        /** {@code update set} is a part of {@code merge}, whose table was named before. */
        private static boolean isTable(String piece) {
            return isName(piece) && !piece.equals("set");
        }

        private static boolean isName(String piece) {
            return !piece.isEmpty()
                    && (Character.isLetter(piece.charAt(0)) || piece.charAt(0) == '_' || piece.charAt(0) == '"');
        }
    }

    /** What is known within one pair of parentheses. */
    private static final class Level {

        private boolean inFrom;
        private boolean expectsTable;
        private boolean written;

        Level(boolean joined) {
            inFrom = joined;
            expectsTable = joined;
        }
    }
}
