package org.metatables.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user who is known to be who it is, with the teams that it is in. It comes from a {@link PrincipalSource}, never from a caller.
 *
 * @param user the name of the user
 * @param teams the names of its teams
 * @see Grantee which names are possible
 */
public record Principal(String user, Set<String> teams) {

    /** @throws InvalidPrincipalException if a name is not usable */
    public Principal {
        Grantee.user(user);
        teams = Set.copyOf(teams);
        teams.forEach(Grantee::team);
    }

    /** A user in no team. */
    public static Principal user(String name) {
        return new Principal(name, Set.of());
    }

    /** The same user in these teams, and no others. */
    public Principal inTeams(String... names) {
        return new Principal(user, Arrays.stream(names).collect(Collectors.toSet()));
    }

    /** To whom a grant may be made that this principal has: the user, and each of its teams. */
    public Set<Grantee> grantees() {
        Set<Grantee> grantees = new HashSet<>();
        grantees.add(Grantee.user(user));
        teams.forEach(team -> grantees.add(Grantee.team(team)));
        return grantees;
    }

    /** Whether what is granted or denied to the grantee concerns this principal. */
    public boolean is(Grantee grantee) {
        return grantee.kind() == Grantee.Kind.USER ? user.equals(grantee.name()) : teams.contains(grantee.name());
    }
}
