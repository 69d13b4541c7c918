package org.gongkai.casework.filing;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * A matter was brought in; told within its transaction.
 *
 * @param first  the first of the cases that it opened
 * @param person who entered it; null where nobody of the house did
 * @param from   id of the matter whose words it goes on with, at another organ; null where it was filled in for itself
 */
public record BroughtIn(Application application, CaseState first, @Nullable String person, @Nullable String from) {
}
