package org.metatables.operation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A function that an administrator listed.
 *
 * @param signature its schema, name and the types of its arguments, such as {@code public.similarity(text, text)}
 * @param reach the MetaTables that it reads or writes, by uid; empty if it reaches none
 * @param reason why operations may call it
 * @param allowedBy the login that listed it
 * @param allowedAt when
 * @param current whether it is still what was listed; one that was replaced or dropped since is refused
 */
public record AllowedFunction(
        String signature,
        Map<UUID, Access> reach,
        String reason,
        String allowedBy,
        Instant allowedAt,
        boolean current) {

    public AllowedFunction {
        reach = Map.copyOf(reach);
    }
}
