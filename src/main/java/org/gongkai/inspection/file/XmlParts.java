package org.gongkai.inspection.file;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.gongkai.reading.Refusal;
import org.jspecify.annotations.Nullable;

/** XML inside files, read without anything that it points to. */
final class XmlParts {

    private static final XMLInputFactory FACTORY = factory();

    private XmlParts() {
    }

    interface Reader {

        void read(XMLStreamReader xml) throws XMLStreamException, Refusal;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Calls for every event of a part. */
    static void each(byte[] part, Reader reader) throws Refusal {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
            while (xml.hasNext()) {
                xml.next();
                reader.read(xml);
            }
        } catch (XMLStreamException broken) {
            throw new Refusal("文件内部的内容读不出来，可能已经损坏，没有检查过的文件不能公开。请另存为新的文件再上传。", broken);
        }
    }

    /** An attribute by its local name. */
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    static boolean isOn(@Nullable String value) {
        return value == null || value.equals("1") || value.equals("true") || value.equals("on");
    }
}
