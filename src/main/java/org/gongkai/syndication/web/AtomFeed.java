package org.gongkai.syndication.web;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.temporal.Temporal;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;

/** A feed being written (RFC 4287). */
final class AtomFeed {

    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    AtomFeed(String self, String alternate, String title, Temporal updated) throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        element("id", self);
        element("title", title);
        link("self", self);
        link("alternate", alternate);
        element("updated", instant(updated));
    }

    /** @param address where it can be read; null where it has no page of its own */
    void entry(String id, @Nullable String address, String title, Temporal updated, String author, String term, String label, @Nullable String summary)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", id);
        element("title", title);
        if (address != null) {
            link("alternate", address);
        }
        element("updated", instant(updated));
        xml.writeStartElement("author");
        element("name", author);
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", term);
        xml.writeAttribute("label", label);
        if (summary != null) {
            element("summary", summary);
        }
        xml.writeEndElement();
    }

    /** What is there no longer (RFC 6721). */
    void deleted(String id, LocalDate when, String comment) throws XMLStreamException {
        xml.writeStartElement("at", "deleted-entry", TOMBSTONES);
        xml.writeNamespace("at", TOMBSTONES);
        xml.writeAttribute("ref", id);
        xml.writeAttribute("when", instant(when));
        xml.writeStartElement("at", "comment", TOMBSTONES);
        xml.writeCharacters(comment);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    String end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
        return text.toString();
    }

    void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    private void element(String name, String words) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(words.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
        xml.writeEndElement();
    }

    /** @param when a day or an instant */
    private static String instant(Temporal when) {
        if (!(when instanceof LocalDate day)) {
            return when.toString();
        }
        return day.atStartOfDay(Now.ZONE).toOffsetDateTime().toString().replaceFirst("T00:00\\+", "T00:00:00+");
    }
}
