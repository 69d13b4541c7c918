package org.gongkai.ledger;

import java.io.IOException;

/** What was kept is not there any more, or is not what it was; repeating helps nothing, a person brings it back. */
public final class KeptDamaged extends IOException {
}
