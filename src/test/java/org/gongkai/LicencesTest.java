package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
@DisplayName("Every library may be used and passed on")
class LicencesTest {

    private static final Pattern ACCEPTED = Pattern.compile("(?i)apache|\\bMIT\\b|BSD|\\bEPL|Eclipse|\\bEDL|Lesser|LGPL|Mozilla|\\bMPL|CDDL"
            + "|Unicode|Bouncy Castle|jdom|SAX|W3C|Public Domain|CC0|PostgreSQL|Classpath|Plexus");
    private static final Pattern REFUSED = Pattern.compile("(?i)affero|agpl|sspl|server side public|commons clause|business source|elastic");

    @Test
    @DisplayName("each offers an accepted licence, none is AGPL or SSPL")
    void licences() throws Exception {
        List<Path> poms = poms();
        assertThat(poms).hasSizeGreaterThan(100);
        Map<String, List<String>> unwanted = new TreeMap<>();
        for (Path pom : poms) {
            List<String> licences = licencesOf(pom);
            if (licences.stream().noneMatch(ACCEPTED.asPredicate()) || licences.stream().anyMatch(REFUSED.asPredicate())) {
                unwanted.put(pom.getFileName().toString(), licences);
            }
        }
        assertThat(unwanted).isEmpty();
    }

    /** Maven keeps a library's POM beside its jar, also when the jar has a classifier. */
    private static List<Path> poms() throws IOException {
        List<Path> poms = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (entry.endsWith(".jar") && !entry.contains("surefire")) {
                try (Stream<Path> beside = Files.list(Path.of(entry).getParent())) {
                    poms.add(beside.filter(file -> file.toString().endsWith(".pom")).findFirst()
                            .orElseThrow(() -> new AssertionError("no POM beside " + entry)));
                }
            }
        }
        return poms;
    }

    /** Its own, else those of its parent. */
    private static List<String> licencesOf(Path pom) throws IOException, SAXException, ParserConfigurationException {
        Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        List<String> licences = child(project, "licenses").stream().flatMap(all -> children(all, "license"))
                .map(licence -> text(licence, "name") + " " + text(licence, "url")).toList();
        Optional<Element> parent = child(project, "parent");
        if (!licences.isEmpty() || parent.isEmpty()) {
            return licences;
        }
        String artifact = text(parent.get(), "artifactId");
        String version = text(parent.get(), "version");
        Path file = repository(pom, project).resolve(text(parent.get(), "groupId").replace('.', '/')).resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        return Files.exists(file) ? licencesOf(file) : List.of();
    }

    /** Above the folders of group, artifact and version. */
    private static Path repository(Path pom, Element project) {
        String group = text(project, "groupId").isEmpty() ? text(child(project, "parent").orElseThrow(), "groupId") : text(project, "groupId");
        Path folder = pom.getParent().getParent().getParent();
        for (int part = 0; part < group.split("\\.").length; part++) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        Stream.Builder<Element> found = Stream.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.build();
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(element -> element.getTextContent().strip()).orElse("");
    }
}
