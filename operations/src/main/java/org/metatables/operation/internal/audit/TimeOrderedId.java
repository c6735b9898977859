package org.metatables.operation.internal.audit;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that begin with their time: whoever has one of a log line finds the row without an index of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562: UUID version 7</a>
 */
final class TimeOrderedId {

    private static final int BITS_BELOW_TIME = 16;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_HIGH = 0xFFFL;
    private static final long RANDOM_LOW = 0x3FFF_FFFF_FFFF_FFFFL;

    private TimeOrderedId() {}

    /** A new id. It is no secret, so that its random part need not be one either. */
    static UUID at(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = time.toEpochMilli() << BITS_BELOW_TIME | VERSION | random.nextLong() & RANDOM_HIGH;
        return new UUID(high, VARIANT | random.nextLong() & RANDOM_LOW);
    }
}
