package org.gongkai.casework.beside;

import org.gongkai.casework.CaseState;

/** Keeps a table beside the cases that follows from the acts of a matter: told of every act, also of one that was taken over, within its transaction. */
public interface AfterAct {

    void follow(CaseState after);
}
