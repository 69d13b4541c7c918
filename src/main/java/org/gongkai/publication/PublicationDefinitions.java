package org.gongkai.publication;

import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.publication.intake.FieldMapping;

/** The kinds of file that this room reads. */
class PublicationDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(Categories.FILE, ReviewChainFile.FILES, DocumentKindFile.FILES, FieldMapping.FILE, Withdrawals.FILE, CleanupRules.FILE, LinkHosts.FILE, DepositPlaces.FILE, ImportGate.FILE, AskedTerms.FILE);
    }
}
