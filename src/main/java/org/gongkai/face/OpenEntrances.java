package org.gongkai.face;

/** Port: which entrances have something behind them (国办发〔2017〕47号: no empty columns); answered by the room that owns the pages. */
public interface OpenEntrances {

    /** Every entrance, for an application without that room. */
    OpenEntrances ALL = entrance -> true;

    boolean leads(Entrance entrance);
}
