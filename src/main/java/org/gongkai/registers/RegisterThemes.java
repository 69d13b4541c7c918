package org.gongkai.registers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.search.Folding;
import org.springframework.stereotype.Component;

/** By what registers are told apart where many of them are listed, read from {@code regulations/registerthemes.yaml}. */
@Component
public class RegisterThemes {

    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");
    private static final Sort THEME = new Sort("register-theme", "名录的主题");

    /** @param registers named in it, in their order @param basis words in the legal basis of those that no theme names */
    record Declared(String id, String title, String description, @Meaning("归入这个主题的名录，依次") List<String> registers,
            @Meaning("没有写明主题的名录，依据里有这些词的归入") List<String> basis) {
    }

    record File(String title, String description, @Meaning("哪个主题也归不进的叫什么") String others, List<Declared> themes) {
    }

    /** A theme with what of it was asked for. */
    public record Theme(String id, String title, String description, List<Register> registers) {
    }

    static final Kind<File> FILE = Kind.of("名录的主题", "registerthemes.yaml", File.class, (file, names) -> {
        for (int n = 0; n < file.themes().size(); n++) {
            Declared theme = file.themes().get(n);
            names.once(THEME, theme.id(), "themes", n, "id");
            for (int r = 0; r < theme.registers().size(); r++) {
                names.needs(Register.SORT, theme.registers().get(r), "themes", n, "registers", r);
                names.once(THEME, "registers/" + theme.registers().get(r), "themes", n, "registers", r);
            }
        }
    }).own(Own.AT_START);

    private final File file;

    RegisterThemes(DefinitionTree regulations) {
        this.file = Definitions.one(regulations, FILE).value();
    }

    /** The same of those alone whose title, description, basis, theme or fields say all of the words. */
    public List<Theme> of(Collection<Register> registers, String words) {
        List<String> asked = BLANKS.splitAsStream(Folding.fold(words)).filter(word -> !word.isEmpty()).toList();
        return of(registers).stream().map(theme -> new Theme(theme.id(), theme.title(), theme.description(), theme.registers().stream().filter(register -> says(theme, register, asked)).toList()))
                .filter(theme -> !theme.registers().isEmpty()).toList();
    }

    private static boolean says(Theme theme, Register register, List<String> asked) {
        String said = Folding.fold(Stream.concat(Stream.of(theme.title(), register.title(), register.about().description(), register.about().legalBasis()),
                register.publicFields().stream().map(RegisterField::title)).collect(Collectors.joining("\n")));
        return asked.stream().allMatch(said::contains);
    }

    /** These registers by theme, themes without any left out; what belongs to none comes last. */
    public List<Theme> of(Collection<Register> registers) {
        Map<Declared, List<Register>> byTheme = new LinkedHashMap<>();
        file.themes().forEach(theme -> byTheme.put(theme, new ArrayList<>()));
        for (Declared theme : file.themes()) {
            theme.registers().forEach(id -> registers.stream().filter(register -> register.id().equals(id)).forEach(byTheme.get(theme)::add));
        }
        List<Register> others = new ArrayList<>();
        registers.stream().filter(register -> byTheme.values().stream().noneMatch(named -> named.contains(register))).forEach(register -> file.themes().stream()
                .filter(theme -> theme.basis().stream().anyMatch(register.about().legalBasis()::contains)).findFirst().map(byTheme::get).orElse(others).add(register));
        List<Theme> themes = new ArrayList<>();
        byTheme.forEach((theme, named) -> themes.add(new Theme(theme.id(), theme.title(), theme.description(), named)));
        themes.add(new Theme("others", file.others(), "", others));
        return themes.stream().filter(theme -> !theme.registers().isEmpty()).toList();
    }
}
