package org.gongkai.operation.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Documents as organs publish them, each with one thing in it that leads to a person: what the gate must find before they go out. */
public final class PlantedLeaks {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final List<String> NAMES = List.of("王桂芳", "李国栋", "赵小红", "刘建军", "陈秀英", "杨志强", "张丽", "黄海燕", "周文斌", "吴玉梅", "徐明", "孙秀兰", "欧阳建国", "罗勇", "宋佳");
    private static final List<String> CHILDREN = List.of("王梓萱", "李子涵", "刘一诺", "陈浩然", "赵欣怡", "杨俊熙", "周雨桐", "吴思远");
    private static final List<String> OTHERS = List.of("公布如下。", "全区各单位按照职责分工抓好落实，重要情况及时报告。", "本通知自印发之日起施行，有效期5年。",
            "2026年第一季度共发放补助资金126万元，惠及群众312户。", "公示期内如有异议请向区民政局反映，监督电话0312-5550000。", "根据《中华人民共和国行政许可法》第三十八条，作出如下决定。",
            "各镇人民政府、街道办事处要加强宣传引导，提高群众知晓率。", "联系单位：青澜区人民政府办公室，地址：青澜区府前路1号。");
    private static final List<String> TITLES = List.of("关于公布2026年第一季度临时救助对象名单的通知", "行政处罚决定书（清市监罚字〔2026〕18号）", "关于群众来信办理情况的公示",
            "2026年残疾儿童康复救助名单公示", "关于征收东河村集体土地补偿登记情况的公告", "关于2026年教育资助对象的公示", "政府信息公开申请答复书", "工作简报第12期");

    /** What is planted. @param rules one of which must tell of it */
    public enum Kind {
        IDENTITY("身份证号", "P-IDENTITY"), IDENTITY_GROUPED("身份证号，有间隔", "P-IDENTITY"), IDENTITY_WIDE("身份证号，全角", "P-IDENTITY"),
        IDENTITY_IN_WORDS("身份证号，汉字", "P-IDENTITY"), IDENTITY_OLD("十五位身份证号", "P-IDENTITY"), MOBILE("手机号", "P-PHONE"), MOBILE_GROUPED("手机号，有间隔", "P-PHONE"),
        LANDLINE("家里的电话", "P-LANDLINE"), CARD("银行卡号", "P-CARD"), CARD_GROUPED("银行卡号，有间隔", "P-CARD"), PLATE("车牌号", "P-PLATE"), MAIL("电子邮箱", "P-MAIL"),
        ADDRESS("住址", "P-ADDRESS"), MINOR("未成年人", "P-MINOR"), BESIDE("号码旁的姓名", "P-BESIDE"), CERTIFICATE("证件号码", "P-CERTIFICATE", "P-IDENTITY"),
        ACCOUNT("网络账号", "P-ACCOUNT"), PICTURE_PLACE("图片的拍摄地点", "A-WHERE"), PICTURE_AUTHOR("图片的拍摄人", "A-EXIF"), FILE_AUTHOR("文件的作者", "A-AUTHOR");

        private final String title;
        private final Set<String> rules;

        Kind(String title, String... rules) {
            this.title = title;
            this.rules = Set.of(rules);
        }

        public String title() {
            return title;
        }

        public Set<String> rules() {
            return rules;
        }
    }

    /** Where it is planted. */
    public enum Carrier {
        TEXT, TABLE, WORD, WORD_TABLE, WORD_COMMENT, WORD_DELETED, WORD_HEADER, WORD_HIDDEN, SHEET, SHEET_HIDDEN, SHEET_HIDDEN_COLUMN, SHEET_COMMENT, SLIDE, SLIDE_NOTES, PDF, PDF_NOTE, LINES,
        PICTURE
    }

    /** One document. @param content of its file; null where it stands in the text itself */
    public record Leak(Kind kind, Carrier carrier, String title, String body, String planted, @Nullable String file, byte @Nullable [] content) {
    }

    private final Random random;

    private PlantedLeaks(long seed) {
        random = new Random(seed);
    }

