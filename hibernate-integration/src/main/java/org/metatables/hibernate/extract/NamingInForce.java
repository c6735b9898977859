package org.metatables.hibernate.extract;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.spi.MetadataBuildingOptions;
import org.hibernate.boot.spi.MetadataImplementor;
import org.metatables.Problem;
import org.metatables.definition.InvalidDefinitionException;
import org.metatables.hibernate.naming.ConstraintNamingStrategy;
import org.metatables.hibernate.naming.DeclaredNames;
import org.metatables.hibernate.naming.PrefixingNamingStrategy;
import org.metatables.naming.Identifiers;
import org.metatables.naming.ProjectPrefix;
import org.metatables.settings.MetaTablesSettings;

/**
 * The naming strategies that the metadata was built with.
 *
 * @param physical the physical naming strategy
 * @param declared what is known of names that authors gave
 */
record NamingInForce(PhysicalNamingStrategy physical, DeclaredNames declared) {

    /**
     * The strategies of a finished metadata.
     *
     * @throws InvalidDefinitionException if names were to get the project's prefix, and the strategy that gives it
     * was replaced
     */
    static NamingInForce of(Metadata metadata, MetaTablesSettings settings) {
        MetadataBuildingOptions options = ((MetadataImplementor) metadata).getMetadataBuildingOptions();
        PhysicalNamingStrategy physical = options.getPhysicalNamingStrategy();
        if (settings.prefixesNames() && !(physical instanceof PrefixingNamingStrategy)) {
            throw new InvalidDefinitionException(Problem.of("The physical naming strategy "
                            + physical.getClass().getName()
                            + " was set by code and replaced the one that prefixes names with the project.")
                    .remedy("Set it by the setting hibernate.physical_naming_strategy, wrap it in a "
                            + PrefixingNamingStrategy.class.getName()
                            + ", or set metatables.naming=authored."));
        }
        return new NamingInForce(
                physical,
                options.getImplicitNamingStrategy() instanceof ConstraintNamingStrategy ours
                        ? ours.declared()
                        : new DeclaredNames());
    }

    /** The strategy in words: the application's own, and the prefix if there is one. */
    String described() {
        return physical instanceof PrefixingNamingStrategy prefixing
                ? prefixing.delegate().getClass().getSimpleName() + " with the prefix "
                        + prefixing.prefix().project() + Identifiers.SEPARATOR + exceptions(prefixing.prefix())
                : physical.getClass().getSimpleName();
    }

    private static String exceptions(ProjectPrefix prefix) {
        int kept = prefix.baseline().names().size();
        return kept == 0 ? "" : " but for " + kept + " of the baseline";
    }
}
