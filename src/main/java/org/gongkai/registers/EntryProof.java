package org.gongkai.registers;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActProof;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody needs to check without this installation that an entry was saved as it stands: entry, path, act, link. */
@Component
public class EntryProof {

    /**
     * The proof.
     *
     * @param form      the entry as it is digested, RFC 8785; null once its content was withdrawn or is public no longer
     * @param digest    SHA-256 of the form, hex
     * @param index     place of the entry among those of the act, from 0
     * @param count     how many the act holds
     * @param path      hashes beside the way up (RFC 6962, SHA-256, leaf 0x00, node 0x01), the nearest first, hex
     * @param root      to which they lead, as the act says it
     * @param act       the act, RFC 8785
     * @param actDigest SHA-256 of the act, hex
     * @param position  of its link; null in the second before it is linked
     * @param previous  hash of the link before
     * @param hash      of its link: SHA-256 of previous, position (8 bytes, big endian) and digest of the act
     */
    public record Proof(String register, long number, @Nullable String form, String digest, int index, int count, List<String> path, String root, String act, String actDigest,
            @Nullable Long position, @Nullable String previous, @Nullable String hash) {
    }

    private final RecordRows records;
    private final Ledger ledger;
    private final PublicTerms terms;

    EntryProof(RecordRows records, Ledger ledger, PublicTerms terms) {
        this.records = records;
        this.ledger = ledger;
        this.terms = terms;
    }

    public Optional<Proof> of(Register register, long number) {
        return records.entry(register.id(), number).map(entry -> terms.withheld(register, List.of(entry)).getFirst()).flatMap(entry -> ledger.proof(entry.act()).map(act -> proof(register, entry, act)));
    }

    private Proof proof(Register register, Entry entry, ActProof proof) {
        Act act = proof.act();
        long first = act.number("first", 0);
        int count = act.number("count", 0);
        List<byte[]> digests = records.between(register.id(), first, first + count - 1).stream().map(Entry::digest).map(HexFormat.of()::parseHex).toList();
        int index = (int) (entry.number() - first);
        List<String> path = MerkleTree.path(digests, index).stream().map(HexFormat.of()::formatHex).toList();
        String form = entry.isWithdrawn() ? null : EntryForm.of(entry.key(), entry.change(), entry.organ(), entry.validOn(), Map.copyOf(entry.said()), entry.sealed());
        return new Proof(register.id(), entry.number(), form, entry.digest(), index, count, path, String.valueOf(act.text("root")), proof.canonical(), proof.digest(), proof.position(),
                proof.previous(), proof.hash());
    }
}
