package org.gongkai.casework.antivirus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Remarks;
import org.gongkai.registers.FileScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether files are scanned for viruses, and what a file is refused for. One that is set up is asked for every file: while it does not answer,
 * none is taken. Where none is set up that is said to the operator; {@code gongkai.antivirus.demanded} says whether files are taken then.
 */
@Component
public class Scanning implements Remarks, FileScan {

    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);
    private static final String ABSENT = "没有设置病毒扫描（gongkai.antivirus.address），";
    private static final Duration ASKED = Duration.ofMinutes(1);

    private final Antivirus antivirus;
    private final boolean scans;
    private final boolean demanded;
    private final DataSize largest;

    Scanning(@Value("${gongkai.antivirus.address}") String address, @Value("${gongkai.antivirus.patience}") Duration patience,
            @Value("${gongkai.antivirus.largest}") DataSize largest, @Value("${gongkai.antivirus.demanded}") boolean demanded, Loops loops) {
        this.scans = !address.isBlank();
        this.demanded = demanded;
        this.largest = largest;
        if (scans) {
            Clamd clamd = new Clamd(address.strip(), patience);
            this.antivirus = clamd;
            loops.add(Loop.Plan.of("antivirus", "查问病毒扫描", ASKED), () -> {
                clamd.ping();
                return false;
            });
        } else {
            this.antivirus = content -> new Antivirus.Verdict.Clean();
        }
    }

    /** Why a file is not taken; empty where nothing stands against it. */
    @Override
    public Optional<String> refusal(byte[] content) {
        if (!scans) {
            return demanded ? Optional.of("本站还没有设置病毒扫描，现在不能收文件。请改用邮寄、当面递交。") : Optional.empty();
        }
        if (content.length > largest.toBytes()) {
            return Optional.of("文件超过 " + largest.toMegabytes() + " MB，病毒扫描查不了，没有收下。请压缩或者拆成几个文件再上传。");
        }
        return switch (antivirus.scan(content)) {
            case Antivirus.Verdict.Clean clean -> Optional.empty();
            case Antivirus.Verdict.Infected(String found) -> {
                LOG.warn("a file with {} was refused", found);
                yield Optional.of("文件里有病毒（" + found + "），没有收下，也没有保存。请先在您的设备上杀毒，再换一个干净的文件上传。");
            }
            case Antivirus.Verdict.Unknown(String why) -> {
                LOG.warn("no answer from the virus scanner: {}", why);
                yield Optional.of("病毒扫描现在没有答复，没有查过的文件不能收下。请过一会儿再上传；其他内容不受影响。");
            }
        };
    }

    @Override
    public List<String> lines() {
        return scans ? List.of() : List.of(ABSENT + (demanded ? "不收文件" : "随件提交的文件没有扫描就收下"));
    }
}
