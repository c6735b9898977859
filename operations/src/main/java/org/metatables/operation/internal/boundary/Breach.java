package org.metatables.operation.internal.boundary;

/** What a login of governed operations, or a scope without tables, must not have. */
enum Breach {
    ATTRIBUTE(
            "The login is, or can become, a role with SUPERUSER, BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION",
            "Run: alter role ... nosuperuser nobypassrls nocreaterole nocreatedb noreplication."),
    INHERITS("The login inherits the rights of all its scopes at once", "Run: alter role ... noinherit."),
    MEMBER("The login can become other roles than those of its scopes", "Run: revoke <role> from <member>."),
    ADMIN("The login can pass on roles, and grant them to itself", "Run: revoke admin option for <role> from <login>."),
    OWNER("The login owns objects, whose rights nobody can take from it", "Run: reassign owned by <login> to <owner>."),
    CREATES(
            "A scope can create objects in schemas, whose names then stand in the place of others",
            "Run: revoke create on schema <schema> from public, or from the login."),
    PUBLIC_TABLE(
            "Everybody has rights on governed tables, so that every scope reaches them",
            "Let their owners run: revoke all on <table> from public."),
    OWN_RIGHT(
            "The login, or every scope, has rights of its own on governed tables",
            "Let their owners run: revoke all on <table> from <login>, metatables_scope."),
    SET_CONFIG(
            "A scope can leave its role by calling set_config",
            "Let a superuser install the sealed boundary: mvn metatables:install-operations. Where there is none, as in"
                    + " managed PostgreSQL, open the operations with OperationsConfig.withBoundary(Boundary.COARSE), and read"
                    + " in docs/security.md what that does not hold."),
    LARGE_OBJECTS("Everybody can read and write every large object", "Set lo_compat_privileges to off in the server.");

    private final String sentence;
    private final String remedy;

    Breach(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    String sentence() {
        return sentence;
    }

    String remedy() {
        return remedy;
    }
}
