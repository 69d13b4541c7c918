package org.gongkai.casework.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens every file that came to an application which is not forgotten, and compares it with what its act binds. */
@Component
class MaterialVerification implements Verification {

    private static final int CHUNK = 500;

    private final Ledger ledger;
    private final Materials materials;
    private final Sealing sealing;
    private final JdbcClient client;

    MaterialVerification(Ledger ledger, Materials materials, Sealing sealing, JdbcClient client) {
        this.ledger = ledger;
        this.materials = materials;
        this.sealing = sealing;
        this.client = client;
    }

    @Override
    public String title() {
        return "随件提交的文件";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> all = new ArrayList<>(ledger.subjects(Materials.ATTACH, range));
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(from + CHUNK, all.size()));
            Map<String, String> salts = salts(some);
            Map<String, List<Act>> acts = ledger.of(some);
            for (String file : some) {
                verify(file, acts.getOrDefault(file, List.of()), salts.get(file), out);
            }
            out.reached(from + some.size(), all.size());
        }
        out.compared(all.size());
    }

    private void verify(String file, List<Act> acts, @Nullable String salt, Differences out) {
        List<String> owners = acts.stream().map(act -> String.valueOf(act.text(Materials.APPLICATION))).distinct().toList();
        int held = client.sql("select count(*) from casework.application where id = any(?) and forgotten_on is null").param(owners.toArray(String[]::new)).query(Integer.class).single();
        if (held == 0) {
            return;
        }
        int kept = client.sql("select count(*) from casework.material_held where material = ? and application = any(?)").params(file, owners.toArray(String[]::new))
                .query(Integer.class).single();
        if (kept < held) {
            out.differs(file, "有这份材料的申请", held, kept);
        }
        String bound = acts.getFirst().text("binding");
        String found = salt == null ? "没有" : content(file).map(bytes -> sealing.binding(salt, Sha256.hex(bytes))).orElse("打不开");
        if (!found.equals(bound)) {
            out.differs(file, "材料的内容", String.valueOf(bound), found);
        }
    }

    private Optional<byte[]> content(String file) {
        try {
            return materials.of(List.of(file)).stream().findFirst().map(materials::open);
        } catch (IllegalStateException altered) {
            return Optional.empty();
        }
    }

    private Map<String, String> salts(List<String> files) {
        Map<String, String> salts = new TreeMap<>();
        client.sql("select id, salt from casework.material where id = any(?)").param(files.toArray(String[]::new)).query(row -> {
            salts.put(row.getString(1), row.getString(2));
        });
        return salts;
    }
}
