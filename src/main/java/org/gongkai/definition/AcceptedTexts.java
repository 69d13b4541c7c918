package org.gongkai.definition;

import java.util.List;

/** What the installation itself declared and accepted last; answered by whoever keeps it. */
public interface AcceptedTexts {

    /** By path; empty where it declared nothing of its own. */
    List<DefinitionText> texts();
}
