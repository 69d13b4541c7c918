package org.gongkai.casework.mail;

import org.gongkai.letters.OutgoingMail;

/** A message with who answers for it, whether this person may open its case and decide on it. */
public record OutboxRow(OutgoingMail mail, String organ, boolean mayOpen, boolean mayDecide) {
}
