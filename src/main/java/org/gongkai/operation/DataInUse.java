package org.gongkai.operation;

/** Another process works on the data folder. */
final class DataInUse extends CannotStart {

    DataInUse(String sentence) {
        super(sentence);
    }
}
