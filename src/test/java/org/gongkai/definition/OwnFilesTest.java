package org.gongkai.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.assertj.core.groups.Tuple;
import org.gongkai.definition.DefinitionText.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("本机构自己的规则定义：在随程序发布的之上，增加、改写、接续，从不悄悄取代")
class OwnFilesTest {

    private static final Sort BOX = new Sort("box", "信箱");
    private static final Sort PERIOD = new Sort("period", "保存期限");

    record Days(LocalDate from, @Nullable LocalDate to) { }

    record Box(String id, String title, @Nullable String hint, Days inForce) { }

    record Period(String type, int years, LocalDate from, @Nullable LocalDate to) { }

    record Periods(String title, List<Period> periods) { }

    private static final Kind<Box> BOXES = new Kind<>() {
        @Override
        public String title() {
            return "信箱";
        }

        @Override
        public String where() {
            return "boxes";
        }

        @Override
        public Class<Box> shape() {
            return Box.class;
        }

        @Override
        public boolean inherits() {
            return true;
        }

        @Override
        public Own own() {
            return Own.AT_ONCE;
        }

        @Override
        public void look(Box box, Names names) {
            names.holds(BOX, box.id(), box.inForce().from(), box.inForce().to(), "inForce");
        }
    };

    private static final Kind<Periods> PERIODS = Kind.of("保存期限", "periods.yaml", Periods.class, (declared, names) -> {
        for (int n = 0; n < declared.periods().size(); n++) {
            Period period = declared.periods().get(n);
            names.holds(PERIOD, period.type(), period.from(), period.to(), "periods", n, "from");
            names.under("periods", n).demand(period.years() > 0, "至少保存一年", "years");
        }
    }).own(Own.AT_ONCE);

    private static final Kind<Box> FIXED = Kind.of("固定的", "fixed", Box.class);

    private static final String SHIPPED_BOX = """
            id: mayor
            title: 区长信箱
            hint: 写给区长
            inForce: {from: 2020-01-01}
            """;
    private static final String SHIPPED_PERIODS = """
            title: 保存期限
            periods:
              - {type: mayor, years: 5, from: 2008-05-01}
              - {type: court, years: 30, from: 2008-05-01}
            """;
    private static final DefinitionTree SHIPPED = DefinitionTree.of(List.of(text("boxes/mayor.yaml", SHIPPED_BOX, Origin.SHIPPED),
            text("periods.yaml", SHIPPED_PERIODS, Origin.SHIPPED)));

    private static DefinitionText text(String path, String text, Origin origin) {
        return new DefinitionText(path, text, origin);
    }

    private static DefinitionTree own(String... pathsAndTexts) {
        List<DefinitionText> own = new ArrayList<>();
        for (int n = 0; n < pathsAndTexts.length; n += 2) {
            own.add(text(pathsAndTexts[n], pathsAndTexts[n + 1], Origin.OWN));
        }
        return SHIPPED.over(own);
    }

    private static Definitions checked(DefinitionTree tree) {
        return Definitions.check(tree, List.of(BOXES, PERIODS, FIXED), List.of());
    }

