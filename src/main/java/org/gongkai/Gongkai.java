package org.gongkai;

import org.gongkai.operation.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process that serves the public site, the desk and the commands. */
@SpringBootApplication
@Modulithic(systemName = "Gongkai 公开")
public class Gongkai {

    public static void main(String[] arguments) {
        System.exit(Commands.run(Gongkai.class, arguments));
    }
}
