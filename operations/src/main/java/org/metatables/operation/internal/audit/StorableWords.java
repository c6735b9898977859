package org.metatables.operation.internal.audit;

import org.metatables.internal.StorableText;

/** Texts of others in a form that PostgreSQL takes, and of a length that nobody can fill a disk with. */
final class StorableWords {

    private static final int LONGEST_REASON = 2_000;
    private static final String REPLACEMENT = "\uFFFD";

    private StorableWords() {}

    static String reason(String text) {
        return of(text, LONGEST_REASON);
    }

    /** The text, shortened to so many characters, without what PostgreSQL cannot store. */
    static String of(String text, int longest) {
        String shortened = text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
        return StorableText.fault(shortened).isEmpty() ? shortened : replaced(shortened);
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean unstorable = point == 0 || Character.getType(point) == Character.SURROGATE;
            storable.append(unstorable ? REPLACEMENT : Character.toString(point));
        });
        return storable.toString();
    }
}
