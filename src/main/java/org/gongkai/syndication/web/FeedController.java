package org.gongkai.syndication.web;

import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.Documents;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import io.swagger.v3.oas.annotations.Hidden;

/** {@code /feed.atom}: the newest documents, of everything or of one column (RFC 4287). */
@RestController
@Hidden
class FeedController {

    private static final int ENTRIES = 50;

    private final Documents documents;
    private final Categories categories;
    private final Organs organs;
    private final Site site;
    private final Now now;

    FeedController(Documents documents, Categories categories, Organs organs, Site site, Now now) {
        this.documents = documents;
        this.categories = categories;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    @GetMapping(path = "/feed.atom", produces = "application/atom+xml;charset=UTF-8")
    String feed(@RequestParam(defaultValue = "") String column) throws XMLStreamException {
        Optional<Column> wanted = categories.column(column);
        if (!column.isEmpty() && wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<String> columns = wanted.map(c -> c.withDescendants().map(Column::id).toList()).orElse(List.of());
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        String self = base + "/feed.atom" + (column.isEmpty() ? "" : "?column=" + column);
        element(xml, "id", self);
        element(xml, "title", wanted.map(c -> site.name() + " " + c.title()).orElse(site.name()));
        link(xml, "self", self);
        link(xml, "alternate", base + (column.isEmpty() ? "/" : "/columns/" + column));
        List<DocumentLine> lines = documents.newest(columns, null, ENTRIES);
        element(xml, "updated", instant(lines.isEmpty() ? now.today() : lines.getFirst().day()));
        for (DocumentLine line : lines) {
            entry(xml, base, line);
        }
        xml.writeEndDocument();
        xml.close();
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, String base, DocumentLine line) throws XMLStreamException {
        String address = base + "/documents/" + line.id();
        xml.writeStartElement("entry");
        element(xml, "id", address);
        element(xml, "title", line.title());
        link(xml, "alternate", address);
        element(xml, "updated", instant(line.day()));
        xml.writeStartElement("author");
        element(xml, "name", line.issuer() != null ? line.issuer() : organs.find(line.organ()).map(Organ::name).orElse(line.organ()));
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", line.category());
        xml.writeAttribute("label", categories.titleOf(line.category()));
        if (line.number() != null) {
            element(xml, "summary", line.number());
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
        xml.writeEndElement();
    }

    private static String instant(LocalDate day) {
        return day.atStartOfDay(Now.ZONE).toOffsetDateTime().toString().replaceFirst("T00:00\\+", "T00:00:00+");
    }
}
