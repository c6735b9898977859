package org.metatables.operation.internal.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.metatables.naming.PhysicalName;

/**
 * A foreign key that carries writes on: PostgreSQL deletes or changes the rows that refer, as their owner, whoever writes the rows that
 * they refer to. Columns go by number.
 *
 * @param source the relation whose rows are referred to, or one that they are a part of
 * @param key the columns of the source that are referred to, and those that these are generated from
 * @param target the relation whose rows refer
 * @param table the name of the target, or of the table that it is a part of
 * @param targetKey the columns of the target that refer
 * @param emptied the columns of the target that are set to null, or to their defaults, where a row of the source is deleted
 */
record Cascade(
        long source,
        Set<Integer> key,
        Action onDelete,
        Action onUpdate,
        long target,
        PhysicalName table,
        Set<Integer> targetKey,
        Set<Integer> emptied) {

    /** What is done to the rows that refer. */
    enum Action {
        NOTHING,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        private static Action of(char letter) {
            return switch (letter) {
                case 'c' -> CASCADE;
                case 'n' -> SET_NULL;
                case 'd' -> SET_DEFAULT;
                default -> NOTHING;
            };
        }

        private String words() {
            return name().replace('_', ' ');
        }
    }

    Cascade {
        key = Set.copyOf(key);
        targetKey = Set.copyOf(targetKey);
        emptied = Set.copyOf(emptied);
    }

    /**
     * Reads what the database wrote.
     *
     * @param actions the letters of what is done on delete and on update
     * @param numbers the target, its columns that refer, those that are emptied, and the columns that are referred to
     */
    static Cascade read(long source, PhysicalName table, String actions, String numbers) {
        String[] parts = numbers.split(" ");
        return new Cascade(
                source,
                parts.length > 3 ? columns(parts[3]) : Set.of(),
                Action.of(actions.charAt(0)),
                Action.of(actions.charAt(1)),
                Long.parseLong(parts[0]),
                table,
                columns(parts[1]),
                columns(parts[2]));
    }

    /** What this key does to the rows that refer to those of a write of the source. */
    List<Carried> carry(Write write) {
        List<Carried> carried = new ArrayList<>();
        if (write.deletes() && onDelete != Action.NOTHING) {
            boolean deletes = onDelete == Action.CASCADE;
            carried.add(new Carried(
                    this, "ON DELETE " + onDelete.words(), new Write(target, deletes, deletes ? Set.of() : emptied)));
        }
        if (onUpdate != Action.NOTHING && !Collections.disjoint(key, write.updated())) {
            carried.add(new Carried(this, "ON UPDATE " + onUpdate.words(), new Write(target, false, targetKey)));
        }
        return carried;
    }

    /**
     * A write of a relation.
     *
     * @param deletes whether rows are deleted
     * @param updated the columns that are changed
     */
    record Write(long relation, boolean deletes, Set<Integer> updated) {

        Write {
            updated = Set.copyOf(updated);
        }
    }

    /**
     * A write that follows from another one.
     *
     * @param clause the words of the key that say so
     */
    record Carried(Cascade key, String clause, Write write) {}

    private static Set<Integer> columns(String numbers) {
        return Arrays.stream(numbers.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
