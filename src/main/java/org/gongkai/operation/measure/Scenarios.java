package org.gongkai.operation.measure;

import java.util.List;

/** Everything that can be measured, in the order of docs/measured.md. */
public final class Scenarios {

    private Scenarios() {
    }

    public static List<Scenario> all() {
        return List.of(new Start(), new Import(), new Search(), new Judged(), new JudgedLetters(), new Pages(), new Publishing(), new YearTable(), new Boards(), new Acts(), new City(), new OpenEarlierData(), new Memory(), new KillWhileImporting(), new CheckReports(), new Leaks(), new Hostile(), new KillWhileDeciding(), new KillWhileActing(), new BatchOfCases(), new Merge(), new MillionRows(), new KillWhileEntering(), new MattersSearch(), new PlantedWords(), new KillWhileWriting(), new TakingPart(), new ArchiveVisits(), new Doors(), new LetterPairs(), new DirectReports());
    }
}
