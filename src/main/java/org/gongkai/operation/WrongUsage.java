package org.gongkai.operation;

/** What was typed names something that is not there: the command was not begun, and nothing was made. */
final class WrongUsage extends CannotStart {

    WrongUsage(String sentence) {
        super(sentence);
    }
}
