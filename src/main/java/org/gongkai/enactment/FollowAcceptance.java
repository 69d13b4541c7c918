package org.gongkai.enactment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.OwnFolder;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organ;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Remarks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps this node at the set that was accepted last, wherever that was done, and knows what lies in the folder. */
@Component
public class FollowAcceptance implements Remarks {

    private final AcceptedSets sets;
    private final OwnRegulations own;
    private final Regulations regulations;
    private final OrgansNamed organs;
    private final DefinitionTree atStart;
    private volatile @Nullable Named named;
    private volatile AcceptedSet inForce;
    private volatile Prospect prospect;
    private OwnFolder looked;

    /** The organs that a tree names. */
    private record Named(DefinitionTree in, List<Definitions.Asked> organs) {
    }

    FollowAcceptance(AcceptedSets sets, OwnRegulations own, Regulations regulations, OrgansNamed organs, Loops loops) {
        this.organs = organs;
        this.sets = sets;
        this.own = own;
        this.regulations = regulations;
        this.atStart = regulations.tree();
        this.inForce = sets.last();
        if (!inForce.texts().equals(regulations.own()) && regulations.leftOut().isEmpty()) {
            regulations.takeEffect(inForce.texts());
        }
        this.looked = own.folder();
        this.prospect = own.prospect(looked, inForce);
        loops.add(Loop.Plan.of("regulations", "跟上施行的规则", Duration.ofSeconds(1)), () -> {
            look();
            return false;
        });
    }

    /** Takes over what was accepted since, and looks into the folder again. */
    synchronized void look() {
        OwnFolder folder = own.folder();
        boolean accepted = sets.newest() != inForce.id();
        if (accepted) {
            AcceptedSet last = sets.last();
            regulations.takeEffect(last.texts());
            inForce = last;
        }
        if (accepted || !folder.equals(looked)) {
            prospect = own.prospect(folder, inForce);
            looked = folder;
        }
    }

    public AcceptedSet inForce() {
        return inForce;
    }

    public Prospect prospect() {
        return prospect;
    }

    /** Files that were accepted and do not fit this version of the program. */
    public List<Fault> leftOut() {
        return regulations.leftOut();
    }

    /** What is wrong with what is in force, and would not be accepted any more. */
    public List<Fault> borne() {
        return regulations.borne();
    }

    /** Organs that are named in what is in force and are not there, or not any more. */
    public List<String> organsMissing() {
        DefinitionTree tree = regulations.tree();
        Named known = named;
        if (known == null || known.in() != tree) {
            known = new Named(tree, DefinitionKinds.check(tree).asked(Organ.SORT));
            named = known;
        }
        return organs.missing(known.organs(), file -> true);
    }

    /** Files that were accepted while this node was running, and that it reads when it starts. */
    public List<String> untilRestart() {
        List<Kind<?>> kinds = DefinitionKinds.all().stream().filter(kind -> kind.own() == Own.AT_START).toList();
        return differing(atStart, regulations.tree()).stream().filter(path -> kinds.stream().anyMatch(kind -> kind.reads(path))).toList();
    }

    /** Files over which the program brings another text than when they were accepted. */
    public List<String> outdated() {
        return inForce.covers().entrySet().stream().filter(one -> {
            DefinitionText shipped = Difference.shipped(one.getKey());
            return shipped == null || !shipped.digest().equals(one.getValue());
        }).map(Map.Entry::getKey).sorted().toList();
    }

    private static List<String> differing(DefinitionTree one, DefinitionTree other) {
        List<String> paths = new ArrayList<>();
        one.texts().stream().filter(text -> !other.texts().contains(text)).map(DefinitionText::path).forEach(paths::add);
        other.texts().stream().filter(text -> !one.texts().contains(text)).map(DefinitionText::path).forEach(paths::add);
        return paths.stream().distinct().sorted().toList();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        prospect.reasons().forEach(reason -> lines.add("本机构的规则定义没有施行：" + reason));
        leftOut().forEach(fault -> lines.add("已施行的规则与本版程序不合，没有采用：" + fault));
        borne().forEach(fault -> lines.add("已施行的规则照旧有效，但应当改正：" + fault));
        organsMissing().forEach(missing -> lines.add("已施行的规则写了不存在的机关：" + missing));
        if (prospect.waits()) {
            lines.add("本机构的规则定义有改动，等待施行：" + prospect.difference().files().size() + " 个文件");
        }
        outdated().forEach(path -> lines.add("随程序发布的 " + path + " 有了新的内容，本机构的仍在其上"));
        if (!untilRestart().isEmpty()) {
            lines.add("本节点重新启动后才采用：" + String.join("、", untilRestart()));
        }
        return lines;
    }
}
