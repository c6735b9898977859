package org.metatables.registration;

import java.util.ArrayList;
import java.util.List;

/** Collects what stands against a call, so that all of it is told at once. Not thread-safe. */
final class Refusals {

    private final List<Refusal> all = new ArrayList<>();

    void add(Refusal refusal) {
        all.add(refusal);
    }

    /** @throws RegistrationRefusedException if there is any */
    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new RegistrationRefusedException(all);
        }
    }
}
