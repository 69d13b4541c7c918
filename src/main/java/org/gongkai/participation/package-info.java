/**
 * One public question, many contributions, an opening and a closing day, and an outcome that is owed (意见征集). Tables: {@code solicitation},
 * {@code contribution} (numbered and bound by one act a second), {@code answer_group}, {@code voice} (who has spoken, apart), {@code spoken} (transcripts),
 * {@code gathering} and {@code registration} (hearings, forums, open days and who comes). Acts {@code participation.}: draft, submit, return, open, receive,
 * show, set-aside, anonymous, codes, speak, close, cancel, move, propose, return-outcome, answer, register, withdraw, admit, draw, tell, list, forget, answer-appraisal;
 * {@code topic.}: raise, answer, state. Addresses: {@code /participation}, {@code /desk/participation}.
 */
@NullMarked
@ApplicationModule(displayName = "公众参与",
        allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "search", "clock", "letters", "procedure", "registers", "publication"})
package org.gongkai.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