    /** @param many so many, every kind in turn, each time in another carrier */
    public static List<Leak> of(long seed, int many) throws IOException {
        PlantedLeaks leaks = new PlantedLeaks(seed);
        List<Carrier> carriers = Arrays.stream(Carrier.values()).filter(carrier -> carrier != Carrier.PICTURE).toList();
        List<Leak> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            all.add(leaks.leak(kind, carriers.get((i + i / Kind.values().length * 5) % carriers.size())));
        }
        return all;
    }

    private Leak leak(Kind kind, Carrier wanted) throws IOException {
        boolean picture = kind == Kind.PICTURE_PLACE || kind == Kind.PICTURE_AUTHOR;
        Carrier carrier = picture ? Carrier.PICTURE : kind == Kind.FILE_AUTHOR ? random.nextBoolean() ? Carrier.WORD : Carrier.SHEET : wanted;
        List<String> around = IntStream.range(0, 4).mapToObj(i -> one(OTHERS)).toList();
        String planted = picture || kind == Kind.FILE_AUTHOR ? one(NAMES) : sentence(kind);
        String body = around.stream().map(line -> "<p>" + line + "</p>").collect(Collectors.joining());
        String title = one(TITLES);
        return switch (carrier) {
            case TEXT -> new Leak(kind, carrier, title, body + "<p>" + planted + "</p><p>特此公布。</p>", planted, null, null);
            case TABLE -> new Leak(kind, carrier, title, body + "<table><tbody><tr><td>序号</td><td>内容</td></tr><tr><td>1</td><td>" + planted.replaceAll("[，。]$", "")
                    + "</td></tr></tbody></table>", planted, null, null);
            default -> {
                LeakFiles.Made made = LeakFiles.of(kind, carrier, around, planted);
                yield new Leak(kind, carrier, title, body, planted, made.name(), made.content());
            }
        };
    }

    private String sentence(Kind kind) {
        String name = one(NAMES);
        String child = one(CHILDREN);
        return switch (kind) {
            case IDENTITY, IDENTITY_GROUPED, IDENTITY_WIDE, IDENTITY_IN_WORDS -> identified(name, written(kind, identity()));
            case IDENTITY_OLD -> one(List.of(name + "，身份证号码" + old() + "。", "证件号：" + old() + "，1份。", "户主" + name + "（身份证" + old() + "）"));
            case MOBILE, MOBILE_GROUPED -> phoned(name, kind == Kind.MOBILE ? mobile() : grouped(mobile()));
            case LANDLINE -> one(List.of("申请人" + name + "，家庭电话" + landline() + "。", "户主" + name + "，住宅电话：" + landline() + "。", "来信人" + name + "（家中电话" + landline() + "）反映噪声扰民。",
                    "举报人" + name + "，联系电话" + landline() + "，要求保密。", "村民" + name + " 电话 " + landline()));
            case CARD -> carded(name, card());
            case CARD_GROUPED -> carded(name, card().replaceAll("(\\d{4})(?=\\d)", "$1 "));
            case PLATE -> one(List.of("当事人驾驶" + plate() + "号小型客车。", "车主" + name + "，车牌号" + plate() + "。", plate() + "轿车停在消防通道。", "号牌号码：" + plate(), "肇事车辆为" + plate()));
            case MAIL -> one(List.of("申请人" + name + "，电子邮箱" + mail() + "。", name + "来信（" + mail() + "）建议增设站点。", name + "，" + mail() + "，申请公开征地批文。", "投诉人邮箱：" + mail()));
            case ADDRESS -> one(List.of("申请人" + name + "，家住清河镇东河村3组12号。", name + "，住址：青澜区文化路18号院3号楼2单元501室。", "送达至阳光花园5号楼1单元302室。",
                    "户籍地址清河镇西河村二组7号", "租住在幸福小区12栋303室", "受助人" + name + "，现住青澜区朝阳街道光明巷27号。", name + "，清河镇南关村5组，补助500元，住南关村5组18号。"));
            case MINOR -> one(List.of(child + "，清河县第一小学三年级（2）班，获资助800元。", "受助学生" + child + "（清河镇中心小学五年级一班）。", "清河实验小学二年级3班" + child + "同学走失后已找到。",
                    child + "，女，9岁，随外祖母生活。", "未成年人" + child + "，就读于清河县第二中学初一（4）班。", child + "（男，7岁）随父迁入。"));
            case BESIDE -> one(List.of(identified(name, identity()), phoned(name, mobile()), name + "\t" + identity() + "\t500"));
            case CERTIFICATE -> one(List.of(name + "，护照号E" + digits(8), name + "，残疾证号" + identity() + "43", "社会保障卡号" + "A" + digits(8), "患者" + name + "，住院号：" + digits(8), "学籍号G" + identity(),
                    "准考证号" + digits(12), "往来港澳通行证C" + digits(8)));
            case ACCOUNT -> one(List.of(name + "，微信号wgf_" + digits(4) + "。", name + "，QQ：" + "38" + digits(6) + "，愿意作证。", "投诉人微信：lgd" + digits(5), "举报人" + name + "支付宝账号abc" + digits(6)));
            case PICTURE_PLACE, PICTURE_AUTHOR, FILE_AUTHOR -> throw new IllegalArgumentException(kind + " is no sentence");
        };
    }

    private String identified(String name, String number) {
        return one(List.of(name + "，身份证号" + number + "，补助500元。", "经查，当事人" + name + "（公民身份号码：" + number + "）未取得许可。", "3 " + name + " " + number + " 已发放",
                "户主" + name + "，证件号码" + number + "，户籍人口4人。"));
    }

    private String phoned(String name, String number) {
        return one(List.of("申请人" + name + "，联系电话" + number + "。", name + "（电话" + number + "）反映路灯不亮。", "反映人" + name + "手机：" + number, "请与住户" + name + "联系（手机" + number + "）。"));
    }

    private String carded(String name, String number) {
        return one(List.of("补贴转入" + name + "账户，卡号" + number + "。", name + "，开户行农业银行，账号" + number, "退还保证金至工商银行" + number + "。", "银行卡号：" + number));
    }

    private String written(Kind kind, String number) {
        return switch (kind) {
            case IDENTITY_GROUPED -> one(List.of(number.replaceAll("^(.{6})(.{8})", "$1 $2 "), number.replaceAll("^(.{6})(.{8})", "$1-$2-"), String.join(" ", number.split("")),
                    number.replaceAll("^(.{6})(.{4})(.{4})", "$1 $2 $3 ").toLowerCase(Locale.ROOT)));
            case IDENTITY_WIDE -> number.chars().mapToObj(c -> String.valueOf((char) (c - '!' + '！'))).collect(Collectors.joining());
            case IDENTITY_IN_WORDS -> number.chars().mapToObj(c -> c == 'X' ? "X" : String.valueOf("〇一二三四五六七八九".charAt(c - '0'))).collect(Collectors.joining());
            default -> number;
        };
    }

    private String grouped(String mobile) {
        return one(List.of(mobile.replaceAll("^(.{3})(.{4})", "$1 $2 "), mobile.replaceAll("^(.{3})(.{4})", "$1-$2-"), "+86 " + mobile, mobile.replaceAll("^(.{7})", "$1 "), mobile.replaceAll("^(.{3})", "$1-")));
    }

    private String identity() {
        String first = one(List.of("130102", "420112", "110105", "320311", "510104")) + "%04d%02d%02d".formatted(1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(3);
        int sum = IntStream.range(0, WEIGHTS.length).map(i -> (first.charAt(i) - '0') * WEIGHTS[i]).sum();
        return first + "10X98765432".charAt(sum % 11);
    }

    private String old() {
        return "130102" + "%02d%02d%02d".formatted(40 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(3);
    }

    private String mobile() {
        return "1" + one(List.of("39", "58", "86", "77", "31", "99")) + digits(8);
    }

    private String landline() {
        return one(List.of("0312-", "", "027-8", "(0312)")) + "5" + digits(6);
    }

    private String card() {
        String first = "62220" + digits(13);
        int sum = IntStream.range(0, first.length()).map(i -> (first.charAt(first.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1)).map(n -> n > 9 ? n - 9 : n).sum();
        return first + (10 - sum % 10) % 10;
    }

    private String plate() {
        return one(List.of("冀A", "京N·", "鄂A", "苏E", "粤B")) + one(List.of("3B152", "8P8F6", "12345", "D05678", "7K9T2"));
    }

    private String mail() {
        return one(List.of("wangguifang", "lgd1978", "zhaoxiaohong_66", "liu.jianjun")) + "@" + one(List.of("163.com", "qq.com", "126.com", "sina.com"));
    }

    private String digits(int many) {
        return IntStream.range(0, many).mapToObj(i -> String.valueOf(random.nextInt(10))).collect(Collectors.joining());
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