    private static Definition<Box> named(Definitions read, String id) {
        return read.of(BOXES).stream().filter(box -> box.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> faults(DefinitionTree tree) {
        return checked(tree).faults().stream().map(Fault::toString).toList();
    }

    @Nested
    @DisplayName("一个文件夹里的一个文件")
    class OfAFolder {

        @Test
        @DisplayName("新的加上；同一路径的改写，like 自己的 id 就是在随程序发布的之上改几处")
        void addsAndOverrides() {
            DefinitionTree tree = own("boxes/party.yaml", "like: mayor\nid: party\ntitle: 书记信箱\ninForce: {from: 2021-01-01}\n",
                    "boxes/mayor.yaml", "like: mayor\nid: mayor\nhint: 写给区长和副区长\ninForce: {from: 2020-01-01}\n");
            assertThat(faults(tree)).isEmpty();
            assertThat(Definitions.all(tree, BOXES)).extracting(box -> box.id() + " " + box.value().title() + " " + box.value().hint() + " " + box.text().origin())
                    .containsExactly("mayor 区长信箱 写给区长和副区长 OWN", "party 书记信箱 写给区长和副区长 OWN");
        }

        @Test
        @DisplayName("同一 id、以后才开始的，接在随程序发布的后面：那一份到前一日为止，各自的摘要不同")
        void follows() {
            DefinitionTree tree = own("boxes/mayor-2027.yaml", "like: mayor\nid: mayor\ntitle: 区长来信\ninForce: {from: 2027-01-01}\n");
            assertThat(faults(tree)).isEmpty();
            List<Definition<Box>> boxes = Definitions.all(tree, BOXES);
            assertThat(boxes).extracting(box -> box.value().title() + " " + box.value().inForce().from() + " " + box.value().inForce().to())
                    .containsExactly("区长来信 2027-01-01 null", "区长信箱 2020-01-01 2026-12-31");
            assertThat(boxes.getFirst().value().hint()).isEqualTo("写给区长");
            assertThat(boxes.getLast().digest()).isNotEqualTo(Definitions.all(SHIPPED, BOXES).getFirst().digest());
            assertThat(Definitions.all(SHIPPED, BOXES).getFirst().digest()).as("as shipped: of the text itself").isEqualTo(DefinitionText.digest(SHIPPED_BOX));
        }

        @Test
        @DisplayName("随程序发布的先读过再盖上本机构的，和从头读的一样：继承改写了的那一份的，跟着变；没有牵连的种类、同一种类里没有牵连的文件，照用读过的")
        void readAnewOrNot() {
            List<DefinitionText> shipped = List.of(text("boxes/mayor.yaml", SHIPPED_BOX, Origin.SHIPPED), text("boxes/heir.yaml", "like: mayor\nid: heir\ninForce: {from: 2020-01-01}\n", Origin.SHIPPED),
                    text("boxes/other.yaml", SHIPPED_BOX.replace("mayor", "other"), Origin.SHIPPED), text("boxes/still.yaml", SHIPPED_BOX.replace("mayor", "still"), Origin.SHIPPED), text("periods.yaml", SHIPPED_PERIODS, Origin.SHIPPED));
            List<DefinitionText> own = List.of(text("boxes/mayor.yaml", "like: mayor\nid: mayor\nhint: 改过的\ninForce: {from: 2020-01-01}\n", Origin.OWN),
                    text("boxes/other-2027.yaml", "like: other\nid: other\ninForce: {from: 2027-01-01}\n", Origin.OWN));
            DefinitionTree known = DefinitionTree.of(shipped);
            Definition<Periods> periods = checked(known).of(PERIODS).getFirst();
            List<Definition<Box>> before = checked(known).of(BOXES);
            Definitions after = checked(known.over(own));
            Definitions anew = checked(DefinitionTree.of(shipped).over(own));
            assertThat(after.of(BOXES)).extracting(Definition::value).isEqualTo(anew.of(BOXES).stream().map(Definition::value).toList())
                    .extracting(Box::hint).containsExactly("改过的", "改过的", "写给区长", "写给区长", "写给区长");
            assertThat(after.of(BOXES)).extracting(Definition::digest).isEqualTo(anew.of(BOXES).stream().map(Definition::digest).toList());
            assertThat(after.rows()).isEqualTo(anew.rows());
            assertThat(after.faults()).isEqualTo(anew.faults()).isEmpty();
            assertThat(after.of(PERIODS)).as("nothing lies over them").singleElement().isSameAs(periods);
            assertThat(named(after, "still")).as("nor does anything touch this one of the others").isSameAs(named(checked(known), "still"));
            assertThat(named(after, "heir")).as("its base is another").isNotSameAs(named(checked(known), "heir"));
            assertThat(checked(known).of(BOXES)).as("what lies below stays as it is").isEqualTo(before);
        }

        @Test
        @DisplayName("同一 id、同一天开始而路径不同的，不知道听谁的：说出两处")
        void neverSilently() {
            assertThat(faults(own("boxes/other.yaml", SHIPPED_BOX))).singleElement().asString().contains("boxes/mayor.yaml 第 4 行", "重叠");
        }
    }

    @Nested
    @DisplayName("只有一个文件的种类：一行一行地加在上面")
    class OfOneFile {

        @Test
        @DisplayName("只写自己的行：其余照旧，程序以后带来的也不被遮住；错处说的是本机构文件的那一行")
        void rows() {
            DefinitionTree tree = own("periods.yaml", "periods:\n  - {type: party, years: 3, from: 2026-01-01}\n");
            assertThat(faults(tree)).isEmpty();
            assertThat(Definitions.one(tree, PERIODS).value().periods()).extracting(Period::type).containsExactly("mayor", "court", "party");
            assertThat(faults(own("periods.yaml", "periods:\n  - {type: party, years: 3, from: 2026-01-01}\n  - {type: fax, years: 0, from: 2026-01-01}\n")))
                    .containsExactly("本机构 periods.yaml 第 3 行：至少保存一年");
        }

        @Test
        @DisplayName("同名、以后开始的行接上，前一行到前一日为止；同名同日的改那一行；写上 to 就是终止")
        void successors() {
            assertThat(periods("periods:\n  - {type: mayor, years: 8, from: 2027-01-01}\n")).containsExactly("mayor 5 2008-05-01 2026-12-31", "mayor 8 2027-01-01 null");
            assertThat(periods("periods:\n  - {type: mayor, years: 6, from: 2008-05-01}\n")).containsExactly("mayor 6 2008-05-01 null");
            assertThat(periods("periods:\n  - {type: mayor, from: 2008-05-01, to: 2030-12-31}\n")).containsExactly("mayor 5 2008-05-01 2030-12-31");
        }

        private List<String> periods(String own) {
            DefinitionTree tree = own("periods.yaml", own);
            assertThat(faults(tree)).isEmpty();
            return Definitions.one(tree, PERIODS).value().periods().stream().filter(period -> period.type().equals("mayor"))
                    .map(period -> period.type() + " " + period.years() + " " + period.from() + " " + period.to()).toList();
        }
    }

    @Test
    @DisplayName("每一行说了什么都有摘要，最后一日不在其中：写上最后一日不算改动")
    void digestsOfRows() {
        Row before = row(SHIPPED);
        assertThat(row(own("periods.yaml", "periods:\n  - {type: mayor, from: 2008-05-01, to: 2030-12-31}\n")).digest()).isEqualTo(before.digest());
        assertThat(row(own("periods.yaml", "periods:\n  - {type: mayor, years: 6, from: 2008-05-01}\n")).digest()).isNotEqualTo(before.digest());
    }

    private static Row row(DefinitionTree tree) {
        return checked(tree).rows().stream().filter(row -> row.sort().equals(PERIOD) && row.name().equals("mayor")).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("有的种类只读随程序发布的：本机构另写的当场说出来，不会写了没有用")
    void someAreFixed() {
        assertThat(faults(own("fixed/one.yaml", "id: one\ntitle: 一\ninForce: {from: 2020-01-01}\n")))
                .containsExactly("本机构 fixed/one.yaml 第 1 行：固定的随程序发布，本机构不能另写。请移出这个文件夹");
    }

    @Test
    @DisplayName("施行过的与新版程序不合：不合的不采用并说出来，其余照旧；随程序发布的有错则不能启动")
    void anotherVersion() {
        DefinitionText fits = text("retention.yaml", "periods:\n  - {type: inforequest, title: 政府信息公开申请, years: 12, basis: 本机关, from: 2040-01-01, confirmed: false}\n", Origin.OWN);
        DefinitionText unfit = text("casetypes/odd.yaml", "like: nobody\nid: odd\n", Origin.OWN);
        Regulations started = Regulations.over(DefinitionTree.shipped(), List.of(unfit, fits));
        assertThat(started.own()).containsExactly(fits);
        assertThat(started.leftOut()).extracting(Fault::toString).anyMatch(fault -> fault.contains("本机构 casetypes/odd.yaml 第 1 行") && fault.contains("nobody"));
        assertThatThrownBy(() -> Regulations.over(DefinitionTree.of(List.of(text("retention.yaml", "periods: []\n", Origin.SHIPPED))), List.of(fits)))
                .isInstanceOf(InvalidDefinitions.class).hasMessageContaining("retention.yaml");
    }

    @Test
    @DisplayName("施行即换：读过的各部分一起换成新的，谁也不会半新半旧；有一部分读不了就都不换")
    void atOnce() {
        Regulations regulations = Regulations.shipped();
        List<String> told = new ArrayList<>();
        Supplier<Integer> files = regulations.made(tree -> tree.texts().size(), made -> told.add("before " + made));
        int before = files.get();
        regulations.takeEffect(List.of(text("letters/own.yaml", "letters: []\n", Origin.OWN)));
        assertThat(files.get()).isEqualTo(before + 1);
        assertThat(told).containsExactly("before " + before, "before " + (before + 1));
        regulations.made(tree -> {
            if (tree.texts().size() > before + 1) {
                throw new IllegalArgumentException("too many");
            }
            return tree;
        });
        List<DefinitionText> more = List.of(text("letters/own.yaml", "letters: []\n", Origin.OWN), text("letters/two.yaml", "letters: []\n", Origin.OWN));
        assertThatThrownBy(() -> regulations.takeEffect(more)).hasMessage("too many");
        assertThat(files.get()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("文件夹里读不了的说出哪个文件、为什么；链接、编辑器留下的不读；没有文件夹与空文件夹是两回事")
    void folder(@TempDir Path folder) throws Exception {
        assertThat(OwnFolder.read(folder.resolve("none")).there()).isFalse();
        assertThat(OwnFolder.read(folder)).isEqualTo(new OwnFolder(true, List.of(), List.of()));
        Files.createDirectories(folder.resolve("boxes"));
        Files.writeString(folder.resolve("boxes/one.yaml"), "\uFEFFid: one\n");
        Files.write(folder.resolve("boxes/gbk.yaml"), "title: 信箱\n".getBytes(Charset.forName("GB18030")));
        Files.writeString(folder.resolve("boxes/two.yml"), "id: two\n");
        Files.writeString(folder.resolve("boxes/.one.yaml.swp"), "");
        Files.writeString(folder.resolve("boxes/one.yaml~"), "");
        Files.createSymbolicLink(folder.resolve("boxes/link.yaml"), Path.of("/etc/hostname"));
        OwnFolder read = OwnFolder.read(folder);
        assertThat(read.texts()).extracting(DefinitionText::path, DefinitionText::text).containsExactly(Tuple.tuple("boxes/one.yaml", "id: one\n"));
        assertThat(read.faults()).extracting(Fault::toString).containsExactly("本机构 boxes/gbk.yaml 第 1 行：不是 UTF-8 编码的文字。请另存为 UTF-8",
                "本机构 boxes/two.yml 第 1 行：规则定义的文件名以 .yaml 结尾。请改名，或者移出这个文件夹");
    }

    @Test
    @DisplayName("后来才有的要求不取下已经施行的：照旧有效，说出应当改正；不能用的照旧取下")
    void whatWasAcceptedStays() {
        String box = "like: mailbox\nid: old\ntitle: 老信箱\ndescription: 老信箱\ninForce: {from: 2026-01-01}\nnumber: \"{mark}老〔{year}〕{serial}号{no}\"\n";
        List<DefinitionText> accepted = List.of(text("casetypes/old.yaml", box, Origin.OWN));
        Regulations started = Regulations.over(DefinitionTree.shipped(), accepted);
        assertThat(started.own()).isEqualTo(accepted);
        assertThat(started.leftOut()).isEmpty();
        assertThat(started.borne()).singleElement().satisfies(fault -> assertThat(fault.toString()).isEqualTo("本机构 casetypes/old.yaml 第 6 行：没有“{no}”可填。可用：mark、serial、year"));
        Regulations broken = Regulations.over(DefinitionTree.shipped(), List.of(text("casetypes/old.yaml", box.replace("title", "titel"), Origin.OWN)));
        assertThat(broken.own()).isEmpty();
        assertThat(broken.leftOut()).isNotEmpty();
    }
}
