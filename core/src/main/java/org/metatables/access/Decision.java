package org.metatables.access;

/** What a principal may do with a table, and why. */
public sealed interface Decision {

    /** Whether the principal has the permission. */
    boolean allows(Permission permission);

    /** The reason, as English sentences. */
    String reason();

    /** The principal may read and write. */
    record MayEdit(Ground ground) implements Decision {
        @Override
        public boolean allows(Permission permission) {
            return true;
        }

        @Override
        public String reason() {
            return ground.sentence();
        }
    }

    /**
     * The principal may read and not write.
     *
     * @param ground why it may read
     * @param obstacle why it may not write
     */
    record MayView(Ground ground, Ground obstacle) implements Decision {
        @Override
        public boolean allows(Permission permission) {
            return permission == Permission.VIEW;
        }

        @Override
        public String reason() {
            return ground.sentence() + " " + obstacle.sentence();
        }
    }

    /** The principal may do nothing, and learns nothing of the table. */
    record MayNothing(Ground obstacle) implements Decision {
        @Override
        public boolean allows(Permission permission) {
            return false;
        }

        @Override
        public String reason() {
            return obstacle.sentence();
        }
    }
}
