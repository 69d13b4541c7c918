package org.gongkai.registers.datatype;

/** In which system a place is written down. The national one and that of satellites agree to a metre; the shifted one of maps on the web lies some hundred metres away. */
public enum Coordinates {
    CGCS2000("CGCS2000 国家大地坐标系"),
    WGS84("WGS-84 坐标系"),
    GCJ02("GCJ-02 坐标系（互联网地图用的，与国家坐标系差几百米）");

    private final String title;

    Coordinates(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether points of both lie where they should on one map. */
    public boolean agreesWith(Coordinates other) {
        return (this == GCJ02) == (other == GCJ02);
    }
}
