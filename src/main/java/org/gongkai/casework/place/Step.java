package org.gongkai.casework.place;

/** What is counted of matters by grid and month; what was done and what another confirmed are two things. */
public enum Step {
    RECEIVED("收到", "登记并受理的；登记错了撤销的不算"),
    REPEAT("重复地点", "收到的当中，登记的时候附近不久前已经报过的"),
    SELF("自行处置", "网格员当场处置、报告处置完毕的次数"),
    SENT("派出", "派给承办单位的次数，改派、裁定派出的也算"),
    DONE("已处置", "处置的人自己报告处置完毕的次数；退回重办以后再报告的再算一次"),
    CONFIRMED("他人核实", "另一个岗位到现场看过、确已处置的"),
    SENT_BACK("退回重办", "另一个岗位看过、没有处置好的次数"),
    JOINED("并入同一事件", "与已经报过的是同一件事，并入那一件的");

    private final String title;
    private final String meaning;

    Step(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    /** What it counts, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
