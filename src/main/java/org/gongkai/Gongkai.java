package org.gongkai;

import javax.xml.transform.TransformerFactory;

import org.gongkai.operation.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process that serves the public site, the desk and the commands. */
@SpringBootApplication
@Modulithic(systemName = "Gongkai 公开")
public class Gongkai {

    public static void main(String[] arguments) {
        // For every part of a Word file a transformer is asked for; looking through all jars for one takes longer than writing the part.
        System.setProperty("javax.xml.transform.TransformerFactory", TransformerFactory.newDefaultInstance().getClass().getName());
        System.exit(Commands.run(Gongkai.class, arguments));
    }
}
