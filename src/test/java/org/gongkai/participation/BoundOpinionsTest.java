package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.Contributions.Opinion;
import org.gongkai.registers.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@DisplayName("意见的摘要和根：改一个字、换一下次序、少一条，根就不同；抄来的合成一行，一条不多一条不少")
class BoundOpinionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Property(tries = 40)
    @Label("一次编号的根由每一条决定：换掉其中任何一条、对调任何两条，根都变；每一条到根有路径")
    void rootBindsEach(@ForAll @IntRange(min = 2, max = 60) int size, @ForAll @IntRange(min = 0, max = 59) int any) {
        int at = any % size;
        List<Contribution> second = new ArrayList<>(IntStream.range(0, size).mapToObj(n -> contribution(n, "bound" + n)).toList());
        String root = NumberContributions.root(second);
        List<byte[]> digests = second.stream().map(one -> HexFormat.of().parseHex(one.digest())).toList();
        assertThat(HexFormat.of().formatHex(MerkleTree.rootBy(digests.get(at), at, size, MerkleTree.path(digests, at)))).isEqualTo(root);
        Contribution kept = second.set(at, contribution(at, "another"));
        assertThat(NumberContributions.root(second)).isNotEqualTo(root);
        second.set(at, second.get((at + 1) % size));
        second.set((at + 1) % size, kept);
        assertThat(NumberContributions.root(second)).isNotEqualTo(root);
    }

    @Test
    @DisplayName("抹去姓名以后摘要不变：摘要里只有封存的姓名的摘要")
    void forgettingKeepsTheDigest() {
        String with = Contribution.digest("a", Way.WEB, 3, null, DAY, "w", "p");
        assertThat(with).isEqualTo(Contribution.digest("a", Way.WEB, 3, null, DAY, "w", "p")).isNotEqualTo(Contribution.digest("a", Way.WEB, 3, null, DAY, "w", null))
                .isNotEqualTo(Contribution.digest("a", Way.WEB, null, 3L, DAY, "w", "p"));
    }

    @Property(tries = 25)
    @Label("不管抄了几遍、标点怎样变，抄的在一行，不同的在不同的行，总数不变")
    void copies(@ForAll @IntRange(min = 1, max = 40) int copied, @ForAll @IntRange(min = 1, max = 8) int texts, @ForAll @IntRange(min = 0, max = 3) int marks) {
        List<Opinion> opinions = new ArrayList<>();
        for (int n = 0; n < copied * texts; n++) {
            String words = TEXTS.get(n % texts) + "！".repeat(n % (marks + 1)) + (n % 2 == 0 ? "谢谢" : "");
            opinions.add(new Opinion(contribution(n, "b" + n), words));
        }
        List<Copies.Line> lines = Copies.folded(opinions);
        assertThat(lines).hasSize(texts).allSatisfy(line -> assertThat(line.count()).isEqualTo(copied));
        Set<Opinion> seen = new HashSet<>();
        lines.forEach(line -> line.all().forEach(opinion -> assertThat(seen.add(opinion)).isTrue()));
        assertThat(seen).hasSize(copied * texts);
    }

    private static final List<String> TEXTS = List.of("请把第二条的处罚改成先提醒后处罚，给居民一个适应的时间，不要一上来就罚款五十元", "小区没有地方可以划停放区，请街道先把充电棚建起来再要求大家搬到楼下停放",
            "地铁站出口不让停自行车的话，最后一公里怎么走，建议改成在出口两侧设置大的停放点", "六层的楼补贴二十四万元，五层的楼却一分钱也没有，这样不公平，请按实际的层数计算补贴", "学校布局调整以后校车几点发车、每一站相距多远，方案里都没有写明，请补充完整以后再征求意见",
            "图书馆平时开放到晚上九点半就可以了，末班公交是十点，再晚回家就不方便，周末可以再延长一个小时", "电梯装好以后的维修费用由谁承担、能不能使用维修资金，办法里没有规定，以后一定会有纠纷", "街边早餐点请设在市场东门，早上六点到八点半最需要，附近工地的工人都在那里等车");

    @Test
    @DisplayName("不同的短意见不合在一起；一样的短意见合在一起")
    void shortOnes() {
        List<Copies.Line> lines = Copies.folded(List.of(new Opinion(contribution(1, "a"), "同意"), new Opinion(contribution(2, "b"), "不同意"), new Opinion(contribution(3, "c"), "同 意。")));
        assertThat(lines).extracting(Copies.Line::count).containsExactly(2, 1);
    }

    @Test
    @DisplayName("草案按“第几条”分开，条前的话和没有条的草案是第 0 部分")
    void articles() {
        assertThat(Articles.of("为了规范，制定本办法。\n第一条 甲\n甲的第二款\n第二条　乙")).extracting(Articles.Article::number, Articles.Article::name, article -> article.lines().size())
                .containsExactly(tuple(0, "", 1), tuple(1, "第一条", 2), tuple(2, "第二条", 1));
        assertThat(Articles.of("按第三条规定办理。")).singleElement().satisfies(whole -> assertThat(whole.number()).isZero());
        assertThat(Articles.of("")).singleElement().satisfies(whole -> assertThat(whole.lines()).isEmpty());
    }

    private static Contribution contribution(int n, @Nullable String bound) {
        return new Contribution("id" + n, "s", n, Way.WEB, null, null, DAY, bound, null, false, null, null, null);
    }
}
