package org.metatables.access;

/** Why somebody may do something, or may not. */
public sealed interface Ground {

    /** The ground as an English sentence. */
    String sentence();

    /** An entry for the user or one of its teams says so. */
    record Entry(AccessRule rule) implements Ground {
        @Override
        public String sentence() {
            String who = "The " + (rule.grantee().kind() == Grantee.Kind.USER ? "user " : "team ")
                    + rule.grantee().name();
            String what = rule.effect() == Effect.CREATED
                    ? " created the table"
                    : " is " + rule.effect().wireName() + " "
                            + rule.permission().wireName();
            return who + what + rule.given().map(change -> ", " + change).orElse("") + ".";
        }
    }

    /** Everybody may, unless it is denied to them. */
    record ByDefault(Permission permission) implements Ground {
        @Override
        public String sentence() {
            return "By default everybody may " + permission.wireName() + ".";
        }
    }

    /** Nothing gives the permission. */
    record NothingGiven(Permission permission) implements Ground {
        @Override
        public String sentence() {
            return "Neither the user nor a team of the user is granted " + permission.wireName() + ".";
        }
    }
}
